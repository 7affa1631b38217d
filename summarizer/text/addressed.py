"""Stretches of an article that give orders to a machine that reads, instead of telling readers.

Nothing is dropped for it: the stretches are flagged, and shown to models like all else. But what
stands in words for a machine is no report, so nothing that rests on them alone is taken from it.
Speech between quotation marks is a report of what somebody said, whatever it says; only where it
spells to a machine what is to be written down is the order itself, and no more, no evidence.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from summarizer.schema.article import Sentence
from summarizer.text import dictated, orders
from summarizer.text.confusables import unmix_scripts
from summarizer.text.dictating import LOOK_BACK, find_dictated
from summarizer.text.quicklook import BOTH, Looks, look_for_orders
from summarizer.text.quotation import quoted_characters
from summarizer.text.spaced import join_letters

_ENOUGH = 2
"""Weight of signals from which a sentence is taken to speak to a machine."""
_ENOUGH_QUOTED = 3
"""The same between quotation marks."""
_GOES_ON = 8
"""A note to a machine at the beginning of its paragraph goes on for so many sentences at most."""
_MOST = 0.4
"""A paragraph with a larger share of the article is the report, whatever it begins with."""
_LEAD_WORDS = 4
"""So many words before an order are a sentence of the report that the order was put into."""
_ROLE_CHARS = 15
"""A mark of a chat, with the name of a role, at the end of a sentence opens the next one."""
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
_CLOSES = re.compile(r"[\"'”’».!?\n]")


STRONG = (
    orders.ADDRESS,
    orders.OVERRIDE,
    orders.ROLE,
    orders.CHAT,
    orders.STRUCTURE,
    orders.OTHER_LANGUAGES,
)
"""Signals that each say enough."""
_NOTES = (dictated.NOTED, dictated.ASSIGNED)
"""Further ones."""
_WRITTEN = (orders.ORDER, orders.PASSIVE)
"""Signals that reports have as well; two of different sorts say enough."""


class Stretch(NamedTuple):
    """Half-open offsets into the text."""

    start: int
    end: int


class Addressed(NamedTuple):
    """What of a text speaks to a machine."""

    noticed: tuple[Stretch, ...] = ()
    """Where, in order; also speech that only reports such words."""
    no_evidence: tuple[Stretch, ...] = ()
    """Stretches that nothing may rest on, in order; they do not overlap."""
    doubted: tuple[Stretch, ...] = ()
    """Quoted speech of that sort: whom it alone names took no part."""


class _Found(NamedTuple):
    """Stretches as they are found, paragraph by paragraph."""

    noticed: list[Stretch]
    kept_out: list[Stretch]
    doubted: list[Stretch]


class _Signals(NamedTuple):
    """What speaks for it in one sentence."""

    weight: int
    start: int
    """Where the first stands, in the text."""
    end: int
    """Where the last ends."""
    orders: bool
    """Whether it says what is to be written down."""
    is_mere: bool
    """Whether it has no word for a machine; it says nothing of other sentences, nor as speech."""
    is_duty: bool
    """Whether it is the duty of somebody."""
    is_value: bool
    """Whether it sets a value; marks of quotation quote no speech then."""


def find_addressed(text: str, sentences: Sequence[Sentence]) -> Addressed:
    """Return what of an article speaks to a machine."""
    return _find(text, tuple((one.start, one.end, one.paragraph) for one in sentences))


class _Part(NamedTuple):
    """Where one sentence stands."""

    start: int
    end: int


@lru_cache(maxsize=64)  # an article is read when it comes in, and again when it is worked on
def _find(text: str, sentences: tuple[tuple[int, int, int], ...]) -> Addressed:
    comments = (
        [Stretch(one.start(), one.end()) for one in _COMMENT.finditer(text)]
        if "<!--" in text
        else []
    )
    text = blank_out(text, 0, len(text), comments)
    told = "\n".join([text[start:end] for start, end, _ in sentences])
    looks = look_for_orders(told)
    if not comments and not any(looks):
        return Addressed()
    paragraphs: dict[int, list[_Part]] = {}
    for start, end, paragraph in sentences:
        paragraphs.setdefault(paragraph, []).append(_Part(start, end))
    total = sum(end - start for start, end, _ in sentences)
    noticed: list[Stretch] = []
    kept_out: list[Stretch] = []
    doubted: list[Stretch] = []
    for parts in paragraphs.values():
        _read_paragraph(text, parts, total, looks, _Found(noticed, kept_out, doubted))
    return Addressed(
        noticed=tuple(sorted({*noticed, *comments})),
        no_evidence=_merged([*kept_out, *comments]),
        doubted=_merged(doubted),
    )


def speaks_to_machine(text: str) -> bool:
    """Return whether a short text gives orders to a machine."""
    if not text:
        return False
    found = _signals(text, _Part(0, len(text)))
    return found is not None and found.weight >= _ENOUGH


def shared_chars(stretches: Sequence[Stretch], start: int, end: int) -> int:
    """Return how many code points of `[start, end)` lie in the stretches."""
    return sum(max(0, min(end, one.end) - max(start, one.start)) for one in stretches)


def blank_out(text: str, start: int, end: int, stretches: Sequence[Stretch]) -> str:
    """Return `text[start:end]` with spaces in place of what lies in the stretches."""
    part = text[start:end]
    for one in stretches:
        first, last = max(one.start, start) - start, min(one.end, end) - start
        if first < last:
            part = f"{part[:first]}{' ' * (last - first)}{part[last:]}"
    return part


def _read_paragraph(
    text: str, paragraph: Sequence[_Part], total: int, looks: Looks, into: _Found
) -> None:
    """Add the stretches of one paragraph."""
    first, last = paragraph[0].start, paragraph[-1].end
    signals = [_signals(text, sentence, looks) for sentence in paragraph]
    if not any(signals):
        return
    quoted = quoted_characters(text, first, last)
    is_apart = last - first <= _MOST * total
    goes_on = quoted_on = 0
    for index, (sentence, found) in enumerate(zip(paragraph, signals, strict=True)):
        is_strong = found is not None and found.weight >= _ENOUGH
        at = found.start if found is not None else sentence.start
        is_speech = at in quoted and not (found is not None and found.is_value)
        if is_speech and found is not None and found.is_mere:
            goes_on = quoted_on = 0
        elif is_speech and (is_strong or (quoted_on and _continues(text, sentence, found))):
            _read_speech(text, sentence, found, quoted, into)
            quoted_on = 1
        elif found is not None and is_strong:
            if not found.is_mere or not goes_on:
                into.noticed.append(Stretch(found.start, found.end))
            begin = (
                sentence.start
                if goes_on
                else _begin(text, sentence, found.start, is_duty=found.is_duty)
            )
            into.kept_out.append(Stretch(begin, sentence.end))
            opens = _opens_turn(text, found, sentence.end)
            is_note = not found.is_mere and index == 0 and is_apart
            goes_on = max(goes_on, _GOES_ON if is_note else 0 if found.is_mere else 1 + opens)
        elif goes_on and (goes_on > 1 or _continues(text, sentence, found)):
            into.kept_out.append(Stretch(sentence.start, sentence.end))
            goes_on -= goes_on > 1
        else:
            goes_on = quoted_on = 0


def _read_speech(
    text: str,
    sentence: _Part,
    found: _Signals | None,
    quoted: frozenset[int],
    into: _Found,
) -> None:
    """Add what stands between quotation marks: it is doubted, and an order that is whole is out."""
    inside = [place for place in range(sentence.start, sentence.end) if place in quoted]
    into.doubted.append(Stretch(inside[0], inside[-1] + 1))
    if found is None:
        return
    into.noticed.append(Stretch(found.start, found.end))
    if found.weight >= _ENOUGH_QUOTED and found.orders:
        into.kept_out.append(Stretch(found.start, _closed(text, found.end, sentence.end)))


def _signals(text: str, sentence: _Part, within: Looks = BOTH) -> _Signals | None:
    """Return what in a sentence speaks to a machine; None where nothing does."""
    part = text[sentence.start : sentence.end]
    looks = look_for_orders(part, within)
    if not any(looks):
        return None
    raw, (part, places) = part, join_letters(unmix_scripts(part))
    strong: list[re.Match[str]] = []
    noted: list[re.Match[str]] = []
    told: list[re.Match[str]] = []
    if looks.dictated or (part != raw and look_for_orders(part).dictated):
        noted = [one for pattern in _NOTES if (one := pattern.search(part))]
        before = text[max(0, sentence.start - LOOK_BACK) : sentence.start]
        told = find_dictated(part, before)
    written: list[re.Match[str]] = []
    words = None
    if looks.orders and orders.HINT.search(part):
        strong = [one for pattern in STRONG if (one := pattern.search(part))]
        written = [one for pattern in _WRITTEN if (one := pattern.search(part))]
        words = orders.VOCABULARY.search(part)
    counted = written if strong or noted or words else []
    found = [*told, *noted, *strong, *counted, *([words] if words else ())]
    if not found:
        return None
    return _Signals(
        weight=2 * (len(strong) + len(noted) + bool(told)) + bool(counted) + (words is not None),
        start=sentence.start + places[min(_first_word(one) for one in found)],
        end=sentence.start + places[max(one.end() for one in found)],
        orders=bool(written or told),
        is_mere=not (strong or words),
        is_duty=any(one.re is dictated.BOUND for one in told),
        is_value=any(one.re is dictated.ASSIGNED for one in noted),
    )


def _opens_turn(text: str, found: _Signals, end: int) -> bool:
    """Return whether a made-up turn of a chat begins with the end of a sentence."""
    turns = (orders.CHAT, orders.ROLE)
    near = end - found.end <= _ROLE_CHARS
    return near and any(pattern.search(text, found.start, end) for pattern in turns)


def _first_word(found: re.Match[str]) -> int:
    """Return where the words of a match begin, behind the stop or mark before them."""
    matched = found.group()
    return found.start() + len(matched) - len(matched.lstrip(" \t\n.!?:;,(\"'“”‘’«»–—-"))


def _begin(text: str, sentence: _Part, start: int, *, is_duty: bool) -> int:
    """Return where a stretch begins: with its sentence, or inside of one that tells something.

    What says whose duty something is may stand behind the duty.
    """
    before = text[sentence.start : start]
    if len(before.split()) < _LEAD_WORDS:
        return sentence.start
    if not is_duty:
        return start
    return sentence.start + max(before.rfind(stop) for stop in ";:.!?") + 1


def _closed(text: str, end: int, last: int) -> int:
    found = _CLOSES.search(text, end, last)
    return found.start() if found else last


def _continues(text: str, sentence: _Part, found: _Signals | None) -> bool:
    """Return whether a sentence goes on with an order, or with the list that it has opened."""
    begins = text[sentence.start : sentence.end][:200]
    return found is not None or begins.startswith("- ") or bool(orders.IMPERATIVE.match(begins))


def _merged(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    merged: list[Stretch] = []
    for one in sorted(stretches):
        if merged and one.start <= merged[-1].end:
            merged[-1] = Stretch(merged[-1].start, max(merged[-1].end, one.end))
        else:
            merged.append(one)
    return tuple(merged)
