import re
from hashlib import sha256
from typing import get_args

import pytest

from summarizer.errors import ConfigurationError, UsageError
from summarizer.files import resource_path
from summarizer.prompts import load_prompt, read_prompt
from summarizer.schema.draft import ClaimDraft, CommuniqueDraft, DateDraft, EventDraft
from summarizer.schema.words import DateRole, SetAsideReason, Tier, Voice

GOOD = b"---\nid: demo.v2\ninputs: article, notes\nanswer: demo\n---\n\nRead: {{ x }} %s\n---\n"


def test_a_prompt_is_read_as_it_stands() -> None:
    prompt = read_prompt(GOOD)

    assert prompt.id == "demo.v2"
    assert prompt.text == "Read: {{ x }} %s\n---"
    assert prompt.inputs == ("article", "notes")
    assert prompt.answer == "demo"
    assert prompt.use == f"demo.v2@{sha256(GOOD).hexdigest()}"


def test_line_ends_of_the_file_are_no_part_of_the_text() -> None:
    windows = GOOD.replace(b"\n", b"\r\n")

    assert read_prompt(windows).text == read_prompt(GOOD).text
    assert read_prompt(windows).sha256 != read_prompt(GOOD).sha256


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"no front matter",
        b"---\nid: demo.v1\n",
        b"---\nid: demo.v1\nanswer: demo\n---\ntext",
        b"---\nid: demo.v1\nid: demo.v1\ninputs: a\nanswer: b\n---\ntext",
        b"---\nid: demo.v1\ninputs: a\nanswer: b\nmood: good\n---\ntext",
        b"---\nid: demo.v1\ninputs: a\nanswer:\n---\ntext",
        b"---\nid: \xff\n---\n",
    ],
)
def test_a_prompt_that_is_not_written_as_prompts_are_is_refused(raw: bytes) -> None:
    with pytest.raises(ConfigurationError, match="expected"):
        read_prompt(raw)


@pytest.mark.parametrize("prompt_id", ["extract.v1", "reask.v1"])
def test_the_prompts_of_the_package_load(prompt_id: str) -> None:
    prompt = load_prompt(prompt_id)

    assert prompt.id == prompt_id
    assert prompt.answer == "communique_draft"
    assert (
        prompt.sha256
        == sha256(resource_path("prompts", f"{prompt_id}.md").read_bytes()).hexdigest()
    )


def test_an_unknown_prompt_is_named() -> None:
    with pytest.raises(UsageError, match=re.escape("extract.v999.md")):
        load_prompt("extract.v999")


@pytest.mark.parametrize("prompt_id", ["../secrets", "extract", "extract.v1.md", ""])
def test_an_id_is_no_path(prompt_id: str) -> None:
    with pytest.raises(ConfigurationError, match="expected the id of a prompt"):
        load_prompt(prompt_id)


@pytest.mark.parametrize(
    "word",
    [
        *CommuniqueDraft.model_fields,
        *EventDraft.model_fields,
        *DateDraft.model_fields,
        *ClaimDraft.model_fields,
        *get_args(DateRole),
        *get_args(Tier),
        *get_args(Voice),
        *get_args(SetAsideReason),
    ],
)
def test_the_extract_prompt_explains_every_field_and_word(word: str) -> None:
    assert re.search(rf"`{word}`", load_prompt("extract.v1").text)
