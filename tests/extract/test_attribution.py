import pytest

from summarizer.extract.attribution import speaks_for_another
from summarizer.extract.evidence import Evidence, Place
from summarizer.extract.masked import Parties
from summarizer.extract.overlap import is_worded_freely
from summarizer.ingest.article import article_from_text
from summarizer.vocabulary.load import load_vocabulary

VOCABULARY = load_vocabulary()
PARTIES = Parties(names=("Aldova", "Brenn"), people=(("Ilsa Torvan", "Aldova"),))


def speaker(sentence: str, quote: str, holder: str) -> str | None:
    article = article_from_text(f"LIMA, May 5 (AN) - The ministers met on Monday. {sentence}")
    place = Evidence(article).find(quote, 2)
    assert isinstance(place, Place)
    return speaks_for_another(place, (holder,), PARTIES, VOCABULARY)


@pytest.mark.parametrize(
    ("sentence", "quote", "holder", "other"),
    [
        ("Brenn rejected any link to fishing.", "rejected any link", "Aldova", "Brenn"),
        ('"We will open it," Torvan said.', "We will open it", "Brenn", "Torvan"),
        ("Chile rejected a tax on lithium.", "rejected a tax", "KOR", "Chile"),
        ("Peru said it rejects a tax.", "rejects a tax", "CHL", "Peru"),
    ],
)
def test_a_sentence_of_somebody_else_is_seen(
    sentence: str, quote: str, holder: str, other: str
) -> None:
    assert speaker(sentence, quote, holder) == other


@pytest.mark.parametrize(
    ("sentence", "quote", "holder"),
    [
        ("Brenn rejected any link to fishing.", "rejected any link", "Brenn"),
        ("Both sides rejected the tax, Brenn said.", "rejected the tax", "Aldova"),
        ('"We will open it," Torvan said.', "We will open it", "Aldova"),
        ("Brenn was congratulated on its term.", "was congratulated", "Aldova"),
        ("A laboratory is to open in Antofagasta.", "is to open", "KOR"),
        ("Its neighbour objected, Brenn said.", "objected", "Aldova"),
        ("All but Chile backed a common tax.", "backed a common tax", "KOR"),
        ('"It burns," Lyn said of Chile, having asked for police.', "asked for police", "KOR"),
    ],
)
def test_a_sentence_that_may_be_the_holder_s_is_let_be(
    sentence: str, quote: str, holder: str
) -> None:
    assert speaker(sentence, quote, holder) is None


def test_a_statement_in_other_words_is_worded_freely() -> None:
    context = "They agreed to reopen the crossing on 1 April."

    assert is_worded_freely(
        "Aldova will seize the islands by force.", context, context, ("Aldova",)
    )
    assert not is_worded_freely(
        "Aldova will reopen the crossing in April.", context, context, ("Aldova",)
    )
    assert not is_worded_freely("Aldova agrees.", context, context, ("Aldova",))
