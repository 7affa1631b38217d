"""Speech acts: what was done with words.

Verbs of one band are synonyms (`reaffirm`, `reiterate`; `call for`, `urge`). A step on the scale of
demands, and two on that of disapproval, change what was said; so does a commitment to do something
against one to look into it, and a new commitment against an old one said again.
"""

import re
from collections.abc import Callable, Sequence

from summarizer.reconcile.diverge.difference import (
    Comparison,
    Difference,
    Finding,
    make_versions,
    read_quote,
)
from summarizer.reconcile.mentions import Mention
from summarizer.schema.words import Materiality

DEMAND_STEP = 1
"""Bands apart on the scale of demands from which two acts differ."""
_SECOND_BAND = 2
DISAPPROVAL_STEP = 2
"""The same for disapproval, where outlets choose words more freely."""

_EVERYDAY = frozenset(("ask", "seek", "want", "request"))
"""Verbs of the second band of demands that news uses for the first one as well."""
_LOOK_INTO = re.compile(
    r"\b(?:(?:pre-?)?feasibility(?: stud(?:y|ies))?|explor(?:e|es|ed|ing)"
    r"(?! (?:for |the |new |further |wider |outer |deep |areas of |avenues for |fields of )*"
    r"(?:space|oil|gas|mineral|petroleum|hydrocarbon|seabed|cooperation|collaboration|ties|areas))"
    r"|exploratory|examin(?:e|es|ed|ing)|look(?:s|ed|ing)? into"
    r"|consider(?:s|ed|ing)? (?:the possibility|whether|options|\w+ing)|weigh(?:s|ed|ing)?"
    r"|possibilit(?:y|ies) of"
    r"|study(?:ing)? (?:the|whether|how)"
    r"|(?:an?|the|joint|scoping|technical|impact|full|first|new|further|preliminary) stud(?:y|ies)"
    r"(?! (?:visit|tour|trip|grant|program|place|abroad))"
    r"|assess(?:es|ed|ing)? (?:the|whether|options))\b",
    re.IGNORECASE,
)
_DO = re.compile(
    r"\b(?:agree[sd]? to|decide[sd]? to|resolve[sd]? to|undert(?:ake|akes|ook) to"
    r"|pledge[sd]? to|promise[sd]? to|commit(?:s|ted)? (?:itself |themselves )?to|will|shall"
    r"|(?:is|are) to) (?!(?:jointly |also |be )?(?:stud|explor|examin|look|consider|assess|weigh))"
    r"(?:jointly |also |be )?[a-z]+",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:reaffirm|reiterat|restat|reconfirm|renew|recommit|repeat|re-?assert)\w*\b", re.IGNORECASE
)
_ANEW = re.compile(
    r"\b(?:agreed|decided|resolved|pledged|undertook|committed|vowed) (?:on |to )?(?:a new )?"
    r"(?:adopt|establish|launch|introduc|creat|set up|begin|start|open|institut|found)\w*\b"
    r"|\bfor the first time\b",
    re.IGNORECASE,
)


_COMMITTING = re.compile(
    r"\b(?:agree|decid|resolv|adopt|pledg|undert|commit|launch|establish|introduc)\w*\b",
    re.IGNORECASE,
)


def act_differs(
    left: str, left_mention: Mention, right: str, right_mention: Mention
) -> Materiality | None:
    """Return how much it matters what two sources say was done with words; None if they agree.

    Args:
        left: The words of the one source.
        left_mention: The report that they stand in.
        right: The words of the other source.
        right_mention: The report that those stand in.
    """
    pair = ((left, right), (right, left))
    if any(_LOOK_INTO.search(one) and not _LOOK_INTO.search(other) for one, other in pair):
        return "high"
    if any(
        _AGAIN.search(one) and not _AGAIN.search(other) and _COMMITTING.search(other)
        for one, other in pair
    ):
        return "low"
    acts = (left_mention.act, right_mention.act)
    one, other = acts
    if one is None or other is None or one.scale is None or other.scale is None:
        return None
    if one.scale != other.scale:
        return "medium" if "demand" in (one.scale, other.scale) else None
    step = DISAPPROVAL_STEP if one.scale == "disapproval" else DEMAND_STEP
    everyday = any(act.lemma in _EVERYDAY for act in (one, other))
    loose = one.scale == "commitment" or (everyday and max(one.band, other.band) == _SECOND_BAND)
    return "medium" if not loose and abs(one.band - other.band) >= step else None


def compare_acts(mentions: Sequence[Mention], known: Comparison) -> tuple[Difference, ...]:
    """Return the differences between what sources say was done with words."""
    promises = [one for one in mentions if _is_promise(one)]
    found = (
        _compare_bands(mentions, known, "demand", DEMAND_STEP),
        _compare_bands(mentions, known, "disapproval", DISAPPROVAL_STEP),
        _compare_cues(promises, known, (_LOOK_INTO, _DO), "To do it, or to look into it?", "high"),
        _compare_cues(mentions, known, (_AGAIN, _ANEW), "New, or said again?", "medium"),
    )
    return tuple(one for one in found if one is not None)


def _is_promise(mention: Mention) -> bool:
    scale = mention.act.scale if mention.act else None
    return mention.claim.type == "agreement" or scale == "commitment"


def _compare_bands(
    mentions: Sequence[Mention], known: Comparison, scale: str, step: int
) -> Difference | None:
    """Return the difference in strength on one scale; None where there is none."""
    strongest: dict[str, int] = {}
    told = [one for one in mentions if one.act is not None and one.act.scale == scale]
    for one in told:
        band = one.act.band if one.act else 0
        strongest[one.source] = max(strongest.get(one.source, 0), band)
    if not strongest or max(strongest.values()) - min(strongest.values()) < step:
        return None
    if max(strongest.values()) == _SECOND_BAND and any(
        one.act is not None and one.act.band == _SECOND_BAND and one.act.lemma in _EVERYDAY
        for one in told
    ):
        return None
    findings = [
        Finding(one.source, strongest[one.source], one.claim.act_as_written, one.span)
        for one in told
        if one.act is not None and one.act.band == strongest[one.source]
    ]
    versions = make_versions(findings, known.book)
    if len(versions) < 2 or len({one.value.casefold() for one in versions}) < 2:
        return None
    question = (
        "How strong is the demand?" if scale == "demand" else "How strong is the disapproval?"
    )
    return Difference("speech_act", "medium", question, versions)


def _compare_cues(
    mentions: Sequence[Mention],
    known: Comparison,
    cues: tuple[re.Pattern[str], re.Pattern[str]],
    question: str,
    materiality: Materiality,
) -> Difference | None:
    """Return the difference between sources with the first cue and those with only the second."""
    read = _cue_reader(cues, known)
    findings = [finding for mention in mentions if (finding := read(mention)) is not None]
    first = {one.source for one in findings if one.key == 0}
    findings = [one for one in findings if one.key == 0 or one.source not in first]
    versions = make_versions(findings, known.book)
    return Difference("speech_act", materiality, question, versions) if len(versions) > 1 else None


def _cue_reader(
    cues: tuple[re.Pattern[str], re.Pattern[str]], known: Comparison
) -> Callable[[Mention], Finding | None]:
    def read(mention: Mention) -> Finding | None:
        told = read_quote(mention, known.book)
        for key, cue in enumerate(cues):
            found = cue.search(told.text)
            if found is not None:
                place = found.span()
                return Finding(mention.source, key, told.value(*place), told.span(*place))
        return None

    return read
