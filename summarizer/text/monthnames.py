"""Names of the months in languages other than English, as running text has them.

They are those of CLDR 48 (https://cldr.unicode.org, Unicode License), with and without a day beside
them, whole and shortened, and a few more spellings and cases of the press. `_` is a space.
"""

from collections.abc import Mapping

_NAMES = {
    "ar": """
        يناير كانون_الثاني جانفي | فبراير شباط فيفري | مارس آذار | أبريل نيسان أفريل | مايو
        أيار ماي | يونيو حزيران جوان | يوليو تموز جويلية يوليوز | أغسطس آب أوت غشت | سبتمبر
        أيلول شتنبر | أكتوبر تشرين_الأول | نوفمبر تشرين_الثاني نونبر | ديسمبر كانون_الأول
        دجنبر
    """,
    "bg": """
        януари яну | февруари фев | март | април апр | май | юни | юли | август авг |
        септември сеп | октомври окт | ноември ное | декември дек
    """,
    "bn": """
        জানুয়ারী জানু | ফেব্রুয়ারী ফেব | মার্চ | এপ্রিল এপ্রি | মে | জুন | জুলাই জুল |
        আগস্ট আগ | সেপ্টেম্বর সেপ | অক্টোবর অক্টো | নভেম্বর নভে | ডিসেম্বর ডিসে
    """,
    "cs": """
        ledna led leden | února úno únor | března bře březen | dubna dub duben | května kvě
        květen | června čvn červen | července čvc červenec | srpna srp srpen | září zář |
        října říj říjen | listopadu lis listopad | prosince pro prosinec
    """,
    "de": """
        januar jan jänner jän | februar feb | märz mär maerz | april apr | mai | juni jun |
        juli jul | august aug | september sept sep | oktober okt | november nov | dezember
        dez
    """,
    "el": """
        ιανουαρίου ιαν ιανουάριος | φεβρουαρίου φεβ φεβρουάριος | μαρτίου μαρ μάρτιος μάρ |
        απριλίου απρ απρίλιος | μαΐου μαΐ μάιος μάι | ιουνίου ιουν ιούνιος ιούν | ιουλίου
        ιουλ ιούλιος ιούλ | αυγούστου αυγ αύγουστος αύγ | σεπτεμβρίου σεπ σεπτέμβριος |
        οκτωβρίου οκτ οκτώβριος | νοεμβρίου νοε νοέμβριος νοέ | δεκεμβρίου δεκ δεκέμβριος
    """,
    "es": """
        enero ene | febrero feb | marzo mar | abril abr | mayo may | junio jun | julio jul |
        agosto ago | septiembre sept setiembre | octubre oct | noviembre nov | diciembre dic
    """,
    "fa": """
        ژانویهٔ ژانویه | فوریهٔ فوریه | مارس | آوریل | مهٔ مه | ژوئن | ژوئیهٔ ژوئیه | اوت
        آگوست | سپتامبر | اکتبر | نوامبر | دسامبر
    """,
    "fr": """
        janvier janv | février févr fév | mars | avril avr | mai | juin | juillet juil jul |
        août | septembre sept | octobre oct | novembre nov | décembre déc
    """,
    "he": """
        ינואר ינו׳ | פברואר פבר׳ | מרץ | אפריל אפר׳ | מאי | יוני | יולי | אוגוסט אוג׳ |
        ספטמבר ספט׳ | אוקטובר אוק׳ | נובמבר נוב׳ | דצמבר דצמ׳
    """,
    "hi": """
        जनवरी जन | फ़रवरी फ़र फरवरी | मार्च | अप्रैल | मई | जून | जुलाई जुल | अगस्त अग |
        सितंबर सित सितम्बर | अक्टूबर अक्टू अक्तूबर | नवंबर नव नवम्बर | दिसंबर दिस दिसम्बर
    """,
    "id": """
        januari jan | februari feb | maret mar | april apr | mei | juni jun | juli jul |
        agustus agu | september sep | oktober okt | november nov | desember des
    """,
    "it": """
        gennaio gen | febbraio feb | marzo mar | aprile apr | maggio mag | giugno giu |
        luglio lug | agosto ago | settembre set | ottobre ott | novembre nov | dicembre dic
    """,
    "ms": """
        januari jan | februari feb | mac | april apr | mei | jun | julai jul | ogos ogo |
        september sep | oktober okt | november nov | disember dis
    """,
    "nl": """
        januari jan | februari feb | maart mrt | april apr | mei | juni jun | juli jul |
        augustus aug | september sep | oktober okt | november nov | december dec
    """,
    "pl": """
        stycznia sty styczeń | lutego lut luty | marca mar marzec | kwietnia kwi kwiecień |
        maja maj | czerwca cze czerwiec | lipca lip lipiec | sierpnia sie sierpień |
        września wrz wrzesień | października paź październik | listopada lis listopad |
        grudnia gru grudzień
    """,
    "pt": """
        janeiro jan | fevereiro fev | março mar | abril abr | maio mai | junho jun | julho
        jul | agosto ago | setembro set | outubro out | novembro nov | dezembro dez
    """,
    "ro": """
        ianuarie ian | februarie feb | martie mar | aprilie apr | mai | iunie iun | iulie
        iul | august aug | septembrie sept | octombrie oct | noiembrie nov | decembrie dec
    """,
    "ru": """
        января январе январю янв январь | февраля феврале февралю февр февраль | марта марте
        марту мар март | апреля апреле апрелю апр апрель | мая мае маю май | июня июне июню июн
        июнь | июля июле июлю июл июль | августа августе августу авг август | сентября
        сентябре сентябрю сент сентябрь сен | октября октябре октябрю окт октябрь | ноября
        ноябре ноябрю нояб ноябрь ноя | декабря декабре декабрю дек декабрь
    """,
    "sr": """
        јануар јан januar jan | фебруар феб februar feb | март мар mart mar | април апр
        april apr | мај maj | јун jun | јул jul | август авг avgust avg | септембар сеп
        septembar sep | октобар окт oktobar okt | новембар нов novembar nov | децембар дец
        decembar dec
    """,
    "sv": """
        januari jan | februari feb | mars | april apr | maj | juni | juli | augusti aug |
        september sep | oktober okt | november nov | december dec
    """,
    "tr": """
        ocak oca | şubat şub | mart mar | nisan nis | mayıs may | haziran haz | temmuz tem |
        ağustos ağu | eylül eyl | ekim eki | kasım kas | aralık ara
    """,
    "uk": """
        січня січні січ січень | лютого лютому лют лютий | березня березні бер березень |
        квітня квітні квіт квітень | травня травні трав травень | червня червні черв червень |
        липня липні лип липень | серпня серпні серп серпень | вересня вересні вер вересень |
        жовтня жовтні жовт жовтень | листопада листопаді лист листопад | грудня грудні груд
        грудень
    """,
    "ur": """
        جنوری | فروری | مارچ | اپریل | مئی | جون | جولائی | اگست | ستمبر | اکتوبر | نومبر |
        دسمبر
    """,
}
MONTH_NAMES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    language: tuple(
        tuple(name.replace("_", " ") for name in month.split()) for month in names.split("|")
    )
    for language, names in _NAMES.items()
}
"""BCP 47 language to the names of its twelve months, in lower case."""
NUMBERED_MONTHS = frozenset(("ja", "ko", "vi", "zh"))
"""Languages that count the months."""
