"""What the commands of `summarizer store` do and print."""

from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from summarizer.cli.tables import settings_table
from summarizer.cli.terminal import print_text, printable, printable_line, say, write_out
from summarizer.errors import ConfigurationError, MismatchError, UsageError
from summarizer.kept import prune_communiques
from summarizer.llm.recording import name_recording
from summarizer.llm.stores.database import DatabaseStore
from summarizer.llm.stores.folder import FolderStore
from summarizer.llm.stores.pruning import (
    PrunedRow,
    StoreCounts,
    count_store,
    find_old_rows,
    remove_rows,
)
from summarizer.llm.stores.upkeep import (
    MergeReport,
    check_store,
    export_store,
    merge_store,
    salvage_file,
)
from summarizer.schema.canonical import pretty_json
from summarizer.settings import Settings
from summarizer.wiring import choose_profile

INCOMPLETE = 3
"""Exit code where something differs or could not be read; all else was done."""

_DAY_SECONDS = 86_400


def check_place(place: Path) -> int:
    """Print what is wrong with a store, and return the exit code.

    Raises:
        StoreDamagedError: It cannot even be opened.
    """
    with closing(_open(place)) as store:
        faults = check_store(store)
    if not faults:
        say(f"{str(place)!r} is whole")
        return 0
    print_text("\n".join(map(printable_line, faults)))
    say(
        f"{str(place)!r} is damaged: {len(faults)} faults; single rows are set aside and asked for"
        " again by the next run, and `summarizer store salvage` gets out what can be read"
    )
    return MismatchError.exit_code


def salvage_store(file: Path, out: Path) -> int:
    """Save what can be read, print how much, and return the exit code.

    Raises:
        UsageError: The new file is there already, or the old one is not.
    """
    _check_is_new(out)
    if not file.is_file():
        msg = f"there is no store {str(file)!r}"
        raise UsageError(msg)
    with DatabaseStore(out) as store:
        report = salvage_file(file, store)
    return _tell_merge(report, out)


def merge_stores(into: Path, sources: Sequence[Path]) -> int:
    """Merge stores, print what became of them, and return the exit code.

    Raises:
        SummarizerError: One cannot be opened; those named before it were merged.
    """
    codes = []
    with DatabaseStore(into) as store:
        for place in sources:
            if place.exists() and into.samefile(place):
                msg = f"{str(place)!r} is merged into; it cannot be merged as well"
                raise UsageError(msg)
            with closing(_open(place)) as source:
                codes.append(_tell_merge(merge_store(store, source), place))
    return max(codes)


def export_recordings(file: Path, out: Path, *, model: str | None) -> int:
    """Write recordings into a folder, print how many, and return the exit code.

    Raises:
        ConfigurationError: The model has to be named.
    """
    with DatabaseStore(file, read_only=True) as store:
        profile = choose_profile(Settings(model=model), store)
        report = export_store(store, FolderStore(out), profile)
    return _tell_merge(report, out)


def prune_store(
    file: Path, *, older_than_days: float | None, model: str | None, dry_run: bool
) -> int:
    """Remove answers, list them, and return the exit code.

    Raises:
        UsageError: Nothing says which.
    """
    if older_than_days is None and model is None:
        msg = "say what to remove: --older-than DAYS, --model NAME, or both"
        raise UsageError(msg)
    if not file.is_file():
        msg = f"there is no store {str(file)!r}"
        raise ConfigurationError(msg)
    seconds = None if older_than_days is None else older_than_days * _DAY_SECONDS
    with DatabaseStore(file, read_only=dry_run) as store:
        rows = find_old_rows(store, older_than_seconds=seconds, model=model)
        if rows and not dry_run:
            remove_rows(store, rows)
        if not dry_run:
            prune_communiques(store)
    print_text("\n".join(map(_describe_pruned, rows)) if rows else "nothing")
    verb = "would be removed" if dry_run else "removed"
    say(f"{len(rows)} rows {verb}")
    return 0


def show_stats(file: Path, *, as_json: bool) -> None:
    """Print what a store holds."""
    with DatabaseStore(file, read_only=True) as store:
        counts = count_store(store)
    if as_json:
        write_out(pretty_json(counts).encode())
    else:
        print_text(settings_table(_stats_rows(counts)))


def _open(place: Path) -> DatabaseStore | FolderStore:
    if not place.is_dir():
        return DatabaseStore(place, read_only=True)
    folder = FolderStore(place)
    folder.read_profile()
    return folder


def _check_is_new(out: Path) -> None:
    if out.exists():
        msg = f"{str(out)!r} is there already, and nothing is overwritten; name a new file"
        raise UsageError(msg)


def _tell_merge(report: MergeReport, place: Path) -> int:
    """Print what became of a store's rows, and return the exit code."""
    lines = [
        f"{place}: new {report.kept['new']}, already there {report.kept['same']}, conflicts"
        f" {report.kept['conflict']}, damaged {len(report.damaged)}, attempts {report.attempts}"
    ]
    lines += [
        f"conflict {name}: the answer that was there first stands" for name in report.conflicts
    ]
    lines += [f"damaged {name}" for name in report.damaged]
    print_text("\n".join(map(printable_line, lines)))
    return 0 if report.is_clean else INCOMPLETE


def _describe_pruned(row: PrunedRow) -> str:
    day = datetime.fromtimestamp(row.written_at, UTC).date()
    name = name_recording(row.prompt, row.key)
    return printable(f"{row.table} {name} {day.isoformat()} {row.model}")


def _stats_rows(counts: StoreCounts) -> list[tuple[str, str, str]]:
    return [
        ("answers", str(counts.answers), ""),
        *(
            (
                f"  {one.prompt}",
                f"{one.answers}, tokens {one.input_tokens} in, {one.output_tokens} out",
                f"{one.model} at {one.endpoint}",
            )
            for one in counts.models
        ),
        ("stale", str(counts.stale), "of another store format; not read"),
        ("conflicts", str(counts.conflicts), "other answers to the same requests; not read"),
        ("damaged", str(counts.damaged), "set aside"),
        ("attempts", str(sum(counts.attempts.values())), ""),
        *((f"  {name}", str(number), "") for name, number in counts.attempts.items()),
        (
            "  tokens",
            f"{counts.attempt_input_tokens} in, {counts.attempt_output_tokens} out",
            f"{counts.uncounted_attempts} attempts without a count may have been billed",
        ),
        ("bytes", str(counts.bytes), ""),
        (
            "communiqués",
            "cannot be read" if counts.communiques is None else str(counts.communiques),
            "kept beside the file; derived from the answers",
        ),
    ]
