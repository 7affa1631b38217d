"""What a reader corrects by hand: the entries of a `corrections.toml`."""

from typing import Annotated, Any, Literal, TypeAlias, get_args

from pydantic import Field, StringConstraints, model_validator

from summarizer.schema.base import Record
from summarizer.schema.words import ClaimType, DateRole, Tier

NamedKind: TypeAlias = Literal["claim", "date", "divergence"]
"""What of a quote is meant: the claim, the date or the divergence that rests on it."""
Text: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Note: TypeAlias = Text

_PREFIXES = {
    "agr": "claim",
    "pos": "claim",
    "fac": "claim",
    "par": "participant",
    "dat": "date",
    "div": "divergence",
}
_FORMS = "an id such as 'agr-0123456789', {article, quote}, {id, article, quote} or {name}"


class ItemRef(Record):
    """Which item is meant: by its id, by words of an article, or by the name of a participant.

    With id and words, the words count where nothing has the id, or what has it does not rest on
    them; the id counts where several items rest on the words.
    """

    id: Annotated[str, StringConstraints(pattern=r"^(agr|pos|fac|par|dat|div)-[0-9a-f]{10}$")] = ""
    """Its id, which can also stand alone, as a string."""
    article: str = ""
    """Path or name of the article's file, name of its outlet, or its id."""
    quote: str = ""
    """Words of it that prove the item; survives when the item's id changes."""
    kind: NamedKind | None = None
    """What the quote proves, where it is no claim."""
    name: str = ""
    """A name of the participant."""

    @model_validator(mode="before")
    @classmethod
    def _read_id(cls, value: Any) -> Any:
        return {"id": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _has_one_form(self) -> "ItemRef":
        given = tuple(bool(one) for one in (self.id, self.article, self.quote, self.name))
        if given not in (
            (True, False, False, False),
            (False, True, True, False),
            (True, True, True, False),
            (False, False, False, True),
        ) or (self.kind and (self.id or not self.quote)):
            msg = f"expected {_FORMS}"
            raise ValueError(msg)
        return self

    @property
    def sort(self) -> str:
        """Return what is meant: `claim`, `participant`, `date` or `divergence`."""
        if self.name:
            return "participant"
        return _PREFIXES[self.id[:3]] if self.id else self.kind or "claim"

    def described(self) -> str:
        """Return the reference in a few words."""
        quoted = f"{self.article}: “{self.quote}”" if self.quote else ""
        return " ".join(part for part in (self.id, self.name, quoted) if part)


class Merge(Record):
    """Several claims are one, or several names are one participant."""

    items: tuple[ItemRef, ...] = Field(min_length=2)
    """The claims, or the participants."""
    note: Note
    """Why."""

    @model_validator(mode="after")
    def _is_of_one_sort(self) -> "Merge":
        if {one.sort for one in self.items} not in ({"claim"}, {"participant"}):
            msg = "expected claims only, or participants only"
            raise ValueError(msg)
        return self


class Split(Record):
    """Some reports of a claim are of another claim."""

    item: ItemRef
    """The claim."""
    reports: tuple[ItemRef, ...] = Field(min_length=1)
    """The reports that leave it, together, each by article and quote."""
    note: Note
    """Why."""

    @model_validator(mode="after")
    def _is_of_reports(self) -> "Split":
        if self.item.sort != "claim" or any(not one.quote for one in self.reports):
            msg = "expected a claim, and its reports as {article, quote}"
            raise ValueError(msg)
        return self


class Drop(Record):
    """An item is not to be shown."""

    item: ItemRef
    """The item."""
    note: Note
    """Why."""


class Rename(Record):
    """An item goes by other words: the reader's, which no article has."""

    item: ItemRef
    """The claim or participant."""
    name: Text | None = None
    """Name of the participant."""
    statement: Text | None = None
    """Statement of the claim."""
    topic: Text | None = None
    """Topic of the claim."""
    note: Note
    """Why."""

    @model_validator(mode="after")
    def _fits(self) -> "Rename":
        _expect_fields(
            self.item,
            {"claim": ("statement", "topic"), "participant": ("name",)},
            {field: getattr(self, field) for field in ("name", "statement", "topic")},
        )
        return self


class Retype(Record):
    """An item is of another type, tier or role."""

    item: ItemRef
    """The claim, participant or date."""
    type: ClaimType | None = None
    """List that the claim belongs to."""
    tier: Tier | None = None
    """How the participant takes part."""
    roles: tuple[Text, ...] | None = None
    """Offices and functions of the participant."""
    role: DateRole | None = None
    """What happens at the date."""
    note: Note
    """Why."""

    @model_validator(mode="before")
    @classmethod
    def _reads_quote_as_date(cls, value: Any) -> Any:
        """A quote that is given another role is a date's."""
        item = value.get("item") if isinstance(value, dict) else None
        if isinstance(item, dict) and "quote" in item and value.get("role") is not None:
            return {**value, "item": {"kind": "date", **item}}
        return value

    @model_validator(mode="after")
    def _fits(self) -> "Retype":
        _expect_fields(
            self.item,
            {"claim": ("type",), "participant": ("tier", "roles"), "date": ("role",)},
            {field: getattr(self, field) for field in ("type", "tier", "roles", "role")},
        )
        return self


class CorrectionList(Record):
    """All that a reader corrects in a briefing; the order of entries says nothing."""

    merge: tuple[Merge, ...] = ()
    """Items that are one."""
    split: tuple[Split, ...] = ()
    """Reports that are of another claim."""
    drop: tuple[Drop, ...] = ()
    """Items that are not to be shown."""
    rename: tuple[Rename, ...] = ()
    """Items that go by other words."""
    retype: tuple[Retype, ...] = ()
    """Items of another type, tier or role."""


def _expect_fields(
    item: ItemRef, fields_of: dict[str, tuple[str, ...]], given: dict[str, object]
) -> None:
    """Raise ValueError unless only fields of such an item are given, and at least one."""
    fields = fields_of.get(item.sort, ())
    named = tuple(field for field, value in given.items() if value is not None)
    if not fields:
        msg = f"expected one of {', '.join(fields_of)}, found a {item.sort}"
        raise ValueError(msg)
    if not named or not set(named) <= set(fields):
        found = ", ".join(named) or "none of them"
        msg = f"expected {' or '.join(fields)} for a {item.sort}, found {found}"
        raise ValueError(msg)


CorrectionKind: TypeAlias = Literal["merge", "split", "drop", "rename", "retype"]
CORRECTION_KINDS: tuple[CorrectionKind, ...] = get_args(CorrectionKind)
