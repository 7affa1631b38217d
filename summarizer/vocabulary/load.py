"""Reading the vocabulary's data files into one frozen object.

The files are TOML under `data/`; pycountry (ISO 3166-1) gives the codes and official names.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args

import pycountry

from summarizer.vocabulary.elsewhere import state_named
from summarizer.vocabulary.gazetteer import (
    Entry,
    Gazetteer,
    Mention,
    holder_key,
    without_office,
)
from summarizer.vocabulary.records import (
    Bloc,
    Country,
    Formula,
    Scale,
    SpeechAct,
    TermOfArt,
)
from summarizer.vocabulary.terms import TermTable, join_terms, read_terms

_DATA = Path(__file__).resolve().parent / "data"
_NO_PLURAL = ("ese", "ish", "ch", "ss", "x", "z", "ais", "ois")


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Speech acts, states, bodies and terms of art, and how to look them up.

    Each file of vocabulary is read once, so a vocabulary is equal to itself alone.
    """

    acts: Mapping[str, SpeechAct]
    """Speech acts by lemma."""
    nominals: Mapping[str, str]
    """Nouns that name an act (`commitment`) to the act's lemma."""
    adjectives: Mapping[str, str]
    """Adjectives with their preposition (`committed to`) to the act's lemma."""
    carriers: frozenset[str]
    """Verbs whose act is the noun that they carry (`express`, `voice`)."""
    repeaters: frozenset[str]
    """Carriers that say something again or stress it (`reiterate`, `underline`)."""
    countries: Mapping[str, Country]
    """States by alpha-3 code, and `EU`."""
    blocs: tuple[Bloc, ...]
    """Organizations and groups that can hold a position."""
    territories: tuple[str, ...]
    """Territories that are topics or targets, not parties."""
    terms: tuple[TermOfArt, ...]
    """Formulas whose exact wording is policy."""
    formulas: tuple[Formula, ...]
    """Formulas of several parts."""
    own_terms: str | None
    """SHA-256, in hex, of the file of a user's own terms of art; None without one."""
    _holders: Mapping[str, str] = field(repr=False)
    _gazetteer: Gazetteer = field(repr=False)
    _after_city: re.Pattern[str] = field(repr=False)

    def act(self, lemma: str) -> SpeechAct | None:
        """Return the speech act of a lemma, or of the nearest shorter or carried one.

        `call for a pause` falls back to `call for`, `restate support` to the act of its noun.
        """
        words = lemma.casefold().split()
        for length in range(len(words), 1, -1):
            if found := self.acts.get(" ".join(words[:length])):
                return found
        if len(words) > 1 and words[0] in self.carriers and words[-1] in self.nominals:
            return self.acts.get(self.nominals[words[-1]])
        return self.acts.get(words[0]) if words else None

    def holder(self, name: str) -> str | None:
        """Return whom a name stands for: an alpha-3 code, `EU`, or a body's usual name.

        Takes names, official names, demonyms, seats of government, codes and acronyms, in any
        case but for acronyms of three letters or fewer, with or without `the`, accents or `'s`; of
        states also names in other scripts than Latin. None where the name is none of these.
        """
        key = holder_key(name)
        found = self._holders.get(key) or self._holders.get(holder_key(without_office(name)))
        return found or state_named(name)

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Return where the text names states, bodies and territories, left to right.

        A city in the name of a paper ("Paris Agreement") stands for nobody.
        """
        return tuple(
            mention
            for mention in self._gazetteer.find(text)
            if mention.how != "seat" or not self._after_city.match(text, mention.end)
        )

    def country_mentions(self, text: str) -> tuple[Mention, ...]:
        """Return where the text names states (or the EU) by name, demonym or seat."""
        return tuple(m for m in self.mentions(text) if m.how in ("name", "demonym", "seat"))


@lru_cache(maxsize=4)
def digest_own(vocabulary: Vocabulary) -> str | None:
    """Return the SHA-256, in hex, of what a vocabulary has besides the package's data files.

    Those are its terms of art. None where more than these differs, so that nothing can be said.
    """
    usual, own = load_vocabulary(), ("terms", "formulas", "own_terms")
    others = (one.name for one in fields(vocabulary) if one.name not in own)
    if any(getattr(vocabulary, name) is not getattr(usual, name) for name in others):
        return None
    return sha256(repr((vocabulary.terms, vocabulary.formulas)).encode()).hexdigest()


def load_vocabulary(own_terms: Path | None = None) -> Vocabulary:
    """Return the vocabulary of the package's data files; it is read once.

    Args:
        own_terms: A further table of terms of art, of the form of the package's own; what has the
            name of one there replaces it.

    Raises:
        ConfigurationError: That table cannot be used.
    """
    return _load_vocabulary(own_terms)


@cache
def _load_vocabulary(own_terms: Path | None) -> Vocabulary:
    if own_terms is not None:
        usual = load_vocabulary()
        known = TermTable(term=usual.terms, formula=usual.formulas)
        table = join_terms(known, read_terms(own_terms))
        return replace(usual, terms=table.term, formulas=table.formula, own_terms=table.sha256)
    terms = read_terms(_DATA / "terms.toml")
    acts = _read("acts.toml")
    places = _read("places.toml")
    countries = _countries(_read("countries.toml"))
    blocs = tuple(
        Bloc(name=name, names=tuple(names)) for name, names in _read("blocs.toml")["blocs"].items()
    )
    entries = tuple(_entries(countries, blocs, places))
    return Vocabulary(
        acts=_acts(acts),
        nominals=_pairs(acts, "nominals"),
        adjectives=_pairs(acts, "adjectives"),
        carriers=frozenset(acts["carriers"]["verbs"]),
        repeaters=frozenset(acts["carriers"]["again"]) | frozenset(acts["carriers"]["stressing"]),
        countries=countries,
        blocs=blocs,
        territories=tuple(places["territories"]["names"]),
        terms=terms.term,
        formulas=terms.formula,
        own_terms=None,
        _holders=_holder_index(countries, entries),
        _gazetteer=Gazetteer(entries),
        _after_city=re.compile(rf"\s+(?:[Cc]limate\s+)?(?:{'|'.join(places['after_city'])})\b"),
    )


def _read(name: str) -> dict[str, Any]:
    with (_DATA / name).open("rb") as file:
        return tomllib.load(file)


def _acts(data: dict[str, Any]) -> dict[str, SpeechAct]:
    acts: dict[str, SpeechAct] = {}
    for group in data["group"]:
        for lemma in group["verbs"]:
            scale = group["scale"] or None
            if scale is not None and scale not in get_args(Scale):
                msg = f"expected one of {get_args(Scale)}, found scale {scale!r} of {lemma!r}"
                raise ValueError(msg)
            acts[lemma] = SpeechAct(
                lemma=lemma,
                kind=group["kind"],
                claim_type=group["claim"],
                stance=group["stance"],
                scale=scale,
                band=group["band"],
            )
    return acts


def _pairs(data: dict[str, Any], kind: str) -> dict[str, str]:
    pairs = {}
    for group in data["group"]:
        for line in group.get(kind, ()):
            word, _, lemma = line.partition(" = ")
            pairs[word] = lemma
    return pairs


def _countries(extra: dict[str, Any]) -> dict[str, Country]:
    iso = {country.alpha_3: country for country in pycountry.countries}
    return {
        code: _country(code, iso.get(code), extra.get(code, {}))
        for code in sorted(iso.keys() | extra.keys())
    }


def _country(code: str, iso: Any, extra: dict[str, Any]) -> Country:
    """Join what ISO 3166-1 and the data file know of a state."""
    formal = [getattr(iso, key, None) for key in ("common_name", "name", "official_name")]
    known = [name for name in formal if name]
    name = extra.get("name") or known[0]
    names = [*extra.get("names", ()), *(known if code != "COG" else known[2:])]
    demonyms = list(extra.get("demonyms", ()))
    plurals = [word + "s" for word in demonyms if not word.endswith(_NO_PLURAL)]
    return Country(
        code=code,
        name=name,
        names=tuple(dict.fromkeys(other for other in names if other != name)),
        demonyms=tuple(dict.fromkeys(demonyms + plurals)),
        seats=tuple(extra.get("seats", ())),
    )


def _entries(
    countries: Mapping[str, Country], blocs: tuple[Bloc, ...], places: dict[str, Any]
) -> Iterator[Entry]:
    """Yield every phrase of the gazetteer; the first entry of a phrase wins."""
    for phrase in places["no_country"]:
        yield Entry(phrase, None, "name")
    for seat, code in places["metonyms"].items():
        yield Entry(seat, code, "seat")
    coded = {name: country.code for country in countries.values() for name in _names(country)}
    for territory in places["territories"]["names"]:
        yield Entry(territory, coded.get(territory, territory), "territory")
    for country in countries.values():
        for name in _names(country):
            yield Entry(name, country.code, "name")
    for country in countries.values():
        for demonym in country.demonyms:
            yield Entry(demonym, country.code, "demonym")
    for country in countries.values():
        for seat in country.seats:
            yield Entry(seat, country.code, "seat")
    for bloc in blocs:
        for name in (bloc.name, *bloc.names):
            yield Entry(name, bloc.name, "bloc")


def _names(country: Country) -> tuple[str, ...]:
    return (country.name, *country.names)


def _holder_index(countries: Mapping[str, Country], entries: tuple[Entry, ...]) -> dict[str, str]:
    """Return holder keys to codes: alpha-3 before names, alpha-2 codes last."""
    index = {code: code for code in countries}
    for entry in entries:
        if entry.code is not None and (entry.how != "territory" or entry.code in countries):
            index.setdefault(holder_key(entry.phrase), entry.code)
    for country in pycountry.countries:
        index.setdefault(country.alpha_2, country.alpha_3)
    index["EUU"] = "EU"
    return index
