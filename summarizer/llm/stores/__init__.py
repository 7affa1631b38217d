"""Where recorded answers are kept."""
