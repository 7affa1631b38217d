"""A model that answers from a script, and drafts to answer with."""

from collections.abc import Sequence
from typing import Any

from synthetic import Line, make_article

from summarizer.errors import ModelError
from summarizer.llm.base import Completion, ModelProfile, Request
from summarizer.schema.article import Article
from summarizer.schema.draft import (
    ClaimDraft,
    CommuniqueDraft,
    DateDraft,
    EventDraft,
    ParticipantDraft,
    SetAsideDraft,
)

PROFILE = ModelProfile(endpoint="http://127.0.0.1/v1", model="scripted-1")

LINES = (
    Line("Chile, Fiji back ocean pact, will share radar data", "headline", paragraph=1),
    Line("SUVA, May 12 (RPA) - Chile and Fiji on Monday agreed to share radar data.", paragraph=2),
    Line(
        "The talks were led by Foreign Ministers Ana Rojas Vidal of Chile and Tomasi Vula of Fiji.",
        paragraph=2,
    ),
    Line("They will open a “joint sea‑rescue school” in Levuka by 31 December 2032.", paragraph=3),
    Line("Neither side agreed to lower tuna quotas.", paragraph=3),
    Line(
        "Fiji called for an immediate and unconditional end to drift\u00adnet fishing.", paragraph=4
    ),
    Line("“We will not wait for others,” Rojas said.", "quotation", paragraph=4),
    Line("Both governments support the ocean pact.", paragraph=5),
    Line("We trained 40 officers this year.", "embedded_post", 6, "@FijiForeignMinistry"),
    Line("Fiji agreed to everything!!!", "embedded_post", 7, "@seaport_blog"),
    Line("Reader12: Chile agreed to pay Fiji", "comments", paragraph=8),
    Line("Also read: Peru rejects the pact", "link", paragraph=9),
)


def make_islands(lines: Sequence[Line] = LINES, **changes: Any) -> Article:
    """Return an invented article about Chile and Fiji."""
    article = make_article("islands.txt", lines, outlet="RPA", published="2031-05-13")
    numbered = zip(article.sentences, lines, strict=True)
    sentences = tuple(
        sentence.model_copy(update={"paragraph": line.paragraph or sentence.number})
        for sentence, line in numbered
    )
    return article.model_copy(
        update={"sentences": sentences, "dateline": "SUVA, May 12 (RPA)", **changes}
    )


def make_claim(sentence: int, quote: str, statement: str, **changes: Any) -> ClaimDraft:
    plain: dict[str, Any] = {
        "sentence": sentence,
        "quote": quote,
        "statement": statement,
        "topic": "sea",
        "holders": ("CHL", "FJI"),
        "targets": (),
        "speaker": None,
        "stance": "support",
        "act": "agree",
        "act_as_written": "agreed",
        "qualifiers": (),
        "voice": "reported",
    }
    return ClaimDraft(**{**plain, **changes})


def make_participant(sentence: int, quote: str, name: str, **changes: Any) -> ParticipantDraft:
    plain: dict[str, Any] = {
        "sentence": sentence,
        "quote": quote,
        "name": name,
        "kind": "person",
        "tier": "principal",
        "side": None,
        "roles": (),
    }
    return ParticipantDraft(**{**plain, **changes})


def make_date(sentence: int, quote: str, value: str, role: str = "meeting") -> DateDraft:
    return DateDraft(sentence=sentence, quote=quote, role=role, value=value, about="the talks")


def make_event(sentence: int, quote: str, name: str, **changes: Any) -> EventDraft:
    plain: dict[str, Any] = {
        "sentence": sentence,
        "quote": quote,
        "name": name,
        "kind": "dialogue",
        "series": None,
        "round": None,
        "place": None,
        "country": None,
        "held": None,
        "parties": (),
        "document_kind": None,
        "document_number": None,
        "document_issued": None,
    }
    return EventDraft(**{**plain, **changes})


def make_draft(**lists: Any) -> CommuniqueDraft:
    plain: dict[str, Any] = {
        "event": None,
        "participants": (),
        "dates": (),
        "agreements": (),
        "positions": (),
        "facts": (),
        "set_aside": (),
    }
    return CommuniqueDraft(**{**plain, **lists})


def aside(sentence: int, reason: str) -> SetAsideDraft:
    return SetAsideDraft(sentence=sentence, reason=reason)


class ScriptedModel:
    """Gives the answers of its script in turn and remembers what it was asked.

    Asked about sentences that nobody used, it has its own script, and after that nothing to add.
    """

    def __init__(
        self,
        *script: CommuniqueDraft | str | ModelError,
        rules: dict[str, str] | None = None,
        rechecks: Sequence[CommuniqueDraft] = (),
    ) -> None:
        self._script = list(script)
        self._rules = rules or {}
        self._rechecks = list(rechecks)
        self.requests: list[Request] = []
        self.rechecks: list[Request] = []

    async def complete(self, request: Request) -> Completion:
        """Return the next answer of the script, or raise it."""
        answer: CommuniqueDraft | str | ModelError
        if request.prompt == "recheck.v1":
            self.rechecks.append(request)
            answer = self._rechecks.pop(0) if self._rechecks else make_draft()
        else:
            self.requests.append(request)
            answer = self._script.pop(0)
        if isinstance(answer, ModelError):
            raise answer
        text = answer if isinstance(answer, str) else answer.model_dump_json()
        return Completion(
            request_key=request.key, model="scripted-1-0512", text=text, rules=self._rules
        )
