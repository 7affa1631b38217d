"""What of an article is enough to tell which event it is of: a few hundred bytes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from sys import intern

from rensa import RMinHash

from summarizer.heap.names import capitalized_words, without_spans
from summarizer.schema.article import Article
from summarizer.text.dates import edtf_bounds, find_dates, is_edtf
from summarizer.text.similarity import content_words, shingles
from summarizer.vocabulary.load import Vocabulary, load_vocabulary

SIGNATURE_SLOTS = 64
"""Slots of a signature; the share that two have in common estimates their resemblance within .06
(A. Broder, "On the resemblance and containment of documents", 1997)."""
SLOT_BYTES = 4
MOST_WORDS = 120
"""Content words that are kept, from the beginning: news tells first what it is about."""
MOST_NAMES = 40
MOST_STATES = 6
MOST_LEADING = 2
MOST_DAYS = 4
_SEED = 20310512
_TEXT_ZONES = frozenset(("headline", "narration", "quotation"))
_LONGEST_DAY = 3
"""Days that a date may span to count as a day: a meeting from Sunday to Tuesday."""


@dataclass(frozen=True, slots=True)
class ArticleSketch:
    """What is kept of an article to group it; the article itself can be dropped."""

    id: str
    """Id of the article."""
    language: str
    """Its language; words are compared within one language only."""
    published: int | None
    """Day of publication or of the dateline as an ordinal; None where neither is known."""
    told: tuple[int, ...]
    """The first days that its text names with their year, as ordinals."""
    signature: bytes
    """MinHash of its runs of words; empty where it has none."""
    states: tuple[str, ...]
    """Codes and names of the states and bodies that it names, the most often named first."""
    leading: tuple[str, ...]
    """Those of them that it names at least half as often as the first, two at most."""
    names: tuple[str, ...]
    """Other words that are part of names, each once, in the order of the alphabet."""
    words: tuple[str, ...]
    """Stems of the content words at its beginning, each once, in the order of the alphabet."""


def sketch_article(article: Article) -> ArticleSketch:
    """Return what is kept of an article to group it; no model and no tagger is asked."""
    vocabulary = load_vocabulary()
    sentences = [
        article.text[one.start : one.end] for one in article.sentences if one.zone in _TEXT_ZONES
    ]
    states: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for sentence in sentences:
        states.update(_read_names(sentence, names, vocabulary))
    text = "\n".join(sentences)
    ranked = sorted(states, key=lambda code: (-states[code], code))
    often = sorted(names, key=lambda name: (-names[name], name))[:MOST_NAMES]
    return ArticleSketch(
        id=article.id,
        language=article.language.split("-")[0],
        published=_published_day(article),
        told=_told_days(sentences),
        signature=sign(shingles(text)),
        states=tuple(map(intern, ranked[:MOST_STATES])),
        leading=tuple(map(intern, _leading(ranked, states))),
        names=tuple(map(intern, sorted(often))),
        words=tuple(map(intern, sorted(set(content_words(text)[:MOST_WORDS])))),
    )


def _leading(ranked: Sequence[str], states: Counter[str]) -> Sequence[str]:
    return [code for code in ranked[:MOST_LEADING] if 2 * states[code] >= states[ranked[0]]]


def sign(runs: frozenset[int]) -> bytes:
    """Return the MinHash signature of hashes of runs of words; empty without any."""
    if not runs:
        return b""
    matrix = RMinHash.digest_matrix_from_token_hash_sets([sorted(runs)], SIGNATURE_SLOTS, _SEED)
    return b"".join(slot.to_bytes(SLOT_BYTES, "big") for slot in matrix.to_rows()[0])


def _read_names(sentence: str, names: Counter[str], vocabulary: Vocabulary) -> list[str]:
    """Count the names of a sentence; return the states and bodies in it."""
    mentions = vocabulary.mentions(sentence)
    rest = without_spans(sentence, [(one.start, one.end) for one in mentions])
    names.update(capitalized_words(rest))
    return [one.code for one in mentions]


def _published_day(article: Article) -> int | None:
    """Return the day of publication, or the one that the dateline gives with its year."""
    if article.published and is_edtf(article.published):
        return edtf_bounds(article.published).first.toordinal()
    return next(iter(_told_days([article.dateline or ""])), None)


def _told_days(sentences: Iterable[str]) -> tuple[int, ...]:
    """Return the first days that sentences name with their year, each once."""
    days: dict[int, None] = {}
    for sentence in sentences:
        for mention in find_dates(sentence, reference=None):
            bounds = edtf_bounds(mention.value)
            if (bounds.last - bounds.first).days < _LONGEST_DAY:
                days[bounds.first.toordinal()] = None
        if len(days) >= MOST_DAYS:
            break
    return tuple(days)[:MOST_DAYS]
