"""English words for acts that nobody may be said to do in other words than those of a report.

They are the acts of conflict and of binding oneself (after the root codes 10 to 20 of CAMEO, the
event ontology of D. J. Gerner, P. A. Schrodt et al., 2002: demand, disapprove, reject, threaten,
protest, exhibit force, reduce relations, coerce, assault, fight). Words of one act stand for each
other; a word of another act says something else.
"""

import re
from collections.abc import Iterator

_ACTS = {
    "threat": r"threat(?:s|en\w*)?|ultimatums?",
    "accusation": r"accus\w*|blam(?:e|es|ed|ing)|alleg(?:e|es|ed|ing|ation|ations)",
    "condemnation": r"condemn\w*|denounc\w*|deplor\w*|decr(?:y|ies|ied)|critici[sz]\w*"
    r"|critical of|rebuk\w*|castigat\w*|lambast\w*|slammed|blasted",
    "force": r"attack\w*|assault\w*|invad\w*|invasions?|bomb(?:s|ed|ing|ings|ardment)?"
    r"|shell(?:s|ed|ing)|raid(?:s|ed)?|air ?strikes?|mobili[sz]\w*",
    "seizure": r"annex(?:es|ed|ing|ation)|occup(?:y|ies|ied|ying|ation)|seiz\w*|confiscat\w*",
    "coercion": r"sanction\w*|embargo\w*|blockad\w*|boycott\w*|expel\w*|expuls\w*",
    "break": r"withdr[ae]w\w*|pull(?:s|ed|ing)? out|walk(?:s|ed|ing)? out|quit(?:s|ting)?"
    r"|sever(?:s|ed|ing|ance)?|break(?:s|ing)? off|broken? off|abandon\w*|scrap(?:s|ped|ping)?"
    r"|suspend\w*|suspension|cancel\w*|terminat\w*|revok\w*|freez\w*|froze\w*",
    "yielding": r"surrender\w*|capitulat\w*|conced\w*|concessions?|renounc\w*|relinquish\w*"
    r"|ced(?:e|es|ed|ing)|back(?:s|ed|ing)? down|g(?:ive|ives|ave|iving) (?:in|up)",
    "admission": r"admit\w*|admission|confess\w*|apolog\w*",
    "signature": r"sign(?:s|ed|ing)?|signatures?|signator\w*|initial(?:ed|led)|ink(?:s|ed)"
    r"|ratif\w*|conclud\w*|conclusion|seal(?:s|ed)",
}
_OF_ACT = {act: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for act, words in _ACTS.items()}


def acts_beyond(text: str, held: str) -> Iterator[str]:
    """Yield words of a text for acts of which another text has no word.

    >>> list(acts_beyond("Peru threatens Chile and signs a pact.", "A pact was concluded."))
    ['threatens']
    """
    for pattern in _OF_ACT.values():
        found = pattern.search(text)
        if found is not None and not pattern.search(held):
            yield found.group()
