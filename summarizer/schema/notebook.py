"""The place for the form that briefings have in notebooks.

Records know nothing of rendering. Whoever can render registers a function here, once, and a
briefing that a notebook displays asks for it.
"""

from collections.abc import Callable
from typing import Any

_forms: list[Callable[[Any], str]] = []


def show_briefings_as(form: Callable[[Any], str]) -> None:
    """Have notebooks show briefings as the HTML that `form` makes of them, instead of any other."""
    _forms[:] = [form]


def html_of(record: object) -> str | None:
    """Return the record in the form that was registered; None where none was."""
    return _forms[0](record) if _forms else None
