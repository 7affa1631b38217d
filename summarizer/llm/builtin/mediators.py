"""States that bring others together without being a party: hosts and mediators of their talks."""

import re
from collections.abc import Sequence
from functools import cache

from summarizer.llm.builtin.discourse import CODE_LENGTH
from summarizer.llm.builtin.lexicons import read_data
from summarizer.llm.builtin.reading import HOLDING, Reading

_REACH = 6
_LEAST_PARTIES = 2


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = read_data("people")["mediating"]
    verbs, participles = "|".join(data["verbs"]), "|".join(data["participles"])
    patrons = "|".join(data["patrons"])
    return (
        re.compile(rf"\b(?:{participles}) by (?:the )?(?:\w+ of )?$", re.IGNORECASE),
        re.compile(rf"^(?:'s)?[ -](?:\w+ )?(?:{verbs})\b", re.IGNORECASE),
        re.compile(rf"\bunder the (?:{patrons}) of\b|\b(?:{participles}) by\b", re.IGNORECASE),
    )


def find_mediators(readings: Sequence[Reading], parties: Sequence[str]) -> tuple[str, ...]:
    """Return the states that the article says to have mediated, in the order of the text."""
    if len(parties) < _LEAST_PARTIES:
        return ()
    before, after, _ = _cues()
    found: list[str] = []
    for reading in readings:
        for mention in reading.mentions:
            if mention.how not in HOLDING or mention.code in parties:
                continue
            ahead = reading.text[max(0, mention.start - 40) : mention.start]
            behind = reading.text[mention.end : mention.end + 40]
            if len(mention.code) == CODE_LENGTH and (before.search(ahead) or after.match(behind)):
                found.append(mention.code)
    return tuple(dict.fromkeys(found))


def patron_side(reading: Reading, name_start: int, parties: Sequence[str]) -> str | None:
    """Return the state of somebody under whose patronage others meet: that of the place."""
    _, _, patron = _cues()
    near = [
        found
        for found in patron.finditer(reading.text)
        if 0 <= name_start - found.end() <= _REACH * 4
    ]
    if not near:
        return None
    codes = [m.code for m in reading.mentions if m.how in HOLDING and m.code not in parties]
    return codes[0] if len(set(codes)) == 1 else None
