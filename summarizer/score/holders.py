"""Whom a holder's name means, for comparing names of a briefing with a gold's."""

import re
from collections.abc import Iterable, Mapping

import pycountry

from summarizer.schema.gold import Gold
from summarizer.score.lexical import fold_text
from summarizer.score.predicted import Predicted

_TITLE = re.compile(
    r"^(mr|mrs|ms|dr|prof|hon|h\.?e|senator|president|minister|ministers|prime minister|"
    r"foreign minister|commissioner|the|m|cs|el|ministro)\.?\s+"
)


def fold_name(name: str) -> str:
    """Return the name without case, diacritics, punctuation and titles before it."""
    plain = re.sub(r"[^\w@&/ -]+", "", fold_text(name)).strip().replace("-", " ")
    plain = re.sub(r"\s+", " ", plain)
    while (shorter := _TITLE.sub("", plain)) != plain:
        plain = shorter
    return plain


class HolderNames:
    """Maps codes, names and aliases to one spelling for each holder."""

    def __init__(self, gold: Gold, predicted: Predicted) -> None:
        self._canonical: dict[str, str] = {}
        for participant in gold.participants:
            is_state = participant.kind == "state" and participant.side
            target = participant.side if is_state else f"name:{participant.name}"
            for name in (participant.name, participant.id, *participant.aliases):
                self._canonical[fold_name(name)] = str(target)
        self._names: Mapping[str, tuple[str, ...]] = {
            participant.id: participant.names for participant in predicted.participants
        }

    def resolve(self, holders: Iterable[str]) -> frozenset[str]:
        """Return the holders in one spelling each."""
        return frozenset(map(self._resolve_one, holders))

    def _resolve_one(self, holder: str) -> str:
        holder = re.sub(r"^state[:/]", "", holder.strip())
        if re.fullmatch(r"[A-Z]{3}", holder):
            return "EU" if holder == "EUU" else holder
        if holder == "EU":
            return holder
        country = pycountry.countries.get(alpha_2=holder) if len(holder) == 2 else None
        if country is not None:
            return str(country.alpha_3)
        names = self._names.get(holder, (holder,))
        for name in (holder, *names):
            if fold_name(name) in self._canonical:
                return self._canonical[fold_name(name)]
        return f"name:{names[0]}"
