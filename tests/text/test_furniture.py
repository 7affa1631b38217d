from hypothesis import given
from hypothesis import strategies as st

from summarizer.text.furniture import CAPTION


@given(st.data())
def test_every_credit_of_a_picture_names_an_agency(data: st.DataObject) -> None:
    assert CAPTION.inside is not None
    assert CAPTION.needed is not None

    line = data.draw(st.from_regex(CAPTION.inside))

    assert CAPTION.needed.search(line)
