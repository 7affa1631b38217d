"""Many events in one run: what is to be done, what was done, and what has to be done again."""
