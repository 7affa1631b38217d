"""One client a module; each runs in the environment of its own library, and says what it took."""
