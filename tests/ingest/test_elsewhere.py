"""Reports of agencies in seven languages: who sent them, whence and when, and what is speech.

The articles of `tests/data/wires` tell of one invented meeting, each in the form of an agency.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from summarizer.ingest.article import HTML, article_from_bytes, article_from_text
from summarizer.schema.article import Article

WIRES = Path(__file__).parent.parent / "data" / "wires"


class Told(NamedTuple):
    outlet: str
    dateline: str
    published: str | None
    byline: str | None
    zones: str
    """First letter of each sentence's zone: Headline, Narration, Quotation, cAption, ..."""


TOLD = {
    "ar": Told("رويترز", "كيتو 9 أبريل (رويترز)", None, None, "HNQNQNC"),
    "es": Told("EFE", "Quito, 9 abr (EFE)", None, None, "HNQNNNN"),
    "fr": Told("AFP", "Quito, 9 avril 2031 (AFP)", "2031-04-09", None, "HNQNNNNNC"),
    "hi": Told("भाषा", "क्विटो, नौ अप्रैल (भाषा)", None, None, "HNQNQNC"),
    "ru": Told("РИА Новости", "КИТО, 9 апр — РИА Новости", None, None, "HNNNQNNNAL"),
    "ur": Told("اے پی پی", "کیٹو۔9اپریل (اے پی پی)", None, None, "HNQNQN"),
    "zh": Told(
        "新华社",
        "新华社基多4月9日电（记者石岩、林可）",
        "2031-04-09",
        "石岩、林可",
        "HCNAANNQNQNRRC",
    ),
}
LETTERS = {"caption": "A", "comments": "R"}


def read(language: str) -> Article:
    return article_from_text((WIRES / f"{language}.txt").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", TOLD)
def test_report_of_an_agency_says_who_sent_it(language: str) -> None:
    article = read(language)

    zones = "".join(LETTERS.get(one.zone, one.zone[0].upper()) for one in article.sentences)

    assert article.language == language
    assert TOLD[language] == (
        article.outlet,
        article.dateline,
        article.published,
        article.byline,
        zones,
    )


@pytest.mark.parametrize("language", TOLD)
def test_dateline_is_of_the_first_sentence_of_the_report(language: str) -> None:
    article = read(language)

    first = next(one for one in article.sentences if one.zone == "narration")
    written = article.text[first.start : first.end]

    assert written.startswith(TOLD[language].dateline)
    assert len(written) > len(TOLD[language].dateline) + 40


def test_year_of_a_dateline_is_taken_from_the_report() -> None:
    text = (WIRES / "ru.txt").read_text(encoding="utf-8")

    article = article_from_text(
        text.replace("9 апреля соглашение", "9 апреля 2031 года соглашение")
    )

    assert (article.published, article.published_from) == ("2031-04-09", "dateline")
    assert any("2031 was taken from a full date of the report" in one for one in article.notes)


def test_year_that_nothing_tells_is_noted() -> None:
    assert any("nothing else tells the year" in one for one in read("es").notes)


def test_page_that_names_its_site_is_of_that_site() -> None:
    report = (WIRES / "es.txt").read_text(encoding="utf-8").replace("\n\n", "</p><p>")
    page = f'<meta property="og:site_name" content="El Faro"><p>{report}</p>'

    article = article_from_bytes(page.encode(), uri="a.html", media_type=HTML)

    assert article.outlet == "El Faro"
    assert article.dateline == "Quito, 9 abr (EFE)"


def test_dateline_on_a_line_of_its_own_is_no_title() -> None:
    report = "أكد وزير الخارجية يوم الأربعاء أن الاتفاق جاهز للتوقيع، وأن المحادثات مستمرة في كيتو."

    article = article_from_text(f"اتفاق على قطارات الحبوب في كيتو\n\nكيتو - أ ف ب\n\n{report}\n")

    assert (article.outlet, article.dateline) == ("أ ف ب", "كيتو - أ ف ب")
    assert article.title == "اتفاق على قطارات الحبوب في كيتو"
    assert [one.zone for one in article.sentences] == ["headline", "chrome", "narration"]


def test_agency_that_signs_a_report_is_its_outlet() -> None:
    report = "دونوں وزرائے خارجہ نے بدھ کو کیٹو میں اناج کی ریل نقل و حمل کے معاہدے پر دستخط کئے۔"

    article = article_from_text(f"{report}\n\n(ریڈیو پاکستان)\n")

    assert article.outlet == "ریڈیو پاکستان"
    assert [one.zone for one in article.sentences] == ["narration", "chrome"]


def test_page_of_an_agency_is_read_like_its_text() -> None:
    page = (
        '<html lang="zh-CN"><body><h1>哈厄两国签署粮食铁路联运协议</h1>'
        "<div>2031-04-09 21:14 来源：新华社</div>"
        "<p>　　新华社基多4月9日电（记者石岩）两国外长9日在基多举行会谈，"
        "双方签署粮食铁路联运协议。</p>"
        "<p>　　“这条线路会通的……”她说。</p><p>【责任编辑:张三】</p></body></html>"
    )

    article = article_from_bytes(page.encode(), uri="a.html", media_type=HTML)

    assert (article.language, article.outlet, article.byline) == ("zh", "新华社", "石岩")
    assert article.published == "2031-04-09"
    assert [one.zone for one in article.sentences] == [
        *("headline", "chrome", "narration", "quotation", "chrome")
    ]


def test_english_report_is_read_as_ever() -> None:
    text = (
        "QUITO, April 9 (Reuters) - The two ministers signed an accord on grain trains, and they "
        "said that the line would work.\n\nSource: ТАСС\n\n新华社\n"
    )

    article = article_from_text(text)

    assert (article.language, article.outlet) == ("en", "Reuters")
    assert article.dateline == "QUITO, April 9 (Reuters)"


REPORT = {
    "de": "Die Außenminister beider Länder haben sich am Mittwoch getroffen und sich geeinigt.",
    "en": "The foreign ministers of the two countries met on Wednesday and agreed on a plan.",
    "es": "Los ministros de Exteriores de los dos países se reunieron el miércoles y hay un plan.",
    "fr": "Les ministres des Affaires étrangères des deux pays se sont réunis mercredi.",
    "ru": "Министры иностранных дел двух стран провели переговоры в среду и приняли план.",
}


@pytest.mark.parametrize(
    ("language", "dateline"),
    [
        ("de", "Bern, 14. Mai 2031 (Schweiz) - "),
        ("de", "Köln (Deutschland), 14. Mai 2031 - "),
        ("en", "Geneva (Switzerland) - "),
        ("en", "AUSTIN (Texas) - "),
        ("es", "Quito, 14 may 2031 (Ecuador).- "),
        ("fr", "GENÈVE (SUISSE) - "),
        ("fr", "Oslo, 14 mai 2031 (Norvège) - "),
        ("ru", "Осло, 14 мая 2031 (Норвегия) — "),
    ],
)
def test_country_that_a_dateline_has_in_brackets_is_no_outlet(language: str, dateline: str) -> None:
    article = article_from_text(dateline + REPORT[language] + "\n")

    assert (article.language, article.outlet) == (language, None)
    assert article.dateline is not None


@pytest.mark.parametrize(
    ("language", "dateline", "outlet"),
    [
        ("de", "Bern, 14. Mai 2031 (Hafenpost) - ", "Hafenpost"),
        ("en", "GENEVA (Harbour Wire) - ", "Harbour Wire"),
        ("fr", "OSLO (XPA) - ", "XPA"),
    ],
)
def test_outlet_that_no_table_has_is_one_where_it_is_no_place(
    language: str, dateline: str, outlet: str
) -> None:
    assert article_from_text(dateline + REPORT[language] + "\n").outlet == outlet
