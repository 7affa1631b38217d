import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text.furniture import (
    AD_SLOT,
    CAPTION,
    INTERFACE,
    LOOSE_INTERFACE,
    LinePattern,
)


@pytest.mark.parametrize("pattern", [AD_SLOT, CAPTION, INTERFACE, LOOSE_INTERFACE])
@given(data=st.data())
def test_a_quick_look_misses_no_line(pattern: LinePattern, data: st.DataObject) -> None:
    assert pattern.inside is not None

    line = data.draw(st.from_regex(pattern.inside))

    assert pattern.may_be_inside(line)
