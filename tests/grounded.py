"""Strategies for items that were found in an article."""

from typing import Any

from hypothesis import strategies as st

from summarizer.schema.communique import (
    GroundedClaim,
    GroundedDate,
    GroundedItem,
    GroundedParticipant,
)
from summarizer.schema.span import TextSpan


def make_grounded(start: int, zone: str, **values: Any) -> dict[str, Any]:
    """Return the values of an item with a quote of two letters."""
    span = TextSpan(start=start, end=start + 2, quote="ab")
    return {"span": span, "sentence": start + 1, "zone": zone, **values}


PLACES = st.integers(0, 2)
ZONES = st.sampled_from(["narration", "headline"])
DATES: st.SearchStrategy[GroundedItem] = st.builds(
    lambda start, zone, role, value: GroundedDate(
        **make_grounded(start, zone, role=role, value=value, about="talks")
    ),
    PLACES,
    ZONES,
    st.sampled_from(["meeting", "deadline"]),
    st.sampled_from(["2031-05-12", "2031", "2031-05-12/2031-05-13", "2031-05-12~"]),
)
PEOPLE: st.SearchStrategy[GroundedItem] = st.builds(
    lambda start, zone, name, kind: GroundedParticipant(
        **make_grounded(start, zone, name=name, kind=kind, tier="principal", side=None, roles=())
    ),
    PLACES,
    ZONES,
    st.sampled_from(["Ana Rojas", "Fiji"]),
    st.sampled_from(["person", "state"]),
)
CLAIMS: st.SearchStrategy[GroundedItem] = st.builds(
    lambda start, zone, kind, statement, holders, stance: GroundedClaim(
        **make_grounded(
            start,
            zone,
            type=kind,
            statement=statement,
            topic="sea",
            holders=holders,
            targets=(),
            speaker=None,
            stance=stance,
            act="agree",
            act_as_written="agreed",
            qualifiers=(),
            voice="reported",
        )
    ),
    PLACES,
    ZONES,
    st.sampled_from(["agreement", "position"]),
    st.sampled_from(["They share radar data.", "they share radar data.", "They ban trawling."]),
    st.sampled_from([("CHL", "FJI"), ("FJI", "CHL"), ("FJI",)]),
    st.sampled_from(["support", "oppose"]),
)
ITEMS = st.lists(st.one_of(DATES, PEOPLE, CLAIMS), max_size=8)
