"""Takes the pictures of the page in `docs/screenshots`: three widths, both themes, one event.

    python benchmarks/screenshots.py

It needs an installed Chromium; pngquant, where it is there, makes the files smaller. The event
is `tests/data/e1-norway-kenya`, from its recordings.
"""

import asyncio
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from chromium import Theme, Window, open_browser  # noqa: E402 (beside the tests)

EVENT = "e1-norway-kenya"
PICTURES = ROOT / "docs" / "screenshots"


class Shot(NamedTuple):
    """One picture."""

    name: str
    width: int
    theme: Theme
    at: str
    """What stands at the top of the window; the page's beginning where it is empty."""
    click: str = ""
    """What is clicked after that."""


SHOTS = (
    Shot("report-320-light", 320, "light", ""),
    Shot("report-320-dark", 320, "dark", "#differences"),
    Shot("report-768-light", 768, "light", "#agreements", ".claim details > summary"),
    Shot("report-768-dark", 768, "dark", "#matrix"),
    Shot("report-1440-light", 1440, "light", "#differences"),
    Shot("report-1440-dark", 1440, "dark", "#source-2", ".reported a"),
)


async def take(html: str, folder: Path) -> None:
    """Take every picture."""
    async with open_browser() as browser:
        window = Window(browser, folder)
        for shot in SHOTS:
            async with window.show(html, width=shot.width, theme=shot.theme) as page:
                if shot.at:
                    await page.evaluate(f"document.querySelector('{shot.at}').scrollIntoView()")
                    await page.wait_for_timeout(200)  # Until what came into sight is laid out.
                    await page.evaluate(f"document.querySelector('{shot.at}').scrollIntoView()")
                if shot.click:
                    await page.locator(shot.click).first.click()
                    await page.mouse.move(0, 0)
                await page.screenshot(path=PICTURES / f"{shot.name}.png", animations="disabled")
    if window.faults:
        raise SystemExit("\n".join(window.faults))


def shrink() -> None:
    """Make the files smaller by a palette of 256 colours, where a tool for that is installed."""
    tool = shutil.which("pngquant")
    if tool is not None:
        options = ["--force", "--skip-if-larger", "--strip", "--speed", "1", "--ext", ".png", "256"]
        subprocess.run([tool, *options, *map(str, PICTURES.glob("*.png"))], check=True)


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        briefing = Path(folder) / "briefing.json"
        subprocess.run(
            [
                *(sys.executable, "-m", "summarizer", "brief", f"tests/data/{EVENT}", "--html"),
                *("--replay", f"tests/recordings/{EVENT}", "-o", str(briefing)),
            ],
            cwd=ROOT,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        page = briefing.with_suffix(".html").read_text(encoding="utf-8")
        asyncio.run(take(page, Path(folder)))
    shrink()
    for path in sorted(PICTURES.glob("*.png")):
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
