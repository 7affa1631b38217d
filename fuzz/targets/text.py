"""Pure functions over text: offsets, folding, finding, dates, amounts, names."""

import unicodedata

from fuzz import seeding
from fuzz.choices import Choices
from fuzz.target import Target, text_of
from summarizer.errors import UnreadableArticleError
from summarizer.ingest.article import article_from_text
from summarizer.render.escape import escape_markdown
from summarizer.text.csvtext import csv_rows, csv_text
from summarizer.text.dates import find_dates
from summarizer.text.datewords import date_in_words
from summarizer.text.dayreference import last_day_of, read_reference
from summarizer.text.edtf import canonical_edtf, edtf_bounds, is_edtf, same_edtf
from summarizer.text.fold import fold, fold_nfc, fold_text
from summarizer.text.locate import QuoteLocator
from summarizer.text.masthead import read_dateline
from summarizer.text.names import (
    acronym_of,
    body_similarity,
    consonants,
    fold_letters,
    fullest_name,
    person_keys,
    person_similarity,
    split_acronym,
    strip_titles,
)
from summarizer.text.normalize import clean_text, clean_view, count_hidden, normalize_text
from summarizer.text.numbers import numbers_of
from summarizer.text.plain import plain_text, spaced_text
from summarizer.text.published import full_days
from summarizer.text.quantities import find_ordinals, find_quantities
from summarizer.text.segment import split_stretch
from summarizer.text.similarity import content_words, resemblance, shingles
from summarizer.text.words import find_words
from summarizer.vocabulary.load import load_vocabulary

_LANGUAGES = ("en", "zh", "ar", "ur", "hi", "ru", "fr", "es", "ja", "de", "und", "xx", "th")
_REFERENCES = (None, "2031-05-13", "2031", "2031-05", "2024-02-29", "9999-12-31", "0001-01-01")


def check_normalize(data: bytes) -> None:
    """See that text gets into the one coordinate system, and the view of it leads back."""
    choices = Choices(data)
    low, high = choices.number(0, 40), choices.number(0, 400)
    text = normalize_text(text_of(choices.rest))

    view = clean_view(text, low, high)

    assert unicodedata.is_normalized("NFC", text)
    assert normalize_text(text) == text
    assert list(view.offsets) == sorted(set(view.offsets))
    assert len(view.offsets) == len(view.text)
    for place, character in zip(view.offsets, view.text, strict=True):
        assert text[place] == character or (text[place] == "\t" and character == " ")
    assert view.hidden + len(view.text) == len(text[low:high])
    assert clean_text(text, low, high) == view.text
    assert clean_view(text).hidden == count_hidden(text)


def check_fold(data: bytes) -> None:
    """See that folding keeps the way back, and all ways to fold agree."""
    text = normalize_text(text_of(data))

    folded = fold(text)

    assert folded.text == fold_nfc(text) == fold_text(text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)
    pairs = zip(folded.starts, folded.ends, strict=True)
    assert all(0 <= start < end <= len(text) for start, end in pairs)
    for start in range(0, len(folded.text), 7):
        source = folded.source_span(start, start + 5)
        if source is not None:
            assert folded.folded_span(*source) == (start, start + 5)


def check_locate(data: bytes) -> None:
    """See that a stretch of a sentence is found where it stands, and other words nowhere."""
    choices = Choices(data)
    seed = (choices.number(0, 999), choices.number(0, 9_999), choices.number(1, 300))
    strange = choices.text(3)
    article = article_from_text(text_of(choices.rest))
    locator = QuoteLocator(article.text, article.sentences)
    sentence = article.sentences[seed[0] % len(article.sentences)]
    own = article.text[sentence.start : sentence.end]
    start = seed[1] % len(own)
    for quote in (own, own[start : start + seed[2]], strange, own[:start] + strange):
        found = locator.locate(quote, sentence.number)
        if found is not None:
            assert article.text[found.start : found.end] == found.quote
            assert _letters(found.quote) == _letters(quote)
    if len(own) < 5_000 and any(map(str.isalnum, own)):
        whole = locator.locate(own, sentence.number)
        assert whole is None or whole.start <= sentence.end
        assert whole is not None or not _stands_alone(article.text, sentence.start, sentence.end)


def _letters(text: str) -> str:
    """Return what no spelling may change: letters and digits, but for the case of the first."""
    letters = "".join(filter(str.isalnum, fold_text(text)))
    return letters[:1].upper() + letters[1:]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether plain space or nothing stands around a stretch that begins with a letter.

    A number that digits stand beside, but for one space, is not alone: `6` of `6 000` is another
    number, and has to stay unfound.
    """
    around = (text[start - 1 : start], text[end : end + 1])
    beside = (text[start - 2 : start - 1] + text[start], text[end - 1] + text[end + 1 : end + 2])
    return (
        all(one in ("", " ", "\n") for one in around)
        and not any(len(pair) == 2 and pair.isdigit() for pair in beside)
        and text[start].isascii()
        and text[start].isalnum()
        and text[end - 1].isascii()
        and text[end - 1].isalnum()
    )


def check_sentences(data: bytes) -> None:
    """See that a stretch is cut into sentences without losing or doubling a character."""
    choices = Choices(data)
    language = choices.pick(_LANGUAGES)
    stretch = normalize_text(text_of(choices.rest))

    position = 0
    for one in split_stretch(stretch, language):
        assert position <= one.start < one.end <= len(stretch)
        assert not stretch[position : one.start].strip()
        assert stretch[one.start : one.end].strip() == stretch[one.start : one.end]
        position = one.end
    assert not stretch[position:].strip()


def check_dates(data: bytes) -> None:
    """See that every date that is found is one, and stands in the text."""
    choices = Choices(data)
    reference = choices.pick(_REFERENCES)
    text = normalize_text(text_of(choices.rest))

    read_reference(reference)
    for one in find_dates(text, reference=reference):
        assert 0 <= one.start < one.end <= len(text)
        assert is_edtf(one.value), one.value
        assert date_in_words(one.value)
        last_day_of(one.value)
    assert all(map(is_edtf, full_days(text)))


def check_edtf(data: bytes) -> None:
    """See that what is taken for a date has bounds in order and one spelling."""
    value = text_of(data)
    date_in_words(value)
    same_edtf(value, value)
    spelling = canonical_edtf(value)
    if is_edtf(value):
        bounds = edtf_bounds(value)
        assert bounds.first <= bounds.last
        assert last_day_of(value)
        assert spelling is not None
    if spelling is not None:
        assert canonical_edtf(spelling) == spelling
        assert is_edtf(spelling)


def check_quantities(data: bytes) -> None:
    """See that amounts and ordinals stand in the text, in order."""
    text = normalize_text(text_of(data))

    for found in (find_quantities(text), find_ordinals(text)):
        spans = [(one.start, one.end) for one in found]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert spans == sorted(spans)
    assert all(one.value.is_finite() for one in find_quantities(text))
    numbers_of(text)


def check_names(data: bytes) -> None:
    """See that names can be compared, whatever they are made of."""
    names = [text_of(one) for one in data.split(b"\n")[:4]]

    for name in names:
        fold_letters(name), strip_titles(name), person_keys(name), consonants(name)
        split_acronym(name), acronym_of(name), load_vocabulary().holder(name)
        load_vocabulary().act(name)
        for mention in load_vocabulary().mentions(name):
            assert 0 <= mention.start < mention.end <= len(name)
    for left in names:
        for right in names:
            for similarity in (person_similarity, body_similarity):
                value = similarity(left, right)
                assert 0 <= value <= 1
                assert value == similarity(right, left)
    assert fullest_name(names) == fullest_name(names[::-1]) in names


def check_words(data: bytes) -> None:
    """See that words have their places, and what is printed is on one line."""
    text = text_of(data)

    for word in find_words(normalize_text(text)):
        assert word.start < word.end
    content_words(text)
    assert 0 <= resemblance(shingles(text), shingles(text[::-1])) <= 1
    read_dateline(text)
    for shown in (plain_text(text), spaced_text(text)):
        assert "\n" not in shown
        assert "\x1b" not in shown
    assert plain_text(plain_text(text)) == plain_text(text)
    escape_markdown(text)


def check_csv(data: bytes) -> None:
    """See that a table of any cells is read back as it was."""
    rows = [
        [text_of(cell).replace("\x00", "") or None for cell in row.split(b"\x01")]
        for row in data.split(b"\x02")
    ]

    assert list(csv_rows(csv_text(rows))) == rows


TARGETS = (
    Target("normalize", check_normalize, "text", seeds=seeding.lines),
    Target("fold", check_fold, "text", seeds=seeding.lines),
    Target(
        "locate", check_locate, "text", (UnreadableArticleError,), seeding.articles, 3, sample=25
    ),
    Target("sentences", check_sentences, "text", seeds=seeding.lines, weight=2),
    Target("dates", check_dates, "text", seeds=seeding.lines, weight=2),
    Target("edtf", check_edtf, "text"),
    Target("quantities", check_quantities, "text", seeds=seeding.lines, weight=2),
    Target("names", check_names, "text", weight=2, sample=40),
    Target("words", check_words, "text", seeds=seeding.lines),
    Target("csv", check_csv, "text"),
)
"""Targets of this part."""
