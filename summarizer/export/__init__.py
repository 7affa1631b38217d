"""A briefing in the formats of others."""
