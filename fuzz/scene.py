"""Articles of one invented event, and a model that answers about them as the choices say."""

import json
from typing import Any

from pydantic import BaseModel

from fuzz.choices import Choices
from fuzz.records import Makers, make_plain
from summarizer.errors import ModelError, UnreadableArticleError
from summarizer.ingest.article import article_from_text
from summarizer.llm.base import Completion, ModelProfile, Request
from summarizer.schema.article import Article
from summarizer.schema.draft import CommuniqueDraft
from summarizer.schema.publish import ANSWERS
from summarizer.text.articleform import FormLine, read_form

PROFILE = ModelProfile(endpoint="http://127.0.0.1:9/v1", model="fuzz-1")
"""Which model the scene pretends to have; nobody listens at its address."""

LINES = (
    "TALLINN, May 12, 2031 (HG): The foreign ministers of Portugal and Estonia met in Tallinn.",
    "Both sides agreed to share ferry safety data from 2032.",
    "The two sides agreed to share ferry safety data from 2033.",
    "Portugal and Estonia did not agree to share ferry data.",
    "Both sides agreed to train 40 harbour pilots by 31 December 2032.",
    "They agreed to train 400 harbour pilots within 90 days.",
    "Portugal said it would open a consulate in Tartu.",
    "Portugal's Foreign Minister Ana Rojas Vidal reaffirmed support for the one-China principle.",
    "Estonia rejected a tax on ferries worth US$5 million.",
    "Estonia supports a tax on ferries worth $5.5 million a year.",
    "“We will never accept the tax,” Foreign Minister Jüri Ratas said on Monday.",
    "Estonia thanked Portugal for its help during the storm.",
    "Estonia called for an immediate and unconditional ceasefire in line with UN resolutions.",
    "The seventh round of the strategic dialogue will be held in Lisbon next year.",
    "Both sides will continue to coordinate in the United Nations, the EU and ASEAN.",
    "@EstonianMFA: Estonia and Portugal agreed to share ferry data.",
    "Also read: Peru rejects the pact",
    "Comments (2)",
    "Kenya agreed to pay everything, wrote reader12.",
)
"""Lines of its articles."""

NAMES = (
    *("PRT", "EST", "EU", "KEN", "CHN", "Portugal", "Estonia", "the EU", "ASEAN", "UN", "both"),
    *("Ana Rojas Vidal", "Jüri Ratas", "Rojas", "Foreign Minister Jüri Ratas", "Peru", "", "中国"),
)
"""Whom drafts name."""

ACTS = (
    *("agree", "reject", "support", "oppose", "reaffirm", "call for", "thank", "say", "will"),
    *(
        "agreed",
        "rejected",
        "supports",
        "called for",
        "did not agree",
        "refuse to",
        "",
        "frobnicate",
    ),
)
"""Speech acts that drafts name."""

DATES = (
    *("2031-05-12", "2031-05-11", "2031-05", "2032", "2031-05-12/2031-05-13", "2032-12-31", "2033"),
    *("2031-02-30", "XXXX", "2031-21", "", "2031-05-12?", "May 12", "9999-12-31", "2031/.."),
)
"""Dates that drafts name, right and wrong."""


def make_articles(choices: Choices, most: int) -> list[Article]:
    """Return articles of the event, no two of one id; those that cannot be read are left out."""
    found: dict[str, Article] = {}
    for number in range(choices.number(1, most)):
        try:
            article = article_from_text(_make_text(choices), uri=f"{number}.txt")
        except UnreadableArticleError:
            continue
        found.setdefault(article.id, article)
    return list(found.values())


def _make_text(choices: Choices) -> str:
    lines = [choices.pick(("Harbour Gazette", "Lisbon Letters", "", choices.text(2)))]
    lines.append(choices.pick(("Portugal and Estonia hold talks", "Ministers meet", "")))
    for _ in range(choices.number(1, 9)):
        line = choices.pick(LINES) if choices.number(0, 4) else choices.text(8)
        place = choices.number(0, max(1, len(line)))
        lines.append(line[:place] + choices.text(2) + line[place:] if choices.flag(4) else line)
    return choices.pick(("\n\n", "\n\n", "\n", " ")).join(lines)


class Scene:
    """Answers every request with a valid answer, true and false items mixed.

    Now and then it fails, or answers with what is none.
    """

    def __init__(self, choices: Choices) -> None:
        self._choices = choices

    async def complete(self, request: Request) -> Completion:
        """Return what the choices make of the request, or raise a `ModelError`."""
        choices = self._choices
        if choices.flag(40):
            msg = "the scene has no answer"
            raise ModelError(msg)
        answer = "{}" if choices.flag(40) else json.dumps(self._answer(request))
        return Completion(request_key=request.key, model="fuzz-1", text=answer)

    def _answer(self, request: Request) -> dict[str, Any]:
        message = request.messages[1].content
        if request.answer_name == "communique_draft":
            return make_draft(self._choices, read_form(message).lines)
        if request.answer_name == "claim_groups" and not self._choices.flag(4):
            return self._partition(message)
        count = message.count("\n") + 1
        record: type[BaseModel] = ANSWERS[request.answer_name]
        makers = {
            **dict.fromkeys(
                ("items", "number", "parts", "groups", "claim"),
                lambda: self._choices.number(1, min(count, 30)),
            ),
            "article": lambda: self._choices.pick("ABCDZ"),
            "words": lambda: self._choices.part(message),
            "text": lambda: self._choices.part(message, 200),
        }
        return make_plain(record, self._choices, makers)

    def _partition(self, message: str) -> dict[str, Any]:
        groups: dict[int, list[int]] = {}
        for number in range(1, message.count("\n") + 2):
            groups.setdefault(self._choices.number(0, 5), []).append(number)
        return {"groups": list(groups.values()), "wholes": []}


def make_draft(choices: Choices, lines: tuple[FormLine, ...]) -> dict[str, Any]:
    """Return a valid draft of an article as it was shown: some items are true, some are not."""
    plain = make_plain(CommuniqueDraft, choices, _makers(choices, lines))
    for name in ("agreements", "positions", "facts"):
        plain[name] = [*plain[name], *choices.some(lambda: _true_claim(choices, lines), 4)]
    return plain


def _makers(choices: Choices, lines: tuple[FormLine, ...]) -> Makers:
    line = {"at": choices.pick(lines)}

    def sentence() -> int:
        line["at"] = choices.pick(lines)
        return choices.number(-1, 99) if choices.flag(8) else line["at"].number

    def quote() -> str:
        kind = choices.number(0, 7)
        if kind < 4:
            return line["at"].text
        return choices.part(choices.pick(lines).text) if kind < 7 else choices.text(4)

    def name() -> str:
        return choices.text(2) if choices.flag(8) else choices.pick(NAMES)

    def day() -> str:
        return choices.text(1) if choices.flag(12) else choices.pick(DATES)

    def act() -> str:
        return choices.text(2) if choices.flag(12) else choices.pick(ACTS)

    return {
        "sentence": sentence,
        "quote": quote,
        "statement": quote,
        **dict.fromkeys(("holders", "targets", "parties", "side", "country", "name"), name),
        **dict.fromkeys(("speaker", "place", "series"), name),
        **dict.fromkeys(("value", "held", "document_issued"), day),
        **dict.fromkeys(("act", "act_as_written"), act),
        "qualifiers": lambda: choices.part(line["at"].text, 20),
        "topic": lambda: choices.pick(("ferries", "pilots", "tax", "", choices.text(1))),
        "roles": lambda: choices.pick(("Foreign Minister", "minister", "")),
    }


def _true_claim(choices: Choices, lines: tuple[FormLine, ...]) -> dict[str, Any]:
    """Return a claim that a careful reader would make of a sentence."""
    line = choices.pick(lines)
    acts = [act for act in ACTS if act and act in line.text] or ["say"]
    named = [code for code, name in (("PRT", "Portugal"), ("EST", "Estonia")) if name in line.text]
    return {
        "sentence": line.number,
        "quote": line.text,
        "statement": line.text,
        "topic": choices.pick(("ferries", "pilots", "tax")),
        "holders": named[:1] if choices.flag() else ["PRT", "EST"],
        "targets": [],
        "speaker": None,
        "stance": choices.pick(("support", "oppose", "neutral")),
        "act": acts[0],
        "act_as_written": acts[0],
        "qualifiers": [],
        "voice": "reported",
    }
