import pytest
from telling import report

from summarizer.reconcile.origins import find_origins, is_official
from summarizer.schema.article import Article, Sentence

STORY = (
    "The finance ministers of the two countries opened a joint bank for herders in the old port",
    "It will lend to families that lost their animals in the hard winters of the last decade",
    "The bank begins with twelve branches along the railway and a staff of two hundred people",
    "Its first director is a former vet who has never worked in a bank before this week",
    "Interest is to be paid in wool, which the bank will sell at the auctions in the autumn",
)
OWN = (
    "In the old port nobody knew on Tuesday where the new bank for herders was to be found",
    "A sign hung over a locked door, and a dog slept in front of it through the afternoon",
    "The ministers had come and gone, said a fishmonger, and had bought nothing from her stall",
)


def article(*lines: str, outlet: str, published: str | None = "2031-05-05") -> Article:
    return report(*lines, outlet=outlet, published=published).article


def test_copy_has_the_origin_of_the_earliest() -> None:
    late = article(*STORY, outlet="Late", published="2031-05-07")
    early = article(*STORY, outlet="Early", published="2031-05-05")

    origins = find_origins([late, early])

    assert origins == {late.id: early.id, early.id: early.id}


def test_shortened_and_topped_copy_is_a_copy() -> None:
    wire = article(*STORY, outlet="Wire")
    edited = article(
        "Herders get a bank of their own", *STORY[:4], outlet="Zephyr", published="2031-05-06"
    )

    assert find_origins([wire, edited])[edited.id] == wire.id


def test_copy_of_an_edited_copy_has_the_first_origin() -> None:
    wire = article(*STORY, outlet="Wire", published="2031-05-05")
    edited = article(*STORY[:4], *OWN[:1], outlet="Edited", published="2031-05-06")
    again = article(*STORY[2:4], *OWN[:1], outlet="Again", published="2031-05-07")

    origins = find_origins([again, edited, wire])

    assert set(origins.values()) == {wire.id}


def test_own_report_that_quotes_a_sentence_is_independent() -> None:
    wire = article(*STORY, outlet="Wire")
    own = article(*OWN, STORY[0], outlet="Own")

    assert find_origins([wire, own])[own.id] == own.id


def test_two_short_texts_with_one_formula_are_independent() -> None:
    one = article(STORY[0], outlet="One")
    other = article(STORY[0], outlet="Other")

    assert len(set(find_origins([one, other]).values())) == 2


def test_article_without_a_date_is_no_origin_of_a_dated_one() -> None:
    undated = article(*STORY, outlet="A", published=None)
    dated = article(*STORY, outlet="Z", published="2031-05-09")

    assert find_origins([undated, dated])[undated.id] == dated.id


@pytest.mark.parametrize(
    "outlet",
    [
        "Ministry of Foreign Affairs",
        "Royal Danish Ministry of the Environment",
        "U.S. Department of State",
        "Embassy of Chad in Paris",
        "The White House",
        "Government of Canada",
        "Ministerio de Minería",
    ],
)
def test_government_as_outlet_is_official(outlet: str) -> None:
    assert is_official(article(*STORY, outlet=outlet))


@pytest.mark.parametrize("outlet", ["The Nairobi Ledger", "Associated Press", "State Times"])
def test_newspaper_is_not_official(outlet: str) -> None:
    assert not is_official(article(*STORY, outlet=outlet))


@pytest.mark.parametrize(
    ("line", "official"),
    [
        ("Press release No. 12/31", True),
        ("FOR IMMEDIATE RELEASE", True),
        ("Ministers praise the press release of the bank", False),
        ("More press releases", False),
    ],
)
def test_masthead_that_calls_itself_a_release_is_official(line: str, official: bool) -> None:
    plain = article(*STORY, outlet="A body")
    text = f"{line}\n{plain.text}"
    moved = tuple(
        one.model_copy(
            update={
                "number": one.number + 1,
                "start": one.start + len(line) + 1,
                "end": one.end + len(line) + 1,
            }
        )
        for one in plain.sentences
    )
    masthead = Sentence(number=1, start=0, end=len(line), zone="chrome", paragraph=1)

    page = plain.model_copy(update={"text": text, "sentences": (masthead, *moved)})

    assert is_official(page) == official
