"""A comparison of two briefings for people."""
