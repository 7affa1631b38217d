import gc

import pytest

from summarizer.collecting import collection_put_off


def test_collection_is_off_inside_and_as_it_was_afterwards() -> None:
    assert gc.isenabled()

    with collection_put_off():
        with collection_put_off():
            assert not gc.isenabled()
        assert not gc.isenabled()

    assert gc.isenabled()


def test_collection_goes_on_after_an_error() -> None:
    with pytest.raises(KeyError), collection_put_off():
        raise KeyError

    assert gc.isenabled()
