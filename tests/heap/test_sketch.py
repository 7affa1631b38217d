from datetime import date

import pytest
from synthetic import Line, make_article

from summarizer.heap.sketch import SIGNATURE_SLOTS, SLOT_BYTES, sign, sketch_article
from summarizer.schema.article import Article

LINES = (
    Line("Finland, Uruguay to share forest data", "headline"),
    Line("Finland and Uruguay met in Montevideo on 12 May 2031, Eero Lahtinen of Finland said."),
    Line("Uruguay thanked Finland for 40 researchers from Oulu."),
    Line("Also read: Quotas in Bergen", "link"),
)


def article(*lines: Line, published: str | None = None) -> Article:
    return make_article("a.txt", lines, outlet="The Invented Daily", published=published)


def test_sketch_has_the_states_names_and_days_of_the_report() -> None:
    found = sketch_article(article(*LINES, published="2031-05-13"))

    assert set(found.leading) == {"FIN", "URY"}
    assert found.names == ("eero", "lahtinen", "oulu")
    assert found.published == date(2031, 5, 13).toordinal()
    assert found.told == (date(2031, 5, 12).toordinal(),)
    assert "researc" in {word[:7] for word in found.words}


def test_what_is_no_part_of_the_report_is_no_part_of_its_sketch() -> None:
    assert (
        sketch_article(article(*LINES)).signature == sketch_article(article(*LINES[:3])).signature
    )


@pytest.mark.parametrize("published", [None, "soon"])
def test_article_without_a_day_has_none(published: str | None) -> None:
    assert sketch_article(article(*LINES, published=published)).published is None


def test_article_without_text_has_an_empty_sketch() -> None:
    found = sketch_article(article(Line("© 2031", "chrome")))

    assert (found.signature, found.names, found.words, found.states) == (b"", (), (), ())


def test_signature_depends_on_the_runs_alone_and_never_changes() -> None:
    signature = sign(frozenset(range(1000, 1400)))

    assert len(signature) == SIGNATURE_SLOTS * SLOT_BYTES
    assert signature == sign(frozenset(sorted(range(1000, 1400), reverse=True)))
    assert signature[:16].hex() == "009e48e402f8212906db499603675fff"
