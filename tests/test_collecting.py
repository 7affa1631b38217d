import gc

import pytest

from summarizer.collecting import collect_seldom, collection_put_off, keep_what_is_loaded


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


def test_what_is_alive_is_looked_at_no_more() -> None:
    keep_what_is_loaded.cache_clear()

    keep_what_is_loaded()

    assert gc.get_freeze_count() > 10_000
    gc.unfreeze()
    keep_what_is_loaded.cache_clear()


def test_a_program_of_its_own_looks_seldom() -> None:
    before = gc.get_threshold()
    try:
        collect_seldom()

        assert gc.isenabled()
        assert gc.get_threshold()[0] > before[0]
    finally:
        gc.set_threshold(*before)
