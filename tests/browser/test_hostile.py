import pytest
from chromium import Window
from eventmaker import Wording, make_event
from pages import render

pytestmark = pytest.mark.asyncio(loop_scope="module")

MARKUP = (
    "</script></style></title><script>document.title='run'</script>\"'`><img src=x "
    'onerror="document.title=\'run\'"><a href="javascript:alert(1)">x</a>{{ 7*7 }}{% raw %}&lt;'
)
REORDERED = "agreed \u202eneve\u202c to \u2066pay\u2069 \u200b\x07\x1b[31m now"
LONG = "name" * 2500


@pytest.mark.parametrize("text", [MARKUP, REORDERED, LONG], ids=["markup", "reordered", "long"])
@pytest.mark.parametrize("width", [320, 1440])
async def test_whatever_articles_say_is_shown_and_not_run(
    window: Window, text: str, width: int
) -> None:
    made = make_event(
        sources=3,
        claims=6,
        wording=Wording(
            name=text,
            outlet=lambda source: f"{text} {source}",
            title=lambda source: f"{text} {source}",
            statement=lambda claim: f"{text} {claim}",
            sentence=lambda claim, source: f"{text} {claim} {source}.",
            person=text,
            topic=lambda claim: f"{text} {claim % 2}",
            question=text,
            reason=text,
        ),
    )
    html = render(made.briefing, made.articles, made.communiques)
    async with window.show(html, width=width) as page:
        if width < 640:
            await page.locator("#filter-box > summary").click()
        await page.get_by_role("searchbox").fill(text[:20])
        await page.get_by_label("Topic", exact=True).select_option(index=1)
        await page.get_by_role("button", name="Show all").click()

        assert await page.title() != "run"
        assert await page.locator("script").count() == 1
        assert await page.locator("img, iframe, object, [onerror]").count() == 0
        assert await page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
        body = str(await page.locator("body").text_content())
        assert not set(body) & set("\u202e\u202c\u2066\u2069\u200b\x07\x1b")
    if text == MARKUP:
        assert body.count("{{ 7*7 }}") > 12
    if text == REORDERED:
        assert "agreed [U+202E]neve[U+202C] to [U+2066]pay[U+2069] ␇␛[31m now" in body


async def test_the_policy_stops_what_would_be_put_in(window: Window) -> None:
    made = make_event(sources=2, claims=2)
    async with window.show(render(made.briefing, made.articles, made.communiques)) as page:
        await page.evaluate(
            "() => { const one = document.createElement('script');"
            " one.textContent = \"document.title = 'run'\"; document.body.append(one); }"
        )

        assert await page.title() == made.briefing.event.name
        (fault,) = window.faults
        assert "Content Security Policy" in fault
        window.faults.clear()
