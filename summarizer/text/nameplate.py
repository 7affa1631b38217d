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
    """a accept account advance advertisement affairs africa agencies agriculture america
    americas an analysis and archive arts asia at background breaking brief briefing briefs
    business by cartoon caucasus central cities climate close column columnists comment
    commentary communique communiqué conflict content contents cookies correspondent
    correspondents country crime culture dark defence defense development diplomacy document
    documents draft east eastern economy editorial education embargoed energy english
    environment europe evening events exclusive explained explainer explainers feature features
    file final finance focus for foreign friday from headlines health hide home human immediate
    in industry international interview joint just latest latin law letters lifestyle light
    listen live log login longread market markets media menu middle mode monday money morning
    must my national nations news newsletter newsroom north northern obituaries oceania of
    official on opinion out page peace photo photos politics press print q qa question questions
    read readout region regions release report reporter reporters reports rights saturday save
    science search security settings share show sign size skip society south southern special
    sport sports staff statement statements states stories story subscribe summary sunday tech
    technology text the theme thursday to top topics trade transcript translation travel tuesday
    united unofficial up update updates version video view views war weather wednesday week
    weekend west western world writer writers""".split()
)
"""Words of sections, kinds of text and controls: a line of nothing else names no outlet."""
_MASTHEAD_ENTRY = re.compile(
    r"^(?:(?:no|vol|issue|edition)\b\.?\s?\w|price\b|established (?:in )?\d|founded (?:in )?\d"
    r"|independent since\b)|\bnewspaper$",
    re.IGNORECASE,
)
"""What only papers have behind their name."""
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
    """Return the name in the first line, above a date or a row of sections.

    What looks like a headline is a name only where the line goes on as those of papers do.
    """
    if not head:
        return None
    (line, zone), below = head[0], [line for line, _ in head[1:]]
    whole, *entries = _entries_of(line)
    name = _SLASH.split(whole)[0]
    is_paper = any(map(_MASTHEAD_ENTRY.search, entries))
    if is_navigation(line) or furniture.BYLINE.match(line):
        return None
    is_above = zone != "headline" and any(map(_is_below_names, below))
    is_plain = not any(map(str.isdigit, name)) and not name.endswith((".", "!", "?", ":"))
    is_name = is_plain and _is_name(name, _NAMEPLATE_WORDS)
    return name if is_name and (is_paper or is_above) else None


def _is_below_names(line: str) -> bool:
    """Return whether a line is a date, one with other entries, or a row of sections."""
    if is_dated_line(line) or is_navigation(line):
        return True
    return has_full_date(line) and len(_entries_of(line)) > 1


def _entries_of(line: str) -> list[str]:
    bare = re.sub(r"^\[[^\]]*\]\s*", "", line)
    return [entry.strip() for entry in _ENTRY_BREAK.split(bare)]


def _is_name(text: str, most_words: int) -> bool:
    parts = re.split(r"[\s/-]+", text)
    words = [word for part in parts if (word := part.strip(".,&’'").lower())]
    is_label = all(word in _LABEL_WORDS for word in words)
    is_capitalized = all(
        len(word) <= _SMALL_LETTERS or any(map(str.isupper, word[:_SMALL_LETTERS]))
        for word in text.split()
    )
    return 1 <= word_count(text) <= most_words and is_capitalized and not is_label
