"""What is installed, and which of it a package and its extras need."""

from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import Distribution, distributions
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

_MOST_CHARS = 80
"""Longer texts are the licence itself, not its name."""


class Need(NamedTuple):
    """A package that something needs."""

    name: NormalizedName
    """Its name."""
    extras: frozenset[str]
    """Its extras that are needed."""


class Installed(NamedTuple):
    """One package of an environment."""

    name: NormalizedName
    """Its name in the form that names are compared in."""
    version: str
    """Its version."""
    needs: tuple[NormalizedName, ...]
    """Packages that it needs here, sorted; only those that are installed."""
    licence: str | None
    """Its licence, as it says itself; None where it says nothing short."""


def read_installed() -> Mapping[NormalizedName, Distribution]:
    """Return the packages of this environment, by name; of several of one name the first found."""
    found: dict[NormalizedName, Distribution] = {}
    for one in distributions():
        found.setdefault(canonicalize_name(one.metadata["Name"]), one)
    return found


def packages_of(
    root: str,
    extras: Iterable[str] = (),
    installed: Mapping[NormalizedName, Distribution] | None = None,
) -> tuple[Installed, ...]:
    """Return a package and all that it needs, with these extras, by name; the package is first.

    Raises:
        LookupError: It is not installed.
    """
    known = read_installed() if installed is None else installed
    first = canonicalize_name(root)
    if first not in known:
        msg = f"{root!r} is not installed"
        raise LookupError(msg)
    needed = needed_by([Need(first, frozenset(extras))], known)
    names = [first, *sorted(needed.keys() - {first})]
    return tuple(_describe(name, known, needed[name]) for name in names)


def needed_by(
    needs: Iterable[Need], known: Mapping[NormalizedName, Distribution]
) -> dict[NormalizedName, frozenset[str]]:
    """Return what of the known packages these need in the end, themselves included, with extras."""
    wanted: dict[NormalizedName, frozenset[str]] = {}
    waiting = list(needs)
    while waiting:
        name, asked = waiting.pop()
        before = wanted.get(name)
        if name not in known or (before is not None and asked <= before):
            continue
        wanted[name] = (before or frozenset()) | asked
        waiting += needs_of(known[name].requires or (), wanted[name])
    return wanted


def needs_of(requirements: Iterable[str], extras: frozenset[str] = frozenset()) -> Iterator[Need]:
    """Yield what of these requirements holds on this machine, where these extras are asked for."""
    for text in requirements:
        one = Requirement(text)
        asked = ("", *extras)
        if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in asked):
            yield Need(canonicalize_name(one.name), frozenset(one.extras))


def _describe(
    name: NormalizedName, known: Mapping[NormalizedName, Distribution], extras: frozenset[str]
) -> Installed:
    one = known[name]
    needs = sorted({need.name for need in needs_of(one.requires or (), extras)} & known.keys())
    return Installed(name, one.version, tuple(needs), _licence_of(one))


def _licence_of(one: Distribution) -> str | None:
    """Return the SPDX expression, or else what a package's classifiers or its short text say."""
    if "License-Expression" in one.metadata:
        return one.metadata["License-Expression"]
    classifiers = map(str, one.metadata.get_all("Classifier") or [])
    named = sorted(text.rpartition(" :: ")[2] for text in classifiers if "License ::" in text)
    text = one.metadata["License"].strip() if "License" in one.metadata else ""
    short = text if text and "\n" not in text and len(text) < _MOST_CHARS else None
    return ", ".join(named) or short
