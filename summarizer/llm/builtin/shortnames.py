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
    """Return the mentions with those by a short name, where the article names just one of the kind.

    Args:
        texts: The article's units.
        mentions: What each of them names.
    """
    meant = _meant(texts, mentions)
    if not meant:
        return list(mentions)
    pattern = re.compile(rf"\bthe ({'|'.join(meant)})(?= |'|[.,;:)]|$)(?! of\b)", re.IGNORECASE)
    return [
        _added(text, named, pattern, meant) for text, named in zip(texts, mentions, strict=True)
    ]


def _added(
    text: str,
    named: tuple[Mention, ...],
    pattern: re.Pattern[str],
    meant: Mapping[str, tuple[str, MentionKind]],
) -> tuple[Mention, ...]:
    taken = {index for mention in named for index in range(mention.start, mention.end)}
    found = [
        Mention(match.start(1), match.end(1), *meant[match[1].title()])
        for match in pattern.finditer(text)
        if match[1][0].isupper() and match.start(1) not in taken
    ]
    return tuple(sorted((*named, *found))) if found else named


def _meant(
    texts: Sequence[str], mentions: Sequence[tuple[Mention, ...]]
) -> dict[str, tuple[str, MentionKind]]:
    """Return what each short name means here; those that could mean several are left out."""
    codes: dict[str, set[str]] = {}
    for text, named in zip(texts, mentions, strict=True):
        for mention in named:
            if mention.how not in HOLDING:
                continue
            words = text[mention.start : mention.end].split()
            for word in {*_forms(mention.code), *(words if len(words) > 1 else ())}:
                if word in _kinds():
                    codes.setdefault(word, set()).add(mention.code)
    return {
        word: (next(iter(found)), _kinds()[word])
        for word, found in codes.items()
        if len(found) == 1
    }


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
