from grounded import CLAIMS, DATES, PEOPLE
from hypothesis import given
from hypothesis import strategies as st

from summarizer.extract.repeats import drop_repeats
from summarizer.schema.communique import (
    GroundedClaim,
    GroundedDate,
    GroundedItem,
    GroundedParticipant,
)
from summarizer.text.edtf import same_edtf
from summarizer.vocabulary.load import load_vocabulary

IN_BODY = st.lists(
    st.one_of(DATES, PEOPLE, CLAIMS).filter(lambda one: one.zone != "headline"), max_size=8
)


def are_one(left: GroundedItem, right: GroundedItem) -> bool:
    """Return whether two items are doubles, all that they say compared."""
    if isinstance(left, GroundedDate) and isinstance(right, GroundedDate):
        same_day = same_edtf(left.value, right.value)
        return same_day and (left.role, left.sentence) == (right.role, right.sentence)
    if isinstance(left, GroundedParticipant) and isinstance(right, GroundedParticipant):
        return (left.kind, left.name, left.sentence) == (right.kind, right.name, right.sentence)
    if isinstance(left, GroundedClaim) and isinstance(right, GroundedClaim):
        return (
            (left.type, left.stance) == (right.type, right.stance)
            and set(left.holders) == set(right.holders)
            and left.statement.lower() == right.statement.lower()
        )
    return False


@given(IN_BODY)
def test_the_first_of_each_group_of_doubles_is_kept(items: list[GroundedItem]) -> None:
    firsts: list[GroundedItem] = []
    for item in items:
        if not any(are_one(other, item) for other in firsts):
            firsts.append(item)

    kept = drop_repeats(items, load_vocabulary()).items

    assert sorted(map(repr, kept)) == sorted(map(repr, firsts))
