from datetime import date, timedelta
from random import Random

import pytest
from heap import b_cubed
from hypothesis import given
from hypothesis import strategies as st
from madeheap import make_heap
from sketching import read_heap, sketch

from summarizer.heap.group import group_sketches
from summarizer.heap.sketch import ArticleSketch, sketch_article

NAMES = ("oulu", "salto", "melo", "lahtinen", "pereyra", "rocha", "minas")
WORDS = ("timber", "quota", "levy", "pulp", "harvest", "register", "wetland", "satellite")
STATES = ("FIN", "URY", "NOR", "KEN")
DAYS = st.integers(0, 40).map(lambda days: date(2031, 5, 1) + timedelta(days=days))


@st.composite
def heaps(draw: st.DrawFn) -> list[ArticleSketch]:
    return [
        sketch(
            f"a{number}",
            " ".join(draw(st.frozensets(st.sampled_from(NAMES), max_size=4))),
            " ".join(draw(st.frozensets(st.sampled_from(WORDS), max_size=6))),
            states=" ".join(draw(st.lists(st.sampled_from(STATES), max_size=2, unique=True))),
            day=draw(st.none() | DAYS),
            text=draw(st.sampled_from(("", "one two three four", f"its own {number}"))),
            language=draw(st.sampled_from(("en", "en", "es"))),
        )
        for number in range(draw(st.integers(0, 14)))
    ]


@given(heaps(), st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order_of_the_articles(
    heap: list[ArticleSketch], random: Random
) -> None:
    shuffled = random.sample(heap, len(heap))

    assert group_sketches(shuffled) == group_sketches(heap)


@given(heaps())
def test_every_article_is_in_one_group(heap: list[ArticleSketch]) -> None:
    ids = [id_ for group in group_sketches(heap) for id_ in group]

    assert sorted(ids) == sorted(one.id for one in heap)


@given(heaps())
def test_grouping_again_changes_nothing(heap: list[ArticleSketch]) -> None:
    groups = group_sketches(heap)
    by_id = {one.id: one for one in heap}

    assert group_sketches([by_id[id_] for group in groups for id_ in group]) == groups


def test_two_sketches_of_one_article_are_refused() -> None:
    with pytest.raises(ValueError, match="two of one id"):
        group_sketches([sketch("a"), sketch("a")])


def test_real_articles_of_many_events_come_apart_exactly() -> None:
    heap = read_heap()
    sketches = [sketch_article(one) for articles in heap.values() for one in articles]

    groups = group_sketches(sketches)

    wanted = sorted(tuple(sorted(one.id for one in articles)) for articles in heap.values())
    assert sorted(groups) == wanted


def test_real_articles_come_apart_among_many_others() -> None:
    heap = read_heap()
    own = [sketch_article(one) for articles in heap.values() for one in articles]
    others = [sketch_article(made.article) for made in make_heap(600)]

    groups = group_sketches([*others, *own])

    ids = {one.id for one in own}
    wanted = sorted(tuple(sorted(one.id for one in articles)) for articles in heap.values())
    assert sorted(group for group in groups if ids & set(group)) == wanted


def test_invented_heap_is_told_apart() -> None:
    made = list(make_heap(600))

    groups = group_sketches([sketch_article(one.article) for one in made])

    assert b_cubed(groups, {one.article.id: one.event for one in made}).f1 >= 0.95
