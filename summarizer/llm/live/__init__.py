"""A model behind an OpenAI-compatible server. Only here are SDKs known; import it late."""
