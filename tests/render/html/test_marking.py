from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from synthetic import Line, make_article

from summarizer.render.html.articlerecords import SentenceView
from summarizer.render.html.marking import Mark, mark_article
from summarizer.render.html.parts import Chip
from summarizer.schema.article import Article
from summarizer.schema.communique import LedgerEntry

LINES = (
    Line("Finland and Uruguay met in Oulu.", "headline"),
    Line("They agreed to share forest data and to meet again in 2033."),
    Line("Copyright of nobody", "chrome"),
)
ARTICLE = make_article("a.txt", LINES, outlet="A", published=None)


def mark(article: Article, quote: str, id_: str, kind: str = "agreement") -> Mark:
    start = article.text.index(quote)
    end = start + len(quote)
    return Mark(start, end, f"at-{start}-{end}", kind, Chip(id_.upper(), id_, "agreement"))


def sentences_of(article: Article, marks: Sequence[Mark]) -> list[SentenceView]:
    return [one for paragraph in mark_article(article, marks, None) for one in paragraph]


def pieces_of(sentence: SentenceView) -> list[tuple[str, str, str, str]]:
    return [
        (
            piece.text,
            " ".join(piece.kinds),
            " ".join(piece.anchors),
            " ".join(chip.text for chip in piece.chips),
        )
        for piece in sentence.pieces
    ]


def test_overlapping_quotes_are_split_where_they_begin_and_end() -> None:
    marks = [
        mark(ARTICLE, "share forest data", "a1"),
        mark(ARTICLE, "forest data and to meet again", "p1", "position"),
    ]

    _, sentence, _ = sentences_of(ARTICLE, marks)

    first, second = marks[0].anchor, marks[1].anchor
    assert pieces_of(sentence) == [
        ("They agreed to ", "", "", ""),
        ("share ", "agreement", first, ""),
        ("forest data", "agreement position", second, "A1"),
        (" and to meet again", "position", "", "P1"),
        (" in 2033.", "", "", ""),
    ]


def test_claims_with_one_quote_share_its_place() -> None:
    marks = [mark(ARTICLE, "share forest data", id_) for id_ in ("a1", "a2")]

    _, sentence, _ = sentences_of(ARTICLE, marks)

    assert pieces_of(sentence)[1] == ("share forest data", "agreement", marks[0].anchor, "A1 A2")


def test_a_quote_over_two_sentences_is_one_place_and_leads_back_once() -> None:
    quote = "in Oulu.\n\nThey agreed"

    first, second, _ = sentences_of(ARTICLE, [mark(ARTICLE, quote, "a1")])

    assert [piece[2:] for piece in pieces_of(first) if piece[1]] == [
        (mark(ARTICLE, quote, "a1").anchor, "")
    ]
    assert [piece[::3] for piece in pieces_of(second) if piece[1]] == [("They agreed", "A1")]


def test_an_item_that_cites_a_sentence_twice_is_named_once_after_the_last() -> None:
    marks = [mark(ARTICLE, "share", "d1"), mark(ARTICLE, "meet again", "d1")]

    _, sentence, _ = sentences_of(ARTICLE, marks)

    assert [piece[3] for piece in pieces_of(sentence)] == ["", "", "", "D1", ""]


def test_the_ledger_says_what_became_of_a_sentence() -> None:
    ledger = {
        1: LedgerEntry(sentence=1, status="unaccounted", reason=None, by="nobody"),
        2: LedgerEntry(sentence=2, status="cited", reason=None, by="item"),
        3: LedgerEntry(sentence=3, status="set_aside", reason="outlet_opinion", by="model"),
    }

    paragraphs = mark_article(ARTICLE, [], ledger)

    assert [(one.state, one.note) for (one,) in paragraphs] == [
        ("unaccounted", "unaccounted for"),
        ("cited", ""),
        ("set-aside", "outlet opinion"),
    ]


def test_without_a_ledger_only_what_the_page_shows_is_said() -> None:
    states = [one.state for one in sentences_of(ARTICLE, [mark(ARTICLE, "share", "a1")])]

    assert states == ["unknown", "cited", "set-aside"]


def test_neighbours_with_one_reason_say_it_once() -> None:
    article = ARTICLE.model_copy(
        update={
            "sentences": tuple(s.model_copy(update={"paragraph": 1}) for s in ARTICLE.sentences)
        }
    )
    ledger = {
        number: LedgerEntry(sentence=number, status="set_aside", reason="background", by="model")
        for number in (1, 2, 3)
    }

    (paragraph,) = mark_article(article, [], ledger)

    assert [one.note for one in paragraph] == ["background", "", ""]
    assert [one.before for one in paragraph] == ["", "\n\n", "\n\n"]


@given(st.lists(st.tuples(st.integers(0, 110), st.integers(1, 60)), max_size=8))
def test_no_text_is_lost_and_every_place_stands_once(places: list[tuple[int, int]]) -> None:
    last = ARTICLE.sentences[-1].end
    marks = [
        Mark(
            start,
            min(start + length, last),
            f"{start}-{length}",
            "fact",
            Chip(str(number), str(number), "fact"),
        )
        for number, (start, length) in enumerate(places)
        if ARTICLE.text[start : start + length].strip()
    ]

    sentences = sentences_of(ARTICLE, marks)

    texts = ["".join(piece.text for piece in one.pieces) for one in sentences]
    assert texts == [line.text for line in LINES]
    pieces = [piece for one in sentences for piece in one.pieces]
    anchors = [anchor for piece in pieces for anchor in piece.anchors]
    assert sorted(anchors) == sorted({one.anchor for one in marks})
    chips = [chip.href for piece in pieces for chip in piece.chips]
    assert sorted(chips) == sorted(one.chip.href for one in marks)
