# ruff: noqa: E501 - a pattern is easier to read on one line
"""Sentences that tell what a novel, a joke, a forgery or a game tells, and not what happened.

English only. Seen are frames in the sentence of a quote; a statement that tells the frame as well
is left alone, for whoever says that a video is faked says so in earnest.
"""

import re

from summarizer.text.opposition import AGAINST, IN_FAVOUR, SOMEHOW_AGAINST

_FLAGS = re.VERBOSE | re.IGNORECASE
_WORKS = r"""(?:novels?|novellas?|bestsellers?|films?|movies?|(?<!power\ )(?<!bold\ )plays?(?!\ (?:at|by|for|on|in|from|to)\b)|thrillers?|comed(?:y|ies)(?!\ of\ errors)|sitcoms?|sketch(?:es)?|satires?|parod(?:y|ies)
    |short\ stor(?:y|ies)|fairy\ tales?|fables?|operas?|musicals?|comics?|cartoons?|(?:video|board)\ games?|screenplays?|scripts?|fiction
    |(?:television|tv|drama|streaming|netflix)\ (?:series|drama|show)s?|trailers?|jokes?|jest|dreams?|nightmares?|fantas(?:y|ies)|daydreams?
    |simulations?|war\ ?-?games?|tabletop\ exercises?|exercise\ scenarios?|role-?\ ?plays?|thought\ experiments?|spoofs?|hoax(?:es)?|pranks?)"""
_UNREAL = r"(?:(?:mock|simulated|imaginary|imagined|fictional|fictitious|hypothetical|alternate|april\ fool'?s?'?(?:\ day)?|made-up|invented)\ (?:[\w-]+\ )?(?:summit|trial|debate|session|conference|crisis|scenario|history|universe|world|reality|future|article|story|post|prank|joke|talks|negotiations?|parliament|council|un|tribunal|election|exercise|timeline|meeting|country|treaty)|alternative\ (?:history|universe|reality|timeline)|parallel\ (?:universe|world|reality)|model\ (?:un|united\ nations))"
_FAKE = r"(?:deepfaked|doctored|fabricated|forged|fake|faked|bogus|phon(?:e?y|ies)|ai-generated|computer-generated|photoshopped|spoof|hoax|satirical|fictional|fictitious|counterfeit|invented|made-up|manipulated|parody|prank|cloned)"
_RECORDS = r"(?:videos?|audio|clips?|recordings?|footage|statements?|letters?|communiqu\w+|documents?|memos?|memorand\w+|quotes?|interviews?|tweets?|posts?|transcripts?|releases?|images?|photos?|photographs?|articles?|reports?|websites?|pages?|sites?|speech|versions?|announcements?|e-?mails?|cables?|minutes|call(?:er)?s?|voices?|posters?|ministers?|presidents?|envoys?|spokes\w+|ambassadors?|stories|story|news|sketch|broadcasts?|bulletins?|magazines?|papers?|shows?|accounts?|profiles?|columns?)"
_PLAINLY = rf"""(?:deep-?\ ?fakes?|{_FAKE}\ (?:[\w-]+\ ){{0,2}}?{_RECORDS}|hoax(?:es)?|forger(?:y|ies)|spoofs?|pranks?|parod(?:y|ies)|works?\ of\ fiction
    |ma(?:d|k)e\ (?:by|with|using)\ (?:ai|artificial\ intelligence)|generated\ (?:by|with)\ (?:ai|artificial\ intelligence)|punch-?lines?|jokingly|in\ jest|in\ fiction
    |(?:puppet|impersonator|look-?alike|imitator|avatar|clone)s?\ of
    |(?:jok(?:ed|es|ing)|jest(?:ed|s)|dream(?:t|ed|s)|fantasi[sz]e[ds]?|imagine[ds]?|pretend(?:ed|s))\ (?:that|how)
    |(?:communiqu\w+|statement|letter|document|recording|video|tweet|memo|cable|email|minutes|transcript)s?\ (?:was|were|is|are)\ (?:a\ )?(?:forged|faked?|fabricated|doctored|forgery))"""
_POSING = r"(?:impersonat(?:ed|ing|es)|posing\ as|pretending\ to\ be)"
_JUDGED = r"(?:hoax|fake|forgery|fabrication|deep-?fake|prank|parody|satire|spoof|fiction|fantasy|fairy\ tale|figment|fabricated|forged|doctored|invention|joke|april\ fool\w*|faked|satirical|made\ up)"
_ONLY = r"(?:an?\ |the\ |pure\ |just\ |only\ |mere\ |nothing\ but\ |complete\ |entirely\ ){0,3}"
_TURNS_OUT = rf"(?:(?:later\ |since\ |then\ |eventually\ )?(?:prove[sdn]*|turn(?:s|ed)?\ out|(?:was|were|is|are|been)(?:\ \w+ly|\ later|\ since)?(?:\ (?:found|shown|revealed|exposed|unmasked|identified|known|confirmed|debunked))?|shown|revealed|exposed|found|debunked)(?:\ to\ (?:be|have\ been)|\ as|\ being)?\ {_ONLY}{_JUDGED})"
_BREAK = r"(?:;|\band\ (?:the\ (?:two|sides|parties|ministers|leaders)|both|they|have|has|agreed|signed|it|he|she|will|would)\b|,\ (?:and|but|while|yet)\b|\bbut\b)"
_NO_BREAK = rf"(?:(?!{_BREAK})[^.;]){{0,160}}?"
_TELLS = r"(?:shows?|showed|depicts?|imagines?|ha[sd]|portrays?|tells|told|features?|describes?|opens|ends|begins|follows|sa(?:id|ys)|claims?|sees)"
_IN_WORK = rf"""\b(?:in|throughout|during|according\ to|from|at)\ (?:(?:the|an?|his|her|its|their|this|that|one|[\w.]+(?:\ [\w.]+)?'s?)\ (?:[\w-]+\ ){{0,3}}?
    (?:{_WORKS}(?=,|\.|$|:|'|\ (?:by|about|of|set|called|titled|on|that|which|in|at|played|staged|written|broadcast|from|would|will)\b)|{_UNREAL}\b)
    |the\ (?:first|second|third|last|final|opening|closing)\ (?:act|scene|chapter|reel)\ of\ (?:[\w'-]+\ ){{0,4}}?{_WORKS}\b)"""
BEFORE = re.compile(
    rf"""{_IN_WORK}{_NO_BREAK}$
    |^'?(?:the|an?|his|her|one|this)\ (?:[\w-]+\ ){{0,3}}?(?:novel|film|movie|play|thriller|comedy|sitcom|sketch|satire|cartoon|comic|musical|opera|war\ ?-?game|parody|netflix\ (?:show|series|drama)|tv\ (?:show|series|drama))
      (?:\ (?:by|about|of|from|at|on|in)\ (?:(?!{_BREAK})[^.;]){{1,60}}?|,\ [^.;]{{1,60}},)?\ {_TELLS}\b{_NO_BREAK}$
    |(?P<plainly>\b{_PLAINLY}\b){_NO_BREAK}$
    |\b{_POSING}\ {_NO_BREAK}\b(?:sa(?:id|ys)|told|announce[ds]?|claim(?:ed|s)?|declare[ds]?|wrote|posted|tweeted)\b{_NO_BREAK}$
    |\b(?:which|that|who)\ {_TURNS_OUT}\b(?!,?\ and\ ){_NO_BREAK}$
    |,\ (?:an?\ (?:\w+\ )?{_JUDGED}|{_TURNS_OUT}),{_NO_BREAK}$
    |^'?(?:imagine|suppose|picture\ this)\b{_NO_BREAK}$
    |\b(?:actor|actress|comedian|impersonator|impressionist|look-?alike|puppet|avatar|prankster|hoaxer|student|pupil)s?,?\ (?:playing|portraying|imitating|dressed\ as)\b{_NO_BREAK}$""",
    _FLAGS,
)
"""What stands before what is told in fiction, up to it."""
_SPOKEN_OF = re.compile(
    r"\b(?:against|fight\w*|fought|combat\w*|condemn\w*|denounc\w*|tackl\w*|curb\w*|bann?\w*|no|not|without|about|detect\w*|counter\w*|citing|cite[ds]?|spread\w*|rules|threats?|over|amid|despite|called|calls|after|dismiss\w*|reject\w*|den(?:y|ied|ies|ying)|label\w*|prevent\w*|stop\w*|remov\w*)\W+(?:[\w'-]+\W+){0,3}$",
    re.IGNORECASE,
)
"""Before a forgery: what is spoken of, and what nothing is told by."""
AFTER = re.compile(
    rf"""^(?:(?!{_BREAK})[^.;]){{0,80}}?(?:
    (?P<judged>\b{_TURNS_OUT}\b|\b(?:is|was|are|were|as)\ {_ONLY}{_JUDGED}\b)
    |,?\ (?:sa(?:id|ys)|claim(?:s|ed)|announced|reads?|according\ to|in|goes|went|wrote)\ (?:the|an?|one|his|her)\ (?:[\w-]+\ ){{0,3}}?(?:{_PLAINLY}|{_POSING}|{_WORKS})\b(?=\W*$|,|\ (?:by|about|of|set|that)\b)
    |\ in\ (?:the|an?|one|his|her|this)\ (?:[\w-]+\ ){{0,4}}?{_WORKS}\b(?=\W*$|,|\ (?:by|about|of|set|that)\b)
    |-in\ (?:the|an?|his|her)\ {_WORKS}\b
    |\ in\ (?:the|an?)\ {_UNREAL}\b
    |,\ (?:the|an?)\ (?:hoaxer|prankster|comedian|impersonator|novelist|punch-?line|joke)\ (?:said|joked|claimed|goes|went|ran|runs))""",
    _FLAGS,
)
"""What stands behind what is told in fiction."""
_TOLD = re.compile(
    rf"""\b(?:{_WORKS}|{_FAKE}|forger\w+|fak\w+|fabricat\w+|simulat\w+|fictio\w+|jok\w+|false|satir\w+|impersonat\w+|mock|imagin\w+|deep-?fake\w*|made\ up)\b""",
    _FLAGS,
)
"""A statement with such a word tells the frame."""
FRAMING = frozenset(
    b"""novel novels novella novellas film films movie movies thriller thrillers comedy comedies
    sitcom sitcoms sketch sketches satire satires parody parodies tale tales fable fables
    opera operas musical musicals comic comics cartoon cartoons wargame wargames
    screenplay screenplays drama dramas trailer trailers joke jokes joked jokingly joking
    jest jested jests dream dreams dreamt dreamed nightmare nightmares fantasy fantasies
    fantasise fantasised fantasize fantasized daydream daydreams simulation simulations
    tabletop roleplay spoof spoofs hoax hoaxes prank pranks prankster pranksters hoaxer
    hoaxers fiction episode episodes mock simulated imaginary imagined imagine imagines
    fictional fictitious hypothetical alternate alternative parallel april invented
    virtual deepfake deepfakes deepfaked doctored fabricated forged fake fakes faked bogus
    ai photoshopped satirical counterfeit manipulated forgery forgeries fabrication
    figment invention suppose pretend pretended pretends portraying impersonating
    imitating dressed scenario punchline punch bestseller bestsellers script scripts
    cloned clone clones phoney phony artificial intelligence puppet puppets imitator
    impersonated impersonates impersonator avatar lookalike scene reel generated model
    play plays netflix tv television alike games game picture actor actress comedian
    impersonators pupil pupils actors comedians impressionist avatars playing student act""".split()
)
"""Of these words every frame has one."""

_FRAME_CHARS = 40
"""In a quote without an act, a frame begins so near its beginning."""


def fiction_around(
    before: str, quote: str, after: str, *, statement: str, is_against: bool
) -> str | None:
    """Return the words by which a sentence tells a quote as fiction; None where it does not.

    Args:
        before: Folded text from the beginning of the sentence to the quote.
        quote: The folded quote.
        after: Folded text from the quote to the end of the sentence.
        statement: What the claim says.
        is_against: Whether the claim is one of somebody who is against something: he may call it
            a fantasy.

    >>> fiction_around("In the novel, they ", "agreed to it", ".", statement="They agreed.",
    ...     is_against=False)
    'In the novel, they'
    """
    if _TOLD.search(statement):
        return None
    acts = [found for pattern in (IN_FAVOUR, AGAINST) if (found := pattern.search(quote))]
    act = min(acts, key=lambda one: one.start(), default=None)
    found = _frame_before(before, 0)
    if found is None:
        lead = quote[: act.start()] if act else quote
        found = _frame_before(before + lead, len(before))
        if found is not None and not act and found.start() >= len(before) + _FRAME_CHARS:
            found = None
    if found is None:
        found = AFTER.search((quote[act.end() :] if act else quote) + after)
        is_told_against = is_against or SOMEHOW_AGAINST.search(statement) is not None
        if found is not None and is_told_against and found["judged"]:
            return None
    return " ".join(found.group().split()) if found else None


def _frame_before(text: str, start: int) -> re.Match[str] | None:
    """Return the frame that reaches to the end of a text, from a place on."""
    found = BEFORE.search(text, start)
    if found is None or not found["plainly"]:
        return found
    return None if _SPOKEN_OF.search(text, 0, found.start()) else found
