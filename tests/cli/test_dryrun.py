"""`--dry-run` tells what a run would ask and cost; nothing is sent and nothing is written."""

from pathlib import Path

import pytest
from clisupport import run_cli
from fakeserver import FakeServer
from scripted import PROFILE

SERVER = ("--model", PROFILE.model, "--base-url", PROFILE.endpoint)
PRICES = f'[[price]]\nmodel = "{PROFILE.model}"\ninput = 100\noutput = 1000\n'


def test_requests_and_tokens_are_told(articles: Path) -> None:
    done = run_cli(articles.parent, "brief", "articles", *SERVER, "--dry-run")

    told = done.stdout.decode()
    assert done.returncode == 0
    assert told.startswith(f"3 articles, model {PROFILE.model}\nfirst requests: 3 requests, about ")
    assert "a typical whole run: 7 requests" in told
    assert "cost unknown" in told
    assert "--prices" in told
    assert [path.name for path in articles.parent.iterdir()] == ["articles"]


def test_cost_is_told_where_the_price_is_known(articles: Path) -> None:
    (articles.parent / "prices.toml").write_text(PRICES, encoding="utf-8")

    done = run_cli(
        articles.parent, "extract", "articles", *SERVER, "--dry-run", "--prices", "prices.toml"
    )

    assert "US dollars" in done.stdout.decode()
    assert "whole run" not in done.stdout.decode()


def test_what_is_kept_would_not_be_asked(articles: Path, recordings: Path) -> None:
    folder = articles.parent
    imported = run_cli(folder, "store", "merge", "answers.sqlite", recordings)
    assert imported.returncode == 0, imported.stderr
    before = {path: path.read_bytes() for path in folder.glob("answers.sqlite*")}

    told = [
        run_cli(
            folder,
            *("brief", "articles", *SERVER, *place, "--dry-run"),
            environ={"SUMMARIZER_TEMPERATURE": "none"},
        ).stdout.decode()
        for place in (
            ("--record", recordings),
            ("--store", "answers.sqlite"),
            ("--store", "new.sqlite"),
        )
    ]

    assert "first requests: 0 requests" in told[0]
    assert "first requests: 0 requests" in told[1]
    assert "first requests: 3 requests" in told[2]
    assert {path: path.read_bytes() for path in before} == before
    assert not (folder / "new.sqlite").exists()


@pytest.mark.parametrize("model", [(), ("--model", "builtin")])
def test_embedded_extractor_sends_nothing(articles: Path, model: tuple[str, ...]) -> None:
    done = run_cli(articles.parent, "brief", "articles", *model, "--dry-run")

    assert "nothing would be sent" in done.stdout.decode()


async def test_no_socket_is_opened(articles: Path, fake_server: FakeServer) -> None:
    done = run_cli(
        articles.parent,
        *("brief", "articles", "--model", "m", "--base-url", fake_server.url, "--dry-run"),
    )

    assert done.returncode == 0
    assert not fake_server.received


def test_money_cannot_be_limited_where_the_price_is_unknown(articles: Path) -> None:
    done = run_cli(articles.parent, "brief", "articles", *SERVER, "--max-cost", "1")

    told = done.stderr.decode()
    assert done.returncode == 2
    assert "no price is known" in told
    assert f'model = "{PROFILE.model}"' in told


def test_wrong_limit_names_its_flag(articles: Path) -> None:
    done = run_cli(articles.parent, "brief", "articles", *SERVER, "--max-wait", "-1")

    assert done.returncode == 2
    assert "--max-wait: setting 'max_wait_seconds'" in done.stderr.decode()
