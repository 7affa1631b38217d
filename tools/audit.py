"""Look for known vulnerabilities in the installed packages.

With `--database`, nothing is sent: the packages are held against a saved database. Without it,
pip-audit asks the network. Where neither is there, it says that nothing was looked at.

Exit codes: 0 nothing known, 1 something known, 3 not run.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from advisories import DatabaseError, Hit, find_hits, read_database
from environment import read_installed
from packaging.utils import NormalizedName

CLEAN, FOUND, NOT_RUN = 0, 1, 3
CONSTRAINTS = Path(__file__).parents[1] / "constraints.txt"
_SECONDS = 600


def audit_offline(packages: Mapping[NormalizedName, str], database: Path) -> int:
    """Hold packages against a saved database, tell what strikes them, and return the exit code."""
    try:
        advisories = read_database(database)
    except DatabaseError as exc:
        return _tell_not_run(str(exc))
    hits = find_hits(packages, advisories)
    for hit in hits:
        sys.stdout.write(f"{_line_of(hit)}\n")
    newest = max(one.modified for one in advisories) or "no day"
    ids = {one.id for one in advisories}
    sys.stdout.write(
        f"{len(packages)} packages against {len(ids)} advisories, the newest of {newest}: "
        f"{len(hits) or 'none'} known\n"
    )
    return FOUND if hits else CLEAN


def audit_online(command: Sequence[str]) -> int:
    """Have pip-audit ask the network, tell what it found, and return the exit code.

    Args:
        command: What runs it; its result is told in its own JSON.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own words
            command, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
        plain = json.loads(done.stdout)
        packages = plain["dependencies"]
    except (OSError, subprocess.TimeoutExpired) as exc:
        return _tell_not_run(f"pip-audit did not end: {exc}")
    except (ValueError, LookupError, TypeError):
        words = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        return _tell_not_run(f"pip-audit brought no result: {words}")
    skipped = [one["name"] for one in packages if "skip_reason" in one]
    if skipped:
        return _tell_not_run(f"pip-audit left out {len(skipped)}: {', '.join(skipped[:5])}")
    hits = [(one, fault) for one in packages for fault in one.get("vulns", ())]
    for one, fault in hits:
        fixed = ", ".join(fault.get("fix_versions", ())) or "no version yet"
        sys.stdout.write(f"{one['name']} {one['version']}: {fault['id']}; mended in {fixed}\n")
    sys.stdout.write(f"{len(packages)} packages against the network: {len(hits) or 'none'} known\n")
    return FOUND if hits else CLEAN


def _line_of(hit: Hit) -> str:
    ids = ", ".join((hit.advisory.id, *hit.advisory.aliases))
    fixed = ", ".join(hit.fixed) or "no version yet"
    told = "".join(one if one.isprintable() else "?" for one in hit.advisory.summary)
    return f"{hit.name} {hit.version}: {ids}: {told}; mended in {fixed}"


def _tell_not_run(why: str) -> int:
    sys.stderr.write(
        f"not run: {why}. Nothing was looked at, so nothing is known; "
        "name a saved database with --database, or install pip-audit and have a network\n"
    )
    return NOT_RUN


def main(arguments: Sequence[str]) -> int:
    """Audit this environment and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", type=Path, help="folder or archive of OSV advisories")
    asked = parser.parse_args(arguments)
    if asked.database is not None:
        packages = {name: one.version for name, one in read_installed().items()}
        return audit_offline(packages, asked.database)
    options = ("--format", "json", "--progress-spinner", "off", "--no-deps", "--disable-pip")
    return audit_online(
        [sys.executable, "-m", "pip_audit", *options, "--requirement", str(CONSTRAINTS)]
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
