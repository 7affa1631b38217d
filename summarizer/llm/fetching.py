"""What became of batches: asking the service, waiting, and putting what came into the store."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel

from summarizer.errors import ModelError
from summarizer.llm.batchfile import read_lines
from summarizer.llm.importing import ImportReport, NamedLines, import_answers
from summarizer.llm.service import RemoteBatch
from summarizer.llm.submitted import BatchFolder, Piece, SubmittedBatch
from summarizer.llm.submitting import Desk


@dataclass(frozen=True)
class Look:
    """How batches stand.

    Attributes:
        batches: All of them, oldest first.
        lost: Label of a batch that the service no longer knows to what it said.
    """

    batches: Sequence[SubmittedBatch]
    lost: Mapping[str, str]

    @property
    def under_way(self) -> Sequence[SubmittedBatch]:
        """Those that the service is at work on."""
        return [
            one
            for one in self.batches
            if not one.is_interrupted and not one.has_ended and one.label not in self.lost
        ]


@dataclass
class FetchReport:
    """What a fetch brought.

    Attributes:
        imported: What became of the lines that came; None where no batch had ended.
        ended: Batches whose answers came, oldest first.
        lost: Label of a batch to why its answers could not be had.
    """

    imported: ImportReport | None = None
    ended: list[SubmittedBatch] = field(default_factory=list)
    lost: dict[str, str] = field(default_factory=dict)


async def refresh(desk: Desk) -> Look:
    """Ask how every batch stands that may have changed.

    Raises:
        ModelError: The service cannot be asked.
    """
    lost: dict[str, str] = {}
    for batch in desk.batches.all_batches():
        if batch.remote is None or batch.has_ended:
            continue
        try:
            remote = await desk.service.retrieve(batch.remote.id)
        except ModelError as exc:
            if exc.kind != "not_found":
                raise
            lost[batch.label] = str(exc)
        else:
            desk.batches.update(batch.label, remote=remote)
    return Look(desk.batches.all_batches(), lost)


async def wait_until_ended(
    desk: Desk, *, every_seconds: float, on_look: Callable[[Look], None]
) -> Look:
    """Ask again and again until nothing more can come, and return how every batch stands.

    Args:
        desk: Where batches are and go.
        every_seconds: How long to wait between two looks.
        on_look: Called after each look at which some have not ended.

    Raises:
        ModelError: The service cannot be asked.
    """
    while True:
        look = await refresh(desk)
        if not look.under_way:
            return look
        on_look(look)
        await desk.clock.sleep(every_seconds)


async def fetch(desk: Desk, records: Mapping[str, type[BaseModel]]) -> FetchReport:
    """Put the answers of batches that ended into the store, and return what came.

    Answers are kept as they came before they are read. Nothing is lost by doing this twice.

    Args:
        desk: Where batches are and go.
        records: Name of an answer schema to the record that an answer must fit.

    Raises:
        ModelError: The service cannot be asked.
    """
    look = await refresh(desk)
    report = FetchReport(lost=dict(look.lost))
    for batch in look.batches:
        if batch.remote is None or not batch.has_ended or batch.imported:
            continue
        try:
            await _download(batch, batch.remote, desk)
        except ModelError as exc:
            if exc.kind != "not_found":
                raise
            report.lost[batch.label] = str(exc)
        else:
            report.ended.append(batch)
    if report.ended:
        lines = [one for batch in report.ended for one in _lines_of(batch, desk.batches)]
        report.imported = import_answers(
            lines, store=desk.store, pending=desk.pending, records=records
        )
    for batch in report.ended:
        desk.batches.update(batch.label, imported=True)
        desk.batches.forget_requests(batch)
    return report


async def _download(batch: SubmittedBatch, remote: RemoteBatch, desk: Desk) -> None:
    """Keep the files that came of a batch, unless they are there already."""
    files: dict[Piece, str | None] = {
        "output": remote.output_file_id,
        "errors": remote.error_file_id,
    }
    for piece, file_id in files.items():
        if file_id is not None and not desk.batches.piece(batch, piece).is_file():
            desk.batches.write_piece(batch, piece, await desk.service.download(file_id))


def _lines_of(batch: SubmittedBatch, batches: BatchFolder) -> list[NamedLines]:
    pieces: tuple[Piece, ...] = ("output", "errors")
    paths = [batches.piece(batch, piece) for piece in pieces]
    return [
        NamedLines(path.name, read_lines(path.read_bytes())) for path in paths if path.is_file()
    ]
