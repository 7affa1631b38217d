"""A briefing against what a careful reader found; pure."""
