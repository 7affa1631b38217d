"""Batches of invented events, each three reports of one meeting, against the scripted model."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from scripted import ARTICLES, PROFILE, ScriptedModel, write_articles

from summarizer.batch.desk import BatchKit
from summarizer.batch.plan import Plan, plan_folders
from summarizer.batch.shelf import Shelf
from summarizer.cli.batch import render_files
from summarizer.llm.base import Request

DAYS = ("12", "13")
"""Days of May that the script reads, which stand in every article."""


def write_events(root: Path, *names: str) -> Path:
    """Write a folder for each event, with articles that no other event has."""
    for name in names:
        told = {file: f"{text}\nFiled for the {name} desk.\n" for file, text in ARTICLES.items()}
        write_articles(root / name, told)
    return root


def make_plan(root: Path) -> Plan:
    """Return the plan for the folders of a root."""
    return plan_folders(root, out=root / "out")


def make_shelf(out: Path, **basis: str) -> Shelf:
    """Return an output folder."""
    return Shelf(out, {"model": "scripted", **basis}, render_files, {"summarizer": "test"})


def make_kit(out: Path, model: Any = None, **changes: Any) -> BatchKit:
    """Return what a batch against the scripted model is given."""
    return BatchKit(
        model=model or ScriptedModel(), profile=PROFILE, shelf=make_shelf(out), **changes
    )


def failing(error: Exception, *marks: str) -> ScriptedModel:
    """Return a model that cannot answer requests about articles with all these words."""
    return ScriptedModel(raising(error, *marks))


def raising(error: Exception, *marks: str) -> Callable[[Request], None]:
    """Return what raises for requests about articles with all these words."""

    def fail(request: Request) -> None:
        if all(mark in request.messages[-1].content for mark in marks):
            raise error

    return fail


def written(out: Path) -> Mapping[str, bytes]:
    """Return every file of the output that does not depend on the clock, by its path."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("briefing*"))
        if not path.name.endswith(".run.json")
    }
