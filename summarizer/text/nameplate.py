"""Who published an article: by its notice of rights, the name at its head, its byline."""

import re
from collections.abc import Sequence

from summarizer.schema.words import Zone
from summarizer.text import furniture
from summarizer.text.lines import has_full_date, is_dated_line, is_navigation, word_count

NAMEPLATE_LINES = 4
"""The outlet's name stands within this many lines."""
MAX_OUTLET_WORDS = 12
"""No name of an outlet has more words."""
_NAMEPLATE_WORDS = 6
"""A name that no word gives away as an outlet's is no longer."""

_RIGHTS = re.compile(
    r"^\W*(?:©|copyright\W|\(c\)(?=\s*(?:19|20)\d\d))[\W\d]*(?:by )?(?P<holder>[^\W\d][^.|]{1,60})",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(?:ministry|ministerio|ministère|ministério|embassy|government|department|office|commission"
    r"|secretariat|agency|agence|agencia|agência|agenzia|agentur|service|news|times|post|daily"
    r"|weekly|herald|tribune|gazette|chronicle|press|presse|prensa|quarterly|review|journal|jornal"
    r"|standard|guardian|observer|courier|courrier|correo|correio|kurier|ledger|mail|radio|rádio"
    r"|radyo|tv|television|diario|diário|quotidien|gaceta|gazzetta|zeitung|tageblatt|noticias)\b",
    re.IGNORECASE,
)
_ENTRY_BREAK = re.compile(r"\s+[|·•–—-]\s+|\s{2,}")
_SLASH = re.compile(r"\s+/\s+")
_LABEL_WORDS = frozenset(
    """a accept account advance advertisement africa americas an analysis and archive asia at
    background breaking brief briefing briefs business by close comment commentary communique
    communiqué content contents cookies culture dark development diplomacy document documents
    draft east economy editorial embargoed english europe evening events exclusive explained
    explainer explainers feature features final focus for foreign friday from headlines hide
    home immediate in international interview joint latest light listen live log login longread
    media menu middle mode monday morning my national news newsletter newsroom of official on
    opinion out page photos politics press print q qa question questions read readout region
    release report reports saturday save search security settings share show sign size skip
    special sport sports statement statements stories story subscribe summary sunday text the
    theme thursday to top topics transcript translation tuesday unofficial up update updates
    version video view views wednesday week weekend world""".split()
)
"""Words of sections, kinds of text and controls: a line of nothing else names no outlet."""
_MASTHEAD_ENTRY = re.compile(
    r"\b(?:no|vol|issue|edition|price|established|founded|independent since|newsletter|newspaper)\b"
    r"|[$€£]\s?\d",
    re.IGNORECASE,
)
"""What stands in the lines below an outlet's name, besides a date and a row of sections."""
_SMALL_LETTERS = 3


def find_outlet(
    lines: Sequence[str],
    head: Sequence[tuple[str, Zone]],
    *,
    agency: str | None,
    byline: str | None,
) -> str | None:
    """Return who published the article; None where nothing tells.

    Args:
        lines: All lines.
        head: Those above the first prose, with their zones.
        agency: Who sent it, of the dateline.
        byline: Who wrote it.
    """
    for line in lines:
        found = _RIGHTS.match(line[: furniture.MAX_CHARS])
        if found and _INSTITUTION.search(found["holder"]):
            return str(found["holder"]).strip(" ,.")
    name = _named_institution(head[:NAMEPLATE_LINES]) or _first_name(head[:NAMEPLATE_LINES])
    if name is not None:
        return name
    if byline and byline.startswith("The ") and _INSTITUTION.search(byline):
        return byline
    return agency


def _named_institution(head: Sequence[tuple[str, Zone]]) -> str | None:
    """Return the first name that a word gives away: "The Porto Courier", "Ministry of Trade"."""
    for line, zone in head:
        whole, *entries = _entries_of(line)
        if is_navigation(line) or (zone == "headline" and not entries and not _SLASH.search(line)):
            continue
        for name in dict.fromkeys((whole, _SLASH.split(whole)[0])):
            is_other = has_full_date(name) or (name == line.strip() and is_dated_line(line))
            if not is_other and _is_name(name, MAX_OUTLET_WORDS) and _INSTITUTION.search(name):
                return name
    return None


def _first_name(head: Sequence[tuple[str, Zone]]) -> str | None:
    """Return the name in the first line, above a date, a row of sections or the like."""
    if not head:
        return None
    (line, zone), below = head[0], [line for line, _ in head[1:]]
    whole, *entries = _entries_of(line)
    name, *more = _SLASH.split(whole)
    if (zone == "headline" and not entries and not more) or is_navigation(line):
        return None
    is_below = any(
        has_full_date(one) or is_navigation(one) or _MASTHEAD_ENTRY.search(one)
        for one in (*more, *entries, *below)
    )
    is_plain = not any(map(str.isdigit, name)) and not name.endswith((".", "!", "?", ":"))
    return name if is_below and is_plain and _is_name(name, _NAMEPLATE_WORDS) else None


def _entries_of(line: str) -> list[str]:
    bare = re.sub(r"^\[[^\]]*\]\s*", "", line)
    return [entry.strip() for entry in _ENTRY_BREAK.split(bare)]


def _is_name(text: str, most_words: int) -> bool:
    parts = re.split(r"[\s/-]+", text)
    is_label = all(part.strip(".,&’'").lower() in _LABEL_WORDS for part in parts)
    is_capitalized = all(
        len(word) <= _SMALL_LETTERS or any(map(str.isupper, word[:_SMALL_LETTERS]))
        for word in text.split()
    )
    return 1 <= word_count(text) <= most_words and is_capitalized and not is_label
