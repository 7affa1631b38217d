"""One article in, one grounded communiqué out."""
