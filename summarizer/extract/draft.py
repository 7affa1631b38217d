"""What a model answered, item by item."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from pydantic import ValidationError

from summarizer.errors import ExtractionError
from summarizer.llm.base import Completion, Request
from summarizer.schema.communique import RejectedItem
from summarizer.schema.draft import (
    ClaimDraft,
    CommuniqueDraft,
    DateDraft,
    DraftItem,
    EventDraft,
    ParticipantDraft,
)
from summarizer.schema.faults import first_fault

ListName: TypeAlias = Literal["event", "participants", "dates", "agreements", "positions", "facts"]
_LISTS: tuple[ListName, ...] = ("participants", "dates", "agreements", "positions", "facts")
LEAKED = "(words of our own prompt)"
"""What stands for them wherever people could read them."""
MOST_ITEMS = 500
"""Of one article's answers, so many items are looked at; long communiqués have a fifth of it."""


class Answer(NamedTuple):
    """One request, its answer, and the draft that it holds."""

    request: Request
    completion: Completion
    draft: CommuniqueDraft


class Entry(NamedTuple):
    """One item of a draft and where it stands."""

    list_name: ListName
    """The list that it is in; `event` for the event."""
    path: str
    """Where it stands in the draft of the whole article, such as `agreements[3]`."""
    item: DraftItem
    """The item."""
    rule: str | None
    """For the embedded extractor: the rule that made it."""
    part: int
    """Which answer it came in, from 0."""


def read_answer(request: Request, completion: Completion, *, uri: str) -> Answer:
    """Return an answer with its draft.

    Raises:
        ExtractionError: The answer is no draft.
    """
    try:
        draft = CommuniqueDraft.model_validate_json(completion.text)
    except ValidationError as exc:
        msg = f"the answer for {uri!r} is no communiqué draft: {first_fault(exc)}"
        raise ExtractionError(msg) from exc
    return Answer(request, completion, draft)


def list_entries(answers: Sequence[Answer], *, first: int = 0) -> tuple[Entry, ...]:
    """Return the items of answers, in order; lists run on from one answer to the next.

    Args:
        answers: All answers.
        first: The number of the first one whose items are wanted.
    """
    counts: dict[str, int] = dict.fromkeys(_LISTS, 0)
    entries: list[Entry] = []
    for part, answer in enumerate(answers):
        for list_name, own_path, index, item in _walk(answer.draft) if part >= first else ():
            path = own_path if index is None else f"{list_name}[{counts[list_name] + index}]"
            rule = answer.completion.rules.get(own_path)
            entries.append(Entry(list_name, path, item, rule, part))
        for name in _LISTS:
            counts[name] += len(getattr(answer.draft, name))
    return tuple(entries[:MOST_ITEMS])


def has_too_many(answers: Sequence[Answer]) -> bool:
    """Return whether the answers of one article have more items than are looked at."""
    return sum(len(getattr(one.draft, name)) for one in answers for name in _LISTS) > MOST_ITEMS


def name_of_item(item: DraftItem) -> str:
    """Return what an item says, in a few words."""
    if isinstance(item, ClaimDraft):
        return item.statement
    if isinstance(item, EventDraft | ParticipantDraft):
        return item.name
    return f"{item.role} {item.value}" if isinstance(item, DateDraft) else ""


def pair_corrections(
    problems: Sequence[Entry], corrections: Sequence[Entry]
) -> Mapping[str, Entry]:
    """Return the correction of each item that was asked for once more, by the item's path.

    An item and its correction stand in one list, and say the same, or name the same sentence, or
    are next in turn. What corrects nothing is left out: nothing new was asked for.
    """
    pairs: dict[str, Entry] = {}
    left = list(corrections)
    for same in (_says_the_same, _names_one_sentence, _is_in_one_list):
        for problem in problems:
            if problem.path in pairs:
                continue
            found = next((one for one in left if same(problem, one)), None)
            if found is not None:
                pairs[problem.path] = found
                left.remove(found)
    return pairs


def reject(entry: Entry, kind: str, reason: str) -> RejectedItem:
    """Return an item as one that was set aside."""
    return RejectedItem(
        path=entry.path,
        sentence=entry.item.sentence,
        quote=entry.item.quote,
        statement=name_of_item(entry.item),
        kind=kind,
        reason=reason,
    )


def redact(item: RejectedItem) -> RejectedItem:
    """Return a rejected item without its words, which are those of a prompt."""
    return item.model_copy(update={"quote": LEAKED, "statement": LEAKED})


def _walk(draft: CommuniqueDraft) -> Iterator[tuple[ListName, str, int | None, DraftItem]]:
    if draft.event is not None:
        yield "event", "event", None, draft.event
    for list_name in _LISTS:
        items: Sequence[DraftItem] = getattr(draft, list_name)
        for index, item in enumerate(items):
            yield list_name, f"{list_name}[{index}]", index, item


def _says_the_same(problem: Entry, correction: Entry) -> bool:
    return _is_in_one_list(problem, correction) and (
        name_of_item(problem.item) == name_of_item(correction.item)
    )


def _names_one_sentence(problem: Entry, correction: Entry) -> bool:
    return _is_in_one_list(problem, correction) and (
        problem.item.sentence == correction.item.sentence
    )


def _is_in_one_list(problem: Entry, correction: Entry) -> bool:
    return problem.list_name == correction.list_name
