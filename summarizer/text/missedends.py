"""Ends of sentences that `sentencex` misses in other languages than English."""

import re
from collections.abc import Iterator

from summarizer.text.initials import begins_sentence, ends_behind_initial

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_BROKEN_OFF = re.compile(
    r"[:：，,]\s?(?:“[^“”]{1,600}?(?:…|—)\s?”|「[^「」]{1,600}?(?:…|—)」|『[^『』]{1,600}?(?:…|—)』"
    r"|«[^«»]{1,600}?(?:…|—)\s?»|„[^„“”]{1,600}?(?:…|—)[“”]|\"[^\"]{1,600}?(?:…|—)\")(?P<gap>\s*)(?=[^\s，,。.；;、：:！？!?)）”」』»的—–])"
)
"""Speech that breaks off, behind the words that lead to it: `他说：“我们将继续……”会谈结束。`"""
_OWN_SPEECH = re.compile(
    r"(?:\A|(?<=[.!?…»”]\s))[«“„](?=[^«»“”„]{20})[^«»“”„]{1,600}?…\s?[»”“]\s+(?=[«“„]?[^\W\d_])"
)
"""Speech that breaks off and is all of its sentence."""
_HAN_STOP = re.compile(rf"(?<=[{_HAN}])\.(?=[{_HAN}“「『])")
"""The stop of another script in Chinese."""
_INITIAL = re.compile(r"(?<![\w-])[^\W\d_]\.\s+(?=\S)")
_MEASURE = re.compile(
    r"(?<=[\d\s])(?:гг?|рр?|руб|долл|тыс|млн|млрд|трлн|грн|чел|км|кг|га|стр|ст|нед|мес|час|мин)\.\s+(?=\S)"
)
"""Abbreviations of Russian and Ukrainian that a name or a number can follow."""
_SPEECH = re.compile(r"[«“„\"][^«»“”„\"]{2,}?(?:[!?…,.]\s?[»”“\"]|[»”“\"],?\s[—–-]\s)")
"""Quotation marks around speech, and not around a name."""
LOOK_CHARS = 40
SPEECH_CHARS = 200
_PAIRS = (("«", "»"), ("“", "”"), ("「", "」"), ("『", "』"))


def missed_ends(text: str, start: int, end: int, language: str) -> Iterator[int]:
    """Yield places of `text[start:end]` where a sentence begins, in order.

    >>> text = "Он сказал: «Подождем…» Гости ушли."
    >>> [text[place:] for place in missed_ends(text, 0, len(text), "ru")]
    ['Гости ушли.']
    """
    found = set(_behind_speech(text, start, end)) | set(
        _behind_initials(text, start, end, language)
    )
    if language in ("ru", "uk"):
        found.update(_behind_measures(text, start, end, language))
    if language in ("zh", "ja"):
        found.update(one.end() for one in _HAN_STOP.finditer(text, start, end))
    return iter(sorted(found))


def _behind_speech(text: str, start: int, end: int) -> Iterator[int]:
    if text.find("…", start, end) < 0 and text.find("—", start, end) < 0:
        return
    for one in _BROKEN_OFF.finditer(text, start, end):
        following = text[one.end()]
        # Where there are capital letters, a small one goes on with the sentence.
        if (one["gap"] or not following.isascii()) and not following.islower():
            yield one.end()
    for one in _OWN_SPEECH.finditer(text, start, end):
        if text[one.end() : one.end() + 2].lstrip("«“„")[:1].isupper():
            yield one.end()


def _behind_initials(text: str, start: int, end: int, language: str) -> Iterator[int]:
    for one in _INITIAL.finditer(text, start, end):
        piece = text[max(start, one.start() - LOOK_CHARS) : one.end()].rstrip()
        following = text[one.end() : one.end() + LOOK_CHARS]
        is_end = ends_behind_initial(piece, following, language)
        if is_end and not _is_in_speech(text[start : one.end()]):
            yield one.end()


def _behind_measures(text: str, start: int, end: int, language: str) -> Iterator[int]:
    for one in _MEASURE.finditer(text, start, end):
        following = text[one.end() : one.end() + SPEECH_CHARS]
        is_told = following[:1].isupper() and begins_sentence(following, language)
        is_end = is_told or _SPEECH.match(following) is not None
        if is_end and not _is_in_speech(text[start : one.end()]):
            yield one.end()


def _is_in_speech(before: str) -> bool:
    """Return whether quotation marks stand open at the end of a text."""
    return any(before.count(opening) > before.count(closing) for opening, closing in _PAIRS)
