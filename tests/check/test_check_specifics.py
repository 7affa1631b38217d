import pytest
from synthetic import Line, make_article, make_articles, make_briefing, span_of

from summarizer.check.briefing import check_briefing
from summarizer.check.nearby import numbers_apart
from summarizer.schema.briefing import Briefing, SummarySentence
from summarizer.schema.canonical import pretty_json, seal_briefing
from summarizer.text.numbers import numbers_of
from summarizer.vocabulary.load import load_vocabulary

ARTICLES = make_articles()
BRIEFING = make_briefing(ARTICLES)


def with_statement(topic: str, statement: str) -> Briefing:
    positions = tuple(
        claim.model_copy(update={"statement": statement}) if claim.topic == topic else claim
        for claim in BRIEFING.positions
    )
    return seal_briefing(BRIEFING.model_copy(update={"positions": positions}))


def check(briefing: Briefing) -> list[str]:
    raw = pretty_json(briefing).encode()
    return [one.path for one in check_briefing(raw, ARTICLES, vocabulary=load_vocabulary())]


def test_a_number_that_no_report_has_is_found_in_a_statement() -> None:
    wrong = with_statement("wetlands", "Finland voiced concern over logging in 14 wetlands.")

    (path,) = check(wrong)

    assert path.endswith(".statement")


def test_a_claim_of_nobody_gives_no_number_of_holders() -> None:
    agreements = tuple(
        claim.model_copy(update={"statement": "It took 0 days.", "holders": ()})
        if claim.topic == "data centre"
        else claim
        for claim in BRIEFING.agreements
    )
    wrong = seal_briefing(BRIEFING.model_copy(update={"agreements": agreements}))

    assert any(path.endswith(".statement") for path in check(wrong))


def test_a_day_that_words_in_the_sentence_resolve_to_may_stand_in_a_statement() -> None:
    agreements = tuple(
        claim.model_copy(
            update={"statement": "On 12 May 2031 both agreed to set up a joint forest data centre."}
        )
        if claim.topic == "data centre"
        else claim
        for claim in BRIEFING.agreements
    )
    told = seal_briefing(BRIEFING.model_copy(update={"agreements": agreements}))

    assert check(told) == []


@pytest.mark.parametrize(
    ("written", "told"),
    [
        pytest.param("1\u200b2,500 seedlings", "12500", id="hidden in a number"),
        pytest.param("FIM\u00071,000,000.00", "FIM1,000,000.00", id="before a number"),
        pytest.param("12\u00ad500 seedlings", "12500", id="where a line might break"),
    ],
)
def test_what_is_hidden_beside_a_figure_makes_no_other_number_of_it(
    written: str, told: str
) -> None:
    article = make_article("x.txt", [Line(f"They planted {written}.")], outlet="W", published=None)
    quotes = [span_of(article, written), span_of(article, "They planted")]

    for quote in quotes:
        assert numbers_apart(numbers_of(told), [quote], {article.id: article}) == frozenset()


@pytest.mark.parametrize(
    ("written", "told", "left"),
    [
        ("They gave Rs1,200 crore.", "They gave 12 billion rupees.", ""),
        ("They sent three hundred and fifty men.", "They sent 350 men.", ""),
        ("They gave KSh2bn.", "They gave 2 billion Kenyan shillings.", ""),
        ("They gave Rs1,200 crore.", "They gave 13 billion rupees.", "13"),
    ],
)
def test_a_sum_in_other_figures_is_the_same_sum(written: str, told: str, left: str) -> None:
    article = make_article("x.txt", [Line(written)], outlet="W", published=None)
    quote, known = span_of(article, written), {article.id: article}

    assert numbers_apart(numbers_of(told), [quote], known, said=told) == set(left.split())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fourth round, 40 or 45 million euros.", False),
        ("Finland pays 50 million euros.", True),
        ("On 12 May 2031 they met.", False),
        ("In 2032 they met.", True),
    ],
)
def test_a_number_that_no_item_has_is_found_in_the_summary(text: str, *, found: bool) -> None:
    divergence = next(one for one in BRIEFING.divergences if one.type == "number")
    sentence = SummarySentence(text=text, items=(divergence.id,))
    told = seal_briefing(BRIEFING.model_copy(update={"summary": (sentence,)}))

    assert check(told) == (["$.summary[0].text"] if found else [])


def test_a_state_may_go_by_its_people_or_its_seat() -> None:
    wire, ledger, _ = ARTICLES
    finland = next(one for one in BRIEFING.participants if one.name == "Finland")
    by_people = span_of(ledger, "the Finnish-Uruguayan forestry dialogue")
    sources = tuple(sorted((wire.id, ledger.id)))
    evidence = sorted((*finland.evidence, by_people), key=lambda span: span.source)
    told = finland.model_copy(update={"evidence": tuple(evidence), "reported_by": sources})
    participants = tuple(told if one is finland else one for one in BRIEFING.participants)
    briefing = seal_briefing(BRIEFING.model_copy(update={"participants": participants}))

    paths = check(briefing)

    assert not [path for path in paths if ".evidence" in path]


def test_short_words_and_initials_are_no_name_of_a_person() -> None:
    ledger = ARTICLES[1]
    person = next(one for one in BRIEFING.participants if one.kind == "person")
    other = span_of(ledger, "They also agreed to swap satellite pictures")
    told = person.model_copy(
        update={"name": "Tomás Villaseca", "aliases": (), "evidence": (other,)}
    )
    participants = tuple(told if one is person else one for one in BRIEFING.participants)

    paths = check(seal_briefing(BRIEFING.model_copy(update={"participants": participants})))

    index = participants.index(told)
    assert f"$.participants[{index}].evidence[0]" in paths
