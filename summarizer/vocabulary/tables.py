"""Tables in TOML files, of the package's own form, which a user may write as well."""

import tomllib
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from summarizer.errors import ConfigurationError
from summarizer.schema.base import Record
from summarizer.schema.faults import first_fault


class Table(Record):
    """What a file of a table holds besides its rows."""

    sha256: str = ""
    """Digest of the file, in hex."""


T = TypeVar("T", bound=Table)


def read_table(path: Path, form: type[T], what: str) -> T:
    """Return the table in a TOML file.

    Args:
        path: The file.
        form: The record that it is to be.
        what: What it holds, for people.

    Raises:
        ConfigurationError: The file cannot be read, is no TOML, is nested too deeply, or
            has no such form.
    """
    try:
        data = path.read_bytes()
        plain = tomllib.loads(data.decode("utf-8"))
        return form.model_validate({**plain, "sha256": sha256(data).hexdigest()})
    except OSError as exc:
        msg = f"cannot read {what} in {str(path)!r}: {exc.strerror}"
    except ValidationError as exc:
        msg = f"cannot use {what} in {str(path)!r}: {first_fault(exc)}"
    except ValueError as exc:
        msg = f"cannot use {what} in {str(path)!r}, which is no TOML: {exc}"
    except RecursionError:
        msg = f"cannot use {what} in {str(path)!r}: it is nested too deeply"
    raise ConfigurationError(msg)
