"""Items of articles in other languages: honest ones stay, wrong ones are doubted."""

import doctest
from collections.abc import Sequence

import pytest
from islands import make_islands
from synthetic import Line

from summarizer.extract import denials
from summarizer.extract.denials import left_out_denial
from summarizer.extract.draft import Entry
from summarizer.extract.evidence import Evidence, Flaw
from summarizer.extract.ground import ground_item
from summarizer.extract.held import Reading
from summarizer.extract.specifics import ArticleWords
from summarizer.schema.communique import GroundedParticipant
from summarizer.schema.draft import ClaimDraft, DateDraft, ParticipantDraft
from summarizer.vocabulary.load import load_vocabulary


def read(language: str, sentences: Sequence[str], told_in: str = "en") -> Reading:
    article = make_islands(tuple(Line(one) for one in sentences), language=language, dateline=None)
    vocabulary = load_vocabulary()
    words = ArticleWords(article, vocabulary)
    return Reading(Evidence(article), words, vocabulary, (), told_in)


def ground_date(language: str, sentence: str, quote: str, value: str) -> str:
    draft = DateDraft(sentence=1, quote=quote, role="meeting", value=value, about="talks")
    found = ground_item(
        Entry(list_name="dates", path="dates[0]", item=draft, rule=None, part=0),
        read(language, [sentence]),
    )
    return found.kind if isinstance(found, Flaw) else "kept"


DAYS = {
    "ru": ("Министры встретились 4 января в Лиме.", "4 января"),
    "zh": ("两国外长1月4日在利马会谈。", "1月4日"),
    "ar": ("التقى الوزيران يوم ٤ يناير في ليما.", "٤ يناير"),
    "es": ("Los ministros se reunieron el 4 de enero en Lima.", "4 de enero"),
    "hi": ("मंत्री ४ जनवरी को लीमा में मिले।", "४ जनवरी"),
    "ur": ("وزراء ۴ جنوری کو لیما میں ملے۔", "۴ جنوری"),
    "fr": ("Les ministres se sont rencontrés le 4 janvier à Lima.", "4 janvier"),
}


@pytest.mark.parametrize(("language", "told"), DAYS.items(), ids=DAYS)
def test_a_day_that_the_quote_gives_stands_and_another_does_not(
    language: str, told: tuple[str, str]
) -> None:
    assert ground_date(language, *told, "2031-01-04") == "kept"
    assert ground_date(language, *told, "2031-01-05") == "bad_value"
    assert ground_date(language, *told, "2031-04-01") == "bad_value"


def test_words_for_days_that_are_not_read_speak_against_no_date() -> None:
    assert (
        ground_date("ru", "Министры встретились в понедельник.", "в понедельник", "2031-05-12")
        == "kept"
    )


def test_a_language_whose_dates_are_not_read_is_not_judged() -> None:
    assert ground_date("th", "พบกันวันที่ 4 มกราคม", "4 มกราคม", "2031-01-05") == "kept"


def test_the_end_of_a_year_is_its_last_day() -> None:
    sentence, quote = "Центр откроют до конца 2032 г.", "до конца 2032 г."

    assert ground_date("ru", sentence, quote, "2032-12-31") == "kept"
    assert ground_date("ru", sentence, quote, "2033-12-31") == "bad_value"


def ground_claim(
    language: str,
    sentence: str,
    quote: str,
    statement: str,
    told_in: str = "en",
    stance: str = "support",
) -> str:
    draft = ClaimDraft.model_validate(
        {
            "sentence": 1,
            "quote": quote,
            "statement": statement,
            "topic": "ports",
            "holders": ["CHL", "FJI"],
            "targets": [],
            "speaker": None,
            "stance": stance,
            "act": "agree",
            "act_as_written": "",
            "qualifiers": [],
            "voice": "reported",
        }
    )
    entry = Entry(list_name="agreements", path="agreements[0]", item=draft, rule=None, part=0)
    found = ground_item(entry, read(language, [sentence], told_in))
    return found.kind if isinstance(found, Flaw) else "kept"


DENIED = {
    "ru": ("Стороны не договорились открыть центр.", "договорились открыть центр"),
    "es": ("Las partes no acordaron abrir un centro.", "acordaron abrir un centro"),
    "fr": ("Les parties n’ont pas convenu d’ouvrir un centre.", "convenu d’ouvrir un centre"),
    "ar": ("لم يتفق الجانبان على افتتاح مركز.", "يتفق الجانبان على افتتاح مركز"),
    "zh": ("双方没有同意设立中心。", "同意设立中心"),
    "hi": ("दोनों पक्षों ने केंद्र खोलने पर सहमति नहीं जताई।", "केंद्र खोलने पर सहमति"),
    "ur": ("دونوں نے مرکز کھولنے پر اتفاق نہیں کیا۔", "مرکز کھولنے پر اتفاق"),
}


@pytest.mark.parametrize(("language", "told"), DENIED.items(), ids=DENIED)
def test_a_quote_without_the_negation_beside_it_is_doubted(
    language: str, told: tuple[str, str]
) -> None:
    assert ground_claim(language, *told, "They agreed to open a centre.") == "polarity"
    assert ground_claim(language, *told, "They did not agree to open a centre.") == "kept"


def test_not_only_is_no_negation() -> None:
    sentence = "Стороны не только договорились открыть центр, но и обсудили торговлю."

    assert (
        ground_claim("ru", sentence, "договорились открыть центр", "They agreed to open a centre.")
        == "kept"
    )


def test_a_statement_in_a_language_that_is_not_read_is_not_judged() -> None:
    sentence, quote = DENIED["ru"]

    assert ground_claim("ru", sentence, quote, "Hawakukubaliana.", told_in="sw") == "kept"
    assert ground_claim("ru", sentence, quote, "Стороны договорились.", told_in="ru") == "polarity"
    assert ground_claim("ru", sentence, quote, "Стороны не договорились.", told_in="ru") == "kept"


NUMBERS = {
    "ru": "Стороны обучат 120 лоцманов и выделят 1,2 млрд песо.",
    "zh": "双方将培训120名引航员，拨款12亿比索。",
    "ar": "سيدرب الجانبان ١٢٠ مرشدا ويخصصان ١٫٢ مليار بيزو.",
    "es": "Las partes formarán a 120 prácticos y darán 1.200 millones de pesos.",
    "hi": "दोनों पक्ष १२० पायलटों को प्रशिक्षण देंगे और 1.2 अरब पेसो देंगे।",
    "fr": "Les parties formeront 120 pilotes et donneront 1,2 milliard de pesos.",
}


@pytest.mark.parametrize(("language", "sentence"), NUMBERS.items(), ids=NUMBERS)
def test_numbers_of_the_sentence_stand_and_others_do_not(language: str, sentence: str) -> None:
    told = "They will train 120 pilots and give 1.2 billion pesos."

    assert ground_claim(language, sentence, sentence, told) == "kept"
    for wrong in (told.replace("120", "150"), told.replace("1.2", "1.4")):
        assert ground_claim(language, sentence, sentence, wrong) == "unsupported_specifics"


def test_the_number_of_a_round_may_stand_in_words() -> None:
    assert (
        ground_claim(
            "zh",
            "双方同意举行第三轮对话。",
            "同意举行第三轮对话",
            "They agreed to hold a 3rd round.",
        )
        == "kept"
    )
    assert (
        ground_claim(
            "zh",
            "双方同意举行第三轮对话。",
            "同意举行第三轮对话",
            "They agreed to hold a 5th round.",
        )
        == "unsupported_specifics"
    )


def test_a_day_that_a_weekday_was_resolved_to_is_no_number() -> None:
    sentence = "Стороны договорились в понедельник открыть центр."

    assert (
        ground_claim("ru", sentence, sentence, "They agreed on 12 May 2031 to open a centre.")
        == "kept"
    )


def test_opposition_may_leave_a_negation_out() -> None:
    assert (
        left_out_denial(
            "Перу не ",
            "",
            language="ru",
            statement="Peru is against it.",
            told_in="en",
            stance="oppose",
        )
        is None
    )


def test_examples_hold() -> None:
    assert doctest.testmod(denials).failed == 0


@pytest.mark.parametrize(
    ("language", "sentence", "speaker"),
    [
        ("ru", "Министр Лусия Паредес заявила, что Перу против.", "Лусия Паредес"),
        ("ru", "Это было сказано Лусией Паредес в Лиме.", "Лусия Паредес"),
        ("ru", "Министр Сюй Вэньхао сообщил о центре.", "Xu Wenhao"),
        ("zh", "中国外交部长徐文浩表示支持。", "徐文浩"),
        ("zh", "中国外交部长徐文浩表示支持。", "Xu Wenhao"),
        ("ar", "وقالت الوزيرة لوسيا باريديس إن بيرو ترفض.", "لوسيا باريديس"),
        ("es", "La canciller Lucía Paredes lo afirmó.", "Lucia Paredes"),
    ],
)
def test_a_speaker_stands_in_the_article_in_some_letters(
    language: str, sentence: str, speaker: str
) -> None:
    assert read(language, [sentence]).words.names_person(speaker)


@pytest.mark.parametrize(
    ("language", "sentence", "speaker"),
    [
        ("ru", "Министр Лусия Паредес заявила, что Перу против.", "Иван Петров"),
        ("zh", "中国外交部长徐文浩表示支持。", "王毅"),
        ("zh", "中国外交部长徐文浩表示支持。", "Wang Yi"),
        ("es", "La canciller Lucía Paredes lo afirmó.", "Ana Rojas"),
    ],
)
def test_a_speaker_that_the_article_does_not_name_is_none(
    language: str, sentence: str, speaker: str
) -> None:
    assert not read(language, [sentence]).words.names_person(speaker)


@pytest.mark.parametrize(
    ("language", "sentence", "written"),
    [
        ("ru", "Министр Сюй Вэньхао сообщил о центре.", "Сюй Вэньхао"),
        ("zh", "中国外交部长徐文浩表示支持。", "徐文浩"),
        ("ar", "وقال وزير الخارجية شو ون هاو إن الصين ستدفع.", "شو ون هاو"),
        ("hi", "विदेश मंत्री शू वेनहाओ ने कहा।", "शू वेनहाओ"),
    ],
)
def test_a_participant_in_other_letters_is_named_as_the_article_writes_it(
    language: str, sentence: str, written: str
) -> None:
    found = ground_person(language, sentence, "Xu Wenhao")

    assert isinstance(found, GroundedParticipant)
    assert (found.name, written in found.span.quote) == (written, True)


def test_a_participant_that_the_sentence_does_not_name_is_none() -> None:
    found = ground_person("zh", "中国外交部长徐文浩表示支持。", "Lucía Paredes")

    assert isinstance(found, Flaw)
    assert found.kind == "unsupported_specifics"


def ground_person(language: str, sentence: str, name: str) -> object:
    draft = ParticipantDraft(
        sentence=1, quote=sentence, name=name, kind="person", tier="principal", side="CHN", roles=()
    )
    entry = Entry(list_name="participants", path="participants[0]", item=draft, rule=None, part=0)
    return ground_item(entry, read(language, [sentence]))


SEA = "Chile and Fiji "


@pytest.mark.parametrize(
    ("sentence", "quote", "statement"),
    [
        (
            f"{SEA}no longer support a pier.",
            "longer support a pier",
            f"{SEA}longer support a pier.",
        ),
        (f"{SEA}no longer support a pier.", "", f"{SEA}support a pier."),
        (f"{SEA}hardly support a pier.", "", f"{SEA}support a pier."),
        (f"{SEA}all but agreed on a pier.", "", f"{SEA}agreed on a pier."),
        (f"{SEA}are far from agreeing on a pier.", "", f"{SEA}agree on a pier."),
        (f"{SEA}stopped short of agreeing on a pier.", "", f"{SEA}agreed on a pier."),
        (f"{SEA}pretended to agree on a pier.", "", f"{SEA}agreed on a pier."),
        (f"{SEA}have yet to agree on a pier.", "yet to agree on a pier", f"{SEA}agreed on a pier."),
        (f"Nowhere did {SEA}agree on a pier.", "", f"{SEA}agreed on a pier."),
        (f"{SEA}did not, after all, agree on a pier.", "", f"{SEA}agreed on a pier."),
        (
            f"{SEA}will not, under any circumstances, scrap a pier.",
            "scrap a pier",
            f"{SEA}will scrap a pier.",
        ),
        (f"Vula would not confirm that {SEA}agreed on a pier.", "", f"{SEA}agreed on a pier."),
    ],
)
def test_a_denial_of_several_words_is_not_left_out(
    sentence: str, quote: str, statement: str
) -> None:
    assert ground_claim("en", sentence, quote or sentence, statement) == "polarity"


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        (f"{SEA}no longer support a pier.", f"{SEA}no longer support a pier."),
        (f"{SEA}have yet to agree on a pier.", f"{SEA}have not agreed on a pier."),
    ],
)
def test_a_denial_of_several_words_may_be_told_in_others(sentence: str, statement: str) -> None:
    assert ground_claim("en", sentence, sentence, statement, stance="oppose") == "kept"
