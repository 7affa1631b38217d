"""The table of attacks: what is tried, what stands against it, and which tests prove it.

The words stand in `attacks.toml`. The tests are found by their markers,
`@pytest.mark.attack("name")`, in the syntax tree of the files, so that nothing is imported.
"""

import ast
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent


@dataclass(frozen=True)
class Attack:
    """One row of the table, in words."""

    name: str
    what: str
    defence: str
    outcome: str
    remains: str
    rows: tuple[str, ...]
    """Attacks of `data/injections.jsonl` that are of this sort."""


def read_attacks() -> list[Attack]:
    """Return the rows of the table, in order."""
    plain: dict[str, Any] = tomllib.loads((TESTS / "attacks.toml").read_text(encoding="utf-8"))
    return [Attack(**{**one, "rows": tuple(one.get("rows", ()))}) for one in plain["attack"]]


def find_proofs(folder: Path = TESTS / "security") -> dict[str, list[tuple[str, str]]]:
    """Return path and words of the tests that say which attack they are about, by its name."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path in sorted(folder.glob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            words = node.name.removeprefix("test_").replace("_", " ")
            for name in map(_marked, node.decorator_list):
                if name is not None:
                    found.setdefault(name, []).append((f"tests/security/{path.name}", words))
    return found


def attack_table() -> str:
    """Return the table as Markdown."""
    proofs = find_proofs()
    lines = [
        "| attack | defence | outcome | what remains possible | proved by |",
        "|---|---|---|---|---|",
    ]
    for one in read_attacks():
        told = [f"{words}, `{path}`" for path, words in proofs.get(one.name, [])]
        told += [f"{', '.join(one.rows)}, `tests/security/test_injections.py`"] * bool(one.rows)
        cells = (one.what, one.defence, one.outcome, one.remains, "<br>".join(told))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _marked(decorator: ast.expr) -> str | None:
    """Return the name in `@pytest.mark.attack("name")`; None for anything else."""
    if not (
        isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "pytest.mark.attack"
    ):
        return None
    value = decorator.args[0]
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else None
