# ruff: noqa: E501 - a pattern is easier to read on one line
"""English words by which somebody is against a thing, or for it."""

import re

from summarizer.text.words import ascii_words

_FLAGS = re.IGNORECASE | re.VERBOSE
AGAINST = re.compile(
    r"""\b(?:reject(?:s|ed|ing)?|oppos(?:e|es|ed|ing|ition)|refus(?:e|es|ed|ing|al)|den(?:y|ies|ied|ying)
    |condemn(?:s|ed|ing)?|denounc(?:e|es|ed|ing)|object(?:s|ed|ing)?\ to|objected|declin(?:e|es|ed)|rul(?:e|es|ed)\ out
    |dismiss(?:es|ed)?|rebuff(?:s|ed)?|veto(?:es|ed)?|spurn(?:s|ed)?|repudiat(?:e|es|ed)|disavow(?:s|ed)?
    |critici[sz](?:e|es|ed|ing)|resist(?:s|ed|ing)?|scrap(?:s|ped|ping)?|block(?:ed|ing)|non-starters?|red\ lines?
    |(?:to|will|would|may|might|can|could|shall|should|must)\ block
    |(?:sp[eo]ak(?:s|ing)?|spoke|spoken|vot(?:e|es|ed|ing)|warn(?:s|ed|ing)?|protest(?:s|ed|ing)?|argu(?:e|es|ed|ing)
    |(?:comes?|came|coming)\ out)\ (?:firmly\ |strongly\ )?against
    |(?:is|are|was|were|remains?|stands?)\ (?:firmly\ |strongly\ )?against)\b""",
    _FLAGS,
)
IN_FAVOUR = re.compile(
    r"""\b(?:support(?:s|ed|ing)?|welcom(?:e|es|ed|ing)|endors(?:e|es|ed|ing)|back(?:s|ed|ing)|agree(?:s|d|ing)?
    |accept(?:s|ed|ing)?|approv(?:e|es|ed|ing)|prais(?:e|es|ed|ing)|thank(?:s|ed|ing)?|commend(?:s|ed|ing)?
    |applaud(?:s|ed)?|hail(?:s|ed)?|pledg(?:e|es|ed)|commit(?:s|ted)?|promis(?:e|es|ed)|vow(?:s|ed)?
    |reaffirm(?:s|ed)?|reiterat(?:e|es|ed)|confirm(?:s|ed)?|call(?:s|ed)\ (?:for|on)|urg(?:e|es|ed)
    |demand(?:s|ed)?|decid(?:e|es|ed)|sign(?:s|ed)|is\ ready|are\ ready|in\ favou?r\ of)\b""",
    _FLAGS,
)
SOMEHOW_AGAINST = re.compile(
    r"""\b(?:no|not|never|nor|without|against|reject\w*|oppos\w*|refus\w*|den(?:y|ies|ied|ying)|condemn\w*
    |denounc\w*|object\w*|protest\w*|declin\w*|rul\w*\ out|dismiss\w*|rebuff\w*|veto\w*|critici\w*|concern\w*
    |warn\w*|unwilling|reluctan\w*|resist\w*|deplor\w*|ban(?:s|ned|ning)?|halt\w*|stop\w*|end(?:s|ed|ing)?
    |prevent\w*|combat\w*|fight\w*|counter\w*|disput\w*|unacceptable|spurn\w*|repudiat\w*|disavow\w*|false
    |block(?:s|ed|ing)?|scrap(?:s|ped|ping)?|non-starters?|red\ lines?
    |untrue|wrong\w*|fail\w*|lack\w*|cannot|neither|none|nobody)\b|n't\b""",
    _FLAGS,
)
WORDS_AGAINST = frozenset(
    b"""reject rejects rejected rejecting oppose opposes opposed opposing opposition refuse refuses
    refused refusing refusal deny denies denied denying condemn condemns condemned condemning
    denounce denounces denounced denouncing objects objected decline declines declined rule rules
    ruled dismiss dismisses dismissed rebuff rebuffs rebuffed veto vetoes vetoed spurn spurns spurned
    repudiate repudiates repudiated disavow disavows disavowed against object objecting criticise
    criticises criticised criticising criticize criticizes criticized criticizing resist resists
    resisted resisting scrap scraps scrapped scrapping block blocked blocking starter starters
    red""".split()
)
"""Of these words every match of `AGAINST` has one."""


def may_be_against(text: str) -> bool:
    """Return whether a text may have a match of `AGAINST`; most have none.

    >>> may_be_against("They reject it."), may_be_against("They welcome it.")
    (True, False)
    """
    return not text.isascii() or not WORDS_AGAINST.isdisjoint(ascii_words(text).split())
