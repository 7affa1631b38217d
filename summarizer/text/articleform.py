"""How an article is written down for a model, and read back by the embedded extractor.

    <<article 0123456789abcdef>>
    title: Two ministers meet
    published: 2031-05-12
    language: en

    [1 headline] Two ministers meet
    [2] The two sides agreed to meet again.

    [4 embedded_post @Ministry] They met today.
    <<end 0123456789abcdef>>

The number in the fence is a hash of the whole text: its author cannot know it before he has written
all of it, and it is the same on every run. Every line that comes from the article begins with a
label or a number, so none can be taken for the fence. Nobody's outlet is in it: two outlets with
one text are one request.
"""

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple, get_args

from summarizer.schema.article import Article, Sentence
from summarizer.schema.words import EVIDENCE_ZONES, EvidenceZone
from summarizer.text.normalize import clean_text

_LINE = re.compile(
    r"\[(?P<number>[0-9]+)(?: (?P<zone>[a-z_]+)(?: (?P<account>[^\]]+))?)?\] (?P<text>.*)"
)
_LABEL = re.compile(r"(?P<label>title|published|dateline|language): (?P<value>.*)")
_ZONES: dict[str, EvidenceZone] = {zone: zone for zone in get_args(EvidenceZone)}


class FormLine(NamedTuple):
    """One sentence as a model sees it."""

    number: int
    """Number of the sentence in the article."""
    zone: EvidenceZone
    """Its zone."""
    account: str | None
    """For an embedded post: the account."""
    paragraph: int
    """Number of the paragraph among those that are shown, from 1."""
    text: str
    """Its cleaned text, on one line."""


class ArticleForm(NamedTuple):
    """An article as a model sees it."""

    title: str | None
    """Headline."""
    published: str | None
    """Day of publication, EDTF."""
    dateline: str | None
    """Dateline as it stands."""
    language: str
    """BCP 47 code."""
    lines: tuple[FormLine, ...]
    """Sentences in order."""


def shown_text(article: Article, sentence: Sentence) -> str:
    """Return a sentence as a model sees it: cleaned, on one line."""
    return _one_line(clean_text(article.text, sentence.start, sentence.end))


def shown_sentences(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences that a model is shown, in order.

    Page furniture, links, comments and captions are left out; rules account for them.
    """
    return tuple(
        sentence
        for sentence in article.sentences
        if sentence.zone in EVIDENCE_ZONES and _is_seen(article.text, sentence)
    )


def _is_seen(text: str, sentence: Sentence) -> bool:
    """Return whether anything of a sentence is left when it is cleaned; what is ASCII is."""
    return "!" <= text[sentence.start : sentence.start + 1] <= "~" or bool(
        clean_text(text, sentence.start, sentence.end).strip()
    )


def article_fence(text: str) -> str:
    """Return the 16 hex digits that fence in an article with this text."""
    return sha256(f"fence\x00{text}".encode()).hexdigest()[:16]


def write_form(article: Article, sentences: Iterable[Sentence] | None = None) -> str:
    """Return the article, or those of its sentences, as the message to a model."""
    shown = shown_sentences(article) if sentences is None else tuple(sentences)
    fence = article_fence(article.text)
    lines = [f"<<article {fence}>>", *_labels(article)]
    paragraph = None
    for sentence in shown:
        if sentence.paragraph != paragraph:
            lines.append("")
            paragraph = sentence.paragraph
        lines.append(f"[{_heading(sentence)}] {shown_text(article, sentence)}")
    lines.append(f"<<end {fence}>>")
    return "\n".join(lines)


def read_form(message: str) -> ArticleForm:
    """Return the article that `write_form` wrote, wherever it stands in a message.

    Raises:
        ValueError: There is no article in the message.
    """
    labels: dict[str, str] = {}
    sentences: list[FormLine] = []
    paragraph = 0
    for line in _fenced_lines(message):
        if not line:
            paragraph += 1
        elif found := _LINE.fullmatch(line):
            sentences.append(_read_line(found, paragraph))
        elif label := _LABEL.fullmatch(line):
            labels[label["label"]] = label["value"]
        else:
            msg = f"expected a numbered sentence or a label, found {line[:60]!r}"
            raise ValueError(msg)
    return ArticleForm(
        title=labels.get("title"),
        published=labels.get("published"),
        dateline=labels.get("dateline"),
        language=labels.get("language", "und"),
        lines=tuple(sentences),
    )


def _labels(article: Article) -> list[str]:
    values = {
        "title": article.title,
        "published": article.published,
        "dateline": article.dateline,
        "language": article.language,
    }
    cleaned = {label: _one_line(clean_text(value)) for label, value in values.items() if value}
    return [f"{label}: {value}" for label, value in cleaned.items() if value]


def _heading(sentence: Sentence) -> str:
    if sentence.zone == "narration":
        return str(sentence.number)
    if sentence.zone == "embedded_post" and sentence.account:
        account = _one_line(clean_text(sentence.account).replace("]", ")"))
        return f"{sentence.number} {sentence.zone} {account}".rstrip()
    return f"{sentence.number} {sentence.zone}"


def _fenced_lines(message: str) -> list[str]:
    lines = message.split("\n")
    for start, line in enumerate(lines):
        opening = re.fullmatch(r"<<article ([0-9a-f]{16})>>", line)
        if opening is None:
            continue
        closing = f"<<end {opening[1]}>>"
        if closing in lines[start:]:
            return lines[start + 1 : lines.index(closing, start)]
    msg = "expected an article between <<article ...>> and <<end ...>>, found none"
    raise ValueError(msg)


def _read_line(found: re.Match[str], paragraph: int) -> FormLine:
    zone = _ZONES.get(found["zone"] or "narration")
    if zone is None:
        msg = f"expected one of {', '.join(_ZONES)}, found {found['zone']!r}"
        raise ValueError(msg)
    return FormLine(int(found["number"]), zone, found["account"], paragraph, found["text"])


def _one_line(text: str) -> str:
    return " ".join(text.split())
