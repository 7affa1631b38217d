"""How many articles may fail before a batch takes no more work."""

import re
from dataclasses import dataclass

from summarizer.errors import UsageError

_LIMIT = re.compile(r"(?P<number>[0-9]{1,9}(?:\.[0-9]{1,6})?)(?P<percent>%?)")


@dataclass(frozen=True)
class FailureLimit:
    """How many articles may fail; None of both: all of them.

    Attributes:
        articles: So many.
        percent: So many in a hundred of all articles of the run.
    """

    articles: int | None = None
    percent: float | None = None

    def is_passed(self, failed: int, total: int) -> bool:
        """Return whether more have failed than may."""
        if self.articles is not None:
            return failed > self.articles
        return self.percent is not None and failed * 100 > self.percent * total


def read_limit(text: str) -> FailureLimit:
    """Return the limit that `N` or `P%` names.

    >>> read_limit("3"), read_limit("2.5%")
    (FailureLimit(articles=3, percent=None), FailureLimit(articles=None, percent=2.5))

    Raises:
        UsageError: The text names none.
    """
    found = _LIMIT.fullmatch(text.strip())
    if found and found["percent"] and float(found["number"]) <= 100:
        return FailureLimit(percent=float(found["number"]))
    if found and not found["percent"] and "." not in found["number"]:
        return FailureLimit(articles=int(found["number"]))
    msg = f"--max-failures: expected a number such as '20', or a share such as '5%', found {text!r}"
    raise UsageError(msg)
