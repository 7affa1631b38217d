from pathlib import Path

import pytest
from clisupport import run_cli

from summarizer.cli.doctor import describe_settings
from summarizer.cli.main import run
from summarizer.settings import load_settings

SECRET = "sk-SECRET123456"


def test_nothing_configured_is_fine(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor"]) == 0

    shown = capsys.readouterr().out
    assert "nothing is sent anywhere" in shown
    assert "extract.v1" in shown


def test_each_setting_names_where_it_comes_from(folder: Path) -> None:
    (folder / "summarizer.toml").write_text('model = "from-file"\nconcurrency = 2\nseed = 7\n')
    environ = {"SUMMARIZER_MODEL": "from-environment", "OPENAI_API_KEY": SECRET}
    flags = {"base_url": "http://127.0.0.1:9/v1"}
    settings = load_settings(flags, environ=environ, cwd=folder)

    rows = {
        row.what: (row.state, row.source)
        for row in describe_settings(settings, flags, environ, folder)
    }

    assert rows == {
        "model": ("from-environment", "SUMMARIZER_MODEL"),
        "base_url": ("http://127.0.0.1:9/v1", "--base-url"),
        "api_key": ("set", "OPENAI_API_KEY"),
        "concurrency": ("2", "summarizer.toml"),
        "seed": ("7", "summarizer.toml"),
    }


def test_no_secret_is_shown(folder: Path) -> None:
    done = run_cli(
        folder,
        *("doctor", "--model", "m", "--base-url", "http://127.0.0.1:9/v1"),
        environ={
            "OPENAI_API_KEY": SECRET,
            "SUMMARIZER_EXTRA_HEADERS": f'{{"X-Token": "{SECRET}"}}',
        },
    )

    assert done.returncode != 0
    assert SECRET.encode() not in done.stdout + done.stderr
    assert b"X-Token" in done.stdout


def test_a_missing_key_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", "--model", "gpt-x"]) == 2

    assert "OPENAI_API_KEY" in capsys.readouterr().out


def test_a_folder_of_recordings_is_looked_at(
    recordings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["doctor", "--replay", "recordings"]) == 0

    assert "scripted-1, replayed from recordings" in capsys.readouterr().out
    assert run(["doctor", "--replay", "nowhere"]) == 2
