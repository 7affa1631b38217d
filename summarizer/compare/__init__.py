"""Two briefings side by side: what was added, dropped, kept and changed."""
