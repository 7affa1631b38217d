# ruff: noqa: E501 - a pattern is easier to read on one line
"""What the furniture of a news page looks like: patterns for lines, none special to one outlet."""

import re

_FLAGS = re.IGNORECASE


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), _FLAGS)


AD_SLOT = _any_of(
    r"^\W*(?:adsense |google )?(?:advertisements?|advertising)\W*$",
    r"^\W*(?:publicidad|publicité|anzeige|werbung|pubblicità|реклама|reklam[ae]?|iklan)\W*$",
    r"(?:story|article) continues (?:below|after) (?:this )?advert",
    r"^\[\s*(?:advertisement|ad|anzeige|publicidad)\b.*\]$",
)
"""A slot that an advert stands in or is announced by."""

AD_HEADING = _any_of(
    r"^\W*(?:sponsored(?: content| by)?|promoted(?: content)?|paid (?:post|content)|partner content|"
    r"from our (?:sponsors?|partners?)|publicidad|publicité|anzeige|werbung)\W*$",
)
"""A line after which an advert's text may follow."""

AD_TEXT = _any_of(
    r"\b\d+ ?% off\b",
    r"\b(?:promo|discount|voucher)? ?code [A-Z0-9]{4,}\b",
    r"\b(?:buy|book|order|shop|download|install|sign up|subscribe|register|join) (?:now|today|by|here|free)\b",
    r"\b(?:free trial|terms apply|limited offer|best price|money back)\b",
    r"\bwin an? .{3,60}\btext [A-Z]{3,}",
    r"\b(?:from|only|for|desde|ab) (?:[$€£]|usd|eur) ?\d+.{0,30}\b(?:one way|per|a (?:month|night|week)|month|al mes)",
    r"\b(?:ofertas?|offres|angebote)\b",
)
"""The language of adverts; counts only behind an `AD_HEADING` or a slot."""

INTERFACE = _any_of(
    r"^(?:dark|light|night) mode$",
    r"^(?:logo|menu|search|home|close|print|share|tweet|email|listen|save|copy link|follow|audio|video)$",
    r"^menu\b.{0,12}[▾▼☰]",
    r"^(?:skip|jump) to (?:main )?(?:content|navigation)",
    r"^(?:you are here|breadcrumbs?)\b",
    r"^(?:sign|log) ?(?:in|up|out)\b.{0,80}$",
    r"^(?:subscribe|unsubscribe|suscr[ií]bete|abonnez-vous|abonnieren|newsletter)\b.{0,120}$",
    r"^(?:share|compartir|partager|teilen|condividi)\b.{0,24}?(?:[:|·•]|\b(?:on|in|en|sur|auf|via|this|tweet|print)\b)"
    r".{0,100}$",
    r"^follow (?:us|.{2,40}) on\b",
    r"\b(?:we|this (?:site|website)) uses? cookies\b",
    r"\[(?:accept|manage|reject|play|next|previous|skip|close)\b[^\]]*\]",
    r"^\[(?:accept|agree|satisfaction survey)\b",
    r"\bview (?:this (?:email|message) )?in (?:your )?browser\b",
    r"^was this (?:forwarded|helpful|article|email)",
    r"\bsign up (?:here|for)\b.{0,60}$",
    r"^get .{2,40} on your (?:phone|mobile|inbox)",
    r"^you have \d+ free articles?",
    r"^(?:comment|leave a (?:reply|comment)|post a comment)(?: ?/ ?reply)?(?: from)?$",
    r"^you must be (?:logged|signed) in",
    r"^(?:be the first to|join the) (?:comment|conversation)",
    r"^(?:tags?|keywords?|topics?|filed under|categor(?:y|ies)|etiquetas|mots-clés|schlagworte)\s*:",
    r"^(?:cite|download|request|print|save|e-?mail) (?:this|pdf|permissions?)\b.{0,100}$",
    r"^(?:subscribe to|rss|sitemap|accessibility statement|privacy policy|terms (?:of use|and conditions))\b.{0,120}$",
    r"^(?:press|media) (?:contacts?|enquiries|inquiries|office)\b\s*:?.{0,200}$",
    r"^(?:tel|telephone|phone|fax|e-?mail|contact)\b\.?\s*[:(].{0,120}$",
    r"^(?:division|department|section|embargo|attachment|reference|ref)\s*:.{0,160}$",
    r"^(?:published|posted|updated|last updated|last modified|first published|publicado|veröffentlicht)\b.{0,90}$",
    r"^(?:press release|communiqué de presse|pressemitteilung|media release|news release)\b.{0,30}$",
    r"^\[(?:press|media|news) release\].{0,140}$",
    r"^(?:about (?:the|our) authors?|about us|editor'?s? picks?)\W*$",
    r"\ball rights reserved\b",
    r"^(?:©|\(c\)|copyright)\s.{0,200}$",
    r"^(?:get|find|read) (?:.{0,20} )?(?:the|our) app\b",
    r"^newsletter\s*:",
    r"^(?:reporting|editing|writing|additional reporting|edited) by\b.{0,160}$",
    r"^item \d+ of \d+$",
    r"^#{0,3}\s*\d+ ?(?:comments?|shares?|likes?|views?)$",
    r"^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$",
    r"^(?:https?://|www\.)\S+$",
    r"^[A-Za-z]{2,6}(?:/[A-Za-z]{1,6}){1,3}$",
    r"^(?:-+|=+|\*+|_+|#+|~+|·+|\W)$",
    r"^-?30-?$",
    r"^(?:-+ ?)?end(?:s)?(?: of (?:article|text|release))?(?: ?-+)?$",
)
"""Controls, contacts, rights, and other lines that are no prose."""

LINK_LINE = _any_of(
    r"^\W*(?:also read|read also|read more|read next|see also|more on|more from|more news|related(?: story| article)?|"
    r"don'?t miss|must read|watch(?: also)?|listen|you may (?:also )?like|recommended|up next(?: on [\w ]{2,40})?|"
    r"full (?:text|statement|story)|click here|continue reading|in case you missed it|explainer)\s*(?::|\||>>|»|›|–|—|-\s)",
    r"^\W*(?:lee también|lea también|leer más|lea más|ver también|te puede interesar|lire aussi|à lire(?: aussi)?|"
    r"lesen sie auch|mehr zum thema|auch interessant|leggi anche|leia também|leia mais|lees ook|läs också|les også|"
    r"читайте также|читать также|смотрите также|читайте ще|читайте також|اقرأ أيضا|اقرأ أيضًا|यह भी पढ़ें|یہ بھی پڑھیں|相关阅读|延伸阅读)\s*[:：|–—-]?",
    r"^more from (?:this|the|our) (?:issue|author|section|series)\b",
    r"^(?:item \d+ of \d+\s*)?>>\s*\S",
    r"^item \d+ of \d+\s*>>",
)
"""A line that is a link to another article."""

LINK_HEADING = _any_of(
    r"^\W*(?:related(?: (?:stories|articles|news|posts|coverage|content|topics|links))|(?:more )?(?:top|latest) (?:stories|news)|"
    r"most (?:read|popular|viewed|shared)(?: today| this week| now)?|trending(?: now)?|recommended(?: for you| stories)?|"
    r"more (?:stories|news|from .{2,40}|on this (?:topic|story)|like this)|you (?:may|might) (?:also )?like|"
    r"editor'?s'? (?:picks?|choice)|read (?:more|also|next)|also (?:read|in the news)|in other news|what to read next|"
    r"lo más (?:leído|visto)|noticias relacionadas|articles? (?:liés|associés)|les plus lus|meistgelesen|mehr zum thema|"
    r"notizie correlate|leia também|похожие (?:новости|материалы))\W*$",
)
"""A heading behind which links to other articles follow."""

COMMENTS_HEADING = _any_of(
    r"^\W*(?:\d+ )?(?:reader(?:s'?|'s)? )?comments?(?: section)?(?: \(\d+\))?\s*:?.{0,40}$",
    r"^\W*(?:leave a (?:comment|reply)|join the (?:conversation|discussion)|what readers say|your (?:views|comments)|"
    r"letters to the editor|comentarios|commentaires|kommentare|commenti|комментарии)(?: \(\d+\))?\W*$",
)
"""A heading behind which readers speak."""

CAPTION = _any_of(
    r"^\W*(?:photos?|file photo|image|picture|pic|caption|chart|graphic|infographic|map|figure|video|watch|foto|bild|imagen)"
    r"(?: (?:credit|courtesy|by)\b[^:]{0,40})?\s*[:：]",
    r"^\[(?:photo|image|chart|graphic|map|video|figure|foto|infographic)\b.*\]$",
    r"^!\[[^\]]*\]\([^)]*\)$",
    r"^\((?:photo|image|file photo)\b.*\)$",
    r"(?:\(|/|\[|\|\s?|photo: ?)(?:AP|AFP|EPA|Reuters|Getty(?: Images)?|Xinhua|ANI|PTI|TASS|Anadolu|dpa|Yonhap|Kyodo)"
    r"(?: (?:Photo|Images|via AP|File))?[^.]{0,30}[)\]]?$",
)
"""A line that describes or credits a picture."""

POST_ATTRIBUTION = re.compile(
    r"^\s*[—–-]{1,2}\s*(?P<account>[^()\n]{1,80}\(@\w{1,40}(?:@[\w.-]+)?\))\s*(?P<date>.{0,40})$"
)
"""The last line of an embedded post, such as `— Ministry (@ministry) May 3, 2031`."""

POST_MARK = re.compile(
    r"\bpic\.[\w.]+/\w+|https?://\S+|(?<!\w)@\w{2,40}\b|(?<!\w)#\w{2,60}|…\s*$|[\U0001f300-\U0001faff\u2b00-\u2bff]"
)
"""What stands in posts and not in reports: short links, mentions, hashtags, pictographs."""

POST_END = re.compile(r"\bpic\.[\w.]+/\w+\s*$|https?://\S+\s*$")
"""How the text of a post ends that stands behind its attribution."""

BYLINE = re.compile(
    r"^(?:By|Por|Par|Von|Di|Door|Av|Автор:?)\s+(?P<name>[A-ZÀ-Þ][^.!?]{2,80})$"
    r"|^(?P<bare>(?:[A-Z][\w'’.-]+ ){1,3}[A-Z][\w'’.-]+),? (?:correspondent|reporter|staff writer|editor|in [A-Z]\w+)$"
)
"""A line that says who wrote the article."""

NAVIGATION = re.compile(r"\s{2,}|\s[|·•>›»/▾▼]\s?|\s*[▾▼]\s*")
"""What stands between the entries of a navigation bar."""

DATELINE = re.compile(
    r"^(?P<dateline>"
    r"(?P<place>(?:[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ /,]+(?=[A-ZÀ-Þ]))?){1,5}(?:,? [A-Z][a-z]+)?"
    r"|[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2}(?=,? ?(?:[A-Z][A-Za-z]{2,8}\.? \d|\d{1,2} [A-Z]|\([A-Z]|/[A-Z])))"
    r"(?:,? ?(?P<date>[A-Za-z]{3,9}\.? \d{1,2}(?:,? \d{4})?|\d{1,2} [A-Za-z]{3,9}\.?(?:,? \d{4})?))?"
    r"(?P<agency> ?(?:\([A-Z][\w .&’'-]{1,40}\)|/[A-Z][\w .-]{1,20}/))?)"
    r"\s*(?::|—|–|--?|\.—)\s+(?=\S)"
)
"""The head of a report's first sentence: place, day, agency."""
