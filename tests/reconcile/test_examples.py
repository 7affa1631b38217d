import doctest
from types import ModuleType

import pytest

from summarizer.reconcile import dates, mentions
from summarizer.reconcile.diverge import qualifiers, scope


@pytest.mark.parametrize("module", [dates, mentions, qualifiers, scope])
def test_examples_hold(module: ModuleType) -> None:
    results = doctest.testmod(module)

    assert results.attempted > 0
    assert results.failed == 0
