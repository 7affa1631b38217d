"""Sentences in the writer's own voice, and other reasons why nothing cites a sentence."""

import re
from functools import cache

from summarizer.llm.builtin.lexicons import read_data
from summarizer.llm.builtin.reading import Reading
from summarizer.schema.words import SetAsideReason

_FIRST_PERSON = re.compile(r"\b(?:I|we|our|us|my|me)\b(?!')", re.IGNORECASE)
_QUESTION = re.compile(r"\?[”\"')]*\s*$")


@cache
def _opinion() -> re.Pattern[str]:
    return re.compile("|".join(read_data("voice")["opinion"]), re.IGNORECASE)


def reason_aside(reading: Reading, *, in_speech: bool) -> SetAsideReason:
    """Return why nothing rests on a sentence.

    Args:
        reading: The sentence.
        in_speech: Whether it is somebody's words.
    """
    if reading.unit.kind == "headline":
        return "repeat"
    if reading.unit.kind == "post":
        return "embedded_post"
    text = reading.text
    if in_speech:
        return "background"
    if _QUESTION.search(text) or _FIRST_PERSON.search(text) or _opinion().search(text):
        return "outlet_opinion"
    return "background"
