"""What a run asked of its server, for the file that tells how it went."""

from dataclasses import dataclass, field


@dataclass
class LiveTally:
    """What a run asked of its server.

    Attributes:
        sent: Requests that went out, each of which may be billed.
        retries: Of these, how many were made again after a fault or a cut-off answer.
        reasks: Of these, how many asked again for a wrong answer.
        faults: Kind of fault to how often it came.
    """

    sent: int = 0
    retries: int = 0
    reasks: int = 0
    faults: dict[str, int] = field(default_factory=dict)

    def count_fault(self, kind: str) -> None:
        """Count one fault."""
        self.faults[kind] = self.faults.get(kind, 0) + 1
