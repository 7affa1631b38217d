"""What all records share."""

from pydantic import BaseModel, ConfigDict

SCHEMA_VERSION = "1"
"""Version of the published records; a change that breaks a reader of them is a new one."""


class Record(BaseModel):
    """Immutable data with no unknown fields; every field is documented where it stands."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        use_attribute_docstrings=True,
        allow_inf_nan=False,
        # What a traceback shows is no place for the text of an article.
        hide_input_in_errors=True,
    )


def is_none(value: object) -> bool:
    """Return whether a field holds nothing: some are left out then, and their records unchanged."""
    return value is None


def is_english(value: object) -> bool:
    """Return whether a language is English, so that a field leaves it out."""
    return value == "en"


def is_empty(value: object) -> bool:
    """Return whether a value is an empty tuple, so that a field leaves it out."""
    return value == ()


def is_zero(value: object) -> bool:
    """Return whether a count is 0: some are left out then, and their records unchanged."""
    return value == 0
