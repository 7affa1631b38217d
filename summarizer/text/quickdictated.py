# ruff: noqa: E501 - a pattern is easier to read on one line
"""A quick look for what `text.dictated` needs; most articles have none of it.

It is a necessary condition, as those of `text.quicklook` are: a word that hardly any report has, a
few words in their phrase, or an order's own words where a sentence begins.
"""

import re
from collections.abc import Iterator, Mapping

_OUT = (
    "summary summaries briefing briefings digest digests output outputs json synopsis synopses"
    " recap recaps"
)
_DOC = (
    "report reports record records list lists table tables ledger ledgers answer answers response"
    " responses reply replies note notes result results field fields entry entries minutes account"
    " accounts draft drafts database databases data dataset datasets"
)
_ADJECTIVE = "final finished resulting generated written short whole complete structured own above"
_VERB = (
    "write include add insert append enter describe mention treat omit exclude delete remove"
    " replace substitute specify register classify label identify designate quote cite portray"
    " attribute put list record report mark name count credit output tag show state say ensure"
    " conclude never leave strike cut suppress set change update extend amend remember"
)
_LEADS_ON = (
    "also then now always instead again finally therefore so and but just only first next"
    " importantly reminder important urgent correction update"
)
_THE = "the your any every each this that all its our a"


def _words(*lists: str) -> frozenset[bytes]:
    return frozenset(" ".join(lists).encode().split())


_SOLE = _words("please kindly")
"""A text with one of these words is looked at."""
_ELSEWHERE = _words(
    # of words with accents, one piece
    "bitte wer jeder alle schreibe schreib hre nenne nenn erw trage vermerke setze streiche nimm",
    "zusammenfassung zusammenfassungen kurzfassung kurzfassungen bersicht bersichten ausgabe",
    "veuillez ajoutez indiquez inscrivez mentionnez crivez digez notez incluez citez listez",
    "omettez supprimez remplacez retirez consignez merci inscris cris quiconque celui celle ceux",
    "toute escriba escriban incluya incluyan ada adan agregue agreguen indique indiquen registre",
    "registren mencione mencionen anote anoten ponga pongan inscriba inscriban enumere enumeren",
    "omita omitan elimine eliminen reemplace reemplacen ruega rvase rvanse quien quienes",
    "cualquiera aggiungete aggiungi scrivete scrivi includete includi omettete ometti inserisci",
    "prega preghiamo pregasi favore chi chiunque coloro escreva escrevam inclua incluam adicione",
    "adicionem acrescente acrescentem registe registem registrem mencionem anotem coloque coloquem",
    "insira insiram liste listem omitam remova removam indiquem queira queiram solicita quem",
    "aquele aqueles oubliez pensez pri mentionner inscrire indiquer ajouter olvide olviden recuerde",
    "recuerden aseg esque lembre ricordate ricordatevi dimenticate vergessen vergiss denken denk",
    "resumen riassunto resoconto resumo vergeet gelieve vermeld noem voeg prosz dodaj dodajcie wpisz",
    "wpiszcie dopisz dopiszcie tfen ekleyin yaz belirtin kaydedin harap mohon tolong",
)
"""So is one with one of these, of other languages."""
_TOGETHER = (
    (_words("por favor"), _words("favor")),
    (_words("nel nella per"), _words("riassunto sintesi")),
    (_words("que"), _words("texto culo gina documento resumen ntesis")),
    (_words("todos"), _words("texto artigo gina documento")),
    (_words("dans pour doit devra devrait"), _words("sum synth briefing compte")),
    (_words("briefing ntesis sintesi ntese"), _words("debe deber deve dovr devr")),
    (_words("der ihrer deiner"), _words("briefing briefings")),
    (
        _words(
            "schreiben hren nennen hnen tragen gen vermerken listen setzen halten lassen nehmen"
        ),
        _words("sie"),
    ),
)
"""So is one with a word of both."""
_SECONDS = frozenset().union(*(two for _, two in _TOGETHER))
_TEXT = r"(?:text|article|page|piece|story|dispatch|item|passage|post|feed|content|copy)"
_MAKERS = (
    r"(?:whoever|whomever|any|those|compiler|aggregator|annotator|extractor|transcriber|processor"
    r"|condenser|summar|briefing|digest|output|abstract|json|synops|recap|extraction|news|data"
    r"|downstream|reading|software|program)"
)
_PHRASES = {
    word.encode(): re.compile(pattern.replace("WORD", word), re.IGNORECASE)
    for words, pattern in (
        (
            "note notes message messages memo memos word words instruction instructions reminder"
            " reminders hint hints guidance advice notice notices request requests",
            rf"WORD (?:to|for) (?:all |the )?{_MAKERS}",
        ),
        ("override", r"WORD\s*(?:[:：–—]|\s-\s)"),
    )
    for word in words.split()
}
"""So is one with one of these words in its phrase."""
_PHRASED = frozenset(_PHRASES)
_OR = str.maketrans(" ", "|")
_BEGINS = re.compile(
    r"[.!?…:;(\[–—\n-](?<!\w-)[\W_]{0,12}+(?:"
    rf"(?:{_LEADS_ON.translate(_OR)})[,:!]? (?:{_VERB.translate(_OR)}|{_LEADS_ON.translate(_OR)}"
    r"|be|make|do|don|log|keep|skip|see|take|treat|copy|repeat|summarise|summarize|under|as|let|use|answer|respond|reply)\b"
    rf"|(?:{_VERB.translate(_OR)})\b|(?:be|make) sure|see to|take care|do(?:n['’]t| not| us| me)\b"
    r"|under (?:the (?:heading|title|section|field)|[\W_]?(?:part|attend|mediat|signat|deleg|host|co-?host|guarant|facilit|spons|co-?spons|support|observ|agree|posit|fact))"
    r"|as (?:the (?:heading|title|section|field)|[\W_]?(?:part|attend|mediat|signat|deleg|host|co-?host|guarant|facilit|spons|co-?spons|support|observ|agree|posit|fact))"
    rf"|let the (?:record|report|{_OUT.translate(_OR)})\b|use (?:the following|these)\b"
    r"|(?:treat|copy|repeat|summari[sz]e) |skip (?!to\b|ad\b)|to be |for your |(?:key|main) (?:point|message|finding)"
    r"|ground truth|(?:gold|expected|reference|cached|precomputed) (?:answer|result|label)"
    r"|(?:answer|respond|reply) (?:only|just|exactly)\b"
    r"|(?:compilers|aggregators|annotators|extractors|condensers)\b|confidence"
    r"|log (?!in\b|on\b|out\b)|keep (?!reading\b)|(?:assistant|system|tool|user|model)\s?>"
    r"|you (?:must|should|shall|will|need to|have to|are (?:to|required|asked|instructed|expected))\b"
    r"|it (?:must|should|\w+ to)\b"
    rf"|your (?:[\w-]+ )?(?:{_OUT.translate(_OR)}|{_DOC.translate(_OR)})\b"
    rf"|(?:for|in|on|into) (?:{_THE.translate(_OR)}) (?:{_OUT.translate(_OR)}|{_DOC.translate(_OR)}"
    rf"|{_ADJECTIVE.translate(_OR)})\b"
    rf"|(?:the|any|every|each|all) (?:(?:{_ADJECTIVE.translate(_OR)}) )?(?:{_OUT.translate(_OR)})\b"
    r"|(?:to|for|attention),? (?:(?:all|any|the) )?(?:whoever|whomever|anyone|anybody|those"
    rf"|compilers?|annotators|{_OUT.translate(_OR)})\b)"
)
"""How a sentence of lower case begins, or a part of one, that may be an order or a duty."""
_JOINS = re.compile(
    r",\s+[\W_]{0,4}(?:and |so |then )?(?:remember to|be sure|make sure|take care|do not forget|don['’]t forget|always "
    r"|see to it|let the|insert (?:here|the|this)|use (?:the following|these)|(?:answer|respond|reply) (?:only|just|exactly)"
    rf"|your (?:{_OUT.translate(_OR)}|{_DOC.translate(_OR)}) |(?:any|every|each) (?:{_OUT.translate(_OR)}) of"
    r"|to be |for your |(?:key|main) (?:point|message|finding)|copy this|ground truth|(?:gold|expected|reference|cached|precomputed) (?:answer|result|label))"
)
"""How a sentence of lower case goes on that may be an order or a duty."""
_KEY_BEFORE = re.compile(
    r"(?:part|attend|mediat|signat|deleg|posit|agree|stance|holder|facilit|speaker)[a-z]{0,9}\Z",
    re.IGNORECASE,
)
_QUOTES = frozenset("\"“”'")
_MOST_KEY = 20
"""A key is no longer."""
_MADE = re.compile(
    r"\bbe (?:listed|named|record|shown|count|treat|enter|credit|inclu|mention|descri|present"
    r"|report|add|omit|left|drop|exclu|mark|stated|written|noted|said)"
    r"|(?:writers|makers|compilers)[,:]? (?:please|take note|note|be aware|beware|remember)"
    r"|\bwe (?:ask|request|expect|would like|want|suggest|insist|urge)\b"
    r"|(?:leaves? out|omits?|fails to|drops?|lacks?|not (?:list|name|mention|include))\b"
    r"|is (?:incomplete|wrong|incorrect|invalid) without|(?:needs|requires|lacks|missing) (?:an?|the)\b"
    r"|(?:compil|writ|mak|draft|prepar|produc)\w{0,4} (?:the|an?|any) (?:\w+ )?"
    rf"(?:{_OUT.replace(' ', '|')})\b",
    re.IGNORECASE,
)
"""What is done with what is made of an article."""
_MAKES = re.compile(
    r"(?:process|summari[sz]|compil|condens|digest|pars|index|extract|ingest|annotat|transcrib"
    r"|abstract|distil|prepar|writ|draft|mak|produc|work|us|read|edit)\w{0,4} (?:[\w']+ ){0,4}?"
    rf"(?:(?:this|the (?:above|present|following)) (?:\w+ )?{_TEXT}|the {_TEXT} (?:above|below))\b",
    re.IGNORECASE,
)
"""What is done with an article."""
_MOST_BEFORE = 120
"""So far before the word for the article stands what is done with it."""
_THIS_TEXT = {
    word.encode(): re.compile(rf"{word} (?:\w+ )?{_TEXT}\b", re.IGNORECASE)
    for word in ("this", "above", "present", "following")
} | {b"below": re.compile("below"), b"above": re.compile("above")}
_JOIN_WORDS = _words(
    "remember sure care forget always see let insert following these only exactly just your",
    "included recorded reported quoted listed added key copy truth gold expected reference cached",
    "precomputed",
    _OUT,
)
_THIS = _words("this above present following below")
_TEXT_WORDS = _words(_TEXT[3:-1].replace("|", " "))
_OUT_WORDS = _words(_OUT)
_CALL = re.compile(r"_(?<=[a-z]_)[a-z_]{2,60}\s?\(")


def may_dictate(text: str, words: frozenset[bytes]) -> bool:
    """Return whether a text may tell whoever makes a summary of it what to write.

    Args:
        text: The text.
        words: Its words of ASCII letters, in lower case.
    """
    if not words.isdisjoint(_SOLE) or may_be_elsewhere(words) or _has_value(text):
        return True
    lower = f"\n{text.lower()}"
    if not words.isdisjoint(_OUT_WORDS) and _MADE.search(lower):
        return True
    if not words.isdisjoint(_TEXT_WORDS) and _is_worked_on(lower, words & _THIS):
        return True
    phrased = words & _PHRASED
    if (phrased and has_phrase(lower, phrased)) or _BEGINS.search(lower):
        return True
    return not words.isdisjoint(_JOIN_WORDS) and _JOINS.search(lower) is not None


def may_be_elsewhere(words: frozenset[bytes]) -> bool:
    """Return whether these words may be those of an order in another language of Latin letters."""
    if not words.isdisjoint(_ELSEWHERE):
        return True
    return not words.isdisjoint(_SECONDS) and any(
        not (words.isdisjoint(one) or words.isdisjoint(two)) for one, two in _TOGETHER
    )


def _is_worked_on(lower: str, words: frozenset[bytes]) -> bool:
    """Return whether somebody does something with `this article`."""
    return any(
        _MAKES.search(lower, max(0, at - _MOST_BEFORE), at + _MOST_BEFORE)
        for at in phrases_in(lower, words, _THIS_TEXT)
    )


def _has_value(text: str) -> bool:
    """Return whether a text may set a value, in the manner of a program."""
    if "=" in text or "<" in text:
        return True
    if "_" in text and _CALL.search(text):
        return True
    return any(
        part[-1:] in _QUOTES and _KEY_BEFORE.search(part[-_MOST_KEY:-1])
        for part in text.split(":")[:-1]
    )


def _places(text: str, sought: str) -> Iterator[int]:
    at = text.find(sought)
    while at >= 0:
        yield at
        at = text.find(sought, at + 1)


def has_phrase(
    lower: str, words: frozenset[bytes], phrases: Mapping[bytes, re.Pattern[str]] = _PHRASES
) -> bool:
    """Return whether one of these words stands in its phrase."""
    return any(True for _ in phrases_in(lower, words, phrases))


def phrases_in(
    lower: str, words: frozenset[bytes], phrases: Mapping[bytes, re.Pattern[str]]
) -> Iterator[int]:
    """Yield where the phrases of these words begin in a text in lower case."""
    for word in words:
        phrase = phrases[word]
        yield from (at for at in _places(lower, word.decode()) if phrase.match(lower, at))
