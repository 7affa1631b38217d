"""Several reports of one diplomatic event in, one briefing out, every item with its quote."""

__version__ = "0.1.0"
