"""What the extractor finds before it is written down as a draft."""

from typing import NamedTuple

from summarizer.llm.builtin.views import Stretch
from summarizer.schema.words import ClaimType, Stance, Voice

OWN_WORDS = "="
"""What stands for the lead of an item whose words are a sentence by themselves."""


class Item(NamedTuple):
    """One claim."""

    type: ClaimType
    """Which list it belongs in."""
    stretch: Stretch
    """Where its quote stands."""
    holders: tuple[str, ...]
    """Who holds it, sorted."""
    speaker: str | None
    """Who says it."""
    stance: Stance
    """For, against, or neither."""
    act: str
    """Lemma of the act."""
    act_as_written: str
    """The act's words."""
    body: str
    """What the quote says, for the statement; begins with the verb that the lead calls for."""
    lead: str
    """What stands between the holders and the body in a statement; empty for nothing, `OWN_WORDS`
    for a body that needs neither."""
    voice: Voice
    """Whose words they are."""
    rule: str
    """Name of the rule that made it."""
    noun: str = ""
    """What it is about: a noun with what qualifies it."""
