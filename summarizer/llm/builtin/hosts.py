"""Which of two parties receives the other."""

from collections.abc import Sequence

from summarizer.llm.builtin.reading import Reading
from summarizer.text.articleform import ArticleForm
from summarizer.vocabulary.load import Vocabulary

_PAIR = 2
_FIRST = 6
"""Units in which the place of a visit is told."""
_RECEIVING = frozenset(("welcome", "receive", "host", "greet"))
_PLACES = ("in", "at")


def find_host(
    form: ArticleForm,
    readings: Sequence[Reading],
    parties: Sequence[str],
    vocabulary: Vocabulary,
) -> str | None:
    """Return the party that is visited: by who receives whom, "visit to", or the capital."""
    if len(parties) != _PAIR:
        return None
    told = [one for one in readings if one.unit.kind != "speech"]
    if visitors := {code for one in told for code in _visiting(one)} & set(parties):
        return next((code for code in parties if code not in visitors), None)
    for find in (_visited, _seat):
        found = next((code for one in told[:_FIRST] if (code := find(one)) in parties), None)
        if found is not None:
            return found
    found = _in_dateline(form, told, vocabulary)
    return found if found in parties else None


def _visiting(reading: Reading) -> set[str]:
    """Return the states of whoever is called "the visiting president"."""
    people = (named.person for named in reading.named)
    titled = (one for one in people if any("visiting" in role.lower() for role in one.roles))
    return {one.side for one in titled if one.side is not None}


def _visited(reading: Reading) -> str | None:
    """Return the state that is visited or that receives somebody, in a sentence."""
    tree = reading.tree
    for token in tree.tokens:
        if token.lemma == "visit" and token.label != "amod":
            near = tree.tokens[token.index + 1 : token.index + 4]
            to = [t for t in near if t.lower == "to"] or ([token] if token.is_verb else [])
            behind = [t.index for t in tree.tokens[to[0].index + 1 : to[0].index + 4]] if to else []
            if codes := reading.codes_in(behind):
                return codes[0]
        if token.is_verb and token.lemma in _RECEIVING:
            subject, object_ = tree.child(token.index, "nsubj"), tree.child(token.index, "dobj")
            person = reading.person_at(subject.index) if subject is not None else None
            met = object_ is not None and reading.person_at(object_.index) is not None
            apposed = object_ is not None and tree.child(object_.index, "appos") is not None
            if person is not None and person.side and (met or apposed):
                return person.side
    return None


def _seat(reading: Reading) -> str | None:
    """Return the state in whose capital something is said to be: "talks in Lima"."""
    for mention in reading.mentions:
        before = reading.text[: mention.start].split()[-1:]
        if mention.how == "seat" and before and before[0].lower() in _PLACES:
            return mention.code
    return None


def _in_dateline(
    form: ArticleForm, readings: Sequence[Reading], vocabulary: Vocabulary
) -> str | None:
    """Return the state whose capital an article is datelined from, where somebody is visiting."""
    place = (form.dateline or "").split(",")[0].title()
    seats = [mention.code for mention in vocabulary.mentions(place) if mention.how == "seat"]
    visiting = any(" visiting " in one.text for one in readings)
    return seats[0] if seats and visiting else None
