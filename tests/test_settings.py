"""Flags over environment over file over defaults, and no key anywhere it can be seen."""

import re
from pathlib import Path

import pytest
from fakeanswers import SECRET
from pydantic import ValidationError

from summarizer.errors import ConfigurationError
from summarizer.settings import OPENAI_URL, Settings, load_settings

NO_FLAGS: dict[str, object] = {}


def load(
    cwd: Path,
    flags: dict[str, object] | None = None,
    environ: dict[str, str] | None = None,
    toml: str | None = None,
) -> Settings:
    if toml is not None:
        (cwd / "summarizer.toml").write_text(toml, encoding="utf-8")
    return load_settings(flags or {}, environ=environ or {}, cwd=cwd)


def test_nothing_configured_means_builtin(tmp_path: Path) -> None:
    settings = load(tmp_path)

    assert settings == Settings()
    assert settings.uses_builtin


def test_key_and_address_alone_make_nothing_be_sent(tmp_path: Path) -> None:
    environ = {"OPENAI_API_KEY": SECRET, "OPENAI_BASE_URL": "http://127.0.0.1:1/v1"}

    settings = load(tmp_path, environ=environ)

    assert settings.uses_builtin


@pytest.mark.parametrize(
    ("flag", "variable", "toml", "found"),
    [
        ("a", "b", 'model = "c"', "a"),
        (None, "b", 'model = "c"', "b"),
        (None, "", 'model = "c"', "c"),
        (None, "  ", None, None),
    ],
)
def test_order_of_places(
    tmp_path: Path, flag: str | None, variable: str, toml: str | None, found: str | None
) -> None:
    settings = load(tmp_path, {"model": flag}, {"SUMMARIZER_MODEL": variable}, toml)

    assert settings.model == found


def test_own_variables_come_before_those_of_openai(tmp_path: Path) -> None:
    environ = {
        "SUMMARIZER_API_KEY": SECRET,
        "OPENAI_API_KEY": "other",
        "SUMMARIZER_BASE_URL": "http://a/v1",
        "OPENAI_BASE_URL": "http://b/v1",
    }

    settings = load(tmp_path, environ=environ)

    assert settings.api_key is not None
    assert settings.api_key.get_secret_value() == SECRET
    assert settings.base_url == "http://a/v1"


def test_every_setting_can_come_from_the_environment(tmp_path: Path) -> None:
    texts = {
        "model": "m",
        "base_url": "http://h/v1",
        "api_key": "k",
        "mode": "tools",
        "temperature": "0.5",
        "seed": "7",
        "top_p": "0.9",
        "max_output_tokens": "100",
        "token_parameter": "max_tokens",
        "reasoning_effort": "low",
        "extra_headers": '{"X-Team": "desk"}',
        "timeout_seconds": "1.5",
        "deadline_seconds": "9",
        "article_deadline_seconds": "60",
        "max_wait_seconds": "3",
        "max_reasks": "1",
        "concurrency": "2",
        "workers": "2",
        "max_cost": "2.5",
        "max_tokens": "100000",
        "prices": "prices.toml",
        "context_tokens": "8192",
        "language": "fr",
        "terms": "own.toml",
        "agencies": "wires.toml",
        "replay": "some/folder",
        "store": "other/answers.sqlite",
        "keep_communiques": "false",
    }
    assert sorted([*texts, "record"]) == sorted(Settings.model_fields)

    environ = {f"SUMMARIZER_{name.upper()}": text for name, text in texts.items()}
    settings = load(tmp_path, environ=environ)

    assert (settings.temperature, settings.seed, settings.concurrency) == (0.5, 7, 2)
    assert settings.extra_headers["X-Team"].get_secret_value() == "desk"
    assert settings.replay == Path("some/folder")
    assert settings.timeout_seconds == 1.5
    assert settings.keep_communiques is False


def test_file_gives_every_kind_of_value(tmp_path: Path) -> None:
    settings = load(
        tmp_path,
        toml='model = "m"\ntemperature = "none"\nseed = 3\n[extra_headers]\nX-Team = "desk"\n',
    )

    assert settings.temperature is None
    assert settings.seed == 3
    assert settings.extra_headers["X-Team"].get_secret_value() == "desk"


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ('modle = "x"', "unknown setting 'modle'"),
        ("temperature = 'hot'", "setting 'temperature': .*found 'hot'"),
        ("concurrency = 0", "setting 'concurrency': .*found '0'"),
        ("mode = 'yaml'", "setting 'mode'"),
        ("model = ''", "setting 'model'"),
        ("= 3", "is no valid TOML"),
        (f"seed = {'[' * 5_000}", "is no valid TOML"),
        ("base_url = 'localhost:8000'", "expected an address"),
        ("base_url = 'http://user:pass@host/v1'", "without user and password"),
        ("base_url = 'https://host/v1?key=1'", "without `\\?`"),
    ],
)
def test_bad_file_is_named(tmp_path: Path, toml: str, says: str) -> None:
    with pytest.raises(ConfigurationError, match=says) as caught:
        load(tmp_path, toml=toml)

    assert "summarizer.toml" in str(caught.value)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("environ", "says"),
    [
        ({"SUMMARIZER_TEMPERATURE": "hot"}, "SUMMARIZER_TEMPERATURE: setting 'temperature'"),
        ({"OPENAI_BASE_URL": "ftp://x"}, "OPENAI_BASE_URL: setting 'base_url'"),
        ({"SUMMARIZER_EXTRA_HEADERS": "X: y"}, "SUMMARIZER_EXTRA_HEADERS: expected a JSON object"),
        ({"SUMMARIZER_EXTRA_HEADERS": "[" * 50_000}, "SUMMARIZER_EXTRA_HEADERS: expected"),
    ],
)
def test_bad_variable_is_named(tmp_path: Path, environ: dict[str, str], says: str) -> None:
    with pytest.raises(ConfigurationError, match=re.escape(says)):
        load(tmp_path, environ=environ)


def test_bad_flag_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="--max-reasks: setting 'max_reasks'"):
        load(tmp_path, {"max_reasks": 99})


def test_unknown_flag_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="unknown setting 'colour'"):
        load(tmp_path, {"colour": "red"})


@pytest.mark.parametrize(
    "environ",
    [
        {"SUMMARIZER_EXTRA_HEADERS": f'{{"X-Key": ["{SECRET}"]}}'},
        {"SUMMARIZER_EXTRA_HEADERS": f'X-Key: "{SECRET}"'},
        {"SUMMARIZER_API_KEY": SECRET, "SUMMARIZER_SEED": "x"},
    ],
)
def test_message_never_holds_a_secret(tmp_path: Path, environ: dict[str, str]) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load(tmp_path, environ=environ)

    assert SECRET not in str(caught.value)
    assert caught.value.__cause__ is None or SECRET not in str(caught.value.__cause__)


def test_key_never_shows_in_the_representation() -> None:
    settings = Settings.model_validate({"api_key": SECRET, "extra_headers": {"X-Key": SECRET}})

    shown = (
        f"{settings!r} {settings} {settings.model_dump(mode='json')} {settings.model_dump_json()}"
    )

    assert SECRET not in shown


def test_settings_are_immutable() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Settings().model = "x"  # type: ignore[misc]  # what the test is about


def test_every_setting_is_documented() -> None:
    assert all(field.description for field in Settings.model_fields.values())


def test_address_without_a_model_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="--model NAME"):
        load(tmp_path, {"base_url": "http://127.0.0.1:1/v1"})


def test_replaying_and_recording_exclude_each_other(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="exclude each other") as caught:
        load(tmp_path, {"replay": "a"}, {"SUMMARIZER_RECORD": "b"})

    assert "--replay" in str(caught.value)
    assert "SUMMARIZER_RECORD" in str(caught.value)


@pytest.mark.parametrize(
    ("toml", "environ", "sent"),
    [
        ('base_url = "https://elsewhere.example/v1"', {"OPENAI_API_KEY": SECRET}, False),
        ('base_url = "https://elsewhere.example/v1"', {"SUMMARIZER_API_KEY": SECRET}, True),
        ('base_url = "https://eu.api.openai.com/v1"', {"OPENAI_API_KEY": SECRET}, True),
        (
            "",
            {"OPENAI_API_KEY": SECRET, "OPENAI_BASE_URL": "https://elsewhere.example/v1"},
            True,
        ),
    ],
)
def test_openai_key_does_not_go_where_only_a_file_says(
    tmp_path: Path, toml: str, environ: dict[str, str], sent: bool
) -> None:
    settings = load(tmp_path, environ=environ, toml=toml)

    assert (settings.api_key is not None) is sent


@pytest.mark.parametrize(
    ("url", "is_openai"),
    [
        (OPENAI_URL, True),
        ("https://eu.api.openai.com/v1", True),
        ("https://openai.com.evil.example/v1", False),
        ("https://notopenai.com/v1", False),
        ("http://127.0.0.1:8000/v1", False),
    ],
)
def test_openai_is_told_by_its_host(url: str, is_openai: bool) -> None:
    assert Settings(base_url=url).is_openai is is_openai


def test_slash_at_the_end_of_an_address_does_not_count() -> None:
    assert Settings(base_url="http://h/v1/").base_url == "http://h/v1"


def test_language_is_the_code_of_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"--language: setting 'language': .*such as `fr`"):
        load(tmp_path, {"language": "French", "model": "m"})

    assert load(tmp_path, {"language": "pt-BR", "model": "m"}).language == "pt-BR"


def test_embedded_extractor_writes_english_only(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"embedded extractor writes English only.*'ru'"):
        load(tmp_path, {"language": "ru"})
