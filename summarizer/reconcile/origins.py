"""Who retells whose text: copies and edited copies of one text have one origin and vote once."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from summarizer.schema.article import Article
from summarizer.text.similarity import containment, resemblance, shingles

COPIED_SHARE = 0.5
"""Share of an article's runs of words that stand in an earlier text, from which it is a copy.

Independent reports of one communiqué share under a tenth even where they quote it; a wire story
that an editor shortened and topped keeps two thirds.
"""
COPIED_RESEMBLANCE = 0.4
"""The same for a later text that holds the earlier one and adds to it."""
LEAST_COPIED_RUNS = 20
"""Runs of words that a copy has in common with its origin at least: two sentences, or so."""
_COMMON_FORMULA = 64
"""A run of words that so many texts have is a formula and points to none of them."""
_TEXT_ZONES = frozenset(("narration", "quotation"))
_MASTHEAD_SENTENCES = 8

_OFFICIAL_OUTLET = re.compile(
    r"\b(?:ministry|ministries|ministerio|ministério|ministère|ministerium|department of state"
    r"|state department|foreign office|embassy|permanent mission|consulate|government of"
    r"|federal government|office of the (?:president|prime minister|spokesperson)|chancellery"
    r"|prime minister[’']s office|presidency of|white house|council of the european union"
    r"|european commission|general secretariat|press (?:service|office) of)\b",
    re.IGNORECASE,
)
_RELEASE_LINE = re.compile(
    r"\W*(?:for immediate release|(?:press|media|news) (?:release|statement|communiqu[eé]|note)"
    r"|official (?:statement|readout)|readout)\b.{0,60}",
    re.IGNORECASE,
)


def find_origins(articles: Iterable[Article]) -> dict[str, str]:
    """Return the origin of every article: the earliest article whose text it retells, or itself."""
    listed = list(articles)
    return find_origins_by_runs(listed, {one.id: runs_of(one) for one in listed})


def find_origins_by_runs(
    articles: Iterable[Article], runs: Mapping[str, frozenset[int]]
) -> dict[str, str]:
    """Return the same for articles of which `runs_of` each is known, by id."""
    ordered = sorted(articles, key=lambda one: (one.published or "9999", one.id))
    texts: dict[str, set[int]] = {}
    origins: dict[str, str] = {}
    leads: dict[int, list[str]] = {}
    for article in ordered:
        own = runs[article.id]
        origin = _find_original(own, texts, leads) or article.id
        origins[article.id] = origin
        known = texts.setdefault(origin, set())
        for run in own - known:
            leads.setdefault(run, []).append(origin)
        known |= own
    return origins


def runs_of(article: Article) -> frozenset[int]:
    """Return the runs of words of what an article tells, as `shingles`."""
    return shingles(_told_text(article))


def is_official(article: Article) -> bool:
    """Return whether the article is an official text or a press release of a party."""
    if article.outlet and _OFFICIAL_OUTLET.search(article.outlet):
        return True
    top = article.sentences[:_MASTHEAD_SENTENCES]
    return any(
        sentence.zone in ("chrome", "headline")
        and _RELEASE_LINE.fullmatch(article.text[sentence.start : sentence.end].strip())
        for sentence in top
    )


def _told_text(article: Article) -> str:
    told = [one for one in article.sentences if one.zone in _TEXT_ZONES]
    return "\n".join(article.text[one.start : one.end] for one in told)


def _find_original(
    runs: frozenset[int], texts: Mapping[str, set[int]], leads: Mapping[int, list[str]]
) -> str | None:
    """Return the origin that most of these runs lead to, if the text is a copy of it."""
    shared: Counter[str] = Counter()
    for run in runs:
        origins: Sequence[str] = leads.get(run, ())
        if len(origins) <= _COMMON_FORMULA:
            shared.update(origins)
    if not shared:
        return None
    best = min(shared, key=lambda origin: (-shared[origin], origin))
    if len(runs & texts[best]) < LEAST_COPIED_RUNS:
        return None
    copied = containment(runs, texts[best]) >= COPIED_SHARE
    return best if copied or resemblance(runs, texts[best]) >= COPIED_RESEMBLANCE else None
