from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.vocabulary.load import digest_own, load_vocabulary

VOCABULARY = load_vocabulary()

UNITED_NATIONS_MEMBERS = 193


@pytest.mark.parametrize(
    ("name", "holder"),
    [
        ("Seoul", "KOR"),
        ("Republic of Korea", "KOR"),
        ("Democratic People's Republic of Korea", "PRK"),
        ("the Kremlin", "RUS"),
        ("Downing Street", "GBR"),
        ("the Élysée", "FRA"),
        ("the elysee", "FRA"),
        ("Pretoria", "ZAF"),
        ("UAE", "ARE"),
        ("U.A.E.", "ARE"),
        ("Emirati", "ARE"),
        ("Czech Republic", "CZE"),
        ("Ivory Coast", "CIV"),
        ("cote d’ivoire", "CIV"),
        ("DR Congo", "COD"),
        ("Republic of Congo", "COG"),
        ("Burma", "MMR"),
        ("Turkey", "TUR"),
        ("Turkiye", "TUR"),
        ("Brussels", "EU"),
        ("European Commission", "EU"),
        ("US", "USA"),
        ("U.S.", "USA"),
        ("GBR", "GBR"),
        ("DE", "DEU"),
        ("Swazi", "SWZ"),
        ("Kosovo", "XKX"),
        ("Nepal's", "NPL"),
        ("Danish government", "DNK"),
        ("the Government of the Kyrgyz Republic", "KGZ"),
        ("Peruvian side", "PER"),
        ("Association of Southeast Asian Nations", "ASEAN"),
        ("Asean", "ASEAN"),
        ("AU", "African Union"),
        ("the Quad", "Quad"),
        ("Taiwan", "TWN"),
    ],
)
def test_holder_knows_what_news_calls_it(name: str, holder: str) -> None:
    assert VOCABULARY.holder(name) == holder


@pytest.mark.parametrize("name", ["us", "who", "it", "Kashmir", "the West Bank", "", "Atlantis"])
def test_what_is_no_holder_has_none(name: str) -> None:
    assert VOCABULARY.holder(name) is None


def test_every_state_has_demonyms_and_a_seat_or_is_a_city() -> None:
    states = [country for country in VOCABULARY.countries.values() if country.demonyms]

    assert len(states) >= UNITED_NATIONS_MEMBERS
    assert all(VOCABULARY.holder(state.name) == state.code for state in states)
    assert all(VOCABULARY.holder(word) for state in states for word in state.demonyms)


def test_every_iso_code_is_a_holder() -> None:
    assert all(VOCABULARY.holder(code) == code for code in VOCABULARY.countries)


def test_acts_are_many_and_nothing_points_nowhere() -> None:
    lemmas = set(VOCABULARY.acts)

    assert len(lemmas) >= 150
    assert not {lemma for lemma in VOCABULARY.nominals.values() if VOCABULARY.act(lemma) is None}
    assert not {lemma for lemma in VOCABULARY.adjectives.values() if VOCABULARY.act(lemma) is None}


def test_bands_are_of_a_scale_and_every_scale_has_three() -> None:
    bands = Counter((act.scale, act.band) for act in VOCABULARY.acts.values())

    assert all((scale is None) == (band == 0) for scale, band in bands)
    for scale in ("demand", "disapproval", "commitment"):
        assert {band for found, band in bands if found == scale} >= {1, 2, 3}


@pytest.mark.parametrize(
    ("lemma", "found"),
    [
        ("call for", "call for"),
        ("call for a pause", "call for"),
        ("agree to build", "agree to"),
        ("express concern", "express concern"),
        ("restate support", "support"),
        ("reiterate", "reiterate"),
        ("Condemn", "condemn"),
    ],
)
def test_act_falls_back_to_the_nearest(lemma: str, found: str) -> None:
    act = VOCABULARY.act(lemma)

    assert act is not None
    assert act.lemma == found


def test_act_of_no_speech_is_none() -> None:
    assert VOCABULARY.act("photosynthesize") is None
    assert VOCABULARY.act("") is None


def test_demand_is_stronger_than_a_call_and_condemning_than_regret() -> None:
    acts = VOCABULARY.acts

    assert acts["demand"].band > acts["call for"].band > acts["encourage"].band
    assert acts["condemn"].band > acts["oppose"].band > acts["express concern"].band
    assert acts["sign"].band > acts["agree"].band > acts["express readiness"].band
    assert acts["call for"].band == acts["urge"].band


def test_vocabulary_is_read_once() -> None:
    assert load_vocabulary() is VOCABULARY


def test_the_usual_vocabulary_is_read_once_however_it_is_asked_for() -> None:
    assert load_vocabulary(None) is load_vocabulary()


def test_a_vocabulary_is_told_from_others_by_its_own_terms(tmp_path: Path) -> None:
    own = tmp_path / "terms.toml"
    own.write_text(
        '[[term]]\nname = "ferries"\nmateriality = "low"\nsource = "invented"\n'
        'forms.data = ["ferry data"]\nforms.safety = ["ferry safety data"]\n'
    )
    usual = load_vocabulary()
    digests = [digest_own(usual), digest_own(load_vocabulary(own))]

    assert None not in digests
    assert len(set(digests)) == 2
    assert digest_own(replace(usual, territories=("Atlantis",))) is None
