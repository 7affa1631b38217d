"""Declarations that name their authors once, and then only say what each paragraph does.

"The Ministers of Peru and Chile, meeting in Arica:" is followed by "1. Decided to ..." and
"2. Called on ...", perhaps under headings.
"""

import re

from summarizer.llm.builtin.decisions import LISTS
from summarizer.llm.builtin.lexicons import singular, word_set
from summarizer.llm.builtin.namewords import is_office
from summarizer.llm.builtin.views import Place, View
from summarizer.text.articleform import FormLine

_AUTHORS = "they "
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LEAD_WORDS = 8
_PREAMBLE = re.compile(r"(?:\W*[^\W\d_]+(?:ing|ful|ed by)\b|\W*(?:in|with|on|under) the\b)", re.I)
_ADVERBS = frozenset(("also", "further", "furthermore", "again", "jointly", "hereby", "moreover"))


def goes_on_declaration(line: FormLine, *, open_: bool) -> bool:
    """Return whether the paragraphs behind a line have their subject in one before.

    Args:
        line: The line.
        open_: Whether it is so for this line.
    """
    if _names_authors(line):
        return True
    if not open_ or line.zone == "headline":
        return open_
    if _PREAMBLE.match(line.text) or line.text.rstrip().endswith((";", ",", ":")):
        return True
    return re.match(r"\W*(?:\d{1,3}|[a-z]|[ivx]+)[.)]", line.text) is not None or _is_operative(
        line.text
    )


def _names_authors(line: FormLine) -> bool:
    """Return whether a line is a subject without a verb, such as leads to what it decided."""
    text = line.text.rstrip()
    if line.zone == "headline" or not text.endswith((":", ",", ";")):
        return False
    words = [word.group().lower() for word in _WORD.finditer(text)][:_LEAD_WORDS]
    if not {"the", "we"} & set(words[:2]) or LISTS.search(text):
        return False
    sides = word_set("grammar", "sides")
    return any(w.endswith(("s", "men")) and (is_office(w) or singular(w) in sides) for w in words)


def with_authors(body: View) -> View | None:
    """Return a paragraph as a sentence about its authors; None where it begins with no verb.

    What is added stands where the paragraph begins, so that no quote reaches farther back.
    """
    if not _is_operative(body.text):
        return None
    words = _WORD.finditer(body.text)
    end = next(one.end() for one in words if one.group().lower() not in _ADVERBS)
    added = tuple(Place(*body.places[0]) for _ in _AUTHORS)
    text = _AUTHORS + body.text[:end].lower() + body.text[end:]
    return View(text[:1].upper() + text[1:], added + body.places)


def _is_operative(text: str) -> bool:
    """Return whether a paragraph begins with a verb of deciding, calling, supporting ..."""
    for word in list(_WORD.finditer(text))[:3]:
        lower = word.group().lower()
        if lower in _ADVERBS or (lower.endswith("ly") and len(lower) > 4):
            continue
        capital = text.lstrip("0123456789.() \t").startswith(word.group())
        return (capital or word.start() > 0) and _is_verb(lower)
    return False


def _is_verb(word: str) -> bool:
    verbs = word_set("grammar", "operative")
    stems = (word, word[:-1], word[:-2], word[:-3]) if word.endswith("d") else (word,)
    return any(stem in verbs for stem in stems)
