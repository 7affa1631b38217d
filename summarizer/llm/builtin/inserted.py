"""Adverbials that drafters put between a verb and its object, left out of what is parsed.

"The Parties shall exchange, not later than 1 May, complete lists" is parsed as "shall exchange
complete lists"; its quote is of the whole, for the parser would end the clause at the comma.
"""

import re

from summarizer.llm.builtin.views import View

_INSERTED = re.compile(
    r"\b(?:shall|will|must|to|jointly|also|and) (?:[a-z]+ly )?(?!the\b)[a-z]{3,}"
    r"(?P<inserted>, (?:(?:not?|any) (?:later|earlier|longer) than|at the latest|within|before|"
    r"as (?:of|from|appropriate|necessary|needed|soon)|with effect|with immediate effect|from|by|"
    r"(?:together|jointly|along) with|in (?:close |full )?(?:co-?operation|co-?ordination|"
    r"accordance|consultation|partnership|conjunction|collaboration|line|particular)|subject to|"
    r"where (?:appropriate|necessary|possible)|without (?:delay|prejudice)|on (?:an?|the) [\w-]+ "
    r"basis|under the auspices|for the first time|inter alia)\b[^,;:]{0,90},) "
    r"(?!and\b|or\b|but\b|to\b|which\b|who\b|where\b|while\b|as\b|with\b|including\b|subject\b)"
    r"(?=[a-z\d])"
)


def without_inserted(view: View) -> View:
    """Return the view without what stands between a verb and its object."""
    if "," not in view.text:
        return view
    found = list(_INSERTED.finditer(view.text))
    if not found:
        return view
    out = [range(*match.span("inserted")) for match in found]
    kept = [i for i in range(len(view.text)) if not any(i in one for one in out)]
    return View("".join(view.text[i] for i in kept), tuple(view.places[i] for i in kept))
