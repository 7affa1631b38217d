import re
from base64 import b64encode
from hashlib import sha256

from eventmaker import Wording, make_event
from pages import load_templates, parse, render
from synthetic import COUNTRY_NAMES, make_articles, make_briefing

from summarizer.narrate.template import narrate_briefing

ARTICLES = make_articles()
BRIEFING = narrate_briefing(make_briefing(ARTICLES), name_of=COUNTRY_NAMES)
PAGE = render(BRIEFING, ARTICLES)
HOSTILE = (
    "</script></style><script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
    "{{ 7*7 }}{% x %}&amp;"
)


def test_the_same_briefing_makes_the_same_bytes() -> None:
    made = make_event(sources=4, claims=12)

    first = render(made.briefing, made.articles, made.communiques)
    second = render(made.briefing, made.articles[::-1], made.communiques[::-1])

    assert first == second


def test_every_link_leads_somewhere_on_the_page_and_no_id_stands_twice() -> None:
    root = parse(PAGE)
    ids = root.xpath("//@id")
    links = root.xpath("//a/@href")

    assert len(ids) == len(set(ids))
    assert all(link.startswith("#") for link in links)
    assert {link[1:] for link in links} <= set(ids)


def test_the_policy_allows_its_own_style_and_script_only() -> None:
    templates = load_templates()
    root = parse(PAGE)
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")

    def digest(name: str) -> str:
        return b64encode(sha256(templates[name].encode()).digest()).decode()

    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest('report.css')}'; "
        f"script-src 'sha256-{digest('report.js')}'; img-src 'none'; base-uri 'none'; "
        "form-action 'none'"
    )
    assert len(root.xpath("//style")) == len(root.xpath("//script")) == 1
    assert root.xpath("//script")[0].text == templates["report.js"]


def test_the_page_names_nothing_to_load() -> None:
    root = parse(PAGE)

    assert not root.xpath("//@src | //@style | //link | //iframe | //object | //img | //base")
    assert not [name for one in root.iter() for name in one.attrib if name.startswith("on")]
    assert not re.search(r"url\(|@import|https?:", PAGE)


def test_hostile_text_is_text() -> None:
    words = Wording(
        name=HOSTILE,
        outlet=lambda source: f"{HOSTILE} {source}",
        title=lambda source: f"{HOSTILE} {source}",
        statement=lambda claim: f"{HOSTILE} {claim}",
        sentence=lambda claim, source: f"{HOSTILE} {claim} {source}.",
        person=HOSTILE,
        topic=lambda claim: f"{HOSTILE} {claim % 2}",
        question=HOSTILE,
        reason=HOSTILE,
    )
    made = make_event(sources=3, claims=6, wording=words)

    root = parse(render(made.briefing, made.articles, made.communiques))

    assert root.xpath("//h1")[0].text == HOSTILE
    assert len(root.xpath("//script")) == len(root.xpath("//style")) == 1
    assert not root.xpath("//img")
    assert root.text_content().count("{{ 7*7 }}") > 20


def test_words_of_another_language_say_so() -> None:
    made = make_event(
        sources=2,
        claims=2,
        wording=Wording(
            sentence=lambda claim, source: f"اتفق الجانبان على البند {claim} {source}.",
            languages=("ar", "und"),
        ),
    )

    root = parse(render(made.briefing, made.articles, made.communiques))

    quotes = root.xpath("//q")
    assert {(one.get("lang"), one.get("dir")) for one in quotes} == {("ar", "rtl"), (None, "auto")}
    assert [one.get("dir") for one in root.xpath("//div[@class='text']")] == ["rtl", "auto"]


def test_a_briefing_with_nothing_in_it_is_a_page() -> None:
    empty = BRIEFING.model_copy(
        update=dict.fromkeys(
            "sources participants dates agreements positions facts divergences summary".split(), ()
        )
    )

    root = parse(render(empty))

    assert root.xpath("//h1")[0].text == BRIEFING.event.name
    assert not {link[1:] for link in root.xpath("//a/@href")} - set(root.xpath("//@id"))
