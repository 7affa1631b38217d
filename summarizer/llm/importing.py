"""Answers of batch files into a store: everything is read before anything is written.

What comes out does not depend on the order of files and lines, and importing twice changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pydantic import BaseModel, ValidationError

from summarizer.errors import AnswerError, SummarizerError
from summarizer.llm.base import Completion
from summarizer.llm.batchfile import BatchAnswer, TornLine
from summarizer.llm.pending import Attempt, PendingFolder, PendingRequest
from summarizer.llm.recording import Store, raw_digest
from summarizer.llm.unwrap import Envelope, read_answer

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
        repeated: Ids with several answers that differ; the one of the smallest SHA-256 counts.
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


def import_answers(
    files: Iterable[NamedLines],
    *,
    store: Store,
    pending: PendingFolder,
    records: Mapping[str, type[BaseModel]],
) -> ImportReport:
    """Put the answers into the store and return what became of each line.

    An answer that does not fit its schema is kept with its request, which is asked again with what
    is wrong, by the next export.

    Args:
        files: The files of answers, read.
        store: Where answers go.
        pending: The requests that wait.
        records: Name of an answer schema to the record that an answer must fit.
    """
    report = ImportReport()
    answers, failures = _sort_lines(files, report)
    waiting = {one.request.key: one for one in pending.all_requests()}
    known = {recording.key for recording in store.all_recordings()}
    for key in sorted(answers.keys() | failures.keys()):
        if key in known:
            report.already.append(key)
        elif key not in waiting:
            report.unknown.append(key)
        elif key not in answers:
            report.failed[key] = failures[key]
        else:
            _import_one(waiting[key], answers[key], report, store, pending, records)
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
        lines = [f"- {fault['msg']} @ {_path_of(fault['loc'])}" for fault in faults[:_MOST_FAULTS]]
        if len(faults) > _MOST_FAULTS:
            lines.append(f"- and {len(faults) - _MOST_FAULTS} more")
        msg = "the answer does not fit its schema:\n" + "\n".join(lines)
        raise AnswerError(msg, raw=text) from exc


def _path_of(location: tuple[int | str, ...]) -> str:
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in location)


def _sort_lines(
    files: Iterable[NamedLines], report: ImportReport
) -> tuple[dict[str, Envelope], dict[str, str]]:
    """Return the answers and the failures by id, whatever the order of the lines."""
    answers: dict[str, Envelope] = {}
    failures: dict[str, str] = {}
    repeated: set[str] = set()
    for name, lines in files:
        for line in lines:
            if isinstance(line, TornLine):
                report.torn.append(f"{name}:{line.number}: {line.reason}")
            elif line.envelope is None:
                reasons = (failures.get(line.custom_id), str(line.failure))
                failures[line.custom_id] = min(one for one in reasons if one is not None)
            else:
                known = answers.get(line.custom_id, line.envelope)
                if known.raw != line.envelope.raw:
                    repeated.add(line.custom_id)
                both = (known, line.envelope)
                answers[line.custom_id] = min(both, key=lambda one: raw_digest(one.raw))
    report.repeated = sorted(repeated)
    return answers, failures


def _import_one(
    waiting: PendingRequest,
    envelope: Envelope,
    report: ImportReport,
    store: Store,
    pending: PendingFolder,
    records: Mapping[str, type[BaseModel]],
) -> None:
    request = waiting.request
    try:
        text = read_answer(envelope.raw)
        check_answer(text, records.get(request.answer_name))
    except SummarizerError as exc:
        report.wrong[request.key] = str(exc)
        if all(one.raw != envelope.raw for one in waiting.attempts):
            pending.note_attempt(waiting, Attempt(raw=envelope.raw, faults=str(exc)))
        return
    completion = Completion(
        request_key=request.key,
        model=envelope.model or request.model,
        text=text,
        raw=envelope.raw,
        usage=envelope.usage,
    )
    store.write(request, completion)
    pending.remove(waiting)
    report.imported.append(request.key)
