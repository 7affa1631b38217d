"""For a developer: read a briefing as plain JSON, validate it, and join it to data of your own.

    python examples/developer.py [BRIEFING.json]

It needs the standard library and `jsonschema` only: a briefing is a file with a published schema.
Where no briefing is named it makes one of the seed articles from recorded answers, without network.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parents[1]
DESKS = {"CHN": "East Asia desk", "PAK": "South Asia desk"}
"""Data of your own, joined by alpha-3 code: which desk of your house follows which state."""


def main(briefing: Mapping[str, Any]) -> None:
    """Print for each desk what its state holds, with the place of a quote in each article."""
    schema = json.loads((ROOT / "schemas" / "briefing.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(briefing)
    print(f"valid: briefing {briefing['id'][:12]}, schema version {briefing['schema_version']}")
    uris = {source["id"]: source["uri"] for source in briefing["sources"]}
    for code, desk in DESKS.items():
        held = [one for one in briefing["positions"] if one["holders"] == [code]]
        print(f"\n{desk}: {len(held)} positions of {code} alone")
        for claim in held:
            report = claim["reports"][0]
            place = f"{uris[report['source']]}:{report['start']}-{report['end']}"
            print(f"  {claim['id']}  {claim['stance']:8}  {claim['topic']}  ({place})")


def make_briefing() -> Mapping[str, Any]:
    """Return a briefing of the seed articles as plain JSON."""
    from summarizer import brief_articles, render_json

    outcome = brief_articles(ROOT / "seeds", replay=ROOT / "tests" / "recordings" / "seeds")
    made: Mapping[str, Any] = json.loads(render_json(outcome.briefing))
    return made


if __name__ == "__main__":
    named = sys.argv[1:]
    main(json.loads(Path(named[0]).read_bytes()) if named else make_briefing())
