# ruff: noqa: E501 - a pattern is easier to read on one line
"""Holders of a claim whom its sentence names as the ones spoken to, or acted upon, and no more.

English only. `Portugal asked Estonia to sign` says nothing of what Estonia does.
"""

import re
from collections.abc import Container, Iterator

from summarizer.extract.masked import HOLDER, OTHER, Masked

_FLAGS = re.VERBOSE
_VERBS = r"""(?:accus|critici[sz]|denounc|condemn|rebuk|chid|scold|lambast|ridicul|ask|urg|lobb|implor|beg|begg|exhort|forbid
    |forbidd|threaten|warn|remind|notif|inform|assur|reassur|advis|invit|encourag|suspect|summon|su)"""
_NOUNS = r"""(?:blam|reproach|slamm|blast|fault|attack|mock|press|push|pressur|challeng|order|instruct|command|caution)"""
"""Beginnings of verbs that are nouns as well: `the challenges Estonia faces`."""
ADDRESSING = rf"""(?:{_VERBS}(?:e|es|ed|ing|s|y|ies|ied|ying)?|{_NOUNS}(?:ed|ing)|(?:to|will|would|must)\ {_NOUNS}e?|forbade|forbidden
    |t(?:old|ells?|elling)|want(?:s|ed|ing)?|would\ (?:like|prefer)|expect(?:s|ed|ing)?
    |(?:call(?:s|ed|ing)?|prevail(?:s|ed|ing)?)\ (?:on|upon|out)
    |(?:appeal|complain|wrote|write|writes|writing|plead|pleaded|protest)(?:s|ed|ing)?\ (?:to|with)
    |demand(?:s|ed|ing)?\ (?:of|from)|(?:hit|hits|hitting|lash|lashes|lashed|lashing)\ out\ at|push(?:es|ed|ing)?\ for|(?:[Cc]alls?|[Aa]ppeals?|[Pp]ressure)\ (?:\w+\ ){{0,2}}?(?:on|for))"""
_ADDRESSED = rf"(?:(?:{_VERBS}|{_NOUNS})(?:ed|ied)|forbidden)"
_FILL = r"""(?!(?:that|why|whether|if|how|what|when|where|who|which|by|for|of|in|at|on|to|with|about|over|it|they|he|she
    |we|and|or|but|because|after|before|as|from|against|between|when|not|no)\b)[a-z][a-z'-]*"""
_FINITE = r"""(?:will|would|wo|could|can|cannot|may|might|must|should|shall|is|was|are|were|has|had|have|does|did|do|wants?
    |wanted|refuse[sd]?|rejects?|rejected|oppose[sd]?|agree[sd]?|supports?|supported|backs?|backed|accept(?:s|ed)?)\b"""
_OBJECT = re.compile(
    rf"""\b(?P<verb>{ADDRESSING})\ (?:{_FILL}\ ){{0,3}}?(?:(?:government|authorities|people|leaders|side|president|minister)\ of\ (?:the\ )?)?
    (?:{OTHER}(?:'s)?,?\ (?:and\ |or\ |the\ )?){{0,3}}(?P<name>{HOLDER})(?!'?s?\ (?:\w+ly\ )?{_FINITE})""",
    _FLAGS,
)
"""`accused the Estonian government`; not `warned Estonia would not sign`."""
_BID = re.compile(
    rf"""(?<!'s\ )\b(?P<verb>(?:demand|insist|request|ask|urg|recommend)(?:s|es|ed|ing))\ (?:that\ )?(?:{_FILL}\ )?(?P<name>{HOLDER})
    (?:'s\ \w+)?\ (?:not\ |\w+ly\ )?(?!{_FINITE})(?!\w+(?:ed|s)\b)[a-z]+""",
    _FLAGS,
)
"""`demanded that Estonia scrap it`: whoever demands it says so."""
_HAS = r"(?:has|have|had)(?:\ \w+ly|\ also|\ again|\ already|\ now|\ long|\ since){0,2}"
"""Without `been` behind it, whoever has asked asks: nobody is asked."""
_PASSIVE = re.compile(
    rf"""(?P<name>{HOLDER})(?:'s)?(?:\ {_FILL}){{0,2}}\ (?:was|were|is|are|being|{_HAS}\ been|(?:will|would|could)\ be)
    (?:\ \w+ly|\ again|\ also|\ being|\ been){{0,2}}\ (?P<verb>{_ADDRESSED}|told|called\ (?:on|upon))\b
    |(?P<name2>{HOLDER})(?:'s)?(?:\ {_FILL}){{0,2}}\ (?:has\ |have\ |had\ )?(?:c[ao]mes?|was|were|is|are)\ (?P<verb2>under\ (?:fire|attack|criticism|pressure))\b
    |(?P<name3>{HOLDER})\ (?:\w+ly\ )?(?P<verb3>fac(?:es|ed|ing)\ (?:\w+\ )?(?:calls|demands|pressure|criticism|accusations))\b""",
    _FLAGS,
)
_DOES = re.compile(
    rf"""{OTHER}(?P<office>(?:'s)?\ (?:[\w-]+\ ){{0,2}}?(?:minister|government|president|parliament|delegation|side)(?:\ [A-Z][\w-]+){{0,3}})?(?:\ (?:\w+ly|has|have|had|will|would|is\ to|also|again|then|now|still))*
    \ (?P<verb>(?!(?:did|does|do|was|were|are|been|and|that|which|who|than|but|with|for|from|the|not|its|has|have|had|said|says|told|minister|ministers
    |government|president|officials?)\b)[a-z]{{3,}})\b
    |{OTHER}(?:'s)?(?:\ (?!that\b|which\b|who\b|than\b)[\w'-]+){{0,4}}?\ (?P<verb2>reject\w*|oppos(?:e|es|ed|ing)|refus(?:e|es|ed|ing)
    |back(?:s|ed|ing)?|support(?:s|ed|ing)?|welcom(?:e|es|ed|ing)|prais\w+|thank\w*|commend\w*|congratulat\w+|hail\w*|applaud\w*
    |endors\w+|dismiss\w*|accept\w*|recogni[sz]\w+|promis\w+|offer\w*|veto\w*|block\w*|halt\w*|resist\w*)\b""",
    _FLAGS,
)
"""What somebody else does: a verb right behind his name, or one of those whose doer is plain."""
STEM_LETTERS = 5
"""First letters that forms of a verb share."""
_SET_BY = re.compile(
    r"""\b(?:for|against|on|in|at|to|of|from|about|over|near|off|through|into|towards?|within)\ (?:the\ )?(?:[a-z][a-z-]+\ ){0,2}$""",
    _FLAGS,
)
"""What stands before a name that is a place, or a thing's owner, and acts in nothing."""
_ANSWERS = re.compile(
    r"""(?:(?:,|;|-)?\ (?:and|but|so|yet|while|though|although|until|before|after|as|when|if)\ (?:then\ |later\ )?
    (?:it|he|she|they|both|the\ (?:two|latter|minister|government|country|side|other)\w*)\b
    |,\ (?:which|who|whose)\b|[;:-]\ ?(?:[\w-]+\ ){0,3}(?:it|he|she|they|both|the\ two)\b)""",
    _FLAGS,
)
"""Behind somebody spoken to, what may be of him: `and it agreed`."""
_GOES_ON = re.compile(
    rf",?\ (?:and|but|before|yet|then)\ (?:then\ |later\ |\w+ly\ |ha[sd]\ |will\ )?(?!_|the\b|an?\b|by\b|to\b|of\b|in\b|on\b|{_ADDRESSED})[a-z]+",
    _FLAGS,
)
"""Behind `Estonia was asked to sign`, what Estonia does: `and agreed`."""
_CLAUSE = re.compile(r"^|,\ |;\ |\bthat\ |\band\ |\bbut\ |\bwhich\ |-|'")
_UNSURE = re.compile(
    r"\b(?:he|she|it|they|we|i|minister|president|premier|government|delegation|spokes\w+|official)s?\b.*\b(?:\w+ed|said|says|told|denies)\b",
    re.IGNORECASE,
)
"""A clause of somebody who may be the holder."""
_JOINT = re.compile(
    r"\b(?:both|together|jointly|sides|each\ other|the\ (?:two|three|parties)|two\ (?:countries|governments))\b",
    re.IGNORECASE | re.VERBOSE,
)
_OF_HIS_OWN = re.compile(r"'s?\ ")
"""`asked Estonia's parliament`, which its own government may have done."""


def is_only_spoken_to(masked: Masked) -> str | None:
    """Return the words that speak to a holder who is named in no other part; None otherwise."""
    text = masked.text
    spoken_to = dict(_addressed(masked))
    if not spoken_to:
        return None
    at, verb = min(spoken_to.values())
    if _JOINT.search(text, 0, at) or not _acts_in_nothing(masked, spoken_to):
        return None
    return None if at >= masked.end else verb


def _addressed(masked: Masked) -> Iterator[tuple[int, tuple[int, str]]]:
    """Yield where holders are named as spoken to, each with the place and the words that do it."""
    text = masked.text
    for pattern in (_OBJECT, _BID):
        for found in pattern.finditer(text):
            if not (_may_answer(masked, found, _ANSWERS) or _is_within(masked, found)):
                yield found.start("name"), (found.start("verb"), found["verb"])
    for found in _PASSIVE.finditer(text):
        if not _may_answer(masked, found, _GOES_ON) and not _may_answer(masked, found, _ANSWERS):
            sort = next(one for one in ("", "2", "3") if found[f"name{one}"])
            yield found.start(f"name{sort}"), (found.start(f"verb{sort}"), found[f"verb{sort}"])


def _may_answer(masked: Masked, found: re.Match[str], pattern: re.Pattern[str]) -> bool:
    answer = pattern.search(masked.text, found.end())
    return answer is not None and answer.start() < masked.end


def _is_within(masked: Masked, found: re.Match[str]) -> bool:
    """Return whether somebody is spoken to by his own side, or in what somebody unnamed says."""
    text, at = masked.text, found.start("verb")
    if found["verb"].startswith(("want", "expect", "would")):
        behind = text[found.end("name") :]
        if not re.match(r"(?:'s?)?\ (?:[a-z]+\ ){0,2}to\ ", behind):
            return True
    clause = [one.end() for one in _CLAUSE.finditer(text, 0, at)][-1]
    if re.search(OTHER, text[:at]):
        lead = text[: max(clause, 0)]
        is_his = not re.search(OTHER, lead) and _UNSURE.search(lead) is not None
        return is_his and masked.start < clause
    if _UNSURE.search(text[:clause]) and masked.start < clause:
        return True
    name = found.start("name")
    return name not in masked.by_state or _OF_HIS_OWN.match(text, found.end("name")) is not None


def _acts_in_nothing(masked: Masked, spoken_to: Container[int]) -> bool:
    """Return whether the holders are named where they are spoken to, and beside it, alone."""
    for start, _ in masked.holders:
        if start in spoken_to:
            continue
        if not _SET_BY.search(masked.text, 0, start):
            return False
    return True


def done_to_holder(masked: Masked, statement: str) -> str | None:
    """Return the verb of a statement that its sentence says of somebody else than the holder."""
    text = masked.text
    said = statement.lower() if masked.holders else ""
    for found in _DOES.finditer(text):
        verb = found["verb"] or found["verb2"]
        behind = found.end()
        if found["verb"] and not found["office"] and found.start() in masked.demonyms:
            continue
        if verb[:STEM_LETTERS].lower() not in said or masked.end <= behind - len(verb):
            continue
        if any(start < behind for start, _ in masked.holders):
            continue
        if _JOINT.search(text) or _ANSWERS.search(text, behind, masked.end):
            continue
        if all(_is_object(masked, behind, span) for span in masked.holders):
            return verb
    return None


def _is_object(masked: Masked, behind: int, span: tuple[int, int]) -> bool:
    text = masked.text
    start, end = span
    lead = text[behind:start]
    near_verb = re.fullmatch(r"\ (?:[a-z][a-z'-]*\ ){0,3}", lead) is not None
    is_with = re.search(r"\b(?:with|and|by|that)\ (?:the\ )?$", lead) is not None
    acts = re.match(rf"(?:'s?)?\ (?:\w+\ )?{_FINITE}", text[end:], _FLAGS) is not None
    return (near_verb or _SET_BY.search(text, 0, start) is not None) and not (is_with or acts)
