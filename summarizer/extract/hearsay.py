# ruff: noqa: E501 - a pattern is easier to read on one line
"""Holders whom somebody else speaks of: critics, a banner, the minister of another state.

English only. What critics say that a state will do is no position of that state.
"""

import re

from summarizer.extract.masked import HOLDER, OTHER, Masked

_FLAGS = re.VERBOSE
_NAMED_BODIES = r"(?:Greenpeace|Oxfam|Amnesty(?:\ International)?|Human\ Rights\ Watch|WWF|Sea\ Shepherd|Transparency\ International|Friends\ of\ the\ Earth|Reporters\ Without\ Borders|World\ (?:Wildlife|Wide)\ Fund)"
THIRD = rf"""(?:[Cc]ritics?|[Oo]pponents|[Aa]nalysts?|[Ee]xperts?|[Oo]bservers|[Cc]ommentators?|[Cc]olumnists?|[Aa]ctivists?|[Cc]ampaigners?
    |[Pp]rotest[eo]rs?|[Dd]emonstrators?|[Ee]nvironmentalists?|[Cc]onservationists?|[Aa]cademics?|[Hh]istorians?|[Ee]conomists?
    |[Pp]undits?|[Bb]loggers?|[Tt]rolls|[Rr]esidents?|[Vv]illagers?|[Ll]ocals|[Vv]oters?|[Ff]armers?(?!')|[Ff]isher(?:men|man|s|folk)(?!')|[Oo]nlookers
    |[Bb]ystanders?|[Rr]eaders?|[Vv]iewers?|[Ss]atirists?|[Cc]omedians?|[Nn]ovelists?|[Bb]ookmakers|[Ll]obbyists?|[Tt]raders|[Ii]nvestors
    |[Ss]tudents|[Tt]ruckers|[Dd]ockers|[Ww]orkers|[Uu]nionists?|[Rr]ebels?|[Dd]issidents?|[Cc]ynics|[Ss]keptics|[Ss]ceptics|[Ss]trikers
    |(?:trade|labou?r|\w+s?')\ unions?|[Tt]rade\ unions?|[Uu]nions|[Uu]nion\ (?:leaders?|officials?|bosses|members?)
    |(?:[Ll]obby|[Pp]ressure|[Rr]ights|[Cc]ampaign|[Aa]dvocacy|[Gg]reen|[Ee]nvironment(?:al)?|[Cc]ivil\ society|[Aa]nti-\w+|[Ii]ndustry|[Cc]onsumer
    |[Bb]usiness|[Aa]id|[Ss]tudent|[Cc]hurch|[Pp]rotest|[Ff]armers'|[Ff]ishermen's|[Rr]ebel|[Tt]ribal)\ (?:groups?|leaders?|associations?)|NGOs?|[Cc]harit(?:y|ies)|[Tt]hink[\ -]tanks?
    |[Oo]pposition\ (?:leaders?|parties|party|figures?|lawmakers?|politicians?|MPs?)
    |[Bb]anners?|[Pp]lacards?|[Pp]osters?|[Ll]eaflets?|[Pp]etitions?|[Gg]raffiti|[Mm]emes?|[Hh]oaxers?|[Pp]ranksters?
    |(?:[Pp]arody|[Ff]ake|[Ff]an|[Ss]atirical|[Aa]nonymous|[Ss]poof|[Bb]ogus|[Uu]nofficial)\ (?:\w+\ )?(?:accounts?|posts?|websites?|pages?|blogs?|profiles?)
    |(?:[Tt]weet|[Pp]ost|[Mm]essage|[Vv]ideo)s?\ (?:from|by|on)\ (?:an?\ |the\ )?(?:parody|fake|fan|satirical|anonymous|spoof|bogus|unofficial)\ \w+
    |[Pp]olls?|[Cc]rowds?|[Aa]udience|[Ss]upporters|[Bb]ackers|[Aa]dvocates|[Pp]rofessors?|[Ll]ecturers?|[Rr]esearchers?|[Ss]cholars?
    |(?:taxi\ |bus\ |lorry\ |truck\ )?[Dd]rivers?|[Ss]hopkeepers?|[Pp]ensioners?|[Pp]assengers?|[Tt]ourists?|[Tt]eachers?|[Nn]urses?|[Ss]ailors?
    |[Ff]ormer\ (?:\w+\ )?(?:ministers?|presidents?|officials?|diplomats?|ambassadors?)
    |[Rr]umou?rs?|[Gg]ossip|[Bb]logs?|{_NAMED_BODIES})"""
"""Those who speak for no state, as heads of what says something."""
_SAID = r"""(?:sa(?:id|ys?)|t(?:old|ells?)|add(?:ed|s)?|argu(?:ed?|es)|claim(?:ed|s)?|warn(?:ed|s)?|insist(?:ed|s)?|declar(?:ed?|es)
    |announc(?:ed?|es)|stress(?:ed|es)?|not(?:ed|es)|repl(?:ied|ies|y)|complain(?:ed|s)?|suggest(?:ed|s)?|predict(?:ed|s)?)"""
_THIRD_SAYS = rf"""(?:{_SAID}|expect(?:ed|s)?|believ(?:ed?|es)|fear(?:ed|s)?|chant(?:ed|s)?|shout(?:ed|s)?|reads?|wrot?e|writes?|th(?:ink|ought)s?
    |alleg(?:ed?|es)|speculat(?:ed?|es)|hop(?:ed?|es)|doubt(?:ed|s)?|joke[ds]?|tweeted|posted|hint(?:ed|s)?|accus(?:ed?|es)|see|saw
    |assum(?:ed?|es)|reckon(?:ed|s)?|caution(?:ed|s)?|agreed?|imply|implied|promise[ds]?|pledge[ds]?|vow(?:ed|s)?|report(?:ed|s)?|call(?:ed|s)?|demand(?:ed|s)?|urge[ds]?|show(?:ed|s)?|condemn(?:ed|s)?|denounce[ds]?|has\ it|have\ it|h(?:ad|eld)\ (?:it\ )?that|cr(?:y|ied))"""
_ADVERBS = r"(?:(?:have|has|had|also|then|later|again|still|already|long|\w+ly|on\ \w+day|outside|inside|online|nearby)\ ){0,3}"
_BEFORE_HEAD = r"""(?:[A-Z][\w'-]{1,30}(?:\ [A-Z][\w'-]{1,30}){0,3},\ (?:an?|the)\ )?(?:(?!(?i:that|which|what|who|whom|of|by|to|while|though|although|if|because|and|or|as|when|since|told|met|heard|saw|gave
    |sent|paid|made|left|hit|says?|said|tells|it|he|she|they|we|not|no|with|for|from|on|against|unlike|despite|step|move|thing)\b)
    (?!_H_*\ \w+(?:ed|s)\b)[\w'-]{1,30}\ ){0,4}"""
_BEHIND_HEAD = r"(?:\ (?:of|in|from|at|outside|inside|near|on|behind|against|across|around|called|named)\ [^,.;']{1,50}?|\ and\ (?:[\w-]+\ ){0,2}?[A-Z][\w-]+|,\ (?:who|which|whose|an?|the)\ [^,;']{1,60},|\ _[HO]_*|\ [A-Z][\w-]+){0,2}"
_THIRD_FIRST = re.compile(
    rf"^(?:[^,;']{{1,40}},\ )?(?P<name>{_BEFORE_HEAD}{THIRD})\b{_BEHIND_HEAD}\ {_ADVERBS}(?P<verb>{_THIRD_SAYS})\b",
    _FLAGS,
)
_PAST_HEAD = re.compile(
    r"""\b(?:as|while|when|after|before|because|since|until|once|where|if)\b
    |\b(?!of\b|in\b|from\b|at\b|outside\b|inside\b|near\b|on\b|behind\b|against\b|across\b|around\b|called\b|named\b|and\b|the\b)[\w'-]+\ _[HO]_*\ """,
    _FLAGS,
)
"""Behind those who speak, a clause of others, or one in which they do something else."""
_THIRD_LAST = re.compile(
    rf"""(?:[,-]|[,.!?]'|')\ ?(?:
    (?P<name>{_BEFORE_HEAD}{THIRD})\b{_BEHIND_HEAD}\ {_ADVERBS}(?P<verb>{_THIRD_SAYS})\b(?=\W*$|[.,;]|\ (?:reporters|journalists|a|the|on|in|at|after|during|outside|last|this|before|as)\b)
    |{_THIRD_SAYS}\ (?P<name2>{_BEFORE_HEAD}{THIRD})\b)""",
    _FLAGS,
)
_THIRD_ACCORDING = re.compile(
    rf"\b(?:[Aa]ccording\ to|[Ii]n\ the\ (?:view|opinion|words|eyes)\ of)\ (?P<name>{_BEFORE_HEAD}{THIRD})\b",
    _FLAGS,
)
_WITNESSED = r"""(?:sa(?:id|ys?)|t(?:old|ells?)\ \w+|add(?:ed|s)?|not(?:ed|es?)|recall(?:ed|s)?|report(?:ed|s)?|confirm(?:ed|s)?|point(?:ed|s)?\ out|observ(?:ed?|es)
    |remind(?:ed|s)?\ \w+|wrot?e|writes?|recount(?:ed|s)?|complain(?:ed|s)?)"""
_DONE = r"""(?:agreed|committed|pledged|promised|accepted|signed|recogni[sz]ed|approved|endorsed|joined|decided|offered|gave|given|rejected|refused|opposed|vetoed
    |blocked|condemned|denounced|banned|barred|imposed|lifted|withdr[ae]wn?|withdrew|left|quit|paid|sent|sold|bought|built|opened|closed|shut|cut|raised|doubled|halved|ended
    |started|began|begun|launched|delayed|postponed|suspended|resumed|dropped|scrapped|abandoned|cancell?ed|extended|renewed|ratified|adopted|backed|supported
    |voted|abstained|asked|urged|demanded|warned|accused|told|invited|summoned|expelled|released|freed|detained|arrested|seized|deployed|moved|broke|broken|kept|met|hosted
    |announced|confirmed|denied|dismissed|conceded|ceded|granted|allowed|permitted|forbade|forbidden|failed|declined|ignored|welcomed|praised)"""
_IS_DONE = re.compile(
    rf"""{HOLDER}(?:'s\ [\w-]+)?(?:\ (?:government|minister|ministry|president|parliament|cabinet|officials|authorities))?
    \ (?:(?:ha(?:s|ve|d)|did)\ )?(?:not\ )?(?:\w+ly\ |also\ |now\ |already\ |never\ |twice\ |once\ |long\ |first\ |itself\ |since\ )?{_DONE}\b""",
    _FLAGS,
)
"""An act of the holders that is done: whoever tells it bears witness of it."""
_NO_WITNESS = re.compile(
    r"""\b(?:banner|placard|poster|leaflet|petition|graffit|meme|hoax|prank|parody|fake|fan\b|satir|anonymous|spoof|bogus|unofficial|troll|comedian|novelist
    |rumou?r|gossip|bookmaker|cynic|blog|chant)""",
    _FLAGS | re.IGNORECASE,
)
_OTHER_CLAUSE = re.compile(
    r";|, (?:which|who)\b|\b(?:but|while|whereas|although|though|yet)\b|,\ and\b"
)
_OFFICE = r"""(?:(?:[Ff]oreign|[Pp]rime|[Dd]eputy|[Vv]ice|[Dd]efen[cs]e|[Tt]rade|[Ff]inance|[Ii]nterior|[Ee]nergy|[A-Z]?[a-z]+)[\ -]){0,3}?
    (?:[Mm]inist(?:er|ry)|[Pp]resident|[Pp]remier|[Cc]hancellor|[Ss]pokes(?:man|woman|person)|[Aa]mbassador|[Ee]nvoy|[Dd]iplomat|[Oo]fficials?
    |[Gg]overnment|[Dd]elegation|[Ss]ecretary|[Nn]egotiator|[Cc]ommissioner|[Ll]eader|[Kk]ing|[Qq]ueen)"""
_SPEAKER = rf"""(?:(?:[Tt]he\ )?{OTHER}(?:'s)?\ {_OFFICE}(?:\ (?!{_SAID}\b)[\w'.-]+){{0,4}}
    |(?:(?:[Tt]he\ )?(?:{_OFFICE}\ )?(?:[A-Z][\w'.-]+\ ){{0,3}}){OTHER}(?:\ of\ {OTHER})?
    |(?:{_OFFICE}\ )?(?:[A-Z][\w'.-]+\ ){{1,3}}of\ (?:the\ )?{OTHER})
    (?:,\ [^,;'.]{{1,60}},)?"""
"""Somebody of another party than the holders: `Latvian minister Ilze Kalna`, `Kalna of Latvia`."""
_OTHER_LAST = re.compile(
    rf"""[,.!?]'\ (?:(?P<name>{_SPEAKER})\ {_ADVERBS}{_SAID}\b|{_SAID}\ (?P<name2>{_SPEAKER}))""",
    _FLAGS,
)
_OTHER_FIRST = re.compile(
    rf"^(?:[^,;']{{1,40}},\ )?(?P<name>{_SPEAKER})\ {_ADVERBS}{_SAID}\b(?P<rest>[^'_]{{0,60}}[:,]\ ')?",
    _FLAGS,
)
_QUOTED = re.compile(r"(?:^|(?<=[\s(:]))'(?=\w)(.{1,600}?)(?<=[\w.,!?])'(?=[\s.,;:)]|$)")
_ACTED = re.compile(
    rf"""{HOLDER}(?:'s\ \w+)?\ (?:ha(?:s|ve|d)\ )?(?:\w+ly\ |also\ |now\ |already\ )?(?:agreed|committed|pledged|promised|accepted|signed
    |recogni[sz]ed|approved|endorsed|joined|decided|undertaken|undertook|offered|given|gave)\b""",
    _FLAGS,
)
_OBLIGED = re.compile(
    rf"{HOLDER}(?:'s\ \w+)?\ (?:must|should|needs?\ to|ought\ to|owes?)\b", _FLAGS
)
_SET_ASIDE = re.compile(
    rf"{HOLDER},\ (?P<name>{_SPEAKER})\ {_ADVERBS}{_SAID},\ (?:must|should|needs?\ to|ought\ to|owes?)\b",
    _FLAGS,
)
_KNOWN = re.compile(
    r"\b(?:both|two|three|joint|glad|happy|pleased|relieved|angry|grateful|regret\w*|welcom\w+|prais\w+|thank\w*|hail\w*|despite|after)\b",
    re.I,
)
"""What critics are glad of has happened; those of both sides may be the parties' own."""
_DOUBTED = re.compile(
    rf"^(?:[^,;']{{1,40}},\ )?(?P<name>{_SPEAKER})\ {_ADVERBS}(?:alleg(?:ed?|es)|claim(?:ed|s)?|fear(?:ed|s)?|believ(?:ed?|es)|suspect(?:ed|s)?|predict(?:ed|s)?|speculat(?:ed?|es))\ (?:that\ )?(?:the\ )?{HOLDER}",
    _FLAGS,
)
"""What another party claims, fears or believes of the holders."""
_UNSURE = re.compile(
    rf"(?:^|[\s'])(?:he|she|they|it|who|I|we)\ {_ADVERBS}{_SAID}\b", _FLAGS | re.IGNORECASE
)
_ABOUT = re.compile(r"\b(?:for|against|on|to|about|towards?|over)\ (?:the\ )?(?:[a-z-]+\ ){0,2}$")

_OF_WHOM = re.compile(rf"{HOLDER},?\ (?:which|who|whose)\b", _FLAGS)
"""`count on Norway, which will send ships`: what is told of the holders is theirs."""


def is_only_spoken_of(masked: Masked, *, is_body: bool) -> str | None:
    """Return who speaks of the holders, where they are named in nothing else; None otherwise.

    Args:
        masked: The sentence.
        is_body: Whether a holder is a body of several states, for which others may speak.
    """
    third = _third_party(masked)
    if third is not None or is_body:
        return third
    return _other_party(masked)


def _third_party(masked: Masked) -> str | None:
    """Return the critics, the banner and so on that say what is quoted."""
    text = masked.text
    first = _THIRD_FIRST.match(text)
    if first is not None and first.end("verb") <= masked.end:
        start = first.end("verb")
        known = _KNOWN.search(masked.told, first.end("name"), max(masked.start, start))
        stays = known is None and _OTHER_CLAUSE.search(text, start, masked.end) is None
        stays = (
            stays and not _is_witnessed(masked, first) and not _goes_past_its_head(masked, first)
        )
        if stays and all(at >= first.start("name") for at, _ in masked.holders):
            return _told(masked, first)
    for pattern in (_THIRD_LAST, _THIRD_ACCORDING):
        for found in pattern.finditer(text):
            if pattern is _THIRD_LAST and found.start() < masked.start:
                continue
            begins, ends = sorted((found.start(), masked.start))
            if pattern is _THIRD_LAST and _is_witnessed(masked, found):
                continue
            if _OTHER_CLAUSE.search(text, begins, ends) is None:
                return _told(masked, found)
    return None


def _is_witnessed(masked: Masked, found: re.Match[str]) -> bool:
    """Return whether somebody only bears witness of what the holders have done."""
    told = _told(masked, found)
    tells = found.groupdict().get("verb") or found.group()
    if _NO_WITNESS.search(told) or not re.search(rf"\b{_WITNESSED}\b", f"{tells} it", _FLAGS):
        return False
    return _IS_DONE.search(masked.text) is not None


def _goes_past_its_head(masked: Masked, found: re.Match[str]) -> bool:
    """Return whether a verb is of another subject: `Farmers in Lima cheered as Peru agreed`."""
    behind = masked.text[found.end("name") : found.start("verb")]
    return _PAST_HEAD.search(behind) is not None


def _other_party(masked: Masked) -> str | None:
    """Return the speaker of another party whose words the quote and the holders stand in."""
    doubted = _DOUBTED.match(masked.text)
    if doubted is not None and masked.start >= doubted.start("name"):
        is_all = _OTHER_CLAUSE.search(masked.text, doubted.end(), masked.end) is None
        return _told(masked, doubted) if is_all else None
    if not masked.holders or _ACTED.search(masked.text):
        return None
    first = _OTHER_FIRST.match(masked.text)
    found = _told_by(masked, first) or _quoted_by(masked, first)
    return _told(masked, found) if found is not None else None


def _told_by(masked: Masked, first: re.Match[str] | None) -> re.Match[str] | None:
    """Return who says what the holders ought to do, or something that is about them at most."""
    text = masked.text
    aside = _SET_ASIDE.search(text)
    if aside is not None and masked.end > aside.end():
        return aside
    if first is None or first.end() > masked.holders[0][0] or first.end("name") >= masked.end:
        return None
    behind = text[first.end() :]
    is_bid = _OBLIGED.search(behind) is not None and _OTHER_CLAUSE.search(behind) is None
    is_about = all(_ABOUT.search(text[:start]) for start, _ in masked.holders)
    is_about = is_about and _OF_WHOM.search(text, 0, masked.end) is None
    return first if is_bid or is_about else None


def _quoted_by(masked: Masked, first: re.Match[str] | None) -> re.Match[str] | None:
    """Return who says the quoted words in which alone the holders are named."""
    text = masked.text
    if "'" not in text or _UNSURE.search(text):
        return None
    quoted = [one.span(1) for one in _QUOTED.finditer(text)]
    named = (any(a <= start < b for a, b in quoted) for start, _ in masked.holders)
    if not all(named) or not any(a < masked.end and masked.start < b for a, b in quoted):
        return None
    return _OTHER_LAST.search(text) or (first if first is not None and first["rest"] else None)


def _told(masked: Masked, found: re.Match[str]) -> str:
    """Return a found speaker as the sentence names him."""
    group = "name" if found["name"] is not None else "name2"
    return masked.told[found.start(group) : found.end(group)].strip()
