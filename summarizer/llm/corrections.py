"""How a wrong answer is asked for again: the answer as it came, and what is wrong with it."""

from dataclasses import dataclass

from summarizer.llm.base import Message

_CORRECTION = "Your last answer cannot be used. What is wrong with it:\n"
_AGAIN = "\nAnswer the request anew, whole and in the form that it asks for."
_MAX_REPEATED_CHARS = 100_000


@dataclass(frozen=True)
class Correction:
    """A wrong answer, and what is wrong with it.

    Attributes:
        raw: The answer as it came; empty where there is nothing to show.
        faults: What is wrong, in words.
    """

    raw: str
    faults: str


def correction_messages(correction: Correction) -> tuple[Message, ...]:
    """Return the messages that go behind a request's own; they are no part of its key."""
    said = correction.raw if len(correction.raw) <= _MAX_REPEATED_CHARS else ""
    return (
        Message(role="assistant", content=said or "(no usable answer)"),
        Message(role="user", content=_CORRECTION + correction.faults + _AGAIN),
    )
