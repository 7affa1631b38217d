"""Data of the field and its loaders: speech acts, countries, terms of art."""
