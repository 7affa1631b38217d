"""States and bodies that an article calls again by what they are: "the Sultanate"."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from summarizer.llm.builtin.lexicons import read_data
from summarizer.llm.builtin.reading import HOLDING
from summarizer.vocabulary.gazetteer import Mention, MentionKind


def with_short_names(
    texts: Sequence[str], mentions: Sequence[tuple[Mention, ...]]
) -> list[tuple[Mention, ...]]:
    """Return the mentions with those by a short name: of what was named last of its kind.

    Args:
        texts: The article's units.
        mentions: What each of them names.
    """
    meant: dict[str, str] = {}
    return [_added(text, named, meant) for text, named in zip(texts, mentions, strict=True)]


def _added(text: str, named: tuple[Mention, ...], meant: dict[str, str]) -> tuple[Mention, ...]:
    """Return a unit's mentions with those by short names; what they mean is kept in `meant`."""
    taken = {index for mention in named for index in range(mention.start, mention.end)}
    short = {m.start(1): m for m in _pattern().finditer(text) if m[1][0].isupper()}
    full = {mention.start: mention for mention in named if mention.how in HOLDING}
    found = []
    for start in sorted({*short, *full}):
        if start in full:
            meant |= dict.fromkeys(_kinds_of(text, full[start]), full[start].code)
        elif start not in taken and (word := short[start][1].title()) in meant:
            found.append(Mention(start, short[start].end(1), meant[word], _kinds()[word]))
    return tuple(sorted((*named, *found))) if found else named


def _kinds_of(text: str, mention: Mention) -> list[str]:
    """Return what something may be called again: a sultanate, a union."""
    words = text[mention.start : mention.end].split()
    said = words if len(words) > 1 else []
    return [word for word in (*_forms(mention.code), *said) if word in _kinds()]


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\bthe ({'|'.join(_kinds())})\b(?! of\b)", re.IGNORECASE)


@cache
def _kinds() -> Mapping[str, MentionKind]:
    """Return the short names, and how each names what it means."""
    data = read_data("grammar")["short_names"]
    states: dict[str, MentionKind] = dict.fromkeys(data["states"], "name")
    bodies: dict[str, MentionKind] = dict.fromkeys(data["bodies"], "bloc")
    return states | bodies


def _forms(code: str) -> list[str]:
    """Return what a state is: a sultanate, a kingdom."""
    states: Mapping[str, Sequence[str]] = read_data("grammar")["short_names"]["states"]
    return [form for form, codes in states.items() if code in codes]
