"""A briefing as text for people and programs; pure."""
