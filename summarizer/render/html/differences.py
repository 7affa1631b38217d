"""Where the sources differ, and what each makes of each claim."""

from collections.abc import Mapping

from summarizer.render.html.claims import claims_of
from summarizer.render.html.differing import differing_words, mark_versions, mark_words
from summarizer.render.html.naming import Naming
from summarizer.render.html.parts import Quote, Stretch
from summarizer.render.html.records import (
    Cell,
    ClaimView,
    DateView,
    DifferenceView,
    MatrixRow,
    MatrixView,
    MatterView,
    Mention,
    VersionView,
)
from summarizer.render.html.shown import shown_line
from summarizer.render.matrix import cell_state, sources_apart
from summarizer.render.partition import group_by_matter
from summarizer.schema.briefing import Briefing, Divergence
from summarizer.text.datewords import date_in_words


def view_matters(
    briefing: Briefing,
    naming: Naming,
    claims: Mapping[str, ClaimView],
    dates: Mapping[str, DateView],
) -> tuple[MatterView, ...]:
    """Return what sources differ on, the gravest first, each with all its differences."""
    words = {id_: claim.statement for id_, claim in claims.items()}
    words |= {id_: f"{date.words}: {date.what}" for id_, date in dates.items()}
    corrected = {id_: claim.corrected for id_, claim in claims.items()}
    corrected |= {id_: date.corrected for id_, date in dates.items()}
    order = {id_: place for place, id_ in enumerate(words)}
    return tuple(
        MatterView(
            items=tuple(
                Mention(naming.chips[id_], words[id_], corrected[id_])
                for id_ in sorted(matter.items & order.keys(), key=order.__getitem__)
            ),
            differences=tuple(_view_difference(one, naming) for one in matter.divergences),
        )
        for matter in group_by_matter(briefing.divergences)
    )


def view_matrix(briefing: Briefing, naming: Naming, views: Mapping[str, ClaimView]) -> MatrixView:
    """Return what each source that was read makes of each claim.

    The states are those of `summarizer matrix`; what a source reports links to its first quote.
    """
    read = [source for source in briefing.sources if source.status == "read"]
    apart = sources_apart(briefing)
    rows = []
    for claim in claims_of(briefing):
        view = views[claim.id]
        first = {quote.source.number: quote.href for quote in view.links}
        cells = []
        for source in read:
            state = cell_state(claim, source, apart[claim.id])
            href = (
                ""
                if state in ("omitted", "none")
                else first.get(naming.sources[source.id].number, "")
            )
            cells.append(Cell(state, href))
        rows.append(MatrixRow(view, tuple(cells)))
    return MatrixView(tuple(naming.sources[source.id] for source in read), tuple(rows))


def _view_difference(divergence: Divergence, naming: Naming) -> DifferenceView:
    values = [
        shown_line(date_in_words(value.value) if divergence.type == "date" else value.value)
        for value in divergence.values
    ]
    versions = []
    for value, words in zip(divergence.values, mark_versions(values), strict=True):
        telling = differing_words(words)
        quotes = tuple(_mark_quote(one, telling) for one in naming.quotes(value.evidence))
        versions.append(VersionView(words, naming.named(value.reported_by), quotes))
    return DifferenceView(
        id=divergence.id,
        chip=naming.chips[divergence.id],
        question=shown_line(divergence.question),
        type=divergence.type.replace("_", " "),
        materiality=divergence.materiality,
        versions=tuple(versions),
    )


def _mark_quote(quote: Quote, words: list[str]) -> Quote:
    """Return the quote with those of its words marked that its version has and another lacks."""
    text = "".join(stretch.text for stretch in quote.words)
    marked: tuple[Stretch, ...] = mark_words(text, words)
    return Quote(
        source=quote.source,
        href=quote.href,
        words=marked,
        tongue=quote.tongue,
        said=quote.said,
        marks=quote.marks,
        further=quote.further,
    )
