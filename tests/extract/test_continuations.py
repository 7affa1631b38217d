from islands import PROFILE, ScriptedModel, aside, make_claim, make_draft, make_islands
from synthetic import Line

from summarizer.extract.extract import extract_communique
from summarizer.prompts import load_prompt
from summarizer.schema.communique import Communique
from summarizer.vocabulary.load import load_vocabulary

LINES = (
    Line("SUVA, May 12 (RPA) - Chile and Fiji on Monday agreed to share radar data."),
    Line("Minister Vula visited the radar station.", "embedded_post", 2, "@FijiForeignMinistry"),
    Line("He walked through its new halls.", "embedded_post", 2, "@FijiForeignMinistry"),
    Line("— @FijiForeignMinistry May 12", "embedded_post", 2, "@FijiForeignMinistry"),
    Line("The sea was calm, too.", "embedded_post", 2, "@FijiForeignMinistry"),
    Line("Chile’s envoy laid a wreath.", "embedded_post", 4, "@ChileForeignMinistry"),
    Line("Everybody was moved.", "embedded_post", 5, "@seaport_blog"),
)
VISIT = make_claim(2, "visited the radar station", "Minister Vula visited the station.")


async def read(*reasons: tuple[int, str], lines: tuple[Line, ...] = LINES) -> Communique:
    """Return what comes of an answer that cites the visit and sets these sentences aside."""
    left = [aside(number, reason) for number, reason in reasons]
    return await extract_communique(
        make_islands(lines),
        model=ScriptedModel(make_draft(facts=[VISIT], set_aside=[aside(1, "background"), *left])),
        profile=PROFILE,
        prompt=load_prompt("extract.v1"),
        vocabulary=load_vocabulary(),
    )


async def test_what_goes_on_in_the_same_post_is_shown_with_its_item() -> None:
    communique = await read((3, "repeat"))

    (claim,) = communique.claims
    assert [one.quote for one in claim.further] == ["He walked through its new halls."]
    entry = communique.ledger[2]
    assert (entry.status, entry.reason, entry.by) == ("cited", None, "post")


async def test_what_has_another_reason_stays_set_aside() -> None:
    communique = await read((3, "background"))

    assert communique.claims[0].further == ()
    assert communique.ledger[2].reason == "background"


async def test_a_post_goes_on_behind_its_attribution_which_is_no_evidence() -> None:
    communique = await read((4, "repeat"), (5, "embedded_post"))

    assert [one.quote for one in communique.claims[0].further] == ["The sea was calm, too."]
    assert communique.ledger[3].status == "set_aside"


async def test_of_two_posts_in_a_row_nothing_goes_on() -> None:
    again = Line("— @FijiForeignMinistry May 13", "embedded_post", 3, "@FijiForeignMinistry")

    communique = await read((3, "repeat"), lines=(*LINES[:5], again))

    assert communique.claims[0].further == ()
    assert communique.ledger[2].status == "set_aside"


async def test_posts_of_other_accounts_and_of_nobody_official_stay_set_aside() -> None:
    communique = await read((6, "repeat"), (7, "repeat"))

    assert communique.claims[0].further == ()
    assert [communique.ledger[place].status for place in (5, 6)] == ["set_aside", "set_aside"]
