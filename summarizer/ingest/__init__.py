"""Files in, articles out."""
