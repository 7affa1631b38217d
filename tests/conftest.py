"""What every test has: no network off the loopback, and a scripted model server on request."""

import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import hypothesis
import pytest
import pytest_asyncio

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(1, str(Path(__file__).parents[1] / "benchmarks"))
sys.path.insert(2, str(Path(__file__).parents[1] / "tools"))
sys.path.insert(3, str(Path(__file__).parents[1]))

from fakeserver import FakeServer
from networkguard import NetworkGuard

# How long an example takes says nothing on a machine that others use as well.
hypothesis.settings.register_profile("suite", deadline=None)
hypothesis.settings.load_profile("suite")

GUARD = NetworkGuard()
GUARD.install()


@pytest.fixture(autouse=True)
def network_guard() -> Iterator[NetworkGuard]:
    """Fail any test that tries to leave the machine, even where it catches the error."""
    GUARD.take_attempts()
    yield GUARD
    attempts = GUARD.take_attempts()
    assert not attempts, f"the test left the machine: {attempts}"


@pytest_asyncio.fixture
async def fake_server() -> AsyncIterator[FakeServer]:
    """A model server on the loopback; set its `script` before asking it."""
    async with FakeServer() as server:
        yield server
