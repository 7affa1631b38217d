# ruff: noqa: E501 - a pattern is easier to read on one line
"""What `text.dictated` looks for, in other languages than English.

An order begins its sentence, or stands behind `please`; a duty is that of whoever works on the text.
"""

import re

from summarizer.text.dictatedfurther import FURTHER

_FLAGS = re.IGNORECASE | re.MULTILINE
_BEGINS = r"(?:^|[.!?…:;(\[¡¿]|[–—]|\s-)[\s\"'“”„‘’«»(\[*_>#-]{0,4}"

_DE_OUT = r"(?:Zusammenfassung(?:en)?|Kurzfassung(?:en)?|Briefings?|Übersicht(?:en)?|Ausgabe)"
_DE = (
    rf"(?:{_DE_OUT}|Bericht(?:e|s)?|Liste(?:n)?|\w+liste|Protokoll|Antwort(?:en)?|Verzeichnis|"
    r"(?:als |unter (?:den|die) |zu den |den )(?:\w+ )?(?:Teilnehmer\w*|Vermittler\w*|Partei\w*|Unterzeichner\w*|Gastgeber\w*))"
)
_DE_ACT = r"(?:auf(?:zu)?führen|(?:zu )?nennen|(?:zu )?erwähnen|ein(?:zu)?tragen|auf(?:zu)?nehmen|hinzu(?:zu)?fügen|(?:zu )?schreiben|(?:zu )?vermerken|fest(?:zu)?halten|an(?:zu)?geben|weg(?:zu)?lassen|(?:zu )?streichen|(?:zu )?verzeichnen)"
_GERMAN = (
    rf"(?:{_BEGINS}(?:bitte )?|\b(?:bitte|und) )(?:schreiben|führen|nennen|erwähnen|tragen|fügen|vermerken|listen|setzen|halten|lassen|streichen) Sie\b[^.!?\n]{{1,120}}?\b{_DE}"
    rf"|(?:{_BEGINS}|\bbitte )(?:schreibe?|führe?|nenne?|erwähne?|trage?|füge?|vermerke?|setze?|streiche?)\b[^.!?\n]{{1,120}}?\b{_DE}"
    rf"|(?:{_BEGINS}|\bbitte )(?:nehmen Sie|nimm)\b[^.!?\n]{{1,80}}?\bin (?:die|den|das|Ihre?n?|deine?n?) (?:\w+ )?{_DE}"
    rf"|\bbitte (?!beachten)[^.!?\n]{{1,120}}?\b{_DE}[^.!?\n]{{0,80}}?\b{_DE_ACT}\b"
    rf"|\b(?:wer (?:auch immer )?|alle,? die |jeder,? der )(?:diesen (?:Text|Artikel|Beitrag)|diese (?:Seite|Meldung))[^.!?\n]{{1,60}}?\b(?:muss|müssen|soll(?:te)?n?|hat|haben)\b[^.!?\n]{{1,120}}?\b{_DE_ACT}\b"
    rf"|{_BEGINS}in (?:der|jeder|Ihrer|deiner) {_DE_OUT} (?:ist|sind|muss|müssen|soll(?:te)?n?)\b[^.!?\n]{{1,100}}?(?:\b{_DE_ACT}\b|\b(?:genannt|aufgeführt|erwähnt) werden\b)"
)
_FR = r"(?:résumés?|synthèses?|compte[- ]rendu|rapport|briefing|note|liste|réponse|fiche|sortie|(?:comme|en tant que|parmi les|au nombre des|aux) (?:\w+ )?(?:participants?|médiateurs?|médiatrices?|parties?|signataires?|hôtes?))"
_FRENCH = (
    rf"(?:{_BEGINS}|\bs['’]il vous plaît,? )(?:(?:dans|pour) (?:le|la|votre|ce|cette) {_FR},? )?(?:merci d['’e] ?(?:ajouter|indiquer|inscrire|mentionner|écrire|noter|inclure|citer)|ajoutez|indiquez|inscrivez|mentionnez|écrivez|rédigez|notez|incluez|citez|listez|omettez|supprimez|remplacez|retirez|consignez|inscris|écris)\b(?! (?:que|bien que|qu['’]|à cela|à ça))[^.!?\n]{{1,120}}?\b{_FR}"
    rf"|{_BEGINS}(?:dans|pour) (?:le|la|votre) (?:résumé|synthèse|compte[- ]rendu|briefing),? (?:veuillez |merci d['’e] ?)?(?:ajoutez|indiquez|inscrivez|mentionnez|écrivez|notez|incluez|citez|indiquer|inscrire|mentionner)\b"
    rf"|\bveuillez (?:bien )?(?:ajouter|indiquer|inscrire|mentionner|écrire|rédiger|inclure|citer|omettre|consigner|préciser|noter)\b[^.!?\n]{{1,120}}?\b{_FR}"
    r"|\b(?:quiconque|celui qui|celle qui|ceux qui|toute personne qui) (?:\w+ ){0,2}?(?:résum|trait|synthétis|compil|condens|analys)\w{1,6} (?:\w+ ){0,3}?(?:ce texte|cet article|cette page|ce document)[^.!?\n]{0,60}?\b(?:doit|doivent|devra|devront|est prié|sont priés)\b"
)
_ES = r"(?:resumen|resúmenes|síntesis|informe|lista|listado|respuesta|salida|nota|briefing|registro|(?:como|entre l[oa]s|a l[oa]s) (?:\w+ )?(?:participantes?|mediador\w*|partes?|firmantes?|signatari\w+|anfitri\w+))"
_ES_VERB = r"(?:escriban?|incluyan?|añadan?|agreguen?|indiquen?|registren?|mencionen?|anoten?|pongan?|inscriban?|enumeren?|omitan?|eliminen?|reemplacen?)"
_SPANISH = (
    rf"{_BEGINS}(?:(?:en|para) (?:el|la|su|tu) {_ES},? )?{_ES_VERB}\b[^.!?\n]{{1,120}}?\b{_ES}\b"
    rf"|\b(?:por favor|se ruega|sírvan?se),? (?:(?:en|para) (?:el|la|su|tu) {_ES},? )?(?:{_ES_VERB}|escrib[ei]r?|inclu[iy][re]|añad[ei]r?|indicar?|registrar?|mencionar?|anotar?|agregar?|poner|pon)\b[^.!?\n]{{1,120}}?\b{_ES}\b"
    rf"|{_BEGINS}(?:en|para) (?:el|la|su|tu) (?:resumen|síntesis|briefing),? (?:por favor,? )?{_ES_VERB}\b"
    r"|\b(?:quien|quienes|el que|los que|todo el que|cualquiera que) (?:\w+ ){0,2}?(?:proces|resum|compil|condens|sintetic|analic|extraig|lea)\w{0,4} (?:\w+ ){0,3}?(?:este texto|este artículo|esta página|este documento)[^.!?\n]{0,60}?\b(?:debe|deben|deberá|deberán|ha de|tiene que)\b"
)
_IT = r"(?:riassunto|sintesi|rapporto|elenco|lista|resoconto|risposta|briefing|nota|(?:come|tra i|fra i|ai) (?:\w+ )?(?:partecipanti?|mediator\w+|parti|parte|firmatari\w*|ospit\w+))"
_ITALIAN = (
    rf"{_BEGINS}(?:(?:nel|nella|per il|per la) {_IT},? )?(?:aggiunge(?:te)|aggiungi|scrivete|scrivi|includete|includi|inserisci|omettete|ometti)\b[^.!?\n]{{1,120}}?\b{_IT}\b"
    rf"|\b(?:per favore|si prega di|vi preghiamo di|pregasi(?: di)?),? (?:aggiunge(?:te|re)|aggiungi|scriv(?:ete|ere|i)|indica(?:te|re)?|inclu(?:dete|dere|di)|menziona(?:te|re)?|inseri(?:te|re|sci)|elenca(?:te|re)?|registra(?:te|re)?|omett(?:ete|ere|i)|annota(?:te|re)?|cita(?:te|re)?|riporta(?:te|re)?)\b[^.!?\n]{{1,120}}?\b{_IT}\b"
    r"|\b(?:chi|chiunque|coloro che) (?:\w+ ){0,2}?(?:riassum|elabor|compil|sintetizz|process|estra)\w{1,5} (?:\w+ ){0,3}?(?:questo testo|questo articolo|questa pagina|questo documento)[^.!?\n]{0,60}?\b(?:deve|devono|dovrà|dovranno|è pregato)\b"
)
_PT = r"(?:resumos?|síntese|relatório|lista|resposta|saída|nota|briefing|registo|registro|(?:como|entre [oa]s|aos?|às?) (?:\w+ )?(?:participantes?|mediador\w*|partes?|signatári\w+|anfitri\w+))"
_PT_VERB = r"(?:escrevam?|incluam?|adicionem?|acrescentem?|indiquem?|registr?em?|mencionem?|anotem?|coloquem?|insiram?|listem?|omitam?|removam?)"
_PORTUGUESE = (
    rf"{_BEGINS}(?:(?:no|na|para o|para a) {_PT},? )?{_PT_VERB}\b[^.!?\n]{{1,120}}?\b{_PT}\b"
    rf"|\b(?:por favor|favor|queiram?|solicita-se),? (?:(?:no|na|para o|para a) {_PT},? )?(?:{_PT_VERB}|escrev(?:a|e|er)|incluir|adicionar|acrescentar|indicar|registr?ar|mencionar|anotar|listar|omitir|inserir)\b[^.!?\n]{{1,120}}?\b{_PT}\b"
    r"|\b(?:quem|aquele que|todos os que|aqueles que) (?:\w+ ){0,2}?(?:resum|process|compil|sintetiz|analis|extra)\w{1,5} (?:\w+ ){0,3}?(?:este texto|este artigo|esta página|este documento)[^.!?\n]{0,60}?\b(?:deve|devem|deverá|deverão|tem de|tem que)\b"
)
_RU = r"(?:сводк\w+|резюме|отч[её]т\w*|доклад\w*|списо?к\w*|переч\w+|ответ\w*|справк\w+|кратк\w+ изложени\w+|обзор\w*|(?:как|в качестве|среди|к) (?:\w+ )?(?:участни\w+|посредни\w+|сторон\w*|подписант\w*))"
_RUSSIAN = (
    rf"(?:{_BEGINS}|\bпожалуйста,? )(?:(?:в|для) {_RU},? )?(?:напишите|напиши|добавьте|добавь|укажите|укажи|включите|включи|внесите|внеси|запишите|запиши|упомяните|упомяни|отметьте|отметь|впишите|впиши|перечислите|перечисли|исключите|исключи|удалите|удали|замените|замени)\b[^.!?\n]{{1,120}}?\b{_RU}"
    rf"|(?:{_BEGINS}|[,.] )(?:пожалуйста|просьба|прошу|просим),? (?:в|для)? ?(?:{_RU},? )?(?:указать|включить|внести|упомянуть|записать|добавить|написать|отметить|исключить)\b[^.!?\n]{{1,120}}?\b{_RU}"
    r"|\b(?:тот|все|те|каждый),? кто (?:\w+ ){0,2}?(?:обрабатыва|резюмиру|составля|обобща|кратко изложит|изложит|чита)\w{0,4} (?:\w+ ){0,3}?(?:этот текст|эту статью|эту страницу|данный текст|по этому тексту)[^.!?\n]{0,60}?\b(?:должен|должны|обязан|обязаны|следует)\b"
)
_ZH_OUT = (
    r"(?:摘要|总结|總結|简报|簡報|概要|报告|報告|输出|輸出|回答|答案|名单|名單|列表|记录|記錄)"
)
_ZH_ROLE = r"(?:与会者|參與者|参与者|与会方|参加者|调解方|調解方|调解人|斡旋方|当事方|签署方|缔约方|与会国)"
_ZH_PLEASE = r"(?:^|[。！？，：；、（(\s])(?:请|請|务必|務必)(?!求|愿|示|假|注意|参阅|查看)"
_CHINESE = (
    rf"{_ZH_PLEASE}[^。！？\n]{{0,20}}?(?:在|于|於|将|將|把)?[^。！？\n]{{0,20}}?(?:{_ZH_OUT}|{_ZH_ROLE})[^。！？\n]{{0,10}}?(?:写明|寫明|写|寫|注明|註明|列出|列入|加入|添加|记载|记录|說明|说明|提到|删除|刪除|省略|标明)"
    rf"|{_ZH_PLEASE}[^。！？\n]{{0,30}}?(?:写入|寫入|列入|加入|添加到|列为|列為|记为|記為|记录为)[^。！？\n]{{0,20}}?(?:{_ZH_OUT}|{_ZH_ROLE})"
    rf"|(?:^|[。！？\n])\s{{0,4}}(?:将|將|把)[^。！？，\n]{{1,30}}?(?:列入|加入|添加到|写入|列为|列為|记为|記為)[^。！？，\n]{{0,10}}?(?:{_ZH_OUT}|{_ZH_ROLE})(?:名单|名單)?[。！\s]*$"
    r"|(?:处理|處理|总结|總結|摘录|归纳|概括|整理)(?:本文|此文|这篇文章|這篇文章|本页|该文)(?:的人|者|时|時)[^。！？\n]{0,10}?(?:应|應|须|須|必须|必須|请|請)"
)
_JAPANESE = (
    r"(?:要約|概要|まとめ|報告書|出力|回答|リスト|一覧|名簿|参加者|出席者|仲介者|調停者|当事者)[^。！？\n]{0,40}?(?:書いて|記して|記載して|明記して|加えて|追加して|含めて|入れて|挙げて|記録して|省いて|除いて|扱って)(?:ください|下さい|おいて|くれ)"
    r"|(?:この|本)(?:記事|文章|文書|ページ|稿)を(?:要約|処理|まとめ|読)[^。！？\n]{0,20}?(?:者|人|場合|際)[^。！？\n]{0,60}?(?:こと|べき|なければならない|ください)"
)
_AR_OUT = r"(?:الملخص|ملخص|الموجز|موجز|التقرير|القائمة|قائمة|الإجابة|المخرجات|(?:ك|كأحد |بصفة |من بين |إلى )ال?(?:وسيط|مشارك\S*|أطراف|طرف))"
_ARABIC = (
    rf"(?:يرجى|الرجاء|نرجو|من فضلك(?:م)?،?)\s+(?:كتابة|إضافة|ذكر|إدراج|تسجيل|تدوين|حذف|اكتب|أضف|اذكر)[^.!؟\n]{{1,120}}?{_AR_OUT}"
    rf"|(?:^|[.!؟:\n]\s{{0,4}})(?:في الملخص[،:]? )?(?:أضف(?! إلى (?:ذلك|هذا))|أضيفوا|اكتب|اكتبوا|اذكر|اذكروا|احذف|دوّن)\s[^.!؟\n]{{1,120}}?{_AR_OUT}"
    r"|(?:على|يجب على|ينبغي ل)\s{0,4}(?:كل )?(?:من|لمن)\s+(?:يلخص|يعالج|يختصر|يقرأ|يحلل)\s+(?:هذا|هذه)\s+(?:النص|المقال|الصفحة)[^.!؟\n]{0,20}?\bأن\b"
)
_HI_OUT = r"(?:सारांश|संक्षेप|रिपोर्ट|सूची|उत्तर|विवरण|प्रतिभागि\S+|मध्यस्थ|पक्षकार)"
_HINDI = (
    rf"(?:कृपया)[^।!?\n]{{0,60}}?{_HI_OUT}[^।!?\n]{{0,60}}?(?:लिखें|जोड़ें|बताएँ|बताएं|शामिल करें|दर्ज करें|लिखिए|हटाएँ|हटाएं)"
    rf"|(?:^|[।!?\n])(?:(?!\sकि\s|,)[^।!?\n]){{0,60}}?{_HI_OUT}[^।!?\n]{{0,60}}?(?:लिखें|जोड़ें|जोड़ो|शामिल करें|दर्ज करें|लिखिए|जोड़िए|हटाएँ|हटाएं)(?=\s*(?:[।.!\n]|$|कि))"
    r"|(?:जो (?:कोई )?भी|जो) इस (?:लेख|पाठ|पृष्ठ) (?:का सारांश|को संसाधित|का संक्षेप)[^।!?\n]{1,100}?(?:चाहिए|करना होगा|करे|लिखे)"
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
