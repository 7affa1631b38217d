import asyncio

import pytest

from summarizer.eventloop import run_to_end


class Large:
    """A result that may not be spelled out."""

    def __repr__(self) -> str:
        raise AssertionError("spelled out")


def test_a_result_comes_back_and_is_never_spelled_out() -> None:
    large = Large()

    async def find() -> Large:
        await asyncio.sleep(0)
        return large

    assert run_to_end(find()) is large


def test_an_error_comes_through() -> None:
    async def fail() -> None:
        raise KeyError("missing")

    with pytest.raises(KeyError, match="missing"):
        run_to_end(fail())
