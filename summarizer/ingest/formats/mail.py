"""Mails (EML): the message as an article, and each attachment that is one as another."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime
from hashlib import sha256
from pathlib import PurePosixPath

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.decode import Decoded, decode_text
from summarizer.ingest.formats.docx import read_docx
from summarizer.ingest.formats.feed import titled_html
from summarizer.ingest.formats.mailtext import lay_out_mail
from summarizer.ingest.formats.part import AnyPart, BadPart, Part, printable
from summarizer.ingest.formats.pdf import read_pdf

MAX_ATTACHMENTS = 200
"""A mail with more parts is made to keep its reader busy."""
MAX_TEXT_BYTES = 5_000_000
"""Longer messages are no articles."""
PLAIN_SHARE = 0.4
"""A plain version with less of the HTML version's letters than this only points to it."""

_BROKEN = (
    MessageError,
    RecursionError,
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    OverflowError,
)
"""What the standard library raises over mails that are made to break it."""
_TAG = re.compile(r"<(?:style|script)\b.*?</(?:style|script)>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
    ".htm": "text/html",
    ".txt": "text/plain",
}


def read_mail(data: bytes) -> list[AnyPart]:
    """Return a mail's message, and its attachments by their number.

    Raises:
        UnreadableArticleError: `kind` is `malformed` or `empty`.
    """
    try:
        return _read(message_from_bytes(data, policy=policy.default))
    except _BROKEN as exc:
        msg = "the file is no mail, or a broken one"
        raise UnreadableArticleError(msg, kind="malformed") from exc


def _read(message: Message) -> list[AnyPart]:
    if not message.keys():
        raise UnreadableArticleError("the file has no head of a mail", kind="malformed")
    leaves = list(_leaves(message))
    own = [one for one in leaves if not _is_attachment(one)]
    attached = [one for one in leaves if _is_attachment(one)]
    parts: list[AnyPart] = []
    skipped: list[str] = []
    for number, one in enumerate(attached, start=1):
        kind = _type_of(one)
        if kind:
            parts += _read_attachment(one, kind, number)
        else:
            skipped.append(printable(one.get_filename() or one.get_content_type())[:80])
    notes = [f"attachments that are no articles: {', '.join(skipped[:10])}"] if skipped else []
    body = _read_body(message, own, notes)
    if body is None and not parts:
        raise UnreadableArticleError("the mail holds no text", kind="empty")
    return [*([body] if body else []), *parts]


def _leaves(message: Message) -> Iterator[EmailMessage]:
    """Yield the parts of a mail that hold no others, those of mails inside of it too."""
    for count, part in enumerate(message.walk()):
        if count > MAX_ATTACHMENTS:
            msg = f"the mail has more than {MAX_ATTACHMENTS} parts"
            raise UnreadableArticleError(msg, kind="too_large")
        if not part.is_multipart() and isinstance(part, EmailMessage):
            yield part


def _is_attachment(part: EmailMessage) -> bool:
    is_text = part.get_content_type() in ("text/plain", "text/html")
    return not is_text or part.get_content_disposition() == "attachment"


def _read_body(message: Message, own: list[EmailMessage], notes: list[str]) -> Part | None:
    """Return the message itself: its plain version, unless that only points to the one in HTML."""
    texts = {"text/plain": "", "text/html": ""}
    encoding = "utf-8"
    for part in own:
        if texts[part.get_content_type()]:
            continue
        decoded = _decode(part)
        text = decoded.text if decoded else ""
        if _param(part, "format") == "flowed":
            text = _unflow(text)
        texts[part.get_content_type()] = text
        encoding = decoded.encoding if decoded else encoding
    plain, html = texts["text/plain"], texts["text/html"]
    declared = dict(_declared(message))
    title = declared.get("title")
    if html and len(plain.strip()) < PLAIN_SHARE * len(_TAG.sub("", html)):
        return Part(
            titled_html(html, title),
            "html",
            encoding=encoding,
            declared=declared,
            notes=tuple(notes),
        )
    if not plain.strip():
        return None
    laid_out = lay_out_mail(plain, title)
    return Part(
        laid_out.text,
        encoding=encoding,
        blocks=laid_out.blocks,
        declared=declared,
        notes=tuple(notes),
    )


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


def _declared(message: Message) -> Iterator[tuple[str, str]]:
    name, address = parseaddr(_header(message, "From"))
    found = {
        "title": re.sub(
            r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", "", _header(message, "Subject"), flags=re.I
        ),
        "outlet": _header(message, "Organization") or name or address.rpartition("@")[2],
        "published": _day(_header(message, "Date")),
    }
    for key, value in found.items():
        if value:
            yield key, value


def _header(message: Message, name: str) -> str:
    """Return the first header of this name on one line; empty where it is missing or broken."""
    try:
        value = str(message.get(name, ""))
    except _BROKEN:
        return ""
    return " ".join(printable(value).split())


def _day(value: str) -> str:
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _param(part: EmailMessage, name: str) -> str:
    try:
        return str(part.get_param(name, "")).lower()
    except _BROKEN:
        return ""


def _type_of(part: EmailMessage) -> str | None:
    """Return what an attachment is, by its name or its type; None where it is no article."""
    suffix = PurePosixPath((part.get_filename() or "").lower()).suffix
    kind = part.get_content_type()
    return _TYPES.get(suffix) or (kind if kind in _TYPES.values() else None)


def _read_attachment(part: EmailMessage, kind: str, number: int) -> list[AnyPart]:
    data = part.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    digest = sha256(data).hexdigest()
    try:
        if kind == "application/pdf":
            found = read_pdf(data)
        elif kind.endswith("wordprocessingml.document"):
            found = read_docx(data)
        else:
            decoded = decode_text(data[: MAX_TEXT_BYTES + 1], part.get_content_charset())
            found = [
                Part(
                    decoded.text,
                    "html" if kind == "text/html" else "text",
                    encoding=decoded.encoding,
                )
            ]
    except UnreadableArticleError as exc:
        return [BadPart(str(exc), exc.kind, number, digest)]
    return [replace(one, number=number, digest=digest, media_type=kind) for one in found]
