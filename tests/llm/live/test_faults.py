"""What servers say is read from any form, shown briefly, and never with a key in it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.llm.live.faults import read_complaint, retry_after_of
from summarizer.masking import Masker

FORMS = (
    b'{"error": {"message": "bad seed", "param": "seed", "code": "c", "type": "t"}}',
    b'{"message": "bad seed", "param": "seed", "code": "c t"}',
    b'{"error": {"message": "bad seed", "param": "seed", "code": null, "type": "c t"}}',
)


@pytest.mark.parametrize("body", FORMS)
def test_complaint_is_read_from_any_form(body: bytes) -> None:
    complaint = read_complaint(400, body)

    assert (complaint.message, complaint.param, complaint.code) == ("bad seed", "seed", "c t")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b'{"error": "plain words"}', "plain words"),
        (b'{"detail": "plain words"}', "plain words"),
        (b"plain words", "plain words"),
        (b'{"detail": [{"loc": ["body", "x"], "msg": "no", "input": "echo"}]}', "no @ body.x"),
        (b"", ""),
        (b"[1]", "[1]"),
        (b"\xff", "\ufffd"),
    ],
)
def test_words_are_found(body: bytes, message: str) -> None:
    assert read_complaint(400, body).message == message


@given(st.binary(max_size=300))
def test_no_body_is_too_odd_to_read(body: bytes) -> None:
    assert read_complaint(400, body).status == 400


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": " 0.5 "}, 0.5),
        ({"retry-after": "1000000000"}, 1e9),
        ({"retry-after": "1e9"}, None),
        ({"retry-after": "NaN"}, None),
        ({"retry-after": "-1"}, None),
        ({"retry-after": "\u0663"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after": "Mon, 05 Jan 2026 10:00:09 GMT"}, None),
        (
            {
                "retry-after": "Mon, 05 Jan 2026 10:00:09 GMT",
                "date": "Mon, 05 Jan 2026 10:00:00 GMT",
            },
            9.0,
        ),
        (
            {
                "retry-after": "Mon, 05 Jan 2026 10:00:00 GMT",
                "date": "Mon, 05 Jan 2026 11:00:00 GMT",
            },
            0.0,
        ),
    ],
)
def test_time_to_wait(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after_of(headers) == seconds


def test_secrets_and_what_looks_like_one_are_masked() -> None:
    masker = Masker(("tr0ub4dor", "tr0ub4dor-and-more", ""))

    shown = masker.show(
        "tr0ub4dor-and-more tr0ub4dor sk-proj-abcdefgh Bearer eyJhbGciOi.x skipping"
    )

    assert shown == "*** *** *** Bearer *** skipping"


def test_control_characters_are_shown_and_other_scripts_kept() -> None:
    assert Masker(()).show("\x1b[31m\u8bf7\n") == "\\x1b[31m\u8bf7\\n"


def test_long_words_are_cut_after_masking() -> None:
    secret = "s3cr3t-s3cr3t"

    shown = Masker((secret,)).show("x" * 195 + secret)

    assert "s3cr3t"[:3] not in shown
    assert shown.endswith("...") or shown.endswith("***")


def test_json_with_a_key_in_it_is_masked() -> None:
    body = json.dumps({"error": {"message": "bad key 'sk-abcdef123456'"}}).encode()

    assert "abcdef" not in Masker(()).show(read_complaint(401, body).message)
