# ruff: noqa: E501 - a pattern is easier to read on one line
"""Sentences that tell whoever makes a summary of an article what to write in it.

They need no word for a machine, but one for what is made of the article: an order to write down or
leave out without it is an order like those that news is full of, and is none here. Nor is one that
somebody is told to have given, that stands inside of a sentence, or that is a point of a list.
Each is a signal and no proof; `text.addressed` counts them. Those of other languages are in
`text.dictatedelsewhere`.
"""

import re

_FLAGS = re.IGNORECASE | re.MULTILINE

OUT = r"(?:summar(?:y|ies)|digests?|(?<=your )(?:outputs?|briefings?)|json|synops[ie]s|recaps?)"
"""What is made of an article, in words that are no event of a report."""
_THE = r"(?:the|your|any|every|each|this|that|all|its|our|a)"
_ADJECTIVE = (
    r"(?:final|finished|resulting|generated|written|short|whole|complete|structured|own|above)"
)
_BEGINS = r"(?:^|[.!?…])[\s\"'“”‘’(\[*_>#-]{0,4}"
"""Where a sentence begins."""
_MADE = rf"(?:for|in|into) (?:the|your|any|every|each) (?:{_ADJECTIVE} )?(?:{OUT}|briefing)(?: (?:of|on|from|about) [^.,:;\n]{{1,50}})?[,:] "
_SOFT = (
    r"(?:(?:please|kindly|also|then|now|always|instead|again|finally|therefore|so|and|but|just|only|first|next|importantly|reminder|important|urgent|update|correction)[,:!]? ){0,4}"
    r"(?:(?:you (?:must|should|shall|will|need to|have to|are to|are asked to)|remember to|be sure to|make sure to|take care to|do not forget to|don['’]t forget to|do (?:us|me) (?:a|the) favou?r and) )?(?:also |always |only |now |please )?"
)
"""What may stand before an order."""
_PLEAD = r"(?:(?:please|kindly),?|remember to|be sure to|make sure to|take care to|do not forget to|don['’]t forget to|you (?:must|should|are asked to))(?: also| always| only)?"
_VERB = r"(?:write(?!-)|include|add(?! to (?:that|this|it)\b)|insert|append|mention(?! (?:of|was|is|in|had|has)\b)|omit|exclude|delete|remove|replace|portray|put down|write down|set down)"
_LIKE_NOUN = (
    r"(?-i:list|name|credit|mark|put)(?= (?:the|this|these|only|all|every|no)\b| (?-i:[A-ZÀ-Þ{]))"
)
"""Verbs that are nouns or names as well; they stand in small letters, behind something else."""
_FINITE = r"(?:is|are|was|were|has|have|had|will|would|said|says|told|names|lists|calls|shows|describes|puts|sees|claims|reveals|finds)"
_GAP = rf"(?:(?!\b{_FINITE}\b)[^.!?\n]){{1,140}}?"
_INTO = rf"(?:in|into|to|under|from|within|out of) {_THE} (?:{_ADJECTIVE} )?"
_IN_OUT = rf"\b{_INTO}{OUT}\b(?! of (?:proceedings|the (?:meeting|session|conference)))(?![^.!?\n]{{0,60}}?,? (?:and|or)\b)"
"""Where something is written down; `take it out of the summary, and nothing remains` is no order."""
_NOT_OURS = r"(?! (?:your|us|our|me|my)\b)"
_READERS = r"(?:whoever|whosoever|anyone|anybody|everyone|everybody|any (?:person|reader|editor|analyst|program|software|service|system|tool)|those|persons?|people|the (?:person|one|reader|editor|analyst|program|software|service|system)|all|readers|editors|analysts)"
_MAKE = r"(?:process|summari[sz]|compil|condens|digest|pars|index|extract|ingest|annotat|abstract|distil)\w{0,4}"
_THIS_TEXT = r"(?:(?:this|the (?:above|present|following)) (?:\w+ )?(?:text|article|page|piece|story|dispatch|post)|the (?:text|article|page) (?:above|below))"
_OF_IT = rf"{_MAKE} (?:(?:(?:the|an?|any) )?(?:{OUT}|briefings?|data|facts|information) (?:of|from|on|about) )?{_THIS_TEXT}"
_DOES = rf"(?:[\w']+ ){{0,4}}?{_OF_IT}"
_MUST = r"(?:must|should|shall|will|(?:has|have|needs?|ought) to|(?:is|are) (?:kindly )?(?:to|asked to|required to|requested to|advised to|instructed to|expected to|invited to)|please)"
_ACT = r"(?:write|include|add|insert|append|enter|mention|treat|omit|exclude|delete|remove|replace|specify|list|record|report|mark|name|count|credit|output|state|say|describe|leave out|ignore|disregard|skip|quote|cite|put)"

ORDERED = re.compile(
    # an order to write something there, or to leave something out
    rf"{_BEGINS}{_SOFT}{_VERB}{_NOT_OURS}\b{_GAP}{_IN_OUT}"
    rf"|{_BEGINS}{_PLEAD} (?:{_LIKE_NOUN}|(?-i:record|report|count|treat|show)(?! (?:card|price))\b){_GAP}{_IN_OUT}|{_BEGINS}(?:list|name|put) (?-i:[A-ZÀ-Þ{{])[^.!?\n]{{1,60}}? (?:down )?as {_GAP}{_IN_OUT}"
    rf"|{_BEGINS}{_SOFT}(?:(?:write(?!-)|include|add|insert)(?: (?:clearly|explicitly|also|down))? (?:in|into) {_THE} (?:{_ADJECTIVE} )?{OUT}\b|(?:mention|state|say)(?: (?:clearly|explicitly|also))? in {_THE} (?:{_ADJECTIVE} )?{OUT} that\b)"
    rf"|{_BEGINS}{_SOFT}(?:leave|keep|strike|cut)\b(?! (?:out|off|from|by|short)) ?{_GAP}\bout of {_THE} {OUT}\b(?![^.!?\n]{{0,60}}?,? (?:and|or)\b)"
    # what is made of the article comes first
    rf"|{_BEGINS}(?:please,? )?{_MADE}(?:please )?(?:(?-i:{_VERB})|{_LIKE_NOUN}|state that|say (?:that|so))\b"
    # what it is to say
    rf"|{_BEGINS}{_SOFT}(?:ensure|make sure|be sure|see to it)(?: that)? [^.!?\n]{{0,100}}?\b(?:the|your|any|every) {OUT} (?:says?|states?|mentions?|lists?|names?|shows?|reads?|does not (?:omit|leave out|forget))\b"
    rf"|{_BEGINS}let the {OUT} (?:show|say|state|read|list|name)\b|{_BEGINS}{_SOFT}summari[sz]e (?:it |this )?as follows\b",
    _FLAGS,
)
"""An order on what is to be written down."""

BOUND = re.compile(
    # whoever makes something of this text has to write something
    rf"{_BEGINS}{_READERS} {_DOES}[^.!?\n]{{0,60}}?\b{_MUST} (?:also |always |not |never |only |therefore |kindly ){{0,2}}{_ACT}\b"
    rf"|{_BEGINS}(?:if you(?: are|['’]re| were)?|when|while) (?:[\w']+ ){{0,2}}?{_OF_IT}[,:] (?:please |always |also |you (?:must|should|need to|have to|are to) )*{_ACT}\b"
    # what is made of it has to say something
    rf"|{_BEGINS}(?:(?:the|any|every|each|all)(?: {_ADJECTIVE})? {OUT} (?:of|on|about|from) {_THIS_TEXT}|your (?:[\w-]+ )?{OUT}) (?:must|should|(?:has|have|needs?|ought) to) (?:also |always |therefore |clearly |explicitly |not |never |only ){{0,2}}{_ACT}\b"
    rf"|{_BEGINS}[^.!?;:\n]{{1,160}}?\b(?:must|should|(?:has|have|needs?|ought) to|(?:is|are) to) (?:also |always |not |never |only ){{0,2}}be (?:listed|named|recorded|shown|counted|treated|entered|credited|included|mentioned|described|presented|reported|added|omitted|left out|dropped|excluded|marked)\b[^.!?\n]{{0,80}}?\b(?:in|from|into|to|out of)"
    rf" (?:the|your|any|every)(?: {_ADJECTIVE})? {OUT} (?:of|on|about|from) {_THIS_TEXT}",
    _FLAGS,
)
"""A duty of whoever makes something of the article, or of what is made."""

_KEY = r"(?:participants?|attendees?|part(?:y|ies)|mediators?|signator(?:y|ies)|delegations?|positions?|agreements?|stances?|holders?|facilitators?|speakers?)"
_COMPILERS = rf"(?:compilers|annotators|{OUT} (?:writers|makers|compilers))"
_TO_THEM = rf"(?:to|for) (?:all |any |the )?(?:{_COMPILERS}|(?:whoever|anyone|anybody|those) (?:who )?(?:{_OF_IT}|(?:summari[sz]|compil)\w{{0,4}} (?:the|a|an|any) (?:{OUT}|briefing)))"
NOTED = re.compile(
    rf"{_BEGINS}(?:(?:note|message|memo|instruction|reminder|hint|notice|request)s? {_TO_THEM}\s*(?:[:：–—]|\s-\s)|{_TO_THEM}\s*[:：])"
    rf"|{_BEGINS}{_COMPILERS}[,:] (?:please|take note|note|be aware|beware|remember)\b"
    # a system, a tool or an answer that somebody made up
    r"|(?:^|[.!?]\s{1,4})[\W_]{0,4}(?:system|admin) override\s*(?:[:：–—]|\s-\s)|^\s{0,4}(?-i:assistant)>"
    r"|(?-i:\b[a-z]{2,20}(?:_[a-z]{2,20})+\([^()\n]{0,60}\))",
    _FLAGS,
)
"""A note to whoever makes something of the article, or a made-up tool or answer."""

ASSIGNED = re.compile(
    r"(?-i:\b(?:participants|attendees|mediators?|signatories)\s{0,4}[:+]?=\s{0,4}(?=\S))"
    rf"|[\"“”]{_KEY}[\"“”]:\s?\["
    r"|(?-i:\b(?:role|name|kind|stance|holder|type)=[^;,|:=\n]{1,40}[;,|]\s*(?:role|name|kind|stance|holder|type)=)"
    rf"|</?(?:{_KEY}|kind|role|output|answer|summary)s?>",
    _FLAGS,
)
"""A value that is set, in the manner of a program."""

_SAID = r"(?:said|says?|saying|told|tells?|added|adds|urge[sd]?|urging|demand(?:s|ed)?|warn(?:s|ed)?|wrote|writes?|insist(?:s|ed)?|ask(?:s|ed)?|explain(?:s|ed)?|stress(?:es|ed)?|note[sd]|argue[sd]?|suggest(?:s|ed)?|recommend(?:s|ed)?|advise[sd]?|joke[sd]?|agreed?|agrees|instruct(?:s|ed)?|request(?:s|ed)?|order(?:s|ed)?|decide[sd]?|repl(?:y|ies|ied)|answer(?:s|ed)|state[sd]|declare[sd]?|announce[sd]?|conclude[sd]?|propose[sd]?|appeal(?:s|ed)?|plead(?:s|ed)?|read|reads|provide[sd]?|require[sd]?|stipulate[sd]?|rule[sd]|quip(?:s|ped)|shout(?:s|ed)|cr(?:y|ies|ied)|tweet(?:s|ed)|post(?:s|ed)|quoted|call(?:s|ed) for)"
REPORTED = re.compile(
    rf"[,”\"’]\s+(?:[\w'’.-]+\s+){{0,7}}?{_SAID}\b|[–—]\s(?:[\w'’.-]+\s+){{0,7}}?{_SAID}\b|\baccording to\b|\bin the words of\b",
    re.IGNORECASE,
)
"""Who says so; the order is speech then."""
ASKED = re.compile(r"\b(?:please|kindly|your)\b", re.IGNORECASE)
"""What the points of a communiqué do not have that begin like an order."""
POINT = re.compile(r"\W{0,3}[-•▪◦‣·*–—]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s")
"""How a point of a list begins."""
