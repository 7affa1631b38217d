"""How long the page for a browser takes to make, to open and to filter, in Chromium.

    python benchmarks/page.py [--sources 30] [--claims 1000] [--check]

The event is made up (`tests/eventmaker.py`). `open` is the time from the start of navigation to the
end of the `load` event's handlers, and `painted` to the second frame after that; `filter` is from a
change in the form to the end of the layout that it causes. Each figure is the median of several
runs. `--check` exits 1 where a bound is broken.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from chromium import Window, open_browser  # noqa: E402 (beside the tests)
from eventmaker import make_event  # noqa: E402
from pages import render  # noqa: E402
from playwright.async_api import Page  # noqa: E402

OPEN_SECONDS = 2.0
FILTER_SECONDS = 0.1
RUNS = 5

OPENED = """() => new Promise((resolve) => {
  const [entry] = performance.getEntriesByType("navigation");
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(
    [entry.loadEventEnd, performance.now(), document.querySelectorAll("*").length])));
})"""

FILTER = """([name, value]) => {
  const field = document.getElementById("filters").elements[name];
  const began = performance.now();
  field.value = value;
  field.dispatchEvent(new Event("input", {bubbles: true}));
  document.body.getBoundingClientRect();
  document.querySelector(".matrix-box").scrollHeight;
  return performance.now() - began;
}"""

STEPS = (
    ("search", "q", "item 77"),
    ("search, no match", "q", "nothing of the kind"),
    ("search, all again", "q", ""),
    ("holder", "holder", "NOR"),
    ("holder and kind", "kind", "positions"),
    ("kind, all holders", "holder", ""),
    ("all again", "kind", ""),
    ("source", "source", "Outlet 3"),
    ("topic", "topic", "topic 7"),
)


async def measure(html: str, folder: Path) -> dict[str, list[float]]:
    """Return seconds by what was done, one for each run."""
    seconds: dict[str, list[float]] = {}
    async with open_browser() as browser:
        window = Window(browser, folder)
        for _ in range(RUNS):
            async with window.show(html, width=1440) as page:
                loaded, painted, elements = await page.evaluate(OPENED)
                seconds.setdefault("open", []).append(loaded / 1000)
                seconds.setdefault("painted", []).append(painted / 1000)
                await _filter(page, seconds)
    if window.faults:
        raise SystemExit("\n".join(window.faults))
    print(f"{elements:,} elements")
    return seconds


async def _filter(page: Page, seconds: dict[str, list[float]]) -> None:
    for title, name, value in STEPS:
        took = await page.evaluate(FILTER, [name, value])
        seconds.setdefault(f"filter: {title}", []).append(took / 1000)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sources", type=int, default=30)
    parser.add_argument("--claims", type=int, default=1000)
    parser.add_argument("--check", action="store_true", help="exit 1 where a bound is broken")
    asked = parser.parse_args()
    made = make_event(sources=asked.sources, claims=asked.claims)
    began = time.perf_counter()
    html = render(made.briefing, made.articles, made.communiques)
    took = time.perf_counter() - began
    reports = sum(
        len(one.reports)
        for one in (*made.briefing.agreements, *made.briefing.positions, *made.briefing.facts)
    )
    print(f"{asked.sources} sources, {asked.claims:,} claims, {reports:,} reports")
    print(f"{len(html.encode()) / 1e6:.1f} MB, made in {took:.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        seconds = asyncio.run(measure(html, Path(folder)))
    broken = False
    for title, some in seconds.items():
        median, bound = statistics.median(some), FILTER_SECONDS if ":" in title else OPEN_SECONDS
        broken |= median > bound
        print(
            f"{title:28} {median * 1000:7.0f} ms  "
            f"(worst {max(some) * 1000:.0f}; bound {bound * 1000:.0f})"
        )
    return 1 if asked.check and broken else 0


if __name__ == "__main__":
    sys.exit(main())
