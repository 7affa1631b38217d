"""Pure functions over text: one coordinate system, sentences, quotes, dates, names."""
