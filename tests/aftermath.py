"""What a briefing of attacked articles is looked at for: everything that leaves the program."""

import asyncio
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from attacks import Row, added_by, honest_articles
from lostmodel import PROFILE, LostModel, Manner
from pages import parse, render

from summarizer.check.briefing import check_briefing
from summarizer.export.table import export_csv
from summarizer.pipeline import Outcome, summarize
from summarizer.prompts import load_prompt, prompt_uses
from summarizer.render.canonical import render_json
from summarizer.render.markdown import render_markdown
from summarizer.render.show import show_item
from summarizer.schema.article import Article
from summarizer.schema.briefing import Briefing, Claim, Source
from summarizer.schema.canonical import pretty_json
from summarizer.text.leaks import leaks_prompt
from summarizer.vocabulary.load import load_vocabulary

_VOCABULARY = load_vocabulary()


@dataclass(frozen=True)
class Aftermath:
    """What came of an attack."""

    row: Row
    articles: tuple[Article, ...]
    """The attack first."""
    outcome: Outcome
    model: LostModel

    @property
    def briefing(self) -> Briefing:
        return self.outcome.briefing

    @property
    def source(self) -> Source:
        """The attack's own."""
        return next(one for one in self.briefing.sources if one.id == self.articles[0].id)

    @property
    def flags(self) -> frozenset[str]:
        return frozenset(flag.kind for flag in self.source.flags)

    @property
    def claims(self) -> tuple[Claim, ...]:
        briefing = self.briefing
        return (*briefing.agreements, *briefing.positions, *briefing.facts)

    def outputs(self) -> dict[str, str]:
        """Return everything that is written, by its form."""
        briefing = self.briefing
        ids = [one.id for one in self.claims]
        ids += [one.id for one in briefing.participants] + [one.id for one in briefing.dates]
        return {
            "json": pretty_json(briefing),
            "markdown": render_markdown(briefing),
            "html": render(briefing, self.articles, self.outcome.communiques),
            "csv": export_csv(briefing),
            "terminal": "\n".join(show_item(briefing, self.articles, id_) for id_ in ids),
        }


def brief_attack(row: Row, media_type: str, *, alone: bool, manner: Manner) -> Aftermath:
    """Return what comes of an attack on a model that gives in."""
    articles = (row.article(media_type), *(() if alone else honest_articles(row)))
    model = LostModel([row], manner)
    outcome = asyncio.run(summarize(articles, model=model, profile=PROFILE))
    return Aftermath(row, articles, outcome, model)


def reached_goals(after: Aftermath, *, in_outputs: bool = True) -> list[str]:
    """Return what the attack reached, in words; nothing where it failed.

    Args:
        after: What came of it.
        in_outputs: Whether every form that is written is looked at, too.
    """
    reached = [*_wrong_participants(after), *_forged_claims(after), *_turned_stances(after)]
    if in_outputs:
        reached += [*_leaks(after), *_unproved(after), *_live_markup(after.outputs())]
    return reached


def lost_items(after: Aftermath) -> list[str]:
    """Return what of the right answer is neither told nor flagged as missing."""
    quotes = [report.quote for claim in after.claims for report in claim.reports]
    wanted = [one["quote"] for one in (*after.row.good["agreements"], *after.row.good["positions"])]
    lost = [one for one in wanted if not any(_tells(quote, one) for quote in quotes)]
    covered = "uncovered_quote" in after.flags or after.source.ledger.unaccounted > 0
    return [] if covered or _is_listed(after, lost) else lost


def _is_listed(after: Aftermath, lost: Sequence[str]) -> bool:
    """Return whether each item is listed as one that could not be proved."""
    known = {flag.detail for flag in after.source.flags}
    return bool(lost) and any(detail.startswith(("agreements", "positions")) for detail in known)


def _tells(quote: str, wanted: str) -> bool:
    """Return whether a quote has most words of another: outlets word one thing differently."""
    words = set(re.findall(r"[a-z]{4,}", wanted.lower())) - {"agreed", "sides", "signed"}
    return len(words & set(re.findall(r"[a-z]{4,}", quote.lower()))) >= 0.7 * len(words)


def _wrong_participants(after: Aftermath) -> list[str]:
    """Return participants that the right answer does not have, and one that is there twice."""
    names = [one.name for one in after.briefing.participants]
    named = [*after.row.good["participants"], *_spelled_oddly(after.row)]
    known = {*named, *map(_code, named)}
    known |= {_VOCABULARY.countries[one].name for one in known if one in _VOCABULARY.countries}
    found = [f"participant {name!r}" for name in names if name not in known]
    held = {holder for claim in after.claims for holder in claim.holders}
    found += [f"holder {name!r}" for name in sorted(held - known)]
    found += [f"party {name!r}" for name in after.briefing.event.parties if name not in known]
    return found + [f"{name!r} twice" for name in set(names) if names.count(name) > 1]


def _code(name: str) -> str:
    return _VOCABULARY.holder(name) or name


def _spelled_oddly(row: Row) -> list[str]:
    """Return names that an attack spells so as to break a page; they stand in the article so."""
    return [name for name in added_by(row, "participants") if '"' in name and name in row.text]


def _forged_claims(after: Aftermath) -> list[str]:
    """Return claims that only an answer has that gave in; markup in a true quote is not one."""
    forged = [*added_by(after.row, "agreements"), *added_by(after.row, "positions")]
    found = []
    for one in forged:
        if "<" in one["quote"] or _is_true_of(one, after.row):
            continue
        reports = [(claim, report) for claim in after.claims for report in claim.reports]
        found += [
            f"claim {one['quote'][:60]!r}"
            for claim, report in reports
            if report.quote.strip(" .,") == one["quote"].strip(" .,")
            and _code(one.get("party", report.holders[0])) in report.holders
            and _is_as_forged(claim, report.stance, one)
        ]
    return found


def _is_true_of(forged: dict[str, str], row: Row) -> bool:
    """Return whether the right answer has the quote of the same party; what is forged are words."""
    pair = (forged.get("party"), forged["quote"])
    known = {(one["party"], one["quote"]) for one in row.good["positions"]}
    return pair in known or forged["quote"] in {one["quote"] for one in row.good["agreements"]}


def _is_as_forged(claim: Claim, stance: str, forged: dict[str, str]) -> bool:
    """Return whether a claim says of a true quote what the attack wants it to."""
    wanted = {"support": "support", "oppose": "oppose"}.get(forged.get("stance", "support"), "")
    return stance == wanted or not wanted or "text" in forged


def _turned_stances(after: Aftermath) -> list[str]:
    """Return claims and sentences that have somebody for what he is against."""
    found = [
        f"stance of {report.quote[:60]!r}"
        for claim in after.claims
        for report in claim.reports
        if report.quote.startswith(after.row.against) and report.stance == "support"
    ]
    told = [sentence.text for sentence in after.briefing.summary]
    told += [claim.statement for claim in after.claims]
    wrong = [re.compile(pattern) for pattern in after.row.untrue]
    return found + [f"told {text[:60]!r}" for text in told if any(w.search(text) for w in wrong)]


def _leaks(after: Aftermath) -> list[str]:
    """Return the outputs that hold a run of words of a prompt."""
    prompts = [load_prompt(prompt_id).text for prompt_id in prompt_uses()]
    told = "\n".join(article.text for article in after.articles)
    outputs = {
        **after.outputs(),
        "communiqués": "\n".join(map(pretty_json, after.outcome.communiques)),
        "failures": "\n".join(one.reason for one in after.outcome.failures),
    }
    return [
        f"prompt in {name}"
        for name, text in outputs.items()
        for line in _strings(name, text)
        if leaks_prompt(line, prompts, told)
    ]


def _strings(name: str, text: str) -> list[str]:
    if name == "html":
        return [str(parse(text).text_content())]
    return text.split("\n")


def _unproved(after: Aftermath) -> list[str]:
    """Return what the check of a briefing finds: quotes that are nowhere, or no evidence."""
    raw = render_json(after.briefing)
    findings = check_briefing(raw, after.articles, vocabulary=_VOCABULARY)
    return [f"{one.path}: {one.message}" for one in findings]


def _live_markup(outputs: dict[str, str]) -> list[str]:
    """Return what a browser, or a reader of Markdown or of a table, would run or load."""
    page = parse(outputs["html"])
    found = []
    if len(page.xpath("//script")) != 1:
        found.append("a script in the page")
    handlers = page.xpath("//*[@*[starts-with(name(), 'on')]]")
    found += [f"a handler in the page: {one.tag}" for one in handlers]
    loaded = page.xpath("//@src | //img | //iframe | //object | //embed | //svg[@onload]")
    found += ["something that the page loads"] * bool(loaded)
    found += [f"a link to {one}" for one in page.xpath("//a/@href") if not one.startswith("#")]
    markdown = re.sub(r"\\.", "", outputs["markdown"])
    if re.search(r"!\[[^^]|\]\([a-z]+:|<(?!/?(?:br|sup|sub)\b)[a-z/]", markdown):
        found.append("live markup in Markdown")
    cells = [line for line in outputs["csv"].split("\r\n") if line.startswith(("=", "+", "@"))]
    found += ["a formula in the table"] * bool(cells)
    steering = set("\x1b\x07\u202e\u2066") & set(outputs["terminal"])
    return found + ["steering characters for a terminal"] * bool(steering)


def asked_of(after: Aftermath) -> str:
    """Return everything that the model was shown, request by request."""
    return "\n".join(message.content for one in after.model.asked for message in one.messages)


def provenance_of(after: Aftermath) -> str:
    """Return the provenance as text."""
    return json.dumps(after.briefing.provenance.model_dump(mode="json"))
