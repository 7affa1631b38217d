"""What a line looks like by itself: running text, a row of entries, a date."""

import re

from summarizer.text import furniture
from summarizer.text.words import letter_runs

PROSE_CHARS = 60
"""A line this long that ends like a sentence is prose."""
UNENDED_PROSE_CHARS = 320
"""A line this long is prose, however it ends."""
SENTENCE_WORDS = 5
"""A line of so many words that ends like a sentence reads as one."""

_ENDS = ".!?…。！？．।॥۔؟։።။។"
_CLOSERS = "'\"”’»)\\]」』"
_SENTENCE_END = re.compile(rf"[{_ENDS}][{_CLOSERS}]*(?:\s*\([^)]{{1,20}}\))?$")
_SENTENCE_BREAK = re.compile(
    rf"\w{{3}}[.!?।۔؟][{_CLOSERS}]* +['\"“‘«(]?[^\W\d_a-zà-ÿ]|[。！？][{_CLOSERS}]*(?=\S)"
)
_WORD = re.compile(r"[^\W\d_]+")
_LIST_MARK = re.compile(r"^\s*(?:[•▪◦‣·●○■→⇒➔➜➤>*–—-]|\(?\d{1,2}[.)]|\([a-zA-Z]{1,4}\))\s*")
_HAN = "[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_UNSPACED = re.compile(rf"(?P<han>{_HAN}{{1,2}})|[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{{1,5}}")
_UNSPACED_LETTER = re.compile(f"[{_HAN[1:-1]}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Chinese and Japanese, and Thai, Lao, Burmese, Khmer: written without spaces between words."""
_DATE = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th|er|º)?[ .]+(?:de )?[^\W\d_]{3,12}\.?,?(?: de| del)? \d{4}\b"
    r"|\b[^\W\d_]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b"
    r"|\b\d{4}-\d\d-\d\d(?!\d)|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b"
    r"|\b\d{4} ?[年년] ?\d{1,2} ?[月월] ?\d{1,2} ?[日일]"
)
_ENTRY_BREAK = re.compile(
    r"\s{2,}|\s[|·•]\s|\s[-–—]\s(?=(?:last )?(?:updated|modified|published|posted)\b)",
    re.IGNORECASE,
)
DATED_LINE_CHARS = 120
"""A line that gives a date is no longer than this."""
DATE_WORDS = 4
"""So many words may stand beside a date, such as `published` and the weekday."""
_TAIL_CHARS = 60


def ends_sentence(line: str) -> bool:
    """Return whether a line ends like a sentence."""
    return bool(_SENTENCE_END.search(line[-_TAIL_CHARS:]))


def is_question(line: str) -> bool:
    """Return whether a line ends like a question."""
    return line.endswith(("?", "؟", "？"))


def word_count(line: str) -> int:
    """Return how many words a line has, as near as it can be told without a dictionary.

    >>> word_count("The two sides agreed."), word_count("双方同意设立联合委员会")
    (4, 6)
    """
    if line.isascii() or not _UNSPACED_LETTER.search(line):
        return len(letter_runs(line))
    rest, unspaced = _UNSPACED.subn(" ", line)
    return unspaced + len(_WORD.findall(rest))


def line_chars(line: str) -> int:
    """Return the length of a line; a Chinese or Japanese character says as much as three others."""
    return len(line) + (0 if line.isascii() else 2 * len(re.findall(_HAN, line)))


def has_list_mark(line: str) -> bool:
    """Return whether a line begins with a bullet, a number or a letter of a list."""
    return bool(_LIST_MARK.match(line))


def is_prose(line: str) -> bool:
    """Return whether a line is plainly running text."""
    chars = line_chars(line)
    if chars < PROSE_CHARS:
        return False
    ends = ends_sentence(line) and not is_question(line)
    return ends or bool(_SENTENCE_BREAK.search(line)) or chars >= UNENDED_PROSE_CHARS


def reads_as_sentence(line: str) -> bool:
    """Return whether a line, however short, is a sentence rather than a label or a control."""
    is_sentence = ends_sentence(line) and not is_question(line)
    return is_sentence and word_count(line) >= SENTENCE_WORDS


def is_navigation(line: str) -> bool:
    """Return whether a line is a row of short entries, such as `Home | World | Sport`.

    A row with numbers may be of a table; it is navigation only where the number is of a date.
    """
    if ends_sentence(line) or line.startswith("|"):
        return False
    entries = [entry for entry in furniture.NAVIGATION.split(line) if entry.strip()]
    if len(entries) < 3 or max(len(_WORD.findall(entry)) for entry in entries) > 4:
        return False
    return not any(map(str.isdigit, line)) or is_dated_line(line)


def has_full_date(line: str) -> bool:
    """Return whether a line gives a day with its month and year."""
    return bool(_DATE.search(line))


def is_dated_line(line: str) -> bool:
    """Return whether a line is little more than a date, with a weekday, a time, a few cities."""
    if len(line) > DATED_LINE_CHARS or not has_full_date(line) or ends_sentence(line):
        return False
    entries = [entry for entry in _ENTRY_BREAK.split(line) if has_full_date(entry)]
    return any(len(_WORD.findall(_DATE.sub(" ", entry))) <= DATE_WORDS for entry in entries)


def has_words(line: str) -> bool:
    """Return whether a line holds a letter."""
    return bool(_WORD.search(line))


def heading_text(line: str) -> str:
    """Return the text of a line without the marks of a heading, for comparing."""
    return line.strip("#*_ ").casefold()
