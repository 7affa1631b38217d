"""Invented meetings in several languages, and answers to each article that were written by hand.

The answers are no recordings: no model ever gave them. They are what a model that keeps to the
prompts could answer, so that what code makes of them can be looked at. Each folder's `told.toml`
holds what its articles tell and what they call it.
"""

import json
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from summarizer.ingest.article import article_from_text
from summarizer.llm.base import Completion, Request
from summarizer.schema.article import Article
from summarizer.text.articleform import FormLine, read_form

DATA = Path(__file__).parent / "data"
LISTS = ("participants", "dates", "agreements", "positions", "facts")
"""The lists of items of an answer."""
DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    "participants": {"side": None, "roles": []},
    "dates": {},
    **{
        name: {
            "targets": [],
            "speaker": None,
            "stance": "support",
            "qualifiers": [],
            "voice": "reported",
        }
        for name in ("agreements", "positions", "facts")
    },
}
"""What an item says unless it is told otherwise."""
EVENT = {"series": None, "round": None, "document_kind": None, "document_number": None}
Told = Mapping[str, Any]


@cache
def read_told(folder: str = "languages") -> Told:
    """Return what the articles of a folder tell."""
    return tomllib.loads((DATA / folder / "told.toml").read_text(encoding="utf-8"))


WORDS: Mapping[str, Mapping[str, str]] = read_told()["words"]
"""Language to what its article calls what all of them tell."""


def read_articles(*languages: str, folder: str = "languages") -> list[Article]:
    """Return the articles of a folder in these languages; all where none is named."""
    return [
        article_from_text((DATA / folder / f"{one}.txt").read_text("utf-8"), uri=f"{one}.txt")
        for one in languages or read_told(folder)["words"]
    ]


class HandWrittenModel:
    """Answers with what was written by hand for each article.

    Statements that say the same are one claim to it, and there are no differences.
    """

    def __init__(self, notes: str = "en", *, told: Told | None = None) -> None:
        self._notes = notes
        self._told = told or read_told()
        self.asked: list[Request] = []

    async def complete(self, request: Request) -> Completion:
        """Return the answer that was written for the request's article."""
        self.asked.append(request)
        return Completion(
            request_key=request.key,
            model=request.model,
            text=json.dumps(self._answer(request), ensure_ascii=False),
        )

    def _answer(self, request: Request) -> dict[str, Any]:
        if request.answer_name == "claim_groups":
            return _groups(request)
        if request.answer_name == "claim_differences":
            return {"differences": []}
        if request.answer_name == "summary_draft":
            return {"headline": {"text": "", "items": []}, "sentences": []}
        form = read_form(request.messages[1].content)
        if request.prompt != "extract.v1":
            aside = [{"sentence": one.number, "reason": "background"} for one in form.lines]
            return {"event": None, **{name: [] for name in LISTS}, "set_aside": aside}
        return draft_of(self._told, form.language or "en", form.lines, self._notes)


def draft_of(
    told: Told, language: str, lines: Sequence[FormLine], notes: str = "en"
) -> dict[str, Any]:
    """Return the answer to the article in a language, by the lines that a model is shown of it."""
    words: Mapping[str, str] = told["words"][language]

    def at(item: Told) -> dict[str, Any]:
        """Return a quote with the number of the first sentence that has it and what is beside."""
        quote, beside = words[item["quote"]], words[item.get("beside", item["quote"])]
        number = next(
            one.number
            for one in lines
            if one.zone in ("narration", "quotation", "comments")
            and quote in one.text
            and beside in one.text
        )
        return {"sentence": number, "quote": quote}

    def written(kind: str, item: Told) -> dict[str, Any]:
        said = {**DEFAULTS[kind], **item, **at(item)}
        said.pop("beside", None)
        if kind == "participants":
            tier = "principal" if item["kind"] == "person" else "party"
            return {"name": words[item["quote"]], "tier": tier, **said}
        if kind == "dates":
            return said
        for name in ("act_as_written", "speaker"):
            said[name] = words.get(item.get(name, ""))
        return {"statement": told["statements"][notes][item["quote"]], **said}

    return {
        "event": {**EVENT, "document_issued": None, **told["event"], **at(told["event"])},
        **{name: [written(name, one) for one in told.get(name, ())] for name in LISTS},
        "set_aside": [],
    }


def _groups(request: Request) -> dict[str, Any]:
    groups: dict[str, list[int]] = {}
    for line in request.messages[1].content.split("\n"):
        head, _, _ = line.partition(" || ")
        number, _, rest = head.partition(" | ")
        groups.setdefault(rest.rpartition(" | ")[2], []).append(int(number))
    return {"groups": list(groups.values()), "wholes": []}
