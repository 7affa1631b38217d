"""Sentences of other languages end where their readers end them, and slice back exactly."""

import doctest
from pathlib import Path
from types import ModuleType

import pytest

from summarizer.ingest.article import article_from_text
from summarizer.text import initials, missedends, palladius, quotation, saying
from summarizer.text.quotation import quoted_characters
from summarizer.text.segment import split_stretch

ARTICLES = Path(__file__).parent.parent / "data" / "languages"

SENTENCES = {
    "zh": [
        "双方同意明年开放港口。",
        "王部长说：“我们将继续对话。这是共识！”",
        "会谈持续了两小时？",
        "他说：「港口很重要。」",
        "然后离开了。",
        "双方讨论了：（一）港口；（二）渔业。",
    ],
    "ja": [
        "両者は港を開くことで合意した。",
        "大臣は「対話を続ける。これは合意だ。」と述べた。",
        "『港は開く。』とも語った。",
        "会談は三時間続いた。",
    ],
    "ar": [
        "اتفق الجانبان على فتح الميناء.",
        "هل ستستمر المحادثات؟",
        "قال الوزير: «سنواصل الحوار. هذا إجماع».",
        "وغادر الوفد د. أحمد والسيد م. علي إلى ليما.",
        "بلغت التكلفة 3.5 مليون دولار!",
    ],
    "fa": [
        "وزیر گفت: «ما آماده‌ایم. این یک توافق است.»",
        "آیا گفت‌وگوها ادامه دارد؟",
        "بله.",
    ],
    "ur": [
        "دونوں فریقوں نے بندرگاہ کھولنے پر اتفاق کیا۔",
        "کیا مذاکرات جاری رہیں گے؟",
        "وزیر نے کہا: ’’ہم جاری رکھیں گے۔‘‘",
        "پھر وہ چلے گئے۔",
    ],
    "hi": [
        "दोनों पक्षों ने बंदरगाह खोलने पर सहमति जताई।",
        "क्या वार्ता जारी रहेगी?",
        "डॉ. शर्मा ने कहा, “हम जारी रखेंगे।”",
        "प्रो. गुप्ता और श्री एस. जयराम आए।",
        "रु. 500 करोड़ दिए गए॥",
    ],
    "ru": [
        "Стороны договорились открыть порт в 2031 г. и обсудили торговлю.",
        "Об этом сообщил проф. И. И. Петров из г. Москвы.",
        "«Мы продолжим диалог. Это консенсус», — сказал министр.",
        "«Мы готовы!» — добавил он.",
        "— А что дальше?",
        "Сумма — 5 млн руб. за год, т. е. больше прежней.",
        "Музей им. Пушкина открыт…",
    ],
    "fr": [
        "M. Dupont et Mme Martin, cf. art. 5, ont signé.",
        "Le Dr. Roux a déclaré : « Nous poursuivrons. C’est un consensus. »",
        "« Oui ! » s’est-il exclamé.",
        "Était-ce p. ex. une réussite ?",
        "L’accord, c.-à-d. le texte, est prêt.",
    ],
    "es": [
        "El Sr. Gómez y la Excma. Sra. Soto llegaron a EE. UU. el 5 de mayo.",
        "«Seguiremos el diálogo. Es un consenso», dijo.",
        "¿Continuará?",
        "¡Sí!",
        "El art. 5 del D. S. núm. 3 rige.",
    ],
    "uk": ["Сторони домовилися у 2031 р. про порт.", "Приїхав проф. Коваль.", "Чи буде мир?"],
}
"""Sentences in a row; nothing stands between two of Chinese and Japanese."""


HARD = {
    "a minister of one letter": (
        "ru",
        ["Встречу провел глава МИД КНР Ван И.", "Стороны обсудили рыболовство."],
    ),
    "one letter before speech": ("ru", ["Об этом сообщил Ван И.", "«Мы довольны», — добавил он."]),
    "one letter before a name": ("ru", ["Гостей принял Чэнь Ю.", "«Волна» не открыта."]),
    "a Korean of one letter": ("ru", ["Гостя принял Ким Чен Ы.", "Беседа длилась час."]),
    "initials behind a name": ("ru", ["Акт подписал Серов И. О.", "«Это успех», — заметил он."]),
    "initials before a name": ("ru", ["Прибыли Э. Мазур, Дж. Холл и И. Б. Ю.", "Они молчали."]),
    "a firm behind initials": ("ru", ["Завод имени Д. К. «Волна» закрыт.", "Рабочие ушли."]),
    "a section of one letter": ("ru", ["Это раздел Б.", "Она вошла.", "Зал В.", "По пути."]),
    "speech that breaks off": ("ru", ["Он ответил: «Посмотрим…»", "Гости ушли."]),
    "speech alone that breaks off": (
        "ru",
        ["Прибыл Э. Мазур.", "«Мы посмотрим, что выйдет…»", "Бюро закрыто."],
    ),
    "a short title that breaks off": ("ru", ["«Весна…» Петрова издана.", "Тираж мал."]),
    "a signature": ("es", ["Hubo acuerdo.", "Todos volvieron a casa. EFE"]),
    "a month cut short": ("ru", ["С 1 янв. 2032 г. и до 5 окт. 2033 г.", "Затем нет."]),
    "a question that is told": ("ru", ["— Когда встреча? — спросил он у Э. Мазур.", "— В мае."]),
    "a year before speech": ("ru", ["Она придет в 2031 г.", "«Все готово!» — сказал он."]),
    "a year before a firm": ("ru", ["В 2031 г. «Волна» начала работу.", "В 2032 г. Псков рад."]),
    "numbers of a law": ("ru", ["См. п. 3 ст. 5 Закона.", "Он верен."]),
    "a short month": ("fr", ["L’accord du 1er févr. 2031 tient.", "Il sert."]),
    "a list in a sentence": ("ar", ["وتم التأكيد على: 1. وقف النار.", "ثم غادر."]),
    "a small letter": ("es", ["Pagará aprox. el 2% del total.", "Así será."]),
    "initials in Urdu": ("ur", ["ایم۔ اے۔ خان نے خطاب کیا۔", "وہ گئے۔"]),
    "a dash behind speech in Hindi": ("hi", ["‘हाँ!’—मंत्री का जवाब था।", "वे गए।"]),
    "the same in French": ("fr", ["Il a répondu : « Nous verrons… »", "Les invités sont partis."]),
    "initials in French": ("fr", ["E. Vidal et J.-Y. Le Bras sont venus.", "Ch. Roux aussi."]),
    "a plan in French": ("fr", ["C’est le plan B.", "Il sert.", "Et le plan C.", "Le texte suit."]),
    "initials in Spanish": ("es", ["D. Rojas y J. «Pepe» Soto firmaron.", "Es el B.", "Él sabe."]),
    "initials in Portuguese": ("pt", ["O ministro E. Prado chegou.", "É o plano B.", "Ele sabe."]),
    "initials in German": ("de", ["Minister E. Vogel kam.", "Es gilt Plan B.", "Er bleibt."]),
    "Chinese speech that breaks off": ("zh", ["他答道：“再看看……”", "会谈就此结束。"]),
    "the same with a dash": ("zh", ["她说：『港口——』", "话音未落，门开了。"]),
    "the same in typewritten marks": ("zh", ['他说："等等……"', "然后离开。"]),
    "Chinese speech that is interrupted": ("zh", ["“也许……”他停了一下，“会有结果。”"]),
    "who spoke, in Chinese": ("zh", ["“好的。”部长说。", "“真的吗？”她问。", "“是！”", "她走了。"]),
    "who spoke next, in Chinese": ("zh", ["“好的。”", "部长说：“我们同意。”"]),
    "quoted words as attribute": ("zh", ["“不行！”的回答令人意外。", "他谈到“合作……”的前景。"]),
    "stops of two scripts": ("zh", ["双方同意.", "下一轮在哪?", "A.B.公司参加!", "好。"]),
    "a credit in Chinese": ("zh", ["会谈结束。", "双方满意。（记者 陈石）"]),
    "who spoke, in Hindi": ("hi", ["“हम तैयार हैं।” मंत्री ने कहा।", "फिर वे गए।"]),
    "who spoke next, in Hindi": ("hi", ["“हम तैयार हैं।”", "मंत्री ने कहा: “बहुत अच्छा।”"]),
    "who spoke, in Arabic": ("ar", ["«هل ستستمر المحادثات؟» سأل الوزير.", "ثم غادر."]),
    "who spoke next, in Arabic": ("ar", ["«نعم.»", "وأضاف الوزير: «سنواصل.»"]),
    "who spoke, in Urdu": ("ur", ["’’ہم تیار ہیں۔‘‘ وزیر نے کہا۔", "پھر وہ گئے۔"]),
    "turned marks of Urdu": ("ur", ["وزیر نے کہا: ’ہم آئیں گے۔ یہ طے ہے۔‘", "پھر وہ گئے۔"]),
    "turned double marks of Urdu": ("ur", ["وزیر نے کہا: ”ہم آئیں گے۔ یہ طے ہے۔“", "وہ گئے۔"]),
    "two marks of Urdu": ("ur", ["وزیر نے کہا: ’’ہم آئیں گے۔ یہ طے ہے۔‘‘", "وہ گئے۔"]),
    "marks of English in Urdu": ("ur", ["وزیر نے کہا: ‘ہم آئیں گے۔’", "وہ “سب” جانتے ہیں۔"]),
}  # fmt: skip
"""What `sentencex` cuts where no sentence ends, or does not cut where one does."""


@pytest.mark.parametrize(("language", "sentences"), HARD.values(), ids=HARD)
def test_hard_ends_of_sentences_are_found(language: str, sentences: list[str]) -> None:
    text = ("" if language == "zh" else " ").join(sentences)

    assert [text[start:end] for start, end in split_stretch(text, language)] == sentences


@pytest.mark.parametrize("module", [initials, missedends, palladius, quotation, saying])
def test_examples_hold(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("language", SENTENCES)
def test_sentences_end_where_readers_end_them(language: str) -> None:
    between = "" if language in ("zh", "ja") else " "
    text = between.join(SENTENCES[language])

    found = [text[start:end] for start, end in split_stretch(text, language)]

    assert found == SENTENCES[language]


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "hi", "ru", "ur", "zh"])
def test_every_sentence_slices_back_and_nothing_is_lost(language: str) -> None:
    article = article_from_text((ARTICLES / f"{language}.txt").read_text(encoding="utf-8"))
    position = 0

    for sentence in article.sentences:
        assert not article.text[position : sentence.start].strip()
        piece = article.text[sentence.start : sentence.end]
        assert piece == piece.strip() != ""
        position = sentence.end
    assert not article.text[position:].strip()


SPEECH = {
    "Spanish and Russian": ("Dijo: «Seguiremos.» Fin", "«Seguiremos.»"),
    "French, with spaces": ("Il a dit : « Nous voulons. » Fin", "« Nous voulons. »"),
    "German": ("Er sagte: „Ja, bald.“ Ende", "„Ja, bald.“"),
    "reversed": ("Han sa: »Ja, snart.« Slut", "»Ja, snart.«"),
    "Chinese": ("他说：“好的。”完", "“好的。”"),
    "Chinese corner brackets": ("他說：「好的。」完", "「好的。」"),
    "double corner brackets": ("大臣は『はい。』完", "『はい。』"),
    "half width": ("大臣は｢はい。｣完", "｢はい。｣"),
    "Arabic": ("قال: «نعم سنفعل.» انتهى", "«نعم سنفعل.»"),
    "Urdu": ("کہا: ’’ہاں، ضرور۔‘‘ ختم", "’’ہاں، ضرور۔‘‘"),
    "Urdu, single": ("کہا: ’ہاں، ضرور۔‘ ختم", "’ہاں، ضرور۔‘"),
    "Urdu, turned": ("کہا: ”ہاں، ضرور۔“ ختم", "”ہاں، ضرور۔“"),
    "Urdu, as in English": ("کہا: “ہاں، ضرور۔” ختم", "“ہاں، ضرور۔”"),
    "Urdu, single as in English": ("کہا: ‘ہاں، ضرور۔’ ختم", "‘ہاں، ضرور۔’"),
    "Arabic, typewritten": ('قال: "نعم سنفعل." انتهى', '"نعم سنفعل."'),
    "Arabic, as in English": ("قال: “نعم سنفعل.” انتهى", "“نعم سنفعل.”"),
    "Hindi, single": ("कहा, ‘हाँ, ज़रूर।’ अंत", "‘हाँ, ज़रूर।’"),
    "Hindi, typewritten": ('कहा, "हाँ, ज़रूर।" अंत', '"हाँ, ज़रूर।"'),
    "Hindi": ("कहा, “हाँ, ज़रूर।” अंत", "“हाँ, ज़रूर।”"),
}


@pytest.mark.parametrize(("text", "speech"), SPEECH.values(), ids=SPEECH)
def test_speech_is_what_stands_between_the_marks_of_a_language(text: str, speech: str) -> None:
    quoted = quoted_characters(text, 0, len(text))

    assert "".join(text[place] for place in sorted(quoted)) == speech


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "hi", "ru", "zh"])
def test_speech_of_an_article_is_a_quotation(language: str) -> None:
    article = article_from_text((ARTICLES / f"{language}.txt").read_text(encoding="utf-8"))

    quotations = [one for one in article.sentences if one.zone == "quotation"]

    assert len(quotations) == 1


def test_typewritten_quotation_marks_of_english_are_none_of_urdu() -> None:
    text = "He said ‘‘yes’’ and ’’no‘‘ too."

    assert text[min(quoted_characters(text, 0, len(text)))] == "‘"
