"""Quick looks for what the patterns against hostile articles need; most articles have none of it.

Every look is a necessary condition: it may say yes where nothing is, and never no where something
is. It costs a few set operations on the words of a text, and patterns cost a walk over its letters
each.
"""

import re
from typing import NamedTuple

from summarizer.text.quickdictated import has_phrase, may_be_elsewhere, may_dictate

_ODD = re.compile(
    "[\u0130\u0131\u017f\u0370-\u1fff\u212a\u3000-\u9fff\uac00-\ud7af\uf900-\ufdff\ufe70-\ufefc]"
)
"""Letters of other scripts, and those that a pattern blind to case takes for an i, k or s."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LETTERS_ALONE = bytes(
    ord(chr(code).lower()) if chr(code).lower() in _LETTERS else ord(" ") for code in range(256)
)
"""For each byte of ASCII the letter in lower case, or a space."""
_LETTER_OR_NOT = bytes(ord("x") if one != ord(" ") else one for one in _LETTERS_ALONE)


def _words(*lists: str) -> frozenset[bytes]:
    return frozenset(" ".join(lists).encode().split())


_ENOUGH = _words(
    # a machine
    "chatgpt model models summariser summarisers summarizer summarizers summarisation",
    "summarization bot bots chatbot chatbots robot robots scraper scrapers crawler crawlers",
    "extractor extractors assistant assistants",
    # what it is told, and words of whoever writes software
    "instruction instructions prompt summarise summarize summarising summarizing json schema iso",
    "typo",
    # the same in other languages; of words with accents, one piece
    "oubliez ignorez instrucciones indicaciones rdenes instru istruzioni anweisungen",
    "instruktionen vorgaben alles olvida olvide olviden negeer zignoruj talimatlari",
    "intelligences mod sumeurs modelos asistentes assistentes resumidores modelli artificial",
    "artificiales sprachmodelle zusammenfasser nstliche assistenten",
)
"""A text with one of these words is looked at."""
_TOGETHER = (
    (_words("you"), _words("developer jailbroken dan")),
    (
        _words("ignore disregard forget override bypass discard follow following neglect"),
        _words("prompts directives commands programming training guidance"),
    ),
    (_words("ignore disregard forget"), _words("text rest")),
    (_words("ignore ignorez ignorer"), _words("consignes directives")),
)
"""So is one with a word of both."""
_KIND = (
    "(?:system|model|assistant|agent|reader|summari[sz]er|tool|crawler|pipeline|parser|bot"
    "|processor|indexer)"
)
_DOCUMENT = "(?:article|document|context|input)"
_PRODUCT = "(?:output|summary|response|answer|briefing)"
_TURN = r"(?: \w+)?\s*[:：]"
_PHRASES = {
    word.encode(): re.compile(pattern.replace("WORD", word), re.IGNORECASE)
    for words, pattern in (
        ("automated automatic robotic indexing", f"WORD[- ]{_KIND}"),
        ("machine", f"WORD(?:[- ]{_KIND}|['’]s (?:list|output|answer|notes|summary))"),
        ("mining", "(?<=text[- ])WORD"),
        ("extraction", "WORD (?:engine|model|tool|system)"),
        ("begin end start", f"WORD (?:of )?(?:system |new |user )?{_DOCUMENT}"),
        ("generating producing writing creating", rf"WORD (?:the|your) (?:\w+ )?{_PRODUCT}"),
        ("your", r"WORD (?:\w+ )?(?:task|job|output|answer|response|summary|notes)"),
        ("task", "(?<=new )WORD"),
        ("ignore disregard forget", r"WORD\s+(?:everything|all|any)"),
        ("tool", f"WORD(?: note|{_TURN})"),
        ("aside", "(?<=set_)WORD"),
        ("reader", "WORD['’]s (?:list|output|answer|notes|summary)"),
        ("field fields", "WORD [\"'“‘`]|(?<=[\"'”`] )WORD"),
        ("claude gemini copilot llama grok", r"WORD\s*[,:：]"),
        ("system developer admin administrator root function", f"WORD{_TURN}"),
    )
    for word in words.split()
}
"""So is one with one of these words in its phrase."""
_PHRASED = frozenset(_PHRASES)
_MARKS = ("<", "{", "}", "=", "##", "A.I.")
"""So is one with one of these, in this case."""
_BRACKETED = re.compile(r"\[(?:\d|/?inst\])", re.IGNORECASE)
_MODEL = re.compile(r"(?<![^\W\d_])(?:AI|LLM|GPT)")
_SINGLES = frozenset(one.encode() for one in _LETTERS)
_SPACED_NAMES = ("A I", "L.L.M", "L L M", "G.P.T", "G P T")
_LEAST_SINGLES = 2
"""So many letters has the shortest of these."""
_SPACED_LETTERS = 4
"""A text with fewer letters that stand alone has no word whose letters are spaced out."""
_BEFORE_COLON = re.compile(r"(?:IA|KI|AI|LLMs?)\b")


def may_speak_to_machine(text: str) -> bool:
    """Return whether a text may tell a machine, or whoever makes a summary, what to do.

    >>> may_speak_to_machine("The ministers met."), may_speak_to_machine("Note to AI: skip it.")
    (False, True)
    """
    return any(look_for_orders(text))


class Looks(NamedTuple):
    """What a text may have."""

    orders: bool = True
    """A signal of `text.orders`, other than a mere order."""
    dictated: bool = True
    """One of `text.dictated`, or of `text.dictatedelsewhere`."""


BOTH = Looks()


def look_for_orders(text: str, within: Looks = BOTH) -> Looks:
    """Return what a text may have; what the text around it has not is not looked for."""
    if not text.isascii() and _ODD.search(text):
        return within
    words = _words_of(text)
    return Looks(
        within.orders and _may_order(text, words), within.dictated and may_dictate(text, words)
    )


def _may_order(text: str, words: frozenset[bytes]) -> bool:
    if any(mark in text for mark in _MARKS) or _names_model(text) or _has_bracketed(text):
        return True
    if not words.isdisjoint(_ENOUGH):
        return True
    if any(not (words.isdisjoint(one) or words.isdisjoint(two)) for one, two in _TOGETHER):
        return True
    phrased = words & _PHRASED
    if phrased and has_phrase(text.lower(), phrased, _PHRASES):
        return True
    return _has_spaced(text, words & _SINGLES)


def may_dictate_elsewhere(text: str) -> bool:
    """Return whether a text may tell what to write in another language than English."""
    return not text.isascii() or may_be_elsewhere(_words_of(text))


def _words_of(text: str) -> frozenset[bytes]:
    return frozenset(text.encode("ascii", "replace").translate(_LETTERS_ALONE).split())


def _names_model(text: str) -> bool:
    """Return whether a text names a model in capitals, as each language does."""
    if not any(name in text for name in ("AI", "LLM", "GPT", "IA", "KI")):
        return False
    if _MODEL.search(text):
        return True
    return (":" in text or "：" in text) and _BEFORE_COLON.search(text) is not None


def _has_bracketed(text: str) -> bool:
    return "[" in text and _BRACKETED.search(text) is not None


def _has_spaced(text: str, singles: frozenset[bytes]) -> bool:
    """Return whether letters that stand alone may be those of a word, or a model's name."""
    if len(singles) < _LEAST_SINGLES:
        return False
    if any(name in text for name in _SPACED_NAMES):
        return True
    if len(singles) < _SPACED_LETTERS:
        return False
    return b" x x x x " in b" %b " % text.encode("ascii", "replace").translate(_LETTER_OR_NOT)


_RUN = ord("x")
_APART = ord(" ")


def _runs_of(characters: str) -> bytes:
    return bytes(_RUN if chr(one) in characters else _APART for one in range(256))


_FIGURES = "0123456789"
_CODED = _runs_of(_FIGURES + _LETTERS + _LETTERS.upper() + "+/")
_HEXADECIMAL = _runs_of(_FIGURES + "abcdefABCDEF :")
_LEAST_CODED, _LEAST_HEXADECIMAL = b"x" * 40, b"x" * 96
_PERCENT = re.compile("%[0-9A-Fa-f]")
_ADDRESS = re.compile(r":(?=[^\s\d])(?<=[taebrTAEBR\s]:)")
"""A colon behind a letter that the schemes end with, or a space, with something behind it."""
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\x90\x9b\x9d\u00ad\u034f\u115f\u1160\u200b-\u200f\u2060-\u2064\u3164\ufe00-\ufe0e\ufeff\U000e0000-\U000e0fff]"
)


def may_have_tokens(text: str) -> bool:
    """Return whether a text may have marks of a chat template."""
    return "<" in text or "[" in text


def may_have_markup(text: str) -> bool:
    """Return whether a text may have what a browser would run, load or link."""
    return "<" in text or "=" in text or "](" in text


def may_have_schemes(text: str) -> bool:
    """Return whether a text may have an address of one of the schemes that are flagged."""
    return _ADDRESS.search(text) is not None


def may_be_encoded(text: str) -> bool:
    """Return whether a text may have a stretch that holds another text."""
    if "&#" in text or "\\" in text or _PERCENT.search(text):
        return True
    plain = text.encode("ascii", "replace")
    return _LEAST_CODED in plain.translate(_CODED) or (
        _LEAST_HEXADECIMAL in plain.translate(_HEXADECIMAL)
    )


def may_be_smuggled(text: str) -> bool:
    """Return whether a text may have unseen characters that say something."""
    return _UNSEEN.search(text) is not None
