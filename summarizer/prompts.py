"""Prompts: files with a few lines of front matter, and the text that a model is given.

    ---
    id: extract.v1
    inputs: article
    answer: communique_draft
    ---
    You read one news article ...

Nothing is ever put into the text: what a model is to read goes into messages of its own.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from typing import Any

from summarizer.errors import ConfigurationError
from summarizer.files import resource_path
from summarizer.schema.base import Record

_ID = re.compile(r"[a-z][a-z0-9_]*\.v[0-9]+")
_KEYS = ("id", "inputs", "answer")


class Prompt(Record):
    """A prompt as it is used."""

    id: str
    """Name and version, such as `extract.v1`; a changed meaning is a new version."""
    text: str
    """What the model is told."""
    sha256: str
    """SHA-256 of the file's bytes, in hex."""
    inputs: tuple[str, ...]
    """What else the model is given, such as `article`."""
    answer: str
    """Name of the schema of the answer, such as `communique_draft`."""

    @property
    def use(self) -> str:
        """The prompt in one word, such as `extract.v1@1f0c...`."""
        return f"{self.id}@{self.sha256}"


@cache
def load_prompt(prompt_id: str) -> Prompt:
    """Return a prompt of the package.

    Args:
        prompt_id: Name and version, such as `extract.v1`.

    Raises:
        UsageError: There is no such prompt.
        ConfigurationError: Its file is not written as prompts are.
    """
    if not _ID.fullmatch(prompt_id):
        msg = f"expected the id of a prompt such as 'extract.v1', found {prompt_id!r}"
        raise ConfigurationError(msg)
    prompt = read_prompt(resource_path("prompts", f"{prompt_id}.md").read_bytes())
    if prompt.id != prompt_id:
        msg = f"expected id {prompt_id!r} in the file of that name, found {prompt.id!r}"
        raise ConfigurationError(msg)
    return prompt


@cache
def prompt_uses() -> Mapping[str, str]:
    """Return the id of every prompt of the package to the SHA-256 of its file, by id."""
    folder = resource_path("prompts", "extract.v1.md").parent
    ids = sorted(path.stem for path in folder.glob("*.md"))
    return {id_: load_prompt(id_).sha256 for id_ in ids}


@cache
def answer_schema(name: str) -> Mapping[str, Any]:
    """Return the JSON Schema that an answer of this name goes over the wire with.

    It is the committed file, so that no change of a docstring or a library changes a request.
    """
    raw = resource_path("schemas", f"{name}.schema.json").read_bytes()
    schema: dict[str, Any] = json.loads(raw)
    return schema


def read_prompt(raw: bytes) -> Prompt:
    """Return the prompt that a file holds.

    Raises:
        ConfigurationError: The file is not UTF-8, or its front matter is missing or incomplete.
    """
    try:
        lines = raw.decode("utf-8").replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError as exc:
        msg = f"expected a prompt in UTF-8, found other bytes at {exc.start}"
        raise ConfigurationError(msg) from exc
    if lines[0] != "---" or "---" not in lines[1:]:
        msg = f"expected front matter between two lines '---', found {lines[0][:60]!r}"
        raise ConfigurationError(msg)
    end = lines.index("---", 1)
    values = _read_front_matter(lines[1:end])
    return Prompt(
        id=values["id"],
        text="\n".join(lines[end + 1 :]).strip(),
        sha256=sha256(raw).hexdigest(),
        inputs=tuple(name.strip() for name in values["inputs"].split(",") if name.strip()),
        answer=values["answer"],
    )


def _read_front_matter(lines: list[str]) -> dict[str, str]:
    values = {}
    for line in lines:
        key, colon, value = line.partition(":")
        if not colon or key not in _KEYS or key in values:
            msg = f"expected one line each of {', '.join(_KEYS)}, found {line[:60]!r}"
            raise ConfigurationError(msg)
        values[key] = value.strip()
    missing = [key for key in _KEYS if not values.get(key)]
    if missing:
        msg = f"expected {', '.join(missing)} in the front matter of a prompt"
        raise ConfigurationError(msg)
    return values
