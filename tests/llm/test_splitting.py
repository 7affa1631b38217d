from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import UsageError
from summarizer.llm.filelimits import MOST_BYTES, MOST_REQUESTS, Limits
from summarizer.llm.splitting import RequestLine, earlier_parts, part_paths, split_lines


def line(number: int, size: int = 30) -> RequestLine:
    return RequestLine("demo.v1", f"key{number}", b"x" * (size - 1) + b"\n")


SIZES = st.lists(st.integers(min_value=1, max_value=90), max_size=40)


@given(SIZES, st.integers(1, 7), st.integers(90, 300), st.integers(30, 90))
def test_every_line_is_whole_in_one_file_and_no_file_is_too_large(
    sizes: list[int], most: int, most_bytes: int, most_tokens: int
) -> None:
    lines = [line(number, size) for number, size in enumerate(sizes)]

    parts = split_lines(lines, Limits(most, most_bytes, most_tokens))

    assert [one for part in parts for one in part] == lines
    for part in parts:
        assert 1 <= len(part) <= most
        assert sum(len(one.data) for one in part) <= most_bytes
        assert sum(one.tokens for one in part) <= most_tokens


@given(SIZES, st.integers(1, 7), st.integers(90, 300), st.integers(30, 90))
def test_no_two_neighbouring_files_would_fit_into_one(
    sizes: list[int], most: int, most_bytes: int, most_tokens: int
) -> None:
    lines = [line(number, size) for number, size in enumerate(sizes)]

    parts = split_lines(lines, Limits(most, most_bytes, most_tokens))

    for part, after in pairwise(parts):
        longer = [*part, after[0]]
        assert (
            len(longer) > most
            or sum(len(one.data) for one in longer) > most_bytes
            or sum(one.tokens for one in longer) > most_tokens
        )


def test_the_limits_are_those_of_openai() -> None:
    assert Limits() == (50_000, 200_000_000, None)
    assert Limits().requests == MOST_REQUESTS
    assert Limits().bytes == MOST_BYTES


@pytest.mark.parametrize(
    ("limits", "flag"),
    [(Limits(bytes=29), "--max-bytes"), (Limits(tokens=9), "--max-batch-tokens")],
)
def test_a_request_that_fits_no_file_is_named(limits: Limits, flag: str) -> None:
    with pytest.raises(UsageError, match=f"request key1 of 'demo.v1' .*{flag}"):
        split_lines([line(0, 10), line(1)], limits)


@pytest.mark.parametrize(
    ("name", "count", "expected"),
    [
        ("a/ask.jsonl", 0, ["a/ask.jsonl"]),
        ("a/ask.jsonl", 1, ["a/ask.jsonl"]),
        ("a/ask.jsonl", 2, ["a/ask.001.jsonl", "a/ask.002.jsonl"]),
        ("ask", 2, ["ask.001", "ask.002"]),
    ],
)
def test_several_files_are_numbered(name: str, count: int, expected: list[str]) -> None:
    assert [str(path) for path in part_paths(Path(name), count)] == expected


def test_names_of_files_sort_by_number() -> None:
    paths = part_paths(Path("ask.jsonl"), 1200)

    assert sorted(paths) == paths


def test_only_batch_files_count_as_parts_of_an_earlier_export(tmp_path: Path) -> None:
    request = '{"custom_id": "a", "method": "POST", "url": "/v1/chat/completions", "body": {}}\n'
    for name in ("ask.jsonl", "ask.001.jsonl", "ask.12.jsonl", "ask.x01.jsonl", "other.001.jsonl"):
        (tmp_path / name).write_text(request)
    (tmp_path / "ask.002.jsonl").write_text("")
    (tmp_path / "ask.2024.jsonl").write_text('{"title": "somebody else\'s"}\n')
    (tmp_path / "ask.003.jsonl").write_text("no JSON\n")
    (tmp_path / "ask.004.jsonl").symlink_to(tmp_path / "ask.001.jsonl")

    found = [path.name for path in earlier_parts(tmp_path / "ask.jsonl")]

    assert found == ["ask.001.jsonl", "ask.002.jsonl", "ask.jsonl"]
    assert earlier_parts(tmp_path / "nowhere" / "ask.jsonl") == []
