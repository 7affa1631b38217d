"""Records of any kind that is valid, made field by field from their own annotations."""

import types
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel

from fuzz.choices import Choices

AnyModel = TypeVar("AnyModel", bound=BaseModel)
Makers = Mapping[str, Callable[[], Any]]
"""Name of a field to what makes its values, whatever type it has."""

_MOST_ITEMS = 4


def make_record(kind: type[AnyModel], choices: Choices, makers: Makers) -> AnyModel:
    """Return a valid record; a field without a maker is made of its type."""
    return kind.model_validate(make_plain(kind, choices, makers))


def make_plain(kind: type[BaseModel], choices: Choices, makers: Makers) -> dict[str, Any]:
    """Return the fields of such a record, unchecked."""
    return {
        name: _value(field.annotation, name, choices, makers)
        for name, field in kind.model_fields.items()
    }


def _value(kind: Any, name: str, choices: Choices, makers: Makers) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _value(inner[0], name, choices, makers)
    if origin in (Union, types.UnionType):
        options = [one for one in inner if one is not type(None)]
        return None if choices.flag(3) else _value(choices.pick(options), name, choices, makers)
    if origin is tuple:
        return choices.some(lambda: _value(inner[0], name, choices, makers), _MOST_ITEMS)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return make_plain(kind, choices, makers)
    return makers[name]() if name in makers else _plain_value(kind, choices)


def _plain_value(kind: Any, choices: Choices) -> Any:
    if get_origin(kind) is Literal:
        return choices.pick(get_args(kind))
    if kind is bool:
        return choices.flag()
    if kind is int:
        return choices.number(-2, 40)
    if kind is float:
        return choices.number(-9, 999) / 8
    if kind is str:
        return choices.text(3)
    msg = f"nothing makes a value of {kind}"
    raise TypeError(msg)
