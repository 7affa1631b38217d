"""A comparison as an outline, as Markdown, as plain text and as a page."""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256

from jinja2 import Environment, StrictUndefined

from summarizer.render.diff.claims import write_alone, write_changed, write_kept
from summarizer.render.diff.frame import (
    write_additions,
    write_corrections,
    write_dates,
    write_divergences,
    write_event,
    write_lead,
    write_participants,
)
from summarizer.render.diff.outline import Outline, names_of, section
from summarizer.render.escape import code_markdown, escape_markdown
from summarizer.render.runs import Line, Run
from summarizer.schema.difference import BriefingDiff, ClaimComparison
from summarizer.text.plain import plain_text, spaced_text


def outline_diff(diff: BriefingDiff, *, name_of: Mapping[str, str]) -> Outline:
    """Return what a comparison says; the newest first, then what changed, then the rest.

    Args:
        diff: The comparison.
        name_of: Alpha-3 code to the name that people use; other codes stay as they are.
    """
    names = names_of(diff, name_of)
    by_status: dict[str, list[ClaimComparison]] = {}
    for one in diff.claims:
        by_status.setdefault(one.status, []).append(one)

    def claims(status: str) -> list[ClaimComparison]:
        return by_status.get(status, [])

    divergences = write_divergences(diff.divergences, names) if diff.kind == "edition" else []
    return Outline(
        title=_title(diff),
        lead=tuple(write_lead(diff)),
        sections=(
            *section("What the new articles added", write_additions(diff, names)),
            *section("Changed", write_changed(claims("changed"), names)),
            *section("Added", write_alone(claims("added"), names.new, names.new_marks, "")),
            *section("Dropped", write_alone(claims("dropped"), names.old, names.old_marks, "")),
            *section(
                "Split off",
                write_alone(
                    claims("split"), names.new, names.new_marks, "its words stood before in"
                ),
            ),
            *section(
                "Merged",
                write_alone(claims("merged"), names.old, names.old_marks, "its words stand now in"),
            ),
            *section("The event", write_event(diff.event, names)),
            *section("Dates", write_dates(diff.dates, names)),
            *section("Participants", write_participants(diff.participants, names)),
            *section("Differences between sources", divergences),
            *section("Corrected by a reader", write_corrections(diff)),
            *section("Kept", write_kept(claims("kept"), names)),
        ),
    )


def render_diff_markdown(outline: Outline) -> str:
    """Return the comparison as Markdown; what is gone is struck out, what came in is bold."""
    parts = [f"# {escape_markdown(outline.title)}"]
    parts += [_markdown_line(one) for one in outline.lead]
    for one in outline.sections:
        lines = [f"{'  ' * line.depth}- {_markdown_line(line)}" for line in one.lines]
        parts.append("\n".join([f"## {one.title}", "", *lines]))
    return "\n\n".join(parts) + "\n"


def render_diff_text(outline: Outline) -> str:
    """Return the comparison as plain text: `[-gone-]` and `{+come in+}`, as `git diff` has it."""
    parts = ["\n".join([plain_text(outline.title), *(_text_line(one) for one in outline.lead)])]
    for one in outline.sections:
        lines = [f"{'    ' * line.depth}  {_text_line(line)}" for line in one.lines]
        parts.append("\n".join([one.title, *lines]))
    return "\n\n".join(parts) + "\n"


def render_diff_html(outline: Outline, *, template: str, style: str) -> str:
    """Return the comparison as one page that loads nothing and runs nothing.

    Args:
        outline: What to show.
        template: A Jinja template of the page; everything put into it is escaped.
        style: The page's style sheet; the page allows this one and no other.
    """
    digest = b64encode(sha256(style.encode()).digest()).decode()
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters["plain"] = spaced_text
    return environment.from_string(template).render(outline=outline, style=style, digest=digest)


def _title(diff: BriefingDiff) -> str:
    old, new = diff.old.event, diff.new.event
    name = new.name or "the briefing"
    if diff.kind == "series" and old.round is not None and new.round is not None:
        return f"{new.series or name}: from round {old.round} to round {new.round}"
    return f"What changed in {name}" if diff.kind == "edition" else f"From {old.name} to {name}"


def _markdown_line(line: Line) -> str:
    return "".join(_markdown_run(run) for run in line.runs)


def _markdown_run(run: Run) -> str:
    text = run.text
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() and text.strip() else ""
    safe = escape_markdown(text)
    if not safe:
        return left
    if run.style == "id":
        return f"{left}{code_markdown(text.strip())}{right}"
    marks = {"old": ("~~", "~~"), "new": ("**", "**"), "quiet": ("_", "_")}
    opening, closing = marks.get(run.style, ("", ""))
    return f"{left}{opening}{safe}{closing}{right}"


def _text_line(line: Line) -> str:
    marks = {"old": ("[-", "-]"), "new": ("{+", "+}")}
    words = []
    for run in line.runs:
        opening, closing = marks.get(run.style, ("", ""))
        words.append(f"{opening}{spaced_text(run.text)}{closing}")
    return "".join(words)
