"""Negations that a quote in another language than English leaves out, right before or behind it.

Known are the plainest words of the languages of `READ_LANGUAGES`. Of an article in any other one
nothing is said: a check that cannot read a language does not judge it.
"""

import re

from summarizer.extract.polarity import negations_in
from summarizer.schema.words import Stance

_BETWEEN = r"(?:\s(?!и\b|но\b|y\b|pero\b|et\b|mais\b|و|لكن)[\w’'-]+){0,1}"
_BEFORE = {
    "ar": r"(?:^|\s)و?(?:لم|لن|لا|ليس|ليست|عدم|دون|رفض\w{0,3}|نف[ىت])" + _BETWEEN,
    "de": r"\b(?:nicht|kein\w{0,2}|nie|niemals|ohne|weigert\w{0,2}\ssich)",
    "es": r"\b(?:no(?!\s(?:s[oó]lo|obstante|menos|más))|nunca|jamás|sin|rehus\w+|rechaz\w+|"
    r"neg(?:ó|aron)(?:\sa|\sque)?)" + _BETWEEN,
    "fr": r"(?:\bn[’']\w+(?:\s(?:pas|jamais|plus))?|\bne\s\w+(?:\s(?:pas|jamais|plus))?|\bsans"
    r"|\brefus\w+\s(?:de|d[’'])?)" + _BETWEEN,
    "hi": r"(?:^|\s)(?:नहीं|न|बिना)",
    "it": r"\b(?:non(?!\s(?:solo|meno|più))|mai|senza|rifiut\w+(?:\sdi)?)" + _BETWEEN,
    "pt": r"\b(?:não(?!\s(?:só|apenas|menos|mais))|nunca|sem|recus\w+)" + _BETWEEN,
    "ru": r"\b(?:не(?!\s(?:только|менее|более|позднее|позже|ранее|просто))|отказал\w+|без"
    r"|отверг\w*)" + _BETWEEN,
    "uk": r"\b(?:не(?!\s(?:тільки|лише|менше|більше|пізніше))|відмов\w+|без)" + _BETWEEN,
    "ur": r"(?:^|\s)(?:نہیں|نہ|بغیر)",
    "zh": r"(?:没有|沒有|拒绝|拒絕|否认|否認|未能|不会|不會|从未|從未|尚未|并未|並未|无法|無法)",
    "ja": r"(?:決して)",
}
_BEHIND = {
    "de": r"\s(?:nicht|ab)\b",
    "hi": r"\s?(?:से\s)?(?:नहीं|इनकार|इन्कार)",
    "ja": r"(?:し|でき|され|られ)?(?:ない|なかった|ません|ず)",
    "ur": r"\s?(?:سے\s)?(?:نہیں|انکار)",
}
_BEFORE_QUOTE = {
    language: re.compile(rf"(?:{pattern})\s?$", re.IGNORECASE)
    for language, pattern in _BEFORE.items()
}
_BEHIND_QUOTE = {
    language: re.compile(pattern, re.IGNORECASE) for language, pattern in _BEHIND.items()
}
_ANYWHERE = {
    language: re.compile(rf"(?:{pattern})", re.IGNORECASE) for language, pattern in _BEFORE.items()
}
READ_LANGUAGES = frozenset(_BEFORE)
"""Languages whose plainest negations are known."""
_CLAUSE_ENDS = re.compile(r"[,.;:!?()،؛؟。，；：！？।۔]")


def left_out_denial(
    before: str, behind: str, *, language: str, statement: str, told_in: str, stance: Stance
) -> str | None:
    """Return the words around a quote that negate it, where the claim does not say so.

    Args:
        before: Folded text from the beginning of the sentence to the quote.
        behind: Folded text behind the quote.
        language: BCP 47 code of the article's language.
        statement: What the claim says.
        told_in: BCP 47 code of the language of the statement; of one that is not read, nothing is
            said either.
        stance: The stance that is claimed.

    >>> left_out_denial("Стороны не ", ".", language="ru", statement="They agreed.", told_in="en",
    ...     stance="support")
    'не'
    """
    if language not in READ_LANGUAGES or stance == "oppose":
        return None
    if says_no(statement, told_in):
        return None
    found = _BEFORE_QUOTE[language].search(_CLAUSE_ENDS.split(before)[-1])
    if found is None and language in _BEHIND_QUOTE:
        found = _BEHIND_QUOTE[language].match(behind)
    return found.group().strip() if found else None


def says_no(statement: str, language: str) -> bool:
    """Return whether a statement denies, or is in a language in which that cannot be told."""
    if language == "en":
        return bool(negations_in(statement))
    known = _ANYWHERE.get(language)
    return known is None or known.search(statement) is not None
