# ruff: noqa: E501 (snapshots keep the long lines of what they are of)

import re
from collections.abc import Sequence

import pytest
from inline_snapshot import snapshot
from synthetic import COUNTRY_NAMES, make_articles, make_briefing

from summarizer.check.briefing import check_briefing
from summarizer.narrate.template import narrate_briefing
from summarizer.schema.briefing import Briefing, Claim, DivergenceValue
from summarizer.schema.canonical import pretty_json, seal_briefing

BRIEFING = make_briefing()
LISTS = ("participants", "dates", "agreements", "positions", "facts", "divergences")


def tell(briefing: Briefing) -> list[str]:
    return [one.text for one in narrate_briefing(briefing, name_of=COUNTRY_NAMES).summary]


def test_the_summary_of_the_invented_event() -> None:
    assert tell(BRIEFING) == snapshot(
        [
            "Fourth Round of the Finland-Uruguay Forestry and Climate Dialogue took place in Montevideo, Uruguay, on 12 May 2031, led by Ana Pereyra Sosa (Uruguay) and Eero Lahtinen (Finland).",
            "Finland and Uruguay agreed to set up a joint forest data centre in Tacuarembó.",
            "The two sides agreed to exchange satellite images of forest fires every six hours.",
            "Both ministers reaffirmed their support for the Paris Agreement.",
            "Uruguay will not sign rules that its growers cannot read (only in Río Press Agency).",
            "Finland voiced concern over illegal logging in protected wetlands (only in The Helsinki Ledger).",
            "Sources differ on timber register: By when will the common timber register be published? 31 December 2032 according to Río Press Agency; 30 June 2032 according to Ministry of Foreign Affairs of Uruguay.",
            "Sources differ on restoration: How much will Finland pay for the restoration of native forest? 40 million euros according to Río Press Agency; 45 million euros according to The Helsinki Ledger.",
            "Next meeting: 2033 (next round in Oulu).",
        ]
    )


def test_a_narrated_briefing_stands_up_to_the_check() -> None:
    told = seal_briefing(narrate_briefing(BRIEFING, name_of=COUNTRY_NAMES))

    assert check_briefing(pretty_json(told).encode(), make_articles()) == ()


def test_every_sentence_rests_on_items_of_the_briefing() -> None:
    told = narrate_briefing(BRIEFING)
    known = {item.id for name in LISTS for item in getattr(told, name)}

    assert all(set(sentence.items) <= known for sentence in told.summary)


def test_only_the_summary_changes_and_telling_twice_changes_nothing() -> None:
    told = narrate_briefing(BRIEFING)

    assert told.model_copy(update={"summary": ()}) == BRIEFING
    assert narrate_briefing(told) == told


def test_what_sources_differ_on_is_told_with_every_version_and_source() -> None:
    for sentence in narrate_briefing(BRIEFING).summary:
        for divergence in BRIEFING.divergences:
            if divergence.id in sentence.items:
                assert sentence.text.startswith("Sources differ on ")
                assert sentence.text.count(" according to ") == len(divergence.values)


def test_what_sources_differ_on_is_told_no_other_way() -> None:
    contested = {item for one in BRIEFING.divergences for item in one.items}

    assert all(
        not contested & set(sentence.items) for sentence in narrate_briefing(BRIEFING).summary
    )


def test_a_contested_day_of_the_meeting_is_told_as_contested() -> None:
    meeting = next(date for date in BRIEFING.dates if date.role == "meeting")
    day = BRIEFING.divergences[0].model_copy(
        update={
            "materiality": "low",
            "items": (meeting.id,),
            "question": "On what day was the meeting?",
            "values": tuple(
                DivergenceValue(value=value, reported_by=(span.source,), evidence=(span,))
                for value, span in zip(("2031-05-12", "2031-05-13"), meeting.evidence, strict=False)
            ),
        }
    )
    told = tell(BRIEFING.model_copy(update={"divergences": (*BRIEFING.divergences, day)}))

    assert "12 May" not in told[0]
    first = next(text for text in told if text.startswith("Sources differ"))
    assert first.startswith("Sources differ: On what day was the meeting? 12 May 2031 according")


def test_an_outlets_own_voice_is_not_told() -> None:
    assert "modest harvest" not in " ".join(tell(BRIEFING))


def test_where_nothing_is_high_one_medium_divergence_is_told() -> None:
    calm = tuple(one.model_copy(update={"materiality": "medium"}) for one in BRIEFING.divergences)

    told = tell(BRIEFING.model_copy(update={"divergences": calm}))

    assert sum(text.startswith("Sources differ") for text in told) == 1


def many(claims: tuple[Claim, ...], count: int) -> tuple[Claim, ...]:
    return tuple(
        claims[0].model_copy(update={"id": f"x-{number}", "divergences": ()})
        for number in range(count)
    )


def test_a_long_briefing_has_a_short_summary() -> None:
    long = BRIEFING.model_copy(
        update={
            "agreements": many(BRIEFING.agreements, 40),
            "positions": many(BRIEFING.positions, 60),
            "divergences": BRIEFING.divergences * 5,
        }
    )

    assert 6 <= len(tell(long)) <= 11


def test_positions_of_different_holders_take_turns() -> None:
    finland, uruguay = BRIEFING.positions[0], BRIEFING.positions[0]
    claims = tuple(
        one.model_copy(update={"id": f"pos-{number}", "holders": holders, "divergences": ()})
        for number, (one, holders) in enumerate(
            [(finland, ("FIN",)), (finland, ("FIN",)), (finland, ("FIN",)), (uruguay, ("URY",))]
        )
    )

    told = narrate_briefing(BRIEFING.model_copy(update={"positions": claims, "divergences": ()}))

    items = [item for one in told.summary for item in one.items if item.startswith("pos-")]
    assert items == ["pos-0", "pos-3", "pos-1"]


@pytest.mark.parametrize(
    ("held", "words"),
    [
        ("2031-05-12", "on 12 May 2031"),
        ("2031-05-12/2031-05-14", "on 12–14 May 2031"),
        ("2031-05", "in May 2031"),
        ("2031", "in 2031"),
        ("2031-05/2031-07", "in May – July 2031"),
    ],
)
def test_the_event_takes_place_on_days_and_in_months(held: str, words: str) -> None:
    event = BRIEFING.event.model_copy(update={"held": held})

    assert words in tell(BRIEFING.model_copy(update={"event": event}))[0]


def test_what_is_not_known_is_left_out() -> None:
    nothing = dict.fromkeys(("place", "country", "held", "document", "series", "round"))
    bare = BRIEFING.model_copy(
        update={"event": BRIEFING.event.model_copy(update=nothing), "participants": ()}
    )

    first = tell(bare)[0]

    assert first == f"{BRIEFING.event.name} took place."


def test_a_briefing_without_items_has_no_summary() -> None:
    assert tell(BRIEFING.model_copy(update=dict.fromkeys(LISTS, ()))) == []


def test_controls_and_line_breaks_do_not_reach_the_summary() -> None:
    hostile = "\u202eThey\n\x1b[31m agreed"
    claims = tuple(one.model_copy(update={"statement": hostile}) for one in BRIEFING.agreements)

    told = " ".join(tell(BRIEFING.model_copy(update={"agreements": claims})))

    assert "They [31m agreed." in told
    assert not re.search("[\x00-\x1f\u202a-\u202e]", told)


def test_words_of_a_model_with_a_number_that_no_quote_has_are_left_out() -> None:
    claims = tuple(one.model_copy(update={"topic": "goal 13"}) for one in BRIEFING.agreements)
    dates = tuple(one.model_copy(update={"about": "round 5"}) for one in BRIEFING.dates)

    told = " ".join(tell(BRIEFING.model_copy(update={"agreements": claims, "dates": dates})))

    assert "13" not in told.replace("2031", "")
    assert "Next meeting: 2033." in told


def test_a_topic_with_a_number_that_no_version_has_is_left_out() -> None:
    claim = next(one for one in BRIEFING.agreements if one.topic == "timber register")
    asked = next(one for one in BRIEFING.divergences if claim.id in one.items)
    topic = "register by 31 December 2032"
    renamed = (claim.model_copy(update={"topic": topic}),)

    def told_with(values: Sequence[DivergenceValue]) -> str:
        divergence = asked.model_copy(update={"values": tuple(values)})
        changed = {"agreements": renamed, "divergences": (divergence,)}
        lines = tell(BRIEFING.model_copy(update=changed))
        return next(line for line in lines if asked.question in line)

    assert told_with(asked.values).startswith(f"Sources differ on {topic}: ")
    assert told_with(asked.values[1:] * 2).startswith("Sources differ: ")
