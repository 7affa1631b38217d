"""Who published an article in another language: as it is written there, or nobody."""

from typing import NamedTuple

import pytest

from summarizer.schema.words import Zone
from summarizer.text.dispatchparts import Dispatch
from summarizer.text.outlets import find_outlet
from summarizer.vocabulary.agencies import load_agencies

TABLE = load_agencies()
REPORT: tuple[str, Zone] = ("Стороны договорились открыть порт.", "narration")


class Case(NamedTuple):
    language: str
    lines: tuple[tuple[str, Zone], ...]
    outlet: str | None


CASES = {
    "nameplate": Case("ru", (("Портовый вестник", "chrome"), REPORT), "Портовый вестник"),
    "nameplate before a dash": Case("ar", (("صحيفة المرفأ | الأولى", "chrome"),), "صحيفة المرفأ"),
    "Chinese nameplate": Case("zh", (("海港日报", "chrome"),), "海港日报"),
    "Korean nameplate": Case("ko", (("항만신문", "chrome"),), "항만신문"),
    "Urdu nameplate": Case("ur", (("روزنامہ ساحل", "chrome"),), "روزنامہ ساحل"),
    "agency as nameplate": Case("ur", (("ریڈیو پاکستان", "chrome"),), "ریڈیو پاکستان"),
    "line of a source": Case("zh", (("2031-05-12 10:22 来源：新华社", "chrome"),), "新华社"),
    "source below": Case("ru", (REPORT, ("Источник: ТАСС", "chrome")), "ТАСС"),
    "rights": Case(
        "es", (REPORT, ("© 2031 Diario del Puerto. Lima", "chrome")), "Diario del Puerto"
    ),
    "signed in brackets": Case("ja", (("両国は合意した。（共同）", "narration"),), "共同"),
    "signed": Case("es", (("Hubo acuerdo. EFE", "narration"),), "EFE"),
    "named at the end": Case("es", (("Así lo dijo a la agencia EFE", "narration"),), None),
    "signed by nobody": Case("es", (("Hubo acuerdo en la ONU. ONU", "narration"),), None),
    "section": Case("ru", (("Новости", "chrome"), REPORT), None),
    "headline": Case("es", (("Noticias del puerto: hay acuerdo", "headline"), REPORT), None),
    "report": Case("es", (("El Diario del Puerto cerró", "narration"),), None),
    "dated line": Case("fr", (("Journal du 12 mai 2031", "chrome"),), None),
    "rights of nobody": Case("ru", (REPORT, ("© 2031 Иван Петров", "chrome")), None),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_outlet_is_what_the_article_says(case: Case) -> None:
    words = TABLE.nameplates[case.language]

    found = find_outlet(case.lines, dispatch=None, agencies=TABLE.forms, words=words)

    assert found == case.outlet


def test_agency_of_the_dateline_comes_last() -> None:
    sent = Dispatch("МОСКВА /ТАСС/", 15, agency="ТАСС")
    plate: tuple[str, Zone] = ("Портовый вестник", "chrome")

    def find(*lines: tuple[str, Zone]) -> str | None:
        words = TABLE.nameplates["ru"]
        return find_outlet(lines, dispatch=sent, agencies=TABLE.forms, words=words)

    assert find(REPORT) == "ТАСС"
    assert find(plate, REPORT) == "Портовый вестник"
