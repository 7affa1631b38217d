# ruff: noqa: E501 - a pattern is easier to read on one line
"""What the furniture of a news page looks like: patterns for lines, none special to one outlet.

Patterns whose name begins with `LOOSE` hold words that reports use too; they count only for lines
that do not read as a sentence. No pattern is meant for lines longer than `MAX_CHARS`.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

MAX_CHARS = 300
"""A longer line is no furniture, whatever it begins with."""

_FLAGS = re.IGNORECASE


class LinePattern(NamedTuple):
    """Patterns for lines; those for the beginning apart, as they are tried at one place only."""

    beginning: re.Pattern[str]
    inside: re.Pattern[str] | None
    may_be_inside: Callable[[str], object]
    """Whether a line has what every line has that has any of the patterns inside: a quick look."""

    def search(self, line: str) -> bool:
        """Return whether any of the patterns is found in a line."""
        if self.beginning.match(line):
            return True
        if self.inside is None or not self.may_be_inside(line):
            return False
        return self.inside.search(line) is not None


def _has(*parts: str) -> Callable[[str], bool]:
    """Return whether a line has any of these, in either case.

    They are without `i`, `k` and `s`, which patterns find in further letters, such as `ſ`.
    """

    def is_there(line: str) -> bool:
        lower = line.lower()
        return any(part in lower for part in parts)

    return is_there


def _any_of(*patterns: str, needed: Callable[[str], object] = bool) -> LinePattern:
    """Return the pattern of lines that have any of these; those without `^` have what is needed."""
    inside = [pattern for pattern in patterns if not pattern.startswith("^")]
    beginning = [pattern for pattern in patterns if pattern.startswith("^")]
    return LinePattern(
        re.compile("|".join(f"(?:{pattern})" for pattern in beginning) or "(?!)", _FLAGS),
        re.compile("|".join(f"(?:{pattern})" for pattern in inside), _FLAGS) if inside else None,
        needed,
    )


_LEAD = r"^[\s•▪◦‣·●►▶→⇒➔➜➤*_#>»›–—-]*"
"""What may stand before the words of a link or a heading; quotation marks may not."""
_NETWORK = (
    r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|bluesky|mastodon|threads|reddit|instagram|youtube|tiktok|"
    r"pinterest|wechat|weibo|e-?mail|copy (?:the )?link)"
)
_AGENCY = r"(?-i:AP|AFP|EPA|EFE|REUTERS|Reuters|Getty(?: Images)?|Xinhua|ANI|PTI|TASS|Anadolu|AA|dpa|DPA|ANSA|Yonhap|Kyodo|Bloomberg)"

AD_SLOT = _any_of(
    r"^\W*(?:adsense |google )?(?:advertisements?|advertising)\W*$",
    r"^\W*(?:publicidad|publicité|anzeige|werbung|pubblicità|реклама|reklam[ae]?|iklan|广告|広告|광고|إعلان)\W*$",
    r"(?:story|article) continues (?:below|after) (?:this )?advert",
    r"^\[\s*(?:advertisement|ad|anzeige|publicidad)\b.*\]$",
    needed=_has("cont"),
)
"""A slot that an advert stands in or is announced by."""

AD_HEADING = _any_of(
    r"^\W*(?:sponsored(?: content| by)?|promoted(?: content)?|paid (?:post|content)|partner content|"
    r"from our (?:sponsors?|partners?)|publicidad|publicité|anzeige|werbung|pubblicità|publicidade|advertentie|"
    r"реклама|广告|廣告|広告|광고|إعلان|विज्ञापन)\W*$",
)
"""A line after which an advert's text follows."""

AD_LINE = re.compile(
    r"^[\W_]*(?:advertisements?|advertorial|sponsored(?: (?:content|post|message|note|story|by [\w .&'’-]{2,40}))?|paid for by [^:|–—\n]{2,40}|promoted(?: (?:content|post|story))?|"
    r"paid (?:post|content|message|advertisement|promotion)|partner content|ad|anzeige|werbung|publicidad|publicité|pubblicità|publicidade|реклама|"
    r"reklam[ae]?|advertentie|iklan|广告|廣告|広告|광고|إعلان|विज्ञापन|اشتہار|تبلیغات)\s*(?:[:：|–—\])]|-\s)\s*\S",
    _FLAGS,
)
"""An advert with its label on one line, however long."""

INTERFACE = _any_of(
    r"^(?:dark|light|night) mode$",
    r"^(?:logo|menu|search|home|close|print|share|tweet|email|listen|save|copy link|follow|audio|video|reply)$",
    r"^menu\b.{0,12}[▾▼☰]",
    r"^(?:skip|jump) to (?:main )?(?:content|navigation)$",
    r"^you are here\s*:",
    r"^(?:sign|log) ?in to (?:comment|continue|read|save|post|reply)\b",
    r"^subscribe (?:now|today|here|for only|to our)\b",
    r"^(?:we|(?:this|our) (?:site|website)|[\w ]{2,30}) uses? cookies(?: (?:to|and|for|on|in)\b|[.,]|$)",
    r"\[(?:accept|manage|reject|play|next|previous|skip|close)\b[^\]]*\]",
    r"^\[(?:accept|agree|satisfaction survey)\b",
    r"\bview (?:this (?:email|message) )?in (?:your )?browser\b",
    r"^was this (?:.{3,20} )?(?:helpful|useful|forwarded to you)\s*\?(?:\s*(?:yes|no|sign up)\b.{0,30})?$",
    r"^sign up (?:here|now|today)\b.{0,40}$",
    r"^get .{2,40} (?:on|in|to) your (?:phone|mobile|inbox)(?:[.!]|$)",
    r"^you have \d+ free articles? (?:left|remaining)\b",
    r"^(?:comment|leave a (?:reply|comment)|post a comment)(?: ?/ ?reply)?(?: from)?$",
    r"^you must be (?:logged|signed) in to\b",
    r"^(?:be the first to comment|join the (?:conversation|discussion))\W*$",
    r"^(?:press|media|news) (?:contacts?|enquiries|inquiries|queries|office)\s*(?::.{0,200})?$",
    r"^for (?:immediate release|(?:more|further) information\s*:.{0,120})\W*$",
    r"^\[(?:press|media|news) release\].{0,140}$",
    r"^(?:about (?:the|our) authors?|about us|editor'?s? picks?)\W*$",
    r"\ball rights reserved\b\W*(?:$|[|·•©])",
    r"^(?:©|\(c\)\s*(?:19|20)\d\d\b|copyright\W+(?:©|\(c\)|(?:19|20)\d\d\b|by (?-i:[A-Z]))).{0,200}$",
    r"^newsletters?\s*:\s*(?:get|sign|subscribe|join|receive|our|your)\b",
    r"^\(?(?:additional )?(?:reporting|editing|writing) by (?-i:[A-Z]\S+ [A-Z]).{0,120}(?:;|\band\b) ?(?:editing|writing|additional reporting) by\b.{0,80}$",
    r"^item \d+ of \d+$",
    r"^\W*\d+ ?(?:comments?|shares?|likes?|views?)$",
    r"^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$",
    r"^(?:https?://|www\.)\S+$",
    r"^[A-Za-z]{2,6}(?:/[A-Za-z]{1,6}){1,3}$",
    r"^[（(](?:完|了|終|끝)[)）]$|^[（(【\[]?(?:责任编辑|責任編輯|编辑|編輯|责编)\s?[:：].{0,40}$",
    r"^(?:भाषा|वार्ता)$|^हि\.? ?स\.?(?:[ ./]+\S+){0,4}$|^\((?:इनपुट|एजेंसी|एजेंसियां).{0,40}\)$|^\((?:إعداد|تحرير|شارك في التغطية) .{2,120}\)$",
    r"^\((?:reporte|reporteo|escrito|editado|reportage|rédigé|version française|edição|reportagem|редактор|автор)\b.{0,140}\)$",
    r"^\W*$",
    r"^-?30-?$",
    r"^(?:-+ ?)?end(?:s)?(?: of (?:article|text|release))?(?: ?-+)?$",
    needed=_has("[", "brow", "all r"),
)
"""Controls, contacts, rights, and other lines that are no prose."""

SIGNATURE = re.compile(
    r"^(?:भाषा|वार्ता)(?:[ ./]+(?!(?:में|पर|को|से|के|की|का|ने|और|तक|भी|ही)(?!\S))[^\s।?!]+){1,3}$"
)
"""An agency and those who wrote for it, in words that reports use too: `language`, `talks`."""

LOOSE_INTERFACE = _any_of(
    r"^(?:sign|log) ?(?:in|up|out)\b.{0,80}$",
    r"^(?:subscribe|unsubscribe|suscr[ií]bete|abonnez-vous|abonnieren|newsletter)\b.{0,120}$",
    rf"^(?:share|compartir|partager|teilen|condividi|compartilhar|delen|dela|поделиться|分享|شارك)\b.{{0,40}}?(?<!\w){_NETWORK}(?!\w).{{0,100}}$",
    r"^share (?:this|the) (?:article|explainer|news|page|post|report|story)\W*$",
    rf"^follow (?:us|me)\b.{{0,60}}$|^follow .{{2,40}} on (?:all platforms|social media|{_NETWORK})(?!\w).{{0,40}}$",
    r"\bsign up (?:here|for (?:our|the|free) .{0,30}(?:newsletter|letter|alerts?|briefing))\b.{0,40}$",
    r"^(?:tags?|keywords?|topics?|filed under|categor(?:y|ies)|etiquetas|mots-clés|schlagworte|теги|标签|关键词)\s*[:：]",
    r"^(?:cite|download|request|print|save|e-?mail) (?:this (?:article|page|story|issue)|pdf|permissions?)\b.{0,100}$",
    r"^(?:breadcrumbs?|rss|sitemap|accessibility statement|privacy (?:policy|notice)|terms (?:of (?:use|service)|and conditions))(?:\s*[|·•,&/:].{0,120})?$",
    r"^subscribe to (?:news|our|the|updates)\b.{0,120}$",
    r"^(?:tel|telephone|phone|fax|e-?mail|contact)\b\.?\s*[:(].{0,120}$",
    r"^(?:division|department|section|embargo|embargoed until|attachments?|reference|ref)\s*:.{0,160}$",
    r"^(?:first published|published|posted|last updated|updated|last modified|publicado|actualizado|publié|mis à jour|veröffentlicht|aktualisiert|pubblicato|aggiornato|atualizado|опубликовано)"
    r"(?: (?:on|at|el|em|le|am|il))?(?:\s*:|,? (?!in )(?:[^\W\d_]{2,10}[.,]? )?(?:[^\W\d_]{3,10}\.? )?\d).{0,90}$",
    r"^(?:press release|communiqué de presse|pressemitteilung|media release|news release|comunicado de prensa)\b.{0,30}$",
    r"^(?:get|find|read|download|install|open|try) (?:.{0,20} )?(?:the|our) (?:\w+ )?app\b.{0,30}$",
    r"^\(?(?:additional )?(?:reporting|editing|writing|edited) by (?-i:[A-Z]\S+ [A-Z]).{0,140}$",
    r"^read (?:in|time)\b.{0,20}$|^\d+ min(?:ute)?s? read$",
    needed=_has("n up"),
)
"""The same, in words that reports use too."""

LINK_LINE = _any_of(
    _LEAD
    + r"(?:also read|read also|read more|read next|keep reading|see also|you may (?:also )?like|up next(?: on [\w ]{2,40})?|click here|"
    r"in case you missed it|in other news|(?:also|more|elsewhere) (?:on|in) (?:this|our|the) (?:web ?site|site|page|section|issue|edition))\s*(?::|\||>>|»|›|–|—|-\s)",
    _LEAD
    + r"(?:lee también|lea también|leer más|lea más|ver también|te puede interesar|lire aussi|à lire(?: aussi)?|"
    r"lesen sie auch|mehr zum thema|auch interessant|leggi anche|leia também|leia mais|lees ook|läs också|les også|"
    r"читайте также|читать также|смотрите также|читайте ще|читайте також|اقرأ أيضا|اقرأ أيضًا|यह भी पढ़ें|یہ بھی پڑھیں|相关阅读|延伸阅读|関連記事|관련 기사)"
    r"\s*(?:[:：|–—>»]|-\s|$)",
    r"^(?:item \d+ of \d+\s*)?>>\s*\S(?!.{30,}[.]$)",
)
"""A line that is a link to another article."""

LOOSE_LINK_LINE = _any_of(
    _LEAD
    + r"(?:more (?:on|from|news)|related(?: story| article)?|don'?t miss|must read|watch(?: also)?|listen|recommended|"
    r"full (?:text|statement|story)|continue reading|explainer)\s*(?::|\||>>|»|›|–|—|-\s)",
    r"^more from (?:this|the|our) (?:issue|author|section|series)\b",
)
"""The same, in words that reports use too."""

LINK_HEADING = _any_of(
    _LEAD
    + r"(?:related(?: (?:stories|articles|news|posts|coverage|content|topics|links|materials?|reports?|reading|features))|(?:more )?(?:top|latest) (?:stories|news)|"
    r"most (?:read|popular|viewed|shared)(?: today| this week| now)?|trending(?: now)?|recommended(?: for you| stories)?|"
    r"more (?:stories|news|from (?-i:[A-Z]).{1,40}|on this (?:topic|story)|like this)|you (?:may|might) (?:also )?like|"
    r"editor'?s'? (?:picks?|choice)|(?:read|keep|continue) (?:more|also|next|reading)|further reading|also (?:read|in the news|on this site|in this (?:issue|edition|section))|in other news|what to read next|"
    r"lo más (?:leído|visto)|noticias relacionadas|articles? (?:liés|associés)|les plus lus|meistgelesen|mehr zum thema|"
    r"notizie correlate|leia também|похожие (?:новости|материалы)|читайте также|по теме|相关新闻|相关阅读|延伸阅读|推荐阅读|関連記事|관련 ?기사|أخبار ذات صلة|اقرأ أيضا|اقرأ أيضًا|यह भी पढ़ें|یہ بھی پڑھیں|lea también|lee también|te puede interesar|lire aussi|à lire aussi)[^\w.!?。！？]*$",
)
"""A heading behind which links to other articles follow."""

COMMENTS_HEADING = _any_of(
    _LEAD
    + r"(?:\d+ )?(?:(?:reader(?:s'|s’|'s|’s|s)?|your|all|latest|recent) )?comments?(?: section)?(?:\s*\(\d+\).{0,40}|\s*:?\s*\d*\s*:?)$",
    _LEAD + r"comments?(?: ?/ ?reply)(?: from)?$",
    _LEAD
    + r"(?:\d+ )?(?:leave a (?:comment|reply)|join the (?:conversation|discussion)|what (?:our )?readers say|"
    r"letters to the editor|comentarios|commentaires|kommentare|commenti|comentários|комментарии|评论|コメント|댓글|التعليقات)"
    r"(?: ?[(（]\d+[)）])?[^\w.!?]*$",
)
"""A heading behind which readers speak."""

READERS_HEADING = re.compile(
    r"^[\W_]*(?:\d+ )?(?:"
    r"(?:reader|user|visitor|viewer|public|online)(?:s'|s’|'s|’s|s)? (?:comments?|reactions?|responses?|replies|opinions?|views|feedback|discussion)|"
    r"(?:top|most liked) (?:comments?|replies|reactions)|comments section|what (?:our |the )?(?:readers|users) (?:say|think|are saying)|from (?:our|the) readers|letters to the editor|"
    r"(?:les )?commentaires des (?:lecteurs|internautes)|(?:vos|les) réactions|réactions des lecteurs|comentarios de (?:los )?(?:lectores|usuarios)|opiniones de los lectores|comentários dos (?:leitores|usuários)|"
    r"commenti dei lettori|leserkommentare|lesermeinungen|kommentare der leser|reacties van lezers|komentarze czytelników|okur yorumları|(?:комментарии|мнения|отклики) читателей|коментарі читачів|"
    r"(?:读者|网友|讀者|網友|用户)(?:评论|留言|評論)|読者(?:の)?コメント|독자 (?:댓글|의견)|تعليقات (?:القراء|الزوار)|قارئین کے تبصرے|पाठकों की (?:टिप्पणियाँ|प्रतिक्रियाएँ|राय)|نظرات (?:خوانندگان|کاربران)"
    r")[^\w.!?]*(?:\(\d+\))?\W*$",
    _FLAGS,
)
"""A heading that says that readers speak behind it."""

COMMENT_LINE = re.compile(
    r"^@?(?=[\w.-]{3,30}(?:\s*[:>]|\s+(?:says|wrote|said)\s*:))[a-z][\w.-]*[\d_][\w.-]*\s*(?:says|wrote|said)?\s*[:>]\s|^(?:posted|comment(?:ed)?) by\s\S"
)
"""A reader's comment that begins with the name of an account."""

COMMENT_MARK = re.compile(
    r"^(?:reply|répondre|responder|antworten|like)\b.{0,30}$|\b\d+ (?:likes?|hours?|days?|minutes?) ?(?:ago)?\b.{0,10}$|"
    r"^[^\s:]+(?: [^\s:]+){0,2}:\s|^[\w.@-]+$|"
    r"^\S+(?: \S+){0,2}, .{0,24}\b\d{1,2}[:.h]\d\d\b.{0,6}[–—-]\s",
    _FLAGS,
)
"""What stands among readers' comments: their names, times and buttons; also before the comment."""

CAPTION = _any_of(
    r"^\W*(?:photos?|file photo|image|picture|pic|caption|infographic|foto|bild|imagen|图片|图|圖片|圖|照片|资料图|資料圖|写真|사진|صورة|تصویر|фото|снимок|फोटो|तस्वीर)"
    r"(?: (?:credit|courtesy|by)\b[^:]{0,40})?\s*[:：]",
    r"^\[(?:photo|image|chart|graphic|map|video|figure|foto|infographic)\b.*\]$",
    r"^(?:[▲△]|图为|圖為|[\u3400-\u9fff].{0,280}?(?:记者|記者|通讯员|新华社).{0,12}[摄攝]\W*$)",
    r"^!\[[^\]]*\]\([^)]*\)$",
    r"^\((?:photo|image|file photo)\b.*\)$",
    rf"(?:^|[(\[/|]\s?|photo: ?|\s){_AGENCY}(?: |/)(?:photo|images?|pool|file|via {_AGENCY})\b.{{0,40}}$",
    rf"(?:^|[(\[/|]\s?|photo: ?|\s){_AGENCY}/(?-i:[A-Z])[^/]{{1,40}}[)\]]?$",
    rf"\w ?[/|]\s?{_AGENCY}[)\]]?$|\[{_AGENCY}\]$|^[(\[]?{_AGENCY}[)\]]?$",
    needed=re.compile(_AGENCY).search,
)
"""A line that describes or credits a picture."""

LOOSE_CAPTION = _any_of(r"^\W*(?:chart|graphic|map|figure|video|watch)\s*[:：]")
"""The same, in words that reports use too."""

POST_ATTRIBUTION = re.compile(
    r"^\s*[—–-]{1,2}\s*(?P<account>[^()\n]{1,80}\(@\w{1,40}(?:@[\w.-]+)?\))\s*(?P<date>.{0,40})$"
)
"""The last line of an embedded post, such as `— Ministry (@ministry) May 3, 2031`."""

POST_MARK = re.compile(
    r"\bpic\.[\w.]{1,60}/\w+|https?://\S+|(?<!\w)@\w{2,40}\b|(?<!\w)#\w{2,60}|…\s*$|[\U0001f300-\U0001faff\u2b00-\u2bff]"
)
"""What stands in posts and not in reports: short links, mentions, hashtags, pictographs."""

POST_END = re.compile(r"\bpic\.[\w.]{1,60}/\w+\s*$|https?://\S+\s*$")
"""How the text of a post ends that stands behind its attribution."""

_NAME_WORD = r"(?:[^\W\d_a-zß-ÿ][\w'’.-]*|and|et|und|y|e|de|da|dos|del|della|der|van|von|la|le|di|du|bin|bint|ibn|al|el|in|of|for|the|à|en)"
_NO_NAME = r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d)"
BYLINE = re.compile(
    rf"^(?:By|BY|Por|Par|Von|Di|Door|Av|Автор:?|بقلم ?:?|کتبه?:?|(?:[\u4e00-\u9fff]{{0,4}}[社报報网網台])?(?:记者|記者)(?![会會团團问問节節站])[:：]?)\s*(?<![a-z])\b{_NO_NAME}"
    rf"(?P<name>{_NAME_WORD}(?:(?:, | & | ){_NAME_WORD}){{0,11}}(?:, [^.!?]{{2,60}})?)$"
    r"|^(?P<bare>(?:[A-Z][\w'’.-]+ ){1,3}[A-Z][\w'’.-]+),? (?:correspondent|reporter|staff writer|editor|in [A-Z]\w+)$"
)
"""A line that says who wrote the article."""

MAIL_HEADER = re.compile(
    r"^(?:(?P<subject>subject|betreff|objet|asunto|oggetto|тема|主题)|from|to|cc|bcc|date|sent|reply-to|message-id|"
    r"mime-version|content-[a-z-]+|von|an|datum|gesendet|de|à|envoyé|para|fecha|enviado)\s*[:：]\s*(?P<value>\S.*)$",
    _FLAGS,
)
"""A line of the head of a mail."""

DOCUMENT_HEADING = re.compile(
    r"^(?:(?:agreed|final|joint|official|political|press|the) ){0,3}"
    r"(?:communiqu[eé]|declaration|memorandum of understanding|minutes|protocol|readout|statement)$",
    _FLAGS,
)
"""The kind of a document as its first line."""

OFFICE = re.compile(
    r"^(?:the |royal |federal )*(?:\w+ )?(?:cabinet office|commission|department|embassy|government|ministry|office|"
    r"permanent mission|presidency|secretariat)\b(?: (?:of|for) [^,.:;]+)?$",
    _FLAGS,
)
"""The name of an office; the first line of many a release."""

NAVIGATION = re.compile(r"\s{2,}|\s[|·•>›»/▾▼]\s?|[▾▼]\s*")
"""What stands between the entries of a navigation bar."""

_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+"
_CAPITALIZED = r"[A-ZÀ-Þ][\w'’-]+"
DATELINE = re.compile(
    r"^(?P<dateline>"
    rf"(?P<place>{_CAPITALS}(?:[ /,]+{_CAPITALS}){{0,4}}(?:,? [A-Z][a-z]+\b)?"
    rf"|{_CAPITALIZED}(?: {_CAPITALIZED}){{0,2}}(?=,? ?(?:[A-Z][A-Za-z]{{2,8}}\.? \d|\d{{1,2}} [A-Z]|\([A-Z]|/[A-Z])))"
    r"(?:,? ?(?P<date>[A-Za-z]{3,9}\.? \d{1,2}(?:,? \d{4})?|\d{1,2} [A-Za-z]{3,9}\.?(?:,? \d{4})?))?"
    r"(?P<agency> ?(?:\([A-Z][\w .&’'-]{1,40}\)|/[A-Z][\w .-]{1,20}/))?)"
    r"\s*(?::|—|–|--?|\.—)\s+(?=\S)"
)
"""The head of a report's first sentence: place, day, agency."""
DATELINE_CHARS = 160
"""A dateline and what follows it closely stand within this."""
