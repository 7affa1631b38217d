"""What holds for any draft against any article."""

import unicodedata
from typing import Any, get_args

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from islands import (
    PROFILE,
    ScriptedModel,
    aside,
    make_claim,
    make_date,
    make_draft,
    make_event,
    make_islands,
    make_participant,
)
from synthetic import Line

from summarizer.errors import ExtractionError
from summarizer.extract.doubts import quotes_without_items
from summarizer.extract.extract import extract_communique
from summarizer.prompts import load_prompt
from summarizer.schema.article import Article
from summarizer.schema.communique import Communique
from summarizer.schema.draft import ClaimDraft, CommuniqueDraft
from summarizer.schema.words import EVIDENCE_ZONES, Zone
from summarizer.vocabulary.load import load_vocabulary

WORDS = """Chile Fiji agreed did not to share radar data on Monday , . “ ” – Kenya's 1,200 4.5 %
    US$5 12 May 2031 by the end of neither side refused support oppose \u00ad\u200b ﬁsh … é ' -
    Suva (SCO) Shanghai Cooperation Organization @FijiMinistry they both sides 北京 X
    12 мая 2031 г. Сюй Вэньхао не договорились 5月12日 徐文浩同意 ١٢ مايو لم يتفق شو ون هاو
    १२ मई""".split()
PHRASES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=10).map(
    lambda words: unicodedata.normalize("NFC", " ".join(words))
)
ANYTHING = st.one_of(PHRASES, st.text(max_size=12), st.just(""))
NUMBERS = st.integers(-1, 9)
ZONES: st.SearchStrategy[Zone] = st.sampled_from(get_args(Zone))
DATES = st.sampled_from(["2031-05-12", "2031", "2031-05-12/2031-05-13", "XXXX", "2031-21", ""])


@st.composite
def articles(draw: st.DrawFn) -> Article:
    lines = [Line("Chile and Fiji met in Suva.")]
    for paragraph in range(1, draw(st.integers(1, 6))):
        account = draw(st.sampled_from([None, "@FijiMinistry", "@blog"]))
        lines.append(Line(draw(PHRASES), draw(ZONES), paragraph, account))
    return make_islands(
        lines,
        published=draw(st.sampled_from([None, "2031-05-13", "2031"])),
        dateline=draw(st.sampled_from([None, "SUVA, May 12 (RPA)"])),
        language=draw(st.sampled_from(["en", "es", "und", "ru", "zh", "ar", "th"])),
    )


@st.composite
def drafts(draw: st.DrawFn, article: Article) -> CommuniqueDraft:
    def quote() -> str:
        if draw(st.booleans()):
            return draw(ANYTHING)
        start = draw(st.integers(0, len(article.text) - 1))
        return article.text[start : start + draw(st.integers(1, 60))]

    holders = st.sampled_from([("CHL", "FJI"), ("Fiji",), (), ("Peru",), ("both sides", "")])
    claims = st.builds(
        make_any_claim,
        NUMBERS,
        st.builds(quote),
        st.none() | ANYTHING,
        holders=holders,
        stance=st.sampled_from(["support", "oppose", "neutral"]),
        act=ANYTHING,
        act_as_written=ANYTHING,
        qualifiers=st.lists(ANYTHING, max_size=2).map(tuple),
        targets=st.lists(ANYTHING, max_size=2).map(tuple),
        speaker=st.none() | ANYTHING,
    )
    people = st.builds(
        lambda number, name, side, kind: make_participant(
            number, quote(), name, side=side, kind=kind, roles=(name,)
        ),
        NUMBERS,
        ANYTHING,
        st.none() | ANYTHING,
        st.sampled_from(["person", "state", "organization"]),
    )
    dates = st.builds(lambda number, value: make_date(number, quote(), value), NUMBERS, DATES)
    events = st.builds(
        lambda number, name, round_, held: make_event(
            number,
            quote(),
            name,
            round=round_,
            held=held,
            series=name,
            place=name,
            country=name,
            parties=(name,),
            document_number=name,
        ),
        NUMBERS,
        ANYTHING,
        st.none() | st.integers(-3, 90),
        st.none() | DATES,
    )
    return make_draft(
        event=draw(st.none() | events),
        participants=draw(st.lists(people, max_size=3)),
        dates=draw(st.lists(dates, max_size=3)),
        agreements=draw(st.lists(claims, max_size=3)),
        positions=draw(st.lists(claims, max_size=3)),
        facts=draw(st.lists(claims, max_size=3)),
        set_aside=[aside(number, "background") for number in draw(st.lists(NUMBERS, max_size=3))],
    )


def make_any_claim(number: int, quote: str, statement: str | None, **values: Any) -> ClaimDraft:
    """Return a claim whose statement is its quote where there is none of its own."""
    return make_claim(number, quote, quote if statement is None else statement, **values)


async def extract(article: Article, *script: CommuniqueDraft) -> Communique:
    return await extract_communique(
        article,
        model=ScriptedModel(*script),
        profile=PROFILE,
        prompt=load_prompt("extract.v1"),
        vocabulary=load_vocabulary(),
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[Article, list[CommuniqueDraft]]:
    article = draw(articles())
    return article, [draw(drafts(article)) for _ in range(2)]


SPEECH_ALONE = make_islands([Line("Chile and Fiji met in Suva."), Line("did", "quotation", 1)])
"""An article with one word of speech: whoever finds nothing in it has not read it."""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cases())
@example((SPEECH_ALONE, [make_draft(), make_draft()]))
async def test_any_draft_against_any_article(case: tuple[Article, list[CommuniqueDraft]]) -> None:
    article, script = case

    try:
        communique = await extract(article, *script)
    except ExtractionError:
        assert quotes_without_items(article, ())
        assert count_items(script[0]) == (script[0].event is not None)
        return

    items = [*communique.participants, *communique.dates, *communique.claims]
    items += [communique.event] if communique.event else []
    assert all(article.text[one.span.start : one.span.end] == one.span.quote for one in items)
    assert all(one.zone in EVIDENCE_ZONES for one in items)
    assert [one.sentence for one in communique.ledger] == [
        sentence.number for sentence in article.sentences
    ]
    cited = {one.sentence for one in communique.ledger if one.status == "cited"}
    assert {one.sentence for one in items} <= cited
    assert len(items) + len(communique.rejected) <= count_items(script[0])


def count_items(draft: CommuniqueDraft) -> int:
    lists = (draft.participants, draft.dates, draft.agreements, draft.positions, draft.facts)
    return sum(map(len, lists)) + (draft.event is not None)
