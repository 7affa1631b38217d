import codecs
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import UnreadableArticleError
from summarizer.ingest.decode import decode_text

PROSE = (
    "The ministers of Côte d’Ivoire and Česko met – “at last” – for talks in Abidjan on Tuesday.\n"
)
WESTERN = "Le ministre a déclaré : « Nous sommes prêts à négocier dès l’été », à Genève.\n" * 5
POLISH = "Ministrowie uzgodnili, że następna runda rozmów odbędzie się w Łodzi jesienią.\n" * 3
TURKISH = "İki ülkenin dışişleri bakanları görüşmeyi sonbaharda yapmayı kararlaştırdı.\n" * 3
LATIN_1 = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'
RUSSIAN = "Министры договорились провести следующий раунд консультаций осенью.\n" * 3

HINDI = "दोनों देशों के विदेश मंत्री अगले वर्ष फिर मिलने पर सहमत हुए।\n" * 3
ARABIC = "اتفق الوزيران على عقد الجولة المقبلة من المشاورات في الخريف.\n" * 3
CHINESE = "两国外长同意明年秋天在北京 再次 会晤。\n\n" * 3


RUSSIAN_NEWS = (
    "МОСКВА, 15 марта 2031 года. Министр иностранных дел заявил, что стороны договорились открыть "
    "новый порт на Балтике. Он сказал об этом журналистам после встречи.\n"
)
STRAY = "The ministers met on Monday and signed a pact on customs. " * 30 + "They met in a café.\n"


@dataclass(frozen=True)
class Case:
    id: str
    data: bytes
    text: str
    encoding: str
    sniffed: bool = False


CASES = [
    Case("UTF-8", PROSE.encode(), PROSE, "utf-8"),
    Case("UTF-8 with a mark", codecs.BOM_UTF8 + PROSE.encode(), PROSE, "utf-8"),
    Case("UTF-16 LE with a mark", codecs.BOM_UTF16_LE + PROSE.encode("utf-16-le"), PROSE, "utf-16"),
    Case("UTF-16 BE with a mark", codecs.BOM_UTF16_BE + PROSE.encode("utf-16-be"), PROSE, "utf-16"),
    Case("UTF-16 LE without", PROSE.encode("utf-16-le"), PROSE, "utf-16-le", sniffed=True),
    Case("UTF-16 BE without", PROSE.encode("utf-16-be"), PROSE, "utf-16-be", sniffed=True),
    Case("Cyrillic UTF-16 LE", RUSSIAN.encode("utf-16-le"), RUSSIAN, "utf-16-le", sniffed=True),
    Case("Cyrillic UTF-16 BE", RUSSIAN.encode("utf-16-be"), RUSSIAN, "utf-16-be", sniffed=True),
    Case("Hindi UTF-16 LE", HINDI.encode("utf-16-le"), HINDI, "utf-16-le", sniffed=True),
    Case("Arabic UTF-16 BE", ARABIC.encode("utf-16-be"), ARABIC, "utf-16-be", sniffed=True),
    Case("Chinese UTF-16 LE", CHINESE.encode("utf-16-le"), CHINESE, "utf-16-le", sniffed=True),
    Case("UTF-32 with a mark", PROSE.encode("utf-32"), PROSE, "utf-32"),
    Case("windows-1252 by look", WESTERN.encode("cp1252"), WESTERN, "windows-1252", sniffed=True),
    Case("KOI8-R by look", RUSSIAN_NEWS.encode("koi8_r"), RUSSIAN_NEWS, "koi8-r", sniffed=True),
    Case("few bytes by look", STRAY.encode("cp1252"), STRAY, "windows-1252", sniffed=True),
    Case("windows-1250 by look", POLISH.encode("cp1250"), POLISH, "windows-1250", sniffed=True),
    Case("windows-1251 by look", RUSSIAN.encode("cp1251"), RUSSIAN, "windows-1251", sniffed=True),
    Case("windows-1254 by look", TURKISH.encode("cp1254"), TURKISH, "windows-1254", sniffed=True),
    Case(
        "windows-1252 declared",
        ('<meta charset="windows-1252">' + WESTERN).encode("cp1252"),
        '<meta charset="windows-1252">' + WESTERN,
        "windows-1252",
    ),
    Case(
        "Latin-1 declared is read as browsers do",
        (LATIN_1 + WESTERN).encode("cp1252"),
        LATIN_1 + WESTERN,
        "windows-1252",
    ),
    Case(
        "windows-1251 declared",
        ('<?xml version="1.0" encoding="windows-1251"?>' + RUSSIAN).encode("cp1251"),
        '<?xml version="1.0" encoding="windows-1251"?>' + RUSSIAN,
        "windows-1251",
    ),
    Case(
        "Shift JIS declared",
        ('<meta charset="Shift_JIS">' + "両国は協力で合意した。" * 5).encode("cp932"),
        '<meta charset="Shift_JIS">' + "両国は協力で合意した。" * 5,
        "shift_jis",
    ),
    Case("UTF-8 that declares another", b"<meta charset=latin1>" + PROSE.encode(), "", "utf-8"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_text_is_decoded(case: Case) -> None:
    decoded = decode_text(case.data)

    assert decoded.text == (case.text or case.data.decode())
    assert (decoded.encoding, decoded.sniffed) == (case.encoding, case.sniffed)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("empty", b""),
        ("empty", b" \r\n\t\n"),
        ("empty", codecs.BOM_UTF8),
        ("empty", codecs.BOM_UTF16_LE),
        ("empty", b"12 34 -- 56"),
        ("binary", b"%PDF-1.7\nThe ministers met."),
        ("binary", b"PK\x03\x04 word/document.xml"),
        ("binary", b"\x89PNG\r\n\x1a\n"),
        ("binary", b"The ministers\x00met."),
        ("binary", b"Comments (3)\n\x00"),
        ("binary", b"The ministers met.\n\x00\x00The talks \x00"),
        ("binary", "Les ministres se sont réunis à Genève.\x00".encode()),
        ("binary", "The ministers\x00 met.".encode("utf-16")),
        ("binary", bytes(range(256)) * 20),
        ("binary", b"The \x01\x02\x03 ministers"),
        ("undecodable", codecs.BOM_UTF8 + b"The ministers \xff\xfe met"),
        ("undecodable", codecs.BOM_UTF16_LE + b"T\x00h\x00e"),
    ],
)
def test_what_is_no_text_is_a_named_error(kind: str, data: bytes) -> None:
    with pytest.raises(UnreadableArticleError) as caught:
        decode_text(data)

    assert caught.value.kind == kind


@given(st.binary(min_size=1, max_size=60))
def test_no_character_is_ever_replaced(noise: bytes) -> None:
    try:
        text = decode_text(WESTERN.encode("cp1252") + noise).text
    except UnreadableArticleError:
        return

    assert "\ufffd" not in text.removesuffix(noise.decode("utf-8", "replace"))


@pytest.mark.parametrize(
    "label",
    [
        "utf-7",
        "unicode_escape",
        "idna",
        "undefined",
        "punycode",
        "rot13",
        "hex",
        "nonsense",
    ],
)
def test_declared_codecs_that_are_no_encodings_are_not_used(label: str) -> None:
    data = f'<meta charset="{label}">'.encode() + WESTERN.encode("cp1252")

    decoded = decode_text(data)

    assert decoded.encoding == "windows-1252"
    assert decoded.sniffed


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    source = "Peru " + text

    assert decode_text(source.encode()).text == source


@given(st.binary(max_size=400))
def test_bytes_are_text_or_a_named_error(data: bytes) -> None:
    try:
        text = decode_text(data).text
    except UnreadableArticleError:
        return

    assert any(map(str.isalpha, text))


@pytest.mark.parametrize("charset", ["a\0b", "x" * 10_000, "", "рус"])
def test_name_of_an_encoding_that_is_none_is_passed_over(charset: str) -> None:
    assert decode_text(WESTERN.encode("cp1252"), charset).encoding == "windows-1252"
