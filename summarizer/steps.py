"""Steps of computing, which can be run in another thread."""

from collections.abc import Callable
from typing import ParamSpec, Protocol, TypeVar

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


class StepRunner(Protocol):
    """Runs a step that may take seconds of computing, here or in a thread."""

    async def __call__(
        self,
        step: Callable[Arguments, Result],
        /,
        *args: Arguments.args,
        **kwargs: Arguments.kwargs,
    ) -> Result:
        """Return what the step returns."""
        ...


async def run_here(
    step: Callable[Arguments, Result], /, *args: Arguments.args, **kwargs: Arguments.kwargs
) -> Result:
    """Run a step at once, in this thread."""
    return step(*args, **kwargs)
