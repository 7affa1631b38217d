"""`python -m summarizer` is the command line."""

from summarizer.cli.main import main

if __name__ == "__main__":
    main()
