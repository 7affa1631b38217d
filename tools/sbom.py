"""Print a software bill of materials of the installed program (CycloneDX 1.6, JSON).

The same environment gives the same bytes: it has no serial number and no time, unless `--stamp`
asks for them. https://cyclonedx.org/docs/1.6/json/
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from environment import Installed, packages_of
from packageurl import PackageURL

ROOT = "summarizer"
WEIGHTS = Path(__file__).parents[1] / "summarizer" / "llm" / "builtin" / "data" / "weights.toml"


def describe(packages: Sequence[Installed], *, stamp: bool = False) -> dict[str, Any]:
    """Return the bill of materials of a package, which comes first, and of all that it needs.

    Args:
        packages: The packages.
        stamp: Whether to give it a serial number and the present time.
    """
    components = {one.name: _component(one) for one in packages}
    bom = Bom()
    first = components[packages[0].name]
    first.type = ComponentType.APPLICATION
    bom.metadata.component = first
    weights = _weights()
    for one in packages[1:]:
        bom.components.add(components[one.name])
    bom.components.add(weights)
    for one in packages:
        bom.register_dependency(components[one.name], [components[need] for need in one.needs])
    bom.register_dependency(first, [weights, *(components[need] for need in packages[0].needs)])
    written = make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string()
    plain: dict[str, Any] = json.loads(written)
    if not stamp:
        del plain["serialNumber"], plain["metadata"]["timestamp"]
    return plain


def _component(one: Installed) -> Component:
    licences = [LicenseFactory().make_from_string(one.licence)] if one.licence else []
    url = PackageURL("pypi", name=one.name, version=one.version)
    return Component(
        name=one.name, version=one.version, purl=url, bom_ref=str(url), licenses=licences
    )


def _weights() -> Component:
    """Return the English pipeline: the one thing that is loaded and is no code."""
    pins: Mapping[str, Any] = tomllib.loads(WEIGHTS.read_text(encoding="utf-8"))
    files = [
        Component(
            type=ComponentType.FILE,
            name=name,
            bom_ref=f"weights:{name}",
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
        )
        for name, digest in sorted(pins["files"].items())
    ]
    return Component(
        type=ComponentType.MACHINE_LEARNING_MODEL,
        name=pins["packages"][0],
        version=pins["version"],
        bom_ref=f"weights:{pins['packages'][0]}",
        components=files,
        properties=[Property(name="summarizer:checked", value="by hash, before they are read")],
    )


def main(arguments: Sequence[str]) -> int:
    """Print the bill of materials and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--extra", action="append", default=[], help="an extra, such as parquet")
    parser.add_argument("--stamp", action="store_true", help="with a serial number and the time")
    parser.add_argument("--out", type=Path, help="write to this file")
    asked = parser.parse_args(arguments)
    plain = describe(packages_of(ROOT, asked.extra), stamp=asked.stamp)
    text = json.dumps(plain, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    if asked.out is None:
        sys.stdout.write(text)
    else:
        asked.out.parent.mkdir(parents=True, exist_ok=True)
        asked.out.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
