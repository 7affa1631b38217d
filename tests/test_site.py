"""The site of the documentation: its menu is complete, and it builds without a warning."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from lxml import html

ROOT = Path(__file__).parents[1]
LOADED = (
    "//script/@src | //img/@src | //iframe/@src | //source/@src | //object/@data"
    " | //link[@rel='stylesheet' or @rel='icon' or contains(@rel, 'pre')]/@href"
)
"""What a browser fetches to show a page."""


def _menu() -> list[str]:
    text = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:\n")[2]
    return re.findall(r": (\S+\.md)$", text, flags=re.MULTILINE)


def _find(page: Path, wanted: str) -> list[str]:
    found: Any = html.fromstring(page.read_bytes()).xpath(wanted)
    return [str(one) for one in found]


def test_menu_lists_every_page_once() -> None:
    pages = [str(page.relative_to(ROOT / "docs")) for page in (ROOT / "docs").rglob("*.md")]

    assert sorted(_menu()) == sorted(pages)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if find_spec("material") is None:
        pytest.skip(
            "the extra `docs` is not installed; `make docs` installs it and builds the site"
        )
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return folder


def test_site_has_every_page(site: Path) -> None:
    assert [page for page in _menu() if not (site / page).with_suffix(".html").is_file()] == []


def test_site_loads_nothing_from_elsewhere(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    loaded = {address for page in pages for address in _find(page, LOADED)}

    assert len(pages) > 20
    assert any(address.endswith(".css") for address in loaded)
    assert [address for address in loaded if re.match(r"([a-z]+:)?//", address)] == []
    sheets = [sheet.read_text("utf-8") for sheet in site.rglob("*.css")]
    assert not any(re.search(r"url\(['\"]?(https?:)?//|@import", sheet) for sheet in sheets)


def test_links_inside_the_site_lead_somewhere(site: Path) -> None:
    """Building strictly checks the sources; this checks what came of them."""
    pages = [page for page in sorted(site.glob("*.html")) if page.name != "404.html"]
    names = {page: set(_find(page, "//@id")) for page in pages}
    links = [
        (page, address)
        for page in pages
        for address in _find(page, "//a/@href | //img/@src")
        if ":" not in address and address not in ("", ".", "#")
    ]

    dead = [(page.name, address) for page, address in links if not _leads(page, address, names)]

    assert len(links) > 500
    assert dead == []


def _leads(page: Path, address: str, names: Mapping[Path, set[str]]) -> bool:
    """Return whether the file of a link is there, and what it points to in it."""
    path, _, anchor = address.partition("#")
    target = page.parent / path if path else page
    if target not in names:
        return target.is_file()
    return not anchor or anchor in names[target]
