"""Who published an article in another language than English.

Told by its rights, the nameplate above the report, a line such as `来源：新华社`, or its dateline.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from summarizer.schema.words import Zone
from summarizer.text import furniture
from summarizer.text.dispatchparts import Dispatch, find_agency
from summarizer.text.lines import ends_sentence, has_full_date, is_dated_line, word_count
from summarizer.text.scripts import is_spaced

NAMEPLATE_LINES = 4
"""The name of an outlet stands within so many lines."""
NAMEPLATE_WORDS = 6
"""It has no more words."""
NAMEPLATE_CHARS = 60

_RIGHTS = re.compile(
    r"^\W*(?:©|\(c\)|copyright\b|版权所有|版權所有)[\s\d–—:：©-]*(?P<holder>[^.,|。，]{2,60})",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?:^|[\s|·(（])(?:来源|來源|稿源|出典|출처|Источник|Джерело|Fuente|Fonte|Source|Quelle|المصدر"
    r"|ماخذ|ذریعہ|منبع|स्रोत|सोर्स)"
    r"\s?[:：]\s?(?P<name>[^\s|·,，(（）)][^|·,，(（）)\n]{1,39})"
)
_SIGNED = re.compile(
    r"[.!?…。！？۔।»”\"」』]\s*(?:[(（\[【](?P<bracketed>[^()（）\[\]【】]{2,40})[)）\]】]|(?P<bare>[A-ZА-Я]{2,6}))\s*$"
)
_AROUND = " .،,।۔()（）[]【】/«»–—-*_"
"""What may stand around the name of an agency."""
_ENTRY_BREAK = re.compile(r"\s+[|–—·-]\s+|\s{2,}")


def find_outlet(
    lines: Sequence[tuple[str, Zone]],
    *,
    dispatch: Dispatch | None,
    agencies: AbstractSet[str],
    words: Sequence[str],
) -> str | None:
    """Return who published an article, as it is written there.

    Args:
        lines: The lines of the article, with their zones.
        dispatch: Its dateline.
        agencies: Names of agencies, in any script.
        words: Words that names of outlets have in its language.
    """
    found = (
        *_holders(lines, agencies, words),
        *_nameplates(lines, agencies, words),
        *_sources(lines, agencies),
    )
    told = next(iter(found), None) or (dispatch.agency if dispatch else None)
    return told or next(_signed(lines, agencies), None)


def _holders(
    lines: Sequence[tuple[str, Zone]], agencies: AbstractSet[str], words: Sequence[str]
) -> Iterator[str]:
    for line, zone in lines:
        is_short = zone == "chrome" and len(line) <= furniture.MAX_CHARS
        found = _RIGHTS.match(line) if is_short else None
        if found and _is_outlet(name := found["holder"].strip(" ,."), agencies, words):
            yield name


def _nameplates(
    lines: Sequence[tuple[str, Zone]], agencies: AbstractSet[str], words: Sequence[str]
) -> Iterator[str]:
    for line, zone in lines[:NAMEPLATE_LINES]:
        if zone == "narration":
            return
        name = _ENTRY_BREAK.split(line)[0].strip("#*_ ")
        is_other = (
            zone == "headline" or ends_sentence(name) or has_full_date(name) or is_dated_line(name)
        )
        if not is_other and _is_outlet(name, agencies, words):
            yield name


def _signed(lines: Sequence[tuple[str, Zone]], agencies: AbstractSet[str]) -> Iterator[str]:
    """Yield the agency that the last line of the report ends with: `...。（共同）`, `... EFE`."""
    last = next((line for line, zone in reversed(lines) if zone == "narration"), "")
    found = _SIGNED.search(last[-NAMEPLATE_CHARS:])
    name = (found["bracketed"] or found["bare"]).strip() if found else ""
    if name in agencies:
        yield name


def is_signature(line: str, agencies: AbstractSet[str]) -> bool:
    """Return whether a line is no more than the name of an agency, such as `(ریڈیو پاکستان)`."""
    return line.strip(_AROUND) in agencies


def _sources(lines: Sequence[tuple[str, Zone]], agencies: AbstractSet[str]) -> Iterator[str]:
    for line, zone in lines:
        is_short = zone == "chrome" and len(line) <= furniture.MAX_CHARS
        found = _SOURCE.search(line) if is_short else None
        if found:
            yield found["name"].strip(" .")
        elif is_short and is_signature(line, agencies):
            yield line.strip(_AROUND)


def _is_outlet(name: str, agencies: AbstractSet[str], words: Sequence[str]) -> bool:
    if not 0 < len(name) <= NAMEPLATE_CHARS or word_count(name) > NAMEPLATE_WORDS:
        return False
    if find_agency(name, agencies) == name:
        return True
    found = _words_of(tuple(words)).search(name)
    # The word alone heads a section.
    return found is not None and found[0] != name


def _is_whole(word: str) -> bool:
    """Return whether a word stands between spaces; those of Chinese and Korean end longer ones."""
    return is_spaced(word[0]) and not "\uac00" <= word[0] <= "\ud7af"


@lru_cache(maxsize=32)
def _words_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of any of the words, whole where the script has spaces."""
    forms = [
        rf"(?<!\w){re.escape(one)}(?!\w)" if _is_whole(one) else re.escape(one) for one in words
    ]
    return re.compile("|".join(forms) or "(?!)", re.IGNORECASE)
