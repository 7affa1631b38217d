"""What every part of the page needs to know."""

from collections.abc import Mapping
from dataclasses import dataclass

from summarizer.render.corrections import marks_of
from summarizer.render.escape import escape_markdown
from summarizer.render.footnotes import Footnotes
from summarizer.schema.briefing import Briefing, Claim, Date
from summarizer.text.labels import label_sources, name_parties
from summarizer.text.plain import join_words

_FEW = 2
"""Up to how many silent sources are named."""


@dataclass(frozen=True)
class Page:
    """One briefing on its way to Markdown."""

    briefing: Briefing
    name_of: Mapping[str, str]
    """Alpha-3 code to the name that people use; a code that is not in it stays as it is."""
    labels: Mapping[str, str]
    """Source id to the name of the source, not escaped, the earliest published first."""
    read: int
    """How many sources were read."""
    footnotes: Footnotes
    marks: Mapping[str, tuple[str, ...]]
    """Id of each item that a reader corrected to what was done to it."""

    def outlets(self, ids: tuple[str, ...]) -> str:
        """Return the names of these sources as an English list, the earliest published first."""
        known = [label for id_, label in self.labels.items() if id_ in ids]
        return join_words([escape_markdown(label) for label in known])

    def parties(self, codes: tuple[str, ...]) -> str:
        """Return the names of these parties as an English list."""
        return escape_markdown(name_parties(codes, self.name_of))

    def claim(self, claim: Claim) -> str:
        """Return the claim's statement with its footnote, and what a reader did to it."""
        told = escape_markdown(claim.statement) + self.footnotes.mark(claim.id)
        return told + self.corrected(claim.id)

    def corrected(self, id_: str) -> str:
        """Return what a reader did to an item, in brackets; nothing for most."""
        marks = self.marks.get(id_, ())
        return f" _({'; '.join(marks)})_" if marks else ""

    def count(self, claim: Claim) -> str:
        """Return how many sources report the claim, in brackets; nothing where one was read."""
        if self.read < 2:
            return ""
        reporting, independent = claim.corroboration.sources, claim.corroboration.independent
        words = "all" if reporting == self.read else f"{reporting} of {self.read}"
        if 1 < reporting != independent:
            words += f", {independent} independent"
        return f" ({'; '.join(word for word in (words, self._silent(claim)) if word)})"

    def silence(self, claim: Claim) -> str:
        """Return which sources do not report the claim, in brackets; nothing where all do."""
        silent = self._silent(claim)
        return f" ({silent})" if silent else ""

    def _silent(self, claim: Claim) -> str:
        """Return the names of the silent sources; nothing where they are more than a few."""
        few = 0 < len(claim.omitted_by) <= _FEW
        return f"not in {self.outlets(claim.omitted_by)}" if few else ""


def open_page(briefing: Briefing, name_of: Mapping[str, str]) -> Page:
    """Return the page of the briefing, with nothing on it yet."""
    labels = label_sources(briefing.sources)
    return Page(
        briefing=briefing,
        name_of=name_of,
        labels=labels,
        read=sum(source.status == "read" for source in briefing.sources),
        footnotes=Footnotes(briefing, labels),
        marks=marks_of(briefing.provenance.corrections),
    )


def name_date(date: Date) -> str:
    """Return what a date is of, such as `meeting: the fourth round`."""
    role = "" if date.role == "other" else date.role.replace("_", " ")
    about = "" if date.about.casefold() == role else escape_markdown(date.about)
    return ": ".join(part for part in (role, about) if part)
