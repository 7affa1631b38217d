"""Run the small cases through the embedded extractor, and say what came out wrong.

    python tests/case_runner.py                     table by construction, and failures
    python tests/case_runner.py --kind nominal -v   with all that came out
    python tests/case_runner.py --cases FOLDER      other cases in the same form
    python tests/case_runner.py --write-gaps        write known_gaps.md anew

A case goes the way of any article: ingested (with its language and day of publication declared, as
a page's metadata would), shown to the model as a form, and grounded.
"""

import argparse
import asyncio
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from casebook import (
    CASES,
    Case,
    FoundClaim,
    FoundDate,
    FoundParticipant,
    Reading,
    problems_of,
    read_cases,
)

from summarizer.errors import SummarizerError
from summarizer.extract.extract import extract_communique
from summarizer.ingest.article import MARKDOWN, article_from_text
from summarizer.llm.builtin import BuiltinModel
from summarizer.prompts import load_prompt
from summarizer.schema.article import Article
from summarizer.schema.communique import Communique
from summarizer.vocabulary.load import load_vocabulary

GAPS = Path(__file__).parent / "llm/builtin/known_gaps.md"
PROMPT = "extract.v1"
"""Id of the prompt; the embedded extractor knows by it what it is asked for."""
FLOOR = 0.9
"""Share of all cases that must be right."""


class Outcome(NamedTuple):
    """What became of one case."""

    case: Case
    reading: Reading
    problems: tuple[str, ...]


def case_article(case: Case) -> Article:
    """Return the case's text as an article, its language and day of publication declared."""
    declared = ["language: en", *([f"published: {case.published}"] if case.published else [])]
    text = "\n".join(["---", *declared, "---", "", case.text])
    return article_from_text(text, uri=f"{case.id}.md", media_type=MARKDOWN)


def reading_of(article: Article, communique: Communique) -> Reading:
    """Return what a communiqué holds, as far as cases ask for it."""
    aside = {entry.sentence for entry in communique.ledger if entry.status == "set_aside"}
    return Reading(
        claims=tuple(
            FoundClaim(
                type=claim.type,
                quote=claim.span.quote,
                statement=claim.statement,
                holders=claim.holders,
                targets=claim.targets,
                speaker=claim.speaker,
                stance=claim.stance,
                qualifiers=claim.qualifiers,
                voice=claim.voice,
            )
            for claim in communique.claims
        ),
        participants=tuple(
            FoundParticipant(one.name, one.kind, one.tier, one.side, one.roles)
            for one in communique.participants
        ),
        dates=tuple(FoundDate(date.role, date.value) for date in communique.dates),
        set_aside=tuple(
            article.text[sentence.start : sentence.end]
            for sentence in article.sentences
            if sentence.number in aside
        ),
        rejected=tuple(f"{one.path}: {one.reason}" for one in communique.rejected),
    )


async def run_cases(cases: Iterable[Case], model: BuiltinModel | None = None) -> list[Outcome]:
    """Return what the embedded extractor makes of each case, in their order."""
    model = model or BuiltinModel()
    prompt, vocabulary = load_prompt(PROMPT), load_vocabulary()
    outcomes = []
    for case in cases:
        try:
            article = case_article(case)
            communique = await extract_communique(
                article,
                model=model,
                profile=model.profile,
                prompt=prompt,
                vocabulary=vocabulary,
            )
        except SummarizerError as error:
            outcomes.append(Outcome(case, Reading(), (f"not read: {error}",)))
        else:
            reading = reading_of(article, communique)
            outcomes.append(Outcome(case, reading, tuple(problems_of(case, reading))))
    return outcomes


def share_right(outcomes: Sequence[Outcome]) -> float:
    """Return the share of outcomes that have no problem."""
    return sum(not outcome.problems for outcome in outcomes) / len(outcomes)


def table_of(outcomes: Sequence[Outcome]) -> str:
    """Return a line for each construction: how many of its cases are right."""
    kinds = sorted({outcome.case.construction for outcome in outcomes})
    by_kind = {kind: [o for o in outcomes if o.case.construction == kind] for kind in kinds}
    by_kind["all"] = list(outcomes)
    return "\n".join(
        f"{kind:<26} {sum(not o.problems for o in some):>3} of {len(some):>3}"
        for kind, some in by_kind.items()
    )


def failures_of(outcomes: Iterable[Outcome]) -> str:
    """Return the cases that came out wrong, with what is wrong."""
    return "\n".join(
        f"{outcome.case.id}\n" + "\n".join(f"    {problem}" for problem in outcome.problems)
        for outcome in outcomes
        if outcome.problems
    )


def gaps_of(outcomes: Sequence[Outcome]) -> str:
    """Return the known gaps as Markdown: every case that comes out wrong, and its text."""
    wrong = [outcome for outcome in outcomes if outcome.problems]
    lines = [
        "# Known gaps of the embedded extractor",
        "",
        "Written by `python tests/case_runner.py --write-gaps`; do not edit.",
        "",
        f"{len(outcomes) - len(wrong)} of {len(outcomes)} small cases are right; these are not:",
        "",
        "| construction | case | text |",
        "|---|---|---|",
        *(
            f"| {case.construction} | {case.id} | {' '.join(case.text.split())} |"
            for case in (outcome.case for outcome in wrong)
        ),
    ]
    return "\n".join(lines) + "\n"


def describe_reading(outcome: Outcome) -> str:
    """Return a case's text and all that came out, for reading at a terminal."""
    reading = outcome.reading
    lines = [f"== {outcome.case.id} ({outcome.case.construction})", outcome.case.text.strip()]
    for claim in reading.claims:
        lines.append(
            f"  {claim.type} {list(claim.holders)} {claim.stance} {claim.voice} {claim.quote!r}"
        )
        lines.append(
            f"      targets {list(claim.targets)}, speaker {claim.speaker!r},"
            f" qualifiers {list(claim.qualifiers)}: {claim.statement}"
        )
    lines += [f"  {one}" for one in (*reading.participants, *reading.dates)]
    lines += [f"  set aside: {text!r}" for text in reading.set_aside]
    lines += [f"  rejected {reason}" for reason in reading.rejected]
    lines += [f"  WRONG {problem}" for problem in outcome.problems] or ["  right"]
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the cases that are named; return 1 where fewer than the floor are right."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--cases", type=Path, default=CASES, help="folder of *.toml files")
    parser.add_argument("--kind", action="append", help="only this construction; may be repeated")
    parser.add_argument("--case", action="append", help="only this case; may be repeated")
    parser.add_argument("-v", "--verbose", action="store_true", help="print all that came out")
    parser.add_argument("--write-gaps", action="store_true", help=f"write {GAPS.name} anew")
    chosen = parser.parse_args(arguments)
    if chosen.write_gaps and (chosen.kind or chosen.case or chosen.cases != CASES):
        parser.error("--write-gaps is for all cases")
    cases = [
        case
        for case in read_cases(chosen.cases)
        if case.construction in (chosen.kind or [case.construction])
        and case.id in (chosen.case or [case.id])
    ]
    if not cases:
        parser.error("no such case")
    outcomes = asyncio.run(run_cases(cases))
    if chosen.write_gaps:
        GAPS.write_text(gaps_of(outcomes), encoding="utf-8")
    if chosen.verbose:
        print("\n\n".join(describe_reading(outcome) for outcome in outcomes), end="\n\n")
    else:
        print(failures_of(outcomes), end="\n\n")
    print(table_of(outcomes))
    return int(share_right(outcomes) < FLOOR)


if __name__ == "__main__":
    sys.exit(main())
