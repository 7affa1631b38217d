"""An event loop for one thing to do."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")


def run_to_end(coroutine: Coroutine[Any, Any, Result]) -> Result:
    """Run a coroutine as `asyncio.run` does, and return what may be a large result.

    `asyncio.run` asks which handler of Ctrl-C is set before it lets go of its own. The standard
    library takes the answer for a number first, and what says that it is none spells out the
    handler, its task, and the task's whole result: a millisecond for every communiqué. So the task
    that it runs has no result.
    """
    results: list[Result] = []

    async def run() -> None:
        results.append(await coroutine)

    asyncio.run(run())
    return results[0]
