# ruff: noqa: E501 - sentences of other languages
"""The language of an article: told from its text; what the page says counts where the text is short.

The articles of `tests/data/languages` tell of one invented meeting in eight languages.
"""

from pathlib import Path

import pytest

from summarizer.ingest.article import HTML, article_from_bytes, article_from_text
from summarizer.ingest.language import detect_language

ARTICLES = Path(__file__).parent.parent / "data" / "languages"
LANGUAGES = ("ar", "en", "es", "fr", "hi", "ru", "ur", "zh")

SHORT = {
    "fa": "وزیران امور خارجه دو کشور سه‌شنبه در لیما دیدار کردند و درباره همکاری بندری گفت‌وگو کردند.",
    "ja": "両国の外相は十二日、リマで会談し、港湾の安全に関する共同センターを設けることで合意した。",
    "ko": "양국 외교장관은 12일 리마에서 회담하고 공동 항만 안전 센터를 설립하기로 합의했다.",
    "uk": "Міністри двох країн зустрілися у Лімі та домовилися відкрити спільний центр безпеки портів.",
    "bg": "Министрите се срещнаха в Лима и се договориха да открият съвместен център за пристанища.",
    "pt": "Os ministros reuniram-se em Lima e concordaram em abrir um centro de segurança portuária.",
    "mr": "दोन्ही देशांच्या मंत्र्यांनी लिमा येथे भेट घेतली आणि संयुक्त केंद्र सुरू करण्यावर सहमती दर्शवली.",
}
"""One sentence each, in languages that share their script with one of the eight."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_of_an_article_is_that_of_its_prose(language: str) -> None:
    text = (ARTICLES / f"{language}.txt").read_text(encoding="utf-8")

    assert article_from_text(text).language == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sentence_of_some_length_tells_its_language(language: str) -> None:
    text = (ARTICLES / f"{language}.txt").read_text(encoding="utf-8")
    article = article_from_text(text)
    sentences = [article.text[one.start : one.end] for one in article.sentences]

    told = {detect_language(one) for one in sentences}

    assert told <= {language, "und"}


@pytest.mark.parametrize(("language", "text"), SHORT.items(), ids=SHORT)
def test_languages_of_one_script_are_told_apart(language: str, text: str) -> None:
    assert detect_language(text) == language


def test_english_report_with_speech_in_another_language_is_english() -> None:
    text = (
        "The minister said to the press: «Стороны договорились открыть совместный центр», and that "
        "the two sides will meet again. The talks lasted three hours, and both of them were tired."
    )

    assert article_from_text(text).language == "en"


def test_report_in_another_language_with_english_speech_is_not_english() -> None:
    text = (
        "Министр сказал журналистам по-английски: «We agreed to open the centre», и добавил, что "
        "стороны встретятся снова. Переговоры продолжались три часа, и обе стороны устали."
    )

    assert article_from_text(text).language == "ru"


@pytest.mark.parametrize("words", ["2031", "Lima, 12.", "双方同意", "اتفق"])
def test_few_letters_tell_no_language(words: str) -> None:
    assert detect_language(words) == "und"


def page(language: str, text: str) -> bytes:
    return f'<html lang="{language}"><body><p>{text}</p></body></html>'.encode()


def test_page_that_says_too_little_is_in_the_language_it_is_marked_with() -> None:
    article = article_from_bytes(page("ur-PK", "اتفاق ہو گیا۔"), uri="a.html", media_type=HTML)

    assert (article.language, article.notes) == ("ur", ())


def test_text_outweighs_what_the_page_is_marked_with() -> None:
    text = "Стороны договорились открыть совместный центр портовой безопасности в Кальяо."
    article = article_from_bytes(page("en", text), uri="a.html", media_type=HTML)

    assert article.language == "ru"
    assert article.notes == ("the page is marked as 'en', and its text reads as 'ru'",)


PUBLISHED = {
    "ar": "2031-05-12",
    "es": "2031-05-12",
    "fr": "2031-05-13",
    "hi": "2031-05-12",
    "ru": "2031-05-12",
    "ur": "2031-05-12",
    "zh": "2031-05-12",
}


@pytest.mark.parametrize(("language", "day"), PUBLISHED.items(), ids=PUBLISHED)
def test_dateline_of_a_language_gives_the_day_of_publication(language: str, day: str) -> None:
    article = article_from_text((ARTICLES / f"{language}.txt").read_text(encoding="utf-8"))

    assert (article.published, article.published_from) == (day, "dateline")


def test_line_above_a_report_gives_the_day_of_publication() -> None:
    text = (
        "Портовый вестник\n\n13 мая 2031 г., 10:20\n\nСтороны создадут центр безопасности\n\n"
        "Стороны договорились открыть центр до конца 2032 г. и встретились 12 мая 2031 г. в Лиме.\n"
    )
    article = article_from_text(text)

    assert (article.published, article.published_from) == ("2031-05-13", "masthead")


def test_date_in_the_first_sentence_is_no_dateline() -> None:
    text = "Стороны встретились 12 мая 2031 года в Лиме и договорились открыть там новый центр.\n"

    assert article_from_text(text).published is None
