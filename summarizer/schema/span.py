"""Where a quote stands."""

from typing import Self

from pydantic import Field, model_validator

from summarizer.schema.base import Record


class TextSpan(Record):
    """A stretch of one article's text."""

    start: int = Field(ge=0)
    """First code point of the stretch, counted in `Article.text`."""
    end: int = Field(ge=1)
    """One past the last code point of the stretch."""
    quote: str = Field(min_length=1)
    """The stretch itself: `article.text[start:end] == quote`."""

    @model_validator(mode="after")
    def _length_fits(self) -> Self:
        if self.end - self.start != len(self.quote):
            msg = f"span [{self.start}, {self.end}) is not as long as its quote {self.quote[:40]!r}"
            raise ValueError(msg)
        return self


class Span(TextSpan):
    """A stretch of the text of one source of a briefing."""

    source: str
    """Id of the source (`sources[].id`) in whose article the stretch stands."""
