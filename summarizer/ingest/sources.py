"""From what a user named to the files that are meant."""

from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path
from typing import NamedTuple

from summarizer.errors import UsageError
from summarizer.ingest.article import HTML, MARKDOWN, PLAIN

STDIN = "-"
MEDIA_TYPES = {
    ".txt": PLAIN,
    ".text": PLAIN,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
}
_NOT_ARTICLES = ("readme", "license", "changelog", "contributing")
"""Stems of files that stand beside articles and are none."""
_WRITTEN_BY_US = frozenset(("briefing.md",))


class SourceFile(NamedTuple):
    """A file to read."""

    path: Path | None
    """Where it is; None for standard input."""
    uri: str
    """What it is known by: its path in the folder that was named, with forward slashes."""


def find_files(sources: Sequence[str]) -> list[SourceFile]:
    """Return the files that the sources mean, each once, sorted by what they are known by.

    A folder means all articles below it; hidden files, and files of other kinds, are passed over.
    A file that is named itself is always meant.

    Raises:
        UsageError: A source does not exist, or a pattern matches nothing.
    """
    found: list[SourceFile] = []
    seen: set[Path] = set()
    for source in sources:
        for path, uri, folder in _expand(source):
            if path is None:
                found.append(SourceFile(None, STDIN))
                continue
            real = path.resolve()
            if real in seen:
                continue
            seen.add(real)
            taken = {one.uri for one in found}
            found.append(SourceFile(path, _free_uri(uri, folder, taken)))
    return sorted(found, key=lambda one: one.uri)


def _expand(source: str) -> Iterator[tuple[Path | None, str, str]]:
    """Yield path, uri and name of the folder for every file that one source means."""
    if source == STDIN:
        yield None, STDIN, ""
        return
    path = Path(source)
    if path.is_dir():
        yield from _walk(path)
    elif path.exists():
        yield path, path.name, path.resolve().parent.name
    elif has_magic(source):
        matches = sorted(glob(source, recursive=True))  # noqa: PTH207 - the pattern may be absolute
        if not matches:
            raise UsageError(f"nothing matches {source!r}")
        for match in matches:
            yield from _expand(match)
    else:
        raise UsageError(f"there is no file or folder {source!r}")


def _walk(folder: Path) -> Iterator[tuple[Path, str, str]]:
    """Yield the articles below a folder; links to folders are not followed."""
    pending = [folder]
    while pending:
        current = pending.pop()
        try:
            entries = sorted(current.iterdir())
        except OSError as exc:
            raise UsageError(f"cannot read the folder {str(current)!r}: {exc.strerror}") from exc
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                if not entry.is_symlink():
                    pending.append(entry)
            elif _is_article(entry):
                yield entry, entry.relative_to(folder).as_posix(), folder.resolve().name


def _is_article(path: Path) -> bool:
    is_other = path.stem.lower() in _NOT_ARTICLES or path.name in _WRITTEN_BY_US
    return path.suffix.lower() in MEDIA_TYPES and not is_other


def _free_uri(uri: str, folder: str, taken: set[str]) -> str:
    """Return the uri, with the folder's name and a number before it where it is taken."""
    if uri not in taken:
        return uri
    named = f"{folder}/{uri}"
    number = 2
    while named in taken:
        named = f"{folder}~{number}/{uri}"
        number += 1
    return named
