# ruff: noqa: E501 - a pattern is easier to read on one line
"""What `text.dictated` looks for, in other languages than English.

An order stands at the beginning of its sentence and names what is made of the article; a duty is
that of whoever sums up this very text. What a summary has to say is no order: resolutions and
protocols say so of summaries of their own.
"""

import re

from summarizer.text.dictatedfurther import FURTHER

_FLAGS = re.IGNORECASE | re.MULTILINE
_BEGINS = r"(?:^|[.!?…¡¿])[\s\"'“”„‘’«»(\[*_>#-]{0,4}"

_DE = r"(?:in|aus|zu) (?:die|der|den|Ihrer?|deiner?|jeder?) (?:Zusammenfassung|Kurzfassung)"
_DE_ACT = r"(?:auf(?:zu)?führen|(?:zu )?nennen|(?:zu )?erwähnen|ein(?:zu)?tragen|auf(?:zu)?nehmen|hinzu(?:zu)?fügen|(?:zu )?schreiben|(?:zu )?vermerken|fest(?:zu)?halten|an(?:zu)?geben|weg(?:zu)?lassen|(?:zu )?streichen|(?:zu )?verzeichnen)"
_GERMAN = (
    rf"{_BEGINS}(?:bitte )?(?:(?:schreiben|führen|nennen|erwähnen|tragen|fügen|vermerken|listen|setzen|halten|lassen|streichen|nehmen) Sie|schreibe?|führe?|nenne?|erwähne?|trage?|füge?|vermerke?|setze?|streiche?|nimm)\b[^.!?\n]{{1,120}}?\b{_DE}\b"
    rf"|{_BEGINS}bitte (?!beachten)[^.!?\n]{{1,120}}?\b{_DE}[^.!?\n]{{0,80}}?\b{_DE_ACT}\b"
    rf"|{_BEGINS}(?:wer (?:auch immer )?|alle,? die |jeder,? der )(?:diesen (?:Text|Artikel|Beitrag)|diese (?:Seite|Meldung)) (?:\w+ )?(?:zusammenfass|verarbeit|kürz)\w+[^.!?\n]{{1,60}}?\b(?:muss|müssen|soll(?:te)?n?|hat|haben)\b[^.!?\n]{{1,120}}?\b{_DE_ACT}\b"
)
_FR = r"(?:(?:dans|de) (?:le|la|votre|ce|cette|tout|toute)|du) (?:résumé|synthèse)"
_FR_VERB = r"(?:ajoutez(?! à (?:cela|ça|ceci))|indiquez|inscrivez|mentionnez|écrivez|rédigez|incluez|citez|listez|omettez|supprimez|remplacez|retirez|consignez|inscris|écris|veuillez (?:bien )?(?:ajouter|indiquer|inscrire|mentionner|écrire|rédiger|inclure|citer|omettre|consigner|préciser)|merci d['’e] ?(?:ajouter|indiquer|inscrire|mentionner|écrire|noter|inclure|citer))"
_FRENCH = (
    rf"{_BEGINS}(?:s['’]il vous plaît,? )?{_FR_VERB}\b[^.!?\n]{{1,120}}?\b{_FR}\b"
    rf"|{_BEGINS}{_FR},? {_FR_VERB}\b"
    r"|(?:^|[.!?]\s)(?:quiconque|celui qui|celle qui|ceux qui|toute personne qui) (?:\w+ ){0,2}?(?:résum|synthétis|condens)\w{1,6} (?:\w+ ){0,3}?(?:ce texte|cet article|cette page)[^.!?\n]{0,60}?\b(?:doit|doivent|devra|devront|est prié|sont priés)\b"
)
_ES = r"(?:(?:en|de) (?:el|la|su|tu)|del) (?:resumen|síntesis)"
_ES_VERB = r"(?:(?:por favor|se ruega|sírvan?se),? )?(?:escriban?|incluyan?|añadan?(?! a (?:esto|ello|eso))|agreguen?(?! a (?:esto|ello|eso))|indiquen?|registren?|mencionen?|anoten?|pongan?|inscriban?|enumeren?|omitan?|eliminen?|reemplacen?|escrib[ei]r?|inclu[iy][re]|añad[ei]r?|indicar|registrar|mencionar|anotar|agregar|poner)"
_SPANISH = (
    rf"{_BEGINS}{_ES_VERB}\b[^.!?\n]{{1,120}}?\b{_ES}\b"
    rf"|{_BEGINS}{_ES},? {_ES_VERB}\b"
    r"|(?:^|[.!?]\s)(?:quien|quienes|el que|los que|todo el que|cualquiera que) (?:\w+ ){0,2}?(?:proces|resum|condens|sintetic)\w{0,4} (?:\w+ ){0,3}?(?:este texto|este artículo|esta página)[^.!?\n]{0,60}?\b(?:debe|deben|deberá|deberán|ha de|tiene que)\b"
)
_IT = r"(?:nel|nella|dal|dalla) (?:vostr[oa] )?(?:riassunto|sintesi)"
_IT_VERB = r"(?:(?:per favore|si prega di|vi preghiamo di|pregasi(?: di)?),? (?:aggiunge(?:te|re)|scriv(?:ete|ere|i)|indica(?:te|re)?|inclu(?:dete|dere|di)|menziona(?:te|re)?|inseri(?:te|re|sci)|elenca(?:te|re)?|registra(?:te|re)?|omett(?:ete|ere|i)|annota(?:te|re)?|cita(?:te|re)?|riporta(?:te|re)?)|aggiungete(?! a ciò)|aggiungi(?! a ciò)|scrivete|scrivi|includete|includi|inserisci|omettete|ometti)"
_ITALIAN = (
    rf"{_BEGINS}{_IT_VERB}\b[^.!?\n]{{1,120}}?\b{_IT}\b"
    rf"|{_BEGINS}{_IT},? {_IT_VERB}\b"
    r"|(?:^|[.!?]\s)(?:chi|chiunque|coloro che) (?:\w+ ){0,2}?(?:riassum|elabor|sintetizz|process)\w{1,5} (?:\w+ ){0,3}?(?:questo testo|questo articolo|questa pagina)[^.!?\n]{0,60}?\b(?:deve|devono|dovrà|dovranno|è pregato)\b"
)
_PT = r"(?:no|na|do|da) (?:seu |sua )?(?:resumo|síntese)"
_PT_VERB = r"(?:(?:por favor|favor|queiram?|solicita-se),? (?:escrev(?:er|e)|incluir|adicionar|acrescentar|indicar|registr?ar|mencionar|anotar|listar|omitir|inserir)|(?:por favor,? )?(?:escrevam?|incluam?|adicionem?|acrescentem?|indiquem?|registr?em?|mencionem?|anotem?|coloquem?|insiram?|listem?|omitam?|removam?))"
_PORTUGUESE = (
    rf"{_BEGINS}{_PT_VERB}\b(?!-se| a (?:isto|isso))[^.!?\n]{{1,120}}?\b{_PT}\b"
    rf"|{_BEGINS}{_PT},? {_PT_VERB}\b"
    r"|(?:^|[.!?]\s)(?:quem|aquele que|todos os que|aqueles que) (?:\w+ ){0,2}?(?:resum|process|sintetiz)\w{1,5} (?:\w+ ){0,3}?(?:este texto|este artigo|esta página)[^.!?\n]{0,60}?\b(?:deve|devem|deverá|deverão|tem de|tem que)\b"
)
_RU = r"(?:в|из) (?:эту |этой |свою |своей )?(?:сводк\w+|резюме|кратк\w+ изложени\w+)"
_RU_VERB = r"(?:пожалуйста,? )?(?:напишите|напиши|добавь(?:те)?(?! к (?:этому|тому))|укажите|укажи|включите|включи|внесите|внеси|запишите|запиши|упомяните|упомяни|отметьте|отметь|впишите|впиши|перечислите|перечисли|исключите|исключи|удалите|удали|замените|замени|(?:просьба|прошу|просим) (?:указать|включить|внести|упомянуть|записать|добавить|написать|отметить|исключить))"
_RUSSIAN = (
    rf"{_BEGINS}{_RU_VERB}\b[^.!?\n]{{1,120}}?\b{_RU}|{_BEGINS}{_RU},? {_RU_VERB}\b"
    r"|(?:^|[.!?]\s)(?:тот|все|те|каждый),? кто (?:\w+ ){0,2}?(?:обрабатыва|резюмиру|кратко изложит)\w{0,4} (?:\w+ ){0,3}?(?:этот текст|эту статью|эту страницу|данный текст)[^.!?\n]{0,60}?\b(?:должен|должны|обязан|обязаны|следует)\b"
)
_ZH_OUT = r"(?:摘要|总结|總結)"
_ZH_ACT = r"(?:写明|寫明|写|寫|注明|註明|列出|列入|加入|添加|记载|记录|說明|说明|提到|删除|刪除|省略|标明)"
_CHINESE = (
    rf"(?:^|[。！？\n])\s{{0,4}}(?:请|請|务必|務必)(?:在|于|於){_ZH_OUT}(?:中|里)?[^。！？\n]{{0,10}}?{_ZH_ACT}"
    r"|(?:^|[。！？\n])\s{0,4}(?:处理|處理|总结|總結|摘录|概括)(?:本文|此文|这篇文章|這篇文章|本页|该文)的(?:人|者)[^。！？\n]{0,10}?(?:应|應|须|須|必须|必須|请|請)"
)
_JAPANESE = r"(?:^|[。！？\n])\s{0,4}(?:要約|まとめ)(?:に|で|には|では)[^。！？\n]{0,60}?(?:書いて|記して|記載して|明記して|加えて|追加して|含めて|入れて|挙げて|記録して|省いて|除いて)(?:ください|下さい)(?=\s*(?:[。！\n]|$))"
_AR_OUT = r"الملخص"
_ARABIC = (
    rf"(?:^|[.!؟\n]\s{{0,4}})(?:(?:يرجى|الرجاء|نرجو|من فضلك(?:م)?،?)\s+(?:كتابة|إضافة|ذكر|إدراج|تسجيل|تدوين|حذف|اكتب|أضف|اذكر)|أضف|أضيفوا|اكتب|اكتبوا|اذكر|اذكروا|احذف|دوّن)\s[^.!؟\n]{{1,120}}?\s(?:في|إلى|من) {_AR_OUT}"
    rf"|(?:^|[.!؟\n]\s{{0,4}})في {_AR_OUT}[،:]? (?:أضف|أضيفوا|اكتب|اكتبوا|اذكر|اذكروا|احذف|دوّن)\s"
    r"|(?:^|[.!؟\n]\s{0,4})(?:على|يجب على|ينبغي ل)\s{0,4}(?:كل )?(?:من|لمن)\s+(?:يلخص|يختصر)\s+(?:هذا|هذه)\s+(?:النص|المقال|الصفحة)[^.!؟\n]{0,20}?\bأن\b"
)
_HINDI = (
    r"(?:^|[।!?\n])\s{0,4}(?:कृपया )?सारांश में (?:(?!\sकि\s|,)[^।!?\n]){0,60}?(?:लिखें|जोड़ें|बताएँ|बताएं|शामिल करें|दर्ज करें|लिखिए|हटाएँ|हटाएं)"
    r"|(?:^|[।!?\n])\s{0,4}(?:जो (?:कोई )?भी|जो) इस (?:लेख|पाठ|पृष्ठ) का सारांश[^।!?\n]{1,100}?(?:चाहिए|करना होगा|करे|लिखे)"
)

ELSEWHERE = re.compile(
    "|".join(
        (
            _GERMAN,
            _FRENCH,
            _SPANISH,
            _ITALIAN,
            _PORTUGUESE,
            _RUSSIAN,
            _CHINESE,
            _JAPANESE,
            _ARABIC,
            _HINDI,
            FURTHER,
        )
    ),
    _FLAGS,
)
"""An order on what is to be written down, or such a duty, in another language."""

REPORTED_ELSEWHERE = re.compile(
    r"[,»”“\"–—]\s+(?:[\w'’.-]+\s+){0,7}?(?:"
    r"so|sagte|sagt|sagten|forder(?:te|ten|t|n)|erklär\w+|schr(?:ieb|ieben|eibt)|hieß|heißt|vereinbar\w+|beton\w+|mahnt\w*|bat|baten|bittet|verlang\w+|empf\w+|beschl\w+|riet\w*"
    r"|dit|dits|déclar\w+|demand\w+|lancé|lance|ajout(?:é|e)|soulign\w+|écri(?:t|vent)|conven\w+|indiqu\w+|insist\w+|réclam\w+|estim\w+|recommand\w+|décid\w+|selon"
    r"|dijo|dijeron|dice|pidi\w+|pide|acord\w+|señal\w+|afirm\w+|añadi\w+|declar\w+|escribi\w+|exigi\w+|reclam\w+|inst\w+|según|solicit\w+"
    r"|dett\w|dice|dicono|chies\w+|chied\w+|dichiarat\w|aggiunt\w|scritt\w|concordat\w|secondo|ribadit\w"
    r"|disse\w*|diz|pedi\w+|pede|acordaram|afirm\w+|declar\w+|escreve\w*|exigi\w+|segundo"
    r"|сказал\w*|заявил\w*|отметил\w*|попросил\w*|потребовал\w*|призвал\w*|добавил\w*|написал\w*|договорил\w+|решил\w*|подчеркнул\w*|говорит\w*|говорится|сообщил\w*"
    r"|сказа\w+|заяви\w+|попроси\w+|zei|zegt|aldus|vroeg|schreef|powiedzi\w+|apelow\w+|dedi|diyor|söyle\w+|açıkla\w+|iste(?:di|yor)|kata|ujar|ucap)\b"
    r"|по словам|表示|说道|指出|强调|同意|要求|と(?:述べ|語|話|求め|し|一致|合意|訴え|呼びかけ)|(?:다|라|자)고\s?(?:말|밝|전|했|요구|강조|주장|촉구|합의)"
    r"|(?:^|[\s،])و?(?:قال|قالت|أكد|أكدت|طلب|طلبت|دعا|دعت|صرح|صرحت|أضافت?|بحسب|وفقا)\s|ने (?:कहा|बताया|मांग|माँग|लिखा|आग्रह|अनुरोध|तय|जोर)|نے (?:کہا|بتایا|مطالبہ)|(?:گفت|گفتند|خواست)\b",
    re.IGNORECASE,
)
"""Who says so, in other languages; the order is speech then."""
