"""Every claim of a briefing, re-read from the articles."""
