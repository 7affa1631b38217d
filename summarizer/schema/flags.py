"""What code noticed that a person should look at: in a text, in an answer, or in what came of both.

A flag takes nothing away and proves nothing; it says where to look.
"""

from typing import Literal, TypeAlias

from pydantic import Field

from summarizer.schema.base import Record

FlagKind: TypeAlias = Literal[
    "instruction_like_text",
    "special_token_lookalike",
    "mixed_script_name",
    "invisible_characters",
    "bidi_controls",
    "encoded_payload",
    "active_markup",
    "bad_url_scheme",
    "hidden_markup_removed",
    "unreliable_zone",
    "quote_not_verbatim",
    "ungrounded_participant",
    "stance_quote_conflict",
    "unsupported_attribution",
    "unsupported_statement",
    "prompt_leak",
    "uncovered_quote",
    "too_many_items",
    "endless_sentence",
]
"""instruction_like_text: words that give orders to a machine that reads; special_token_lookalike:
marks of a chat template; mixed_script_name: a word of letters of two scripts that look alike;
invisible_characters, bidi_controls: characters that nobody sees; encoded_payload: a long stretch of
base64, hex or escapes; active_markup: what a browser would run or load; bad_url_scheme: an address
that is no web address; hidden_markup_removed: orders in a part of a page that is out of sight;
unreliable_zone: an item that only readers' comments, adverts and the like say; quote_not_verbatim:
an item whose quote does not stand in the article; ungrounded_participant: somebody whom an answer
named and this article does not show to take part; stance_quote_conflict: a stance against its own
quote; unsupported_attribution: a claim whose sentence is of somebody else; unsupported_statement: a
claim that has little of its sentence; prompt_leak: an answer in words of our prompt;
uncovered_quote: quoted speech that no claim rests on; too_many_items: an answer with more than an
article can hold; endless_sentence: one so long that not every rule reads it, so that what it says
may be missing."""


class Flag(Record):
    """One thing that a person should look at."""

    kind: FlagKind
    """What it is."""
    start: int | None = Field(default=None, ge=0)
    """First code point of the stretch of the article; None where it has no place there."""
    end: int | None = Field(default=None, ge=1)
    """One past the last code point."""
    detail: str = ""
    """A few words on it, never the article's own; empty where the kind says it all."""


def sort_flags(flags: tuple[Flag, ...]) -> tuple[Flag, ...]:
    """Return the flags by place, each once; those without a place last."""
    return tuple(sorted(set(flags), key=flag_key))


def flag_key(flag: Flag) -> tuple[bool, int, int, str, str]:
    """Return what flags are ordered by: their place, those without one last."""
    return (flag.start is None, flag.start or 0, flag.end or 0, flag.kind, flag.detail)
