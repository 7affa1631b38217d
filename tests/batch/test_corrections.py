import json
from pathlib import Path

import pytest
from batch.support import make_kit, make_plan, write_events

from summarizer.batch.plan import Plan, plan_manifest
from summarizer.batch.run import BatchResult, run_batch
from summarizer.schema.briefing import Briefing

FERRIES = '{article = "letters.txt", quote = "share ferry safety data from 2032"}'
PILOTS = '{article = "The Northern Post", quote = "train 40 harbour pilots"}'
MERGED = f'[[merge]]\nitems = [{FERRIES}, {PILOTS}]\nnote = "one package"\n'
GONE = '[[drop]]\nitem = "agr-0000000000"\nnote = "gone"\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_events(tmp_path / "root", "a", "b")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def correct(folder: Path, text: str) -> Path:
    path = folder / "corrections.toml"
    path.write_text(text, encoding="utf-8")
    return path


def briefing_of(out: Path, event: str) -> Briefing:
    return Briefing.model_validate_json((out / event / "briefing.json").read_bytes())


def statuses(result: BatchResult) -> dict[str, str]:
    return {one.event: one.status for one in result.events}


async def brief(plan: Plan, out: Path) -> dict[str, str]:
    return statuses(await run_batch(plan, make_kit(out)))


async def test_corrections_are_those_of_the_event_in_whose_folder_they_stand(
    root: Path, out: Path
) -> None:
    correct(root / "a", MERGED)

    await run_batch(make_plan(root), make_kit(out))

    corrected, other = briefing_of(out, "a"), briefing_of(out, "b")
    assert corrected.provenance.corrections is not None
    assert [one.kind for one in corrected.provenance.corrections.applied] == ["merge"]
    assert len(corrected.agreements) == len(other.agreements) - 1
    assert other.provenance.corrections is None


async def test_an_event_is_briefed_again_when_its_corrections_change(root: Path, out: Path) -> None:
    assert await brief(make_plan(root), out) == {"a": "briefed", "b": "briefed"}

    path = correct(root / "a", MERGED)
    assert await brief(make_plan(root), out) == {"a": "briefed", "b": "unchanged"}
    assert await brief(make_plan(root), out) == {"a": "unchanged", "b": "unchanged"}
    corrected = briefing_of(out, "a")

    path.unlink()
    assert await brief(make_plan(root), out) == {"a": "briefed", "b": "unchanged"}
    assert briefing_of(out, "a") != corrected


async def test_what_could_not_be_applied_is_told_in_every_run(root: Path, out: Path) -> None:
    correct(root / "b", MERGED + GONE)

    first = await run_batch(make_plan(root), make_kit(out))
    second = await run_batch(make_plan(root), make_kit(out))

    assert statuses(second)["b"] == "unchanged"
    assert first.stale == second.stale
    assert [one.about for one in first.stale["b"]] == [("agr-0000000000",)]
    assert first.exit_code == second.exit_code == 0


async def test_malformed_corrections_fail_their_event_only(root: Path, out: Path) -> None:
    correct(root / "a", "[[merge]]\nitems = []\n")

    result = await run_batch(make_plan(root), make_kit(out))

    assert statuses(result) == {"a": "failed", "b": "briefed"}
    assert "@ $.merge[0].items" in result.faults[0].reason
    assert not (out / "a" / "briefing.json").exists()


async def test_a_manifest_names_corrections_that_stand_elsewhere(
    tmp_path: Path, root: Path, out: Path
) -> None:
    correct(tmp_path, MERGED)
    correct(root / "b", GONE)
    manifest = tmp_path / "events.jsonl"
    lines = [
        {"event": "named", "sources": ["root/a"], "corrections": "corrections.toml"},
        {"event": "beside", "sources": ["root/b/letters.txt", "root/b/harbour.txt"]},
        {"event": "missing", "sources": ["root/a"], "corrections": "none.toml"},
        {"event": "several", "sources": ["root/b", "letters.txt"]},
    ]
    (tmp_path / "letters.txt").write_bytes((root / "a" / "letters.txt").read_bytes())
    manifest.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")

    result = await run_batch(plan_manifest(manifest, root=None), make_kit(out))

    applied = briefing_of(out, "named").provenance.corrections
    assert applied is not None
    assert [one.kind for one in applied.applied] == ["merge"]
    assert list(result.stale) == ["beside"]
    reasons = {fault.event: fault.reason for fault in result.faults}
    assert "cannot read" in reasons["missing"]
    assert "a manifest names one" in reasons["several"]
