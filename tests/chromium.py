"""Debian's Chromium, driven by Playwright, on pages that may load nothing."""

import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from playwright.async_api import Browser, ConsoleMessage, Page, Route, async_playwright

WANTED = "BROWSER_TESTS"
"""Variable that asks for the browser's tests; `make test-browser` sets it."""
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Theme = Literal["light", "dark"]


def find_chromium() -> str | None:
    """Return the path of an installed Chromium; None where there is none."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def reason_to_skip() -> str | None:
    """Return why the browser's tests are not run; None where they are.

    Raises:
        AssertionError: They are asked for, and there is no browser.
    """
    if os.environ.get(WANTED) != "1":
        return f"browser tests are run by `make test-browser` (or with {WANTED}=1)"
    assert find_chromium(), f"{WANTED}=1, and no Chromium; `apt-get install chromium` installs one"
    return None


@dataclass
class Window:
    """A browser's windows, and what went wrong in them."""

    browser: Browser
    folder: Path
    faults: list[str] = field(default_factory=list)
    """Console messages, script errors, dialogs, and requests that left the page."""

    @asynccontextmanager
    async def show(
        self,
        html: str,
        *,
        width: int = 1280,
        theme: Theme = "light",
        scripts: bool = True,
        hash_: str = "",
    ) -> AsyncIterator[Page]:
        """Show a page in a new window, and let it load nothing."""
        path = self.folder / "page.html"
        path.write_text(html, encoding="utf-8")
        address = path.as_uri()
        context = await self.browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=theme,
            java_script_enabled=scripts,
        )
        async with AsyncExitStack() as stack:
            stack.push_async_callback(context.close)
            await context.route("**/*", self._only(address))
            page = await context.new_page()
            page.on("console", self._note)
            page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
            page.on("dialog", lambda dialog: self.faults.append(f"dialog: {dialog.message}"))
            await page.goto(address + hash_)
            yield page

    def _only(self, address: str) -> Callable[[Route], Awaitable[None]]:
        async def answer(route: Route) -> None:
            if route.request.url.partition("#")[0] == address:
                await route.continue_()
            else:
                self.faults.append(f"request: {route.request.url}")
                await route.abort()

        return answer

    def _note(self, message: ConsoleMessage) -> None:
        self.faults.append(f"console {message.type}: {message.text}")


@asynccontextmanager
async def open_browser() -> AsyncIterator[Browser]:
    """Start a browser with an empty profile, and end it."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=find_chromium(), headless=True, args=list(_ARGUMENTS)
        )
        try:
            yield browser
        finally:
            await browser.close()
