"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated, Literal, TypeAlias

import typer

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCES",
        help="Articles: files, folders, globs, or `-` for standard input.",
        show_default=False,
    ),
]
"""What is to be read; at least one."""

CheckedSources = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SOURCES",
        help="The articles: an `*.articles.jsonl`, or the original files and folders."
        "  [default: the `*.articles.jsonl` beside the briefing]",
        show_default=False,
    ),
]
"""What a briefing is held against."""

BriefingFile = Annotated[
    Path, typer.Argument(metavar="BRIEFING", help="A briefing's JSON file.", show_default=False)
]
"""A briefing that is to be read."""

Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        help="Model to ask, or `builtin`: the embedded extractor, which sends nothing anywhere."
        "  [default: builtin]",
        show_default=False,
    ),
]
"""Who answers."""

BaseUrl = Annotated[
    str | None,
    typer.Option(
        "--base-url",
        metavar="URL",
        help="Server of the model, OpenAI-compatible, such as `http://127.0.0.1:8000/v1`."
        "  [default: OpenAI's]",
        show_default=False,
    ),
]
"""Where that model is."""

Replay = Annotated[
    Path | None,
    typer.Option(
        "--replay",
        metavar="PATH",
        help="Answer from this folder of recordings, or file of `--store`, only; nothing is sent.",
        show_default=False,
    ),
]
"""Recordings to answer from."""

Record = Annotated[
    Path | None,
    typer.Option(
        "--record",
        metavar="DIR",
        help="Keep every answer in this folder; what is there already is not asked again.",
        show_default=False,
    ),
]
"""Where recordings go."""

Store = Annotated[
    Path | None,
    typer.Option(
        "--store",
        metavar="FILE",
        help="Keep every answer in this file (SQLite), which several processes can share; what is"
        " there already is not asked again.",
        show_default=False,
    ),
]
"""Where answers go that nobody reads one by one."""

Concurrency = Annotated[
    int | None,
    typer.Option(
        "--concurrency",
        metavar="N",
        help="Most requests at once.  [default: begins with 4 and finds out]",
        show_default=False,
    ),
]
"""How much goes on at once."""

MaxCost = Annotated[
    float | None,
    typer.Option(
        "--max-cost",
        metavar="AMOUNT",
        help="US dollars to spend at most; the run stops in time, and can be gone on with.",
        show_default=False,
    ),
]
"""How much money a run may spend."""

MaxTokens = Annotated[
    int | None,
    typer.Option(
        "--max-tokens",
        metavar="N",
        help="Tokens to spend at most, requests and answers together.",
        show_default=False,
    ),
]
"""How many tokens a run may spend."""

Prices = Annotated[
    Path | None,
    typer.Option(
        "--prices",
        metavar="FILE",
        help="Table (TOML) of what models cost.  [default: a few of OpenAI's]",
        show_default=False,
    ),
]
"""What models cost."""

MaxWait = Annotated[
    float | None,
    typer.Option(
        "--max-wait",
        metavar="SECONDS",
        help="How long the server may ask to wait.  [default: 120]",
        show_default=False,
    ),
]
"""How long to wait when a server asks to."""

DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run", help="Tell what would be asked, and what that costs; nothing is sent."
    ),
]
"""Whether to tell only what would be done."""

Language = Annotated[
    str | None,
    typer.Option(
        "--language",
        metavar="CODE",
        help="Language of statements and summary, such as `fr`; quotes stay in the original.",
        show_default=False,
    ),
]
"""Language of the briefing."""

Terms = Annotated[
    Path | None,
    typer.Option(
        "--terms",
        metavar="FILE",
        help="Table (TOML) of further terms of art, whose exact wording is policy.",
        show_default=False,
    ),
]
"""Terms of art of the user's own."""

EventWords = Annotated[
    str | None,
    typer.Option(
        "--event",
        metavar="WORDS",
        help="Brief the event that has these words in its name, place, parties or day."
        "  [default: the one that most independent articles report]",
        show_default=False,
    ),
]
"""Which event, where the articles are on several."""

CorrectionsFile = Annotated[
    Path | None,
    typer.Option(
        "--corrections",
        metavar="FILE",
        help="A reader's corrections (TOML).  [default: `corrections.toml` beside the articles]",
        show_default=False,
    ),
]
"""What a reader merges, splits, drops, renames and retypes."""

PreviousFile = Annotated[
    Path | None,
    typer.Option(
        "--previous",
        metavar="OLD.json",
        help="An earlier briefing of the event, for articles that came in late: items that it has"
        " keep their ids, and what changed is told (`.changes.json`).",
        show_default=False,
    ),
]
"""The briefing that this one goes on with."""

Fetch = Annotated[
    bool,
    typer.Option(
        "--fetch",
        help="Fetch sources that are URLs (or `@FILE`: a list of them) from the public web, and"
        " save them beside the result (`.fetched/`); what is there is not fetched again.",
    ),
]
"""Whether sources may be URLs."""

Output = Annotated[
    Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write; `-`: stdout.")
]
"""Where a result goes."""

Compact = Annotated[
    bool, typer.Option("--compact", help="Write JSON on one line, as RFC 8785 spells it.")
]
"""Which of the two canonical spellings of JSON."""

MaxRequests = Annotated[
    int,
    typer.Option("--max-requests", metavar="N", min=1, help="Requests that one file may hold."),
]
"""Lines of a batch file."""

MaxBytes = Annotated[
    int, typer.Option("--max-bytes", metavar="B", min=1, help="Bytes that one file may hold.")
]
"""Size of a batch file."""

MaxBatchTokens = Annotated[
    int | None,
    typer.Option(
        "--max-batch-tokens",
        metavar="T",
        min=1,
        help="Tokens of prompts that one file may hold, estimated.  [default: no limit]",
        show_default=False,
    ),
]
"""What a service lets wait of one batch."""

Every = Annotated[
    float,
    typer.Option("--every", metavar="SECONDS", min=1.0, help="How often to look while waiting."),
]
"""How often a batch service is asked."""

Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        help="Processes that the embedded extractor reads in.  [default: 1]",
        show_default=False,
    ),
]
"""How many cores the embedded extractor uses."""
ExportFormat: TypeAlias = Literal["csv", "parquet", "jsonld", "ninjs", "stix", "prov", "plover"]
"""Formats of others that a briefing can be written in."""
