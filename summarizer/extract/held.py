"""What the items of one article are held against, and how their names and words are read."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from summarizer.extract.evidence import Evidence
from summarizer.extract.masked import Parties
from summarizer.extract.specifics import ArticleWords
from summarizer.schema.draft import DraftItem
from summarizer.text.confusables import unmix_scripts
from summarizer.text.leaks import leaks_prompt
from summarizer.text.words import word_texts
from summarizer.vocabulary.elsewhere import state_named
from summarizer.vocabulary.load import Vocabulary

MOST_LABEL_CHARS = 160
"""A topic, or what a date is of, is no longer."""
_SAYS = re.compile(
    r"(?<![\w-])(?:must|shall|should|will(?! of\b)|would|(?-i:may|MAY)|can|cannot|is|are|was|were"
    r"|has|have|had|do|does|did|not|never)(?![\w-])",
    re.IGNORECASE,
)
"""What a sentence has that says something, and no label; `May` is a month."""
_RELATIVE = re.compile(
    r"\b(?:that|which|who|whose|where|when|(?:day|date|month|year|time)(?= (?:the|both|its)\b))\b"
)
_CAPITALIZED = re.compile(r"\b[A-Z][\w'’-]*")
_SUBJECTS = frozenset(
    """january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    middle near far east west north south eastern western northern southern southeast central horn
    latin arctic antarctic atlantic pacific indo-pacific caribbean mediterranean baltic nordic
    balkan balkans caucasus sahel maghreb levant gulf sea black red asia africa
    economy economic trade investment finance security defence climate energy water food health
    migration labour culture education science technology digital infrastructure transport tourism
    fisheries agriculture industry cooperation relations talks dialogue agenda initiative programme
    program framework partnership reform peace process human rights law nuclear arms control
    release exchange visa visas tariffs sanctions aid border borders maritime aviation ports rail
    blue green silver sustainable development goals space cyber artificial intelligence data
    """.split()
)
"""Words of regions, days and subjects, which capitals make no strangers of."""


class Reading(NamedTuple):
    """What the items of one article are held against."""

    evidence: Evidence
    """Where quotes may stand."""
    words: ArticleWords
    """What the article names."""
    vocabulary: Vocabulary
    """Names of states and bodies."""
    people: tuple[str, ...]
    """Names of participants that the article has; a pronoun may stand for any of them."""
    told_in: str = "en"
    """BCP 47 code of the language that statements are in."""
    parties: Parties = Parties((), ())
    """States, bodies and people that the items name."""
    prompts: tuple[str, ...] = ()
    """What models were told; answers may not repeat it."""

    @property
    def is_translated(self) -> bool:
        """Whether what a draft says in its own words is in another language than the article."""
        return self.told_in != "en" or not self.words.is_english


def repeats_prompt(item: DraftItem, reading: Reading) -> bool:
    """Return whether an item holds a run of words of a prompt that its article does not have."""
    said = " ".join(str(value) for value in item.model_dump().values() if isinstance(value, str))
    return any(is_leak(one, reading) for one in (said, item.quote))


def is_leak(text: str, reading: Reading) -> bool:
    """Return whether a text holds a run of words of a prompt that the article does not have."""
    return leaks_prompt(text, reading.prompts, reading.words.text)


def bare(words: str, reading: Reading, near: str = "") -> str:
    """Return a label in a model's own words; none where it is no label, or names what is not there.

    Args:
        words: The label.
        reading: What it is held against.
        near: The folded text that it may be taken from, word by word.
    """
    bare = " ".join(words.split())
    if len(bare) > MOST_LABEL_CHARS or is_leak(bare, reading):
        return ""
    if near and set(word_texts(bare)) <= set(word_texts(near)):
        return bare
    names = " ".join(_CAPITALIZED.findall(bare)[_is_first_word(bare) :])
    is_label = _SAYS.search(_RELATIVE.split(bare)[0]) is None and (
        reading.is_translated or _is_told(names, reading)
    )
    return bare if is_label else ""


def _is_first_word(bare: str) -> bool:
    """Return whether a label begins with a capital, which says nothing there."""
    return bare[:1].isupper()


def _is_told(names: str, reading: Reading) -> bool:
    """Return whether an article has these names, or they are no names of states, bodies, people."""
    if reading.words.has_words(names):
        return True
    if not all(one.lower() in _SUBJECTS or reading.words.names(one) for one in names.split()):
        return False
    named = (one for one in reading.vocabulary.mentions(names) if one.how != "territory")
    return all(one.code in reading.words.codes for one in named)


def holder_of(name: str | None, vocabulary: Vocabulary) -> str:
    """Return the code of a state or body, or its name in one script."""
    bare = unmix_scripts(" ".join((name or "").split()))
    return vocabulary.holder(bare) or bare


def codes(names: Iterable[str], reading: Reading) -> tuple[str, ...]:
    """Return codes for the names of states and bodies, other names as they are, each once."""
    bare = (unmix_scripts(" ".join(name.split())) for name in names)
    return tuple(dict.fromkeys(holder_in(name, reading) or name for name in bare if name))


def holder_in(name: str, reading: Reading) -> str | None:
    """Return whom a name stands for, in English or in the language of the article."""
    found = reading.vocabulary.holder(name)
    if found is not None or reading.words.is_english:
        return found
    return state_named(name, reading.words.language)
