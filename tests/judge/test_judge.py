import json
from collections.abc import Sequence
from typing import Any

import pytest
from islands import PROFILE

from summarizer.errors import EndpointUnusableError, RefusedError, SummarizerError
from summarizer.judge.compare import compare_blocks
from summarizer.judge.group import MOST_REASKS, GroupAnswer, group_blocks, group_statements
from summarizer.llm.base import Completion, Request
from summarizer.prompts import load_prompt
from summarizer.schema.questions import (
    ComparedClaim,
    ComparedReport,
    ComparisonBlock,
    Statement,
    StatementBlock,
)

BLOCK = StatementBlock(
    statements=tuple(
        Statement(
            number=number,
            article=letter,
            list="agreement",
            holders=("CHL", "FJI"),
            statement=f"They agreed on\nmatter {number}.",
            quote=f"agreed on {number}",
        )
        for number, letter in enumerate("ABC", start=1)
    )
)
GROUP = load_prompt("group.v1")
DIVERGE = load_prompt("diverge.v1")


class Answers:
    """Answers in turn, and notes what it was asked."""

    def __init__(self, *script: dict[str, Any] | SummarizerError) -> None:
        self._script = list(script)
        self.requests: list[Request] = []

    async def complete(self, request: Request) -> Completion:
        """Return the next answer, or raise it."""
        self.requests.append(request)
        answer = self._script.pop(0)
        if isinstance(answer, SummarizerError):
            raise answer
        return Completion(request_key=request.key, model="m", text=json.dumps(answer))


def groups(*numbers: Sequence[int]) -> dict[str, Any]:
    return {"groups": [list(one) for one in numbers], "wholes": []}


async def ask(*script: dict[str, Any] | SummarizerError) -> tuple[GroupAnswer, Answers]:
    model = Answers(*script)
    return await group_statements(BLOCK, model=model, profile=PROFILE, prompt=GROUP), model


async def test_a_partition_is_taken() -> None:
    answer, model = await ask(groups([1, 3], [2]))

    assert answer.groups is not None
    assert answer.groups.groups == ((1, 3), (2,))
    assert answer.request_keys == (model.requests[0].key,)


async def test_every_statement_is_one_line() -> None:
    _, model = await ask(groups([1, 2, 3]))

    assert model.requests[0].messages[1].content.split("\n") == [
        f"{number} | {letter} | agreement | CHL, FJI | They agreed on matter {number}. ||"
        f" agreed on {number}"
        for number, letter in enumerate("ABC", start=1)
    ]


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        (groups([1, 2]), "in no group: 3"),
        (groups([1, 2], [2, 3]), "in several groups: 2"),
        (groups([1, 2], [3, 4]), "not among the statements: 4"),
    ],
    ids=["missing", "twice", "unknown"],
)
async def test_what_is_no_partition_is_refused_and_asked_again(
    bad: dict[str, Any], fault: str
) -> None:
    answer, model = await ask(bad, groups([1], [2], [3]))

    assert answer.groups is not None
    assert [one.role for one in model.requests[1].messages[2:]] == ["assistant", "user"]
    assert fault in model.requests[1].messages[3].content


async def test_a_model_that_cannot_do_it_is_given_up() -> None:
    answer, model = await ask(*[groups([1])] * (MOST_REASKS + 1))

    assert answer.groups is None
    assert len(model.requests) == len(answer.request_keys) == MOST_REASKS + 1


async def test_a_block_that_fails_is_left_to_the_rules() -> None:
    model = Answers(RefusedError("no"), groups([1, 2, 3]))

    grouping = await group_blocks([BLOCK, BLOCK], model=model, profile=PROFILE, prompt=GROUP)

    assert [one is None for one in grouping.answers] == [True, False]


async def test_an_unusable_endpoint_ends_the_run() -> None:
    with pytest.raises(EndpointUnusableError):
        await group_blocks(
            [BLOCK], model=Answers(EndpointUnusableError("no")), profile=PROFILE, prompt=GROUP
        )


CLAIM = ComparedClaim(
    number=1,
    list="position",
    statement="Both call for a pause.",
    reports=(
        ComparedReport(article="A", holders=("CHL",), quotes=("called for\na pause", "a pause")),
        ComparedReport(article="B", holders=(), quotes=("demanded a pause",)),
    ),
)


async def test_a_claim_is_told_with_its_reports() -> None:
    model = Answers({"differences": []})

    proposals = await compare_blocks(
        [ComparisonBlock(claims=(CLAIM,))], model=model, profile=PROFILE, prompt=DIVERGE
    )

    assert model.requests[0].messages[1].content.split("\n") == [
        "1 | position | Both call for a pause.",
        "  A | CHL | called for a pause / a pause",
        "  B | nobody | demanded a pause",
    ]
    assert proposals.request_keys == (model.requests[0].key,)


async def test_a_comparison_that_fails_proposes_nothing() -> None:
    blocks = [ComparisonBlock(claims=(CLAIM,))] * 2

    proposals = await compare_blocks(
        blocks, model=Answers(RefusedError("no"), {"a": 1}), profile=PROFILE, prompt=DIVERGE
    )

    assert proposals.answers == (None, None)
