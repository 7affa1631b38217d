# ruff: noqa: E501 - a pattern is easier to read on one line
"""Further orders of `text.dictatedelsewhere`: those not to forget something in a summary.

And the commonest form, an order to write into a summary, in further languages.
"""

_REMEMBER = (
    r"(?:^|[.!?]\s)(?:n['’]oubliez pas|pensez|prière|veillez) (?:de |d['’]|à )(?:\w+ )?(?:ajouter|indiquer|inscrire|mentionner|écrire|noter|inclure|citer|compter)\b[^.!?\n]{1,120}?\b(?:résumé|synthèse)\b"
    r"|(?:^|[.!?¡]\s?)(?:no (?:se )?olvid(?:e|en|es)(?: de)?|recuerden?(?: de)?|aseg[uú]re(?:n)?se de) (?:incluir|mencionar|indicar|añadir|escribir|registrar|anotar|citar|nombrar)\b[^.!?\n]{1,120}?\bresumen\b"
    r"|(?:^|[.!?]\s)(?:ricordate(?:vi)? di|non dimenticate di|assicuratevi di) (?:citare|includere|menzionare|indicare|aggiungere|scrivere|riportare|inserire)\b[^.!?\n]{1,120}?\b(?:riassunto|sintesi)\b"
    r"|(?:^|[.!?]\s)(?:não (?:se )?esqueçam? de|lembrem?-se de) (?:incluir|mencionar|indicar|adicionar|acrescentar|escrever|registr?ar|citar)\b[^.!?\n]{1,120}?\bresumo\b"
    r"|(?:^|[.!?]\s)(?:vergessen Sie nicht|vergiss nicht|denken Sie daran|denk(?:e|t)? daran)\b[^.!?\n]{1,140}?\bZusammenfassung\b"
    r"|(?:^|[.!?]\s)не забудь(?:те)? (?:указать|включить|внести|упомянуть|записать|добавить|написать|отметить)\b[^.!?\n]{1,120}?(?:сводк|резюме)"
    r"|(?:^|[。！？\n])(?:别忘了|別忘了|不要忘记|不要忘記|勿忘|切记|切記)(?:在|于|於)(?:摘要|总结|總結)(?:中|里)[^。！？\n]{0,10}?(?:写|寫|列|记|記|提|注明|註明|加)"
    r"|(?:^|[。！？\n])(?:总结|總結|概括)(?:本文|此文)?(?:时|時)[^。！？\n]{0,6}?(?:别忘|別忘)[^。！？\n]{1,60}?(?:写|寫|列|记|記|提|注明|註明|加)"
    r"|(?:^|[.!؟\n]\s{0,4})لا تنس(?:وا|ى|َ)? (?:ذكر|إضافة|كتابة|إدراج|تسجيل|أن تذكر|أن تضيف)\s[^.!؟\n]{1,100}?الملخص"
    r"|(?:^|[।!?\n])\s{0,4}सारांश (?:बनाते|लिखते|तैयार करते) समय[^।!?\n]{1,100}?(?:लिखें|जोड़ें|रखें|बताएँ|बताएं)(?=\s*(?:[।.!\n]|$))"
)
"""An order not to forget something."""

_MORE = (
    r"(?:^|[.!?]\s)(?:vergeet niet|gelieve|vermeld|voeg|zet)\b(?! daar)[^.!?\n]{1,120}?\b(?:in|aan|uit) (?:de|uw) samenvatting\b"
    r"|(?:^|[.!?]\s)(?:proszę (?:dopisać|dodać|wpisać|uwzględnić|wymienić|podać|napisać)|(?:dodaj|dopisz|wpisz)(?:cie)?)\b(?! do tego)[^.!?\n]{1,120}?\b(?:w|do) (?:streszczeni|podsumowani)\w+"
    r"|(?:^|[.!?]\s)(?:lütfen )?özet\w*\b[^.!?\n]{0,80}?\b(?:ekleyin|yazın|belirtin|kaydedin)(?=\s*(?:[.!\n]|$))"
    r"|(?:^|[.!?]\s)요약(?:문)?(?:에|에는)\s[^.!?\n]{0,80}?(?:적어|추가해|포함해|기재해|넣어|표시해|포함시켜)\s?(?:주세요|주십시오)(?=\s*(?:[.!\n]|$))"
    r"|(?:^|[.!؟]\s)لطفا?ً?[^.!؟\n]{1,100}?در خلاصه\s|(?:^|[۔!?]\s)براہ کرم[^۔!?\n]{1,100}?(?:خلاصے|خلاصہ) میں"
    r"|(?:^|[.!?]\s)(?:harap|mohon|tolong) (?:\w+ )?(?:tulis|tambahkan|cantumkan|sebutkan|masukkan)\w*\b[^.!?\n]{1,120}?\bringkasan\b"
)
"""An order to write something into a summary: Dutch, Polish, Turkish, Korean and so on."""

FURTHER = "|".join((_REMEMBER, _MORE))
"""All of them."""
