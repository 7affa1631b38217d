"""Known vulnerabilities in a saved database, and which of them strike a version.

The database is a folder of advisories in the OSV format (https://ossf.github.io/osv-schema/), one
JSON file each, or the archive of them that OSV publishes for an ecosystem
(https://google.github.io/osv.dev/data/#data-dumps).
"""

import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from packaging.utils import NormalizedName, canonicalize_name
from packaging.version import InvalidVersion, Version

ECOSYSTEM = "PyPI"


class DatabaseError(Exception):
    """The database cannot be used: it is not there, holds nothing, or holds something else."""


class Advisory(NamedTuple):
    """What one advisory says of one package."""

    id: str
    """Its id, such as `GHSA-...` or `PYSEC-...`."""
    aliases: tuple[str, ...]
    """Other ids of the same."""
    summary: str
    """What it is, on one line."""
    modified: str
    """When it was last changed, as it says."""
    package: NormalizedName
    """The package."""
    affected: Mapping[str, Any]
    """The part of the advisory that says which versions."""


class Hit(NamedTuple):
    """A package that an advisory strikes."""

    name: str
    """The package."""
    version: str
    """Its version."""
    advisory: Advisory
    """The advisory."""
    fixed: tuple[str, ...]
    """Versions from which it is mended, the lowest first."""


def read_database(place: Path) -> tuple[Advisory, ...]:
    """Return what the advisories of a folder or an archive say of packages of PyPI, by id.

    Advisories that were withdrawn are left out.

    Raises:
        DatabaseError: There is none, one cannot be read, or not one is of PyPI.
    """
    advisories = [one for name, data in _files_of(place) for one in _read(name, data)]
    if not advisories:
        msg = f"no advisory on a package of {ECOSYSTEM} in {str(place)!r}"
        raise DatabaseError(msg)
    return tuple(sorted(advisories, key=lambda one: (one.id, one.package)))


def find_hits(
    packages: Mapping[NormalizedName, str], advisories: Sequence[Advisory]
) -> tuple[Hit, ...]:
    """Return which of these packages, by name, the advisories strike, in the order of names."""
    hits = [
        Hit(one.package, packages[one.package], one, _fixes_of(one.affected))
        for one in advisories
        if one.package in packages and is_affected(packages[one.package], one.affected)
    ]
    return tuple(sorted(hits, key=lambda hit: (hit.name, hit.advisory.id)))


def is_affected(text: str, affected: Mapping[str, Any]) -> bool:
    """Return whether a version is one that an advisory means (OSV's own rule of evaluation).

    A version that is none of the form that PyPI takes counts as affected where it is listed, and
    otherwise as affected too, since nobody can tell.
    """
    if text in affected.get("versions", ()):
        return True
    try:
        version = Version(text)
    except InvalidVersion:
        return True
    if any(version == _version(one) for one in affected.get("versions", ())):
        return True
    ranges = [one for one in affected.get("ranges", ()) if one.get("type") == "ECOSYSTEM"]
    return any(_is_within(version, one.get("events", ())) for one in ranges)


def _is_within(version: Version, events: Sequence[Mapping[str, str]]) -> bool:
    """Return whether a version lies in a range: each event from its version on opens or closes it.

    `last_affected` closes it behind its version; events of one version open before they close.
    """
    limits = [one["limit"] for one in events if "limit" in one]
    if limits and not any(_is_before(version, limit) for limit in limits):
        return False
    marks: list[tuple[Version, int, str]] = []
    for event in events:
        for order, kind in enumerate(("introduced", "fixed", "last_affected")):
            text = event.get(kind)
            found = Version("0.dev0") if text == "0" else _version(text or "")
            if text is not None and found is not None:
                marks.append((found, order, kind))
    state = False
    for at, _, kind in sorted(marks, key=lambda mark: mark[:2]):
        if version > at or (version == at and kind != "last_affected"):
            state = kind == "introduced"
    return state


def _is_before(version: Version, limit: str) -> bool:
    found = _version(limit)
    return limit == "*" or (found is not None and version < found)


def _fixes_of(affected: Mapping[str, Any]) -> tuple[str, ...]:
    events = [event for one in affected.get("ranges", ()) for event in one.get("events", ())]
    known = {event["fixed"] for event in events if _version(event.get("fixed", "")) is not None}
    return tuple(sorted(known, key=Version))


def _version(text: str) -> Version | None:
    try:
        return Version(text)
    except InvalidVersion:
        return None


def _files_of(place: Path) -> Iterator[tuple[str, bytes]]:
    try:
        if place.is_dir():
            for path in sorted(place.rglob("*.json")):
                yield str(path), path.read_bytes()
            return
        with zipfile.ZipFile(place) as archive:
            for name in sorted(archive.namelist()):
                if name.endswith(".json"):
                    yield f"{place}:{name}", archive.read(name)
    except (OSError, zipfile.BadZipFile) as exc:
        msg = f"cannot read the database {str(place)!r}: {exc}"
        raise DatabaseError(msg) from exc


def _read(name: str, data: bytes) -> Iterator[Advisory]:
    """Yield what an advisory says of each package of PyPI."""
    try:
        plain = json.loads(data)
        if plain.get("withdrawn"):
            return
        for affected in plain.get("affected", ()):
            package = affected.get("package") or {}
            if str(package.get("ecosystem", "")).partition(":")[0] == ECOSYSTEM:
                told = plain.get("summary") or plain.get("details") or ""
                yield Advisory(
                    id=plain["id"],
                    aliases=tuple(plain.get("aliases", ())),
                    summary=" ".join(told.split())[:120],
                    modified=plain.get("modified", ""),
                    package=canonicalize_name(package["name"]),
                    affected=affected,
                )
    except (ValueError, LookupError, TypeError, AttributeError) as exc:
        msg = f"{name!r} is no advisory of the OSV format: {exc}"
        raise DatabaseError(msg) from exc
