"""Every span, id, reference, list and count of a briefing, damaged.

After each damage the briefing's `id` and its canonical bytes are made anew. Where a fault is found
at its own path, all places are damaged at once and each has to be named; else one at a time.
"""

import copy
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from synthetic import COUNTRY_NAMES, make_articles, make_briefing

from summarizer.check.briefing import check_briefing
from summarizer.narrate.template import narrate_briefing
from summarizer.schema.article import Sentence
from summarizer.schema.canonical import briefing_digest, pretty_json, seal_briefing, to_plain
from summarizer.schema.finding import Finding
from summarizer.schema.words import EVIDENCE_ZONES
from summarizer.vocabulary.load import load_vocabulary

ARTICLES = make_articles()
BY_ID = {article.id: article for article in ARTICLES}
BRIEFING = seal_briefing(narrate_briefing(make_briefing(ARTICLES), name_of=COUNTRY_NAMES))
PLAIN = to_plain(BRIEFING)
VOCABULARY = load_vocabulary()
UNREAD = "a0123456789ab"

Steps = tuple[str | int, ...]
Plain = dict[str, Any]


def check(plain: Plain) -> tuple[Finding, ...]:
    """Return the findings on a briefing that was sealed again."""
    sealed = {**plain, "id": briefing_digest(plain)}
    return check_briefing(pretty_json(sealed).encode(), ARTICLES, vocabulary=VOCABULARY)


def paths_of(findings: tuple[Finding, ...], *codes: str) -> set[str]:
    return {finding.path for finding in findings if finding.code in codes}


def walk(value: Any, steps: Steps = ()) -> Iterator[tuple[Steps, Any]]:
    yield steps, value
    pairs: Any = ()
    if isinstance(value, dict):
        pairs = value.items()
    elif isinstance(value, list):
        pairs = enumerate(value)
    for key, one in pairs:
        yield from walk(one, (*steps, key))


def at(plain: Any, steps: Steps) -> Any:
    for step in steps:
        plain = plain[step]
    return plain


def path_of(steps: Steps) -> str:
    return "$" + "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in steps)


def damage(places: Sequence[Steps], change: Callable[[Any], Any]) -> Plain:
    """Return the briefing with these values changed, the innermost first."""
    plain: Plain = copy.deepcopy(PLAIN)
    for steps in sorted(places, key=len, reverse=True):
        at(plain, steps[:-1])[steps[-1]] = change(at(plain, steps))
    return plain


def put(steps: Steps, **fields: Any) -> Plain:
    """Return the briefing with some fields of one object replaced."""
    return damage([steps], lambda one: {**one, **fields})


SPANS = [steps for steps, value in walk(PLAIN) if isinstance(value, dict) and "quote" in value]
LISTS = [
    steps
    for steps, value in walk(PLAIN)
    if isinstance(value, list) and len(value) > 1 and steps not in (("summary",),)
]
REFERENCE_LISTS = ("divergences", "items", "reported_by", "omitted_by")
REFERENCES = [
    steps
    for steps, value in walk(PLAIN)
    if isinstance(value, str) and len(steps) > 2 and steps[-2] in REFERENCE_LISTS
]
ITEM_IDS = [
    steps
    for steps, value in walk(PLAIN)
    if len(steps) == 3 and steps[-1] == "id" and steps[0] not in ("sources", "provenance")
]


def test_the_undamaged_briefing_has_no_finding() -> None:
    assert check(PLAIN) == ()
    assert len(SPANS) > 40
    assert len(LISTS) > 40
    assert len(REFERENCES) > 60
    assert len(ITEM_IDS) > 15


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda span: {"quote": "X" + span["quote"][1:]}, id="first letter"),
        pytest.param(lambda span: {"quote": span["quote"][:-1] + "’"}, id="last letter"),
        pytest.param(lambda span: {"quote": span["quote"].swapcase()}, id="case"),
        pytest.param(lambda span: {"start": span["start"] + 1, "end": span["end"] + 1}, id="later"),
        pytest.param(lambda span: {"start": span["start"] - 1, "end": span["end"] - 1}, id="early"),
        pytest.param(
            lambda span: {"start": span["start"] + 10**6, "end": span["end"] + 10**6}, id="outside"
        ),
        pytest.param(
            lambda span: {
                "source": next(one.id for one in ARTICLES if one.id != span["source"]),
            },
            id="another source",
        ),
        pytest.param(
            lambda span: {"start": 0, "end": 1, "quote": "\N{LATIN SMALL LETTER A}"}, id="short"
        ),
    ],
)
def test_every_quote_that_is_not_at_its_place_is_found(change: Callable[[Plain], Plain]) -> None:
    findings = check(damage(SPANS, lambda span: {**span, **change(span)}))

    assert paths_of(findings, "quote") == {path_of(steps) for steps in SPANS}


@pytest.mark.parametrize("change", [{"start": 0}, {"end": 10**6}, {"start": -5}, {"quote": ""}])
def test_every_span_that_is_not_as_long_as_its_quote_is_found(change: Plain) -> None:
    findings = check(damage(SPANS, lambda span: {**span, **change}))

    found = paths_of(findings, "schema")
    assert all(any(path.startswith(path_of(steps)) for path in found) for steps in SPANS)


@pytest.mark.parametrize("source", [UNREAD, "a" * 13, ARTICLES[0].id + " ", ""])
def test_every_source_that_was_not_read_is_found(source: str) -> None:
    findings = check(damage(SPANS, lambda span: {**span, "source": source}))

    assert paths_of(findings, "reference") >= {f"{path_of(steps)}.source" for steps in SPANS}


def sentences_by_zone(source: str, *, evidence: bool) -> list[Sentence]:
    sentences = BY_ID[source].sentences
    return [one for one in sentences if (one.zone in EVIDENCE_ZONES) is evidence]


def fields_of(source: str, sentence: Sentence) -> Plain:
    quote = BY_ID[source].text[sentence.start : sentence.end]
    return {"start": sentence.start, "end": sentence.end, "quote": quote}


def test_every_quote_from_a_zone_that_is_no_evidence_is_found() -> None:
    def move(span: Plain) -> Plain:
        outside = sentences_by_zone(span["source"], evidence=False)
        return {**span, **fields_of(span["source"], outside[0])} if outside else span

    moved = [
        steps for steps in SPANS if sentences_by_zone(at(PLAIN, steps)["source"], evidence=False)
    ]
    findings = check(damage(moved, move))

    assert len(moved) > 25
    assert paths_of(findings, "zone") == {path_of(steps) for steps in moved}


def nearest_moves(steps: Steps) -> Iterator[Plain]:
    """Yield the briefing with the span moved to the two next true places of its article."""
    span = at(PLAIN, steps)
    others = [
        sentence
        for sentence in sentences_by_zone(span["source"], evidence=True)
        if not sentence.start <= span["start"] < sentence.end
    ]
    others.sort(key=lambda sentence: abs(sentence.start - span["start"]))
    for sentence in others[:2]:
        yield put(steps, **fields_of(span["source"], sentence))


def test_a_quote_moved_to_another_true_place_is_found_unless_that_holds_the_items_words() -> None:
    missed = {
        path_of(steps) for steps in SPANS for moved in nearest_moves(steps) if not check(moved)
    }

    assert missed == {
        "$.event.evidence[0]",  # the sentence before it names the event's parties as well
        "$.event.evidence[1]",
        "$.event.evidence[2]",
        "$.agreements[0].reports[1]",  # "agreed" stands in the next sentence, too
        "$.agreements[1].reports[1]",
        "$.participants[1].evidence[1]",  # the headline names him, too
        "$.dates[0].evidence[2]",  # "fourth" may tell a day
        "$.dates[3].evidence[1]",  # "two years" may tell a day
    }


def test_a_quote_that_was_cut_is_found_when_its_item_needs_the_rest() -> None:
    def cut(span: Plain) -> Plain:
        half = span["quote"][: (len(span["quote"]) + 1) // 2]
        return {**span, "quote": half, "end": span["start"] + len(half)}

    findings = check(damage(SPANS, cut))

    anchored = {path_of(steps) for steps in ITEM_IDS}
    assert paths_of(findings, "item_id") == anchored


def test_every_list_out_of_order_is_found() -> None:
    damaged = damage(LISTS, lambda elements: elements[::-1])
    lists = [
        steps
        for steps, value in walk(damaged)
        if isinstance(value, list) and len(value) > 1 and steps != ("summary",)
    ]

    findings = check(damaged)

    assert paths_of(findings, "order") == {path_of(steps) for steps in lists}


def test_every_list_with_one_element_twice_is_found() -> None:
    names = [
        steps
        for steps in LISTS
        if steps[-1] != "reports"
        and all(isinstance(one, str) or "quote" in one for one in at(PLAIN, steps))
    ]

    findings = check(damage(names, lambda elements: [elements[0], *elements]))

    assert paths_of(findings, "order") >= {path_of(steps) for steps in names}


@pytest.mark.parametrize(
    "steps",
    [
        steps
        for steps in LISTS
        if steps[-1] in (*REFERENCE_LISTS, "reports", "evidence")
        and steps[0] not in ("event", "summary")  # how many they rest on is free
    ],
    ids=path_of,
)
def test_a_witness_or_reference_that_is_gone_is_found(steps: Steps) -> None:
    assert check(damage([steps], lambda elements: elements[1:]))


@pytest.mark.parametrize("other", ["agr-0000000000", ""])
def test_every_reference_to_nothing_is_found(other: str) -> None:
    findings = check(damage(REFERENCES, lambda _: other))

    found = paths_of(findings, "reference", "reported_by", "omitted_by")
    assert {path_of(steps) for steps in REFERENCES} <= found | {
        path_of(steps) for steps in REFERENCES if path_of(steps[:-1]) in found
    }


@pytest.mark.parametrize("steps", [one for one in REFERENCES if one[0] != "summary"], ids=path_of)
def test_a_reference_to_something_else_is_found(steps: Steps) -> None:
    others = [id_ for id_ in BY_ID if id_ != at(PLAIN, steps)] + [BRIEFING.facts[-1].id]

    other = others[0] if steps[-2].endswith("_by") else others[-1]  # type: ignore[union-attr]  # the name of a list

    assert check(damage([steps], lambda _: other))


def test_every_damaged_id_is_found() -> None:
    findings = check(damage(ITEM_IDS, lambda id_: id_[:-1] + "x"))

    assert paths_of(findings, "item_id") == {path_of(steps) for steps in ITEM_IDS}


@pytest.mark.parametrize("steps", ITEM_IDS, ids=path_of)
def test_an_id_renamed_everywhere_is_found(steps: Steps) -> None:
    old = at(PLAIN, steps)
    text = pretty_json(PLAIN).replace(old, old[:4] + "0123456789")

    findings = check_briefing(text.encode(), ARTICLES)

    assert paths_of(findings, "item_id") == {path_of(steps)}
    assert paths_of(findings, "briefing_id") == {"$.id"}


def test_the_id_of_the_briefing_is_checked() -> None:
    text = pretty_json({**PLAIN, "id": "0" * 64})

    findings = check_briefing(text.encode(), ARTICLES)

    assert [finding.code for finding in findings] == ["briefing_id"]


@pytest.mark.parametrize("field", ["sources", "participants", "dates", "agreements", "divergences"])
def test_an_item_that_stands_there_twice_is_found(field: str) -> None:
    findings = check(damage([(field,)], lambda items: [*items, items[-1]]))

    assert "duplicate_id" in {finding.code for finding in findings}


@pytest.mark.parametrize("count", ["sources", "independent"])
def test_every_damaged_corroboration_is_found(count: str) -> None:
    places = [steps for steps, _ in walk(PLAIN) if steps[-2:] == ("corroboration", count)]

    findings = check(damage(places, lambda number: number + 1))

    assert len(places) > 9
    assert paths_of(findings, "corroboration") == {path_of(steps[:-1]) for steps in places}


@pytest.mark.parametrize("count", ["sentences", "cited", "set_aside", "unaccounted"])
def test_every_damaged_ledger_is_found(count: str) -> None:
    places: list[Steps] = [("sources", index, "ledger", count) for index in range(3)]

    findings = check(damage(places, lambda number: number + 1))

    assert paths_of(findings, "source") == {path_of(steps[:-1]) for steps in places}


@pytest.mark.parametrize("field", ["sha256", "outlet", "title", "language", "published"])
def test_every_source_that_is_not_its_article_is_found(field: str) -> None:
    read = [index for index, source in enumerate(BRIEFING.sources) if source.status == "read"]
    places: list[Steps] = [("sources", index, field) for index in read]

    findings = check(damage(places, lambda _: "2031-05-11"))

    assert paths_of(findings, "source") == {path_of(steps) for steps in places}


@pytest.mark.parametrize(
    ("steps", "change"),
    [
        (("event", "held"), lambda _: "2031-05-32"),
        (("dates", 0, "value"), lambda _: "soon"),
        (("dates", 0, "value"), lambda _: "2031-05-11"),
        (("dates", 3, "value"), lambda _: "2034"),
        (("divergences", 0, "values", 0, "value"), lambda _: "2032-11-30"),
        (("divergences", 1, "values", 0, "value"), lambda text: text.replace("0", "1")),
        (("facts", 0, "statement"), lambda text: text.replace("40", "41")),
        (("facts", 1, "statement"), lambda text: text.replace("twelve", "thirteen")),
        (("agreements", 1, "statement"), lambda text: text.replace("six", "eight")),
        (("positions", 0, "reports", 0, "act_as_written"), lambda _: "demanded"),
        (("positions", 0, "reports", 0, "qualifiers", 0), lambda _: "permanent"),
        (("summary", 0, "text"), lambda text: text.replace("12 May", "13 May")),
        (("sources", 1, "origin"), lambda _: "a" * 13),
        (("sources", 1, "origin"), lambda _: ARTICLES[0].id),
        (("sources", 1, "status"), lambda _: "failed"),
        (("sources", 1, "id"), lambda _: "a" * 13),
    ],
)
def test_a_damaged_value_is_found(steps: Steps, change: Callable[[Any], Any]) -> None:
    damaged = damage([steps], change)

    assert damaged != PLAIN
    assert check(damaged)
