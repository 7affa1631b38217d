"""From what a user named to the files that are meant."""

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path
from typing import NamedTuple

from summarizer.errors import UsageError
from summarizer.ingest.fetched import FetchedFrom, fetched_from, require_no_url
from summarizer.ingest.mediatypes import media_type_of

STDIN = "-"
_NOT_ARTICLES = ("readme", "license", "changelog", "contributing")
"""Stems of files that stand beside articles and are none."""
_WRITTEN_BY_US = frozenset(("briefing.md", "briefing.html", "failures.jsonl"))
_WRITTEN_ENDINGS = (".articles.jsonl", ".communiques.jsonl")
"""What stands beside a briefing that this package wrote; named itself, it is read."""
_MEMBER = re.compile(r"(?P<file>.+)#(?P<number>[1-9]\d{0,8})$", re.DOTALL)
"""One article of a file with several."""


class SourceFile(NamedTuple):
    """A file to read."""

    path: Path | None
    """Where it is; None for standard input."""
    uri: str
    """What it is known by: its path in the folder that was named, with forward slashes; the URL of
    a page that was fetched."""
    fetched: FetchedFrom | None = None
    """Where it was fetched; None for a file of the user's own."""
    only: frozenset[int] | None = None
    """Numbers of the articles in it that are meant; None for all."""
    leads_out: bool = False
    """Whether it is a link that leads out of the folder that was named."""


class _Found(NamedTuple):
    """A file, as one of the sources led to it."""

    path: Path
    folder: Path
    """The folder that was named, or that the named file is in."""
    uri: str
    only: frozenset[int] | None = None
    """Numbers of the articles in it that are meant; None for all."""
    leads_out: bool = False
    """Whether it is a link that leads out of the folder."""


def find_files(sources: Sequence[str]) -> list[SourceFile]:
    """Return the files that the sources mean, each once, sorted by what they are known by.

    A folder means all articles below it; hidden files, and files of other kinds, are passed over.
    A file that is named itself is always meant; `FILE#3` means the third article of one. The order
    of the sources does not matter: of two ways to one file the one through the outermost folder
    names it, and files of one name in several folders are all named with their folders.

    Raises:
        UsageError: A source does not exist or is a URL, or a pattern matches nothing.
    """
    by_place: dict[str, _Found] = {}
    for source in sources:
        if source == STDIN:
            continue
        for one in _expand(source):
            # Not Path.resolve(), which raises on a link that leads to itself.
            place = os.path.realpath(one.path)
            known = by_place.get(place)
            by_place[place] = one if known is None else _merged(known, one)
    found = sorted(by_place.values(), key=lambda one: (one.path, one.folder, one.uri))
    files = [_as_fetched(file) for file in _told_apart(found)]
    if STDIN in sources:
        files.append(SourceFile(None, STDIN))
    return sorted(files, key=lambda file: file.uri)


def _merged(one: _Found, other: _Found) -> _Found:
    """Return one file that two sources lead to, with the articles that either means."""
    only = None if one.only is None or other.only is None else one.only | other.only
    leads_out = one.leads_out and other.leads_out
    return min(one, other, key=_preference)._replace(only=only, leads_out=leads_out)


def _preference(one: _Found) -> tuple[int, str, str]:
    return (-one.uri.count("/"), one.uri, str(one.path))


def _expand(source: str) -> Iterator[_Found]:
    """Yield every file that one source means."""
    require_no_url(source)
    path = Path(source)
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except OSError as exc:
        raise UsageError(f"cannot read {source!r}: {exc.strerror}") from exc
    if is_folder:
        yield from _walk(path)
    elif exists:
        yield _Found(path, _absolute(path).parent, path.name)
    elif (member := _MEMBER.match(source)) and Path(member["file"]).is_file():
        path = Path(member["file"])
        only = frozenset((int(member["number"]),))
        yield _Found(path, _absolute(path).parent, path.name, only)
    elif has_magic(source):
        yield from _matches(source)
    else:
        raise UsageError(f"there is no file or folder {source!r}")


def _matches(pattern: str) -> Iterator[_Found]:
    """Yield what a pattern means: the articles it matches and those in folders it matches.

    Raises:
        UsageError: It matches nothing.
    """
    matches = sorted(glob(pattern, recursive=True))  # noqa: PTH207 - the pattern may be absolute
    if not matches:
        raise UsageError(f"nothing matches {pattern!r}")
    for match in map(Path, matches):
        if match.is_dir():
            yield from _walk(match)
        elif _is_article(match):
            yield _Found(match, _absolute(match).parent, match.name)


def _walk(folder: Path) -> Iterator[_Found]:
    """Yield the articles below a folder; links to folders are not followed.

    A link to a file outside of it is told as such, since whoever made the folder may want what only
    its reader can read. A folder inside of it that cannot be read is yielded itself, to be told as
    unread.
    """
    pending = [folder]
    while pending:
        current = pending.pop()
        try:
            entries = sorted(current.iterdir())
        except OSError as exc:
            if current == folder:
                reason = exc.strerror or "it cannot be opened"
                raise UsageError(f"cannot read the folder {str(current)!r}: {reason}") from exc
            yield _Found(current, _absolute(folder), current.relative_to(folder).as_posix())
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                if not entry.is_symlink():
                    pending.append(entry)
            elif _is_article(entry):
                uri = entry.relative_to(folder).as_posix()
                leads_out = entry.is_symlink() and not _is_inside(entry, folder)
                yield _Found(entry, _absolute(folder), uri, leads_out=leads_out)


def _is_inside(path: Path, folder: Path) -> bool:
    # Not Path.resolve(), which raises on a link that leads to itself.
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _is_article(path: Path) -> bool:
    is_other = path.stem.lower() in _NOT_ARTICLES or path.name in _WRITTEN_BY_US
    is_written = path.name.endswith(_WRITTEN_ENDINGS) or _is_page_of_briefing(path)
    return media_type_of(path.name) is not None and not is_other and not is_written


def _is_page_of_briefing(path: Path) -> bool:
    """Return whether the articles that a page was made from stand beside it."""
    return path.suffix in (".md", ".html") and path.with_suffix(".articles.jsonl").exists()


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute() keeps `..`


def _told_apart(found: Sequence[_Found]) -> list[SourceFile]:
    """Return the files with uris that differ; those of one uri get their folders before it."""
    files = []
    uris = Counter(one.uri for one in found)
    for one in found:
        named = one.uri
        if uris[one.uri] > 1:
            others = [other for other in found if other.uri == one.uri and other is not one]
            named = _with_folder(one, others)
        files.append(
            SourceFile(one.path, _printable(named), only=one.only, leads_out=one.leads_out)
        )
    return files


def _as_fetched(file: SourceFile) -> SourceFile:
    """Return a page that was fetched as what its URL leads to, and any other file as it is."""
    source = fetched_from(file.path) if file.path else None
    if source is None:
        return file
    return file._replace(uri=source.page.url if source.page else file.uri, fetched=source)


def _with_folder(one: _Found, others: Sequence[_Found]) -> str:
    """Return the uri behind as many names of folders as it takes to tell it from the others."""
    parts = one.folder.parts[1:]
    for depth in range(1, len(parts) + 1):
        named = "/".join((*parts[-depth:], one.uri))
        if all(other.folder.parts[1:][-depth:] != parts[-depth:] for other in others):
            return named
    return "/".join((*parts, one.uri))


def _printable(uri: str) -> str:
    """Return the uri in characters that every record can hold, whatever bytes a name is made of."""
    return os.fsencode(uri).decode("utf-8", "backslashreplace")
