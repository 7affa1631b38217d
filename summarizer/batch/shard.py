"""One part of a batch, chosen so that machines need not speak with each other."""

import re
from dataclasses import dataclass
from hashlib import sha256

from summarizer.errors import UsageError

_SHARD = re.compile(r"(?P<number>[0-9]{1,6})/(?P<count>[0-9]{1,6})")


@dataclass(frozen=True)
class Shard:
    """The events of one machine: those whose name's SHA-256, modulo `count`, is `number` - 1.

    Attributes:
        number: Which part, from 1.
        count: Into how many parts the batch is divided.
    """

    number: int = 1
    count: int = 1

    def holds(self, event: str) -> bool:
        """Return whether an event is of this part."""
        digest = sha256(event.encode("utf-8", "surrogateescape")).digest()
        return int.from_bytes(digest, "big") % self.count == self.number - 1

    def file_name(self, stem: str, ending: str) -> str:
        """Return the name of a file of this part, so that parts can share a folder.

        >>> Shard(2, 4).file_name("run", ".json"), Shard().file_name("run", ".json")
        ('run.2-of-4.json', 'run.json')
        """
        part = f".{self.number}-of-{self.count}" if self.count > 1 else ""
        return f"{stem}{part}{ending}"


def read_shard(text: str) -> Shard:
    """Return the shard that `i/n` names.

    >>> read_shard("2/4")
    Shard(number=2, count=4)

    Raises:
        UsageError: The text names none.
    """
    found = _SHARD.fullmatch(text.strip())
    if found is None or not 1 <= int(found["number"]) <= int(found["count"]):
        msg = f"--shard: expected one part of several such as '2/4', found {text!r}"
        raise UsageError(msg)
    return Shard(int(found["number"]), int(found["count"]))
