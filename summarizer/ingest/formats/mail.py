"""Mails (EML): the message as an article, and each attachment that is one as another."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime
from hashlib import sha256
from pathlib import PurePosixPath

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.decode import decode_text
from summarizer.ingest.formats.docx import read_docx
from summarizer.ingest.formats.mailbody import BROKEN, MAX_TEXT_BYTES, is_attachment, read_body
from summarizer.ingest.formats.part import AnyPart, BadPart, Part, printable
from summarizer.ingest.formats.pdf import read_pdf

MAX_ATTACHMENTS = 200
"""A mail with more parts is made to keep its reader busy."""
MAX_DEPTH = 50
"""Parts of a mail that are nested deeper are made to break its reader."""

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
        UnreadableArticleError: `kind` is `malformed`, `empty`, `too_large` or `unreadable`.
    """
    try:
        return _read(message_from_bytes(data, policy=policy.default))
    except RecursionError as exc:
        raise _too_deep() from exc
    except BROKEN as exc:
        msg = "the file is no mail, or a broken one"
        raise UnreadableArticleError(msg, kind="malformed") from exc


def _too_deep() -> UnreadableArticleError:
    msg = f"parts of the mail are nested more than {MAX_DEPTH} deep; mails have a few levels"
    return UnreadableArticleError(msg, kind="unreadable")


def _read(message: Message) -> list[AnyPart]:
    if not message.keys():
        raise UnreadableArticleError("the file has no head of a mail", kind="malformed")
    leaves = list(_leaves(message))
    attached = [one for one in leaves if is_attachment(one)]
    parts: list[AnyPart] = []
    skipped: list[str] = []
    for number, one in enumerate(attached, start=1):
        kind = _type_of(one)
        if kind:
            parts += _read_attachment(one, kind, number)
        else:
            skipped.append(printable(one.get_filename() or one.get_content_type())[:80])
    notes = [f"attachments that are no articles: {', '.join(skipped[:10])}"] if skipped else []
    body = _read_body(message, notes)
    if body is None and not parts:
        raise UnreadableArticleError("the mail holds no text", kind="empty")
    return [*([body] if body else []), *parts]


def _leaves(message: Message) -> Iterator[EmailMessage]:
    """Yield the parts of a mail that hold no others, those of mails inside of it too."""
    stack: list[tuple[Message, int]] = [(message, 0)]
    count = 0
    while stack:
        part, depth = stack.pop()
        count += 1
        if count > MAX_ATTACHMENTS + 1:
            msg = f"the mail has more than {MAX_ATTACHMENTS} parts"
            raise UnreadableArticleError(msg, kind="too_large")
        if depth > MAX_DEPTH:
            raise _too_deep()
        if not isinstance(part, EmailMessage):
            continue
        if part.is_multipart():
            stack += [(inner, depth + 1) for inner in reversed(list(part.iter_parts()))]
        else:
            yield part


def _read_body(message: Message, notes: list[str]) -> Part | None:
    """Return the message itself: what its readers are shown."""
    declared = dict(_declared(message))
    body = read_body(message, declared.get("title"))
    if body is None:
        return None
    if body.pointers:
        notes.append("the version in HTML only points to the text: the plain version is read")
    if body.differing:
        notes.append(
            f"{body.differing} sentences of the plain version do not stand in the one in HTML, "
            "which is what readers are shown"
        )
    return Part(
        body.text,
        encoding=body.encoding,
        blocks=body.blocks,
        declared=declared,
        notes=tuple(notes),
        hidden=body.hidden,
        unseen=body.unseen,
    )


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
    except BROKEN:
        return ""
    return " ".join(printable(value).split())


def _day(value: str) -> str:
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
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
