"""The recording that is nearest to a request that nobody recorded, and what tells them apart."""

from collections.abc import Iterable, Sequence

from summarizer.llm.recording import Recording, RequestParts


def find_nearest(asked: RequestParts, recordings: Iterable[Recording]) -> Recording | None:
    """Return the recording whose request is most like the one asked; None where there is none."""
    return min(
        recordings,
        key=lambda recording: (-_likeness(asked, recording.request), recording.name),
        default=None,
    )


def describe_difference(asked: RequestParts, recorded: RequestParts) -> tuple[str, ...]:
    """Return what tells two requests apart, in words, one entry for each part that differs."""
    return tuple(
        part
        for part in (
            _differing("endpoint", asked.endpoint, recorded.endpoint),
            _differing("model", asked.model, recorded.model),
            _differing_messages(asked.messages, recorded.messages),
            _differing("answer name", asked.answer_name, recorded.answer_name),
            _differing(
                "answer schema",
                asked.answer_schema_sha256[:12],
                recorded.answer_schema_sha256[:12],
            ),
            *(
                _differing(f"sampling {name}", value, recorded.sampling.get(name))
                for name, value in sorted(asked.sampling.items())
            ),
        )
        if part
    )


def _likeness(asked: RequestParts, recorded: RequestParts) -> float:
    """Return how near a recording is: the messages count most, by the lines they share."""
    ours, theirs = _line_set(asked), _line_set(recorded)
    shared = len(ours & theirs) / max(len(ours | theirs), 1)
    same_parts = (
        asked.endpoint == recorded.endpoint,
        asked.model == recorded.model,
        asked.answer_name == recorded.answer_name,
        asked.answer_schema_sha256 == recorded.answer_schema_sha256,
        asked.sampling == recorded.sampling,
    )
    return 10 * shared + sum(same_parts)


def _line_set(parts: RequestParts) -> frozenset[str]:
    return frozenset(line for _, content in parts.messages for line in content.split("\n"))


def _differing(name: str, asked: object, recorded: object) -> str:
    return "" if asked == recorded else f"{name} (recorded {recorded!r}, asked {asked!r})"


def _differing_messages(
    asked: tuple[tuple[str, str], ...], recorded: tuple[tuple[str, str], ...]
) -> str:
    """Name the first message and line in which two chats differ."""
    for number, (ours, theirs) in enumerate(zip(asked, recorded, strict=False), start=1):
        if ours[0] != theirs[0]:
            return f"messages (message {number}: recorded as {theirs[0]!r}, asked as {ours[0]!r})"
        if ours[1] != theirs[1]:
            return f"messages (message {number}, {_differing_lines(ours[1], theirs[1])})"
    if len(asked) != len(recorded):
        return f"messages (recorded {len(recorded)}, asked {len(asked)})"
    return ""


def _differing_lines(asked: str, recorded: str) -> str:
    ours, theirs = asked.split("\n"), recorded.split("\n")
    number = _first_difference(ours, theirs)
    our_line, their_line = _item_at(ours, number), _item_at(theirs, number)
    column = _first_difference(our_line or "", their_line or "")
    return (
        f"line {number + 1}: recorded {_around(their_line, column)}, "
        f"asked {_around(our_line, column)}"
    )


def _first_difference(ours: Sequence[str], theirs: Sequence[str]) -> int:
    pairs = enumerate(zip(ours, theirs, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(ours), len(theirs)))


def _item_at(lines: Sequence[str], index: int) -> str | None:
    return lines[index] if index < len(lines) else None


def _around(line: str | None, column: int) -> str:
    """Return the part of a line where the difference shows, quoted."""
    if line is None:
        return "no such line"
    start, end = max(0, column - 40), column + 60
    part = line[start:end]
    return repr(("..." if start else "") + part + ("..." if end < len(line) else ""))
