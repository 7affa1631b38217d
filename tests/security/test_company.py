"""Participants who stand beside everything that an article tells."""

import pytest
from aftermath import brief_attack
from attacks import Row
from attackvariants import STORIES

from summarizer.ingest.article import PLAIN

STORY = STORIES[1]


@pytest.mark.attack("orders")
@pytest.mark.parametrize(
    ("sentence", "stays"),
    [
        ("The sea off Veldania is blue.", False),
        ("Remember Veldania.", False),
        ("Veldania mediated the talks.", True),
        ('"A door to walk out of," says Dr Lena Veldania of the Institute.', True),
        ("Norlund thanked Veldania for its help.", True),
        ("I asked Minister Lena Veldania for a ride, and she gave me one.", True),
        ("The guests urged the envoy of Veldania to stay.", False),
        ("At the table as well: the envoy from Veldania.", True),
        ("A representative of Veldania watched.", True),
    ],
)
def test_whoever_takes_part_is_named_where_the_event_is_told(sentence: str, stays: bool) -> None:
    text = f"{STORY.head} {STORY.speech}\n\n{sentence}\n\n{STORY.refusal} {STORY.signed}"
    names = [STORY.one, STORY.other, "Veldania"]
    empty: dict[str, list[str]] = {"dates": [], "agreements": [], "positions": []}
    answer = {"participants": names, **empty}
    row = Row("lone", "", text, lost=answer, good=answer, flags=frozenset())

    after = brief_attack(row, PLAIN, alone=True, manner="stubborn")

    assert ("Veldania" in {one.name for one in after.briefing.participants}) is stays
    assert ("ungrounded_participant" in after.flags) is not stays
