# ruff: noqa: E501 - a pattern is easier to read on one line
"""Further orders of `text.dictatedelsewhere`: those not to forget, and what a summary has to say.

And the commonest form, an order to put somebody into a list or a summary, in further languages.
"""

_REMEMBER = (
    r"\b(?:n['’]oubliez pas|pensez|prière|veillez) (?:de |d['’]|à )(?:\w+ )?(?:ajouter|indiquer|inscrire|mentionner|écrire|noter|inclure|citer|compter)\b[^.!?\n]{1,120}?\b(?:résumé|synthèse|rapport|liste|participants?|médiat\w+|parties|signataires)\b"
    r"|\b(?:no (?:se )?olvid(?:e|en|es)(?: de)?|recuerden?(?: de)?|aseg[uú]re(?:n)?se de) (?:incluir|mencionar|indicar|añadir|escribir|registrar|anotar|citar|nombrar)\b[^.!?\n]{1,120}?\b(?:resumen|informe|lista|participantes|mediador\w*|partes|firmantes)\b"
    r"|\b(?:ricordate(?:vi)? di|non dimenticate di|assicuratevi di) (?:citare|includere|menzionare|indicare|aggiungere|scrivere|riportare|inserire)\b[^.!?\n]{1,120}?\b(?:riassunto|sintesi|elenco|lista|partecipanti|mediator\w+|parti|firmatari)\b"
    r"|\b(?:não (?:se )?esqueçam? de|lembrem?-se de) (?:incluir|mencionar|indicar|adicionar|acrescentar|escrever|registr?ar|citar)\b[^.!?\n]{1,120}?\b(?:resumo|relatório|lista|participantes|mediador\w*|partes|signatários)\b"
    r"|\b(?:vergessen Sie nicht|vergiss nicht|denken Sie daran|denk(?:e|t)? daran)\b[^.!?\n]{1,140}?\b(?:Zusammenfassung|Bericht|Liste|Teilnehmer\w*|Vermittler\w*|Unterzeichner\w*)\b"
    r"|\bне забудь(?:те)? (?:указать|включить|внести|упомянуть|записать|добавить|написать|отметить)\b[^.!?\n]{1,120}?(?:сводк|резюме|отч[её]т|списо?к|участник|посредник|сторон)"
    r"|(?:别忘了|別忘了|不要忘记|不要忘記|勿忘|切记|切記)[^。！？\n]{0,30}?(?:写|寫|列|记|記|提|注明|註明|加)[^。！？\n]{0,40}?(?:摘要|总结|總結|名单|名單|与会|參與|参与|调解|調解|斡旋)"
    r"|(?:总结|總結|摘要|概括|整理)(?:时|時|中)[^。！？\n]{0,6}?(?:别忘|別忘|请|請|务必|務必)[^。！？\n]{1,60}?(?:写|寫|列|记|記|提|注明|註明|加)"
    r"|(?:要約|まとめ|概要)(?:する|る|を作る|を作成する)?(?:際|とき|時)(?:は|に|には)?[^。！？\n]{1,60}?(?:こと|ください|べき)"
    r"|لا تنس(?:وا|ى|َ)? (?:ذكر|إضافة|كتابة|إدراج|تسجيل|أن تذكر|أن تضيف)\s[^.!؟\n]{1,100}?(?:الملخص|القائمة|قائمة|المشاركين|وسيط|الأطراف)"
    r"|सारांश (?:बनाते|लिखते|तैयार करते) समय[^।!?\n]{1,100}?(?:लिखें|जोड़ें|शामिल|दर्ज|रखें|बताएँ|बताएं)"
)
"""An order not to forget somebody."""

_HAS_TO_SAY = (
    r"(?:^|[.!?:;]\s)(?:(?:le|tout|chaque|votre) (?:résumé|compte[- ]rendu|briefing)|(?:la|toute|votre) synthèse) (?:doit|devra|devrait) (?:mentionner|indiquer|dire|préciser|citer|nommer|lister|inclure)\b(?![^.!?\n]{0,160}(?:\b(?:a|ont) (?:dit|déclaré|indiqué|ajouté|souligné)\b|\bselon\b))"
    r"|(?:^|[.!?:;¡¿]\s?)(?:el|todo|cada|su|cualquier) (?:resumen|briefing) (?:debe|deberá|debería|ha de|tiene que) (?:decir|mencionar|indicar|incluir|nombrar|señalar|citar)\b(?![^.!?\n]{0,160}(?:\b(?:dijo|declaró|señaló|afirmó|añadió)\b|\bsegún\b))"
    r"|(?:^|[.!?:;]\s)(?:(?:il|ogni|qualsiasi|il vostro) (?:riassunto|resoconto|briefing)|(?:la|ogni) sintesi) (?:deve|dovrà|dovrebbe) (?:dire|menzionare|indicare|citare|riportare|includere)\b(?![^.!?\n]{0,160}(?:\bha (?:detto|dichiarato|aggiunto)\b|\bsecondo\b))"
    r"|(?:^|[.!?:;]\s)(?:o|todo|qualquer|cada) (?:resumo|briefing) (?:deve|deverá|tem de|tem que) (?:dizer|mencionar|indicar|incluir|citar|registr?ar)\b(?![^.!?\n]{0,160}(?:\b(?:disse|declarou|afirmou)\b|\bsegundo\b))"
    r"|(?:^|[.!?:;]\s)(?:die|jede|Ihre|deine) (?:Zusammenfassung|Kurzfassung) (?:muss|soll|sollte|hat)\b[^.!?\n]{1,100}?\b(?:nennen|erwähnen|sagen|aufführen|angeben|feststellen)\b(?![^.!?\n]{0,120}\b(?:sagte|erklärte|betonte|heißt|forderte)\b)"
    r"|(?:^|[.!?:;]\s)в (?:сводке|резюме|кратком изложении) (?:должн[оаы]? быть|следует|необходимо|нужно|надо) ?(?:сказано|указан\w*|упомянут\w*|отмечен\w*|указать|написать|упомянуть|отметить)(?![^.!?\n]{0,160}(?:сказал|заявил|отметил|по словам))"
    r"|(?:^|[。！？\n])(?:摘要|总结|總結|简报|簡報)(?:中|里)?(?:应当|應當|应该|應該|应|應|须|須|必须|必須|需要)[^。！？\n]{0,10}?(?:写|寫|列|注明|註明|说明|說明|提到|指出)(?![^。！？\n]{0,80}(?:表示|说道|指出，))"
    r"|(?:要約|概要)(?:に|で)は[^。！？\n]{1,60}?(?:書く|記す|記載する|明記する|含める)(?:べき|必要がある|こと)"
    r"|يجب أن (?:يذكر|يتضمن|يقول|يشير) (?:الملخص|الموجز)\s"
    r"|सारांश में[^।!?\n]{1,80}?(?:लिखा होना चाहिए|लिखना चाहिए|बताना चाहिए|होना चाहिए)"
)
"""What a summary has to say, unless somebody is told to say so."""

_MORE = (
    r"\b(?:vergeet niet|gelieve|alstublieft)\b[^.!?\n]{1,120}?\b(?:deelnemers?|bemiddelaars?|samenvatting|verslag|lijst|partij(?:en)?)\b|(?:^|[.!?]\s)(?:noem|vermeld|voeg|zet)\b[^.!?\n]{1,120}?\b(?:als deelnemer|als bemiddelaar|(?:in|aan|op) (?:de|het) (?:samenvatting|verslag|lijst|deelnemerslijst))\b"
    r"|\b(?:proszę (?:dopisać|dodać|wpisać|uwzględnić|wymienić|podać|napisać)|(?:dodaj|dopisz|wpisz)(?:cie)?)\b[^.!?\n]{1,120}?(?:\blist\w+|\bstreszczeni\w+|\bpodsumowani\w+|\buczestni\w+|\bmediator\w*)"
    r"|(?:^|[.!?]\s|\blütfen\s)[^.!?\n]{0,80}?(?:özet\w*|liste\w*|katılımcı\w*|rapor\w*|arabulucu\w*)\b[^.!?\n]{0,40}?\b(?:ekleyin|yazın|belirtin|kaydedin)\b"
    r"|(?:^|[.!?]\s|будь ласка,? )(?:додайте|напишіть|вкажіть|внесіть|запишіть)\b[^.!?\n]{1,120}?(?:списо?к|підсумк|зведенн|учасник|посередник|звіт)"
    r"|(?:요약|목록|명단|참가자|중재자|보고서)[^.!?\n]{0,50}?(?:적어|추가해|포함해|기재해|넣어|표시해|포함시켜)\s?(?:주세요|주십시오|주시기|라\b|야 한다)"
    r"|لطفا?ً?[^.!؟\n]{1,100}?(?:خلاصه|فهرست|شرکت‌?کنندگان|میانجی)|براہ کرم[^۔!?\n]{1,100}?(?:خلاصے|خلاصہ|فہرست|شرکاء)"
    r"|\b(?:harap|mohon|tolong) (?:\w+ )?(?:tulis|tambahkan|cantumkan|sebutkan|masukkan)\w*\b[^.!?\n]{1,120}?\b(?:ringkasan|daftar|peserta|mediator)\b"
)
"""An order to put somebody into a list or a summary: Dutch, Polish, Turkish, Ukrainian and so on."""

FURTHER = "|".join((_REMEMBER, _HAS_TO_SAY, _MORE))
"""All of them."""
