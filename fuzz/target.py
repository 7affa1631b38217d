"""What a target is: bytes in, and what must hold for any of them."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal, TypeAlias

from summarizer.errors import SummarizerError

Shape: TypeAlias = Literal["text", "bytes", "choices"]
"""text: mostly UTF-8; bytes: a file of any kind; choices: read by `fuzz.choices`."""


class UnsoundError(AssertionError):
    """Something that came out is not what it should be.

    Attributes:
        kind: What is wrong, in words that are the same for other inputs.
    """

    def __init__(self, kind: str, told: str) -> None:
        super().__init__(f"{kind}: {told}")
        self.kind = kind


@contextmanager
def may_end_in(*kinds: type[SummarizerError]) -> Iterator[None]:
    """Let errors of these kinds pass that say what is wrong."""
    try:
        yield
    except kinds as error:
        if not str(error):
            msg = "an error that does not say what is wrong"
            raise AssertionError(msg) from error


@dataclass(frozen=True)
class Target:
    """One thing that is fed with inputs.

    Attributes:
        name: What it is called on the command line and in folders.
        check: Takes an input; raises `AssertionError` where something does not hold.
        shape: What its inputs look like.
        allowed: Errors of ours that it may end in.
        seeds: Returns inputs to begin with.
        weight: Share of the time of a long run.
        sample: Inputs of it that `make test` tries.
    """

    name: str
    check: Callable[[bytes], None]
    shape: Shape
    allowed: tuple[type[SummarizerError], ...] = ()
    seeds: Callable[[], Iterable[bytes]] = tuple
    weight: int = 1
    sample: int = 60

    def run(self, data: bytes) -> None:
        """Try one input; an error that the target may end in is no fault.

        Raises:
            Exception: Anything else; that is what is looked for.
        """
        with may_end_in(*self.allowed):
            self.check(data)


def text_of(data: bytes) -> str:
    """Return bytes as a text that can be written again; what is no UTF-8 is left out."""
    return data.decode("utf-8", "ignore")


def wide_text_of(data: bytes) -> str:
    """Return bytes as any text that Python holds, half surrogate pairs included."""
    return data.decode("utf-8", "surrogatepass" if _has_surrogates(data) else "surrogateescape")


def _has_surrogates(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True
