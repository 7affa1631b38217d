"""JSON without the freedoms that the standard parser takes."""

import json
import math
import re
from collections.abc import Iterator
from typing import Any

from summarizer.errors import ModelError

MAX_DEPTH = 64
"""Deepest nesting that is parsed; a draft has four levels."""

_SPACE = " \t\n\r"
"""What JSON takes for white space (RFC 8259); Python takes more."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")


class JsonFaultError(ValueError):
    """JSON that the standard parser would let pass."""


def read_json(text: str) -> Any:
    """Return the value of one strict JSON text.

    Raises:
        ValueError: It is no JSON, or has duplicate keys, NaN, infinite numbers or lone surrogates.
        ModelError: It is nested too deeply (`response_too_large`).
    """
    value = decode_json(text)
    check_values(value, text)
    return value


def decode_json(text: str) -> Any:
    """Return the value of a JSON text whose strings may hold anything.

    Raises:
        ValueError: It is no JSON, or has duplicate keys, NaN or infinite numbers.
        ModelError: It is nested too deeply for the parser.
    """
    value, end = decode_json_part(text, len(text) - len(text.lstrip(_SPACE)))
    if text[end:].strip(_SPACE):
        msg = f"expected the end of the text after character {end}"
        raise ValueError(msg)
    return value


def decode_json_part(text: str, start: int) -> tuple[Any, int]:
    """Return the JSON value that begins at `start`, and where it ends.

    Raises:
        ValueError: There is none, or it has duplicate keys, NaN or infinite numbers.
        ModelError: It is nested too deeply for the parser.
    """
    try:
        return _DECODER.raw_decode(text, start)
    except RecursionError:
        raise _too_deep() from None


def check_values(value: object, text: str) -> None:
    """Refuse deep nesting, and code points that no text can hold; escapes can smuggle them in.

    Args:
        value: What was decoded.
        text: What it was decoded from, which is searched first: a walk over every string is slow.

    Raises:
        ValueError: A string holds half of a surrogate pair.
        ModelError: It is nested too deeply (`response_too_large`).
    """
    _check_depth(value)
    if _SURROGATE_ESCAPE.search(text) or has_lone_surrogate(text):
        for string in _strings_of(value):
            _check_text(string)


def _check_depth(value: object) -> None:
    """Go down level by level, over what can hold further levels only."""
    level = [value] if isinstance(value, dict | list) else []
    depth = 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise _too_deep()
        level = [
            part
            for item in level
            for part in (item.values() if isinstance(item, dict) else item)
            if isinstance(part, dict | list)
        ]


def _strings_of(value: object) -> Iterator[str]:
    """Yield every string in a value, keys as well."""
    pending = [value]
    while pending:
        item = pending.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict | list):
            pending.extend(item if isinstance(item, list) else (*item.keys(), *item.values()))


def has_lone_surrogate(text: str) -> bool:
    """Return whether a text holds half of a surrogate pair, which no encoding can write."""
    return not text.isascii() and _SURROGATE.search(text) is not None


def _check_text(text: str) -> None:
    if has_lone_surrogate(text):
        msg = f"expected text, found half of a surrogate pair in {clip(text)!r}"
        raise JsonFaultError(msg)


def _too_deep() -> ModelError:
    msg = f"expected JSON of at most {MAX_DEPTH} levels, found more"
    return ModelError(msg, kind="response_too_large")


def clip(text: str, limit: int = 200) -> str:
    """Return the beginning of a text, for a message."""
    return text if len(text) <= limit else text[:limit] + "..."


def _unique_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for number, name in enumerate(names) if name in names[:number])
        msg = f"expected every key once, found {clip(twice)!r} twice in one object"
        raise JsonFaultError(msg)
    return found


def _refuse_constant(name: str) -> Any:
    msg = f"expected a JSON value, found {name}"
    raise JsonFaultError(msg)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        msg = f"expected a finite number, found {clip(digits)}"
        raise JsonFaultError(msg)
    return number


_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique_pairs, parse_constant=_refuse_constant, parse_float=_finite
)
