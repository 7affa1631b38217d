from typing import Any

import pytest
from chromium import Window
from pages import render
from playwright.async_api import Locator, Page
from synthetic import COUNTRY_NAMES, make_articles, make_briefing

from summarizer.narrate.template import narrate_briefing

pytestmark = pytest.mark.asyncio(loop_scope="module")

ARTICLES = make_articles()
BRIEFING = narrate_briefing(make_briefing(ARTICLES), name_of=COUNTRY_NAMES)
PAGE = render(BRIEFING, ARTICLES)
CLAIMS = (*BRIEFING.agreements, *BRIEFING.positions, *BRIEFING.facts)

LANDED = """(hash) => {
  const target = document.getElementById(hash);
  const box = target.getBoundingClientRect();
  return location.hash === `#${hash}` && box.top >= 0 && box.bottom <= innerHeight;
}"""
WHERE = """() => {
  const target = document.getElementById(location.hash.slice(1));
  return {
    highlighted: target.matches("mark") || target.querySelector("mark") !== null,
    sentence: (target.closest(".sentence") ?? target).textContent,
    back: [...target.closest("p, li").querySelectorAll(".chip")].map((one) => one.hash.slice(1)),
  };
}"""


async def follow(page: Page, link: str) -> dict[str, Any]:
    """Click a link, wait until its target is seen, and return where that is."""
    return await follow_to(page, page.locator(link).first)


async def follow_to(page: Page, link: Locator) -> dict[str, Any]:
    target = (await link.get_attribute("href") or "").removeprefix("#")
    await link.click()
    await page.wait_for_function(LANDED, arg=target, timeout=3000)
    where: dict[str, Any] = await page.evaluate(WHERE)
    return where


async def test_every_report_leads_to_its_highlighted_sentence_and_back(window: Window) -> None:
    async with window.show(PAGE) as page:
        for claim in CLAIMS:
            await page.locator(f"#{claim.id} summary").click()
            for place, report in enumerate(claim.reports):
                quote = page.locator(f"#{claim.id} .quotes a").nth(place)
                words = await quote.inner_text()
                there = await follow_to(page, quote)

                assert there["highlighted"], (claim.statement, words)
                assert words.split()[0] in str(there["sentence"])
                assert len(words) == len(report.quote)
                assert claim.id in there["back"]

            await follow(page, f"main .text .chip[href='#{claim.id}']")


async def test_the_names_of_sources_lead_to_the_same_places(window: Window) -> None:
    async with window.show(PAGE) as page:
        for claim in CLAIMS:
            links = page.locator(f"#{claim.id} > .reported a[href^='#at-']")
            assert await links.count() == len(claim.reported_by)
            there = await follow_to(page, links.last)
            assert claim.id in there["back"]


async def test_people_dates_differences_and_cells_lead_to_their_words(window: Window) -> None:
    async with window.show(PAGE) as page:
        items = [
            *((one.id, f"#{one.id} .reported a") for one in BRIEFING.participants),
            *((one.id, f"#{one.id} .reported a") for one in BRIEFING.dates),
            *((one.id, f"#{one.id} .quotes a") for one in BRIEFING.divergences),
            *((one.id, f"[data-row='{one.id}'] td a") for one in CLAIMS),
        ]
        for id_, link in items:
            there = await follow(page, link)
            assert there["highlighted"], id_
            assert id_ in there["back"]


async def test_links_work_without_scripts(window: Window) -> None:
    async with window.show(PAGE, scripts=False) as page:
        for claim in CLAIMS:
            there = await follow(page, f"#{claim.id} > .reported a[href^='#at-']")
            assert there["highlighted"], claim.statement
            await follow(page, f"main .text .chip[href='#{claim.id}']")


async def test_a_link_to_what_a_filter_hides_shows_it(window: Window) -> None:
    hidden = BRIEFING.positions[0]
    async with window.show(PAGE) as page:
        await page.get_by_label("Kind", exact=True).select_option("facts")
        assert not await page.locator(f"#{hidden.id}").is_visible()

        await follow(page, f"main .text .chip[href='#{hidden.id}']")

        assert await page.locator("#count").inner_text() == f"{len(CLAIMS)} claims"


async def test_a_page_opens_at_the_item_in_its_address(window: Window) -> None:
    last = BRIEFING.facts[-1]
    async with window.show(PAGE, hash_=f"#{last.id}") as page:
        await page.wait_for_function(LANDED, arg=last.id, timeout=3000)
