"""Frozen records: what goes from stage to stage, each with a published JSON Schema."""
