"""What a novel, a joke, a forgery or a game tells is nobody's position."""

import pytest

from summarizer.extract.fiction import fiction_around
from summarizer.extract.signs import look_at
from summarizer.text.fold import fold_text

DEAL = "agreed to sell the islands"
PLAIN = "Portugal agreed to sell the islands."


def frame(told: str, statement: str = PLAIN, *, is_against: bool = False) -> str | None:
    """Return the frame of a sentence in which a quote stands between two bars."""
    before, quote, after = map(fold_text, told.split("|"))
    return fiction_around(before, quote, after, statement=statement, is_against=is_against)


@pytest.mark.parametrize(
    "told",
    [
        "In the novel, the minister of Portugal says it |agreed to sell the islands|.",
        "In her latest thriller, Portugal has |agreed to sell the islands|.",
        "In a film about the talks, Portugal |agreed to sell the islands|.",
        "The play shows how Portugal |agreed to sell the islands|.",
        "A satirical sketch had Portugal say that it |agreed to sell the islands|.",
        "In an episode of the television drama, Portugal |agreed to sell the islands|.",
        "A deepfake video shows the president saying that Portugal |agreed to sell the islands|.",
        "A doctored recording, shared widely, has him say he |agreed to sell the islands|.",
        "An AI-generated clip in which Salgado |agreed to sell the islands| was shared.",
        "The statement, which proved to be a hoax, said Portugal |agreed to sell the islands|.",
        "The letter, later shown to be a forgery, said Portugal |agreed to sell the islands|.",
        "A fabricated communique announced that Portugal |agreed to sell the islands|.",
        "A fake press release quoted Salgado as saying he |agreed to sell the islands|.",
        "That Portugal |agreed to sell the islands| is a fantasy.",
        "Portugal |agreed to sell the islands|, says a spoof that went round the world.",
        "|Portugal agreed to sell the islands in the simulation|.",
        "In the war game, Portugal |agreed to sell the islands|.",
        "During a mock summit of students, Portugal |agreed to sell the islands|.",
        "In a simulated crisis at the academy, Portugal |agreed to sell the islands|.",
        "In his dream, Portugal |agreed to sell the islands|.",
        "Salgado joked that Portugal |agreed to sell the islands|.",
        "In an April Fool's article, Portugal |agreed to sell the islands|.",
        "An actor playing Salgado said Portugal |agreed to sell the islands|.",
        "Pranksters posing as Salgado said they |agreed to sell the islands|.",
        "The story that Portugal |agreed to sell the islands| turned out to be a hoax.",
        "Portugal |agreed to sell the islands|, according to a forged letter.",
        "Portugal |agreed to sell the islands| in a widely read novel.",
        "In an alternate history, Portugal |agreed to sell the islands|.",
        "In the video game, Portugal |agreed to sell the islands|.",
        "Suppose that Portugal |agreed to sell the islands|.",
        "A prank caller was told that Portugal |agreed to sell the islands|, the hoaxer said.",
        "|In the film, Portugal agreed to sell the islands|.",
        "A deep-fake of Salgado announced that he |agreed to sell the islands|.",
        "In a hypothetical scenario, Portugal |agreed to sell the islands|.",
        "In Ana Lopes's bestseller, a Portuguese premier |agreed to sell the islands|.",
        "The Netflix show has Portugal |agreeing to sell the islands|.",
        "A satirical magazine wrote that Portugal |agreed to sell the islands|.",
        "According to the website Farpas, a parody, Portugal |agreed to sell the islands|.",
        "A cloned voice of Salgado told listeners that Portugal |agreed to sell the islands|.",
        "The clip, made with artificial intelligence, says Portugal |agreed to sell the islands|.",
        "Portugal |agreed to sell the islands|, the punchline goes.",
        "A student playing the Portuguese delegate said his country |agreed to sell the islands|.",
        "At the Model UN in Tartu, Portugal |agreed to sell the islands|.",
        "In a comedy by the Tartu theatre, Portugal |agreed to sell the islands|.",
        "The communique, a forgery, said that Portugal |agreed to sell the islands|.",
        "The communique was forged: it said that Portugal |agreed to sell the islands|.",
        "Fake minutes leaked online record that Portugal |agreed to sell the islands|.",
        "A phoney press release said Portugal |agreed to sell the islands|.",
        "A video made by AI shows Salgado saying that he |agreed to sell the islands|.",
        "Portugal |agreed to sell the islands|, reads the script of the film.",
        "He dreamt that Portugal |agreed to sell the islands|.",
        "The puppet of Salgado said Portugal |agreed to sell the islands|.",
        "In fiction, at least, Portugal |agreed to sell the islands|.",
        "It is a work of fiction in which Portugal |agreed to sell the islands|.",
        "|In the movie, Portugal says it will leave the pact|.",
        "|A deepfake video shows the president agreeing to leave the pact|.",
        "|The statement, which proved to be a hoax, said Portugal will leave|.",
        "In the exercise scenario, Portugal |agreed to sell the islands|.",
        "Portugal |agreed to sell the islands| - in a dream.",
        "Salgado said in jest that Portugal |agreed to sell the islands|.",
        "Only in a nightmare would Portugal |agree to sell the islands|.",
        "The prank call led Salgado to say Portugal |agreed to sell the islands|.",
        "A bogus account in his name announced that Portugal |agreed to sell the islands|.",
    ],
)
def test_what_is_told_in_fiction_is_seen(told: str) -> None:
    assert look_at(fold_text(told.replace("|", ""))).is_framed
    assert frame(told)


def test_whoever_is_against_a_thing_may_call_it_a_fantasy_but_not_in_a_novel() -> None:
    against = "Portugal rejects the sale."

    assert frame("That Portugal |agreed to sell the islands| is a fantasy.", against) is None
    assert frame("In the novel, Portugal |agreed to sell the islands|.", against)


@pytest.mark.parametrize(
    ("told", "statement"),
    [
        ("Salgado |called the claim a fantasy|.", "Portugal dismisses the claim."),
        ("|The idea of a toll is a fantasy|, Salgado said.", "Portugal rejects a toll."),
        ("Portugal |condemned a deepfake video| of its president.", "Portugal condemned it."),
        (
            "Portugal |condemned a deepfake video| that shows its president.",
            "Portugal condemned a deepfake video.",
        ),
        ("They condemned a fake video and |agreed to share data|.", "They share data."),
        ("After the film festival, both |agreed to share data|.", "They share data."),
        ("In the film agreement, both |agreed to share crews|.", "They share crews."),
        ("Both |agreed to fight forged documents|.", "They fight forged documents."),
        ("Both |agreed to set up a fund for novels and films|.", "A fund is set up."),
        ("The sides |agreed to act against deepfakes that show ministers|.", "They act."),
        ("The play of forces aside, both |agreed to share data|.", "They share data."),
        ("In play are fees; both |agreed to share data|.", "They share data."),
        ("Dubbed a joke summit by some, it |agreed to share data|.", "They share data."),
        ("Hosting the games, Portugal |agreed to share data|.", "Portugal shares data."),
        ("The series of talks |agreed to share data|.", "They share data."),
        ("It is no joke that both |agreed to share data|.", "They share data."),
        ("The talks were no simulation, and both |agreed to share data|.", "They share data."),
        ("The mock-up of the bridge was shown, and both |agreed to build it|.", "They build it."),
        ("After the military exercise, both |agreed to share data|.", "They share data."),
        ("He said the fake news was dead and both |agreed to share data|.", "They share data."),
        ("The bridge, long a dream of both, |will open in May|, they agreed.", "It will open."),
        ("Salgado, a novelist, said Portugal |will open the port|.", "Portugal opens the port."),
        ("The author of a novel on the war, Salgado |backed the plan|.", "Portugal backs it."),
        ("They |signed a film co-production agreement|.", "They signed an agreement on films."),
        ("Both said they |would run joint war games in May|.", "They hold war games."),
        ("The statement, which was no hoax, said both |agreed to share data|.", "They share."),
        ("A video of the talks shows that both |agreed to share data|.", "They share data."),
        ("The minister told a story of how they |agreed to share data|.", "They share data."),
        ("They |agreed to act on fake letters|, which said that visas were free.", "They act."),
        ("In the interview, Salgado said Portugal |will open the port|.", "It is told."),
        ("In the report, which both signed, they |agreed to share data|.", "It is told."),
        ("In a video, Salgado said Portugal |will open the port|.", "It is told."),
        ("The document says that fees |will fall|.", "It is told."),
        ("In the model treaty, parties |agree to share data|.", "It is told."),
        ("In the model agreement both |agreed to share data|.", "It is told."),
        ("During the virtual summit, both |agreed to share data|.", "It is told."),
        ("In a virtual meeting, both |agreed to share data|.", "It is told."),
        ("In parallel talks, both |agreed to share data|.", "It is told."),
        ("In a parallel session, both |agreed to share data|.", "It is told."),
        ("Playing host, Portugal |agreed to share data|.", "It is told."),
        ("In the first episode of talks since 2020, they |agreed to meet|.", "It is told."),
        ("They |agreed to share films and series|.", "It is told."),
        (
            "The statement, which was found to be too long, said both |agreed to share data|.",
            "It is told.",
        ),
        ("The comedy festival in Lisbon |will be twinned with that of Tallinn|.", "It is told."),
        (
            "Salgado said it was a dream come true that both |agreed to build the bridge|.",
            "It is told.",
        ),
        ("The bridge |is no longer a dream|, they said.", "It is told."),
        ("The series of plays about the treaty |will tour both countries|.", "It is told."),
        ("The museum showing forged maps |will be funded by both|.", "It is told."),
        (
            "Both |agreed on rules for AI-generated videos that show officials|.",
            "Both agreed on rules.",
        ),
        ("In the play-off for the seat, Portugal |backs Estonia|.", "It is told."),
        ("In the game of chess between them, Portugal |backs Estonia|.", "It is told."),
        ("They imagined a Europe in which both |share data|, and agreed on it.", "It is told."),
        ("In a show of unity, both |agreed to share data|.", "It is told."),
        ("In a joint exercise, both |will train rescue crews|.", "It is told."),
        ("In the fictional town of X, a museum |will be built by both|.", "It is told."),
        ("What both |agreed to| is a fund.", "It is told."),
        ("Citing fake documents, Portugal |will check visas|.", "It is told."),
        (
            "Portugal |accused Estonia of spreading fake reports that it had left|.",
            "Portugal accused Estonia of false reports.",
        ),
        ("Salgado opened the film week and said Portugal |will open a school|.", "It is told."),
        ("Portugal |agreed to lend the forged map to a museum|.", "It is told."),
        ("The imaginary line that divides them |will be surveyed|.", "It is told."),
        ("In this scenario, Salgado warned, Portugal |will leave|.", "It is told."),
    ],
)
def test_what_is_told_in_earnest_is_let_be(told: str, statement: str) -> None:
    assert frame(told, statement) is None


NO_FICTION = [
    "In the final act of the summit, Portugal |agreed to sell the islands|.",
    "In the closing chapter of the talks, Portugal |agreed to sell the islands|.",
    "In the opening scene of a long visit, the two sides |agreed to sell the islands|.",
    "In the last act of his government, Salgado |agreed to sell the islands|.",
    "In his play at the summit for more aid, Salgado |agreed to sell the islands|.",
    "In a play for votes, Portugal |agreed to sell the islands|.",
    "In a power play, Portugal |agreed to sell the islands|.",
    "In a drama that lasted three days, Portugal |agreed to sell the islands|.",
    "In the drama of the last hours, Portugal |agreed to sell the islands|.",
    "In a comedy of errors, Portugal first refused and then |agreed to sell the islands|.",
    "To end a nightmare for islanders, Portugal |agreed to sell the islands|.",
    "Following raids by men posing as police, Portugal |agreed to sell the islands|.",
    "Two sailors pretending to be fishermen were held, and Portugal |agreed to sell the islands|.",
]


@pytest.mark.parametrize("told", NO_FICTION)
def test_an_act_or_a_play_at_a_summit_is_no_fiction(told: str) -> None:
    assert frame(told) is None
