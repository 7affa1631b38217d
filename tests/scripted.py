"""Invented articles, and a model that answers for any article by a simple script."""

import asyncio
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from summarizer.llm.base import Completion, ModelProfile, Request, Usage
from summarizer.text.articleform import FormLine, read_form

PROFILE = ModelProfile(endpoint="http://127.0.0.1:9/v1", model="scripted-1")
"""Which model the script pretends to be; nobody listens at its address."""

ARTICLES = {
    "harbour.txt": """Harbour Gazette

Portugal and Estonia agree to share ferry data

TALLINN, May 12, 2031 (HG): The foreign ministers of Portugal and Estonia met in Tallinn on May 12.

Both sides agreed to share ferry safety data from 2032.

Portugal said it would open a consulate in Tartu.

Estonia thanked Portugal for its help during the storm.
""",
    "northern.txt": """The Northern Post

Ministers meet in Tallinn

TALLINN, May 13, 2031 (NP): Portugal and Estonia held talks in Tallinn on May 11.

Both sides agreed to share ferry safety data from 2032.

Both sides agreed to train 40 harbour pilots.
""",
    "letters.txt": """Lisbon Letters

Estonia and Portugal hold talks

LISBON, May 13, 2031 (LL): The foreign ministers of Portugal and Estonia met in Tallinn on May 12.

The two sides agreed to share ferry safety data from 2032.

Estonia rejected a tax on ferries.
""",
}
"""File name to text: three reports of one invented meeting."""


def write_articles(folder: Path, articles: dict[str, str] | None = None) -> Path:
    """Write the articles to a folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (ARTICLES if articles is None else articles).items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


class ScriptedModel:
    """Answers every request, and notes what it was asked.

    Statements that end alike are one claim to it, and its summary repeats the first items.
    What it does before it answers can be given: wait its turn, or fail.
    """

    def __init__(self, before: Callable[[Request], Any] | None = None) -> None:
        self._before = before
        self.asked: list[Request] = []
        self.most_at_once = 0
        self._at_once = 0

    async def complete(self, request: Request) -> Completion:
        """Return the draft that the script makes of the request's article."""
        self.asked.append(request)
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            for _ in range(_turns(request)):
                await asyncio.sleep(0)
            if self._before is not None:
                self._before(request)
        finally:
            self._at_once -= 1
        return Completion(
            request_key=request.key,
            model=PROFILE.model,
            text=json.dumps(answer_for(request), ensure_ascii=False),
            usage=Usage(input_tokens=100, output_tokens=20),
        )


def title_of(request: Request) -> str:
    """Return the title of the article that a request is about; empty if it is about many."""
    if request.answer_name != "communique_draft":
        return ""
    return read_form(request.messages[-1].content).title or ""


def draft_for(request: Request) -> dict[str, Any]:
    """Return a draft with one claim for each sentence that has a verb of the script."""
    lines = read_form(request.messages[-1].content).lines
    told = [line for line in lines if line.zone == "narration"]
    return {
        "event": _event(told[0]) if told else None,
        "participants": [],
        "dates": [_date(line) for line in told if " on May 1" in line.text],
        "agreements": [_claim(line, "agree", "agreed") for line in told if " agreed " in line.text],
        "positions": [
            _claim(line, "reject", "rejected") for line in told if " rejected " in line.text
        ],
        "facts": [_claim(line, "thank", "thanked") for line in told if " thanked " in line.text],
        "set_aside": [{"sentence": line.number, "reason": "background"} for line in _uncited(told)],
    }


def groups_for(request: Request) -> dict[str, Any]:
    """Return the statements of a request by how they end."""
    groups: dict[str, list[int]] = {}
    for line in request.messages[1].content.split("\n"):
        head, _, quote = line.partition(" || ")
        ending = re.sub(r"\d", "#", quote)[-20:]
        groups.setdefault(ending, []).append(int(head.partition(" | ")[0]))
    return {"groups": list(groups.values()), "wholes": []}


def summary_for(request: Request) -> dict[str, Any]:
    """Return a summary that says what the first claims say, in their words."""
    told = []
    for line in request.messages[1].content.split("\n"):
        number, _, rest = line.partition(" | ")
        parts = rest.split(" | ")
        if parts[0] in ("agreement", "position", "fact"):
            told.append({"text": parts[2], "items": [int(number)]})
    return {"headline": told[0], "sentences": told[1:6]}


def answer_for(request: Request) -> dict[str, Any]:
    """Return what the script says to a request."""
    return _ANSWERS[request.answer_name](request)


_ANSWERS: dict[str, Callable[[Request], dict[str, Any]]] = {
    "communique_draft": draft_for,
    "claim_differences": lambda _request: {"differences": []},
    "claim_groups": groups_for,
    "summary_draft": summary_for,
}


def _uncited(lines: Sequence[FormLine]) -> list[FormLine]:
    verbs = (" agreed ", " rejected ", " thanked ", " on May 1")
    return [line for line in lines[1:] if not any(verb in line.text for verb in verbs)]


def _event(line: FormLine) -> dict[str, Any]:
    return {
        "sentence": line.number,
        "quote": "Portugal and Estonia",
        "name": "Meeting of the foreign ministers of Portugal and Estonia",
        "kind": "ministerial",
        "series": None,
        "round": None,
        "place": "Tallinn",
        "country": "EST",
        "held": None,
        "parties": ["EST", "PRT"],
        "document_kind": None,
        "document_number": None,
        "document_issued": None,
    }


def _date(line: FormLine) -> dict[str, Any]:
    day = line.text.partition(" on May ")[2][:2]
    return {
        "sentence": line.number,
        "quote": f"on May {day}",
        "role": "meeting",
        "value": f"2031-05-{day}",
        "about": "meeting in Tallinn",
    }


def _claim(line: FormLine, act: str, written: str) -> dict[str, Any]:
    both = [code for name, code in (("Estonia", "EST"), ("Portugal", "PRT")) if name in line.text]
    holders = both[:1] if act != "agree" else ["EST", "PRT"]
    return {
        "sentence": line.number,
        "quote": line.text,
        "statement": line.text,
        "topic": "ferries",
        "holders": holders,
        "targets": [],
        "speaker": None,
        "stance": "oppose" if act == "reject" else "support",
        "act": act,
        "act_as_written": written,
        "qualifiers": [],
        "voice": "reported",
    }


def _turns(request: Request) -> int:
    """Return how often others go first, so that answers do not come in the order of requests."""
    return int(request.key[:2], 16) % 7
