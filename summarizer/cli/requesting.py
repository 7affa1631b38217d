"""The commands of `summarizer requests`: what each takes, and which function does it.

Nothing is imported here that `--help` does not need; each command imports its own.
"""

from pathlib import Path
from typing import Annotated

import typer

from summarizer.cli.options import (
    BaseUrl,
    EventWords,
    Every,
    Language,
    MaxBatchTokens,
    MaxBytes,
    MaxRequests,
    Model,
    Record,
    Sources,
    Store,
    Terms,
)
from summarizer.llm.filelimits import MOST_BYTES, MOST_REQUESTS, Limits

requests = typer.Typer(
    help="Let a batch service answer: export requests, submit them, fetch the answers.",
    rich_markup_mode=None,
    no_args_is_help=True,
)


@requests.command("export")
def export_requests(
    sources: Sources,
    *,
    out: Annotated[
        Path,
        typer.Option("--out", "-o", metavar="FILE.jsonl", help="Where to write; `-`: stdout."),
    ],
    model: Model = None,
    base_url: BaseUrl = None,
    record: Record = None,
    store: Store = None,
    event: EventWords = None,
    language: Language = None,
    terms: Terms = None,
    max_requests: MaxRequests = MOST_REQUESTS,
    max_bytes: MaxBytes = MOST_BYTES,
    max_batch_tokens: MaxBatchTokens = None,
) -> int:
    """Write what a run would ask next as a batch file.

    One line a request, as the OpenAI Batch API and `vllm run-batch` take them. Answers that are in
    the folder of `--record`, or the file of `--store`, are used; stages that depend on answers to
    come appear in the next export. An empty file means that the run needs nothing. What is too
    much for one file goes to `FILE.001.jsonl`, `FILE.002.jsonl`, ...
    """
    from summarizer.cli.batches import export_requests as export

    flags = {"model": model, "base_url": base_url, "record": record, "store": store}
    limits = Limits(max_requests, max_bytes, max_batch_tokens)
    flags |= {"terms": terms, "language": language}
    return export(sources, flags, event=event, out=out, limits=limits)


@requests.command("import")
def import_answers(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILES", help="Files of answers, of successes or errors.", show_default=False
        ),
    ],
    *,
    record: Record = None,
    store: Store = None,
) -> int:
    """Put the answers of batch files into a folder or store.

    That is the folder of `--record`, or the file of `--store`. Files and lines come in any order.
    What is unknown, repeated, missing, torn or unusable is told, and exits 3; an answer that does
    not fit its schema is asked for again by the next export. Importing twice changes nothing.
    """
    from summarizer.cli.batches import import_files

    return import_files(files, {"record": record, "store": store})


@requests.command("submit")
def submit_requests(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILES", help="What `requests export` wrote.", show_default=False),
    ] = None,
    *,
    resume: Annotated[
        bool,
        typer.Option("--resume", help="Submit again what batches that ended left unanswered."),
    ] = False,
    base_url: BaseUrl = None,
    record: Record = None,
    store: Store = None,
    max_requests: MaxRequests = MOST_REQUESTS,
    max_bytes: MaxBytes = MOST_BYTES,
    max_batch_tokens: MaxBatchTokens = None,
) -> int:
    """Hand batch files to the server's batch service.

    Each request is submitted once, whenever this is killed and however often it is repeated: what
    was interrupted is finished first, and requests that are answered or under way are left out.
    """
    from summarizer.cli.submitting import submit_files

    flags = {"base_url": base_url, "record": record, "store": store}
    limits = Limits(max_requests, max_bytes, max_batch_tokens)
    return submit_files(files or [], flags, resume=resume, limits=limits)


@requests.command("status")
def show_batches(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print the batches as JSON.")] = False,
    wait: Annotated[bool, typer.Option("--wait", help="Wait until every batch has ended.")] = False,
    every: Every = 60.0,
    base_url: BaseUrl = None,
    record: Record = None,
    store: Store = None,
) -> int:
    """Show how the batches stand that were submitted."""
    from summarizer.cli.submitting import show_status

    flags = {"base_url": base_url, "record": record, "store": store}
    return show_status(flags, as_json=as_json, wait=wait, every_seconds=every)


@requests.command("fetch")
def fetch_batches(
    *,
    wait: Annotated[bool, typer.Option("--wait", help="Wait until every batch has ended.")] = False,
    every: Every = 60.0,
    resubmit: Annotated[
        bool,
        typer.Option("--resubmit", help="Submit again what batches that ended left unanswered."),
    ] = False,
    base_url: BaseUrl = None,
    record: Record = None,
    store: Store = None,
    max_requests: MaxRequests = MOST_REQUESTS,
    max_bytes: MaxBytes = MOST_BYTES,
    max_batch_tokens: MaxBatchTokens = None,
) -> int:
    """Put the answers of batches that ended into the folder of `--record` or the file of `--store`.

    Exits 3 while something is out, was left unanswered, or could not be used. Fetching twice
    changes nothing.
    """
    from summarizer.cli.submitting import fetch_answers

    flags = {"base_url": base_url, "record": record, "store": store}
    limits = Limits(max_requests, max_bytes, max_batch_tokens)
    return fetch_answers(flags, wait=wait, every_seconds=every, resubmit=resubmit, limits=limits)


@requests.command("cancel")
def cancel_requests(
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="BATCHES",
            help="Batches as `requests status` names them, here or at the service.",
            show_default=False,
        ),
    ],
    *,
    base_url: BaseUrl = None,
    record: Record = None,
    store: Store = None,
) -> int:
    """Ask the service to give batches up; `requests fetch` brings what was answered by then."""
    from summarizer.cli.submitting import cancel_batches

    return cancel_batches(ids, {"base_url": base_url, "record": record, "store": store})
