from collections import Counter
from datetime import date

from sketching import sketch

from summarizer.heap.candidates import MOST_CANDIDATES, find_leads
from summarizer.heap.sketch import ArticleSketch
from summarizer.heap.vectors import count_features, make_vectors


def leads(*sketches: ArticleSketch) -> set[tuple[int, int]]:
    counts = count_features(sketches)
    return {
        (lead.left, lead.right)
        for lead in find_leads(sketches, [make_vectors(one, counts) for one in sketches], counts)
    }


def test_common_name_near_in_time_leads_to_an_article() -> None:
    assert leads(sketch("a", "oulu"), sketch("b", "salto"), sketch("c", "oulu")) == {(0, 2)}


def test_common_name_months_apart_leads_nowhere() -> None:
    assert not leads(sketch("a", "oulu"), sketch("b", "oulu", day=date(2031, 9, 12)))


def test_article_without_a_day_is_led_to_articles_of_any_day() -> None:
    found = leads(
        sketch("a", "oulu", day=date(2031, 1, 1)),
        sketch("b", "oulu", day=date(2031, 9, 1)),
        sketch("c", "oulu", day=None),
    )

    assert found == {(0, 2), (1, 2)}


def test_day_that_the_text_tells_stands_in_for_the_day_of_publication() -> None:
    found = leads(
        sketch("a", "oulu", day=date(2031, 1, 1)),
        sketch("b", "oulu", day=date(2031, 9, 1)),
        sketch("c", "oulu", day=None, told=date(2031, 9, 2)),
    )

    assert found == {(1, 2)}


def test_words_of_two_languages_lead_to_no_comparison_but_names_do() -> None:
    assert not leads(sketch("a", words="forestal"), sketch("b", words="forestal", language="es"))
    assert leads(sketch("a", "oulu"), sketch("b", "oulu", language="es"))


def test_number_of_comparisons_grows_with_the_articles_only() -> None:
    crowd = [sketch(f"a{number:04}", "oulu salto melo", "timber quota") for number in range(600)]

    found = leads(*crowd)

    assert max(Counter(right for _, right in found).values()) <= MOST_CANDIDATES
