from grounded import ITEMS
from hypothesis import given

from summarizer.extract.order import in_order
from summarizer.schema.communique import GroundedItem


@given(ITEMS)
def test_items_stand_by_place_then_kind_then_all_that_they_say(items: list[GroundedItem]) -> None:
    def everything(item: GroundedItem) -> tuple[int, int, str, str]:
        return (item.span.start, item.span.end, type(item).__name__, item.model_dump_json())

    assert list(in_order(items)) == sorted(items, key=everything)
