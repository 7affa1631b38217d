"""Whether the stop behind a single capital letter ends a sentence: `E. Macron`, `le plan B. Il`.

`sentencex` knows some letters of some languages as initials and cuts behind the others. Here it
is told by what follows: a name goes on, and a word that begins sentences and no names ends it.
"""

import re
from collections.abc import Mapping

from summarizer.text.palladius import is_syllable

_WORDS = {
    "de": """er sie es wir ich man das dies diese dieser dieses im am zum zur bei beim nach vor mit
        auch aber doch und oder wenn weil dass danach zuvor zudem dabei damit darauf dann hier""",
    "es": """él ella ellos ellas este esta esto estos estas ese esa eso un una en con por para
        según sin sobre tras ante desde hasta durante también además pero y o si no ni se su sus
        cuando como así entonces luego después antes ambos ambas nadie todos todo al""",
    "fr": """il elle ils elles on nous ce cet cette ces cela ceci c' ça un une en au aux à dans
        pour par sur sous selon avec sans après avant depuis pendant mais et ou où si ainsi alors
        puis aussi cependant toutefois enfin ensuite lors son sa ses leur leurs qui que quand
        comme tous toutes tout plusieurs""",
    "it": """egli ella esso essi loro noi questo questa questi queste quello un una in nel nella
        con per secondo senza dopo prima durante anche ma e ed o se non si ha è come quando così
        poi inoltre tuttavia tutti entrambi""",
    "pt": """ele ela eles elas este esta isto esse essa isso estes estas um uma em no na nos nas
        com por para segundo sem sobre após antes desde durante também mas e ou se não seu sua
        quando como assim então depois ambos ambas todos ao à""",
    "ru": """он она они оно это этот эта эти там тут так также тогда затем потом после позже ранее
        сейчас теперь однако но а и или если когда как хотя поэтому кроме по при для без до от из
        на за под над между через в во с со к ко у о об обо не ни его её ее их мы вы я все всё оба
        обе никто""",
    "uk": """він вона вони воно це цей ця ці там тут так також тоді потім після пізніше раніше
        зараз тепер однак проте але а і й та або якщо коли як хоча тому крім за при для без до від
        із з зі на під над між через в у о об не ні його її їх ми ви я всі все обидві""",
}
_STARTERS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in _WORDS.items()
}
"""Words that begin a sentence and never the rest of a name."""
_ARTICLES: Mapping[str, frozenset[str]] = {
    "de": frozenset("der die den".split()),
    "es": frozenset("el la los las".split()),
    "fr": frozenset("le la les l' des du de d'".split()),
    "it": frozenset("il lo la i gli le l'".split()),
    "pt": frozenset("o a os as".split()),
}
"""Words that begin sentences, and names as well: `J. Le Drian`."""
_DOUBLE = "Дж|Дз|Чж|Цз|Ch|Chr|Kh|Ph|Sh|Th|Ya|Ye|Yu|Zh"
"""Initials of more than one letter."""
_INITIAL = re.compile(rf"(?:^|[\s\u00a0(«“\"„‘'’.-])(?P<letter>{_DOUBLE}|[^\W\d_])\.$")
_CHINESE = re.compile(r"(?P<surname>[А-ЯЁІ][а-яёі]{1,4})\s[АЕЁИОУЭЮЯІ]\.$")
"""`Ван И`, whose given name is one letter."""
_MARKS = '«“„"'
_NO_INITIALS = "ЫЬЪ"
"""No Russian name begins with these: `Ким Чен Ы`."""
_NAMED = re.compile(r"[«“„\"]\s?[^\W\d_][\w’'-]*(?:\s[\w’'-]+){0,2}\s?[»”“\"]\s+[^\W\d_]")
"""A few quoted words that the sentence goes on behind: a by-name, or the name of a firm."""
_FIRST_WORD = re.compile(r"(?:[^\W\d_]['’])|[^\W\d_]+")
_NEXT_INITIAL = re.compile(r"[^\W\d_]\.")


def ends_behind_initial(piece: str, following: str, language: str) -> bool | None:
    """Return whether a sentence ends behind the initial that a piece ends in.

    None where the piece ends in no initial, or the language is none of those that are known here.

    >>> ends_behind_initial("dit le ministre E.", "Macron est là", "fr")
    False
    >>> ends_behind_initial("Об этом заявил Ван И.", "Стороны договорились", "ru")
    True
    """
    starters = _STARTERS.get(language)
    found = _INITIAL.search(piece) if starters else None
    if starters is None or found is None or not found["letter"][0].isupper() or not following:
        return None
    first = following[0]
    if not (first.isupper() or first in _MARKS):
        return None
    if found["letter"] in _NO_INITIALS or _is_chinese(piece):
        return True
    if first in _MARKS:
        return not _NAMED.match(following)
    if _NEXT_INITIAL.match(following):
        return False
    return begins_sentence(following, language)


def _is_chinese(piece: str) -> bool:
    """Return whether the letter is the given name behind a Chinese surname in Cyrillic."""
    found = _CHINESE.search(piece)
    return found is not None and is_syllable(found["surname"].lower())


def begins_sentence(following: str, language: str) -> bool:
    """Return whether a text begins with a word that begins sentences and no names.

    >>> begins_sentence("В Москве", "ru"), begins_sentence("La Paz", "es")
    (True, False)
    """
    word = _FIRST_WORD.match(following)
    if word is None:
        return False
    plain = word[0].lower().replace("’", "'")
    rest = following[word.end() :].lstrip()
    if plain in _ARTICLES.get(language, ()):
        return rest[:1].islower()
    return plain in _STARTERS.get(language, ())
