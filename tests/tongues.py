"""One invented meeting in seven languages, and answers to each article that were written by hand.

The answers are no recordings: no model ever gave them. They are what a model that keeps to the
prompts could answer, so that what code makes of them can be looked at.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.ingest.article import article_from_text
from summarizer.llm.base import Completion, Request
from summarizer.schema.article import Article
from summarizer.text.articleform import read_form

FOLDER = Path(__file__).parent / "data" / "languages"


@dataclass(frozen=True)
class Words:
    """What one article calls what all of them tell, in its own words."""

    met: str
    """The states that meet."""
    day: str
    xu: str
    xu_role: str
    paredes: str
    china: str
    peru: str
    agreed: str
    agreed_act: str
    deadline: str
    pays: str
    pays_act: str
    rejects: str
    rejects_act: str
    next_time: str


WORDS = {
    "en": Words(
        met="China and Peru",
        day="May 12",
        xu="Xu Wenhao",
        xu_role="Chinese Foreign Minister",
        paredes="Lucía Paredes",
        china="China",
        peru="Peru",
        agreed="agreed to open a joint port safety centre in Callao by the end of 2032",
        agreed_act="agreed",
        deadline="by the end of 2032",
        pays="China would pay for the training of 120 harbour pilots",
        pays_act="would pay",
        rejects="Peru rejected a levy on container ships",
        rejects_act="rejected",
        next_time="in 2033",
    ),
    "es": Words(
        met="China y Perú",
        day="12 de mayo",
        xu="Xu Wenhao",
        xu_role="foreign minister",
        paredes="Lucía Paredes",
        china="China",
        peru="Perú",
        agreed="acordaron abrir un centro conjunto de seguridad portuaria en el Callao antes de"
        " que termine 2032",
        agreed_act="acordaron",
        deadline="antes de que termine 2032",
        pays="China pagaría la formación de 120 prácticos de puerto",
        pays_act="pagaría",
        rejects="el Perú rechazó un gravamen sobre los buques portacontenedores",
        rejects_act="rechazó",
        next_time="en 2033",
    ),
    "fr": Words(
        met="la Chine et du Pérou",
        day="12 mai",
        xu="Xu Wenhao",
        xu_role="foreign minister",
        paredes="Lucía Paredes",
        china="Chine",
        peru="Pérou",
        agreed="ont convenu d’ouvrir à Callao un centre commun de sécurité portuaire d’ici la fin"
        " de 2032",
        agreed_act="ont convenu",
        deadline="d’ici la fin de 2032",
        pays="la Chine financerait la formation de 120 pilotes de port",
        pays_act="financerait",
        rejects="le Pérou rejetait une taxe sur les porte-conteneurs",
        rejects_act="rejetait",
        next_time="en 2033",
    ),
    "ru": Words(
        met="Китая и Перу",
        day="12 мая",
        xu="Сюй Вэньхао",
        xu_role="foreign minister",
        paredes="Лусия Паредес",
        china="Китай",
        peru="Перу",
        agreed="договорились открыть в Кальяо совместный центр портовой безопасности до конца"
        " 2032 г.",
        agreed_act="договорились",
        deadline="до конца 2032 г.",
        pays="Китай оплатит обучение 120 портовых лоцманов",
        pays_act="оплатит",
        rejects="Перу отвергло сбор с контейнеровозов",
        rejects_act="отвергло",
        next_time="в 2033 году",
    ),
    "ar": Words(
        met="الصين وبيرو",
        day="١٢ مايو",
        xu="شو ون هاو",
        xu_role="foreign minister",
        paredes="لوسيا باريديس",
        china="الصين",
        peru="بيرو",
        agreed="اتفق الجانبان على افتتاح مركز مشترك لسلامة الموانئ في كاياو قبل نهاية عام ٢٠٣٢",
        agreed_act="اتفق",
        deadline="قبل نهاية عام ٢٠٣٢",
        pays="الصين ستدفع تكاليف تدريب ١٢٠ مرشدا بحريا",
        pays_act="ستدفع",
        rejects="بيرو رفضت فرض رسم على سفن الحاويات",
        rejects_act="رفضت",
        next_time="عام ٢٠٣٣",
    ),
    "zh": Words(
        met="中国和秘鲁",
        day="5月12日",
        xu="徐文浩",
        xu_role="foreign minister",
        paredes="露西娅·帕雷德斯",
        china="中国",
        peru="秘鲁",
        agreed="双方同意在2032年底前在卡亚俄设立联合港口安全中心",
        agreed_act="同意",
        deadline="2032年底前",
        pays="中方将出资培训120名引航员",
        pays_act="将出资",
        rejects="秘鲁拒绝对集装箱船征收附加费",
        rejects_act="拒绝",
        next_time="2033年",
    ),
    "hi": Words(
        met="चीन और पेरू",
        day="१२ मई",
        xu="शू वेनहाओ",
        xu_role="foreign minister",
        paredes="लूसिया परेदेस",
        china="चीन",
        peru="पेरू",
        agreed="दोनों पक्षों ने २०३२ के अंत तक कायाओ में एक संयुक्त बंदरगाह सुरक्षा केंद्र खोलने पर सहमति जताई",
        agreed_act="सहमति जताई",
        deadline="२०३२ के अंत तक",
        pays="चीन १२० बंदरगाह पायलटों के प्रशिक्षण का खर्च उठाएगा",
        pays_act="खर्च उठाएगा",
        rejects="पेरू ने कंटेनर जहाजों पर शुल्क को अस्वीकार कर दिया",
        rejects_act="अस्वीकार कर दिया",
        next_time="२०३३ में",
    ),
}
STATEMENTS = {
    "en": (
        "China and Peru agreed to open a joint port safety centre in Callao by the end of 2032.",
        "China will pay for the training of 120 harbour pilots.",
        "Peru rejected a levy on container ships.",
    ),
    "ru": (
        "Китай и Перу договорились открыть в Кальяо центр портовой безопасности до конца 2032 г.",
        "Китай оплатит обучение 120 портовых лоцманов.",
        "Перу отвергло сбор с контейнеровозов.",
    ),
}
"""The three claims in the language of the notes."""


def read_articles(*languages: str) -> list[Article]:
    """Return the articles in these languages; all seven where none is named."""
    return [
        article_from_text((FOLDER / f"{one}.txt").read_text(encoding="utf-8"), uri=f"{one}.txt")
        for one in languages or tuple(WORDS)
    ]


class HandWrittenModel:
    """Answers with what was written by hand for each article.

    Statements that say the same are one claim to it, and there are no differences.
    """

    def __init__(self, notes: str = "en") -> None:
        self._notes = notes
        self.asked: list[Request] = []

    async def complete(self, request: Request) -> Completion:
        """Return the answer that was written for the request's article."""
        self.asked.append(request)
        return Completion(
            request_key=request.key,
            model=request.model,
            text=json.dumps(self._answer(request), ensure_ascii=False),
        )

    def _answer(self, request: Request) -> dict[str, Any]:
        if request.answer_name == "claim_groups":
            return _groups(request)
        if request.answer_name == "claim_differences":
            return {"differences": []}
        if request.answer_name == "summary_draft":
            return {"headline": {"text": "", "items": []}, "sentences": []}
        form = read_form(request.messages[1].content)
        if request.prompt != "extract.v1":
            return _empty() | {
                "set_aside": [
                    {"sentence": one.number, "reason": "background"} for one in form.lines
                ]
            }
        return _Writer(WORDS[form.language], request, STATEMENTS[self._notes]).draft()


class _Writer:
    """Writes the draft for one article."""

    def __init__(self, words: Words, request: Request, statements: tuple[str, ...]) -> None:
        self._words = words
        self._statements = statements
        self._lines = read_form(request.messages[1].content).lines

    def _at(self, quote: str, beside: str = "") -> dict[str, Any]:
        """Return a quote with the number of the first sentence that has it and what is beside."""
        lines = [one for one in self._lines if one.zone == "narration"]
        number = next(one.number for one in lines if quote in one.text and beside in one.text)
        return {"sentence": number, "quote": quote}

    def draft(self) -> dict[str, Any]:
        words = self._words
        cited = {"agreements": self._agreements(), "positions": [self._rejects()]}
        return {
            "event": self._event(),
            "participants": [
                self._person(words.xu, "CHN", words.xu_role),
                self._person(words.paredes, "PER", "foreign minister"),
                self._state(words.china),
                self._state(words.peru),
            ],
            "dates": [
                self._date(words.day, "meeting", "2031-05-12", words.met),
                self._date(words.deadline, "deadline", "2032-12-31"),
                self._date(words.next_time, "next_meeting", "2033"),
            ],
            **cited,
            "facts": [],
            "set_aside": [],
        }

    def _event(self) -> dict[str, Any]:
        return self._at(self._words.met) | {
            "name": "Third round of the Pacific Ports Dialogue",
            "kind": "dialogue",
            "series": "Pacific Ports Dialogue",
            "round": 3,
            "place": "Lima",
            "country": "PER",
            "held": "2031-05-12",
            "parties": ["CHN", "PER"],
            "document_kind": None,
            "document_number": None,
            "document_issued": None,
        }

    def _person(self, name: str, side: str, role: str) -> dict[str, Any]:
        said = {"name": name, "kind": "person", "tier": "principal", "side": side, "roles": [role]}
        return self._at(name) | said

    def _state(self, name: str) -> dict[str, Any]:
        said: dict[str, Any] = {"name": name, "kind": "state", "tier": "party", "side": None}
        return self._at(name) | said | {"roles": []}

    def _date(self, quote: str, role: str, value: str, beside: str = "") -> dict[str, Any]:
        about = "port safety centre" if role == "deadline" else "the dialogue"
        return self._at(quote, beside) | {"role": role, "value": value, "about": about}

    def _agreements(self) -> list[dict[str, Any]]:
        words = self._words
        return [
            self._claim(words.agreed, 0, ["CHN", "PER"], "agree", words.agreed_act),
            self._claim(words.pays, 1, ["CHN"], "pay", words.pays_act) | {"speaker": words.xu},
        ]

    def _rejects(self) -> dict[str, Any]:
        words = self._words
        told = self._claim(words.rejects, 2, ["PER"], "reject", words.rejects_act)
        return told | {"stance": "oppose", "speaker": words.paredes}

    def _claim(
        self, quote: str, number: int, holders: list[str], act: str, written: str
    ) -> dict[str, Any]:
        return self._at(quote) | {
            "statement": self._statements[number],
            "topic": "ports",
            "holders": holders,
            "targets": [],
            "speaker": None,
            "stance": "support",
            "act": act,
            "act_as_written": written,
            "qualifiers": [],
            "voice": "reported",
        }


def _empty() -> dict[str, Any]:
    lists = ("participants", "dates", "agreements", "positions", "facts", "set_aside")
    return {"event": None, **{name: [] for name in lists}}


def _groups(request: Request) -> dict[str, Any]:
    groups: dict[str, list[int]] = {}
    for line in request.messages[1].content.split("\n"):
        head, _, _ = line.partition(" || ")
        number, _, rest = head.partition(" | ")
        groups.setdefault(rest.rpartition(" | ")[2], []).append(int(number))
    return {"groups": list(groups.values()), "wholes": []}
