"""The extractor knows the field, and nothing of the three events that it is measured on."""

import re
from pathlib import Path

import pytest
from quality import EVENTS

from summarizer.schema.gold import Gold

PACKAGE = Path(__file__).parents[3] / "summarizer"
PROMPTS = PACKAGE.parent / "prompts"
# Countries, territories and seats of the whole world, and terms of art with sources of their own.
WORLD = {"countries.toml", "places.toml", "blocs.toml", "terms.toml"}
PHRASES = (
    "CPEC|Belt and Road|Gwadar|Karakoram|Khunjerab|Uraan|iron-?clad|all-weather|astronaut|"
    "Five-Year|Mombasa|Kwale|Kilifi|Shimoni|Bergen|Nordkyst|Blue Skills|Blue Economy|seaweed|"
    "Antofagasta|Mejillones|Gwangyang|Salar|precursor|desalinated|tailings|coast minute|fjordposten"
)


def known_files() -> list[Path]:
    folders = ("llm/builtin", "vocabulary", "reconcile", "extract", "text", "narrate")
    files = [path for folder in folders for path in sorted((PACKAGE / folder).rglob("*.*"))]
    kept = [p for p in files if p.suffix in (".py", ".toml", ".json") and p.name not in WORLD]
    return [*kept, *sorted(PROMPTS.glob("*.md"))]


def names_of(folder: Path) -> set[str]:
    """Return the words of the names of the event's people, as far as no other name has them."""
    gold = Gold.model_validate_json((folder / "gold.json").read_bytes())
    people = [one.name for one in gold.participants if one.kind == "person"]
    return {word for name in people for word in name.split() if len(word) > 4}


@pytest.mark.parametrize("event", sorted(EVENTS))
def test_no_person_of_an_event_is_named(event: str) -> None:
    names = names_of(EVENTS[event])
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})\b")

    found = {(p.name, m[0]) for p in known_files() for m in pattern.finditer(p.read_text("utf-8"))}

    assert names
    assert found <= {("namewords.py", "Mohammad"), ("people.toml", "Mohammad")}


def test_no_place_plan_or_phrase_of_an_event_is_named() -> None:
    pattern = re.compile(rf"\b(?:{PHRASES})\b", re.IGNORECASE)

    found = {(p.name, m[0]) for p in known_files() for m in pattern.finditer(p.read_text("utf-8"))}

    assert found == set()
