# ruff: noqa: E501 - a pattern is easier to read on one line
"""Sentences that tell whoever makes a summary of an article what to write in it.

They need no word for a machine: what tells them is an order or a duty, an act of writing down or
leaving out, and a word for what is made of the article, or for the lists in it. Reports are full of
look-alikes (`asked the secretariat to write a report`), so an order has to stand where one begins.
Each is a signal and no proof; `text.addressed` counts them. Those of other languages are in
`text.dictatedelsewhere`.
"""

import re

_FLAGS = re.IGNORECASE | re.MULTILINE

OUT = r"(?:summar(?:y|ies)|briefings?|digests?|outputs?|json|synops[ie]s|recaps?)"
"""What is made of an article."""
_DOC = r"(?:reports?|records?|lists?|tables?|ledgers?|answers?|responses?|repl(?:y|ies)|notes|results?|fields?|entr(?:y|ies)|minutes|accounts?|drafts?|databases?|data ?sets?)"
"""The same, in words that reports have as well."""
_ROLES = r"(?:participants?|attendees?|part(?:y|ies)|mediators?|signator(?:y|ies)|delegates?|delegations?|(?:co-?)?hosts?|guarantors?|facilitators?|(?:co-?)?sponsors?|supporters?|observers?)"
_THE = r"(?:the|your|any|every|each|this|that|all|its|our|a)"
_ADJECTIVE = (
    r"(?:final|finished|resulting|generated|written|short|whole|complete|structured|own|above)"
)
_BEGINS = r"(?:^|[.!?…:;(\[]|[–—]|\s-)[\s\"'“”‘’(\[*_>#-]{0,4}"
"""Where a sentence, or a part of one, begins."""
_JOINS = rf"(?:{_BEGINS}|, (?:and |so |then )?)"
"""The same, or where it goes on with what no report goes on with."""
_MADE = rf"(?:for|in|on|into) {_THE} (?:{_ADJECTIVE} )?(?:{OUT}|{_DOC})(?: (?:of|on|from|about) [^.,:;\n]{{1,50}})?[,:] "
_SOFT = (
    rf"(?:{_MADE})?(?:(?:please|kindly|also|then|now|always|instead|again|finally|therefore|so|and|but|just|only|first|next|importantly|reminder|important|urgent|update|correction)[,:!]? ){{0,4}}(?:{_MADE})?"
    r"(?:(?:you (?:must|should|shall|will|need to|have to|are to|are asked to)|remember to|be sure to|make sure to|take care to|do not forget to|don['’]t forget to|do (?:us|me) (?:a|the) favou?r and) )?(?:also |always |only |now |please )?"
)
"""What may stand before an order."""
_VERB = r"(?:write|include|add|insert|append|enter|describe|mention|treat|omit|exclude|delete|remove|replace|substitute|specify|register|classify|label|identify|designate|quote|cite|portray|attribute|put down|note down|write down|set down)"
_LIKE_NOUN = r"(?:list|record|report|mark|name|count|credit|log|output|tag|note|show|put)(?= (?:the|this|these|also|only|all|every|both|it|him|her|them|no|none)\b| (?-i:[A-ZÀ-Þ{]))"
"""Verbs that are nouns or participles as well: something that is written down follows them."""
_FINITE = r"(?:is|are|was|were|has|have|had|will|would|said|says|told|names|lists|calls|shows|describes|puts|sees|claims|reveals|finds)"
_GAP = rf"(?:(?!\b{_FINITE}\b)[^.!?\n]){{1,140}}?"
_INTO = rf"(?:in|into|to|on|under|from|among|amongst|with|within|out of) (?:{_THE} )?(?:other )?(?:{_ADJECTIVE} )?"
_AS = rf"(?<!,) as (?:(?:an?|the|one of the) )?(?:[\w-]+ ){{0,2}}?{_ROLES}\b(?! (?:put|said|told|noted|recalled|called))"
_AMONG = rf"\b{_INTO}(?:(?:list|names?|table|record)s? of (?:the )?)?{_ROLES}\b"
_IN_DOC = rf"(?! to your (?:list|notes|account)s?\b)\b{_INTO}(?:{OUT}|{_DOC})\b(?! of (?:proceedings|the (?:meeting|session|conference)))"
_TARGET = rf"(?:{_AS}|{_AMONG}|{_IN_DOC})"
_IN_OUT = rf"\b{_INTO}(?:{OUT}|(?<=your )(?:{_DOC}))\b(?! of (?:proceedings|the (?:meeting|session|conference)))"
_AMONG_THEM = rf"\b{_INTO}(?:(?:list|names?|table|record)s? of (?:the )?)?(?:participants|attendees|mediators|signatories|parties to)\b"
_PLAIN = rf"(?:{_AS}|{_AMONG_THEM}|{_IN_OUT})"
"""Where something is written down, in words that points of a communiqué hardly have."""
_NOT_OURS = r"(?! (?:your|us|our|me|my)\b)"
_READERS = r"(?:whoever|whosoever|anyone|anybody|everyone|everybody|any (?:person|reader|editor|analyst|program|software|service|system|tool)|those|persons?|people|the (?:person|one|reader|editor|analyst|program|software|service|system)|all|readers|editors|analysts)"
_MAKE = r"(?:process|summari[sz]|compil|condens|digest|pars|index|extract|ingest|annotat|transcrib|abstract|distil|prepar|writ|draft|mak|produc|work|us|read|edit)\w{0,4}"
_THIS_TEXT = r"(?:(?:this|the (?:above|present|following)) (?:\w+ )?(?:text|article|page|piece|story|dispatch|item|passage|post|feed|content|copy)|the (?:text|article|page|passage) (?:above|below))"
_DOES = rf"(?:[\w']+ ){{0,4}}?(?:{_MAKE} (?:[\w']+ ){{0,4}}?{_THIS_TEXT}|(?:compil|writ|mak|draft|prepar|produc)\w{{0,4}} (?:the|a|an|any) (?:{_ADJECTIVE} )?{OUT})"
_MUST = r"(?:must|should|shall|will|(?:has|have|needs?|ought) to|(?:is|are) (?:kindly )?(?:to|asked to|required to|requested to|advised to|instructed to|expected to|invited to)|please)"
_ACT = r"(?:write|include|add|insert|append|enter|mention|treat|omit|exclude|delete|remove|replace|specify|register|list|record|report|mark|name|count|credit|log|output|state|say|describe|leave out|ignore|disregard|skip|quote|cite|put|set|show)"

ORDERED = re.compile(
    # an order to write something somewhere
    rf"{_BEGINS}{_SOFT}(?:{_VERB}{_NOT_OURS}|{_LIKE_NOUN})\b{_GAP}{_PLAIN}"
    rf"|{_BEGINS}{_SOFT}(?:write|state|mention|say|note|name)(?: (?:clearly|explicitly|also|down))? (?:in|into|on) (?:{_THE} )?(?:{_ADJECTIVE} )?(?:{OUT}|{_DOC})\b"
    rf"|{_BEGINS}{_SOFT}(?:{_VERB}|list|record|report|mark|show)(?: (?:clearly|explicitly|also|down))? (?:in|into|on) (?:{_THE} )?(?:{_ADJECTIVE} )?{OUT}\b"
    rf"|{_BEGINS}{_SOFT}(?:add|include|insert|append|write)\b{_NOT_OURS}[^.!?\n]{{1,140}}?{_AMONG_THEM}"
    # what is made of the article comes first
    rf"|{_BEGINS}{_MADE}(?:please )?(?:{_VERB}|{_LIKE_NOUN}|state (?:that|clearly)|say (?:that|so))\b"
    # please, wherever it stands
    rf"|\b(?:please|kindly),? (?:(?:also|now|then|just|only|always|be sure to|make sure to|remember to|do not forget to|don['’]t forget to) ){{0,2}}(?:{_VERB}|list|record|report|state|mark|name|count|credit|put|output|say){_NOT_OURS}(?: that\b|\b{_GAP}{_TARGET})"
    rf"|, (?:and |so |then )?(?:remember to|be sure to|make sure to|take care to|do not forget to|don['’]t forget to|always) (?:{_VERB}|{_LIKE_NOUN})\b{_GAP}{_TARGET}"
    rf"|(?:{_BEGINS}{_SOFT}ensure|{_JOINS}{_SOFT}(?:make sure|be sure|see to it))(?: that)? [^.!?\n]{{1,100}}?(?:\b{_INTO}(?:list|table) of (?:the )?{_ROLES}\b|{_IN_OUT}|\b{OUT} (?:says?|states?|mentions?|lists?|names?|shows?|reads?|includes?|does not (?:omit|leave out|forget))\b)"
    # under its heading, and in other words
    rf"|{_BEGINS}{_SOFT}(?:under|as) (?:the (?:heading|title|section|field)s?(?: of)? )?[\"'“‘]?(?:{_ROLES}|agreements?|positions?|facts?)[\"'”’]?[,:]? (?:please )?(?:write|enter|list|put|add|record|note|name|include)\b"
    rf"|{_JOINS}(?:let the (?:record|report|{OUT}) (?:show|say|state|read|reflect|list|name)|insert (?:here|the following|this)|use (?:the following|these) (?:values|names|facts|data|answers?)|(?:answer|respond|reply) (?:only|just|exactly) (?:with|that|by))\b"
    rf"|{_BEGINS}{_SOFT}(?:treat|replace|substitute|skip|copy|repeat|omit)\b[^.!?\n]{{1,80}}?\b(?:above|below|verbatim|wherever (?:it|they|he|she)|(?:the|this) (?:next|previous|preceding|following|last|first) (?:paragraph|sentence|line|section)|into the (?:findings|{OUT}))\b|{_BEGINS}{_SOFT}summari[sz]e (?:it |this )?as follows\b"
    rf"|\b(?:please|kindly) (?:do not|don['’]t|never) (?:leave|omit|forget|drop|skip|mention|list|include|report)\b[^.!?\n]{{1,100}}?{_TARGET}"
    # nothing else, or nothing of it
    rf"|{_BEGINS}{_SOFT}(?:write|mention|output|conclude) (?:only )?that\b|{_BEGINS}{_SOFT}output (?:only|just|nothing|exactly)\b"
    rf"|{_BEGINS}{_SOFT}(?:do not|don['’]t|never) (?:mention|report|list|include|record|quote|cite|summari[sz]e|name|output|extract|reproduce)\b"
    rf"|{_BEGINS}{_SOFT}(?:leave|keep|strike|cut)\b(?! (?:out|off|from|by|short)) ?{_GAP}\bout of {_THE} (?:{OUT}|{_DOC})\b"
    rf"|{_BEGINS}{_SOFT}(?:omit|leave out|suppress|skip) (?:any |all |every |the )?(?:mention|reference|position|objection|refusal|denial)s?\b"
    rf"|{_BEGINS}{_SOFT}(?:set|change|update|extend|amend) (?:the )?(?:list of )?{_ROLES}(?: (?:list|field))? (?:to|so) (?=(?-i:[A-ZÀ-Þ]))",
    _FLAGS,
)
"""An order on what is to be written down."""

BOUND = re.compile(
    # whoever makes something of this text has to write something
    rf"\b{_READERS} {_DOES}[^.!?\n]{{0,60}}?\b{_MUST} (?:also |always |not |never |only |therefore |kindly ){{0,2}}{_ACT}\b"
    rf"|\b(?:if you(?: are|['’]re| were)?|when|while|before|in|for) (?:[\w']+ ){{0,2}}?{_MAKE} (?:[\w']+ ){{0,4}}?{_THIS_TEXT}[,:] (?:please |always |also |you (?:must|should|need to|have to|are to) )*(?:{_ACT}|note)\b"
    rf"|\b(?:when|if|once|as|whenever) you (?:sum|summari[sz]e|condense|compile|extract|process|parse|index|write up|report on|boil down|digest) (?:this|it|the (?:above|text|article|page))\b"
    rf"|\b(?:anything|everything|whatever) (?:that )?you (?:produce|write|make|extract|compile|generate|output)\b[^.!?\n]{{0,60}}?\b{_MUST}\b"
    rf"|\bit would be (?:helpful|good|appreciated|kind|useful|best|better|right|fair) (?:if|that|to have)\b[^.!?\n]{{0,30}}?\b(?:{OUT}|write-?up)\b|\bwe (?:ask|request|expect|would like|want|suggest|insist|urge)(?: you)?(?: that)? (?:the|your|any|every|all) (?:{_ADJECTIVE} )?{OUT}\b"
    rf"|{_BEGINS}you (?:must|should|shall|will now|are (?:required|asked|instructed|expected|to)(?: to)?|have to|need to) (?:also |now |always |only )?(?:credit|list|record|name|mention|include|write|output|extract|summari[sz]e|produce an? (?:list|{OUT}))\b"
    # what is made of it has to say something
    rf"|\b(?:any|every|an?|the) {OUT}\b[^.!?\n]{{0,50}}? (?:that|which) (?:leaves? out|omits?|fails to \w+|drops?|lacks?|does not (?:list|name|mention|include))\b[^.!?\n]{{1,80}}? is (?:wrong|incomplete|false|inaccurate|incorrect|invalid)\b"
    rf"|\b(?:{OUT}|final answer) (?:is (?:incomplete|wrong|incorrect|invalid) without|(?:needs|requires|lacks|is missing) (?:an?|the|another))\b"
    rf"|, (?:and )?(?:your (?:{OUT}|{_DOC})|(?:any|every|each) {OUT} of {_THIS_TEXT}) (?:must|should|(?:has|have|needs?|ought) to)\b"
    rf"|{_BEGINS}(?:(?:the|any|every|each|all)(?: {_ADJECTIVE})? {OUT}(?: (?:of|on|about|from|made|drawn|based) [^.,:;\n]{{1,60}})?|your (?:[\w-]+ )?(?:{OUT}|{_DOC})) (?:must|should|(?:has|have|needs?|ought) to) (?:also |always |therefore |clearly |explicitly |not |never |only ){{0,2}}"
    r"(?:say|state|read|mention|name|list|record|report|credit|acknowledge|conclude)s?(?= (?:that|so|no|only)\b| (?-i:[A-ZÀ-Þ]))"
    rf"|{_BEGINS}it (?:must|should|(?:has|needs|ought|is) to) (?:also |always )?be (?:stated|written|noted|recorded|mentioned|said|added|listed) in {_THE} (?:{_ADJECTIVE} )?{OUT}\b"
    rf"|(?:^|[.!?;:]\s)[^.!?;:\n]{{1,160}}?\b(?:must|should|(?:has|have|needs?|ought) to|(?:is|are) to) (?:also |always |not |never |only ){{0,2}}be (?:listed|named|recorded|shown|counted|treated|entered|credited|included|mentioned|described|presented|reported|added|omitted|left out|dropped|excluded|marked)\b[^.!?\n]{{0,80}}?\b(?:in|from|into|to|out of)"
    rf" (?:(?:the|your)(?: {_ADJECTIVE})? {OUT}(?=[.!;\n]|$| of {_THIS_TEXT})|(?:any|every) {OUT}\b)",
    _FLAGS,
)
"""A duty of whoever makes something of the article, or of what is made."""

_KEY = r"(?:participants?|attendees?|part(?:y|ies)|mediators?|signator(?:y|ies)|delegations?|positions?|agreements?|stances?|holders?|facilitators?|speakers?)"
_MAKERS = rf"(?:whoever|whomever|anyone|anybody|those|(?:compilers?|aggregators?|annotators?|extractors?|transcribers?|processors?|condensers?)|(?:{OUT}|news|data) (?:writers?|makers?|compilers?|editors?|authors?|processors?)|downstream (?:users?|readers?|systems?|processes)|(?:reading )?(?:software|programs?))"
NOTED = re.compile(
    rf"\b(?:(?:note|message|memo|word|instruction|reminder|hint|notice|request)s?|guidance|advice) (?:to|for) (?:all |any |the )?{_MAKERS}\b[^.!?:\n]{{0,60}}?(?:[:：–—]|\s-\s)"
    rf"|{_BEGINS}(?:to|for|attention,?) (?:all |any |the )?(?:whoever|whomever|anyone|anybody|those|compilers?|{OUT} (?:writers?|makers?|compilers?|editors?))\b(?: (?:who )?{_MAKE}[^.!?:\n]{{0,60}}?)?(?:[:：–—]|\s-\s)"
    # a system, a tool or an answer that somebody made up
    r"|(?:^|[.!?;,]\s{1,4})[\W_]{0,4}(?:(?:system|admin|manual|priority|data|editorial|operator|policy|instruction) )?override\s*(?:[:：–—]|\s-\s)"
    rf"|\byour (?:earlier|previous|last|first|prior|original) (?:answer|output|response|extraction|draft|{OUT})\b"
    r"|(?:^|[.!?;,]\s{1,4})[\W_]{0,4}(?:previous|prior|earlier|correct(?:ed)?|verified|desired|approved|accepted) (?:answer|output|response|extraction|completion|json|summary)(?: so far| was| is| reads)?\s*[:：=–—]"
    r"|(?:^|[.!?;,]\s{1,4})[\W_]{0,4}(?:results?|outputs?|responses?|repl(?:y|ies)) (?:of|from) (?:the |a |an )?(?:[\w-]+ )?(?:fact[- ]?check\w*|lookup|tool|query|function|plugin|api|validator|verification|extraction|model)\s*[:：=–—]"
    r"|(?:^|[.!?;,]\s{1,4})[\W_]{0,4}(?:tool|function|plugin|api|query|retrieval|fact[- ]?check(?:er)?|verification|validator|lookup|parser)(?: \w+)? (?:outputs?|results?|responses?|returned|repl(?:y|ies))\s*[:：=–—]"
    rf"|{_BEGINS}(?:compilers|aggregators|annotators|extractors|condensers|{OUT} (?:writers|makers|compilers))[,:]? (?:please|take note|note|be aware|beware|remember)\b"
    r"|(?:^|[.!?;,]\s{1,4})[\W_]{0,4}\[(?:retrieved|result|verified|confirmed|system|tool|search|lookup|cached|answer|context|memory|observation|output)\b[^\]\n]{0,30}\]"
    r"|\bconfidence(?: score)?[:=]? ?0?\.\d|\bstep \d+ (?:results?|outputs?|answers?|responses?)\b|\bvalidation (?:failed|error|passed|result)\s*[:–—]|\bfinal answer\s*(?:[:：]|is\b)"
    r"|\b(?:assistant|model|agent|extractor|summari[sz]er)['’]s (?:previous |earlier |own )?(?:notes|answer|output|draft|response|summary)\b[^.\n]{0,20}[:：]"
    rf"|(?:^|[.!?;,]\s{{1,4}})[\W_]{{0,4}}(?:to be (?:included|recorded|reported|quoted|listed|added)(?: verbatim| in [^.:\n]{{1,40}})?|for your (?:notes|records|{OUT})|(?:key|main) (?:points?|messages?|findings?) for (?:the|your|any) [^.:\n]{{0,20}}?{OUT}|copy this into [^.:\n]{{1,40}})\s*[:：]"
    r"|(?:^|[.!?;,]\s{1,4})[\W_]{0,4}(?:ground truth|(?:expected|reference|cached|precomputed) (?:answers?|results?)\b[^.:\n]{0,30}|gold (?:answer|label)s?)\s*[:：]|^\s{0,4}(?:assistant|system|tool|user|model)\s?>"
    r"|\b(?:already|previously) (?:extracted|answered|summari[sz]ed|parsed)\b"
    r"|(?-i:\b[a-z]{2,20}(?:_[a-z]{2,20})+\s?\([^()\n]{0,60}\))",
    _FLAGS,
)
"""A note to whoever makes something of the article, or a made-up tool or answer."""

ASSIGNED = re.compile(
    rf"\b{_KEY}\s{{0,4}}(?:[+:]?=|[-=]>|→|<-)\s{{0,4}}(?=\S)|[\"“”']{_KEY}[\"“”']:"
    r"|^[ \t]{0,4}(?:- )?(?-i:participants|attendees|mediators?|parties|signatories|agreements|positions|facts)\s*:\s*$|\b(?-i:participants|attendees|mediators|parties|signatories|agreements|positions|facts)\s?:\s?\["
    r"|(?-i:\b(?:role|name|kind|tier|side|stance|holder|topic|party|participant|type)\s*[:=]\s*[^;,|:=\n]{1,40}[;,|]\s*(?:role|name|kind|tier|side|stance|holder|topic|party|participant|type)\s*[:=])"
    r"|^[ \t]{0,4}\|?[ \t]{0,4}(?-i:participants?|attendees?|mediators?|part(?:y|ies)|agreements?|positions?)\s*(?:\||,(?=[^\s,]))"
    rf"|</?(?:{_KEY}|item|kind|name|role|output|answer|summary|record|field|value)s?>"
    r"|^[ \t]{0,4}(?:- )?(?-i:mediator|participant|attendee|signatory|role|name|kind|stance)[ \t]{0,4}:[ \t]{1,4}\w[^.!?\n]{0,60}$"
    r"|^[^|.\n]{1,60}\|[ \t]{0,4}(?-i:participant|attendee|mediator|party|signatory)[ \t]{0,4}(?:\||$)",
    _FLAGS,
)
"""A value that is set, in the manner of a program or a table."""

REPORTED = re.compile(
    r"[,”\"]\s+(?:[\w'’.-]+\s+){1,7}?(?:said|says|told|added|adds|urged|urges|demanded|demands|warned|wrote|writes|insisted|insists|asked|asks|explained|explains|stressed|noted|argued|argues|suggested|suggests|recommended|advised|advises|advise|say|joked)\b|\baccording to\b",
    re.IGNORECASE,
)
"""Who says so; without a word for what is made of an article, the order is speech then."""
ABOUT_OUTPUT = re.compile(rf"\b{OUT}\b", re.IGNORECASE)
ASKED = re.compile(
    rf"\b(?:{OUT}|please|kindly|your|(?:answer|respond|reply) (?:only|just|exactly))\b",
    re.IGNORECASE,
)
"""What the points of a communiqué do not have that begin like an order."""
POINT = re.compile(r"\W{0,3}[-•▪◦‣·*–—]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s")
"""How a point of a list begins."""
