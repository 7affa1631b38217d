"""Pages of the web, fetched with care and saved as files."""
