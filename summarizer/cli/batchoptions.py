"""What was typed behind `batch`, as a record, and as the command that goes on with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from summarizer.batch.limits import FailureLimit, read_limit
from summarizer.batch.shard import Shard, read_shard
from summarizer.errors import UsageError

Manner: TypeAlias = Literal["bar", "lines", "nothing"]
"""How progress is shown; a bar only on a terminal."""


@dataclass(frozen=True)
class BatchOptions:
    """What was typed, apart from the settings of the model.

    Attributes:
        root: Folder of folders, or what a manifest's sources are relative to, or a heap.
        out: Output folder.
        manifest: File of events.
        group: Whether the articles of `root` are to be told apart by event.
        shard: Which part of the events.
        only: Names of events that are to be briefed, and no others; empty for all.
        retry_failed: Whether to brief only events in which something failed.
        force: Whether to brief events again that are complete.
        limit: How many articles may fail.
        manner: How progress is shown; with `nothing`, single failures are not either.
        command: The words of the command for all events of the run.
    """

    root: Path | None
    out: Path
    manifest: Path | None
    group: bool
    shard: Shard
    only: tuple[str, ...]
    retry_failed: bool
    force: bool
    limit: FailureLimit
    manner: Manner
    command: tuple[str, ...]

    @property
    def going_on(self) -> tuple[str, ...]:
        """The words of the command that goes on with this run."""
        named = (word for event in self.only for word in ("--only", event))
        return (*self.command, *named, *(("--retry-failed",) if self.retry_failed else ()))

    def file(self, stem: str, ending: str) -> Path:
        """Return a file of the whole run, in the output folder."""
        return self.out / self.shard.file_name(stem, ending)


def read_options(
    *,
    root: Path | None,
    out: Path,
    manifest: Path | None,
    group: bool,
    shard: str | None,
    only: Sequence[str],
    retry_failed: bool,
    force: bool,
    fail_fast: bool,
    max_failures: str | None,
    manner: Manner,
    flags: Mapping[str, object],
) -> BatchOptions:
    """Return what was typed.

    Raises:
        UsageError: Options exclude each other, or one cannot be read.
    """
    if fail_fast and max_failures is not None:
        msg = "--fail-fast and --max-failures exclude each other"
        raise UsageError(msg)
    if group and (root is None or manifest is not None):
        msg = "--group takes a folder of articles, and no --manifest"
        raise UsageError(msg)
    if root is None and manifest is None:
        msg = "name a folder that holds a folder for each event, or a --manifest"
        raise UsageError(msg)
    if out.exists() and not out.is_dir():
        msg = f"--out {str(out)!r} is no folder"
        raise UsageError(msg)
    typed: dict[str, object] = {
        "--out": out,
        "--manifest": manifest,
        **{_option_of(name): value for name, value in flags.items()},
        "--shard": shard,
        "--max-failures": max_failures,
    }
    options = [str(word) for pair in typed.items() if pair[1] is not None for word in pair]
    switches = [name for name, given in (("--group", group), ("--fail-fast", fail_fast)) if given]
    named = [] if root is None else [str(root)]
    part = Shard() if shard is None else read_shard(shard)
    own = (out / part.file_name(*name) for name in (("run", ".json"), ("failures", ".jsonl")))
    link = next((path for path in own if path.is_symlink()), None)
    if link is not None:
        msg = f"{str(link)!r} is a link, which is not followed; remove it"
        raise UsageError(msg)
    return BatchOptions(
        root=root,
        out=out,
        manifest=manifest,
        group=group,
        shard=part,
        only=tuple(dict.fromkeys(only)),
        retry_failed=retry_failed,
        force=force,
        limit=_limit(max_failures, fail_fast=fail_fast),
        manner=manner,
        command=("summarizer", "batch", *named, *options, *switches),
    )


def _limit(max_failures: str | None, *, fail_fast: bool) -> FailureLimit:
    if max_failures is not None:
        return read_limit(max_failures)
    return FailureLimit(articles=0) if fail_fast else FailureLimit()


def _option_of(setting: str) -> str:
    """Return the option that sets a setting: units stand in the names of settings alone."""
    return f"--{setting.removesuffix('_seconds').replace('_', '-')}"
