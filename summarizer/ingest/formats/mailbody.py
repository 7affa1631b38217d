"""What readers of a mail are shown of it, apart from its attachments."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.errors import MessageError
from email.message import EmailMessage, Message

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.decode import Decoded, decode_text
from summarizer.ingest.formats.mailtext import MIN_OWN_CHARS, lay_out_mail
from summarizer.ingest.formats.mailversions import choose_version
from summarizer.ingest.formats.part import MAX_TEXT_CHARS, MOST_UNSEEN, too_long
from summarizer.ingest.hidden import MOST_CHARS
from summarizer.text.units import Block

MAX_TEXT_BYTES = 5_000_000
"""Longer messages are no articles."""

BROKEN = (
    MessageError,
    RecursionError,
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    OverflowError,
)
"""What the standard library raises over mails that are made to break it."""


@dataclass(frozen=True)
class Body:
    """A mail without its attachments."""

    text: str
    blocks: tuple[Block, ...]
    encoding: str
    """What its bytes were decoded with."""
    differing: int
    """How many sentences of plain versions do not stand in those in HTML."""
    hidden: int
    """How many stretches no reader sees, with those sentences."""
    unseen: tuple[str, ...]
    """What these begin with."""
    pointers: int
    """How many versions in HTML only point to the plain one, which is the text."""


class _Texts:
    """The versions of one text of a mail: several of a kind follow each other."""

    def __init__(self, leaves: Sequence[EmailMessage], *, is_inner: bool) -> None:
        self.is_inner = is_inner
        self.encoding = "utf-8"
        versions: dict[str, list[str]] = {"text/plain": [], "text/html": []}
        for part in leaves:
            decoded = _decode(part)
            if decoded is None:
                continue
            is_flowed = _param(part, "format") == "flowed"
            text = _unflow(decoded.text) if is_flowed else decoded.text
            versions[part.get_content_type()].append(text)
            self.encoding = decoded.encoding
        self.plain, self.html = map("\n".join, versions.values())


def is_attachment(part: EmailMessage) -> bool:
    """Return whether a part is not shown as the text of its mail."""
    is_text = part.get_content_type() in ("text/plain", "text/html")
    return not is_text or part.get_content_disposition() == "attachment"


def read_body(message: Message, title: str | None) -> Body | None:
    """Return what readers are shown of a mail; None where it has no text of its own.

    Args:
        message: The mail.
        title: Its subject, which stands above the text.
    """
    text, encoding = "", "utf-8"
    blocks: list[Block] = []
    unseen: list[str] = []
    differing = hidden = pointers = 0
    for texts in _texts_of(message):
        heading = None if text else title
        shown = choose_version(texts.html, texts.plain, heading) if texts.html else None
        if shown is not None:
            pointers += shown.is_pointer
            differing += len(shown.differing)
            hidden += shown.hidden + len(shown.differing)
            unseen += [*shown.differing, *shown.unseen]
        if shown is not None and shown.page is not None:
            added, own = shown.page.text, shown.page.blocks
        elif texts.plain.strip():
            added, own, _ = lay_out_mail(texts.plain, heading)
        else:
            continue
        if texts.is_inner and len(text) >= MIN_OWN_CHARS:
            own = tuple(one._replace(zone="comments") for one in own)
        start = len(text) + 1 if text else 0
        text = f"{text}\n{added}" if text else added
        if len(text) > MAX_TEXT_CHARS:
            raise too_long()
        blocks += [one._replace(start=one.start + start, end=one.end + start) for one in own]
        encoding = texts.encoding
    if not blocks:
        return None
    kept = tuple(one[:MOST_CHARS] for one in unseen[:MOST_UNSEEN])
    return Body(text, tuple(blocks), encoding, differing, hidden, kept, pointers)


def _texts_of(message: Message, *, is_inner: bool = False) -> Iterator[_Texts]:
    """Yield each text of a mail, with its versions, of which one is shown."""
    kind = message.get_content_type()
    if message.is_multipart() and kind != "multipart/alternative":
        for part in message.iter_parts() if isinstance(message, EmailMessage) else ():
            yield from _texts_of(part, is_inner=is_inner or kind == "message/rfc822")
        return
    leaves = [one for one in message.walk() if isinstance(one, EmailMessage)]
    own = [one for one in leaves if not one.is_multipart() and not is_attachment(one)]
    yield _Texts(own, is_inner=is_inner)


def _decode(part: EmailMessage) -> Decoded | None:
    """Return the text of a part; None where it has none."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return None
    if len(data) > MAX_TEXT_BYTES:
        most = f"{MAX_TEXT_BYTES / 1_000_000:g} MB"
        raise UnreadableArticleError(f"the message is larger than {most}", kind="too_large")
    try:
        return decode_text(data, part.get_content_charset())
    except UnreadableArticleError as exc:
        if exc.kind == "empty":
            return None
        raise


def _unflow(text: str) -> str:
    """Return text with the lines joined that were wrapped on the way (RFC 3676)."""
    return re.sub(r"(?<!^--)(?<=\S) \r?\n(?!>|--)", " ", text, flags=re.MULTILINE)


def _param(part: EmailMessage, name: str) -> str:
    try:
        return str(part.get_param(name, "")).lower()
    except BROKEN:
        return ""
