"""The summary: a few sentences, each resting on items."""
