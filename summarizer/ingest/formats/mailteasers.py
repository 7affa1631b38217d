# ruff: noqa: E501 - a pattern is easier to read on one line
"""Versions of a mail in HTML that only point to its text: a picture, a teaser, a link."""

import re

MOST_CHARS = 10_000
"""A longer version is a text of its own."""
MOST_POINTER_WORDS = 16
"""A line that points to the text has no more words."""
MOST_OWN_WORDS = 12
"""A version that only points to the text says no more than so many words that are not of it."""
LEAST_SHARE = 2
"""The text has at least so many times the words that the version pointing to it has of it."""

_POINTER = re.compile(
    r"(?:view|see|open|read|show|display|trouble|problems?|difficulty|can.?t|cannot|unable)\b.{0,60}\b(?:online|browser|web(?: ?page| ?site|version)?|images?|pictures?|e-?mail|newsletter)\b"
    r"|\b(?:read|view|see|get|open) (?:(?:the|our) )?(?:more|full|whole|complete|entire|rest)\b|\b(?:continue|keep) reading\b|\bclick here\b|\bweb ?version\b|\bfull (?:story|article|text)\b"
    r"|\b(?:im browser|online (?:ansehen|lesen|öffnen)|bilder (?:nicht )?(?:anzeigen|angezeigt)|weiterlesen|mehr lesen|zum (?:artikel|volltext)|ganze[nr]? (?:artikel|text|meldung))\b"
    r"|\b(?:lire (?:la suite|l.article|en ligne|plus)|(?:voir|afficher|consulter|ouvrir)\b.{0,40}\b(?:en ligne|navigateur|images))\b"
    r"|\b(?:(?:leer|ver|abrir)\b.{0,30}\b(?:más|completa|completo|en línea|navegador|imágenes)|seguir leyendo|sigue leyendo)\b"
    r"|\b(?:(?:ler|leia|ver|abrir)\b.{0,30}\b(?:mais|completa|online|navegador)|continue lendo)\b"
    r"|\b(?:(?:leggi|apri|visualizza)\b.{0,30}\b(?:tutto|di più|articolo|online|browser)|continua a leggere)\b"
    r"|(?:читать|читайте|смотреть|открыть)\s.{0,30}(?:далее|полностью|браузере|онлайн|сайте)|подробнее"
    r"|阅读(?:全文|原文|更多)|查看(?:全文|原文|网页版)|在浏览器中|続きを読む|ブラウザで|全文を読む|전문 보기|더 보기|브라우저에서"
    r"|اقرأ المزيد|قراءة المزيد|في المتصفح|لمزيد من التفاصيل|पूरा पढ़ें|और पढ़ें|ब्राउज़र में|مزید پڑھیں|پوری خبر",
    re.IGNORECASE,
)
_SMALL_PRINT = re.compile(
    r"\b(?:unsubscribe|preferences|privacy|all rights reserved|copyright|abmelden|abbestellen|désabonner|désinscrire|suscripción|отписаться)\b|©|退订|配信停止",
    re.IGNORECASE,
)
_LINE = re.compile(r"(?<=[.!?。！？।])\s+|\n|\s[|·•]\s")
_WORD = re.compile(r"[^\W_]+")
_CHINESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def only_points(shown: str, plain: str, title: str | None) -> bool:
    """Return whether a version in HTML says little else than where the text can be read.

    All that it says besides is its title, sentences of the text, and a few words more.

    Args:
        shown: What readers see of it.
        plain: The plain version.
        title: The subject of the mail.

    >>> only_points("No pictures? View online.", "Peru and Ghana agreed on rail. It is done.", None)
    True
    >>> only_points("Peru agreed.", "Peru and Ghana agreed on rail. It is done.", None)
    False
    """
    if len(shown) > MOST_CHARS:
        return False
    words = _words_of(plain)
    about = _words_of(title or "")
    points, own, shared = False, 0, 0
    for line in _LINE.split(shown):
        wanted = _words_of(line)
        if wanted == about or not wanted.strip():
            continue
        is_short = _count(wanted) <= MOST_POINTER_WORDS
        if is_short and _POINTER.search(line):
            points = True
        elif wanted in words:
            shared += _count(wanted)
        elif not (is_short and _SMALL_PRINT.search(line)):
            own += _count(wanted)
        if own > MOST_OWN_WORDS:
            return False
    return points and LEAST_SHARE * shared <= _count(words)


def _words_of(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _count(words: str) -> int:
    return words.count(" ") - 1 + len(_CHINESE.findall(words)) // 2
