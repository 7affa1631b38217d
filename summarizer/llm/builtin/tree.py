"""A parsed sentence as plain data: words with their heads."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

_CLAUSE_LABELS = frozenset(
    ("ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "csubj", "csubjpass", "pcomp", "parataxis")
)


@dataclass(slots=True)
class Token:
    """One word of a parsed text."""

    index: int
    """Position in the tree."""
    text: str
    """The word."""
    lemma: str
    """Its dictionary form, lower case."""
    tag: str
    """Penn Treebank tag."""
    label: str
    """Dependency label."""
    head: int
    """Position of its head; its own for the root."""
    start: int
    """First code point in the parsed text."""
    end: int
    """One past the last code point."""
    lower: str = field(init=False)
    """The word in lower case."""

    def __post_init__(self) -> None:
        self.lower = self.text.lower()

    @property
    def is_verb(self) -> bool:
        """Whether it is a form of a verb."""
        return self.tag.startswith("VB")

    @property
    def is_noun(self) -> bool:
        """Whether it is a noun or a name."""
        return self.tag.startswith("NN")


@dataclass
class Tree:
    """The words of a text and who depends on whom."""

    tokens: list[Token]
    acts: frozenset[int] = frozenset()
    """Positions of verbs that can be speech acts."""
    _children: list[list[int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.relink()

    def relink(self) -> None:
        """Compute the children anew after heads were changed."""
        self._children = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                self._children[token.head].append(token.index)

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index]

    def children(self, index: int, *labels: str) -> list[Token]:
        """Return the direct dependants, left to right; only those with one of the labels."""
        return [
            self.tokens[child]
            for child in self._children[index]
            if not labels or self.tokens[child].label in labels
        ]

    def child(self, index: int, *labels: str) -> Token | None:
        """Return the first dependant with one of the labels."""
        return next(iter(self.children(index, *labels)), None)

    def subtree(self, index: int, without: Iterable[int] = ()) -> list[int]:
        """Return the positions below a word and its own, sorted; not below those left out."""
        skipped = frozenset(without)
        found = []
        stack = [index]
        while stack:
            here = stack.pop()
            found.append(here)
            stack.extend(child for child in self._children[here] if child not in skipped)
        return sorted(found)

    def ancestors(self, index: int) -> Iterator[Token]:
        """Yield the heads above a word, nearest first."""
        seen = {index}
        here = self.tokens[index].head
        while here not in seen:
            seen.add(here)
            yield self.tokens[here]
            here = self.tokens[here].head

    def conjuncts(self, index: int) -> list[Token]:
        """Return a word and what is coordinated with it, left to right."""
        found = [self.tokens[index]]
        for token in found:
            found.extend(self.children(token.index, "conj"))
        return sorted(found, key=lambda token: token.index)

    def first_conjunct(self, index: int) -> Token:
        """Return the word that a coordination begins with."""
        token = self.tokens[index]
        while token.label == "conj" and token.head != token.index:
            token = self.tokens[token.head]
        return token

    def clause_head(self, index: int) -> Token:
        """Return the verb or predicate of the clause that a word stands in, maybe itself."""
        token = self.tokens[index]
        for above in (token, *self.ancestors(index)):
            if above.label in _CLAUSE_LABELS or (above.label == "conj" and above.is_verb):
                return above
        return token

    def text(self, first: int, last: int) -> str:
        """Return the words from one position to another as they would be written."""
        return join_tokens(self.tokens[first : last + 1])

    def move(self, index: int, head: int, label: str) -> None:
        """Give a word another head; call `relink` after the last move."""
        self.tokens[index].head = head
        self.tokens[index].label = label


def join_tokens(tokens: Sequence[Token]) -> str:
    """Return tokens as text, with a space where the source had one or more characters between."""
    pieces = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        if before is not None and token.start > before.end:
            pieces.append(" ")
        pieces.append(token.text)
    return "".join(pieces)
