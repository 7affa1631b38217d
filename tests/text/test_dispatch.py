"""Datelines of agencies in other languages are read; what only looks like one is none."""

import doctest
from types import ModuleType
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.text import densedispatch, dispatch, dispatchparts
from summarizer.text.dispatch import HEAD_CHARS, read_dispatch
from summarizer.vocabulary.agencies import load_agencies

AGENCIES = load_agencies().forms


class Case(NamedTuple):
    """A first line: language, dateline, marks and beginning of the report, and what is told."""

    language: str
    dateline: str
    rest: str
    published: str | None
    agency: str | None
    reporter: str | None = None


CASES = [
    Case("es", "Madrid, 7 abr (EFE)", ".- El ministro", "XXXX-04-07", "EFE"),
    Case("es", "MADRID 7 Abr. (EUROPA PRESS)", " - El ministro", "XXXX-04-07", "EUROPA PRESS"),
    Case("es", "La Habana, 7 abr (Prensa Latina)", " El canciller", "XXXX-04-07", "Prensa Latina"),
    Case("es", "CIUDAD DE MÉXICO (AP)", " — El canciller", None, "AP"),
    Case("es", "Lima, 7 de abril de 2031 (Andina)", ". El", "2031-04-07", "Andina"),
    Case("es", "(EFE)", ".- El ministro", None, "EFE"),
    Case("fr", "Paris, 7 avr 2031 (AFP)", " - Le ministre", "2031-04-07", "AFP"),
    Case("fr", "Genève, 1er avril (ATS)", " — Le ministre", "XXXX-04-01", "ATS"),
    Case("fr", "ALGER (APS)", "- Le ministre", None, "APS"),
    Case("pt", "Lisboa, 07 abr 2031 (Lusa)", " – O ministro", "2031-04-07", "Lusa"),
    Case("it", "ROMA, 7 APR (ANSA)", " - Il ministro", "XXXX-04-07", "ANSA"),
    Case("de", "Berlin (dpa)", " - Der Minister", None, "dpa"),
    Case("tr", "ANKARA (AA)", " - Bakan", None, "AA"),
    Case("ru", "МОСКВА, 7 апреля. /ТАСС/", ". Министр", "XXXX-04-07", "ТАСС"),
    Case("ru", "МОСКВА, 7 апр — РИА Новости", ". Министр", "XXXX-04-07", "РИА Новости"),
    Case(
        "ru",
        "КИТО, 7 апр — РИА Новости, Иван Серов",
        ". Министр",
        "XXXX-04-07",
        "РИА Новости",
        "Иван Серов",
    ),
    Case("ru", "Москва. 7 апреля. INTERFAX.RU", " - Министр", "XXXX-04-07", "INTERFAX.RU"),
    Case("ru", "ПЕКИН, 7 апреля (Синьхуа)", " -- Министр", "XXXX-04-07", "Синьхуа"),
    Case("ru", "МИНСК, 7 апреля /Корр. БЕЛТА/", ". Министр", "XXXX-04-07", "БЕЛТА"),
    Case("ru", "АСТАНА. КАЗИНФОРМ", " – Министр", None, "КАЗИНФОРМ"),
    Case("ru", "ЛИМА, 7 апреля 2031 г.", " — Министры", "2031-04-07", None),
    Case("uk", "КИЇВ. 7 квітня. УНІАН", ". Міністр", "XXXX-04-07", "УНІАН"),
    Case("ar", "القاهرة 7 أبريل (رويترز)", " - قال الوزير", "XXXX-04-07", "رويترز"),
    Case("ar", "القاهرة - (رويترز)", " - قال الوزير", None, "رويترز"),
    Case("ar", "الدوحة في 07 أبريل /قنا/", " أكد الوزير", "XXXX-04-07", "قنا"),
    Case(
        "ar",
        "الرياض 14 ذو الحجة 1452 هـ الموافق 07 أبريل 2031 م واس",
        " أكد الوزير",
        "2031-04-07",
        "واس",
    ),
    Case("ar", "الكويت - 7 - 4 (كونا)", " -- قال الوزير", None, "كونا"),
    Case("ar", "بيروت ـ أ ف ب", ": قال الوزير", None, "أ ف ب"),
    Case("ar", "القاهرة – «الشرق الأوسط»", ": قال الوزير", None, "الشرق الأوسط"),
    Case("fa", "تهران (ایسنا)", " - وزیر", None, "ایسنا"),
    Case("ur", "اسلام آباد۔7اپریل (اے پی پی)", ":وزیر خارجہ نے", "XXXX-04-07", "اے پی پی"),
    Case("ur", "اسلام آباد (اے پی پی) 7 اپریل", " — وزیر", "XXXX-04-07", "اے پی پی"),
    Case("ur", "لیما، ۷ اپریل ۲۰۳۱", ": وزیر خارجہ", "2031-04-07", None),
    Case("hi", "नयी दिल्ली, सात अप्रैल (भाषा)", " विदेश मंत्री", "XXXX-04-07", "भाषा"),
    Case("hi", "नयी दिल्ली, एक मार्च (भाषा)", " विदेश मंत्री", "XXXX-03-01", "भाषा"),
    Case("hi", "नई दिल्ली, 7 अप्रैल (आईएएनएस)", "। भारत", "XXXX-04-07", "आईएएनएस"),
    Case("zh", "新华社北京4月7日电（记者王石）", "外长", "XXXX-04-07", "新华社", "王石"),
    Case("zh", "新华社联合国2031年4月7日电", " 中国", "2031-04-07", "新华社"),
    Case("zh", "中新网4月7日电", " 外长", "XXXX-04-07", "中新网"),
    Case("zh", "（中央社記者林山台北7日電）", "外交部", None, "中央社", "林山"),
    Case("zh", "路透北京4月7日", " - 中国", "XXXX-04-07", "路透"),
    Case("zh", "本报北京4月7日电（记者王石）", "外长", "XXXX-04-07", None, "王石"),
    Case("zh", "本报里斯本电", " 外长", None, None),
    Case("zh", "新华社日内瓦电（记者王石）", "外长", None, "新华社", "王石"),
    Case("ja", "【東京＝山田花】", "両国は", None, None, "山田花"),
    Case("ja", "【北京共同】", "両国は", None, "共同"),
    Case("ja", "［東京 7日 ロイター］", " - 両国は", None, "ロイター"),
    Case("ko", "(서울=연합뉴스) 김산 기자", " = 양국은", None, "연합뉴스", "김산"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.language} {case.dateline}")
def test_dateline_of_an_agency_is_read(case: Case) -> None:
    line = case.dateline + case.rest

    found = read_dispatch(line, language=case.language, agencies=AGENCIES)

    assert found is not None
    assert (found.text, found.published) == (case.dateline, case.published)
    assert (found.agency, found.reporter) == (case.agency, case.reporter)
    assert case.rest.endswith(line[found.end :])
    assert line[found.end].isalnum()


NONE = [
    ("es", "El 7 de abril (martes) - dijo"),
    ("es", "Lima (la capital) - dijo"),
    ("es", "El ministro: hay acuerdo."),
    ("es", "Rojas (EFE) dijo que no."),
    ("fr", "Le 7 avril (lundi) – jour férié"),
    ("fr", "Jeudi 7 avril – la rencontre a eu lieu"),
    ("ru", "В Москве 7 апреля (вторник) — день траура"),
    ("ru", "Сегодня, 7 апреля, — праздник"),
    ("ru", "Ли, 7 апреля: «Мы готовы»"),
    ("ru", "Россия (РФ) и Китай — партнеры"),
    ("ru", "Агентство ТАСС — старейшее"),
    ("ar", "قالت وكالة (سانا) إن الوزير وصل"),
    ("ar", "في 7 أبريل: قال الوزير"),
    ("ar", "قال وزير الخارجية - وهو في لندن"),
    ("ur", "وزیر خارجہ: ہم تیار ہیں"),
    ("hi", "विदेश मंत्री (भाषा) ने कहा"),
    ("zh", "外长4月7日电贺新政府"),
    ("zh", "双方4月7日电话会谈"),
    ("zh", "4月7日电 会谈"),
    ("zh", "北京4月7日举行会谈"),
    ("zh", "新华社接到来电 外长"),
    ("zh", "新华社播发电视讲话"),
    ("ja", "【速報】会談が始まった"),
    ("ko", "(사진=AP) 장관"),
]


@pytest.mark.parametrize(("language", "line"), NONE)
def test_what_only_looks_like_a_dateline_is_none(language: str, line: str) -> None:
    assert read_dispatch(line, language=language, agencies=AGENCIES) is None


def test_agency_that_no_table_has_is_taken_from_brackets_with_a_day() -> None:
    found = read_dispatch("Lima, 7 abr (Puerto Press) - Hubo", language="es", agencies=frozenset())

    assert found is not None
    assert found.agency == "Puerto Press"


@pytest.mark.parametrize(
    ("language", "line", "agency"),
    [
        ("fr", "Grenoble (Isère), 14 mai 2031 - La ministre", None),
        ("es", "Toledo (Castilla), 14 may 2031.- Los ministros", None),
        ("ru", "Гродно (Беларусь), 14 мая 2031 — Министры", None),
        ("ar", "أوسلو (النرويج) 14 مايو 2031 - قال الوزير", None),
        ("es", "Lima (AFP), 14 may 2031 - Los ministros", "AFP"),
        ("ru", "Минск (БелаПАН), 14 мая 2031 — Министры", "БелаПАН"),
    ],
)
def test_what_stands_between_a_place_and_its_day_is_no_agency_unless_it_looks_like_one(
    language: str, line: str, agency: str | None
) -> None:
    found = read_dispatch(line, language=language, agencies=AGENCIES)

    assert found is not None
    assert found.agency == agency


@given(
    st.text(
        alphabet="Лима3 апреля.—-/(ТАСС)EFE:القاهرة新华社北京电月日【＝】=", max_size=2 * HEAD_CHARS
    ),
    st.sampled_from(["ar", "es", "hi", "ja", "ko", "ru", "ur", "zh"]),
)
def test_dateline_is_the_beginning_of_its_line(line: str, language: str) -> None:
    found = read_dispatch(line, language=language, agencies=AGENCIES)

    if found is not None:
        assert found.text in line[: found.end]
        assert 0 < len(found.text) <= found.end <= HEAD_CHARS


@pytest.mark.parametrize("module", [densedispatch, dispatch, dispatchparts])
def test_examples_hold(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0
