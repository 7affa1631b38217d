"""Lines that look like furniture and are prose, and the other way round.

Whole pages are in `tests/ingest/pages`; here stand single lines in the middle of a report.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.schema.words import Zone
from summarizer.text.units import blocks_of_text, split_units
from summarizer.text.zones import ZonedUnit, zone_units

HEAD = """\
Ghana, Peru agree to open direct air route by 2033

ACCRA, May 4 (GNS) — Ghana and Peru agreed on Tuesday to open a direct air route by 2033.

“We have waited long enough,” she told reporters. “The route will open.”"""
NEXT = "The two ministers signed a memorandum on cocoa research and went to lunch together."
LAST = "The next consultations will be held in Lima on 12 March 2033."

PROSE = [
    "Comments by the minister on Tuesday drew a rebuke.",
    "Comments by the minister drew a rebuke.",
    "Comments from Lima were not available.",
    "Comment was declined by the embassy.",
    "Share of trade in rupees on the rise, the ministry said.",
    "Share prices on the exchange fell after the statement.",
    "Share in the profits: the two sides agreed on 40 percent.",
    "Sharing of data via satellites begins in May.",
    "The press office said the talks would go on.",
    "Press office staff confirmed the report on Monday.",
    "Media enquiries were referred to the embassy.",
    "Press contacts between the two countries will be widened.",
    "Follow-up: The ministers will meet again in May.",
    "Follow-up meetings on trade will be held monthly.",
    "Following us on this path is Peru, he said.",
    "Related agreements were signed on fisheries.",
    "Related: two memoranda on fisheries were signed.",
    "Download of the satellite data begins in June.",
    "Download now stands at 40 terabytes a day, he said.",
    "Contact between the two armies had broken off in 2029.",
    "Contact: the two armies will keep a hotline.",
    "Search operations continued on Tuesday.",
    "Search and rescue teams will train together.",
    "Reference: the two sides recalled the treaty of 1978.",
    "Reference was made to the treaty of 1978.",
    "Department: the two sides will set up a joint one.",
    "Division of the waters remains open.",
    "Telephone talks will follow on Monday.",
    "Phone calls between the leaders are planned.",
    "Tel Aviv did not comment.",
    "Fax diplomacy is over, she said.",
    "Register today 4,000 refugees, the agency asked Oslo.",
    "Email leaks strained the talks, he said.",
    "Posted in Lima since 2029, she led the talks.",
    "Published figures show a rise in trade.",
    "Updated lists will be exchanged every month.",
    "Last updated in 1998, the treaty will be revised.",
    "Topics: trade, visas and the sea border.",
    "Categories of goods that will be exempt: coffee and wine.",
    "Copyright law was also discussed.",
    "Copyright protection was on the agenda.",
    "(c) peaceful settlement of disputes;",
    "Video: both leaders spoke by video link for an hour.",
    "Map: the two sides agreed to publish one.",
    "Photo opportunities were cancelled.",
    "Images of the signing were broadcast live.",
    "Watch out for the second round, he warned.",
    "Watch: the next round is in May.",
    "Listen to the other side, she urged.",
    "Listening posts will be closed by May.",
    "Reporting by both sides will be annual.",
    "Reporting by states parties will be required every two years.",
    "Editing by hand of the text went on all night.",
    "Editing of the text went on all night.",
    "Get the other side on your phone, he told aides.",
    "Join now or pay later, the minister warned.",
    "Sign up for the pact, he urged neighbours.",
    "Signing in of visitors will be eased.",
    "Log in data will be shared.",
    "End of text messages to migrants was agreed.",
    "Ends must meet, said the finance minister.",
    "Close.",
    "“No.”",
    "“We agree.”",
    "“Never again,” he said.",
    "More on this will be said in May.",
    "More on: trade will be doubled by 2030.",
    "More from the region – Peru and Chile – will join.",
    "More news is expected on Monday.",
    "Read more into it than there is – that was the mistake.",
    "Explainer - how the two sides came to sign.",
    "Recommended: a joint fund for cocoa research.",
    "Recommended – and agreed – was a joint fund.",
    "Recommended changes were adopted.",
    "Trending downwards, exports fell by 8 percent.",
    "Also read as a warning, the speech angered Hanoi.",
    "See also paragraph 4 of the statement.",
    "Full text – all 40 pages – will be released.",
    "Full text: to be released on Monday, the ministry said.",
    "Don't miss the point: no troops will move.",
    "About us there was much talk, the envoy said.",
    "Sponsored by Ghana, the resolution was adopted.",
    "Advertising rules were agreed.",
    "Book by book, the archives will be returned.",
    "Trade worth $4 billion | services worth $1 billion | aid worth $200 million.",
    "Did they agree? Not quite.",
    "10.2 million euros will go to schools.",
    "(a) The Parties shall exchange notes.",
    "1. The Parties agree:",
    "Skip to content of the pact: no tariffs before 2030.",
    "Subscribe to this view and you lose Asia, he said.",
    "Subscription fees to the fund will be halved.",
    "Newsletter: a joint one will appear each month.",
    "Rss feeds of customs data will be opened.",
    "Sitemap of the border was exchanged.",
    "Privacy policy was not discussed.",
    "Terms of use of the port were settled.",
    "We use cookies as an example, the trade minister joked.",
    "Tags: the two sides agreed to tag migrating tuna.",
    "Keywords: sovereignty, peace, and trade.",
    "Print money or borrow it: Accra chose neither.",
    "Save the pact, she begged.",
    "Save this treaty, he begged.",
    "Cite this precedent, the delegate told the hall.",
    "Request permission first, Oslo replied.",
    "Item 3 of 7 was adopted.",
    "Item 3 of 7 on the agenda, fisheries, was adopted.",
    "Reply came within the hour.",
    "Ads for arms will be banned.",
    "Publicité interdite, said the sign.",
    "Was this helpful to peace? He doubted it.",
    "All rights reserved under article 4 remain in force.",
    "The agreement leaves all rights reserved to coastal states untouched.",
    "A code CODE2030 for customs was agreed.",
    "Buy now, pay later: that is how Lima sees the loan.",
    "Ghana > Peru in cocoa, > in fish, and level in gold, he quipped.",
    "“Read more: that is my advice,” the envoy said.",
    "Figure: trade reached $4 billion in 2030.",
    "Video links between the courts will be set up.",
    "By Friday, both sides had left.",
    "Von der Leyen met Boatema in Accra.",
    "Di Maio met the delegation in Lima.",
    "Par contre, Lima refused.",
    "Por su parte, Peru agreed.",
    "Editor's note: this article has been corrected.",
    "Updated to add the reply of the embassy.",
    "Correction: Peru did not sign.",
    "#1 on the list: visas.",
    "@ home and abroad, the treaty was praised.",
    "Visit www.mfa.example for the text.",
    "More stories of torture were told, she said.",
    "Most read the text as a warning.",
    "Embargo: the two sides lifted it on Monday.",
    "Attachment: two maps and a list of goods.",
    ">> PAY: crews will get no less than 900 dollars a month under the pact.",
]
UNENDED = [
    "Sponsored by six states",
    "Signed: the two ministers",
    "What did they agree on?",
    "The two sides agreed to resume flights",
    "Both sides expressed concern over the strike",
    "They did not reach agreement on visas",
    "No date was set",
    "Article 4",
    "I. General provisions",
    "For Peru: Elena Vargas, Minister of Trade",
    "Elena Vargas, Minister of Trade of Peru",
    "Jean Mensah, Minister of Trade of Ghana",
    "By Monday the two sides had agreed on a text",
    "By Tuesday Ghana had withdrawn its claim",
]


def zone(text: str) -> tuple[ZonedUnit, ...]:
    return zone_units(text, split_units(text, blocks_of_text(text)))


def zones(text: str) -> dict[str, str]:
    return {text[one.unit.start : one.unit.end]: one.zone for one in zone(text)}


def placed(line: str) -> list[str]:
    """Return texts with the line as a paragraph, inside of one, as the last, and as the first."""
    return [
        f"{HEAD}\n\n{line}\n\n{NEXT}\n\n{LAST}",
        f"{HEAD}\n{line}\n{NEXT}\n{LAST}",
        f"{HEAD}\n\n{NEXT}\n\n{LAST}\n\n{line}",
    ]


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_narration_wherever_it_stands(line: str) -> None:
    for text in placed(line):
        found = zones(text)

        assert found[line] == "narration"
        assert found[NEXT] == found[LAST] == "narration"


@pytest.mark.parametrize("line", UNENDED)
def test_line_without_a_stop_may_be_a_heading_and_is_never_lost(line: str) -> None:
    for text in placed(line):
        found = zones(text)

        assert found[line] in ("narration", "headline")
        assert found[NEXT] == found[LAST] == "narration"


FURNITURE: list[tuple[Zone, str]] = [
    ("chrome", "Advertisement"),
    ("chrome", "Story continues below this advertisement"),
    ("chrome", "Share  Tweet  Print  A+  A-"),
    ("chrome", "Share on WhatsApp | Share on X | Copy link"),
    ("chrome", "Share this article: Facebook · X · E-mail"),
    ("chrome", "Compartir en Facebook · X · WhatsApp"),
    ("chrome", "Follow us on Telegram"),
    ("chrome", "Follow the Courier on all platforms"),
    ("chrome", "We use cookies. [Accept all] [Manage choices]"),
    ("chrome", "This website uses cookies to improve your experience."),
    ("chrome", "Subscribe to our newsletter"),
    ("chrome", "Sign up here."),
    ("chrome", "Log in to comment"),
    ("chrome", "You must be logged in to post a comment."),
    ("chrome", "Was this article helpful?"),
    ("chrome", "Tags: Peru, Ghana, aviation"),
    ("chrome", "Published: 4 May 2031, 10:15"),
    ("chrome", "Last updated on 4 May 2031 at 10:15"),
    ("chrome", "© 2031 Gold Coast News. All rights reserved."),
    ("chrome", "Copyright 2031 by the Courier"),
    ("chrome", "(c) 2031 Courier"),
    ("chrome", "All rights reserved."),
    ("chrome", "press@mfa.example"),
    ("chrome", "https://mfa.example/statement"),
    ("chrome", "Press contact: Duty phone of the Communication Unit."),
    ("chrome", "Tel: +51 1 000 0000"),
    ("chrome", "GNS/kob/ea"),
    ("chrome", "(Reporting by Ama Serwaa in Accra; Editing by José Ruiz)"),
    ("chrome", "12 comments"),
    ("chrome", "-----"),
    ("chrome", "18:40"),
    ("chrome", "5 min read"),
    ("chrome", "Download our app"),
    ("chrome", "Home > World > Africa"),
    ("link", "Also Read: Accra port strike enters second week"),
    ("link", "READ MORE: Accra port strike enters second week"),
    ("link", "Read more >> Accra port strike"),
    ("link", "Also on this site: Accra and Lima sign pensions treaty"),
    ("link", "In other news: Accra fines 14 taxi owners · Lima store reopens"),
    ("link", "Related: Accra port strike enters second week"),
    ("link", "Watch: Ministers sign the pact in Accra"),
    ("link", "Lire aussi : Le port de Dakar bat son record"),
    ("link", "Lee también: Suben los fletes en el Caribe"),
    ("link", "Читайте также: Порт Аккры бастует вторую неделю"),
    ("link", "اقرأ أيضا: ارتفاع صادرات الكاكاو"),
    ("link", "相关阅读：阿克拉港口罢工"),
    ("link", ">> Accra port strike enters second week"),
    ("link", ">> Accra port strike enters second week, dockers vow to go on"),
    ("link", ">> More in the Star."),
    ("caption", "Photo: The ministers at the signing table in Accra on Tuesday."),
    ("caption", "File photo: The port of Accra"),
    ("caption", "The ministers in Accra on Tuesday. (AP Photo/J. Mensah)"),
    ("caption", "The ministers in Accra. REUTERS/Ama Serwaa"),
    ("caption", "The ministers in Accra, May 4, 2031 [Reuters]"),
    ("caption", "The ministers in Accra | AFP"),
    ("caption", "[Chart: trade of the two countries, 2020–2030]"),
    ("caption", "![The two ministers](ministers.jpg)"),
]


@pytest.mark.parametrize(("expected", "line"), FURNITURE, ids=lambda value: value)
def test_furniture_between_prose_is_marked(expected: Zone, line: str) -> None:
    text = placed(line)[0].replace(f"{NEXT}\n\n", f"{NEXT}\n")

    found = zones(text)

    assert found[line] == expected
    assert found[NEXT] == found[LAST] == "narration"


@pytest.mark.parametrize(
    "line",
    [
        "The next talks will be held in May, the ministry said. (AFP)",
        "The next talks will be held in May, the ministry said. (Xinhua)",
        "The strike hit several ports (approximately 12 of them) in the south",
        "The pact was read out to the press (apart from its annex)",
    ],
)
def test_agency_or_bracket_at_the_end_makes_no_caption(line: str) -> None:
    assert zones(placed(line)[0])[line] in ("narration", "headline")


HINDI = "दोनों देशों के मंत्रियों ने सोमवार को आपस में बातचीत की और एक समझौते पर हस्ताक्षर किए।"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("वार्ता विफल हो गई।", "narration"),
        ("भाषा सीखना ज़रूरी है।", "narration"),
        ("वार्ता से पहले तैयारी पूरी", "headline"),
        ("भाषा विवाद पर समझौता", "headline"),
        ("مذاکرات ناکام رہے۔", "narration"),
        ("भाषा", "chrome"),
        ("वार्ता", "chrome"),
    ],
)
def test_talks_and_language_name_agencies_only_where_they_stand_alone(
    line: str, expected: Zone
) -> None:
    assert zones(f"{HINDI}\n\n{line}\n\n{HINDI} फिर।")[line] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("भाषा राजीव मनोहर", "chrome"),
        ("वार्ता. सुरेश", "chrome"),
        ("वार्ता बेनतीजा समाप्त।", "narration"),
        ("भाषा पर सहमति", "narration"),
    ],
)
def test_agency_signs_below_a_report_with_names(line: str, expected: Zone) -> None:
    assert zones(f"{HINDI}\n\n{line}")[line] == expected


@pytest.mark.parametrize("title", ["वार्ता में बनी सहमति", "भाषा नीति पर नया करार", "वार्ता विफल"])
def test_headline_may_begin_with_the_word_for_talks(title: str) -> None:
    assert zones(f"{title}\n\n{HINDI}")[title] in ("headline", "narration")


def test_links_behind_arrows_are_links() -> None:
    links = "KEEP READING\n→ The lake that Ghana and Togo agreed to dredge\n→ Assembly opens season"

    found = zones(f"{HEAD}\n\n{NEXT}\n\n{LAST}\n\n{links}")

    assert [found[line] for line in links.split("\n")] == ["link"] * 3


def test_comments_with_their_times_are_comments() -> None:
    lines = [
        "Ama_K, 8 Oct., 09:14 – A cousin at the port says Peru agreed to pay. Ask them!!",
        "Kofi77, 8 Oct., 09:40 – And the ferry? I will believe it when I am on it.",
    ]

    found = zones("\n\n".join([HEAD, NEXT, LAST, "YOUR COMMENTS (2)", "\n".join(lines)]))

    assert [found[line] for line in lines] == ["comments"] * 2


def test_links_end_where_the_report_goes_on() -> None:
    links = "Related stories\n> Accra port strike\n> Lima names a new bank chief"

    found = zones(f"{HEAD}\n\n{links}\n\nWhat comes next\n\n{NEXT}\n\n• lower tariffs;\n\n{LAST}")

    assert [found[line] for line in links.split("\n")] == ["link"] * 3
    assert found["What comes next"] == "headline"
    assert found["• lower tariffs;"] == "narration"


def test_counter_of_comments_above_the_report_opens_no_comments() -> None:
    found = zones(f"3 comments\n\n{HEAD}\n\n{NEXT}\n\n{LAST}")

    assert found[NEXT] == found[LAST] == "narration"


def test_counter_of_comments_inside_the_report_opens_no_comments() -> None:
    body = [f"{NEXT} This was its point no. {number}, officials of both." for number in range(5)]

    found = zones("\n\n".join([HEAD, "3 comments", *body]))

    assert {found[line] for line in body} == {"narration"}


def test_all_behind_the_comments_heading_is_comments() -> None:
    found = zones(
        f"{HEAD}\n\n{NEXT}\n\nComments (2)\n\nAma: {LAST}\n\nReply\n\nJ. Ruiz\n{LAST} No!"
    )

    assert found[f"Ama: {LAST}"] == found[f"{LAST} No!"] == found["J. Ruiz"] == "comments"


def test_author_s_biography_ends_with_its_paragraph() -> None:
    found = zones(f"{HEAD}\n\nAbout the author\n\nAma Serwaa writes on trade.\n\n{NEXT}\n\n{LAST}")

    assert found["Ama Serwaa writes on trade."] == "chrome"
    assert found[NEXT] == "narration"


def test_advert_is_what_sells_behind_its_heading() -> None:
    advert = "Garden sheds. Order now! Get 20% off with code SHED20."

    assert zones(f"{HEAD}\n\nSPONSORED\n{advert}\n\n{LAST}")[advert] == "chrome"
    assert zones(f"{HEAD}\n\n{advert}\n\n{LAST}")[advert] == "narration"


def test_report_behind_an_advert_s_slot_is_the_report() -> None:
    line = "Peru and Ghana will join by 2033 a pact that takes 10% off the tariffs."

    assert zones(f"{HEAD}\nAdvertisement\n{line}\n{LAST}")[line] == "narration"


def test_signatories_below_the_text_are_no_footer() -> None:
    names = "For Peru\nElena Vargas\nFor Ghana\nJean Mensah"

    found = zones(f"{HEAD}\n\n{NEXT}\n\nDone at Lima.\n\n{names}\n\nShare\nSitemap of this office")

    assert [found[name] for name in names.split("\n")] == ["narration"] * 4
    assert found["Sitemap of this office"] == "chrome"


def test_points_above_the_report_are_its_body() -> None:
    points = "• Talks opened in Lomé today\nBy Ama Roe"
    text = f"Nepal and Togo meet for talks\n\nThe Post\n\n{points}\n\n{NEXT}"

    found = zones(text)

    assert found["Nepal and Togo meet for talks"] == "headline"
    assert found["• Talks opened in Lomé today"] == "narration"
    assert found["By Ama Roe"] == "chrome"


def test_short_sentence_before_the_first_long_one_is_of_the_report() -> None:
    found = zones(f"The talks failed.\n\n{NEXT}\n\n{LAST}")

    assert found["The talks failed."] == "narration"


def test_subtitle_is_a_headline() -> None:
    found = zones(f"Ghana and Peru to fly\n\nMinisters sign six accords, fail on visas\n\n{NEXT}")

    assert found["Ministers sign six accords, fail on visas"] == "headline"


def test_posts_of_both_layouts_have_their_account() -> None:
    account = "Peru MFA (@peru_ex)"
    below = f"A good day in Accra! #talks\n— {account} May 4, 2031"
    above = f"— {account} May 4, 2031\nWe agreed today.\nRead it: https://t.example/1"

    for post in (below, above):
        text = f"{HEAD}\n\n{NEXT}\n\n{post}\n\n{LAST}"
        found = {text[one.unit.start : one.unit.end]: (one.zone, one.account) for one in zone(text)}
        assert {found[line] for line in post.split("\n")} == {("embedded_post", account)}
        assert found[NEXT] == found[LAST] == ("narration", None)


def test_prose_around_a_post_in_one_paragraph_stays_prose() -> None:
    post = "A good day in Accra! #talks\n— Peru MFA (@peru_ex) May 4, 2031"

    found = zones(f"{HEAD}\n{NEXT}\n{post}\n{LAST}")

    assert found[NEXT] == found[LAST] == "narration"


@given(st.lists(st.sampled_from([*PROSE, *UNENDED, *(line for _, line in FURNITURE), ""])))
def test_every_unit_gets_a_zone_and_none_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)

    found = zone(text)

    assert [one.unit for one in found] == list(split_units(text, blocks_of_text(text)))
    posts = [one for one in found if one.zone == "embedded_post"]
    assert all(one.account is None for one in found if one not in posts)
