# ruff: noqa: E501 (snapshots keep the long lines of what they are of)

import re
from typing import Any

from inline_snapshot import snapshot
from markdown_it import MarkdownIt
from synthetic import COUNTRY_NAMES, make_articles, make_briefing

from summarizer.narrate.template import narrate_briefing
from summarizer.render.markdown import render_markdown
from summarizer.schema.briefing import Briefing, Claim

BRIEFING = narrate_briefing(make_briefing(), name_of=COUNTRY_NAMES)
PAGE = render_markdown(BRIEFING, name_of=COUNTRY_NAMES)


def claims_of(briefing: Briefing) -> tuple[Claim, ...]:
    return (*briefing.agreements, *briefing.positions, *briefing.facts)


def section_of(page: str, title: str) -> str:
    (section,) = [one for one in re.split(r"^## ", page, flags=re.M) if one.startswith(title)]
    return section.split("\n_summarizer", 1)[0].strip()


def test_every_claim_stands_in_one_section() -> None:
    body = PAGE.split("## Where the sources differ", 1)[1].split("\n[^", 1)[0]

    for claim in claims_of(BRIEFING):
        assert body.count(claim.statement) == 1, claim.statement


def test_every_item_has_one_footnote_with_all_its_quotes() -> None:
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", PAGE, flags=re.M))
    ids = [one.id for one in claims_of(BRIEFING)] + [one.id for one in BRIEFING.divergences]
    ids += [one.id for one in BRIEFING.participants] + [one.id for one in BRIEFING.dates]
    told = {date for one in BRIEFING.divergences for date in one.items if date.startswith("dat-")}

    for id_ in ids:
        found = [note for note in notes.values() if note.endswith(f"`{id_}`")]
        assert len(found) == (0 if id_ in told else 1)
    for claim in claims_of(BRIEFING):
        (note,) = [note for note in notes.values() if claim.id in note]
        assert all(f"“{report.quote}”" in note for report in claim.reports)


def test_footnotes_are_numbered_as_they_come() -> None:
    marks = re.findall(r"\[\^(\d+)\](?!:)", PAGE)
    notes = re.findall(r"^\[\^(\d+)\]:", PAGE, flags=re.M)

    assert list(dict.fromkeys(marks)) == notes == [str(number + 1) for number in range(len(notes))]


def test_versions_stand_one_by_one_with_their_sources() -> None:
    assert section_of(PAGE, "Where the sources differ") == snapshot("""\
Where the sources differ

- The two sides will publish a common timber register.[^12] (not in The Helsinki Ledger)
  - **By when will the common timber register be published?**[^9] _high_
    - 31 December 2032 — Río Press Agency
    - 30 June 2032 — Ministry of Foreign Affairs of Uruguay
- Finland pledged 40 million euros for the restoration of native forest.[^13] (not in Ministry of Foreign Affairs of Uruguay)
  - **How much will Finland pay for the restoration of native forest?**[^10] _high_
    - 40 million euros — Río Press Agency
    - 45 million euros — The Helsinki Ledger
- Uruguay called for an immediate and unconditional end to tariffs on certified pulp.[^14]
  - **How is the end to tariffs qualified?**[^15] _medium_
    - immediate and unconditional — Río Press Agency and Ministry of Foreign Affairs of Uruguay
    - no qualifier — The Helsinki Ledger\
""")


def test_what_is_in_the_outlets_own_voice_stands_apart() -> None:
    opinion = "It was a modest harvest for two years of talks."

    assert opinion in section_of(PAGE, "In the outlets’ own voice")
    assert opinion not in section_of(PAGE, "What only one source reports")


def test_the_head_says_what_where_when_and_who() -> None:
    assert PAGE.split("\n## ", 1)[0] == snapshot("""\
# Fourth Round of the Finland-Uruguay Forestry and Climate Dialogue

Montevideo, Uruguay · 12 May 2031 · Finland and Uruguay · joint statement

From 3 articles; 1 more could not be used.
""")


def test_the_rest_of_the_page() -> None:
    titles = ("Agreed", "Positions", "What only one source reports", "Who took part", "When")

    assert "\n\n".join(section_of(PAGE, title) for title in titles) == snapshot("""\
Agreed

- Finland and Uruguay agreed to set up a joint forest data centre in Tacuarembó.[^4] (all)
- The two sides agreed to exchange satellite images of forest fires every six hours.[^5] (2 of 3; not in Ministry of Foreign Affairs of Uruguay)

Positions

- **Finland and Uruguay**
  - Both ministers reaffirmed their support for the Paris Agreement.[^6] (2 of 3; not in The Helsinki Ledger)

What only one source reports

- **Río Press Agency**
  - Position: Uruguay will not sign rules that its growers cannot read.[^7]
- **The Helsinki Ledger**
  - Position: Finland voiced concern over illegal logging in protected wetlands.[^8]
- **Ministry of Foreign Affairs of Uruguay**
  - Finland thanked Uruguay for hosting twelve researchers.[^16]

Who took part

- Led by: Ana Pereyra Sosa (Foreign Minister, Uruguay)[^2]; Eero Lahtinen (Foreign Minister, Finland)[^3]
- Parties: Finland[^17]; Uruguay[^18]

When

- 12 May 2031 — meeting: the fourth round[^1]
- 2033 — next meeting: next round in Oulu[^11]\
""")


def test_sources_stand_in_a_table_with_what_became_of_them() -> None:
    assert section_of(PAGE, "Sources") == snapshot("""\
Sources

| Source | Article | Published | Use |
|---|---|---|---|
| Río Press Agency | Finland, Uruguay to share forest data, differ on tariffs (01_wire.txt) | 12 May 2031 | 9 of 12 sentences cited, 1 unaccounted for |
| The Helsinki Ledger | Lahtinen brings home a data centre, and a dispute (02_ledger.txt) | 13 May 2031 | 8 of 11 sentences cited, 1 unaccounted for |
| Ministry of Foreign Affairs of Uruguay | Fourth round of the Forestry and Climate Dialogue with Finland (03_ministry.txt) | 13 May 2031 | 5 of 8 sentences cited, 1 unaccounted for, official text |
| El Diario | Cuarta ronda del diálogo forestal (04_diario.txt) |  | the embedded extractor reads English only |\
""")


def test_codes_stand_where_no_names_are_given() -> None:
    assert "Montevideo, URY · 12 May 2031 · FIN and URY" in render_markdown(BRIEFING)


def test_copies_of_one_text_are_counted_once() -> None:
    wire, _, ministry = make_articles()
    sources = tuple(
        one.model_copy(update={"origin": wire.id}) if one.id == ministry.id else one
        for one in BRIEFING.sources
    )

    page = render_markdown(BRIEFING.model_copy(update={"sources": sources}))

    assert "From 3 articles of 2 independent origins; 1 more could not be used." in page
    assert "retells Río Press Agency" in page


def test_with_one_article_nothing_is_counted_or_set_apart() -> None:
    wire = make_articles()[0].id
    sources = tuple(one for one in BRIEFING.sources if one.id == wire)
    alone = BRIEFING.model_copy(update={"sources": sources, "divergences": (), "summary": ()})

    page = render_markdown(alone)

    assert "From 1 article.\n" in page
    assert "only one source" not in page
    assert "(all)" not in page


def test_an_empty_briefing_is_a_page_as_well() -> None:
    lists = ("participants", "dates", "agreements", "positions", "facts", "divergences", "summary")
    empty = BRIEFING.model_copy(update=dict.fromkeys(lists, ()))

    page = render_markdown(empty)

    assert re.findall(r"^## (.*)$", page, flags=re.M) == ["Sources"]
    assert "[^" not in page


HOSTILE = "x | `y` <img src=a onerror=b> [l](http://e.org)\n# h\n\u202e\x1b[31m *b* _i_ 1. z"


def test_hostile_text_anywhere_leaves_the_page_as_it_is() -> None:
    """Every string of the briefing that articles or models can choose is made hostile."""
    plain = BRIEFING.model_dump()
    kept = {"id", "source", "origin", "items", "reported_by", "omitted_by", "divergences", "status"}
    kept |= {"kind", "tier", "role", "type", "materiality", "voice", "stance", "reliability"}
    kept |= {"start", "end", "schema_version", "value", "held", "published", "issued"}

    def spoil(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: spoil(one, name) for name, one in value.items()}
        if isinstance(value, list | tuple):
            return [spoil(one, key) for one in value]
        if isinstance(value, str) and key not in kept:
            return HOSTILE[: len(value)] if key == "quote" else value + HOSTILE
        return value

    spoiled = {key: value if key == "divergences" else spoil(value) for key, value in plain.items()}
    page = render_markdown(Briefing.model_validate(_fit(spoiled)))

    assert re.findall(r"^#+ ", page, flags=re.M) == re.findall(r"^#+ ", PAGE, flags=re.M)
    assert page.count("\n") == PAGE.count("\n")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", page)
    shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(page)
    assert not re.search(r"<(img|a|script)\b", shown)


def _fit(value: Any) -> Any:
    """Give every span the length of its quote."""
    if isinstance(value, dict):
        fitted = {key: _fit(one) for key, one in value.items()}
        if "quote" in fitted:
            fitted["end"] = fitted["start"] + len(fitted["quote"])
        return fitted
    return [_fit(one) for one in value] if isinstance(value, list) else value


def test_a_contested_day_is_no_plain_day_in_the_head() -> None:
    meeting = next(date for date in BRIEFING.dates if date.role == "meeting")
    day = BRIEFING.divergences[0].model_copy(update={"id": "div-x", "items": (meeting.id,)})

    page = render_markdown(BRIEFING.model_copy(update={"divergences": (day,)}))

    assert "12 May 2031 (sources differ)" in page.split("## ", 1)[0]
    assert "- Meeting: the fourth round\n" in page


def test_who_holds_an_agreement_is_said_where_the_statement_does_not() -> None:
    one, two, three = BRIEFING.agreements
    agreements = (
        one.model_copy(update={"holders": ("FIN",), "statement": "Finland will pay."}),
        two.model_copy(update={"holders": ("FIN",), "statement": "A fund will pay."}),
        three,
    )

    page = render_markdown(
        BRIEFING.model_copy(update={"agreements": agreements}), name_of=COUNTRY_NAMES
    )

    assert "\n- Finland will pay." in page
    assert "\n- Finland: A fund will pay." in page
