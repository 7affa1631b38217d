"""A briefing as one self-contained page for a browser; pure."""
