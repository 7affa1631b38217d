"""The table of faults: what each is, what the user gets, and which tests prove it.

The words stand in `faults.toml`. The tests are found by their markers, in the syntax tree of the
files, so that nothing is imported: `@pytest.mark.fault(N)` on a test or on one of its parameters,
or `fault=N` in a row of a table that a test is parametrized with.
"""

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent
ROWS = range(1, 57)
"""Numbers of the faults."""


@dataclass(frozen=True, order=True)
class Proof:
    """One test, or one case of it, that proves a row."""

    path: str
    line: int
    test: str
    case: str = ""


@dataclass(frozen=True)
class Fault:
    """One row of the table, in words."""

    row: int
    what: str
    gets: str


def read_faults() -> list[Fault]:
    """Return the rows of the table, in order."""
    plain: dict[str, Any] = tomllib.loads((TESTS / "faults.toml").read_text(encoding="utf-8"))
    return [Fault(row=one["row"], what=one["what"], gets=one["gets"]) for one in plain["fault"]]


def find_proofs(folder: Path = TESTS) -> dict[int, list[Proof]]:
    """Return the tests of a folder that say which row they prove, by row."""
    found: dict[int, list[Proof]] = {}
    for path in sorted(folder.rglob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for row, proof in _proofs_in(tree, path.relative_to(folder.parent).as_posix()):
            found.setdefault(row, []).append(proof)
    return {row: sorted(found[row]) for row in sorted(found)}


def fault_table() -> str:
    """Return the table as Markdown."""
    proofs = find_proofs()
    lines = ["| | what happens | what the user gets | proved by |", "|---|---|---|---|"]
    for fault in read_faults():
        told = "<br>".join(_describe(proofs.get(fault.row, [])))
        lines.append(f"| {fault.row} | {fault.what} | {fault.gets} | {told} |")
    return "\n".join(lines) + "\n"


def _describe(proofs: list[Proof]) -> Iterator[str]:
    """Yield each test once, with its cases."""
    cases: dict[tuple[str, str], list[str]] = {}
    for proof in proofs:
        told = cases.setdefault((proof.path, proof.test), [])
        if proof.case and proof.case not in told:
            told.append(proof.case)
    for (path, test), names in cases.items():
        words = test.removeprefix("test_").replace("_", " ")
        listed = f" ({'; '.join(names)})" if names else ""
        yield f"{words}{listed}, `{path}`"


def _proofs_in(tree: ast.Module, path: str) -> Iterator[tuple[int, Proof]]:
    tables = {name: list(_cases(value)) for name, value in _assignments(tree)}
    everywhere = [row for name, value in _assignments(tree) if name == "pytestmark"
                  for row in _marked(value)]  # fmt: skip
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if not node.name.startswith("test_"):
            continue
        for row in everywhere:
            yield row, Proof(path, node.lineno, node.name)
        for decorator in node.decorator_list:
            for row, case in _proved_by(decorator, tables):
                yield row, Proof(path, node.lineno, node.name, case)


def _proved_by(
    decorator: ast.expr, tables: dict[str, list[tuple[int, str]]]
) -> Iterator[tuple[int, str]]:
    """Yield the rows that a decorator names, each with the case that it names it for."""
    if _row_of_mark(decorator) is not None:
        yield from ((row, "") for row in _marked(decorator))
        return
    yield from _cases(decorator)
    for node in ast.walk(decorator):
        if isinstance(node, ast.Name):
            yield from tables.get(node.id, ())


def _cases(value: ast.expr) -> Iterator[tuple[int, str]]:
    """Yield the rows of the calls in a table: `pytest.param(..., marks=...)`, `Case(fault=N)`."""
    for node in ast.walk(value):
        if not isinstance(node, ast.Call):
            continue
        for keyword in node.keywords:
            if keyword.arg == "fault" and isinstance(keyword.value, ast.Constant):
                if isinstance(keyword.value.value, int):
                    yield keyword.value.value, _name_of(node)
            elif keyword.arg == "marks":
                yield from ((row, _name_of(node)) for row in _marked(keyword.value))


def _name_of(call: ast.Call) -> str:
    """Return what a case is called: its id, or its first argument where that is a text."""
    named = [keyword.value for keyword in call.keywords if keyword.arg == "id"]
    for value in (*named, *call.args[:1]):
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            return value.value.replace("|", "\\|")
    return ""


def _marked(value: ast.expr) -> Iterator[int]:
    """Yield the rows of all markers in an expression."""
    for node in ast.walk(value):
        row = _row_of_mark(node)
        if row is not None:
            yield row


def _row_of_mark(node: ast.AST) -> int | None:
    if not isinstance(node, ast.Call) or ast.unparse(node.func) != "pytest.mark.fault":
        return None
    value = node.args[0] if len(node.args) == 1 else None
    if isinstance(value, ast.Constant) and isinstance(value.value, int):
        return value.value
    msg = f"expected the number of a row, found {ast.unparse(node)!r}"
    raise ValueError(msg)


def _assignments(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield target.id, node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            yield node.target.id, node.value
