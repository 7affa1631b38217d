"""Which sources leave out what."""

from summarizer.reconcile.sources import SourceBook
from summarizer.schema.briefing import Claim


def add_omissions(claim: Claim, book: SourceBook) -> Claim:
    """Return the claim with the sources of the event that were read and are silent about it.

    Every claim has a source, so what is silent is silent about something that another one reports.
    """
    silent = sorted(book.articles.keys() - set(claim.reported_by))
    return claim.model_copy(update={"omitted_by": tuple(silent)})
