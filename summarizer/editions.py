"""Two briefings together: what changed, and a late article's briefing that keeps the ids of one."""

from summarizer.compare.compare import compare_briefings
from summarizer.compare.event import relate_briefings
from summarizer.compare.keep import keep_ids
from summarizer.compare.lexicon import Lexicon, open_lexicon
from summarizer.errors import UsageError
from summarizer.reconcile.diverge.hedges import hedges_of
from summarizer.reconcile.diverge.qualifiers import find_qualified
from summarizer.reconcile.mentions import act_word_factors
from summarizer.reconcile.prepare import FRAME_WORD_FACTOR
from summarizer.schema.briefing import Briefing
from summarizer.schema.difference import BriefingDiff
from summarizer.vocabulary.load import Vocabulary


def diff_briefings(old: Briefing, new: Briefing, vocabulary: Vocabulary) -> BriefingDiff:
    """Return what changed from one briefing to another, by the tables that reconciling has."""
    return compare_briefings(old, new, comparing_lexicon(vocabulary))


def continue_briefing(briefing: Briefing, previous: Briefing, vocabulary: Vocabulary) -> Briefing:
    """Return the briefing with the ids that an earlier edition of it has, sealed.

    Raises:
        UsageError: The earlier briefing is of another event.
    """
    if relate_briefings(previous, briefing) != "edition":
        msg = (
            f"the previous briefing is of {previous.event.name!r}, and this one is of "
            f"{briefing.event.name!r}, with no article in common; `summarizer diff` compares them"
        )
        raise UsageError(msg)
    return keep_ids(briefing, previous, comparing_lexicon(vocabulary))


def comparing_lexicon(vocabulary: Vocabulary) -> Lexicon:
    """Return what it takes to compare claims, with the tables that reconciling has."""
    return open_lexicon(
        vocabulary,
        qualified=find_qualified,
        hedges=hedges_of,
        light=act_word_factors(vocabulary, FRAME_WORD_FACTOR),
    )
