"""Statements that say more firmly, or without a condition, what their sentence says."""

import pytest

from summarizer.extract.signs import look_at
from summarizer.extract.weakened import left_out_condition, left_out_doubt
from summarizer.text.fold import fold_text


@pytest.mark.parametrize(
    ("near", "statement"),
    [
        ("Portugal might lend Estonia a ship.", "Portugal will lend Estonia a ship."),
        ("Portugal may lend Estonia a ship.", "Portugal agreed to lend Estonia a ship."),
        ("Portugal could lend Estonia a ship.", "Portugal lends Estonia a ship."),
        ("Portugal might also lend a ship.", "Portugal is to lend a ship."),
        ("Salgado said Portugal might well leave the pact.", "Portugal leaves the pact."),
        ("Portugal may, he said, open the port.", "Portugal will open the port."),
        ("Portugal might be joining the fund.", "Portugal is joining the fund."),
        ("Portugal is considering opening the port.", "Portugal will open the port."),
        ("Portugal would consider paying the toll.", "Portugal will pay the toll."),
        ("Salgado said that Portugal might lend a ship.", "Portugal will lend a ship."),
        ("The port might be opened in May.", "The port will be opened in May."),
        ("Portugal could back the levy.", "Portugal backs the levy."),
        (
            "The two sides may sign the treaty next year.",
            "The two sides agreed to sign the treaty next year.",
        ),
        ("Lisbon might yet drop its veto, diplomats said.", "Portugal drops its veto."),
        ("The ministers could meet again in June.", "The ministers will meet again in June."),
        ("A deal may be reached by Friday.", "A deal is reached by Friday."),
        ("Estonia may possibly agree to a ceasefire.", "Estonia agreed to a ceasefire."),
        ("He said Portugal might be willing to host talks.", "Portugal will host talks."),
        ("Portugal may or may not join the fund.", "Portugal will join the fund."),
        ("Portugal was weighing whether to send troops.", "Portugal will send troops."),
        ("Portugal hopes to open the port in May.", "Portugal will open the port in May."),
        ("Portugal is thinking of joining the fund.", "Portugal will join the fund."),
        ("Perhaps Portugal will join the fund.", "Portugal will join the fund."),
        ("Portugal will possibly join the fund.", "Portugal will join the fund."),
        ("Portugal could, in theory, lend a ship.", "Portugal agreed to lend a ship."),
        ("Talks might resume, Salgado said.", "Talks will resume."),
    ],
)
def test_a_doubt_that_a_statement_drops_is_seen(near: str, statement: str) -> None:
    assert look_at(fold_text(near)).is_doubtful
    assert left_out_doubt(near, statement)


@pytest.mark.parametrize(
    ("near", "statement"),
    [
        ("Portugal might lend a ship.", "Portugal might lend a ship."),
        ("Portugal might lend a ship.", "Portugal is considering lending a ship."),
        ("Portugal may lend a ship.", "Portugal could lend a ship."),
        ("Portugal may leave the pact.", "Portugal threatens to leave the pact."),
        ("New mines may use only recycled water.", "New mines must use only recycled water."),
        ("New mines may not use the river.", "New mines will not use the river."),
        ("Ferries may call at Faro again.", "Portugal lets ferries call at Faro again."),
        ("Citizens may stay for 90 days.", "Citizens will be allowed to stay for 90 days."),
        ("Portugal, which may leave later, will open the port.", "Portugal will open the port."),
        ("Portugal will open the port, which could help.", "Portugal will open the port."),
        ("They meet in May and will open the port.", "They will open the port."),
        ("On 3 May open talks begin.", "Open talks begin on 3 May."),
        ("Portugal did all it could and opened the port.", "Portugal opened the port."),
        ("Portugal will lend a ship, and may lend two.", "Portugal will lend a ship."),
        ("Portugal is ready to pay what it may cost.", "Portugal will pay the cost."),
        ("They agreed that ferries may sail at night.", "Ferries will be able to sail at night."),
        ("So that farmers could water fields, Portugal will pay.", "Portugal pays for it."),
        ("Portugal may open the port.", "The port's opening is possible."),
        ("The talks may have failed, but Portugal will pay.", "Portugal will pay."),
        (
            "The parties may by mutual consent extend the treaty.",
            "The parties can extend the treaty by mutual consent.",
        ),
        (
            "Each side may end the deal with six months' notice.",
            "Either side can end the deal with six months' notice.",
        ),
        ("They agreed that students may work part-time.", "Students may work part-time."),
        ("Salgado said the deal could create 300 jobs.", "The deal could create 300 jobs."),
        (
            "The deal could create 300 jobs and Portugal will fund it.",
            "Portugal will fund the deal.",
        ),
        (
            "Portugal said it may have to close the port.",
            "Portugal said it may have to close the port.",
        ),
        ("Both said they could not accept the levy.", "Both refuse the levy."),
        ("Could the deal hold? Portugal will see that it does.", "Portugal will hold the deal."),
        ("Portugal might object, but Estonia will open the port.", "Estonia will open the port."),
        ("The bank may lend as much as 300 million.", "The bank will lend up to 300 million."),
        ("The EU may send observers if invited.", "The EU will send observers if invited."),
        (
            "Portugal offered what help it could give and will send ships.",
            "Portugal gives help and sends ships.",
        ),
    ],
)
def test_a_doubt_that_is_kept_or_of_something_else_is_let_be(near: str, statement: str) -> None:
    assert left_out_doubt(near, statement) is None


def condition(told: str, statement: str, qualifiers: tuple[str, ...] = ()) -> str | None:
    before, quote, after = map(fold_text, told.split("|"))
    return left_out_condition(before, quote, after, statement=statement, qualifiers=qualifiers)


@pytest.mark.parametrize(
    "told",
    [
        "Portugal |will open the port| only if Estonia pays.",
        "Portugal |will open the port only if Estonia pays|.",
        "Portugal |will open the port|, but only if Estonia pays.",
        "Portugal |will open the port| unless Estonia objects.",
        "Portugal |will open the port|, provided that Estonia pays.",
        "Portugal |will open the port| on condition that Estonia pays.",
        "Portugal |will open the port| on the condition that Estonia pays.",
        "Portugal |will open the port| in May, provided Estonia pays.",
        "Only if Estonia pays, Portugal |will open the port|.",
        "Unless Estonia objects, Portugal |will open the port|.",
        "Provided that Estonia pays, Portugal |will open the port|.",
        "Only if Estonia pays will |Portugal open the port|.",
        '"We |will open the port|," Salgado said, "only if Estonia pays."',
        "Portugal |will open the port| if, and only if, Estonia pays.",
        "Portugal |will sign the treaty|, he added, but only if Estonia does so first.",
        "Portugal |will open the port|, as long as Estonia pays.",
        "Portugal said it |would open the port| in May, but only once Estonia had paid.",
        "Portugal |will open the port|, Salgado said, unless Estonia objects.",
        "|We will open the port|,' Salgado said, 'provided Estonia pays.'",
        "Portugal |will open the port| - but only when Estonia pays.",
        "Portugal |will open the port| (provided that Estonia pays).",
        "Portugal |will open the port| conditional on a vote.",
        "Portugal |will open the port| in the event that Estonia pays.",
        "Assuming that Estonia pays, Portugal |will open the port|.",
        "Portugal |will open the port| except if Estonia objects.",
    ],
)
def test_a_condition_beside_a_quote_that_is_dropped_is_seen(told: str) -> None:
    assert look_at(fold_text(told.replace("|", ""))).is_conditional
    assert condition(told, "Portugal will open the port.")


@pytest.mark.parametrize(
    ("told", "statement", "qualifiers"),
    [
        ("Portugal |will open the port, provided it is paid|.", "It opens for a fee.", ()),
        ("Portugal |will open the port| only if Estonia pays.", "It opens if Estonia pays.", ()),
        (
            "Portugal |will open the port| unless Estonia objects.",
            "Portugal will open the port.",
            ("unless Estonia objects",),
        ),
        ("Portugal |will open the port|; it pays only if Estonia does.", "It opens.", ()),
        ("Portugal |will open the port|, and will pay only if Estonia pays.", "It opens.", ()),
        ("Unless delayed, talks go on; Portugal |will open the port|.", "It opens.", ()),
        ("Only Portugal |will open the port|.", "Portugal will open the port.", ()),
        ("Portugal |will open the port| for goods provided by Estonia.", "It opens.", ()),
        ("Portugal |will open the port|, he said, and fish only if asked.", "It opens.", ()),
        ("Portugal |will open the port|.", "Portugal will open the port.", ()),
        ("If Estonia pays, Portugal |will open the port|.", "Portugal will open the port.", ()),
        ("Salgado |asked Estonia| to say if it would pay.", "Salgado asked Estonia.", ()),
        ("Portugal |will open the port|, she said on condition of anonymity.", "It opens.", ()),
        ("Unless Estonia pays, Latvia leaves, and Portugal |will open it|.", "It opens.", ()),
    ],
)
def test_a_condition_that_is_told_or_of_something_else_is_let_be(
    told: str, statement: str, qualifiers: tuple[str, ...]
) -> None:
    assert condition(told, statement, qualifiers) is None


DURATIONS = [
    "Portugal |will back Estonia| for as long as it takes.",
    "Portugal |will back Estonia| as long as it takes, he said.",
    "Portugal |will back Estonia| as long as necessary.",
    "Portugal |will back Estonia| for as long as needed.",
    "Portugal |will back Estonia|, Salgado said, as long as the war lasts.",
    "The camp |will stay open| as long as possible.",
    "Portugal |will host them| as long as they want.",
    "The ban |will stay| for as long as the epidemic continues.",
    "Repairs |may take| as long as two years.",
    "As long as it takes, Portugal |will back Estonia|.",
    "As long as necessary, Portugal |will back Estonia|.",
    "Portugal |will help the coast guard|, providing the navy with two ships.",
    "Portugal |will train pilots|, providing Estonia with a school.",
    "Salgado |pledged to reform the council| before assuming the presidency of it.",
    "Portugal |will lead the fund|, assuming its rotating chair in May.",
]


@pytest.mark.parametrize("told", DURATIONS)
def test_how_long_something_goes_on_is_no_condition(told: str) -> None:
    before, quote, after = map(fold_text, told.split("|"))
    assert left_out_condition(before, quote, after, statement="It is.", qualifiers=()) is None


@pytest.mark.parametrize(
    "told",
    [
        "Portugal |will open the port| as long as Estonia takes part.",
        "Portugal |will open the port| as long as a truce holds.",
        "Portugal |will open the port| so long as Estonia wants to pay.",
        "As long as Estonia continues to pay, Portugal |will open the port|.",
        "Portugal |will open the port|, assuming the parliament agrees.",
    ],
)
def test_a_condition_that_reads_like_a_length_of_time_is_one(told: str) -> None:
    before, quote, after = map(fold_text, told.split("|"))
    assert left_out_condition(before, quote, after, statement="It is.", qualifiers=())
