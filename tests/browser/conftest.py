from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from chromium import Window, open_browser, reason_to_skip
from playwright.async_api import Browser


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = [item for item in items if Path(__file__).parent in item.path.parents]
    reason = reason_to_skip() if here else None
    if reason is not None:
        for item in here:
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with open_browser() as started:
        yield started


@pytest_asyncio.fixture(loop_scope="module")
async def window(browser: Browser, tmp_path: Path) -> AsyncIterator[Window]:
    """Windows in which nothing may go wrong."""
    opened = Window(browser, tmp_path)
    yield opened
    assert opened.faults == []
