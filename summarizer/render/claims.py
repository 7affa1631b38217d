"""The parts of the page that hold claims: where sources differ, and what they report."""

from collections.abc import Sequence

from summarizer.render.escape import escape_markdown
from summarizer.render.page import Page, name_date
from summarizer.render.partition import (
    Matter,
    group_by_holders,
    group_by_matter,
    group_by_source,
)
from summarizer.schema.briefing import Claim, Divergence, DivergenceValue
from summarizer.text.datewords import date_in_words

_LIST_NAMES = {"agr": "Agreed: ", "pos": "Position: "}


def write_divergences(page: Page, disputed: Sequence[Claim]) -> list[str]:
    """Return every matter on which sources differ, and under it every version of every difference.

    The gravest come first; all differences on one matter stand together.
    """
    lines: list[str] = []
    for matter in group_by_matter(page.briefing.divergences):
        lines.append(f"- {_write_matter(page, matter, disputed)}")
        for divergence in matter.divergences:
            question = escape_markdown(divergence.question)
            mark = page.footnotes.mark(divergence.id)
            lines.append(f"  - **{question}**{mark} _{divergence.materiality}_")
            lines += [f"    - {_write_value(page, divergence, one)}" for one in divergence.values]
    return lines


def write_agreements(page: Page, claims: Sequence[Claim]) -> list[str]:
    """Return agreements in their order; where not all parties hold one, it is said who does."""
    lines = []
    for claim in claims:
        holders = page.parties(claim.holders)
        partial = claim.holders != page.briefing.event.parties
        told = any(page.parties((one,)) in page.claim(claim) for one in claim.holders)
        prefix = f"{holders}: " if holders and partial and not told else ""
        lines.append(f"- {prefix}{page.claim(claim)}{page.count(claim)}")
    return lines


def write_facts(page: Page, claims: Sequence[Claim]) -> list[str]:
    """Return facts in their order."""
    return [f"- {page.claim(claim)}{page.count(claim)}" for claim in claims]


def write_positions(page: Page, claims: Sequence[Claim]) -> list[str]:
    """Return claims under the parties that hold them."""
    lines: list[str] = []
    for holders, held in group_by_holders(claims):
        lines.append(f"- **{page.parties(holders) or 'No holder named'}**")
        lines += [f"  - {page.claim(claim)}{page.count(claim)}" for claim in held]
    return lines


def write_single(page: Page, claims: Sequence[Claim], *, typed: bool) -> list[str]:
    """Return claims under the sources that report them; typed: agreements and positions say so."""
    lines: list[str] = []
    for sources, reported in group_by_source(claims):
        lines.append(f"- **{page.outlets(sources)}**")
        for claim in reported:
            name = _LIST_NAMES.get(claim.id[:3], "") if typed else ""
            lines.append(f"  - {name}{page.claim(claim)}")
    return lines


def _write_matter(page: Page, matter: Matter, disputed: Sequence[Claim]) -> str:
    """Return the claims that sources differ on; of dates alone, what they are dates of."""
    claims = [one for one in disputed if one.id in matter.items]
    if claims:
        return " Also: ".join(f"{page.claim(one)}{page.silence(one)}" for one in claims)
    dates = [date for date in page.briefing.dates if date.id in matter.items]
    words = "; ".join(dict.fromkeys(map(name_date, dates))) or "another matter"
    return words[:1].upper() + words[1:]


def _write_value(page: Page, divergence: Divergence, value: DivergenceValue) -> str:
    words = date_in_words(value.value) if divergence.type == "date" else value.value
    return f"{escape_markdown(words)} — {page.outlets(value.reported_by)}"
