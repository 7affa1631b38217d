"""The quotes of a claim in both briefings, word by word."""

import re
from difflib import SequenceMatcher

from rapidfuzz.fuzz import ratio

from summarizer.schema.briefing import Claim
from summarizer.schema.difference import Wording, WordRun

_WORD = re.compile(r"\S+")
_EDGES = re.compile(r"^\W+|\W+$")


def compare_wording(old: Claim, new: Claim) -> Wording | None:
    """Return the two quotes that are most alike, word by word; None where two are the same."""
    ours = sorted({report.quote: report.span for report in reversed(old.reports)}.items())
    theirs = sorted({report.quote: report.span for report in reversed(new.reports)}.items())
    if {quote for quote, _ in ours} & {quote for quote, _ in theirs}:
        return None
    before, after = max(
        ((one, other) for one in ours for other in theirs),
        key=lambda pair: ratio(pair[0][0].casefold(), pair[1][0].casefold()),
    )
    return Wording(old=before[1], new=after[1], words=diff_words(before[0], after[0]))


def diff_words(old: str, new: str) -> tuple[WordRun, ...]:
    """Return the runs of words of two texts; case and punctuation around a word do not matter.

    >>> [(run.side, run.text) for run in diff_words("a full ceasefire", "a ceasefire, now")]
    [('both', 'a'), ('old', 'full'), ('both', 'ceasefire,'), ('new', 'now')]
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(
        None, [_bare(word) for word in before], [_bare(word) for word in after], autojunk=False
    )
    runs: list[WordRun] = []
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        if operation == "equal":
            runs.append(WordRun(side="both", text=" ".join(after[new_start:new_end])))
            continue
        if start < end:
            runs.append(WordRun(side="old", text=" ".join(before[start:end])))
        if new_start < new_end:
            runs.append(WordRun(side="new", text=" ".join(after[new_start:new_end])))
    return tuple(runs)


def _bare(word: str) -> str:
    return _EDGES.sub("", word).casefold().replace("’", "'") or word
