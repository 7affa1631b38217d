"""The key of a request is made of all that decides its answer, and costs little."""

from hashlib import sha256
from typing import Any

import pytest
import rfc8785
from fakeanswers import DEMO_SCHEMA, make_request
from hypothesis import given
from hypothesis import strategies as st

from summarizer.llm.base import Message, Request, Sampling

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
schemas = st.dictionaries(
    texts,
    st.recursive(
        st.none() | st.booleans() | st.integers(-9999, 9999) | texts | st.floats(-1e9, 1e9),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
        max_leaves=5,
    ),
    max_size=4,
)


def plain_key(request: Request) -> str:
    return sha256(rfc8785.dumps(request.key_parts())).hexdigest()


@given(
    text=texts,
    changes=st.fixed_dictionaries({"model": texts, "answer_name": texts, "answer_schema": schemas}),
    temperature=st.none() | st.floats(0, 2),
)
def test_key_is_the_digest_of_its_parts(
    text: str, changes: dict[str, Any], temperature: float | None
) -> None:
    request = make_request(text, sampling=Sampling(temperature=temperature), **changes)

    assert request.key == plain_key(request)
    assert request.schema_sha256 == sha256(rfc8785.dumps(request.answer_schema)).hexdigest()


@pytest.mark.parametrize("deep", [False, True])
def test_a_copy_with_changes_has_a_key_of_its_own(deep: bool) -> None:
    request = make_request()
    before = (request.key, request.schema_sha256)
    changes = {
        "messages": (*request.messages, Message(role="user", content="Once more.")),
        "answer_schema": {**DEMO_SCHEMA, "title": "another"},
    }

    copied = request.model_copy(update=changes, deep=deep)

    assert copied.key == plain_key(copied) != before[0]
    assert copied.schema_sha256 != before[1]
    assert (request.key, request.schema_sha256) == before


def test_a_request_whose_key_was_asked_for_is_the_same_record() -> None:
    asked, fresh = make_request(), make_request()

    assert asked.key

    assert asked == fresh
    assert asked.model_dump_json() == fresh.model_dump_json()
    assert repr(asked) == repr(fresh)
    assert Request.model_validate_json(asked.model_dump_json()) == asked
