"""The groups of reports of an event while they are corrected, and which of them a reader means."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from summarizer.reconcile.corrected.book import UNKNOWN, StaleError
from summarizer.reconcile.corrected.refs import find_by_quote
from summarizer.reconcile.fold import fold_group
from summarizer.reconcile.granularity import Group
from summarizer.reconcile.mentions import Mention, MentionKey
from summarizer.reconcile.records import number_claims
from summarizer.reconcile.sources import SourceBook
from summarizer.schema.briefing import Briefing, Claim
from summarizer.schema.corrections import ItemRef
from summarizer.schema.words import ClaimType
from summarizer.text.similarity import WordWeights


@dataclass
class Piece:
    """A group on its way: its reports, what the reader says of it, and how it came about."""

    group: Group
    type: ClaimType | None = None
    words: dict[str, str] = field(default_factory=dict)
    dropped: bool = False

    @property
    def keys(self) -> frozenset[MentionKey]:
        """Return the keys of its reports."""
        return frozenset(one.key for one in self.group.mentions)


class Shelf:
    """The groups of an event, and which of them an id or a quote means.

    Attributes:
        pieces: The groups; whoever changes them calls `number` after.
    """

    def __init__(
        self,
        groups: Sequence[Group],
        book: SourceBook,
        weights: WordWeights,
        previous: Briefing | None,
    ) -> None:
        """Learn the ids that the groups have, and those of an earlier briefing."""
        self.pieces = [Piece(group) for group in groups]
        self._book = book
        self._weights = weights
        self._reports_of: dict[str, frozenset[MentionKey]] = {}
        self._learn(previous)
        self._base = self.number()

    def replace(self, gone: Sequence[Piece], *by: Piece) -> None:
        """Put groups where the first of others stands, in their stead."""
        place = next(i for i, piece in enumerate(self.pieces) if piece is gone[0])
        kept = [one for one in self.pieces if not any(one is two for two in gone)]
        self.pieces = [*kept[:place], *by, *kept[place:]]

    def find(self, ref: ItemRef) -> Piece:
        """Return the group that is meant.

        Raises:
            StaleError: None is, or several could be.
        """
        if not ref.quote:
            return self._by_id(ref.id)
        reports = [(piece, one) for piece in self.pieces for one in piece.group.all_mentions]
        found = find_by_quote(ref, reports, lambda one: (one[1].span,), self._book.articles)
        several = {id(piece): piece for piece, _ in found}
        if ref.id in self._reports_of:
            named = self._by_id(ref.id)
            several = {id(named): named} if id(named) in several else several
        if len(several) > 1:
            ids = sorted(id_ for piece in several.values() for id_ in self.before(piece.keys))
            raise StaleError(f"it is of several claims: {', '.join(ids)}")
        return next(iter(several.values()))

    def each(self, refs: Iterable[ItemRef]) -> list[Piece | None]:
        """Return the group that each is about; None where there is none, or several are."""
        found: list[Piece | None] = []
        for ref in refs:
            try:
                found.append(self.find(ref))
            except StaleError:
                found.append(None)
        return found

    def why(self, ref: ItemRef) -> str:
        """Return why a reference leads to no group."""
        try:
            self.find(ref)
        except StaleError as exc:
            return str(exc)
        return ""

    def reports(self, ref: ItemRef, piece: Piece) -> tuple[Mention, ...]:
        """Return the reports of a group that rest on a quote."""
        return find_by_quote(
            ref, piece.group.all_mentions, lambda one: (one.span,), self._book.articles
        )

    def before(self, keys: Iterable[MentionKey]) -> tuple[str, ...]:
        """Return the ids of the claims that had these reports before any correction."""
        return tuple(sorted({self._base[key] for key in keys if key in self._base}))

    def fold(self, piece: Piece) -> tuple[ClaimType, Claim]:
        """Return the claim that a group makes, without an id, and its list."""
        return fold_group(piece.group, self._book, self._weights, put_in=piece.type)

    def number(self) -> dict[MentionKey, str]:
        """Learn the ids that the claims have now; return that of each report's claim."""
        kept = [piece for piece in self.pieces if not piece.dropped]
        claims = number_claims([self.fold(piece) for piece in kept], self._book.published())
        ids: dict[MentionKey, str] = {}
        for piece, (_, claim) in zip(kept, claims, strict=True):
            self._reports_of.setdefault(claim.id, piece.keys)
            ids |= dict.fromkeys(piece.keys, claim.id)
        return ids

    def _by_id(self, id_: str) -> Piece:
        keys = self._reports_of.get(id_)
        if keys is None:
            raise StaleError(UNKNOWN)
        shares = [(len(keys & piece.keys), piece) for piece in self.pieces]
        most = max((share for share, _ in shares), default=0)
        if not most:
            raise StaleError("its reports are of no claim any more")
        best = [piece for share, piece in shares if share == most]
        return min(best, key=lambda piece: min(piece.keys))

    def _learn(self, previous: Briefing | None) -> None:
        """Learn the ids of an earlier briefing, which are those that the reader has seen."""
        if previous is None:
            return
        by_place: dict[tuple[object, ...], set[MentionKey]] = {}
        for piece in self.pieces:
            for one in piece.group.mentions:
                place = (one.span, one.claim.act, one.holders, one.stance)
                by_place.setdefault(place, set()).add(one.key)
        for claim in (*previous.agreements, *previous.positions, *previous.facts):
            keys = frozenset(
                key
                for report in claim.reports
                for key in by_place.get(
                    (report.span, report.act, report.holders, report.stance), ()
                )
            )
            if keys:
                self._reports_of[claim.id] = keys
