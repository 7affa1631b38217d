"""Sentences on something else than the event."""

import re
from collections.abc import Sequence
from functools import cache

from summarizer.llm.builtin.lexicons import read_data
from summarizer.llm.builtin.reading import HOLDING, Reading


@cache
def _openings() -> re.Pattern[str]:
    return re.compile("|".join(read_data("grammar")["elsewhere"]), re.IGNORECASE)


def is_elsewhere(reading: Reading, parties: Sequence[str]) -> bool:
    """Return whether a sentence turns away from the event: "Separately, Chad and Peru signed"."""
    if not parties or not _openings().match(reading.text):
        return False
    named = {mention.code for mention in reading.mentions if mention.how in HOLDING}
    return not named <= set(parties)
