"""Questions that a meeting passed on: "was referred to the committee", "was left to experts"."""

from summarizer.llm.builtin.decisions import Decision
from summarizer.llm.builtin.lexicons import word_set
from summarizer.llm.builtin.reading import Reading
from summarizer.llm.builtin.tree import Token

REFERRED = Decision("agreement", "support", "refer", "", "decided:referred")

_PASSING = frozenset(("refer", "put", "leave", "postpone", "defer", "remit", "pass", "entrust"))
_OFF = frozenset(("off", "over", "back", "on"))
"""What stands behind "put"."""


def is_referred(reading: Reading, verb: Token) -> bool:
    """Return whether a question was passed on to a body or to those above or below."""
    tree = reading.tree
    if verb.lemma not in _PASSING or verb.tag != "VBN" or verb.label not in ("ROOT", "conj"):
        return False
    if reading.unit.kind in ("speech", "headline", "post"):
        return False
    subject = tree.child(verb.index, "nsubjpass")
    passive = tree.child(verb.index, "auxpass")
    if subject is None or passive is None or passive.lower not in ("was", "were", "been"):
        return False
    denied = tree.child(verb.index, "neg", "agent") is not None
    if denied or not subject.is_noun or _is_person(reading, subject):
        return False
    if verb.lemma in ("put", "pass") and not any(
        child.lower in _OFF for child in tree.children(verb.index, "prt", "advmod")
    ):
        return False
    to = next((one for one in tree.children(verb.index, "prep") if one.lower == "to"), None)
    body = tree.child(to.index, "pobj") if to is not None else None
    return body is not None and reading.lowered(body) in word_set("grammar", "referred_to")


def _is_person(reading: Reading, subject: Token) -> bool:
    return (
        reading.person_at(subject.index) is not None or reading.code_at(subject.index) is not None
    )
