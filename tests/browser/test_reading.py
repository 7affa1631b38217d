import re

import pytest
from axe_playwright_python.async_playwright import Axe
from chromium import Theme, Window
from eventmaker import Wording, make_event
from pages import render
from playwright.async_api import Page
from synthetic import COUNTRY_NAMES, make_articles, make_briefing

from summarizer.narrate.template import narrate_briefing

pytestmark = pytest.mark.asyncio(loop_scope="module")

ARTICLES = make_articles()
BRIEFING = narrate_briefing(make_briefing(ARTICLES), name_of=COUNTRY_NAMES)
PAGE = render(BRIEFING, ARTICLES)
CLAIMS = (*BRIEFING.agreements, *BRIEFING.positions, *BRIEFING.facts)
MADE = make_event(
    sources=9,
    claims=24,
    wording=Wording(
        sentence=lambda claim, source: (
            f"اتفق الجانبان على البند {claim} كما يروي {source}."
            if source % 3 == 1
            else f"The two sides agreed on item {claim} as told by {source}."
        ),
        languages=("en", "ar", "und"),
    ),
)
MIXED = render(MADE.briefing, MADE.articles, MADE.communiques)
WIDTHS = (320, 768, 1440)
THEMES: tuple[Theme, ...] = ("light", "dark")
LAID_OUT = """() => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  document.styleSheets[0].insertRule("* { content-visibility: visible !important; }");
  const put_off = (one) =>
    !one.closest("[hidden]") && !one.checkVisibility({ contentVisibilityAuto: true });
  return [...document.querySelectorAll("main *")].filter(put_off).length;
}"""
"""Opens and lays out the whole page at once, and tells how much of it is still put off: what the
browser lays out as it comes into sight comes some frames later, and more of them under load."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


async def overflow(page: Page) -> int:
    """Return by how much the page is wider than its window."""
    wide: int = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wide


def squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("html", [PAGE, MIXED], ids=["talks", "mixed"])
async def test_axe_finds_nothing(window: Window, html: str, width: int, theme: Theme) -> None:
    async with window.show(html, width=width, theme=theme) as page:
        await page.set_viewport_size({"width": width, "height": 12000})
        assert await page.evaluate(LAID_OUT) == 0

        found = await Axe().run(page, options={"runOnly": RULES})

        assert [
            (one["id"], [node["target"] for node in one["nodes"]][:3])
            for one in found.response["violations"]
        ] == []
        assert await overflow(page) == 0


async def test_without_scripts_everything_is_there_to_read(window: Window) -> None:
    async with window.show(PAGE, scripts=False) as page:
        hidden = await page.evaluate(
            "[...document.querySelectorAll('.claim, .difference, .person, .date, .sentence, td')]"
            ".filter((one) => !one.checkVisibility()).length"
        )
        text = squeeze(str(await page.locator("main").text_content()))

        assert hidden == 0
        for claim in CLAIMS:
            assert claim.statement in text
        for source in BRIEFING.sources:
            assert source.uri in text
        sentences = await page.evaluate(
            "[...document.querySelectorAll('.text .sentence')].map((one) => {"
            " const copy = one.cloneNode(true);"
            " for (const other of copy.querySelectorAll('.chips, .note')) other.remove();"
            " return copy.textContent.trim(); })"
        )
        assert sentences == [
            article.text[sentence.start : sentence.end]
            for article in ARTICLES
            for sentence in article.sentences
        ]
        assert not await page.locator("#filters").is_visible()
        assert not await page.locator("#theme").is_visible()
        await page.locator(f"#{CLAIMS[0].id} summary").click()
        assert await page.locator(f"#{CLAIMS[0].id} .quotes").is_visible()


async def test_print_opens_everything(window: Window) -> None:
    async with window.show(PAGE, scripts=False) as page:
        await page.emulate_media(media="print")

        for claim in CLAIMS:
            assert await page.locator(f"#{claim.id} .quotes").is_visible()
        assert not await page.locator("nav").is_visible()


async def test_printing_leaves_what_was_closed_closed(window: Window) -> None:
    async with window.show(PAGE) as page:
        await page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert await page.locator("details:not([open])").count() == 0

        await page.evaluate("dispatchEvent(new Event('afterprint'))")

        assert await page.locator(".claim details[open]").count() == 0


async def test_the_keyboard_reaches_the_briefing_first(window: Window) -> None:
    async with window.show(PAGE) as page:
        await page.keyboard.press("Tab")
        skip = page.locator(".skip")
        assert await skip.evaluate("(one) => one === document.activeElement")
        box = await skip.bounding_box()
        assert box is not None
        assert box["y"] >= 0

        await page.keyboard.press("Enter")

        assert await page.evaluate("document.activeElement.id") == "content"


async def test_everything_that_does_something_takes_the_focus_and_shows_it(window: Window) -> None:
    async with window.show(PAGE) as page:
        count = await page.locator("#filters :is(input, select, button, summary), nav a").count()
        seen = set()
        for _ in range(count + 4):
            await page.keyboard.press("Tab")
            one = await page.evaluate(
                "(() => { const one = document.activeElement; const style = getComputedStyle(one);"
                " return [one.tagName, one.name || one.hash || one.textContent,"
                " style.outlineStyle, parseFloat(style.outlineWidth)]; })()"
            )
            seen.add(tuple(one[:2]))
            assert one[2] != "none", one
            assert one[3] >= 2, one
        assert {("INPUT", "q"), ("SELECT", "holder"), ("A", "#matrix")} <= seen
        assert any(tag == "BUTTON" for tag, _ in seen)


async def test_a_claim_opens_by_the_keyboard(window: Window) -> None:
    async with window.show(PAGE) as page:
        await page.locator(f"#{CLAIMS[0].id} summary").focus()

        await page.keyboard.press("Enter")

        assert await page.locator(f"#{CLAIMS[0].id} .quotes").is_visible()


async def test_the_matrix_scrolls_in_its_box_and_keeps_its_heads(window: Window) -> None:
    async with window.show(MIXED, width=320) as page:
        box = page.locator(".matrix-box")
        await box.evaluate("(one) => { one.scrollTop = 400; one.scrollLeft = 150; }")

        edges = await box.evaluate(
            """(one) => {
              const box = one.getBoundingClientRect();
              const head = one.querySelector("thead").getBoundingClientRect();
              const row = [...one.querySelectorAll("tbody tr")].at(-1);
              row.scrollIntoView({block: "nearest"});
              const name = row.querySelector("th").getBoundingClientRect();
              return [one.scrollTop, one.scrollLeft, head.top - box.top, name.left - box.left];
            }"""
        )

        assert edges[0] >= 400
        assert edges[1] == 150
        assert abs(edges[2]) <= 2
        assert abs(edges[3]) <= 2
        assert await overflow(page) == 0


async def test_the_theme_is_chosen_and_kept(window: Window) -> None:
    colour = "getComputedStyle(document.body).backgroundColor"
    async with window.show(PAGE, theme="dark") as page:
        dark = await page.evaluate(colour)
        button = page.get_by_role("button", name="Theme: as the system")

        await button.click()

        assert await page.get_by_role("button", name="Theme: light").is_visible()
        light = await page.evaluate(colour)
        assert light != dark
        await page.reload()
        await page.wait_for_function(f"{colour} === '{light}'", timeout=3000)


async def test_a_theme_that_is_chosen_in_one_window_is_that_of_all(window: Window) -> None:
    colour = "getComputedStyle(document.body).backgroundColor"
    async with window.show(PAGE, theme="dark") as page:
        dark = await page.evaluate(colour)
        other = await page.context.new_page()
        await other.goto(page.url)
        assert await other.evaluate(colour) == dark

        await page.get_by_role("button", name="Theme: as the system").click()

        light = await page.evaluate(colour)
        assert light != dark
        await other.wait_for_function(f"{colour} === '{light}'", timeout=3000)


async def test_set_aside_and_unaccounted_sentences_say_so(window: Window) -> None:
    async with window.show(MIXED) as page:
        aside = page.locator(".text .sentence.set-aside").first
        nobody = page.locator(".text .sentence.unaccounted").first

        assert await aside.locator(".note").text_content() == "background"
        assert await nobody.locator(".note").text_content() == "unaccounted for"
        cited = page.locator(".text .sentence.cited").first
        shade = "(one) => getComputedStyle(one).color"
        assert await aside.evaluate(shade) != await cited.evaluate(shade)


async def test_text_from_right_to_left_is_set_so(window: Window) -> None:
    async with window.show(MIXED) as page:
        body = page.locator(".text[lang=ar]").first

        assert await body.evaluate("(one) => getComputedStyle(one).direction") == "rtl"
        chip = body.locator(".chips").first
        assert await chip.evaluate("(one) => getComputedStyle(one).direction") == "ltr"
