"""Words by which a sentence may speak to somebody, or of somebody; others are passed by.

They are compared as bytes in lower case, as `ascii_words` returns them.
"""

import re
from collections.abc import Iterator

_ENDINGS = ("", "e", "s", "es", "ed", "d", "ing", "y", "ies", "ied")


def _forms(stems: str) -> Iterator[bytes]:
    return (f"{stem}{ending}".encode() for stem in stems.split() for ending in _ENDINGS)


ADDRESSING = frozenset(
    _forms(
        """accus blam critici criticis criticiz denounc condemn rebuk chid scold lambast ridicul
    ask urg lobb implor beg begg exhort forbid forbidd forbidden threaten warn remind
    notif inform assur reassur advis invit encourag suspect summon su reproach slam
    slamm blast fault attack mock press push pressur challeng order instruct command
    caution want prevail appeal complain plead protest demand insist request recommend"""
    )
).union(
    b"told tell tells telling wrote write writes writing forbade expects expected prefer".split()
)
"""Of these words every pattern of somebody spoken to has one."""
SAID = frozenset(
    _forms(
        """argu claim warn alleg fear believ suspect speculat insist declar announc stress complain
        suggest predict add"""
    )
).union(b"say says said tell tells told note notes noted reply replies replied".split())
"""Words of saying."""
OBLIGED = frozenset(b"must should need needs ought owe owes".split())
"""Words of what somebody ought to do."""
IN_TWO_WORDS = re.compile(
    rb" (?:call(?:s|ed|ing)? (?:up)?on|calls (?:\w+ ){0,2}for|would like|push(?:es|ed|ing)? for"
    rb"|under (?:fire|attack|criticism|pressure)|(?:hit|hits|hitting|lash|lashes|lashed) out"
    rb"|fac(?:es|ed|ing) (?:\w+ )?(?:calls|demands|pressure|criticism|accusations)) "
)
"""The rest of the ways to speak to somebody."""
JOINT = frozenset(b"both together jointly sides".split())
"""Words of several who speak as one."""
PLACING = frozenset("in at on to from near of for with the".split())
"""Words between which and a name the name is a place."""
PASSIVE = frozenset(b"was were been be being is are has have had under faces faced facing".split())
"""Every passive has one."""
HEADS = frozenset(
    b"""supporters backers advocates professor professors lecturer lecturers researcher
    researchers scholar scholars driver drivers shopkeeper shopkeepers pensioner
    pensioners passenger passengers tourist tourists teacher teachers nurse nurses
    sailor sailors former critic critics opponents analyst analysts expert
    experts observers commentator commentators columnist columnists activist activists
    campaigner campaigners protester protesters protestor protestors demonstrator
    demonstrators environmentalist environmentalists conservationist conservationists
    academic academics historian historians economist economists pundit pundits blogger
    bloggers trolls resident residents villager villagers locals voter voters farmer
    farmers fishermen fisherman fishers fisherfolk onlookers bystander bystanders reader
    readers viewer viewers satirist satirists comedian comedians novelist novelists
    bookmakers lobbyist lobbyists traders investors students truckers dockers workers
    unionist unionists rebel rebels dissident dissidents cynics skeptics sceptics
    strikers unions union ngo ngos charity charities tank tanks banner banners placard
    placards poster posters leaflet leaflets petition petitions graffiti meme memes
    hoaxer hoaxers prankster pranksters blog blogs parody fake fan satirical anonymous
    spoof bogus unofficial poll polls crowd crowds audience rumour rumours rumor rumors
    gossip greenpeace oxfam amnesty watch wwf shepherd transparency friends borders
    wildlife wide""".split()
)
"""Of these words has one whoever speaks for no state, or of each of the two next lists."""
GROUPS = frozenset(
    b"""group groups leader leaders association associations party parties figure figures
    lawmaker lawmakers politician politicians mp mps""".split()
)
"""Those that speak for a state, or for none."""
SORTS = frozenset(
    b"""lobby pressure rights campaign advocacy green environmental environment society anti
    industry consumer business aid student church protest tribal farmers fishermen rebel
    opposition""".split()
)
"""What groups and leaders those may be that speak for no state."""

CALLING = frozenset(
    b"under like call calls called calling out pushing pushed push faces faced facing".split()
)
"""Of these words has one what is said in two."""
SAYING = frozenset(
    b"""said says told tells added adds stressed stresses rejected rejects opposed opposes refused
    refuses denied denies agreed agrees pledged pledges vowed vows called calls urged urges demanded
    demands condemned condemns welcomed welcomes supported supports backed backs reaffirmed
    reaffirms reiterated reiterates confirmed confirms announced announces declared declares
    insisted insists warned warns offered offers promised promises expressed expresses voiced voices
    praised praises thanked thanks asked asks maintained maintains accepted accepts declined
    declines threatened threatens objected objects endorsed endorses acknowledged acknowledges
    argued argues noted notes""".split()
)
"""The words of `attribution.ACTS`."""
FOR_ANY = frozenset(
    b"""both two side sides party parties they their them countries ministers leaders delegations
    governments presidents officials nations neighbors neighbours capitals counterpart counterparts
    pair duo who other each declaration statement document agreement text memorandum accord states
    bilateral together talks meeting""".split()
)
"""Words of `attribution.TOGETHER` that stand for no single party."""
