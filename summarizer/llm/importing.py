"""Answers of batch files into a store: everything is read before anything is written.

What comes out does not depend on the order of files and lines, and importing twice changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias, get_args

from pydantic import BaseModel, ValidationError

from summarizer.errors import AnswerError, OutputTruncatedError, RefusedError, SummarizerError
from summarizer.llm.base import Completion
from summarizer.llm.batchfile import BatchAnswer, TornLine
from summarizer.llm.pending import Attempt, PendingFolder, PendingRequest
from summarizer.llm.recording import Store, raw_digest
from summarizer.llm.unwrap import read_answer
from summarizer.schema.faults import path_of

_MOST_FAULTS = 20


class NamedLines(NamedTuple):
    """The lines of one file of answers."""

    name: str
    """What to call the file in a message."""
    lines: Sequence[BatchAnswer | TornLine]
    """Its lines."""


@dataclass
class ImportReport:
    """What became of the lines of batch files; ids are keys of requests.

    Attributes:
        imported: Answers that went into the store.
        already: Answers to requests that the store had an answer to.
        wrong: Id to what is wrong with an answer that cannot be used; it is asked for again.
        failed: Id to why the server gave no answer; the request waits on.
        unknown: Ids that no request of this store has.
        repeated: Ids with several answers that differ; a usable one counts, and of several
            the one of the smallest SHA-256.
        torn: File and number of lines that are no answers, and why.
        missing: Ids of requests that still wait.
    """

    imported: list[str] = field(default_factory=list)
    already: list[str] = field(default_factory=list)
    wrong: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether every line was an answer that could be used, to a request of the store."""
        return not (self.wrong or self.failed or self.unknown or self.repeated or self.torn)


_Worth: TypeAlias = Literal["usable", "wrong", "not whole", "failed"]
"""What an answer is good for, the best first."""


@dataclass(frozen=True)
class _Judged:
    """A line, and what its answer is good for."""

    line: BatchAnswer
    worth: _Worth
    text: str = ""
    """The JSON text of a usable answer."""
    faults: str = ""
    """What is wrong with another one."""


def import_answers(
    files: Iterable[NamedLines],
    *,
    store: Store,
    pending: PendingFolder,
    records: Mapping[str, type[BaseModel]],
) -> ImportReport:
    """Put the answers into the store and return what became of each line.

    An answer that does not fit its schema is kept with its request, which is asked again with what
    is wrong, by the next export. One that was refused or cut off counts as well; since there is
    nothing to tell two such by, it counts once for each line that is another, ids of the service
    included.

    Args:
        files: The files of answers, read.
        store: Where answers go.
        pending: The requests that wait.
        records: Name of an answer schema to the record that an answer must fit.
    """
    report = ImportReport()
    by_id = _sort_lines(files, report)
    waiting = {one.request.key: one for one in pending.all_requests()}
    known = {recording.key for recording in store.all_recordings()}
    for key in sorted(by_id):
        if key in known:
            report.already.append(key)
        elif key not in waiting:
            report.unknown.append(key)
        else:
            record = records.get(waiting[key].request.answer_name)
            best = min((_judge(line, record) for line in by_id[key]), key=_preference)
            _import_one(waiting[key], best, report, store, pending)
    report.missing = sorted(waiting.keys() - set(report.imported) - known)
    return report


def check_answer(text: str, record: type[BaseModel] | None) -> None:
    """See that the JSON text of an answer fits its record.

    Raises:
        AnswerError: It does not; the message lists what is wrong, with paths.
    """
    if record is None:
        return
    try:
        record.model_validate_json(text, strict=True)
    except ValidationError as exc:
        faults = exc.errors(include_url=False, include_context=False, include_input=False)
        lines = [f"- {fault['msg']} @ {path_of(fault['loc'])}" for fault in faults[:_MOST_FAULTS]]
        if len(faults) > _MOST_FAULTS:
            lines.append(f"- and {len(faults) - _MOST_FAULTS} more")
        msg = "the answer does not fit its schema:\n" + "\n".join(lines)
        raise AnswerError(msg, raw=text) from exc


def _sort_lines(files: Iterable[NamedLines], report: ImportReport) -> dict[str, list[BatchAnswer]]:
    """Return the lines by id; what is torn, and which ids have answers that differ, is reported."""
    by_id: dict[str, list[BatchAnswer]] = {}
    for name, lines in files:
        for line in lines:
            if isinstance(line, TornLine):
                report.torn.append(f"{name}:{line.number}: {line.reason}")
            else:
                by_id.setdefault(line.custom_id, []).append(line)
    for key, lines in sorted(by_id.items()):
        if len({line.envelope.raw for line in lines if line.envelope is not None}) > 1:
            report.repeated.append(key)
    return by_id


def _judge(line: BatchAnswer, record: type[BaseModel] | None) -> _Judged:
    """Return what an answer is good for."""
    if line.envelope is None:
        came = isinstance(line.failure, AnswerError | OutputTruncatedError | RefusedError)
        return _Judged(line, "not whole" if came else "failed", faults=str(line.failure))
    try:
        text = read_answer(line.envelope.raw)
        check_answer(text, record)
    except SummarizerError as exc:
        return _Judged(line, "wrong", faults=str(exc))
    return _Judged(line, "usable", text=text)


def _preference(one: _Judged) -> tuple[int, str, str]:
    """Return what comes first where an id has several answers, whatever their order."""
    envelope = one.line.envelope
    first = one.faults if envelope is None else raw_digest(envelope.raw)
    return (get_args(_Worth).index(one.worth), first, one.line.digest)


def _import_one(
    waiting: PendingRequest,
    judged: _Judged,
    report: ImportReport,
    store: Store,
    pending: PendingFolder,
) -> None:
    request, envelope = waiting.request, judged.line.envelope
    if judged.worth == "not whole":
        report.wrong[request.key] = judged.faults
        if all(one.line_sha256 != judged.line.digest for one in waiting.attempts):
            attempt = Attempt(raw="", faults=judged.faults, line_sha256=judged.line.digest)
            pending.note_attempt(waiting, attempt)
    elif envelope is None:
        report.failed[request.key] = judged.faults
    elif judged.worth == "wrong":
        report.wrong[request.key] = judged.faults
        if all(one.raw != envelope.raw for one in waiting.attempts):
            pending.note_attempt(waiting, Attempt(raw=envelope.raw, faults=judged.faults))
    else:
        completion = Completion(
            request_key=request.key,
            model=envelope.model or request.model,
            text=judged.text,
            raw=envelope.raw,
            usage=envelope.usage,
        )
        store.write(request, completion)
        pending.remove(waiting)
        report.imported.append(request.key)
