"""What is loaded and run is what was pinned, and nothing that is read is ever run."""

import ast
import json
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from environment import needed_by, needs_of, read_installed
from packaging.utils import canonicalize_name

from summarizer.errors import ConfigurationError
from summarizer.llm.builtin.weights import damaged_files, find_folder, load_checked, read_pins

REPOSITORY = Path(__file__).parents[2]
FOLDERS = ("summarizer", "benchmarks", "examples", "tools", "tests")
INSTALLED_EXTRAS = ("dev", "parquet")

RUNNING_MODULES = frozenset(
    "pickle _pickle cloudpickle dill joblib jsonpickle marshal shelve dbm code codeop".split()
)
"""Modules that make code, or objects of any class, of bytes."""
RUNNING_CALLS = frozenset({"eval", "exec", "compile", "__import__"})
YAML_CALLS = frozenset({"load", "load_all", "full_load", "unsafe_load", "Loader", "UnsafeLoader"})


def running_code(tree: ast.AST) -> Iterator[str]:
    """Yield what in a module would run what it reads."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            names = []
        yield from (name for name in names if name.partition(".")[0] in RUNNING_MODULES)
        if isinstance(node, ast.Call):
            yield from _running_call(node)


def _running_call(node: ast.Call) -> Iterator[str]:
    if isinstance(node.func, ast.Name) and node.func.id in RUNNING_CALLS:
        yield node.func.id
    if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
        if node.func.value.id == "yaml" and node.func.attr in YAML_CALLS:
            yield f"yaml.{node.func.attr}"
        if node.func.value.id in ("torch", "pandas", "pd") and node.func.attr in (
            "load",
            "read_pickle",
        ):
            yield f"{node.func.value.id}.{node.func.attr}"
    for keyword in node.keywords:
        if keyword.arg in ("shell", "allow_pickle"):
            is_off = isinstance(keyword.value, ast.Constant) and keyword.value.value is False
            yield from () if is_off else (f"{keyword.arg}=",)


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_module_runs_what_it_reads(folder: str) -> None:
    found = {
        str(path.relative_to(REPOSITORY)): sorted(set(running_code(ast.parse(path.read_bytes()))))
        for path in sorted((REPOSITORY / folder).rglob("*.py"))
    }

    assert found
    assert {path: what for path, what in found.items() if what} == {}


@pytest.mark.parametrize(
    "text",
    [
        "import pickle",
        "import xml, marshal",
        "from dill import loads",
        "from joblib.numpy_pickle import load",
        "eval(text)",
        "exec(text)",
        "yaml.load(text)",
        "yaml.unsafe_load(text)",
        "numpy.load(path, allow_pickle=True)",
        "torch.load(path)",
        "subprocess.run(text, shell=True)",
    ],
)
def test_what_runs_what_it_reads_would_be_found(text: str) -> None:
    assert list(running_code(ast.parse(text)))


@pytest.mark.parametrize(
    "text", ["yaml.safe_load(text)", "json.load(file)", "numpy.load(path)", "re.compile(text)"]
)
def test_what_only_reads_is_let_be(text: str) -> None:
    assert not list(running_code(ast.parse(text)))


def test_the_rules_of_the_linter_against_it_are_on_and_nowhere_silenced() -> None:
    lint = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["tool"]["ruff"]["lint"]
    assert "S" in lint["select"]
    assert not [rule for rule in lint["ignore"] if rule.startswith("S") and rule != "S101"][1:]

    rules = ("S301", "S302", "S307", "S102", "S506", "S602", "S604", "S605", "S614")
    silenced = [
        path
        for path in (REPOSITORY / "summarizer").rglob("*.py")
        if any(f"noqa: {rule}" in path.read_text("utf-8") for rule in rules)
    ]
    assert silenced == []


def test_every_package_that_is_installed_for_it_is_pinned() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    direct = [*project["dependencies"], *(one for name in INSTALLED_EXTRAS for one in extras[name])]
    lines = (REPOSITORY / "constraints.txt").read_text("utf-8").splitlines()
    pins = {canonicalize_name(name): pin for name, _, pin in (one.partition("==") for one in lines)}

    known = read_installed()
    needed = needed_by(needs_of(direct), known)

    assert [one.name for one in needs_of(direct) if one.name not in known] == []
    assert {name: known[name].version for name in needed} == {
        name: pins.get(name) for name in needed
    }
    assert all(pins.values())
    assert len(pins) == len(lines)


def test_no_package_is_named_twice() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]

    for requirements in (project["dependencies"], *project["optional-dependencies"].values()):
        names = [need.name for need in needs_of(requirements)]
        assert len(set(names)) == len(names)


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """A copy of the English pipeline."""
    pins = read_pins()
    (folder,) = [path for name in pins["packages"] if (path := find_folder(name, pins["version"]))][
        :1
    ]
    return shutil.copytree(folder, tmp_path / folder.name)


@pytest.mark.parametrize("name", sorted(read_pins()["files"]))
def test_weights_with_one_byte_changed_are_not_loaded(weights: Path, name: str) -> None:
    data = bytearray((weights / name).read_bytes())
    data[len(data) // 2] ^= 1
    (weights / name).write_bytes(data)

    assert damaged_files(weights, read_pins()["files"]) == [name]
    with pytest.raises(ConfigurationError, match="not the pinned ones") as caught:
        load_checked([weights], read_pins())
    assert name in str(caught.value)


def test_weights_that_lack_a_file_are_not_loaded(weights: Path) -> None:
    (weights / "parser" / "model").unlink()

    with pytest.raises(ConfigurationError, match="parser/model"):
        load_checked([weights], read_pins())


@pytest.mark.filterwarnings("ignore:.*W108")  # No lemmas: only the tagger is looked at.
def test_every_file_that_is_loaded_has_its_hash(weights: Path) -> None:
    """What has none can be missing or nonsense, and the pipeline is the same."""
    pins = read_pins()
    for path in weights.rglob("*"):
        name = str(path.relative_to(weights))
        if path.is_file() and name not in pins["files"] and name != "meta.json":
            path.write_bytes(b"nonsense")

    pipeline = load_checked([weights], pins)

    assert [token.tag_ for token in pipeline("The two sides agreed.")] == "DT CD NNS VBD .".split()


WATCHED = """
import json, sys
watched = ("pickle.find_class", "os.system", "os.exec", "subprocess.Popen")
seen = []
sys.addaudithook(lambda event, details: seen.append(event) if event in watched else None)
from summarizer.cli.main import run
code = run(["brief", "articles", "-o", "a.json", "--html"])
sys.stderr.write(json.dumps([code, seen]))
"""
"""A run under an audit hook (PEP 578), which sees what libraries do as well."""


def test_a_whole_run_makes_no_object_of_a_pickle_and_starts_no_process(folder: Path) -> None:
    from scripted import write_articles

    articles = write_articles(folder / "articles")
    paragraph = "<p>Ambas partes acordaron compartir datos sobre la seguridad de los puertos.</p>"
    page = f"<html><head><title>Puertos</title></head><body>{paragraph * 9}</body></html>"
    (articles / "puertos.html").write_text(page, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", WATCHED], capture_output=True, check=True, cwd=folder, text=True
    )

    code, seen = json.loads(done.stderr.strip().splitlines()[-1])
    assert code in (0, 3)  # The extractor does not read Spanish.
    assert seen == []
    assert len((folder / "a.html").read_bytes()) > 10_000
