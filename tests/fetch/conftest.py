"""A web on the loopback, and a certificate authority for it."""

from collections.abc import Iterator

import pytest
from fakeweb import Authority, FakeWeb


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority()


@pytest.fixture
def web() -> Iterator[FakeWeb]:
    with FakeWeb() as running:
        yield running
