"""An invented article under way: its text, its sentences, and where things stand in it."""

from dataclasses import dataclass, field
from hashlib import sha256

from summarizer.schema.article import Article, Sentence
from summarizer.schema.ids import make_article_id
from summarizer.schema.span import TextSpan
from summarizer.schema.words import Zone


@dataclass
class Page:
    """What is written so far, each sentence a paragraph of its own.

    Attributes:
        end: What stands behind each sentence.
        text: The text.
        sentences: Its sentences.
    """

    end: str = "\n\n"
    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)

    def add(self, text: str, zone: Zone = "narration", account: str | None = None) -> Sentence:
        """Write a sentence and return it."""
        number = len(self.sentences) + 1
        sentence = Sentence(
            number=number,
            start=len(self.text),
            end=len(self.text) + len(text),
            zone=zone,
            paragraph=number,
            account=account,
        )
        self.text += text + self.end
        self.sentences.append(sentence)
        return sentence

    def span(self, quote: str, sentence: Sentence) -> TextSpan:
        """Return where a quote stands in a sentence."""
        start = self.text.index(quote, sentence.start, sentence.end)
        return TextSpan(start=start, end=start + len(quote), quote=quote)

    def article(
        self, uri: str, *, outlet: str | None, published: str | None, title: str | None = None
    ) -> Article:
        """Return the article."""
        return Article(
            id=make_article_id(self.text, outlet),
            uri=uri,
            sha256=sha256(self.text.encode()).hexdigest(),
            media_type="text/plain",
            encoding="utf-8",
            outlet=outlet,
            title=title,
            byline=None,
            dateline=None,
            published=published,
            published_from="masthead" if published else None,
            language="en",
            text=self.text,
            sentences=tuple(self.sentences),
        )
