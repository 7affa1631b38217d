"""The text of a mail: what its author wrote, apart from replies that are quoted and signatures."""

import re
from collections.abc import Sequence

from summarizer.ingest.formats.part import LaidOut, Piece, lay_out, printable
from summarizer.schema.words import Zone

MIN_OWN_CHARS = 100
"""A mail with less text of its own above what it forwards is about what it forwards."""

_QUOTED = re.compile(r"^\s*>")
_SIGNATURE = re.compile(r"^-- ?$")
_ATTRIBUTION = re.compile(
    r"^(?:on|am|le|el|il|em)\b.{4,200}\b"
    r"(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu)\s*:$",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"^\W*-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|"
    r"message d'origine|mensaje original|begin forwarded message)\W*$|^begin forwarded message:$",
    re.IGNORECASE,
)
_HEAD = tuple(
    re.compile(rf"^\*?(?:{names})\*?\s?:", re.IGNORECASE)
    for names in (
        "from|von|de|da|från|от",
        "sent|date|gesendet|datum|envoyé|enviado|fecha|inviato|data|отправлено|дата",
        "to|subject|an|betreff|à|objet|para|asunto|assunto|oggetto|кому|тема",
    )
)
"""How lines begin that some mail programs put above what is answered, one after the other."""


def lay_out_mail(text: str, title: str | None) -> LaidOut:
    """Return the text of a mail under its subject, in blocks of what is the author's and what not.

    Replies that it quotes are comments, signatures are page furniture. What a mail without a text
    of its own forwards is the article.

    Raises:
        UnreadableArticleError: There is no text.
    """
    lines = printable(text).split("\n")
    zones = zones_of_lines(lines)
    pieces: list[Piece] = []
    heading = " ".join(title.split()) if title else ""
    begins = " ".join(text[:2_000].split()).casefold()
    if heading and not begins.startswith(heading.casefold()):
        pieces.append(Piece(heading, "headline"))
    begin = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or zones[index] != zones[begin]:
            pieces.append(Piece("\n".join(lines[begin:index]), zones[begin]))
            begin = index
    return lay_out(pieces)


def zones_of_lines(lines: Sequence[str]) -> list[Zone | None]:
    """Return the zone of every line; None for the author's own text."""
    zones: list[Zone | None] = [None] * len(lines)
    rest: Zone | None = None
    own_chars = 0
    for index, line in enumerate(lines):
        stripped = line.strip()
        if rest is None and _SIGNATURE.match(line):
            rest = "chrome"
        elif rest != "comments" and own_chars >= MIN_OWN_CHARS and _begins_earlier(lines, index):
            rest = "comments"
        if rest is not None:
            zones[index] = rest
        elif _QUOTED.match(line):
            zones[index] = "comments"
        elif _is_attribution(lines, index) or _EARLIER.match(stripped):
            zones[index] = "chrome"
        else:
            own_chars += len(stripped)
    return zones


def _begins_earlier(lines: Sequence[str], index: int) -> bool:
    """Return whether a line begins the mail that is answered, with all that follows."""
    if _EARLIER.match(lines[index].strip()):
        return True
    if not _HEAD[0].match(lines[index].strip()):
        return False
    following = [line.strip() for line in lines[index + 1 : index + 7] if line.strip()][:4]
    return all(any(map(pattern.match, following)) for pattern in _HEAD[1:])


def _is_attribution(lines: Sequence[str], index: int) -> bool:
    """Return whether a line says who wrote what is quoted below it."""
    if not _ATTRIBUTION.match(lines[index].strip()):
        return False
    following = (line for line in lines[index + 1 : index + 4] if line.strip())
    return bool(_QUOTED.match(next(following, "")))
