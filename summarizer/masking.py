"""Keys taken out of what is shown and kept.

Two ways, for two places. What comes from a server is rid of the run's own keys before anything
reads it (`redact`): nothing else is touched there, since it may be a model's answer. What is told
to people is rid of whatever looks like a key or the rest of one as well (`mask`).
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterable
from urllib.parse import quote, urlsplit

HIDDEN = "***"
"""What stands in a key's place."""

_LEAST_CHARS = 4
"""Shorter secrets are no secrets: `none`, say, is what servers without keys are given."""
_LEAST_TOKEN_CHARS = 12
_EDGE_CHARS = 4
_LONG_EDGE_CHARS = 8
_LOOKED_THROUGH = 20

_PREFIXES = "sk|pk|rk|gsk|xai|hf|ghp|gho|ghs|glpat|nvapi|pplx|r8|fw|npm|pypi|dop_v1|xox[abps]"
_KEY_LIKE = re.compile(
    rf"\b(?:(?:{_PREFIXES})[-_][\w-]{{6,}}|github_pat_\w{{6,}}|AIza[\w-]{{10,}}"
    r"|(?:AKIA|ASIA)[0-9A-Z]{12,}|eyJ[\w-]{8,500}\.[\w.-]+)",
    re.ASCII,
)
_RESTS = re.compile(
    # What servers leave of a key: `sk-ab***yz`, `abcd****wxyz`, `sk-...wxyz`.
    rf"(?:\b(?:{_PREFIXES})[-_][\w-]{{0,200}}(?:\*+|\.{{3,}}|…|•{{2,}})"
    r"|(?<![\w-])[\w-]+(?:\*{3,}|•{3,}))[\w*•.-]*",
    re.ASCII,
)
_SCHEMES = re.compile(
    r"""(?i)\bbearer\s+[^\s"',]+|\b(?:basic|token|apikey)\s+(?=[^\s"',]*[\d=+/])[^\s"',]{8,}"""
)
_FIELDS = re.compile(
    r"""(?ix)
    \b((?:proxy-)?authorization | (?:x-)?(?:goog-)?api[-_]?key | ocp-apim-subscription-key
       | (?:set-)?cookie | (?:access|auth|refresh)[-_]?token | (?:client[-_])?secret
       | passw(?:or)?d)
    (["']?\s*[:=]\s*["']?)
    (?=[^\s"',;&}]*\d)[^\s"',;&}]{6,}
    """
)
_QUERY = re.compile(r"(?i)([?&](?:key|token|sig|signature|auth|code|pwd)=)[^&\s\"'#]+")
_USERINFO = re.compile(r"(?<=://)[^\s/@\"']+@")
_ALL_USERINFO = re.compile(r"(?:(?<=://)|\A(?!\w+://))[^?#]*@")
_BEHIND = re.compile(r"(?s)([?#]).+")


class Masker:
    """Takes keys out of what is shown and kept."""

    def __init__(self, secrets: Iterable[str]) -> None:
        """Learn the run's own secrets; one of several words has its words as secrets as well."""
        self._secrets: tuple[str, ...] = ()
        self._rests: tuple[re.Pattern[str], ...] = ()
        self._forms: tuple[bytes, ...] = ()
        self.learn(secrets)

    def learn(self, secrets: Iterable[str]) -> None:
        """Know further secrets from now on."""
        told = {word for secret in secrets for word in (secret, *filter(_is_token, secret.split()))}
        known = {*self._secrets, *(one for one in told if len(one) >= _LEAST_CHARS)}
        self._secrets = tuple(sorted(known, key=lambda one: (-len(one), one)))
        tokens = [one for one in self._secrets if _is_token(one)]
        self._rests = tuple(map(_rest_of, tokens))
        forms = {form for token in tokens for form in _forms_of(token)}
        self._forms = tuple(sorted(forms, key=lambda one: (-len(one), one)))

    def redact(self, data: bytes) -> bytes:
        """Return what a server sent without the run's own secrets, however they are spelled.

        That is as they are, and as JSON, a URL and basic authentication spell them. A secret that
        might be an ordinary word stays: an answer may hold that word.
        """
        for form in self._forms:
            if form in data:
                data = data.replace(form, HIDDEN.encode())
        return data

    def mask(self, text: str) -> str:
        """Return the text without the run's secrets, what looks like a key, and rests of either."""
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        for rest in self._rests:
            text = rest.sub(HIDDEN, text)
        text = _USERINFO.sub(f"{HIDDEN}@", text)
        text = _QUERY.sub(rf"\g<1>{HIDDEN}", text)
        text = _SCHEMES.sub(_mask_scheme, text)
        text = _KEY_LIKE.sub(HIDDEN, text)
        return _FIELDS.sub(rf"\g<1>\g<2>{HIDDEN}", _RESTS.sub(HIDDEN, text))

    def show(self, text: str, limit: int = 200) -> str:
        """Return the text masked, then cut short, with control characters escaped."""
        masked = self.mask(text[: _LOOKED_THROUGH * limit])
        clipped = masked if len(masked) <= limit else masked[:limit] + "..."
        return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in clipped)


def looks_like_key(text: str) -> bool:
    """Return whether something in the text looks like a key."""
    return _KEY_LIKE.search(text) is not None


def url_secrets(url: str) -> tuple[str, ...]:
    """Return the user and the password that stand in an address; nothing of one that is none."""
    try:
        parts = urlsplit(url)
        return tuple(one for one in (parts.password, parts.username) if one)
    except ValueError:
        return ()


def safe_url(url: str) -> str:
    """Return an address without user and password, and without what stands behind `?` and `#`."""
    return _BEHIND.sub(rf"\g<1>{HIDDEN}", _ALL_USERINFO.sub(f"{HIDDEN}@", url))


def _is_token(secret: str) -> bool:
    """Return whether a secret is no word that an article, or an answer, could hold by chance."""
    has_both = any(map(str.isdigit, secret)) and any(map(str.isalpha, secret))
    return len(secret) >= _LEAST_TOKEN_CHARS and has_both and not any(map(str.isspace, secret))


def _forms_of(token: str) -> Iterable[bytes]:
    yield token.encode()
    yield json.dumps(token)[1:-1].encode()
    yield json.dumps(token)[1:-1].replace("/", "\\/").encode()
    yield quote(token, safe="").encode()
    for before in range(3):
        # The characters that every text with the token at such a place has.
        encoded = b64encode(b"\0" * before + token.encode())
        yield encoded[-(-before * 8 // 6) : (before + len(token.encode())) * 8 // 6]


def _rest_of(token: str) -> re.Pattern[str]:
    """Return what finds a token of which the middle or the end was taken away."""
    first, last = re.escape(token[:_EDGE_CHARS]), re.escape(token[-_EDGE_CHARS:])
    beginning, end = re.escape(token[:_LONG_EDGE_CHARS]), re.escape(token[-_LONG_EDGE_CHARS:])
    gap, more, word = r"(?:[*•…#]+|\.{2,}|[xX]{3,})", r"[\w*•….+/=-]", r"[\w+/=-]"
    return re.compile(
        rf"{beginning}{more}*|{more}{{0,200}}{end}"
        rf"|{first}{word}{{0,200}}{gap}{more}*|{word}{{0,200}}{gap}{last}"
    )


def _mask_scheme(found: re.Match[str]) -> str:
    return f"{found[0].split()[0].capitalize()} {HIDDEN}"
