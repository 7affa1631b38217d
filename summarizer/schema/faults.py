"""What is wrong with data that is no record, in words that are safe to print on a line.

A path and a message can hold names that stood in the data, and those may be anything.
"""

from pydantic import ValidationError


def first_fault(error: ValidationError) -> str:
    """Return the first thing that is wrong, and where: `expected a date @ $.events[2].date`."""
    fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
    said = fault["msg"].removeprefix("Value error, ")
    return f"{_on_a_line(said)} @ {path_of(fault['loc'])}"


def path_of(location: tuple[int | str, ...]) -> str:
    r"""Return a place in JSON data.

    >>> path_of(("events", 2, "a\nb"))
    '$.events[2].a\\nb'
    """
    steps = (f"[{one}]" if isinstance(one, int) else f".{_on_a_line(one)}" for one in location)
    return "$" + "".join(steps)


def _on_a_line(text: str) -> str:
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in text)
