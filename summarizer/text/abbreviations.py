"""What ends in a stop in other languages than English and ends no sentence, where `sentencex` errs.

Only what was seen to be cut wrongly; the library knows hundreds of others.
"""

import re

_BEFORE_NAMES = {
    "ar": "أ|ا|د|م|ص|ص\\.ب|ق|أ\\.د|ج|س|ع|ف|ن",
    "es": (
        "ene|febr|abr|ago|dic|Excm[ao]s?|Ilm[ao]s?|Mons|Mag|Sres|Sras|Hnos|Dn|Arz|Emb|Min|Rvd[ao]"
    ),
    "fa": "د|م|ص|ر",
    "fr": (
        "janv|févr|avr|juil|déc"
        "|Drs?|Prs?|Mes?|Mgr|MM|Mmes|Mlles?|Amb|Gén|Col|Sts?|Stes?|av|bd|c|p|chap|c\\.-à-d"
    ),
    "hi": "डॉ|प्रो|पं|कु|रु|सं|पृ|ले|लेफ्टि|मो|सुश्री|ई|न्या",
    "mr": "डॉ|प्रा|पं|रु|श्री|सौ",
    "ru": (
        "янв|февр|фев|мар|апр|авг|сент|сен|окт|нояб|ноя|дек"
        "|пл|просп|бул|наб|пер|мкр|пос|им|акад|проф|доц|ген|полк|адм|посол|напр|пресс-секр|гр|св|ред|сост|исп|вр|зам|респ"
    ),
    "uk": "ім|акад|проф|доц|ген|полк|гр|св|напр|зам|респ|вул|м|обл",
    "ur": (
        "ڈاکٹر|پروفیسر|م|ص|اے|بی|سی|ڈی|ای|ایف|جی|ایچ|آئی|جے|کے|ایل|ایم|این|او|پی|کیو|آر|ایس|ٹی|یو"
        "|وی|ڈبلیو|ایکس|وائی|زیڈ"
    ),
}
_OPEN = {
    language: re.compile(rf"(?:^|[\s(“\"«„‘]){words.join(('(?:', ')'))}[.۔]$")
    for language, words in _BEFORE_NAMES.items()
}
_SPEECH_CLOSED = re.compile(r"[”’»\"“‘」』]$")
_LISTED = re.compile(r"[:：;؛]\s\(?\d{1,2}\.$")
_ASKED = re.compile(r"[?!…]$")
_ON_BEHIND_DASH = re.compile(r"[—–-]\s+[^\W\d_]")
_WORD_STOP = re.compile(r"[^\W\d_]\.$")
_TELLS_OF_SPEECH = re.compile(r"[—–-]\s+[^\W\d_]|[^\W\d_]|[,،、]")
_QUOTED_PARTICLE = re.compile(r"(?:と|って|との|などと)")
_HYPHENATED_ON = re.compile(r"-[^\W\d_]")


def is_abbreviated(piece: str, language: str) -> bool:
    """Return whether the end of a piece is an abbreviation that a name or number follows."""
    known = _OPEN.get(language)
    return known is not None and known.search(piece) is not None


def goes_on(piece: str, following: str, *, adjacent: bool) -> bool:
    """Return whether what follows a piece goes on with its sentence.

    `« ... ! » — сказал он` tells who spoke, `「...。」と述べた` as well; `c.-à-d.` is one word.

    Args:
        piece: The end of what stands before.
        following: The beginning of what stands behind.
        adjacent: Whether no space stands between the two.
    """
    if adjacent and piece.endswith(".") and _HYPHENATED_ON.match(following):
        return True
    if _LISTED.search(piece) or _goes_on_small(piece, following):
        return True
    if not _SPEECH_CLOSED.search(piece):
        return False
    if adjacent and _QUOTED_PARTICLE.match(following):
        return True
    told = _TELLS_OF_SPEECH.match(following)
    return told is not None and (told[0] in ",،、" or told[0][-1].islower())


def _goes_on_small(piece: str, following: str) -> bool:
    """Return whether a small letter goes on: where there are capitals, none begins a sentence."""
    if following[0].islower():
        return _WORD_STOP.search(piece) is not None
    dash = _ON_BEHIND_DASH.match(following) if _ASKED.search(piece) else None
    return dash is not None and dash[0][-1].islower()
