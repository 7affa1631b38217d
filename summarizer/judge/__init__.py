"""Questions on many articles at once, answered by a model: what is one claim, and what differs."""
