"""Keys taken out of what is shown."""

import re

_KEY_LIKE = re.compile(r"\b(?:(?:sk|pk|rk|gsk|xai|hf)[-_][\w-]{6,}|AIza[\w-]{10,})", re.ASCII)
_BEARER = re.compile(r"(?i)\bbearer\s+[^\s\"',]+")


class Masker:
    """Takes keys out of what is shown."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        self._secrets = sorted((secret for secret in secrets if len(secret) > 3), key=len)[::-1]

    def mask(self, text: str) -> str:
        """Return the text without the run's secrets and without what looks like a key."""
        for secret in self._secrets:
            text = text.replace(secret, "***")
        return _KEY_LIKE.sub("***", _BEARER.sub("Bearer ***", text))

    def show(self, text: str, limit: int = 200) -> str:
        """Return the text masked, then cut short, with control characters escaped."""
        masked = self.mask(text)
        clipped = masked if len(masked) <= limit else masked[:limit] + "..."
        return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in clipped)
