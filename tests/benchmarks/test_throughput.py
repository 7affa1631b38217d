from pathlib import Path

import pytest
from contestants import CONTESTANTS, REQUIREMENTS, Contestant, tell_reason
from standings import Run, Setup, Standing, page_of, write_between
from throughput import measure

MACHINE = {
    "cores": 2,
    "architecture": "x86_64",
    "system": "Linux",
    "python": "3.11.7",
    "date": "2031-05-12",
    "load_before": 0.1,
}
SETUP = Setup(
    articles=2_000, concurrency=64, latency_seconds=0.2, rounds=3, warm_up=8, machine=MACHINE
)


def run(wall_seconds: float) -> Run:
    return Run(
        version="1.2.3",
        wall_seconds=wall_seconds,
        cpu_seconds=4.0,
        peak_bytes=50_000_000,
        server_requests=2_008,
        server_most_at_once=64,
        server_received_bytes=2_008 * 15_400,
        server_form="JSON Schema",
        server_cpu_seconds=0.5,
    )


def test_a_row_has_the_median_and_the_spread_over_the_ideal() -> None:
    standing = Standing("openai", "as it is", (run(6.25), run(12.5), run(7.5)), None)

    page = page_of(SETUP, [standing])

    row = (
        "| openai | 1.2.3 | 1.20 (1.00-2.00) | 2.00 (2.00-2.00) | 50 | 1.00 | 15.4 | 64 "
        "| JSON Schema |"
    )
    assert row in page.splitlines()
    assert "The ideal is 6.25 s" in page
    assert "1.02 of it is the least" in page


def test_who_could_not_run_is_listed_with_the_reason() -> None:
    page = page_of(SETUP, [Standing("other", "as it is", (), "it cannot be installed: no wheel")])

    assert "| other | | not measured |" in page
    assert "- other: it cannot be installed: no wheel." in page


def test_a_reason_tells_no_folder_and_no_address_of_the_machine() -> None:
    said = "/home/me/env/bin/python: no 'a/b' at http://127.0.0.1:80/x in \"/tmp/y z/c.txt\""

    assert tell_reason(said) == "python: no 'a/b' at an address in \"y z/c.txt\""


def test_figures_go_between_their_marks_and_nowhere_else(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- a -->\nold\n<!-- /a -->\nafter\n", encoding="utf-8")

    write_between(page, "a", r"new \1")

    expected = "before\n<!-- a -->\nnew \\1\n<!-- /a -->\nafter\n"
    assert page.read_text(encoding="utf-8") == expected


@pytest.mark.parametrize("one", [one for one in CONTESTANTS if one.requirements])
def test_every_other_library_is_pinned(one: Contestant) -> None:
    pins = (REQUIREMENTS / f"{one.requirements}.txt").read_text(encoding="utf-8").splitlines()

    assert pins
    assert all("==" in pin and "/" not in pin for pin in pins)


@pytest.mark.slow
def test_our_client_is_measured_though_another_one_fails(tmp_path: Path) -> None:
    broken = Contestant("broken", "no_such_client", "draft", "nothing")
    ours = next(one for one in CONTESTANTS if one.module == "ours_article")
    setup = SETUP._replace(articles=12, concurrency=4, latency_seconds=0.01, rounds=1)

    failed, measured = measure([broken, ours], setup, tmp_path)

    assert "no_such_client" in str(failed.failure)
    assert measured.failure is None
    (result,) = measured.runs
    assert (result.server_requests, result.server_form) == (20, "JSON Schema")
    assert result.server_most_at_once <= 4
    assert result.cpu_seconds > 0
