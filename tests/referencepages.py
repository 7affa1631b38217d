"""Pages of the reference, written from the code: settings, prompts, and the library."""

import ast
import inspect
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from summarizer.check.briefing import check_briefing
from summarizer.compare.compare import compare_briefings
from summarizer.extracting import extract_articles
from summarizer.ingest.read import read_articles
from summarizer.pipeline import Outcome, compose_briefing, summarize
from summarizer.prompts import load_prompt, prompt_uses
from summarizer.render.canonical import render_json
from summarizer.render.markdown import render_markdown
from summarizer.settings import Settings, load_settings
from summarizer.vocabulary.load import load_vocabulary
from summarizer.wiring import open_model

LIBRARY: tuple[Callable[..., Any], ...] = (
    read_articles,
    summarize,
    Outcome,
    extract_articles,
    compose_briefing,
    check_briefing,
    compare_briefings,
    render_json,
    render_markdown,
    load_settings,
    open_model,
    load_vocabulary,
)
"""What a program needs to do what the command line does, in the order of a run."""
WIDTH = 96
"""Columns of a signature before each argument gets a line of its own."""


def settings_table() -> str:
    """Return every setting with its default, as a Markdown table."""
    lines = ["| setting | type | default | what it says |", "|---|---|---|---|"]
    for name, annotation in _annotations(Settings).items():
        field = Settings.model_fields[name]
        default = field.get_default(call_default_factory=True)
        shown = "none" if default in (None, {}) else str(default)
        what = " ".join((field.description or "").split())
        kind = annotation.replace(" | None", "` or `none")
        lines.append(f"| `{name}` | `{kind}` | `{shown}` | {what} |")
    return "\n".join(lines) + "\n"


def prompt_pages() -> str:
    """Return every prompt, word for word, below what goes in and comes out."""
    parts = []
    for prompt_id in prompt_uses():
        prompt = load_prompt(prompt_id)
        inputs = ", ".join(f"`{one}`" for one in prompt.inputs)
        parts.append(
            f"## `{prompt.id}`\n\n"
            f"The model is given {inputs} and answers with a `{prompt.answer}` "
            f"(`schemas/{prompt.answer}.schema.json`).\n"
            f"SHA-256 of the file: `{prompt.sha256[:16]}…`\n\n"
            f"````text\n{prompt.text.strip()}\n````\n"
        )
    return "\n".join(parts)


def library_page() -> str:
    """Return signature and docstring of all that `LIBRARY` lists, as Markdown."""
    parts = []
    for thing in LIBRARY:
        body = "\n".join(_as_markdown(inspect.getdoc(thing) or ""))
        parts.append(
            f"## `{thing.__name__}`\n\n"
            f"```python\nfrom {thing.__module__} import {thing.__name__}\n\n\n"
            f"{_signature(thing)}\n```\n\n{body}\n"
        )
    return "\n".join(parts)


def _annotations(record: type) -> dict[str, str]:
    """Return the fields of a record to their types as the source spells them."""
    [tree] = ast.parse(inspect.getsource(record)).body
    fields = [one for one in ast.iter_child_nodes(tree) if isinstance(one, ast.AnnAssign)]
    return {ast.unparse(one.target): ast.unparse(one.annotation) for one in fields}


def _signature(thing: Callable[..., Any]) -> str:
    """Return the head of a function, or the fields of a class, as the source spells them."""
    if isinstance(thing, type):
        fields = "".join(f"\n    {name}: {kind}" for name, kind in _annotations(thing).items())
        return f"class {thing.__name__}:{fields}"
    [tree] = ast.parse(inspect.getsource(thing)).body
    assert isinstance(tree, ast.FunctionDef | ast.AsyncFunctionDef)
    prefix = "async def" if isinstance(tree, ast.AsyncFunctionDef) else "def"
    returns = f" -> {ast.unparse(tree.returns)}" if tree.returns else ""
    line = f"{prefix} {tree.name}({ast.unparse(tree.args)}){returns}"
    if len(line) <= WIDTH:
        return line
    listed = "".join(f"    {one},\n" for one in _arguments(tree.args))
    return f"{prefix} {tree.name}(\n{listed}){returns}"


def _arguments(arguments: ast.arguments) -> Iterator[str]:
    """Yield each argument with its type and its default."""
    defaults: Sequence[ast.expr | None] = [
        *[None] * (len(arguments.args) - len(arguments.defaults)),
        *arguments.defaults,
    ]
    for one, default in zip(arguments.args, defaults, strict=True):
        yield ast.unparse(one) + (f" = {ast.unparse(default)}" if default else "")
    if arguments.kwonlyargs:
        yield "*"
    for one, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        yield ast.unparse(one) + (f" = {ast.unparse(default)}" if default else "")


def _as_markdown(text: str) -> Iterator[str]:
    """Yield the lines of a docstring, with its sections of names as lists."""
    for line in text.splitlines():
        section = re.fullmatch(r"(Args|Attributes|Returns|Raises):", line)
        entry = re.fullmatch(r" {4}(\w+): (.*)", line)
        if section:
            yield f"**{'Arguments' if section[1] == 'Args' else section[1]}**\n"
        elif entry:
            yield f"- `{entry[1]}`: {entry[2]}"
        else:
            yield f"  {line.strip()}" if line.startswith(" ") else line
