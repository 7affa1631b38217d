"""Inputs that nobody would write, and what must hold for each; see docs/fuzzing.md."""
