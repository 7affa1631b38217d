"""The table of targets in docs/fuzzing.md."""

from fuzz.targets import TARGETS


def target_table() -> str:
    """Return a row for each target, with what must hold for any input."""
    rows = ["| target | what must hold |", "|---|---|"]
    for name, target in TARGETS.items():
        told = (target.check.__doc__ or "").splitlines()[0].removeprefix("See that ").rstrip(".")
        rows.append(f"| `{name}` | {told} |")
    return "\n".join(rows) + "\n"
