"""A reader's corrections, applied before anything is folded, numbered or compared."""
