import asyncio
from pathlib import Path
from typing import Any

import pytest
from batch.support import failing, make_kit, make_plan, write_events, written
from scripted import PROFILE, ScriptedModel

from summarizer.batch.limits import FailureLimit
from summarizer.batch.plan import Plan, PlannedEvent
from summarizer.batch.progress import Progress
from summarizer.batch.run import BatchResult, run_batch
from summarizer.batch.stopping import Stop
from summarizer.cli.batch import render_files
from summarizer.errors import (
    BudgetExceededError,
    EndpointUnusableError,
    NoRecordingError,
    RefusedError,
    SummarizerError,
    TransportError,
    UnreadLanguageError,
)
from summarizer.ingest.read import read_articles
from summarizer.llm.base import Completion, Request
from summarizer.llm.stored import StoredModel
from summarizer.llm.stores.folder import FolderStore
from summarizer.pipeline import summarize

NAMES = ("a", "b", "c", "d")


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return make_plan(write_events(tmp_path / "root", *NAMES))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def statuses(result: BatchResult) -> dict[str, str]:
    return {one.event: one.status for one in result.events}


class HeldModel:
    """Answers as the script does; requests about articles with a mark wait until they may."""

    def __init__(self, mark: str, until: int) -> None:
        self._mark = mark
        self._until = until
        self._script = ScriptedModel()
        self.may_answer = asyncio.Event()
        self.is_held = asyncio.Event()
        self.held = 0

    async def complete(self, request: Request) -> Completion:
        """Return the answer of the script."""
        if self._mark in request.messages[-1].content:
            self.held += 1
            if self.held == self._until:
                self.is_held.set()
            await self.may_answer.wait()
        return await self._script.complete(request)


async def test_every_event_gets_the_bytes_of_a_run_of_its_own(plan: Plan, out: Path) -> None:
    result = await run_batch(plan, make_kit(out))

    assert statuses(result) == dict.fromkeys(NAMES, "briefed")
    assert result.exit_code == 0
    for event in plan.events:
        articles = read_articles(event.sources).articles
        outcome = await summarize(articles, model=ScriptedModel(), profile=PROFILE)
        for name, data in render_files(outcome).items():
            assert (out / event.name / name).read_bytes() == data


@pytest.mark.parametrize("concurrency", [1, 64])
async def test_the_bytes_do_not_depend_on_the_concurrency(
    plan: Plan, out: Path, concurrency: int
) -> None:
    await run_batch(plan, make_kit(out / "one"))
    await run_batch(plan, make_kit(out / "other", concurrency=concurrency))

    assert written(out / "one") == written(out / "other")


async def test_an_event_that_waits_for_its_last_article_holds_no_other_up(
    plan: Plan, out: Path
) -> None:
    model, others = HeldModel("Filed for the a desk", until=3), asyncio.Event()

    def note(progress: Progress) -> None:
        if progress.events_done == 3:
            others.set()

    kit = make_kit(out, model, concurrency=4, on_change=note)
    run = asyncio.create_task(run_batch(plan, kit))
    await others.wait()
    assert sorted({name.partition("/")[0] for name in written(out)}) == ["b", "c", "d"]

    model.may_answer.set()
    assert statuses(await run) == dict.fromkeys(NAMES, "briefed")


async def test_articles_of_several_events_are_asked_about_at_once(plan: Plan, out: Path) -> None:
    model = HeldModel("Filed for", until=12)
    run = asyncio.create_task(run_batch(plan, make_kit(out, model, concurrency=12)))

    await model.is_held.wait()
    model.may_answer.set()

    assert (await run).exit_code == 0


async def test_no_more_requests_are_under_way_than_may_be(plan: Plan, out: Path) -> None:
    model = ScriptedModel()

    await run_batch(plan, make_kit(out, model, concurrency=2))

    assert model.most_at_once == 2


async def test_one_article_that_fails_ends_neither_its_event_nor_the_run(
    plan: Plan, out: Path
) -> None:
    model = failing(RefusedError("it was declined"), "Ministers meet", "the b desk")

    result = await run_batch(plan, make_kit(out, model))

    assert statuses(result) == {"a": "briefed", "b": "partial", "c": "briefed", "d": "briefed"}
    assert [(one.event, one.uri, one.kind) for one in result.faults] == [
        ("b", "northern.txt", "refused")
    ]
    assert result.exit_code == 3


async def test_a_bug_that_one_article_meets_ends_neither_and_shows_no_text(
    plan: Plan, out: Path
) -> None:
    model = failing(KeyError("Ministers meet in secret"), "Ministers meet", "the b desk")

    result = await run_batch(plan, make_kit(out, model))

    assert statuses(result)["b"] == "partial"
    assert result.faults[0].kind == "internal"
    assert "KeyError" in result.faults[0].reason
    assert "secret" not in result.faults[0].reason


async def test_an_event_without_articles_fails_alone(plan: Plan, out: Path) -> None:
    empty = PlannedEvent("empty", ("nowhere",), None, 0)

    result = await run_batch(Plan((*plan.events, empty)), make_kit(out))

    assert statuses(result)["empty"] == "failed"
    assert [(one.event, one.uri) for one in result.faults] == [("empty", None)]
    assert result.exit_code == 3


async def test_an_event_whose_words_fit_none_fails_alone(plan: Plan, out: Path) -> None:
    events = (plan.events[0]._replace(words="Antarctica"), *plan.events[1:])

    result = await run_batch(Plan(events), make_kit(out))

    assert statuses(result) == {"a": "failed", "b": "briefed", "c": "briefed", "d": "briefed"}
    assert "Antarctica" in result.faults[0].reason


async def test_nothing_usable_in_any_event_is_told_by_the_exit_code(plan: Plan, out: Path) -> None:
    result = await run_batch(plan, make_kit(out, failing(RefusedError("it was declined"))))

    assert result.exit_code == 4
    assert len(result.faults) == 12


async def test_an_unusable_endpoint_ends_the_run_at_once(plan: Plan, out: Path) -> None:
    model = failing(EndpointUnusableError("the key is wrong"))

    result = await run_batch(plan, make_kit(out, model, concurrency=1))

    assert (result.exit_code, result.stopped) == (7, "endpoint")
    assert result.faults == ()
    assert len(model.asked) <= 2


async def test_a_spent_budget_ends_the_run_and_fails_nothing(plan: Plan, out: Path) -> None:
    model = failing(BudgetExceededError("the budget is spent"), "the c desk")

    result = await run_batch(plan, make_kit(out, model, concurrency=1))

    assert (result.exit_code, result.stopped) == (5, "budget")
    assert result.faults == ()
    assert "c" not in result.finished


async def test_a_recording_that_is_missing_fails_its_event_and_shows_in_the_exit_code(
    plan: Plan, out: Path
) -> None:
    model = failing(NoRecordingError("no recording"), "the b desk")

    result = await run_batch(plan, make_kit(out, model))

    assert statuses(result) == {"a": "briefed", "b": "failed", "c": "briefed", "d": "briefed"}
    assert result.exit_code == 6


async def test_what_was_done_by_rule_for_want_of_an_answer_is_told_and_done_again(
    plan: Plan, out: Path
) -> None:
    def fail(request: Request) -> None:
        if request.answer_name == "claim_groups":
            raise TransportError("the server did not answer", kind="timeout")

    first = await run_batch(plan, make_kit(out, ScriptedModel(fail)))
    second = await run_batch(plan, make_kit(out))
    await run_batch(plan, make_kit(out / "whole"))

    assert statuses(first) == dict.fromkeys(NAMES, "partial")
    assert {(one.uri, one.kind) for one in first.faults} == {(None, "timeout")}
    assert statuses(second) == dict.fromkeys(NAMES, "briefed")
    assert {n: d for n, d in written(out).items() if "whole" not in n} == written(out / "whole")


@pytest.mark.parametrize(
    ("error", "again"),
    [
        (RefusedError("it was declined"), "partial"),
        (UnreadLanguageError("it is in another language", kind="unread_language"), "unchanged"),
    ],
)
async def test_what_may_go_better_is_tried_again(
    plan: Plan, out: Path, error: SummarizerError, again: str
) -> None:
    model = failing(error, "Ministers meet", "the b desk")
    await run_batch(plan, make_kit(out, model))

    result = await run_batch(plan, make_kit(out, model))

    assert statuses(result)["b"] == again
    assert [one.uri for one in result.faults] == ["northern.txt"]


@pytest.mark.fault(45)
async def test_a_disk_that_is_full_ends_the_run_and_leaves_the_briefing(
    plan: Plan, out: Path
) -> None:
    await run_batch(plan, make_kit(out))
    before = written(out)

    kit = make_kit(out, force=True)
    (out / "b" / "briefing.md").unlink()
    (out / "b" / "briefing.md").mkdir()
    (out / "b" / "briefing.md" / "x").write_text("no file can take this one's place")
    result = await run_batch(plan, kit)

    assert (result.exit_code, result.stopped) == (1, "error")
    assert result.error is not None
    assert "briefing.md" in str(result.error)
    assert (out / "b" / "briefing.json").read_bytes() == before["b/briefing.json"]


@pytest.mark.parametrize("limit", [FailureLimit(articles=0), FailureLimit(percent=0.0)])
async def test_too_many_failures_take_no_more_work_and_finish_what_is_under_way(
    plan: Plan, out: Path, limit: FailureLimit
) -> None:
    model = failing(RefusedError("it was declined"), "agree to share", "the a desk")

    result = await run_batch(plan, make_kit(out, model, concurrency=1, limit=limit))

    assert (result.exit_code, result.stopped) == (3, "failures")
    assert [one.uri for one in result.faults] == []  # its event was not finished
    assert result.finished == frozenset()
    assert result.progress.articles_failed == 1


async def test_failures_below_the_limit_stop_nothing(plan: Plan, out: Path) -> None:
    model = failing(RefusedError("it was declined"), "agree to share", "the a desk")

    result = await run_batch(plan, make_kit(out, model, limit=FailureLimit(articles=1)))

    assert result.stopped is None
    assert result.finished == frozenset(NAMES)


async def test_a_stop_lets_what_is_under_way_be_answered_and_begins_nothing(
    plan: Plan, out: Path
) -> None:
    stop, model = Stop(), HeldModel("Filed for", until=1)
    run = asyncio.create_task(run_batch(plan, make_kit(out, model, concurrency=1, stop=stop)))
    await model.is_held.wait()

    stop.ask_no_more("signal")
    model.may_answer.set()
    result = await run

    assert result.stopped == "signal"
    assert model.held == 1
    assert statuses(result)["a"] == "stopped"
    assert written(out) == {}


async def test_a_run_that_was_stopped_goes_on_to_the_same_bytes(
    plan: Plan, out: Path, tmp_path: Path
) -> None:
    await run_batch(plan, make_kit(out / "whole"))
    asked: list[Request] = []

    for answers in range(1, 40):
        stop = Stop()

        def count(request: Request, stop: Stop = stop, left: list[int] = [answers]) -> None:  # noqa: B006
            asked.append(request)
            left[0] -= 1
            if left[0] == 0:
                stop.ask_no_more("signal")

        store = FolderStore(tmp_path / "answers")
        model = StoredModel(store, ScriptedModel(count))
        result = await run_batch(plan, make_kit(out / "parts", model, stop=stop, concurrency=2))
        if result.stopped is None:
            break

    assert written(out / "parts") == written(out / "whole")
    assert len({one.key for one in asked}) == len(asked)  # nothing was paid twice


async def test_what_is_complete_is_not_done_again(plan: Plan, out: Path) -> None:
    await run_batch(plan, make_kit(out))
    model = ScriptedModel()

    result = await run_batch(plan, make_kit(out, model))

    assert statuses(result) == dict.fromkeys(NAMES, "unchanged")
    assert (model.asked, result.exit_code) == ([], 0)


async def test_force_does_it_again(plan: Plan, out: Path) -> None:
    await run_batch(plan, make_kit(out))

    result = await run_batch(plan, make_kit(out, force=True))

    assert statuses(result) == dict.fromkeys(NAMES, "briefed")


async def test_only_an_event_that_changed_is_done_again(plan: Plan, out: Path) -> None:
    await run_batch(plan, make_kit(out))
    article = Path(plan.events[1].sources[0]) / "harbour.txt"
    article.write_text(article.read_text() + "\nEstonia thanked Portugal.\n")

    result = await run_batch(plan, make_kit(out))

    assert statuses(result) == {
        "a": "unchanged",
        "b": "briefed",
        "c": "unchanged",
        "d": "unchanged",
    }


async def test_an_unchanged_event_still_tells_what_could_not_be_read(plan: Plan, out: Path) -> None:
    (Path(plan.events[0].sources[0]) / "picture.txt").write_bytes(b"\x89PNG\x00\x00")
    first = await run_batch(plan, make_kit(out))

    second = await run_batch(plan, make_kit(out))

    assert statuses(second)["a"] == "unchanged"
    assert [one.uri for one in first.faults] == ["picture.txt"]
    assert (first.faults, first.exit_code) == (second.faults, second.exit_code)


@pytest.mark.fault(51)
async def test_the_same_article_in_several_events_is_one_call(tmp_path: Path, out: Path) -> None:
    root = write_events(tmp_path / "root", "a")
    for name in ("b", "c"):
        (root / name).mkdir()
        for path in (root / "a").iterdir():
            (root / name / path.name).write_bytes(path.read_bytes())
    (root / "c" / "copy.txt").write_bytes((root / "a" / "harbour.txt").read_bytes())
    model = ScriptedModel()

    stored = StoredModel(FolderStore(tmp_path / "answers"), model)
    result = await run_batch(make_plan(root), make_kit(out, stored))

    assert result.exit_code == 0
    assert len({one.key for one in model.asked}) == len(model.asked)


async def test_progress_is_told_after_each_article_and_event(plan: Plan, out: Path) -> None:
    seen: list[tuple[int, int]] = []

    def note(progress: Progress) -> None:
        seen.append((progress.articles_done, progress.events_done))

    await run_batch(plan, make_kit(out, on_change=note))

    assert seen[-1] == (12, 4)
    assert seen == sorted(seen)
    assert {done for done, _ in seen} >= set(range(1, 13))


async def test_an_error_of_the_store_ends_the_run(plan: Plan, out: Path) -> None:
    model = failing(SummarizerError("disk full at 'x'", kind="store"), "the b desk")

    result: Any = await run_batch(plan, make_kit(out, model, concurrency=1))

    assert (result.exit_code, result.stopped) == (1, "error")
    assert "disk full" in str(result.error)
