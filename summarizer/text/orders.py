# ruff: noqa: E501 - a pattern is easier to read on one line
"""What orders to a machine that reads look like: patterns, none special to one attack or model.

Each is a signal and no proof; `text.addressed` counts them. Those for other languages are the
commonest two forms, an order to forget what was said before and a note to a machine.
"""

import re

_FLAGS = re.IGNORECASE | re.MULTILINE
_KIND = r"(?:systems?|models?|assistants?|agents?|readers?|summari[sz]ers?|tools?|crawlers?|pipelines?|parsers?|bots?|processors?|indexers?)"
_MACHINE = (
    r"(?:(?-i:AI|A\.I\.|LLMs?|GPTs?)(?:[- ]" + _KIND + r")?|ChatGPT|"
    r"(?:artificial[- ]intelligence|automat(?:ed|ic)|machine|robot(?:ic)?|text[- ]mining|indexing)[- ]"
    + _KIND
    + r"|"
    r"(?:large )?language models?|summari[sz](?:ers?|ation (?:models?|tools?|systems?))|chat ?bots?|(?:ro)?bots?|scrapers?|crawlers?|"
    r"extract(?:ors?|ion (?:engines?|models?|tools?|systems?))|(?:virtual |digital )?assistants?|models?)"
)
_START = r"(?:^|[.!?:;,()\[\]{\"'“”‘’«»>–—-]\s*|\b(?:please|and|then|now|also|instead|just)\s+)"
_READING = r"(?:ignore|disregard|record|report|list|include|omit|output|treat|skip|add|note|summari[sz]e|extract|answer|respond|print|set|mark|drop|leave out|mention|quote)"

_ADDRESSEE = r"(?-i:Claude|Gemini|Copilot|Llama|Grok|ChatGPT)"
_TOLD = (
    r"(?:(?:ignore|disregard|forget|include|omit|treat|skip|add|summari[sz]e|extract|respond|mention|leave out|write|say|do not|don['’]t|never)\b"
    r"|(?:record|report|list|output|note|answer|print|set|mark|drop|quote) (?:the|this|that|these|all|any|only|no|every|it)\b)"
)

ADDRESS = re.compile(
    rf"(?:^|[.!?]\s+)[\W_]{{0,10}}{_ADDRESSEE}\s*[,:：]\s*(?:please,? |you must )?{_TOLD}|"
    rf"^[\W_]{{0,100}}(?:\w[\w'’]* ){{0,2}}(?:note|notice|message|instructions?|attention|reminder|memo|corrections?|update|warning|request|guidance|advice|hint|directive|orders?|information)s? (?:to|for) (?:all |any |the |our |every ){{0,2}}{_MACHINE}(?:(?:,| and| or) (?:other )?[\w-]+(?: {_KIND})?){{0,2}}\s*[:：\]–—-]"
    rf"|\b(?:note|message|instructions?|attention|correction|reminder|notice|memo|warning|update|request)s? (?:to|for) (?:all |any |the ){{0,2}}{_MACHINE}(?: and {_MACHINE})?\s*[:：]"
    rf"|{_START}(?:dear|hey|hello|attention|attn)[:,]? (?:all |any |the ){{0,2}}{_MACHINE}(?: and {_MACHINE})?\s*[:：,–—-]"
    rf"|^[\W_]{{0,100}}(?:for|to)[:,]? (?:all |any |the ){{0,2}}{_MACHINE}(?: and {_MACHINE})?\s*[:：,–—-]"
    rf"|[(\[{{]\s*(?:for|to) (?:all |any )?{_MACHINE}(?: only| and {_MACHINE})?\s*[)\]}}:：]"
    rf"|\b(?:for|to) (?:all |any |the ){{0,2}}(?:(?-i:AI|LLMs?) ?{_KIND}?|{_MACHINE}) (?:only|(?:processing|reading|parsing|indexing|summari[sz]ing) this)\b"
    rf"|\bas an? (?:(?-i:AI|LLM)(?: {_KIND})?|(?:large )?language model),? you\b|^[\W_]{{0,100}}(?:(?-i:LLM)s?|(?:AI |language )models?|summari[sz]ers?|chatbots?)\s*[:：]"
    r"|\byour (?:new |real |actual |only )?(?:instructions|task|job|output|answer|response) (?:is|are|must|should|will)\b|\bnew (?:task|instructions?)\s*[:：]"
    r"|\b(?:BEGIN|END|START) (?:OF )?(?:SYSTEM |NEW |USER )?(?:PROMPT|INSTRUCTIONS?|ARTICLE|DOCUMENT|CONTEXT|INPUT)\b"
    r"|\bin your (?:answer|output|response|summary|notes|json)\b|\bwhen (?:generating|producing|writing|creating) (?:the|your) (?:\w+ )?(?:output|summary|json|response|answer|briefing)\b"
    rf"|\bif you(?: a|['’])re (?:an? |the )?(?:\w+ ){{0,2}}{_MACHINE}\b"
    r"|\byou are (?:now )?(?:an? |in )?(?:\w+ ){0,2}(?:(?-i:AI|LLM)|language model|extraction (?:engine|tool|model)|developer mode|jailbroken|(?-i:DAN))\b"
    rf"|\b{_MACHINE} (?:reading|processing|parsing|summari[sz]ing|indexing|that read) (?:this|the (?:article|page|text))\b"
    rf"|\b{_MACHINE} (?:must|should|shall|will|are (?:instructed|required|asked|told) to|need to|have to) (?:now |always |not |never |please ){{0,2}}{_READING}\b",
    _FLAGS,
)
"""Words that address a machine."""

_OLD = r"(?:all|any|every|the|your|of|these|those|my|our|previous|prior|earlier|above|preceding|foregoing|system|existing|other|former|past|initial|original|and|mentioned)"
OVERRIDE = re.compile(
    rf"{_START}(?:ignore|disregard|forget|override|bypass|discard|(?:do not|don['’]t|stop) follow(?:ing)?|neglect)\s+"
    rf"(?=(?:{_OLD}\s+){{0,5}}?(?:all|any|your|previous|prior|earlier|above|preceding|foregoing|system)\b)(?:{_OLD}\s+){{1,6}}(?:instructions?|prompts?|directives|commands|programming|training|guidance)\b"
    rf"|{_START}(?:ignore|disregard|forget)\s+(?:the |all |any |your )?(?:previous|prior|preceding|foregoing|above) text\b"
    rf"|{_START}(?:ignore|disregard|forget)\s+(?:all )?the rest of (?:the|this) (?:article|text|page|document)\b"
    rf"|{_START}(?:(?:do not|don['’]t) summari[sz]e|stop summari[sz]ing)\s+(?:the above|this|the (?:article|text))\b"
    rf"|{_START}(?:ignore|disregard|forget)\s+(?:everything|(?:all|any)(?: of)?(?: the| this| that)?(?: text| content| lines)?)\s+(?:above|before|so far|you (?:were|have been|are) told)\b",
    _FLAGS,
)
"""An order to forget what was said before."""

_PRODUCT = r"(?:participants?|positions?|agreements?|stances?|summar(?:y|ies)|output|json|schema|fields?|quot(?:es?|ations?)|responses?|answers?|prompts?|instructions|extraction|negations?|paraphrases?|SYSTEM_PROMPT|as (?:an? |the )?(?:\w+ )?(?:participant|party|mediator|co-?sponsor|support(?:er|ing)?|oppos(?:e|ing)))"
ORDER = re.compile(
    rf"{_START}(?:add|include|insert|append|put|list|record|report|mark|set|write|print|output|return|repeat|reveal|replace|remove|omit|drop|exclude|delete|leave out|skip|treat|respond|answer|reply|translate|summari[sz]e|extract|copy|emit|use|state|say|normali[sz]e|flip|change|invert|stop (?:extracting|reading)|(?:do not|don['’]t|never) (?:report|mention|include|extract|list|record|quote))\b(?=[^.!?\n]{{0,160}}?\b{_PRODUCT}\b)"
    rf"|{_START}stop (?:extracting|summari[sz]ing|parsing)\b",
    _FLAGS,
)
"""An order about what is written down."""

PASSIVE = re.compile(
    r"\b(?:must|should|shall|ha(?:s|ve) to|(?:is|are) to|need(?:s)? to)\s+(?:always |not |never |only |be |also ){0,3}(?:contain|include|list|left out|omit(?:ted)?|excluded?|recorded?|reported?|added|ignored?|drop(?:ped)?|suppress(?:ed)?|set to|mention(?:ed)?|quoted?|written|extracted)\b"
    r"|\b(?:is|are) (?:now )?deprecated\b",
    _FLAGS,
)
"""The same order, without a word for whom it is to."""

VOCABULARY = re.compile(
    r"^\W{0,100}(?-i:AI)\s*[:：]|\bJSON\b|\b(?:output|answer|response|data) schema\b|\bschema (?:update|change|version|v\d)|\bfields? [\"'“‘`]\w+|[\"'“`]\w+[\"'”`] fields?\b"
    r"|\bsystem[_ ]prompt\b|\b(?:your|full|hidden|initial) (?:\w+ )?(?:prompt|instructions)\b|\btool note\b|\bISO code\b|\b\w+\[\d+\](?:\.\w+)?|\bset_aside\b"
    r"|\b(?:reader|summari[sz]er|assistant|model|machine)['’]s (?:list|output|answer|notes|summary)\b|\bword ['\"‘“][\w ]+['\"’”] is a typo\b",
    _FLAGS,
)
"""Words of whoever writes software, and hardly ever of a report."""

ROLE = re.compile(
    r"(?:^[\W_]{0,4}|[.!?,;][\"'”’]?\s+\W?)(?:(?:system|assistant|developer)(?=\s*[:：](?!\s*[A-Za-z-]{1,30}[.;,]))|(?:system|admin(?:istrator)?|root|developer|tool|function) (?:message|prompt|note|notice|update|override|instructions?|results?|outputs?|calls?|response))\s*[:：](?=\s*\S)"
    r"|#{2,4}\s*(?:instructions?|system|assistant|response|input|user)\s*(?::|$)",
    _FLAGS,
)
"""A turn of a chat that somebody made up."""

CHAT = re.compile(
    r"<[|｜][\w▁ -]{1,40}[|｜]>|\[/?INST\]|<</?SYS>>|</?(?:s|bos|eos|start_of_turn|end_of_turn)>"
    r"|</?(?:system|assistant|user|human|tool|tool_\w+|function|function_\w+|invoke|instructions?|prompt|think(?:ing)?|tool-\w+|antml:\w+)\b[^<>\n]{0,80}>",
    re.IGNORECASE,
)
"""Marks of chat templates and of calls of tools."""
SPECIAL_TOKEN = re.compile(
    r"<[|｜][\w▁ -]{1,40}[|｜]>|\[/?INST\]|<</?SYS>>|</?(?:s|bos|eos|start_of_turn|end_of_turn)>",
    re.IGNORECASE,
)
"""Of these, the ones that a tokenizer may take for a token of its own."""

STRUCTURE = re.compile(
    r"\{\{[^{}\n]{1,80}\}\}|\{%[^{}\n]{1,80}%\}|\b[a-z_]{3,30}\s*(?:\+=|:=|==?)\s*[\[\"'{(]|\b(?:participants?|positions?|agreements?|part(?:y|ies)|stance)\s*\+?=|"
    r"\{\s*[\"“”'][\w -]{1,40}[\"“”']\s*:|[\"”']?\s{0,100}\}\s*\]\s*\}"
)
"""The beginning or the end of JSON."""

OTHER_LANGUAGES = re.compile(
    # an order to forget
    r"\bignor(?:e|ez|er)\s+(?:toutes? )?(?:les |vos |tes )?(?:instructions|consignes|directives)\b.{0,20}?(?:précédentes|antérieures|ci-dessus)|\b(?:oubli|ignor)ez\s+(?:tout ce qui précède|(?:toutes )?les (?:instructions|consignes))"
    r"|\b(?:ignor[ae]|ignore[n]?|olvid[ae]|olviden|haga caso omiso de)\s+(?:todas )?(?:las |tus |sus )?(?:instrucciones|indicaciones|órdenes)\b|\b(?:ignor[ae]|ignorem|esqueç?a|desconsidere)\s+(?:todas )?(?:as |suas )?instruções\b"
    r"|\b(?:ignora(?:re|te)?|dimentica(?:re|te)?)\s+(?:tutte )?(?:le )?istruzioni\b|\b(?:ignorier(?:e|en Sie|t)|vergiss|vergessen Sie|missachte)\s+(?:alle |die |sämtliche )*(?:vorherigen |bisherigen |obigen |früheren |vorangegangenen )?(?:Anweisungen|Instruktionen|Vorgaben)\b"
    r"|\b(?:vergiss|vergessen Sie|ignorier(?:e|en Sie)) alles,? was (?:oben|zuvor|davor|vorher)|\b(?:olvid[ae]|olviden) todo lo anterior|\boubliez tout ce qui précède|\bзабудь(?:те)? всё,? что (?:выше|было)"
    r"|\bnegeer\s+(?:alle )?(?:voorgaande|eerdere|vorige) (?:instructies|aanwijzingen)|\bzignoruj\s+(?:wszystkie )?poprzednie (?:instrukcje|polecenia)|\b(?:önceki|yukarıdaki)\s+(?:tüm )?talimatları\s+(?:yok say|görmezden gel|unut)"
    r"|(?:игнорируй(?:те)?|забудь(?:те)?|не учитывай(?:те)?)\s+(?:все |всё )?(?:предыдущие|прежние|приведённые выше|вышеуказанные)?\s*(?:инструкции|указания|команды)|ігноруй(?:те)?\s+(?:усі |всі )?попередні (?:інструкції|вказівки)"
    r"|(?:忽略|无视|無視|忘记|忘記|不要理会)(?:所有|一切|全部|任何)?(?:之前|以前|以上|上述|先前|前面|此前)?的?(?:所有|一切|全部)?(?:指令|指示|提示词|提示|命令|規則)|(?:忽略|无视|無視|不要理会)(?:上文|以上(?:内容|文字|文本)|上述内容|前文)|(?:これまで|以前|上記|前)の(?:すべての|全ての)?(?:指示|命令)を?(?:無視|忘れ)|(?:이전|위의|앞선)\s*(?:모든\s*)?(?:지시|명령|지침)(?:사항)?(?:을|를)?\s*무시"
    r"|(?:تجاهل|تجاهلوا|انس)\s+(?:جميع |كل |كافة )?(?:التعليمات|الأوامر|الإرشادات)(?:\s+السابقة)?|(?:पिछले|पूर्व|उपरोक्त)\s+(?:सभी )?(?:निर्देशों|आदेशों)\s+(?:को )?(?:अनदेखा|नज़रअंदाज़|भूल)|(?:پچھلی|سابقہ)\s+(?:تمام )?ہدایات\s+(?:کو )?(?:نظر انداز|بھول)|(?:دستورهای|دستورات)\s+(?:قبلی|پیشین)\s+را\s+(?:نادیده|فراموش)"
    # a note to a machine
    r"|(?:^|(?<=[.!?\n(\[]) ?|(?<=[.!?][\"'”’]) )\W?(?:\w+[ ,]+){0,3}?(?:pour|aux?|para|per|ai|für|an|für alle|для|к|внимание|увага|merke|attention|atención|attenzione|achtung|uwaga|dikkat)[ ,]+(?:(?:les|los|las|le|i|gli|la|l['’]|alle|die|modèles?|modelos?|modelli|sistemas?|systèmes?|sistemi|систем\w*|моделей|tous|toutes|todos|todas|d['’]|de|di|für) ?){0,5}(?:(?-i:IA|KI|AI|ИИ|ШІ|LLMs?))\b[^:：.!?\n]{0,25}[:：]"
    r"|\b(?:note|avis|message|instructions?|consigne)s? (?:pour|à|aux|à l['’]attention de[s]?) (?:les |l['’]|toutes les |tous les )?(?:(?-i:IA)|intelligences artificielles|modèles|systèmes d['’](?-i:IA)|assistants|résumeurs|robots)\b\s*[:：]"
    r"|\b(?:nota|aviso|mensaje|mensagem|instrucciones|instruções|messaggio|istruzioni) (?:para|a|aos|às|per) (?:los |las |os |as |le |i |gli |la )?(?:sistemas de (?-i:IA)|(?-i:IA)|modelos|asistentes|assistentes|resumidores|robots|sistemi di (?-i:IA)|modelli|inteligencias? artificial(?:es)?)\b\s*[:：]"
    r"|\b(?:Hinweis|Anweisung|Nachricht|Mitteilung|Achtung|Korrektur)(?:en)?,? (?:an|für) (?:alle |die )?(?:(?-i:KI)(?:-\w+)?|Sprachmodelle|Zusammenfasser|künstliche Intelligenz\w*|Assistenten|Bots)\b\s*[:：]"
    r"|(?:примечание|внимание|указание|сообщение|инструкция|поправка)\s+(?:для|к)?\s*(?:систем\w* )?(?:ИИ|искусственного интеллекта|языковых моделей|моделей|нейросет\w+|ботов)\s*[:：]"
    r"|(?:致|给|給)(?:所有|各)?(?:AI|人工智能|人工智慧|语言模型|語言模型|模型|摘要系统)[^。]{0,8}[:：]|(?:AI|要約システム|言語モデル)(?:への|向け)(?:注意|指示|メモ)[:：]|(?:AI|인공지능|언어 모델)(?:에|에게)\s*(?:알림|지시|안내)\s*[:：]"
    r"|(?:ملاحظة|تنبيه|رسالة|تعليمات)\s+(?:إلى|ل)\s*(?:أنظمة |نماذج )?(?:الذكاء الاصطناعي|لذكاء الاصطناعي|النماذج اللغوية)\s*[:：]|(?:एआई|AI|भाषा मॉडल)\s*(?:प्रणालियों )?के लिए (?:नोट|सूचना|निर्देश)\s*[:：]|(?:مصنوعی ذہانت|AI)\s*(?:کے لیے|کیلئے)\s*(?:نوٹ|ہدایت)\s*[:：]",
    re.IGNORECASE,
)
"""An order to forget what was said, or a note to a machine, in other languages."""

HINT = re.compile(
    r"Claude|Gemini|Copilot|Llama|Grok|ChatGPT|instruc|prompt|\bAI\b|A\.I\.|\b(?:LLM|GPT)|language model|summari[sz]|bots?\b|assistant|crawler|scraper|extract|json|schema|\bfield|tool (?:note|result|response|call|message)|ISO code|\w\[\d|set_aside|typo\b|"
    r"\b(?:system|developer|admin|root)\b|^\W{0,4}models|you are|if you|\btask\b|\boutput|\bin your\b|your answer|\bEND OF\b|\bBEGIN\b|participants?\s*[+=]|ignore|disregard|forget|override|bypass|discard|automat\w+ |machine|<[|｜/!<]?|\[/?INST|[{}]|#{2,4}|[^\x00-\u024f\u2000-\u206f\u20a0-\u20cf]|"
    r"anweis|vorgab|instrukt|instrucc|instru[çc]|consign|directiv|istruz|\bIA\b|\bKI\b|hinweis|achtung|korrektur|nachricht|mitteilung|instrukcj|poleceni|talimat|instructies|indicacion|órdenes|oubliez|nota\b|aviso|mensaj|mensag|messag|avis\b|note\b|indicaciones",
    _FLAGS,
)
"""What every text has that has any of the signals; it is soon looked for."""

IMPERATIVE = re.compile(
    r"^[\W_]*(?:please |also |then |now |instead,? |and ){0,2}(?:add|include|insert|append|put|list|record|report|mark|set|write|print|output|return|repeat|reveal|replace|remove|omit|drop|exclude|delete|leave|skip|treat|respond|answer|reply|translate|summari[sz]e|extract|copy|emit|use|state|say|stop|ignore|disregard|forget|do not|don['’]t|never|always|make|ensure|assume|consider|pretend|act|follow|obey|give|tell|show|call|change|normali[sz]e|confirm)\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes on with an order."""
