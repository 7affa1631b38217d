"""Many communiqués in, one briefing out; pure."""
