import json
from base64 import b64encode
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.masking import HIDDEN, Masker, looks_like_key, safe_url, url_secrets

SECRET = "tr0ub4dor/and+more=9"


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Incorrect API key provided: sk-ab***yz.", "Incorrect API key provided: ***"),
        ("key 'sk-proj-****************abcd' is bad", "key '***' is bad"),
        ("got secr*****************word", "got ***"),
        ("sk-...wxyz", "***"),
        ("tr0u...=9 and tr0ub4d…", "*** and ***"),
        ("starts with tr0ub4dor/and", "starts with ***"),
        ("Authorization: Basic dXNlcjpwYXNzd29yZA==", "Authorization: Basic ***"),
        ("{'api-key': 'c0ffee123456'}", "{'api-key': '***'}"),
        ('{"x-api-key": "c0ffee123456"}', '{"x-api-key": "***"}'),
        ("Set-Cookie: session12345; Path=/", "Set-Cookie: ***; Path=/"),
        ("http://user:pa55@host/v1?key=abc&x=1", "http://***@host/v1?key=***&x=1"),
        ("AKIAABCDEFGHIJKLMNOP ghp_0123456789abcdef", "*** ***"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "***"),
    ],
)
def test_what_looks_like_a_key_or_the_rest_of_one_is_masked(told: str, shown: str) -> None:
    assert Masker((SECRET,)).mask(told) == shown


@pytest.mark.parametrize(
    "told",
    [
        "setting 'api_key': expected printable ASCII, found other characters",
        "the basic authentication of the server, and a token of thanks",
        "a * b ** c; 3 * 4; risk-averse; task-force; ask-me-later",
        "base_url: http://127.0.0.1:8000/v1 answers 404",
        "the key is missing or refused: set SUMMARIZER_API_KEY",
    ],
)
def test_ordinary_words_are_left_alone(told: str) -> None:
    assert Masker((SECRET,)).mask(told) == told


@pytest.mark.parametrize(
    "echo",
    [
        SECRET,
        json.dumps(SECRET),
        SECRET.replace("/", "\\/"),
        quote(SECRET, safe=""),
        b64encode(SECRET.encode()).decode(),
        b64encode(f"user:{SECRET}".encode()).decode(),
        b64encode(f":{SECRET}@".encode()).decode(),
        b64encode(f"ab{SECRET}".encode()).decode(),
        f"Bearer {SECRET}",
    ],
)
def test_an_echo_is_taken_out_however_it_is_spelled(echo: str) -> None:
    redacted = Masker((SECRET,)).redact(f'{{"a": "{echo}"}}'.encode()).decode()

    assert HIDDEN in redacted
    assert echo not in redacted


def test_an_answer_may_hold_words_that_are_headers_too() -> None:
    data = b"the Foreign Ministry of Ruritania, none, desk-berlin"

    assert Masker(("none", "desk-berlin", "Foreign Ministry")).redact(data) == data


@given(st.from_regex(r"[A-Za-z]{6}[0-9]{4}[A-Za-z0-9_+/=.-]{4,40}", fullmatch=True), st.text())
def test_no_secret_survives(secret: str, around: str) -> None:
    masker = Masker((secret,))
    told = f"{around}{secret}{around}"

    assert secret not in masker.mask(told)
    assert secret not in masker.show(told)
    assert secret.encode() not in masker.redact(told.encode("utf-8", "replace"))


@given(st.text(st.sampled_from("sk-aA1*….•_=:/@?& "), max_size=300))
def test_masking_again_hides_no_less(text: str) -> None:
    masker = Masker((SECRET,))
    once = masker.mask(text)

    assert not looks_like_key(once)
    assert SECRET[:8] not in once


def test_long_text_is_masked_in_linear_time() -> None:
    Masker((SECRET,)).mask("a-" * 200_000 + "eyJ" * 1000 + "sk-" * 1000)


def test_addresses_are_shown_without_what_is_secret_in_them() -> None:
    assert safe_url("https://user:p@ss@host/v1?key=1#x") == "https://***@host/v1?***"
    assert safe_url("user:pass@host") == "***@host"
    assert url_secrets("http://user:pa55@proxy:3128") == ("pa55", "user")
    assert url_secrets("http://[") == ()
