import pytest
from synthetic import Line, make_article, make_briefing, span_of

from summarizer.check.names import check_names
from summarizer.vocabulary.load import load_vocabulary

ARTICLE = make_article(
    "01_short.txt", (Line("P and Q met at the fo’c’sle."),), outlet="Wire", published="2031-05-13"
)
SPAN = span_of(ARTICLE, "P and Q met at the fo’c’sle")


@pytest.mark.parametrize(("name", "is_named"), [("P", True), ("Q", True), ("R", False)])
def test_a_name_of_one_letter_stands_in_its_quote(name: str, *, is_named: bool) -> None:
    briefing = make_briefing()
    participant = briefing.participants[0].model_copy(
        update={"name": name, "kind": "person", "aliases": (), "evidence": (SPAN,)}
    )

    found = check_names(
        briefing.model_copy(update={"participants": (participant,)}), {ARTICLE.id: ARTICLE}, None
    )

    assert (found == ()) == is_named


@pytest.mark.parametrize(("name", "is_named"), [("Q met", True), ("Q fed", False)])
def test_a_name_of_short_words_stands_in_the_quote_of_the_event(
    name: str, *, is_named: bool
) -> None:
    briefing = make_briefing()
    event = briefing.event.model_copy(
        update={"name": name, "series": None, "place": None, "evidence": (SPAN,)}
    )

    found = check_names(
        briefing.model_copy(update={"event": event, "participants": ()}),
        {ARTICLE.id: ARTICLE},
        None,
    )

    assert (found == ()) == is_named


@pytest.mark.parametrize("hidden", ["\u00ad", "\x7f", "\u2060", "\U000e0020"])
def test_what_cannot_be_seen_hides_no_name(hidden: str) -> None:
    line = f"Fin{hidden}land joined the talks."
    article = make_article("02.txt", (Line(line),), outlet="Wire", published="2031-05-13")
    briefing = make_briefing()
    participant = briefing.participants[0].model_copy(
        update={"name": "Finland", "kind": "state", "evidence": (span_of(article, line),)}
    )

    found = check_names(
        briefing.model_copy(update={"participants": (participant,)}),
        {article.id: article},
        load_vocabulary(),
    )

    assert found == ()
