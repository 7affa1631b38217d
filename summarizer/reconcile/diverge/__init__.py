"""Typed comparisons of the reports of one claim; a variant in wording is no divergence."""
