"""RSS and Atom files: every entry is an article."""

import html
import re
from collections.abc import Iterator
from hashlib import sha256

from lxml import etree

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.formats.part import (
    MAX_PARTS,
    MAX_TEXT_CHARS,
    AnyPart,
    BadPart,
    Part,
    printable,
    with_title,
)

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_CONTENT = (
    "{http://purl.org/rss/1.0/modules/content/}encoded",
    "content",
    "description",
    "summary",
)
"""Elements with the text of an entry, the fullest first; what has no namespace has any."""
_DAYS = ("pubDate", "published", "issued", "date", "updated", "modified")
_ROOTS = frozenset(("rss", "RDF", "feed"))


def read_feed(data: bytes) -> list[AnyPart]:
    """Return the entries of a feed.

    Raises:
        UnreadableArticleError: `kind` is `malformed`, `unsafe`, `too_large` or `empty`.
    """
    # UTF-16 has NULs between its letters.
    if _ENTITY.search(data.replace(b"\x00", b"") if b"\x00" in data[:200] else data):
        msg = "the file declares entities of its own, which no feed needs"
        raise UnreadableArticleError(msg, kind="unsafe")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as exc:
        raise UnreadableArticleError("the file is no XML", kind="malformed") from exc
    if any(_entities(root)):
        msg = "the file declares entities of its own, which no feed needs"
        raise UnreadableArticleError(msg, kind="unsafe")
    if root is None or _name(root) not in _ROOTS:
        found = "no XML" if root is None else f"XML of {_name(root)[:40]!r}"
        msg = f"the file is {found}, expected a feed (RSS or Atom)"
        raise UnreadableArticleError(msg, kind="malformed")
    entries = list(_entries(root))
    if len(entries) > MAX_PARTS:
        msg = f"the feed has {len(entries)} entries; more than {MAX_PARTS} are not read"
        raise UnreadableArticleError(msg, kind="too_large")
    if not entries:
        raise UnreadableArticleError("the feed has no entry", kind="empty")
    broken = [entry.line for entry in parser.error_log if entry.level >= 3]
    note = (f"the XML is broken in line {broken[0]}; what follows may be lost",) if broken else ()
    return [_read_entry(one, number, root, note) for number, one in enumerate(entries, start=1)]


def _entries(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the entries, without those that stand inside of another one."""
    stack = [root]
    while stack:
        element = stack.pop()
        if _name(element) in ("item", "entry"):
            yield element
        else:
            stack.extend(reversed(element))


def _entities(root: etree._Element | None) -> Iterator[object]:
    """Yield the entities that a file declares, in whatever encoding it hides them."""
    declared = root.getroottree().docinfo.internalDTD if root is not None else None
    if declared is not None:
        yield from declared.iterentities()  # type: ignore[attr-defined]  # the stubs lack it


def _read_entry(
    entry: etree._Element, number: int, root: etree._Element, notes: tuple[str, ...]
) -> AnyPart:
    try:
        digest = sha256(etree.tostring(entry, with_tail=False)).hexdigest()
    except etree.LxmlError:
        return BadPart("the entry holds characters that no text can hold", "undecodable", number)
    found = _find_content(entry)
    if found is None:
        return BadPart("the entry has no text", "empty", number, digest)
    content, is_html = found
    if len(content) > MAX_TEXT_CHARS:
        return BadPart("the entry's text is too long", "too_large", number, digest)
    declared = dict(_declared(entry, root))
    title = declared.get("title")
    url = _link(entry)
    notes = (*notes, f"url {url}") if url else notes
    if is_html:
        html_text = titled_html(content, title)
        return Part(html_text, "html", number, digest, declared=declared, notes=notes)
    try:
        laid_out = with_title(content, title)
    except UnreadableArticleError as exc:
        return BadPart(str(exc), exc.kind, number, digest)
    return Part(
        laid_out.text,
        "text",
        number,
        digest,
        blocks=laid_out.blocks,
        declared=declared,
        notes=notes,
    )


def titled_html(content: str, title: str | None) -> str:
    """Return HTML with the title above it, where it does not begin with it already."""
    heading = " ".join((title or "").split())
    begins = " ".join(html.unescape(_TAG.sub(" ", content[:4_000])).split())
    if not heading or begins[:1_000].casefold().startswith(heading.casefold()):
        return content
    return f"<h1>{html.escape(heading)}</h1>\n{content}"


def plain_or_html(content: str) -> tuple[str, bool]:
    """Return text that may be HTML, and whether it is; what is not has its entities replaced."""
    if _TAG.search(content):
        return content, True
    return html.unescape(content), False


def _find_content(entry: etree._Element) -> tuple[str, bool] | None:
    """Return the fullest text of an entry, and whether it is HTML."""
    for wanted in _CONTENT:
        for child in entry:
            if wanted not in (child.tag, _name(child)):
                continue
            kind = (child.get("type") or "").lower()
            if kind in ("xhtml", "application/xhtml+xml"):
                inner = "".join(
                    etree.tostring(one, encoding="unicode", method="html") for one in child
                )
                return inner, True
            text = printable("".join(map(str, child.itertext()))).strip()
            if text:
                return (text, False) if kind in ("text", "text/plain") else plain_or_html(text)
    return None


def _declared(entry: etree._Element, root: etree._Element) -> Iterator[tuple[str, str]]:
    channel = next((one for one in root.iter() if _name(one) == "channel"), root)
    found = {
        "title": _text(entry, "title"),
        "byline": _author(entry),
        "published": next(filter(None, (_text(entry, name) for name in _DAYS)), ""),
        "outlet": _text(entry, "source") or _text(channel, "title"),
        "language": _text(channel, "language")
        or root.get("{http://www.w3.org/XML/1998/namespace}lang", ""),
    }
    for name, value in found.items():
        if value:
            yield name, value


def _author(entry: etree._Element) -> str:
    for child in entry:
        if _name(child) in ("creator", "author"):
            return _text(child, "name") or " ".join(printable(child.text or "").split())
    return ""


def _text(parent: etree._Element, name: str) -> str:
    """Return the text of the first child of this name on one line; empty without one."""
    for child in parent:
        if _name(child) == name:
            text = " ".join(printable("".join(map(str, child.itertext()))).split())
            return " ".join(html.unescape(_TAG.sub(" ", html.unescape(text))).split())
    return ""


def _link(entry: etree._Element) -> str:
    for child in entry:
        if _name(child) == "link" and (child.get("rel") or "alternate") == "alternate":
            url = (child.get("href") or child.text or "").strip()
            return printable(url)[:500]
    return ""


def _name(element: etree._Element) -> str:
    """Return the name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
