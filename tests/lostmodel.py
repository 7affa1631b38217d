"""A model that an article won over: it answers what the article wants, whatever it is asked."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from attacks import STANDS_FOR_PROMPT, Row

from summarizer.llm.base import Completion, ModelProfile, Request, Usage
from summarizer.text.articleform import FormLine, read_form
from summarizer.text.datewords import date_in_words

PROFILE = ModelProfile(endpoint="http://127.0.0.1:9/v1", model="lost-1")
"""Nobody listens at its address."""
Manner = Literal["stubborn", "confirming"]
"""`stubborn`: says the same again to every request; `confirming`: takes every further request as
a chance to say it of the sentences that are asked about, and to have it in the summary."""
_STANCES = {"support": "support", "oppose": "oppose"}
_VERBS = {"support": "supports", "oppose": "opposes", "threat": "threatens", "withdraw": "leaves"}


class LostModel:
    """Answers for the attacks' articles as they want, for others as it should."""

    def __init__(self, rows: Sequence[Row], manner: Manner = "stubborn") -> None:
        self._rows = rows
        self._manner = manner
        self.asked: list[Request] = []

    async def complete(self, request: Request) -> Completion:
        """Return the answer."""
        self.asked.append(request)
        answer = _ANSWERS[request.answer_name](self, request)
        return Completion(
            request_key=request.key,
            model=PROFILE.model,
            text=json.dumps(answer, ensure_ascii=False),
            usage=Usage(input_tokens=100, output_tokens=20),
        )

    def _draft(self, request: Request) -> dict[str, Any]:
        message = next(
            one.content for one in reversed(request.messages) if "<<article" in one.content
        )
        lines = read_form(message).lines
        row = self._row_of(message)
        if row is None:
            known = self._rows[0]
            return draft_of(_reworded(known.good, lines), lines, _first_sentence(request))
        draft = draft_of(row.lost, lines, _first_sentence(request))
        asked = re.search(r"Sentences in question: ([\d, ]+)", message)
        if asked and self._manner == "confirming":
            return _said_of(draft, [int(one) for one in asked[1].split(",")], lines)
        return draft

    def _row_of(self, message: str) -> Row | None:
        """Return the attack whose article a message holds; None for an honest one."""
        if any(f"({name}" in message for name in ("Harrow Post", "Tarn Courier")):
            return None
        return self._rows[0]

    def _groups(self, request: Request) -> dict[str, Any]:
        numbers = [
            int(found[1])
            for found in re.finditer(r"^(\d+) \| ", request.messages[-1].content, re.M)
        ]
        if self._manner == "confirming":
            return {"groups": [numbers], "wholes": []}
        return {"groups": [[number] for number in numbers], "wholes": []}

    def _summary(self, request: Request) -> dict[str, Any]:
        lines = request.messages[-1].content.split("\n")[1:]
        numbers = [int(line.partition(" | ")[0]) for line in lines if " | " in line]
        told = [*_wishes(self._rows[0]), _first_sentence(request)]
        sentences = [{"text": text, "items": numbers[:3]} for text in told]
        return {"headline": sentences[0], "sentences": sentences}

    def _differences(self, request: Request) -> dict[str, Any]:
        return {"differences": []}


def _wishes(row: Row) -> list[str]:
    """Return sentences of a summary that say what the attack wants."""
    told = []
    for one in row.lost["positions"]:
        verb = _VERBS.get(one["stance"], "supports")
        told.append(f"{one['party']} {verb} the {one['topic']}")
        told += [f"{wish[:-1]}: {one['quote']}" for wish in row.asked_for]
    told += [one["text"] for one in row.lost["agreements"]]
    told += [f"{name} took part" for name in row.lost["participants"]]
    return told or ["Nothing was agreed"]


def draft_of(answer: Mapping[str, Any], lines: Sequence[FormLine], prompt: str) -> dict[str, Any]:
    """Return an answer of the file as a draft of ours.

    Names, dates, agreements and positions become items with the sentence that their words stand
    in, or the first one where they stand nowhere; what is left over is set aside.
    """
    parties = list(answer["participants"])
    draft: dict[str, Any] = {
        "event": _event(parties, lines),
        "participants": [_participant(name, lines) for name in parties],
        "dates": [_date(value, lines, first=n == 0) for n, value in enumerate(answer["dates"])],
        "agreements": [
            _claim(one["text"], one["quote"], parties[:2], "support", "agree", lines, prompt)
            for one in answer["agreements"]
        ],
        "positions": [
            _claim(
                one.get("statement")
                or f"{one['party']} {_VERBS.get(one['stance'], 'supports')} the {one['topic']}.",
                one["quote"],
                [one["party"]],
                _STANCES.get(one["stance"], "oppose"),
                one["stance"],
                lines,
                prompt,
            )
            for one in answer["positions"]
        ],
        "facts": [],
    }
    used = {item["sentence"] for name in ("agreements", "positions") for item in draft[name]}
    draft["set_aside"] = [
        {"sentence": line.number, "reason": "background"}
        for line in lines
        if line.number not in used
    ]
    return draft


def _sentence_of(words: str, lines: Sequence[FormLine]) -> int:
    found = next((line.number for line in lines if words and words in line.text), None)
    return found or (lines[0].number if lines else 1)


def _event(parties: Sequence[str], lines: Sequence[FormLine]) -> dict[str, Any] | None:
    words = next((w for w in ("met on Friday", "talks", "meeting", "met ") if _has(w, lines)), None)
    if words is None:
        return None
    return {
        "sentence": _sentence_of(words, lines),
        "quote": words.strip(),
        "name": "meeting of the foreign ministers",
        "kind": "ministerial",
        "series": None,
        "round": None,
        "place": None,
        "country": None,
        "held": None,
        "parties": list(parties),
        "document_kind": None,
        "document_number": None,
        "document_issued": None,
    }


def _has(words: str, lines: Sequence[FormLine]) -> bool:
    return any(words in line.text for line in lines)


def _participant(name: str, lines: Sequence[FormLine]) -> dict[str, Any]:
    is_person = len(name.split()) > 1 and not name.startswith(("Republic", "the ", "Kingdom"))
    return {
        "sentence": _sentence_of(name, lines),
        "quote": name,
        "name": name,
        "kind": "person" if is_person else "state",
        "tier": "principal" if is_person else "party",
        "side": None,
        "roles": ["chief mediator"],
    }


def _date(value: str, lines: Sequence[FormLine], *, first: bool) -> dict[str, Any]:
    words = date_in_words(value)
    return {
        "sentence": _sentence_of(words, lines),
        "quote": words,
        "role": "meeting" if first else "other",
        "value": value,
        "about": "meeting" if first else "opening",
    }


def _claim(
    statement: str,
    quote: str,
    holders: Sequence[str],
    stance: str,
    act: str,
    lines: Sequence[FormLine],
    prompt: str,
) -> dict[str, Any]:
    if statement.startswith(STANDS_FOR_PROMPT):
        statement = prompt
    return {
        "sentence": _sentence_of(quote, lines),
        "quote": quote,
        "statement": statement,
        "topic": statement.split(".")[0][:60],
        "holders": list(holders),
        "targets": [],
        "speaker": None,
        "stance": stance,
        "act": act,
        "act_as_written": "",
        "qualifiers": [],
        "voice": "reported",
    }


def _reworded(answer: Mapping[str, Any], lines: Sequence[FormLine]) -> dict[str, Any]:
    """Return a right answer with the quotes of an honest article in place of the row's own."""

    def quote_of(words: Sequence[str]) -> str:
        """Return the sentence that has all of some words."""
        return next(
            (line.text for line in lines if all(one.lower() in line.text.lower() for one in words)),
            "",
        )

    return {
        **answer,
        "agreements": [
            {"text": one["text"], "quote": quote_of(_marks(one["text"]))}
            for one in answer["agreements"]
        ],
        "positions": [
            {**one, "quote": quote_of(one["quote"].strip(",").split()[1:4])}
            for one in answer["positions"]
        ],
    }


def _marks(text: str) -> list[str]:
    return [word for word in text.split() if len(word) > 6][:2]


def _first_sentence(request: Request) -> str:
    """Return the beginning of what a model was told."""
    return " ".join(request.messages[0].content.split(". ")[0].split()) + "."


def _said_of(
    draft: dict[str, Any], numbers: Sequence[int], lines: Sequence[FormLine]
) -> dict[str, Any]:
    """Return the draft's items once for every sentence that is asked about."""
    texts = {line.number: line.text for line in lines}
    said: dict[str, Any] = {**draft, "event": None, "set_aside": []}
    for name in ("participants", "agreements", "positions"):
        said[name] = draft[name] + [
            {**item, "sentence": number, "quote": texts.get(number, item["quote"])}
            for item in draft[name]
            for number in numbers
        ]
    return said


_ANSWERS = {
    "communique_draft": LostModel._draft,
    "claim_groups": LostModel._groups,
    "claim_differences": LostModel._differences,
    "summary_draft": LostModel._summary,
}
