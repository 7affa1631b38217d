"""Sentences of other languages end where their readers end them, and slice back exactly."""

from pathlib import Path

import pytest

from summarizer.ingest.article import article_from_text
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
