"""What the benchmark of clients asks about, and what it is answered.

Every article has a number of its own, so that no two requests are the same. The answer is the same
for all of them: its quotes stand in every article, in the same sentences.
"""

import json
from typing import Any

_PARAGRAPHS = (
    "Portugal and Chile agree to exchange data on fish stocks",
    "LISBON, 12 May 2031 - Foreign Minister Ana Duarte of Portugal received Foreign Minister "
    "Mateo Rojas of Chile in Lisbon for the third Portugal-Chile Political Dialogue on "
    "12 May 2031.",
    "The two countries agreed to exchange data on fish stocks every six months. They will also "
    "set up a working group on port safety by 31 December 2031. Chile called for an early end to "
    "the dispute over landing fees. Portugal expressed concern about the rise of illegal fishing "
    "in the South Atlantic.",
    "The two ministers visited the oceanarium on the river front. The next round of the dialogue "
    "will be held in Valparaiso in 2032.",
    "The dialogue was founded in 2027, and its archive holds {number} pages that few people have "
    "read. Trade between the two countries has grown by a third since then.",
)
_ARTICLE = "\n\n".join(_PARAGRAPHS) + "\n"


def make_article(number: int) -> str:
    """Return the article of this number: about 145 words."""
    return _ARTICLE.format(number=number)


def _claim(
    sentence: int, quote: str, statement: str, act: tuple[str, str], holders: list[str], **more: Any
) -> dict[str, Any]:
    return {
        "sentence": sentence,
        "quote": quote,
        "statement": statement,
        "topic": "fisheries",
        "holders": holders,
        "targets": [],
        "speaker": None,
        "stance": "support",
        "act": act[0],
        "act_as_written": act[1],
        "qualifiers": [],
        "voice": "reported",
        **more,
    }


DRAFT: dict[str, Any] = {
    "event": {
        "sentence": 2,
        "quote": "third Portugal-Chile Political Dialogue on 12 May 2031",
        "name": "third Portugal-Chile Political Dialogue",
        "kind": "dialogue",
        "series": "Portugal-Chile Political Dialogue",
        "round": 3,
        "place": "Lisbon",
        "country": "PRT",
        "held": "2031-05-12",
        "parties": ["PRT", "CHL"],
        "document_kind": None,
        "document_number": None,
        "document_issued": None,
    },
    "participants": [
        {
            "sentence": 2,
            "quote": f"Foreign Minister {name} of {state}",
            "name": name,
            "kind": "person",
            "tier": "principal",
            "side": side,
            "roles": ["Foreign Minister"],
        }
        for name, state, side in (
            ("Ana Duarte", "Portugal", "PRT"),
            ("Mateo Rojas", "Chile", "CHL"),
        )
    ],
    "dates": [
        {
            "sentence": sentence,
            "quote": quote,
            "role": role,
            "value": value,
            "about": about,
        }
        for sentence, quote, role, value, about in (
            (2, "on 12 May 2031", "meeting", "2031-05-12", "the third dialogue"),
            (4, "by 31 December 2031", "deadline", "2031-12-31", "the working group"),
            (8, "in Valparaiso in 2032", "next_meeting", "2032", "the next round"),
        )
    ],
    "agreements": [
        _claim(
            3,
            "agreed to exchange data on fish stocks every six months",
            "Portugal and Chile agreed to exchange data on fish stocks every six months.",
            ("agree", "agreed"),
            ["PRT", "CHL"],
        ),
        _claim(
            4,
            "will also set up a working group on port safety by 31 December 2031",
            "Portugal and Chile will set up a working group on port safety by 31 December 2031.",
            ("set up", "will also set up"),
            ["PRT", "CHL"],
        ),
        _claim(
            8,
            "The next round of the dialogue will be held in Valparaiso in 2032",
            "Portugal and Chile will hold the next round of the dialogue in Valparaiso in 2032.",
            ("hold", "will be held"),
            ["PRT", "CHL"],
        ),
    ],
    "positions": [
        _claim(
            5,
            "called for an early end to the dispute over landing fees",
            "Chile called for an early end to the dispute over landing fees.",
            ("call for", "called for"),
            ["CHL"],
            qualifiers=["early"],
        ),
        _claim(
            6,
            "expressed concern about the rise of illegal fishing in the South Atlantic",
            "Portugal expressed concern about the rise of illegal fishing in the South Atlantic.",
            ("express concern", "expressed concern"),
            ["PRT"],
            stance="oppose",
        ),
    ],
    "facts": [
        _claim(
            2,
            "received Foreign Minister Mateo Rojas of Chile in Lisbon",
            "Portugal received the Foreign Minister of Chile in Lisbon.",
            ("receive", "received"),
            ["PRT"],
            stance="neutral",
        ),
        _claim(
            7,
            "The two ministers visited the oceanarium on the river front",
            "The foreign ministers of Portugal and Chile visited the oceanarium.",
            ("visit", "visited"),
            ["PRT", "CHL"],
            stance="neutral",
        ),
    ],
    "set_aside": [
        {"sentence": 1, "reason": "repeat"},
        {"sentence": 9, "reason": "background"},
        {"sentence": 10, "reason": "background"},
    ],
}
"""The answer for every article."""

LISTS = ("participants", "dates", "agreements", "positions", "facts")
"""Lists of the answer whose items are counted."""
ITEMS = sum(len(DRAFT[name]) for name in LISTS)
"""How many items a client has to find in every answer."""


def _without_null(value: Any) -> Any:
    """Return the value with empty texts for nulls, for a library whose schemas have none."""
    if isinstance(value, dict):
        return {name: _without_null(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_without_null(part) for part in value]
    return "" if value is None else value


def _extractions() -> list[dict[str, Any]]:
    """Return the answer as quotes in the order of the text, each with its class and attributes."""
    named = [(name.removesuffix("s"), item) for name in LISTS for item in DRAFT[name]]
    found = []
    for kind, item in sorted(named, key=lambda one: _ARTICLE.index(one[1]["quote"])):
        attributes = {key: _flat(part) for key, part in item.items() if key != "quote"}
        found.append({kind: item["quote"], f"{kind}_attributes": attributes})
    return found


def _flat(value: Any) -> Any:
    if isinstance(value, list):
        return [str(part) for part in value]
    return "" if value is None else str(value)


EXTRACTIONS: list[dict[str, Any]] = _extractions()
"""The answer as langextract has it."""

ANSWERS: dict[str, str] = {
    "draft": json.dumps(DRAFT),
    "draft-without-null": json.dumps(_without_null(DRAFT)),
    "extractions": json.dumps({"extractions": EXTRACTIONS}),
    "concepts": json.dumps([{"concept_id": "C0", "extracted_items": [DRAFT]}]),
}
"""The same answer in the forms that the libraries prescribe, by name."""
