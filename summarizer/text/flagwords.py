"""Flags in words, for reports."""

from collections import Counter
from collections.abc import Iterable, Mapping

from summarizer.schema.flags import Flag, FlagKind

FLAG_WORDS: Mapping[FlagKind, str] = {
    "instruction_like_text": "words that give orders to a machine",
    "special_token_lookalike": "marks of a chat with a machine",
    "mixed_script_name": "a word in letters of two scripts",
    "invisible_characters": "characters that nobody sees",
    "bidi_controls": "characters that turn lines round",
    "encoded_payload": "an encoded text",
    "active_markup": "markup that a browser would run or load",
    "bad_url_scheme": "an address that is no web address",
    "hidden_markup_removed": "orders to a machine, out of sight",
    "unreliable_zone": "an item that only comments, adverts or the like say",
    "quote_not_verbatim": "an item whose quote does not stand there",
    "ungrounded_participant": "somebody whom it does not show to take part",
    "stance_quote_conflict": "a stance against its own quote",
    "unsupported_attribution": "a claim from a sentence of somebody else",
    "unsupported_statement": "a claim that its sentence does not bear out",
    "prompt_leak": "words of our own prompt",
    "uncovered_quote": "quoted speech that no claim tells",
    "too_many_items": "more items than were looked at",
    "endless_sentence": "a sentence too long to be read in full",
}
"""What each kind is called."""


def tell_flags(flags: Iterable[Flag]) -> str:
    """Return what there is to look at, in one line; empty where there is nothing.

    >>> tell_flags([Flag(kind="uncovered_quote"), Flag(kind="uncovered_quote")])
    'needs a look: quoted speech that no claim tells (2)'
    """
    counts = Counter(flag.kind for flag in flags)
    told = [
        FLAG_WORDS[kind] + (f" ({counts[kind]})" if counts[kind] > 1 else "")
        for kind in FLAG_WORDS
        if counts[kind]
    ]
    return f"needs a look: {'; '.join(told)}" if told else ""
