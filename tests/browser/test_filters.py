from collections.abc import Callable

import pytest
from chromium import Window
from eventmaker import Wording, make_event
from pages import render
from playwright.async_api import Page
from synthetic import COUNTRY_NAMES, make_articles, make_briefing

from summarizer.narrate.template import narrate_briefing
from summarizer.schema.briefing import Claim

pytestmark = pytest.mark.asyncio(loop_scope="module")

ARTICLES = make_articles()
BRIEFING = narrate_briefing(make_briefing(ARTICLES), name_of=COUNTRY_NAMES)
PAGE = render(BRIEFING, ARTICLES)
CLAIMS = (*BRIEFING.agreements, *BRIEFING.positions, *BRIEFING.facts)
LEDGER = ARTICLES[1].id


async def shown(page: Page) -> set[str]:
    """Return the ids of the claims that can be seen, which are those of the matrix."""
    claims: list[str] = await page.evaluate(
        "[...document.querySelectorAll('.claim')].filter((one) => one.checkVisibility())"
        ".map((one) => one.id)"
    )
    rows: list[str] = await page.evaluate(
        "[...document.querySelectorAll('[data-row]')].filter((one) => one.checkVisibility())"
        ".map((one) => one.dataset.row)"
    )
    assert set(claims) == set(rows)
    return set(claims)


@pytest.mark.parametrize(
    ("label", "choice", "holds"),
    [
        ("Topic", "tariffs", lambda one: one.topic == "tariffs"),
        ("Holder", "Uruguay", lambda one: "URY" in one.holders),
        ("Reported by", "The Helsinki Ledger", lambda one: LEDGER in one.reported_by),
        ("Kind", "positions", lambda one: one.id.startswith("pos")),
        ("Kind", "commitment", lambda one: one.kind == "commitment"),
        ("Kind", "sources differ", lambda one: bool(one.divergences)),
        ("Kind", "single source", lambda one: len(one.reported_by) == 1),
    ],
)
async def test_a_filter_shows_what_it_says(
    window: Window, label: str, choice: str, holds: Callable[[Claim], bool]
) -> None:
    wanted = {one.id for one in CLAIMS if holds(one)}
    assert 0 < len(wanted) < len(CLAIMS)
    async with window.show(PAGE) as page:
        await page.get_by_label(label, exact=True).select_option(choice)

        assert await shown(page) == wanted
        assert await page.locator("#count").inner_text() == (
            f"{len(wanted)} of {len(CLAIMS)} claims shown"
        )


@pytest.mark.parametrize("words", ["SATELLITE", "Tacuarembo", "forest  fires", "swap pictures"])
async def test_words_are_found_in_statements_and_quotes(window: Window, words: str) -> None:
    wanted = {
        one.id
        for one in CLAIMS
        for text in [" ".join((one.statement, *(report.quote for report in one.reports))).lower()]
        if all(
            word.lower().replace("bo", "bó") in text or word.lower() in text
            for word in words.split()
        )
    }
    assert wanted
    async with window.show(PAGE) as page:
        await page.get_by_role("searchbox").fill(words)

        assert await shown(page) == wanted


async def test_filters_narrow_each_other(window: Window) -> None:
    async with window.show(PAGE) as page:
        await page.get_by_label("Holder", exact=True).select_option("Finland")
        await page.get_by_label("Kind", exact=True).select_option("positions")
        await page.get_by_role("searchbox").fill("logging")

        (found,) = await shown(page)

        assert "logging" in await page.locator(f"#{found}").inner_text()


async def test_the_address_keeps_the_filters(window: Window) -> None:
    async with window.show(PAGE) as page:
        await page.get_by_label("Holder", exact=True).select_option("Uruguay")
        await page.get_by_role("searchbox").fill("pulp")
        before = await shown(page)
        assert page.url.endswith("#?q=pulp&holder=Uruguay")

        await page.reload()

        assert await shown(page) == before
        assert await page.get_by_label("Holder", exact=True).input_value() == "Uruguay"
        assert await page.get_by_role("searchbox").input_value() == "pulp"

        await page.get_by_role("button", name="Show all").click()
        await page.wait_for_function("!location.hash")
        assert await shown(page) == {one.id for one in CLAIMS}


async def test_an_unknown_choice_in_the_address_is_none(window: Window) -> None:
    async with window.show(PAGE, hash_="#?holder=Atlantis&x=%E0%A4%A") as page:
        assert await shown(page) == {one.id for one in CLAIMS}


async def test_what_is_empty_says_so(window: Window) -> None:
    async with window.show(PAGE) as page:
        await page.get_by_role("searchbox").fill("no such words")

        assert await shown(page) == set()
        assert await page.locator("#count").inner_text() == f"0 of {len(CLAIMS)} claims shown"
        for section in ("differences", "agreements", "positions", "facts", "matrix"):
            assert await page.locator(f"#{section} > .empty").is_visible()


async def test_differences_follow_their_claims(window: Window) -> None:
    async with window.show(PAGE) as page:
        await page.get_by_role("searchbox").fill("timber register")

        seen = await page.locator(".matter:visible h3").all_inner_texts()

        assert len(seen) == 1
        assert "timber register" in seen[0]


async def test_the_count_is_announced(window: Window) -> None:
    async with window.show(PAGE) as page:
        count = page.get_by_role("status")

        assert await count.get_attribute("aria-live") == "polite"
        assert await count.inner_text() == f"{len(CLAIMS)} claims"


async def test_choices_of_any_name_work(window: Window) -> None:
    odd = 'a&b=c#d "quoted" 100% ü'
    made = make_event(
        sources=2, claims=6, wording=Wording(topic=lambda claim: odd if claim else "x")
    )
    async with window.show(render(made.briefing, made.articles, made.communiques)) as page:
        await page.get_by_label("Topic", exact=True).select_option(odd)
        assert len(await shown(page)) == 5

        await page.reload()

        assert len(await shown(page)) == 5
