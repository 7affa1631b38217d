import json
import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.cli.terminal import harmless, print_text, printable, say
from summarizer.text.scripts import has_right_to_left

ALLOWED_FORMAT = {
    "\u200c",
    "\u200d",
    *map(chr, (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2)),
}
"""Joiners, and signs of Arabic and Syriac numbers, which can be seen."""


def without_isolates(text: str) -> str:
    """Return the text without the pairs that keep what is written from right to left apart."""
    return re.sub(
        "\u2068([^\u2068\u2069\n]*)\u2069",
        lambda pair: pair[1] if has_right_to_left(pair[1]) else pair[0],
        text,
    )


@pytest.mark.parametrize(
    "text",
    [
        "\x1b]0;owned\x07",
        "\x1b[2J",
        "\x9b31m",
        "\x9d8;;http://example.org\x9c",
        "a\rb",
        "\u202egnp.exe",
        "\u2066x\u2069",
        "zero\u200bwidth",
        "\ufeffmark",
        "tag\U000e0041",
        "line\u2028end",
        "lone\ud800",
    ],
)
def test_steering_characters_are_spelled_out(text: str) -> None:
    safe = printable(text)

    assert safe != text
    assert not any(unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp") for one in safe)


@pytest.mark.parametrize(
    "text", ["naïve — “quoted”", "می‌خواهم", "a\tb\nc", "東京", "👩‍🔬", "\\u001b"]
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert printable(text) == text


@given(st.text())
def test_nothing_steers_after_it(text: str) -> None:
    safe = without_isolates(printable(text))

    steering = {
        one
        for one in safe
        if unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp") and one not in "\n\t"
    }
    assert steering <= ALLOWED_FORMAT


def test_isolates_around_what_is_written_from_right_to_left_stay() -> None:
    text = "(\u2068سلام 12\u2069) b"

    assert printable(text) == text


@pytest.mark.parametrize(
    "text",
    ["\u2068abc\u2069", "\u2068سلام", "سلام\u2069", "\u2067سلام\u2069", "\u2068سل\nام\u2069"],
)
def test_other_isolates_are_spelled_out(text: str) -> None:
    assert not {"\u2067", "\u2068", "\u2069"} & set(printable(text))


def test_isolates_let_nothing_through_that_steers() -> None:
    assert printable("\u2068سلام\u202e\x1b[2J\u2069") == ("\u2068سلام\\u202e\\u001b[2J\u2069")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_stays_the_same_value(text: str) -> None:
    assert json.loads(printable(json.dumps(text, ensure_ascii=False))) == text


def test_text_from_right_to_left_keeps_its_isolates_and_colours(
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown = "see \u2068\u0644\x1b[2m\u0627\x1b[0m\u2069 (3)"

    print_text(shown + " \u202e\x1b[2J")

    assert capsys.readouterr().out == shown + " \\u202e\\u001b[2J\n"
    assert harmless("\u2068\u0644\u2069\u202e") == "\u2068\u0644\u2069"


def test_messages_go_to_stderr_and_steer_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    say("error: no file 'a\x1b[2J'")

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "error: no file 'a\\u001b[2J'\n"


def test_text_that_the_terminal_cannot_show_is_escaped(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    reconfigure = sys.stdout.reconfigure  # type: ignore[union-attr]  # a text wrapper here
    reconfigure(encoding="ascii")

    print_text("Río")

    assert capsysbinary.readouterr().out == b"R\\xedo\n"
