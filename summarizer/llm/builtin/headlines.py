"""Claims of headlines, which leave out articles, auxiliaries and the past tense.

A headline is read by its surface: states, a verb of saying or doing, and the rest.
"""

import re
from collections.abc import Sequence

from summarizer.llm.builtin.discourse import Discourse
from summarizer.llm.builtin.items import Item
from summarizer.llm.builtin.reading import HOLDING, Reading
from summarizer.schema.words import ClaimType, Stance
from summarizer.vocabulary.load import Vocabulary

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_STANCES = frozenset(
    ("support", "opposition", "concern", "call", "praise", "principle", "reaffirmation")
)
_LONGEST = 3
_SHARED, _MOST = 0.5, 0.6
"""How many of a headline's words one claim of the text has, or all of them together."""
_CUT = re.compile(r"(?:,| and| but| as| while|;) (?P<verb>[^\W\d_]+)")
_BESIDE = re.compile(r",? (?:as|amid|after|ahead of|while) (?!a\b|an\b|part\b|soon\b|early\b|\d)")
"""What opens what else happened."""
_CALLING = ("call on", "call upon")
"""Acts that are mere visits where nothing is asked for."""


def read_headline(reading: Reading, discourse: Discourse, vocabulary: Vocabulary) -> list[Item]:
    """Return the claim of a headline: one, or none."""
    text = reading.text
    lead = re.match(r"(?:[^:]{3,40}): (?=[A-Z])", text)
    start = lead.end() if lead else 0
    holders = [m for m in reading.mentions if m.how in HOLDING and m.start >= start]
    if not holders:
        return []
    words = [word for word in _WORD.finditer(text) if word.start() >= holders[0].end]
    for position, word in enumerate(words[:6]):
        found = _act_at(text, [w.group().lower() for w in words[position:]], vocabulary)
        if found is None:
            continue
        lemma, length = found
        act = vocabulary.acts[lemma] if lemma != "will" else vocabulary.acts["will"]
        subject = [m.code for m in holders if m.end <= word.start()]
        cut = _cut_at(text, word.start(), vocabulary)
        return _item(
            reading,
            tuple(dict.fromkeys(subject)),
            (word.start(), cut, lemma, length),
            act.kind,
            act.stance,
            discourse,
        )
    return []


def _act_at(text: str, words: list[str], vocabulary: Vocabulary) -> tuple[str, int] | None:
    """Return the act that a verb in the present tense begins, and its number of words."""
    del text
    if words[:1] == ["to"] and len(words) > 1:
        return "will", 1
    for form in _lemmas(words[0]):
        for length in range(min(_LONGEST, len(words)), 0, -1):
            key = " ".join([form, *words[1:length]])
            act = vocabulary.acts.get(key)
            if act is not None and act.kind not in ("event", "information", "assessment"):
                return key, length
    return None


def _lemmas(word: str) -> tuple[str, ...]:
    if word.endswith("ies"):
        return (word, word[:-3] + "y")
    if word.endswith("es"):
        return (word, word[:-1], word[:-2])
    return (word, word[:-1]) if word.endswith("s") and not word.endswith("ss") else (word,)


def _item(
    reading: Reading,
    subject: tuple[str, ...],
    found: tuple[int, int, str, int],
    kind: str,
    stance: Stance,
    discourse: Discourse,
) -> list[Item]:
    start, end, lemma, length = found
    body = reading.text[start:end]
    visits = lemma in _CALLING and " to " not in body
    if not subject or len(body.split()) < 3 or visits:
        return []
    agreement = kind not in _STANCES
    if agreement and len(subject) < 2 and lemma in ("will",):
        return []
    claim: ClaimType = "agreement" if agreement else "position"
    discourse.joint = subject if len(subject) > 1 else discourse.joint
    return [
        Item(
            type=claim,
            stretch=reading.unit.view.stretch(start, end),
            holders=tuple(sorted(subject)),
            speaker=None,
            stance="support" if agreement else stance,
            act=lemma,
            act_as_written=" ".join(body.split()[:length]),
            body=body,
            lead="",
            voice="reported",
            rule=f"headline:{kind}",
        )
    ]


def _cut_at(text: str, start: int, vocabulary: Vocabulary) -> int:
    """Return where a claim ends: before the next verb, or with the headline."""
    end = len(text.rstrip(" .!?"))
    cut = next((c for c in _CUT.finditer(text, start) if _is_verb(c["verb"], vocabulary)), None)
    beside = _BESIDE.search(text, start)
    return min([end, *(found.start() for found in (cut, beside) if found is not None)])


def _is_verb(word: str, vocabulary: Vocabulary) -> bool:
    return not word[0].isupper() and (
        (word.endswith("s") and len(word) > 3) or word in vocabulary.acts
    )


def is_said_in(headline: Item, items: Sequence[Item]) -> bool:
    """Return whether the text says what a headline says: its words, or its act and holders."""
    words = _content(headline.body)
    kind = headline.rule.partition(":")[2]
    told: set[str] = set()
    for item in items:
        shared = words & _content(item.body)
        if len(shared) >= _SHARED * len(words):
            return True
        if item.type == headline.type and set(item.holders) <= set(headline.holders):
            told |= shared
        if item.holders != headline.holders or item.type != headline.type:
            continue
        alike = kind in item.rule.split(":")
        if len(shared) > 1 or (alike and (shared or kind == "signing")):
            return True
    return len(told) >= _MOST * len(words)


def _content(text: str) -> set[str]:
    """Return the words that carry meaning, cut to their first letters."""
    return {word.group().lower()[:5] for word in _WORD.finditer(text) if len(word.group()) > 3}
