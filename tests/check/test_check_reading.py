import json
from collections.abc import Callable

import pytest
from synthetic import make_articles, make_briefing

from summarizer.check.briefing import check_briefing
from summarizer.schema.canonical import compact_json, pretty_json

ARTICLES = make_articles()
BRIEFING = make_briefing(ARTICLES)
PRETTY = pretty_json(BRIEFING).encode()
COMPACT = compact_json(BRIEFING)


@pytest.mark.parametrize("raw", [PRETTY, COMPACT], ids=["readable", "compact"])
def test_both_canonical_forms_stand(raw: bytes) -> None:
    assert check_briefing(raw, ARTICLES) == ()


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda raw: raw + b"\n", id="one more line end"),
        pytest.param(lambda raw: raw.rstrip(b"\n"), id="no line end"),
        pytest.param(lambda raw: b"\xef\xbb\xbf" + raw, id="byte order mark"),
        pytest.param(lambda raw: raw.replace(b"\n", b"\r\n"), id="CRLF"),
        pytest.param(lambda raw: raw.replace(b'  "id"', b'    "id"', 1), id="indent"),
        pytest.param(lambda raw: json.dumps(json.loads(raw)).encode(), id="other spacing"),
        pytest.param(
            lambda raw: (json.dumps(json.loads(raw), indent=2, sort_keys=True) + "\n").encode(),
            id="escaped letters",
        ),
        pytest.param(
            lambda raw: (
                json.dumps(dict(reversed(json.loads(raw).items())), indent=2, ensure_ascii=False)
                + "\n"
            ).encode(),
            id="order of keys",
        ),
        pytest.param(lambda raw: raw.replace("ó".encode(), b"\xf3"), id="Latin-1"),
        pytest.param(lambda raw: raw[:-2], id="cut"),
        pytest.param(lambda raw: raw.replace(b'"round": 4', b'"round": 4e0'), id="exponent"),
        pytest.param(lambda raw: raw.replace(b'"round": 4', b'"round": NaN'), id="NaN"),
        pytest.param(lambda raw: raw.replace(b'"round": 4', b'"round": Infinity'), id="Infinity"),
        pytest.param(
            lambda raw: raw.replace(b'"round": 4', b'"round": 4,\n    "round": 4'), id="twice"
        ),
        pytest.param(
            lambda raw: raw.replace(b'"round": 4', b'"round": ' + b"9" * 5000), id="huge number"
        ),
        pytest.param(lambda raw: raw.replace(b"Oulu", b"O\\ud800lu"), id="lone surrogate"),
        pytest.param(lambda raw: b"[" * 100_000, id="deep"),
        pytest.param(lambda raw: b"[]", id="no object"),
        pytest.param(lambda raw: b"", id="empty"),
    ],
)
def test_every_other_spelling_is_found(change: Callable[[bytes], bytes]) -> None:
    damaged = change(PRETTY)

    findings = check_briefing(damaged, ARTICLES)

    assert damaged != PRETTY
    assert "bytes" in {finding.code for finding in findings}


def test_the_compact_form_is_compared_with_its_own_spelling() -> None:
    (finding,) = check_briefing(COMPACT + b"\n", ARTICLES)

    assert finding.code == "bytes"
    assert "compact" in finding.message


def test_a_difference_is_told_with_its_line() -> None:
    (finding,) = check_briefing(PRETTY.replace(b'  "facts"', b'  \t"facts"'), ARTICLES)

    line = next(
        number
        for number, text in enumerate(PRETTY.splitlines(), 1)
        if text.startswith(b'  "facts"')
    )
    assert f"line {line})" in finding.message


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('"round": 4', '"round": "4"', "$.event.round"),
        ('"round": 4', '"round": 4.0', "$.event.round"),
        ('"round": 4', '"turn": 4', "$.event.turn"),
        ('"kind": "dialogue"', '"kind": "chat"', "$.event.kind"),
        ('"schema_version": "1"', '"schema_version": "2"', "$.schema_version"),
        ('"schema_version": "1"', '"schema_version": 1', "$.schema_version"),
        ('"official": true', '"official": 1', "$.sources[1].official"),
    ],
)
def test_data_that_does_not_fit_the_schema_is_found_at_its_path(
    old: str, new: str, path: str
) -> None:
    text = PRETTY.decode()
    assert old in text

    findings = check_briefing(text.replace(old, new, 1).encode(), ARTICLES)

    wrong = {finding.path for finding in findings if finding.code == "schema"}
    assert path in wrong or any(one.split("[")[0] == path.split("[")[0] for one in wrong)


@pytest.mark.parametrize("field", ["schema_version", "summary", "divergences", "provenance"])
def test_a_field_that_is_missing_is_found(field: str) -> None:
    plain = json.loads(PRETTY)
    del plain[field]

    findings = check_briefing(pretty_json(plain).encode(), ARTICLES)

    assert "schema" in {finding.code for finding in findings}
