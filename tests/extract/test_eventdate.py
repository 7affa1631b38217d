import pytest
from islands import (
    PROFILE,
    ScriptedModel,
    make_claim,
    make_date,
    make_draft,
    make_event,
    make_islands,
)
from synthetic import Line

from summarizer.extract.extract import extract_communique
from summarizer.prompts import load_prompt
from summarizer.schema.communique import GroundedDate
from summarizer.schema.draft import CommuniqueDraft
from summarizer.vocabulary.load import load_vocabulary

LINES = (
    Line("SUVA, May 13 (RPA) - Chile and Fiji on Monday held their Ocean Dialogue in Suva."),
    Line("A joint declaration was adopted on May 13."),
    Line("The first day belonged to the experts; on the second the ministers came."),
    Line("Chile and Fiji agreed to share radar data."),
)
RADAR = make_claim(4, "agreed to share radar data", "Chile and Fiji agreed to share radar data.")


async def dates(draft: CommuniqueDraft) -> list[GroundedDate]:
    communique = await extract_communique(
        make_islands(LINES, dateline="SUVA, May 13 (RPA)"),
        model=ScriptedModel(draft, draft),
        profile=PROFILE,
        prompt=load_prompt("extract.v1"),
        vocabulary=load_vocabulary(),
    )
    return list(communique.dates)


def event(**changes: object) -> CommuniqueDraft:
    named = make_event(1, "their Ocean Dialogue in Suva", "Ocean Dialogue", **changes)
    return make_draft(event=named, agreements=[RADAR])


async def test_the_day_of_the_event_is_found_in_the_sentence_that_names_it() -> None:
    (found,) = await dates(event(held="2031-05-12"))

    assert (found.role, found.value, found.span.quote) == ("meeting", "2031-05-12", "Monday")
    assert found.provenance == "event"


async def test_the_day_of_the_document_is_found_where_it_is_named() -> None:
    (found,) = await dates(event(document_kind="joint declaration", document_issued="2031-05-13"))

    assert (found.role, found.span.quote) == ("document_issued", "May 13")


async def test_a_day_that_no_such_sentence_gives_is_no_date() -> None:
    assert await dates(event(held="2031-05-11")) == []


async def test_a_date_that_was_noted_already_is_not_added() -> None:
    draft = event(held="2031-05-12")
    noted = draft.model_copy(update={"dates": (make_date(1, "on Monday", "2031-05-12"),)})

    (found,) = await dates(noted)

    assert found.provenance is None


@pytest.mark.parametrize(
    ("quote", "value", "kept"),
    [
        ("The first day belonged to the experts", "2031-05-12", True),
        ("on the second the ministers came", "2031-05-13", True),
        ("The first day belonged to the experts", "2031-06-20", False),
    ],
)
async def test_a_day_may_be_told_by_another_day(quote: str, value: str, *, kept: bool) -> None:
    draft = make_draft(dates=[make_date(3, quote, value)], agreements=[RADAR])

    assert [one.value for one in await dates(draft)] == ([value] if kept else [])
