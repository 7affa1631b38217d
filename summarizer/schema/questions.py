"""What a model is asked about many articles at once, and the form of its answers.

As in `draft`, every field of an answer is required and nothing has a default.
"""

from summarizer.schema.base import Record
from summarizer.schema.words import ClaimType, DivergenceType


class Statement(Record):
    """What one article reports, as a line of a question."""

    number: int
    """Its number in the question, from 1."""
    article: str
    """A letter or two for the article; not its id."""
    list: ClaimType
    """The list that it stands in."""
    holders: tuple[str, ...]
    """Who holds it."""
    statement: str
    """What it says."""
    quote: str
    """The words of the article."""


class StatementBlock(Record):
    """Statements of which some may report the same thing."""

    statements: tuple[Statement, ...]
    """The statements, numbered from 1."""


class WholeStatement(Record):
    """A statement that says at once what several groups say one by one."""

    number: int
    """Number of the statement."""
    parts: tuple[int, ...]
    """A number out of each of those groups."""


class ClaimGroups(Record):
    """The answer for one block."""

    groups: tuple[tuple[int, ...], ...]
    """Numbers of statements that report the same thing; each number in one group."""
    wholes: tuple[WholeStatement, ...]
    """Statements that comprise several groups."""


class SentenceDraft(Record):
    """One sentence of a summary, as a model wrote it."""

    text: str
    """The sentence."""
    items: tuple[int, ...]
    """Numbers of the items that it rests on."""


class SummaryDraft(Record):
    """The answer for a briefing."""

    headline: SentenceDraft
    """What happened, in one line."""
    sentences: tuple[SentenceDraft, ...]
    """The summary."""


class ComparedReport(Record):
    """How one article reports a claim, as a line of a question."""

    article: str
    """A letter or two for the article; not its id."""
    holders: tuple[str, ...]
    """Who holds the claim according to it."""
    quotes: tuple[str, ...]
    """Its words, in their order."""


class ComparedClaim(Record):
    """One claim that several articles report."""

    number: int
    """Its number in the question, from 1."""
    list: ClaimType
    """The list that it stands in."""
    statement: str
    """What it says."""
    reports: tuple[ComparedReport, ...]
    """How each article reports it."""


class ComparisonBlock(Record):
    """Claims whose reports are compared."""

    claims: tuple[ComparedClaim, ...]
    """The claims, numbered from 1."""


class PlaceDraft(Record):
    """Where an article has a version."""

    article: str
    """Letter of the article."""
    words: str
    """Its words, verbatim."""


class VersionDraft(Record):
    """One version of what articles differ on, as a model sees it."""

    places: tuple[PlaceDraft, ...]
    """The articles that have it."""


class DifferenceDraft(Record):
    """A difference between the reports of one claim, as a model sees it."""

    claim: int
    """Number of the claim."""
    type: DivergenceType
    """What the articles differ in."""
    question: str
    """What they answer differently."""
    versions: tuple[VersionDraft, ...]
    """The versions."""


class ClaimDifferences(Record):
    """The answer for one block of claims."""

    differences: tuple[DifferenceDraft, ...]
    """The differences."""
