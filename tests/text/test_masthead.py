from dataclasses import dataclass, field

import pytest

from summarizer.text.masthead import Masthead, read_dateline, read_masthead
from summarizer.text.units import blocks_of_text, split_units
from summarizer.text.zones import zone_units

BODY = "Peru and Ghana agreed on Tuesday to open a direct air route, the foreign ministry said.\n"

CHINESE = "秘鲁和加纳周二同意开设直航航线。" * 3


def read(text: str) -> Masthead:
    return read_masthead(text, zone_units(text, split_units(text, blocks_of_text(text))))


@pytest.mark.parametrize(
    ("sentence", "dateline"),
    [
        ("ACCRA, May 4 (GNS) — Peru agreed.", ("ACCRA, May 4 (GNS)", "May 4", "GNS")),
        ("ACCRA (Reuters) - Peru agreed.", ("ACCRA (Reuters)", None, "Reuters")),
        ("LIMA, 4 May 2031 /ANP/ -- Peru agreed.", ("LIMA, 4 May 2031 /ANP/", "4 May 2031", "ANP")),
        ("SAN JOSÉ, March 22 (EFE): Peru agreed.", ("SAN JOSÉ, March 22 (EFE)", "March 22", "EFE")),
        ("LA PAZ, Bolivia (AP) — Peru agreed.", ("LA PAZ, Bolivia (AP)", None, "AP")),
        ("ACCRA/LIMA — Peru agreed.", ("ACCRA/LIMA", None, None)),
        ("Lima, May 4, 2031 (GN) - Peru agreed.", ("Lima, May 4, 2031 (GN)", "May 4, 2031", "GN")),
        ("**TALLINN** — Peru agreed.", ("TALLINN", None, None)),
        ("WASHINGTON — Peru agreed.", ("WASHINGTON", None, None)),
    ],
)  # fmt: skip
def test_dateline_is_read(sentence: str, dateline: tuple[str, str | None, str | None]) -> None:
    assert read_dateline(sentence) == dateline


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru and Ghana agreed - at last - to talk.",
        "The ministers met on 4 May 2031 — and left.",
        "On Monday: nothing.",
        "A - B.",
        "",
        "Peru (the host) - and Ghana - agreed.",
    ],
)
def test_sentence_without_a_dateline(sentence: str) -> None:
    assert read_dateline(sentence) is None


@dataclass(frozen=True)
class Case:
    id: str
    text: str
    expected: dict[str, str | None] = field(default_factory=dict)


CASES = [
    Case(
        "published before updated",
        f"Updated: 5 May 2031\nPublished: 4 May 2031\n\nPeru and Ghana to fly\n\n{BODY}",
        {"published": "2031-05-04", "published_from": "masthead"},
    ),
    Case(
        "only updated",
        f"Updated: 5 May 2031\n\nPeru and Ghana to fly\n\n{BODY}",
        {"published": None, "published_from": None},
    ),
    Case(
        "masthead before dateline",
        f"Tuesday, 5 May 2031\n\nPeru and Ghana to fly\n\nACCRA, May 4 (GNS) - {BODY}",
        {"published": "2031-05-05", "published_from": "masthead", "outlet": "GNS"},
    ),
    Case(
        "date and time before the update",
        f"May 4, 2031 8:42 PM CST - Updated 40 min ago\n\nPeru and Ghana to fly\n\n{BODY}",
        {"published": "2031-05-04"},
    ),
    Case(
        "published at the foot of a document",
        f"Peru and Ghana to fly\n\n{BODY}\nPublished: 4 May 2031 | Document 7 | Print this page\n",
        {"published": "2031-05-04", "published_from": "masthead"},
    ),
    Case(
        "figures in the order of the report",
        f"Read-out 4/2031 | 05/04/2031\n\nPeru and Ghana to fly\n\n{BODY}\nUntil 30/06/2031.\n",
        {"published": "2031-04-05"},
    ),
    Case(
        "figures in an order that nothing tells",
        f"Read-out 4/2031 | 05/04/2031\n\nPeru and Ghana to fly\n\n{BODY}",
        {"published": None},
    ),
    Case(
        "date in a title is no day of publication",
        f"Peru recalls the pact of 3 May 1999\n\n{BODY}",
        {"published": None, "title": "Peru recalls the pact of 3 May 1999"},
    ),
    Case(
        "date in the body is no day of publication",
        f"Peru and Ghana to fly\n\n{BODY}\nThe talks began on 3 May 2031.\n",
        {"published": None},
    ),
    Case(
        "year of a dateline from a date close to it",
        f"ACCRA, May 4 (GNS) - {BODY}\nThe talks began on 3 May 2031.\n",
        {"published": "2031-05-04", "published_from": "dateline"},
    ),
    Case(
        "year of the rights before that of a later meeting",
        f"ACCRA, May 4 (GNS) - {BODY}\nThey meet on 12 March 2033.\n\n© 2031 Gold Coast News\n",
        {"published": "2031-05-04", "outlet": "Gold Coast News"},
    ),
    Case(
        "rights of a later year leave a doubt",
        f"ACCRA, May 4 (GNS) - {BODY}\nThe talks began on 3 May 2031.\n\n© 2033 Gold Coast News\n",
        {"published": "2031-05-04?"},
    ),
    Case(
        "date farther off leaves a doubt",
        f"ACCRA, May 4 (GNS) - {BODY}\nThe last talks were held on 20 March 2031.\n",
        {"published": "2031-05-04?"},
    ),
    Case(
        "year that nothing tells",
        f"ACCRA, May 4 (GNS) - {BODY}",
        {"published": None, "published_from": None, "dateline": "ACCRA, May 4 (GNS)"},
    ),
    Case(
        "day that no month has",
        f"ACCRA, February 30 (GNS) - {BODY}\n\n© 2031 Gold Coast News\n",
        {"published": None},
    ),
    Case(
        "Spanish date",
        f"Martes 8 de junio de 2032\n\nPerú y Ghana firman un convenio\n\n{BODY}",
        {"published": "2032-06-08"},
    ),
    Case(
        "date among other entries",
        f"Lima · Accra     Thursday, May 4, 2031\n\nPeru and Ghana to fly\n\n{BODY}",
        {"published": "2031-05-04"},
    ),
    Case("German date", f"Dienstag, 8. März 2032\n\nPeru und Ghana einig in Lima\n\n{BODY}",
        {"published": "2032-03-08"}),
    Case("Russian date", f"8 марта 2032\n\nПеру и Гана договорились о рейсах\n\n{BODY}",
        {"published": "2032-03-08"}),
    Case("Chinese date", f"2032年3月8日\n\n秘鲁和加纳同意开设直航航线\n\n{BODY}",
        {"published": "2032-03-08"}),
    Case(
        "byline with a place",
        f"Peru and Ghana to fly\n\nBy Ama Serwaa-Mensah and José de la Cruz, in Lima\n\n{BODY}",
        {"byline": "Ama Serwaa-Mensah and José de la Cruz, in Lima"},
    ),
    Case(
        "byline among other entries",
        f"Peru and Ghana to fly\n\n4 May 2031 · 5 min read · By Ama Serwaa\n\n{BODY}",
        {"byline": "Ama Serwaa", "published": "2031-05-04"},
    ),
    Case(
        "reporters of a Chinese agency",
        f"秘鲁和加纳同意开设直航航线\n\n新华社记者 石岩 林可\n\n{CHINESE}",
        {"byline": "石岩 林可", "title": "秘鲁和加纳同意开设直航航线"},
    ),
    Case(
        "press conference of a Chinese ministry is no byline",
        f"外交部记者会今日举行答问\n\n{CHINESE}",
        {"byline": None, "title": "外交部记者会今日举行答问"},
    ),
    Case(
        "sentence that begins with by",
        f"Peru and Ghana to fly\n\nBy Monday the two sides had agreed on a text.\n\n{BODY}",
        {"byline": None},
    ),
    Case(
        "outlet of the masthead",
        f"The Lima Gazette\nHome | World | Sport\n\nPeru and Ghana to fly\n\n{BODY}",
        {"outlet": "The Lima Gazette", "title": "Peru and Ghana to fly"},
    ),
    Case(
        "office as outlet",
        f"MINISTRY OF TRANSPORT\n\nPress Release No. 61/27\n\nPeru and Ghana to fly\n\n{BODY}",
        {"outlet": "MINISTRY OF TRANSPORT", "title": "Peru and Ghana to fly"},
    ),
    Case(
        "list item (c) is no right",
        f"{BODY}\n(c) government of Peru shall build the office.\n",
        {"outlet": None},
    ),
    Case("nothing at all", BODY,
        {"outlet": None, "title": None, "byline": None, "dateline": None, "published": None}),
    Case(
        "kind of a document and its title",
        f"JOINT STATEMENT\n\nPeru and Ghana to open an air route\n\n{BODY}",
        {"title": "Peru and Ghana to open an air route"},
    ),
    Case(
        "subject of a mail",
        f"From: Press <p@mfa.example>\nSubject: Talks in Lima\nDate: 4 May 2031\n\n{BODY}",
        {"title": "Talks in Lima", "published": "2031-05-04"},
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_masthead_says_what_a_reader_sees(case: Case) -> None:
    found = read(case.text)._asdict()

    assert {key: found[key] for key in case.expected} == case.expected


def test_year_that_was_inferred_is_noted() -> None:
    sure = read(f"ACCRA, May 4 (GNS) - {BODY}\nThe talks began on 3 May 2031.\n")
    unknown = read(f"ACCRA, May 4 (GNS) - {BODY}")

    assert "2031 was taken from a full date of the report" in sure.notes[0]
    assert "nothing else tells the year" in unknown.notes[0]


def test_day_of_the_masthead_needs_no_note() -> None:
    assert read(f"4 May 2031\n\nPeru and Ghana to fly\n\n{BODY}").notes == ()


@pytest.mark.parametrize(
    "head",
    [
        "THE RIVER LETTER / Weekly on water / No. 31 / 4 May 2031",
        "Monday, 4 May 2031. By Ana Reyes",
        "Good morning, dear readers.\n\nWhat Lima won\n\nAna Reyes · Monday 4 May 2031 · 3 min",
        "Ang Ilog\nTomo 4, Blg. 212. Lunes, Mayo 4, 2031. P25",
        "Berita Sungai | Isnin, 4 Mei 2031 | RM2",
    ],
)
def test_day_that_is_an_entry_of_the_head(head: str) -> None:
    masthead = read(f"{head}\n\n{BODY}\n{BODY}")

    assert (masthead.published, masthead.published_from) == ("2031-05-04", "masthead")


@pytest.mark.parametrize(
    "head",
    [
        "River Commission of Peru and Ghana, 4 May 2031",
        "Outcome of the meeting of 4 May 2031 - full text",
        "Full text of the Lima Accord of 4 May 2031 / Lima Letter",
    ],
)
def test_day_in_a_title_is_not_that_of_publication(head: str) -> None:
    assert read(f"{head}\n\n{BODY}\n{BODY}").published is None


def test_day_below_the_report_is_not_that_of_publication() -> None:
    assert read(f"{BODY}\n{BODY}\nBy the editors. 4 May 2031. All rights.").published is None


def test_empty_text_says_nothing() -> None:
    assert read("") == (None, None, None, None, None, None, ())
