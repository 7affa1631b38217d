import json
import subprocess
import sys
import tomllib
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from environment import needed_by, needs_of, packages_of, read_installed
from jsonschema import Draft7Validator
from packaging.utils import canonicalize_name
from referencing import Registry
from referencing.jsonschema import DRAFT7
from sbom import ROOT, describe, main

REPOSITORY = Path(__file__).parents[2]


def written() -> dict[str, Any]:
    return describe(packages_of(ROOT))


def test_it_is_a_valid_bill_of_materials() -> None:
    folder = files("cyclonedx.schema._res")
    names = ("bom-1.6", "spdx", "jsf-0.82")
    schemas = {
        name: json.loads(folder.joinpath(f"{name}.SNAPSHOT.schema.json").read_text("utf-8"))
        for name in names
    }
    registry: Registry[Any] = Registry().with_resources(
        (
            schema["$id"].rpartition("/")[0] + f"/{name}.SNAPSHOT.schema.json",
            DRAFT7.create_resource(schema),
        )
        for name, schema in schemas.items()
    )
    validator = Draft7Validator(schemas["bom-1.6"], registry=registry)

    assert list(validator.iter_errors(written())) == []
    assert list(validator.iter_errors({**written(), "bomFormat": "another"}))


def test_its_packages_are_those_of_the_environment_and_of_the_constraints() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    lines = (REPOSITORY / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = {canonicalize_name(name): pin for name, _, pin in (one.partition("==") for one in lines)}
    needed = needed_by(needs_of(project["dependencies"]), read_installed())

    packages = {one["name"]: one["version"] for one in written()["components"] if "purl" in one}

    assert {"pydantic", "openai", "spacy", "numpy", "lxml"} <= needed.keys() <= packages.keys()
    assert packages == {name: version(name) for name in packages}
    assert {name: packages[name] for name in needed} == {name: pins.get(name) for name in needed}


def test_every_package_says_what_it_needs() -> None:
    plain = written()
    known = {one["bom-ref"] for one in (*plain["components"], plain["metadata"]["component"])}
    needs = {one["ref"]: one.get("dependsOn", []) for one in plain["dependencies"]}

    reached, waiting = set(), [plain["metadata"]["component"]["bom-ref"]]
    while waiting:
        ref = waiting.pop()
        if ref not in reached:
            reached.add(ref)
            waiting += needs.get(ref, [])
    assert reached == known


def test_the_weights_stand_in_it_with_their_hashes() -> None:
    (weights,) = [one for one in written()["components"] if one["type"] == "machine-learning-model"]

    hashes = {one["name"]: one["hashes"][0]["content"] for one in weights["components"]}
    assert len(hashes["parser/model"]) == 64
    assert len(hashes) > 10


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    command = [sys.executable, str(REPOSITORY / "tools" / "sbom.py")]
    environ = [{"PYTHONPATH": str(REPOSITORY), "PYTHONHASHSEED": seed} for seed in ("1", "2")]

    first, second = (
        subprocess.run(command, env=one, capture_output=True, check=True).stdout for one in environ
    )

    assert first == second
    assert b"serialNumber" not in first
    assert b"timestamp" not in first
    assert str(REPOSITORY).encode() not in first


def test_a_serial_number_and_the_time_are_there_where_they_are_asked_for(tmp_path: Path) -> None:
    assert main(["--stamp", "--out", str(tmp_path / "a" / "sbom.json")]) == 0

    plain = json.loads((tmp_path / "a" / "sbom.json").read_bytes())
    assert plain["serialNumber"].startswith("urn:uuid:")
    assert plain["metadata"]["timestamp"]


def test_a_package_that_is_not_there_is_named() -> None:
    with pytest.raises(LookupError, match="no-such-package"):
        packages_of("no-such-package")
