"""Whether an article is in English."""

import re

from summarizer.errors import UnreadLanguageError
from summarizer.text.articleform import ArticleForm
from summarizer.text.endless import is_endless
from summarizer.vocabulary.languages import name_language

_COMMON = frozenset(
    "the of and to in a is that for it on with as was by at be are from has have will an its this "
    "not or which their they he his were but said between both we also been".split()
)
_LETTERS = re.compile(r"[^\W\d_]+")
_ENOUGH_WORDS = 25
_SHARE = 0.14


def require_english(form: ArticleForm) -> None:
    """Check that an article is in English.

    The language line decides where it names another language. Without one, or where it says
    English, running English has a fifth to a half of its words among the few that every English
    sentence needs; a text of some length with fewer is in another language. Lines count once, and
    those without an end do not count.

    Raises:
        UnreadLanguageError: It is not.
    """
    language = form.language.split("-")[0].lower()
    if language not in ("en", "und", ""):
        raise UnreadLanguageError(_message(f"the article is in {name_language(language)}"))
    lines = dict.fromkeys(line.text for line in form.lines if not is_endless(line.text))
    words = [word.lower() for line in lines for word in _LETTERS.findall(line)]
    if len(words) >= _ENOUGH_WORDS and sum(w in _COMMON for w in words) < _SHARE * len(words):
        raise UnreadLanguageError(_message("the article is not in English"))


def _message(found: str) -> str:
    return f"{found}; the embedded extractor reads English only: name a language model (--model)"
