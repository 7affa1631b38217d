"""Holders who are named in a sentence, but as the ones spoken of or spoken to."""

from typing import NamedTuple

import pytest

from summarizer.extract.attribution import speaks_for_another
from summarizer.extract.evidence import Evidence, Place
from summarizer.extract.masked import Parties
from summarizer.ingest.article import article_from_text
from summarizer.vocabulary.load import load_vocabulary

VOCABULARY = load_vocabulary()
PARTIES = Parties(
    names=("EST", "LVA", "Norlund", "PRT", "Tessaly"),
    people=(
        ("Edda Quill", "Tessaly"),
        ("Ilze Kalna", "LVA"),
        ("Jory Vane", "Norlund"),
        ("Kadri Tamm", "EST"),
        ("Rui Salgado", "PRT"),
    ),
)


class Told(NamedTuple):
    """A sentence, a quote of it, and who is said to hold what."""

    sentence: str
    quote: str
    holders: str
    statement: str = "It is told."


def speaker(told: Told) -> str | None:
    article = article_from_text(f"LIMA, May 5 (AN) - The ministers met on Monday. {told.sentence}")
    place = Evidence(article).find(told.quote, 2)
    assert isinstance(place, Place)
    return speaks_for_another(
        place,
        told.holders.split(),
        PARTIES,
        VOCABULARY,
        statement=told.statement,
    )


SPOKEN_TO = [
    Told("Portugal accused Estonia of blocking the deal.", "blocking the deal", "EST"),
    Told("Portugal asked Estonia to sign.", "asked Estonia to sign", "EST"),
    Told("Portugal urged Estonia to open the port.", "open the port", "EST"),
    Told("Portugal asked Estonia to sign the pact.", "sign the pact", "PRT EST"),
    Told("Norlund again pressed Tessaly to lift the toll.", "lift the toll", "Tessaly"),
    Told("Rui Salgado blamed the Estonian government for the delay.", "for the delay", "EST"),
    Told("Salgado called on neighbouring Estonia to cut its fleet.", "cut its fleet", "EST"),
    Told("Salgado told Estonia that it would close the strait.", "would close the strait", "EST"),
    Told("Estonia was accused by Portugal of blocking the deal.", "blocking the deal", "EST"),
    Told("Estonia has been urged to leave the bloc.", "leave the bloc", "EST"),
    Told("Estonia was told by Portugal to withdraw.", "to withdraw", "EST"),
    Told("She urged Estonia to leave the bloc.", "leave the bloc", "EST"),
    Told("Portugal wants Estonia to pay for the pier.", "pay for the pier", "EST"),
    Told("Portugal demanded that Estonia scrap the levy.", "scrap the levy", "EST"),
    Told("The minister of Portugal warned Estonia against a levy.", "against a levy", "EST"),
    Told(
        "Portugal ended the talks, accusing Estonia of blocking the deal.",
        "accusing Estonia of blocking the deal",
        "EST",
    ),
    Told(
        "Portugal accused Estonia of blocking the deal and called for new talks.",
        "called for new talks",
        "EST",
    ),
    Told(
        "Portugal urged Latvia and Estonia to leave the bloc.",
        "leave the bloc",
        "EST",
    ),
    Told(
        "Portugal rejected the toll of Estonia.",
        "rejected the toll of Estonia",
        "EST",
        "Estonia rejected the toll.",
    ),
    Told(
        "Portugal praised Estonia for its patience.",
        "praised Estonia",
        "EST",
        "Estonia praised Portugal.",
    ),
    Told(
        "Norlund backed the bid of Tessaly for the seat.",
        "backed the bid",
        "Tessaly",
        "Tessaly backed the bid for the seat.",
    ),
]
SPOKEN_OF = [
    Told("Critics said Portugal would withdraw from the pact.", "would withdraw", "PRT"),
    Told("Many local critics of Portugal said it would withdraw.", "would withdraw", "PRT"),
    Told("Trade unions said Portugal would withdraw from it.", "Portugal would withdraw", "PRT"),
    Told("Portuguese trade unions said they opposed the pact.", "opposed the pact", "PRT"),
    Told("Greenpeace said Portugal opposes the quota.", "Portugal opposes the quota", "PRT"),
    Told("Greenpeace Portugal warned that it opposes the quota.", "opposes the quota", "PRT"),
    Told('"Portugal will leave the pact," a banner outside read.', "will leave the pact", "PRT"),
    Told("A banner outside the hall said Portugal would leave.", "Portugal would leave", "PRT"),
    Told("A parody account claimed that Portugal would leave.", "Portugal would leave", "PRT"),
    Told("Analysts expect Portugal to leave the pact.", "leave the pact", "PRT"),
    Told("Portugal would leave the pact, analysts said.", "would leave the pact", "PRT"),
    Told("According to critics, Portugal supports the levy.", "supports the levy", "PRT"),
    Told("Portugal supports the levy, according to activists.", "supports the levy", "PRT"),
    Told("Protesters chanted that Portugal had sold the river.", "had sold the river", "PRT"),
    Told("Norlund will pay the toll, fishermen's unions claimed.", "will pay the toll", "Norlund"),
    Told('"Portugal must pay for the pier," Latvian minister Ilze Kalna said.', "must pay", "PRT"),
    Told('"Portugal will pay for the pier," said Latvian minister Kalna.', "will pay", "PRT"),
    Told('"We trust Portugal to open it," Kalna of Latvia told reporters.', "open it", "PRT"),
    Told('"Tessaly should lift the toll," Vane said after the talks.', "should lift", "Tessaly"),
    Told("Kalna said Portugal must pay for the pier.", "must pay for the pier", "PRT"),
    Told(
        "Ilze Kalna, the Latvian foreign minister, said Latvia would not wait for Portugal.",
        "would not wait",
        "PRT",
    ),
    Told('"The pier," Kalna said, "is what Portugal owes us."', "is what Portugal owes us", "PRT"),
]


FURTHER = [
    Told(
        "The Portuguese minister, Rui Salgado, accused an Estonian colleague of delays.",
        "of delays",
        "EST",
    ),
    Told(
        "Lisbon has repeatedly pressed Tallinn to drop the fee, diplomats said.",
        "drop the fee",
        "EST",
    ),
    Told("Estonia, Portugal said, should drop the fee.", "should drop the fee", "EST"),
    Told(
        "In a sharply worded letter, Lisbon called on Estonia to ratify the convention.",
        "ratify the convention",
        "EST",
    ),
    Told("Estonia came under fire from Portugal for leaving the pact.", "leaving the pact", "EST"),
    Told(
        "Portugal summoned the Estonian ambassador and demanded that Estonia withdraw its ships.",
        "withdraw its ships",
        "EST",
    ),
    Told("Portugal would like Estonia to host the secretariat.", "host the secretariat", "EST"),
    Told(
        "Ministers from Portugal appealed to Estonia to release the crew.",
        "release the crew",
        "EST",
    ),
    Told("Salgado said he had asked Estonia to end the ban.", "end the ban", "EST"),
    Told(
        "Portugal offered Estonia a seat on the board.",
        "offered Estonia a seat",
        "EST",
        "Estonia offered Portugal a seat on the board.",
    ),
    Told("Portugal reminded Estonia of its pledge to fund the tunnel.", "fund the tunnel", "EST"),
    Told("Estonia was criticised by Latvia for backing the levy.", "backing the levy", "EST"),
    Told("Estonia has been blamed for the collapse of the fund.", "collapse of the fund", "EST"),
    Told(
        "Tessaly was asked by Norlund to hand over the island.", "hand over the island", "Tessaly"
    ),
    Told("Vane urged Tessaly's government to accept the toll.", "accept the toll", "Tessaly"),
    Told(
        "Union leaders claimed that Portugal had agreed to cut wages.", "agreed to cut wages", "PRT"
    ),
    Told(
        "Opposition lawmakers in Lisbon said Portugal would leave the euro.",
        "would leave the euro",
        "PRT",
    ),
    Told(
        "Portugal is ready to leave the bloc, a leading economist believes.",
        "ready to leave the bloc",
        "PRT",
    ),
    Told("Campaign group Oceana said Portugal supports trawling.", "supports trawling", "PRT"),
    Told(
        "A satirical website reported that Portugal had agreed to sell the islands.",
        "agreed to sell the islands",
        "PRT",
    ),
    Told(
        'A tweet from a parody account read: "Portugal agrees to sell the islands."',
        "agrees to sell the islands",
        "PRT",
    ),
    Told(
        '"Portugal agrees to sell the islands," joked one comedian.',
        "agrees to sell the islands",
        "PRT",
    ),
    Told(
        '"Portugal supports the levy," Estonia\'s trade minister said.', "supports the levy", "PRT"
    ),
    Told('"Lisbon backs the plan," Tamm told the press.', "backs the plan", "PRT"),
    Told('Estonia\'s prime minister said: "Portugal will pay for it."', "will pay for it", "PRT"),
    Told("The Latvian delegation insisted that Portugal should pay.", "should pay", "PRT"),
    Told(
        "Demonstrators outside the venue demanded that Portugal quit the pact.",
        "quit the pact",
        "PRT",
    ),
    Told(
        "Portugal should quit the pact, farmers' leaders told reporters.",
        "should quit the pact",
        "PRT",
    ),
    Told("Anti-dam groups fear Portugal will back the project.", "will back the project", "PRT"),
    Told("Some in the audience shouted that Portugal would never sign.", "would never sign", "PRT"),
    Told(
        "Latvia opposes Estonia's bid for the seat.",
        "opposes Estonia's bid",
        "EST",
        "Estonia opposes the bid for the seat.",
    ),
    Told(
        "Latvia thanked Portugal for hosting.",
        "thanked Portugal",
        "PRT",
        "Portugal thanked Latvia for hosting.",
    ),
    Told(
        "Latvia refused to recognise Estonia's claim.",
        "refused to recognise",
        "EST",
        "Estonia refused to recognise the claim.",
    ),
    Told("Polls suggest that Portugal would leave the pact.", "would leave the pact", "PRT"),
    Told("Latvia has threatened Portugal with tariffs on cork.", "tariffs on cork", "PRT"),
    Told("Portugal, in the eyes of its critics, supports the junta.", "supports the junta", "PRT"),
    Told("Estonia has been told to expect no exemption.", "expect no exemption", "EST"),
    Told(
        "Fishermen's groups in Portugal called the accord a betrayal.",
        "called the accord a betrayal",
        "PRT",
    ),
    Told(
        "The World Wildlife Fund said Portugal must close the port.", "must close the port", "PRT"
    ),
    Told("Riga blamed Lisbon for the breakdown of the pact.", "breakdown of the pact", "PRT"),
    Told(
        "Latvia has formally requested that Portugal extradite the crew.",
        "extradite the crew",
        "PRT",
    ),
    Told(
        "Kalna, the Latvian foreign minister, told Portugal to keep out of the strait.",
        "keep out of the strait",
        "PRT",
    ),
    Told("Latvia expects Portugal to ratify the pact by June.", "ratify the pact by June", "PRT"),
    Told(
        "The government in Riga implored Portugal to reconsider its exit.",
        "reconsider its exit",
        "PRT",
    ),
    Told(
        "Latvia hit out at Portugal over its backing for the levy.", "backing for the levy", "PRT"
    ),
    Told("Latvia lashed out at Portugal for backing the levy.", "backing the levy", "PRT"),
    Told(
        "Latvia alleged that Portugal was preparing to close the strait.",
        "preparing to close the strait",
        "PRT",
    ),
    Told(
        "Latvia claimed Portugal had agreed in secret to close the strait.",
        "agreed in secret to close the strait",
        "PRT",
    ),
    Told(
        "Latvian officials believe Portugal will close the strait.", "will close the strait", "PRT"
    ),
    Told("Latvia fears that Portugal will close the strait.", "will close the strait", "PRT"),
    Told(
        '"Portugal will close the strait," a taxi driver in Riga said.',
        "will close the strait",
        "PRT",
    ),
    Told(
        '"Portugal will close the strait," predicted Janis Berzins, a professor in Riga.',
        "will close the strait",
        "PRT",
    ),
    Told("The dockers' union wants Portugal to close the strait.", "close the strait", "PRT"),
    Told("Latvia is pushing for Portugal to close the strait.", "close the strait", "PRT"),
    Told("Latvia insisted Portugal close the strait.", "close the strait", "PRT"),
    Told(
        "Portugal, Latvia's minister said, must close the strait.", "must close the strait", "PRT"
    ),
    Told("Portugal is being asked to close the strait.", "close the strait", "PRT"),
    Told("Portugal faces calls from Latvia to close the strait.", "close the strait", "PRT"),
    Told("Portugal had been warned not to close the strait.", "not to close the strait", "PRT"),
    Told("Calls grew for Portugal to close the strait.", "close the strait", "PRT"),
    Told(
        "Kalna rejected Portugal's bid for the seat.",
        "rejected Portugal's bid",
        "PRT",
        "Portugal rejected the bid for the seat.",
    ),
    Told(
        "Latvia agreed to send a ship to Portugal.",
        "agreed to send a ship",
        "PRT",
        "Portugal agreed to send a ship.",
    ),
    Told(
        "Latvia pledged 20 million euros to Portugal.",
        "pledged 20 million euros",
        "PRT",
        "Portugal pledged 20 million euros.",
    ),
    Told(
        "Latvia will lend Portugal two ferries.",
        "will lend Portugal two ferries",
        "PRT",
        "Portugal will lend two ferries.",
    ),
    Told(
        "Latvia signed a treaty against Portugal.",
        "signed a treaty",
        "PRT",
        "Portugal signed a treaty.",
    ),
    Told(
        "Oxfam and Greenpeace said Portugal would close the strait.",
        "would close the strait",
        "PRT",
    ),
    Told(
        "Two former ministers of Portugal said it should close the strait.",
        "should close the strait",
        "PRT",
    ),
    Told(
        "A petition signed by thousands calls on Portugal to close the strait.",
        "close the strait",
        "PRT",
    ),
    Told(
        "An opposition leader in Lisbon promised that Portugal would close the strait.",
        "would close the strait",
        "PRT",
    ),
    Told(
        "Supporters of the plan say Portugal will close the strait.", "will close the strait", "PRT"
    ),
    Told(
        "Some economists in Portugal argue that the strait should close.",
        "strait should close",
        "PRT",
    ),
]
"""Written after the rules, in other words than theirs."""


@pytest.mark.parametrize("told", [*SPOKEN_TO, *SPOKEN_OF, *FURTHER])
def test_who_is_only_spoken_of_or_to_holds_nothing(told: Told) -> None:
    assert speaker(told)


HONEST = [
    Told("Portugal accused Estonia of blocking the deal.", "accused Estonia", "PRT"),
    Told("Portugal asked Estonia to sign.", "asked Estonia to sign", "PRT"),
    Told("Estonia was accused by Portugal of blocking the deal.", "blocking the deal", "PRT"),
    Told("Portugal asked Estonia to sign, and Estonia agreed.", "Estonia agreed", "EST"),
    Told("Portugal asked Estonia to sign, and Tallinn accepted.", "Tallinn accepted", "EST"),
    Told("Portugal asked Estonia to sign, which it did.", "which it did", "EST"),
    Told("Asked by Portugal to sign, Estonia agreed.", "Estonia agreed", "EST"),
    Told("Estonia was asked by Portugal to host it, and agreed.", "and agreed", "EST"),
    Told("Estonia, accused by Portugal of delay, agreed to sign.", "agreed to sign", "EST"),
    Told("Urged by Estonia, Portugal will open the port.", "will open the port", "PRT"),
    Told("Portugal persuaded Estonia to open the port.", "open the port", "PRT EST"),
    Told(
        "Portugal thanked Estonia for opening the port.",
        "opening the port",
        "EST",
        "Estonia opened the port.",
    ),
    Told(
        "Portugal welcomed Estonia's decision to open the port.",
        "decision to open",
        "EST",
        "Estonia decided to open the port.",
    ),
    Told(
        "Portugal rejected Estonia's demand for a toll.",
        "demand for a toll",
        "EST",
        "Estonia demands a toll.",
    ),
    Told(
        "Portugal agreed with Estonia to share data.",
        "agreed with Estonia",
        "PRT EST",
        "Portugal and Estonia agreed to share data.",
    ),
    Told(
        "Portugal signed a pact with Estonia on ferries.",
        "signed a pact",
        "PRT EST",
        "Portugal and Estonia signed a pact.",
    ),
    Told(
        "A pact between Portugal and Estonia was signed, Kalna said.",
        "was signed",
        "PRT EST",
    ),
    Told("Both Portugal and Estonia urged Latvia to sign.", "urged Latvia", "PRT EST"),
    Told("Together with Estonia, Portugal asked Latvia to share data.", "asked Latvia", "PRT EST"),
    Told("Portugal and Estonia called on Latvia to sign.", "called on Latvia", "EST"),
    Told("Portugal, backed by Estonia, called on Latvia to sign.", "called on Latvia", "PRT"),
    Told("Foreign Minister Kalna said the port would open.", "the port would open", "LVA"),
    Told("Kalna said Latvia would open the port.", "would open the port", "LVA"),
    Told('"Portugal must pay," Latvian minister Ilze Kalna said.', "must pay", "LVA"),
    Told('"We will wait," Tamm told Portuguese television.', "We will wait", "EST"),
    Told('"We will wait," the minister told Portuguese radio.', "We will wait", "PRT"),
    Told('"We will wait for Portugal," the minister said.', "We will wait", "PRT"),
    Told("Officials said Portugal would open the port.", "would open the port", "PRT"),
    Told("The spokesman said Portugal would open the port.", "would open the port", "PRT"),
    Told("Diplomats said Portugal backed the levy.", "backed the levy", "PRT"),
    Told(
        "Kalna said Portugal had agreed to open the port.",
        "agreed to open",
        "PRT",
    ),
    Told(
        '"Portugal has agreed to open the port," Kalna said.',
        "has agreed to open",
        "PRT",
    ),
    Told("According to Portugal, the port will open.", "the port will open", "PRT"),
    Told("The port will open, according to Portugal.", "the port will open", "PRT"),
    Told("The port will open, Portugal told Estonia.", "The port will open", "PRT"),
    Told("Portugal, which critics call slow, will open the port.", "will open the port", "PRT"),
    Told("Portugal will open the port, though critics said it was late.", "will open", "PRT"),
    Told("Critics notwithstanding, Portugal said it would open it.", "would open it", "PRT"),
    Told("Portugal dismissed what critics said and will open it.", "will open it", "PRT"),
    Told(
        "While unions said Estonia would leave, Portugal said it would stay.", "would stay", "PRT"
    ),
    Told("Portugal said unions would be heard.", "would be heard", "PRT"),
    Told("Portugal told critics that it would open the port.", "would open the port", "PRT"),
    Told("Greenpeace said the quota was too high.", "the quota was too high", "Greenpeace"),
    Told("The European Union said it would pay.", "it would pay", "EU"),
    Told("The European Union accused Portugal of delay.", "accused Portugal of delay", "EU"),
    Told("Portugal's position is that Estonia accused nobody.", "accused nobody", "PRT"),
    Told("Portugal said it had been accused by Estonia of delay.", "it had been accused", "PRT"),
    Told("He brushed aside Portugal's demand that Estonia stop fishing.", "brushed aside", "EST"),
    Told("He denied that Portugal had asked Estonia to sign.", "denied", "EST"),
    Told("The call, which urged Estonia to sign, was rejected by Tallinn.", "rejected", "EST"),
    Told("Its neighbours urged Estonia to sign; it refused.", "it refused", "EST"),
    Told("Though pressed by Portugal, the Estonian side refused to sign.", "refused", "EST"),
    Told("The Estonian minister, Kadri Tamm, said Portugal must pay.", "must pay", "EST"),
    Told("The two sides urged Estonia's neighbours to sign.", "urged", "PRT EST"),
    Told("Norlund is to back Tessaly for a seat.", "is to back Tessaly", "Norlund"),
    Told("In Tallinn, Salgado said the port would open.", "the port would open", "PRT"),
    Told("Minister Salgado told his Estonian counterpart that they would wait.", "wait", "PRT"),
    Told("Salgado invited Tamm to Lisbon, and she accepted.", "she accepted", "EST"),
    Told("Estonia asked to join the fund.", "asked to join the fund", "EST"),
    Told("Estonia is expected to join the fund, Tamm said.", "join the fund", "EST"),
    Told("Estonia warned of a delay.", "warned of a delay", "EST"),
    Told("Estonia's call on Portugal to sign was repeated.", "to sign", "EST"),
    Told(
        "Portugal told reporters Estonia would host the next round.", "host the next round", "EST"
    ),
]
FURTHER_HONEST = [
    Told(
        "Estonia did not join a Portuguese appeal to end the levy.",
        "did not join",
        "PRT",
        "Portugal appealed for an end to the levy, an appeal that Estonia did not join.",
    ),
    Told(
        "Estonia joined no Portuguese appeal to end the levy.",
        "joined no",
        "PRT",
        "Portugal appealed for an end to the levy, which Estonia has not joined.",
    ),
    Told(
        "The Portuguese minister, Rui Salgado, accused an Estonian colleague of delays.",
        "accused",
        "PRT",
    ),
    Told("Portugal and Estonia asked the bank to fund the tunnel.", "asked the bank", "EST"),
    Told("Portugal, after Estonia asked it to sign, agreed.", "agreed", "PRT"),
    Told(
        "Portugal is expected by analysts to sign, and the minister said it would.",
        "it would",
        "PRT",
    ),
    Told(
        "Tamm, who was asked by reporters about Portugal, said Estonia would wait.",
        "would wait",
        "EST",
    ),
    Told("Estonia told Portugal it would not sign.", "it would not sign", "EST"),
    Told("Estonia promised Portugal to open the port.", "promised Portugal to open", "EST"),
    Told(
        "Warned by Portugal of delays, the Estonian delegation offered a new date.",
        "offered a new date",
        "EST",
    ),
    Told("Portugal convinced Estonia to drop the fee.", "drop the fee", "EST"),
    Told(
        "Portugal won Estonia's backing for the fund.",
        "backing for the fund",
        "EST",
        "Estonia backs the fund.",
    ),
    Told("At Portugal's request, Estonia will host the talks.", "will host the talks", "EST"),
    Told("Estonia said, when asked by Portugal, that it would pay.", "would pay", "EST"),
    Told(
        "Experts from both countries said they would meet in May.", "would meet in May", "PRT EST"
    ),
    Told("A union of ports will be set up by Portugal and Estonia.", "A union of ports", "PRT EST"),
    Told("The customs union said Portugal would join.", "would join", "PRT"),
    Told("The readers' prize will be funded by Portugal.", "funded by Portugal", "PRT"),
    Told("Student exchanges will double, Portugal said.", "will double", "PRT"),
    Told(
        "Workers will be allowed to move freely, Portugal and Estonia agreed.",
        "Portugal and Estonia agreed",
        "PRT EST",
    ),
    Told("Farmers will get a longer season, Salgado said.", "longer season", "PRT"),
    Told(
        "Fishermen said they were glad that Portugal had agreed to the quota.",
        "Portugal had agreed",
        "EST PRT",
    ),
    Told("Critics are wrong, Salgado said: Portugal will pay.", "Portugal will pay", "PRT"),
    Told('"Critics say Portugal is slow," Salgado said. ', "Critics say", "PRT"),
    Told(
        "Salgado, in remarks critics called evasive, said the port would open.",
        "the port would open",
        "PRT",
    ),
    Told("To the surprise of analysts, Portugal dropped its veto.", "dropped its veto", "PRT"),
    Told("Portugal's unions minister said it would consult.", "it would consult", "PRT"),
    Told('"We are ready," Salgado told Tamm.', "We are ready", "PRT"),
    Told('"We are ready," Tamm was told by Salgado.', "We are ready", "PRT"),
    Told("Tamm was invited to Lisbon and will travel in May.", "will travel in May", "EST"),
    Told(
        "Estonia was thanked by Portugal for its support and pledged more.", "pledged more", "EST"
    ),
    Told(
        "Estonia's position, criticised by Portugal, is that the levy must go.",
        "the levy must go",
        "EST",
    ),
    Told("Portugal criticised the levy, which Estonia supports.", "which Estonia supports", "EST"),
    Told(
        "Portugal rejected the levy that Estonia had proposed.",
        "Estonia had proposed",
        "EST",
        "Estonia proposed the levy.",
    ),
    Told("Portugal accused Estonia of delay; Tallinn denied it.", "Tallinn denied it", "EST"),
    Told(
        "Portugal accused Estonia of delay, an accusation that Estonia rejected.",
        "Estonia rejected",
        "EST",
    ),
    Told("Portugal asked for a delay, but Estonia insisted on May.", "insisted on May", "EST"),
    Told("Portugal expects Estonia's answer by May.", "answer by May", "EST"),
    Told("Portugal wants Estonia's port open; Estonia wants a fee.", "wants a fee", "EST"),
    Told("Lisbon urged restraint on Estonia's border, and Estonia agreed.", "agreed", "EST"),
    Told("The Latvian minister said she shared Portugal's concern.", "shared", "LVA"),
    Told(
        '"Portugal and Latvia will build it," Latvian minister Kalna said.',
        "will build it",
        "PRT LVA",
    ),
    Told(
        '"We and Portugal will build it together," Kalna said.', "will build it together", "LVA PRT"
    ),
    Told("Kalna said that Portugal opposes the levy.", "opposes the levy", "PRT"),
    Told(
        "Kalna announced that Portugal would lend Latvia a ship.", "would lend Latvia a ship", "PRT"
    ),
    Told("Portugal would lend Latvia a ship, Kalna said.", "would lend Latvia a ship", "PRT"),
    Told(
        "The ministers asked Portugal to draft the text, and the Portuguese side took the task.",
        "took the task",
        "PRT",
    ),
    Told("They asked Portugal to draft the text.", "asked Portugal", "EST LVA"),
    Told("The joint statement urges Estonia's neighbours to join.", "urges", "EST PRT"),
    Told("The communique calls on Latvia and on Estonia to sign.", "calls on Latvia", "PRT"),
    Told(
        "Portugal and Estonia called on the members to pay, and asked Latvia to host.",
        "asked Latvia to host",
        "PRT EST",
    ),
    Told(
        "The Portuguese side told its Estonian counterparts that it backed the fund.",
        "backed the fund",
        "PRT",
    ),
    Told(
        "It was agreed by Portugal and Estonia that ferries will be inspected.",
        "ferries will be inspected",
        "PRT EST",
    ),
    Told("Portugal's offer was accepted by Estonia.", "accepted by Estonia", "EST"),
    Told("The offer by Estonia was welcomed by Portugal.", "welcomed by Portugal", "PRT"),
    Told("The levy was opposed by Estonia and backed by Portugal.", "opposed by Estonia", "EST"),
    Told("In response to Portugal, Estonia said no.", "said no", "EST"),
    Told("Estonia is pressing Latvia to sign, while Portugal is not.", "is pressing Latvia", "EST"),
    Told(
        "Kalna said Latvia and Portugal would close the strait.",
        "would close the strait",
        "LVA PRT",
    ),
    Told("Latvia claims the strait, Portugal said.", "Portugal said", "PRT"),
    Told(
        "Latvia pledged 20 million euros to a fund with Portugal.",
        "pledged 20 million",
        "LVA PRT",
        "Latvia and Portugal pledged 20 million.",
    ),
    Told("Latvia will lend Portugal two ferries.", "will lend Portugal two ferries", "LVA"),
    Told("Portugal will receive two ferries from Latvia.", "will receive two ferries", "PRT"),
    Told("Latvia and Portugal signed a treaty.", "signed a treaty", "PRT"),
    Told("A treaty was signed by Latvia and Portugal.", "treaty was signed", "PRT"),
    Told(
        "Latvia agreed with Portugal to lend two ferries.",
        "agreed with Portugal",
        "PRT",
        "Portugal and Latvia agreed to lend two ferries.",
    ),
    Told(
        "Latvia joined Portugal in condemning the blockade.",
        "condemning the blockade",
        "PRT",
        "Portugal condemns the blockade.",
    ),
    Told(
        "Latvia backed Portugal in its rejection of the levy.",
        "rejection of the levy",
        "PRT",
        "Portugal rejects the levy.",
    ),
    Told(
        "Latvia, like Portugal, rejected the levy.",
        "rejected the levy",
        "PRT",
        "Portugal rejected the levy.",
    ),
    Told(
        "Latvia followed Portugal in rejecting the levy.",
        "rejecting the levy",
        "PRT",
        "Portugal rejected the levy.",
    ),
    Told(
        "Latvia echoed Portugal's call for a ceasefire.",
        "call for a ceasefire",
        "PRT",
        "Portugal calls for a ceasefire.",
    ),
    Told(
        "Latvia shares Portugal's opposition to the levy.",
        "opposition to the levy",
        "PRT",
        "Portugal opposes the levy.",
    ),
    Told(
        "Latvia rejected the levy, as did Portugal.",
        "rejected the levy",
        "PRT",
        "Portugal rejected the levy.",
    ),
    Told(
        "Latvia thanked Portugal for its pledge of two ferries.",
        "pledge of two ferries",
        "PRT",
        "Portugal pledged two ferries.",
    ),
    Told(
        "Latvia accepted Portugal's offer to host the talks.",
        "offer to host the talks",
        "PRT",
        "Portugal offered to host the talks.",
    ),
    Told(
        "Latvia welcomed that Portugal would host the talks.",
        "would host the talks",
        "PRT",
        "Portugal will host the talks.",
    ),
    Told(
        "Kalna welcomed Portugal's readiness to host.",
        "readiness to host",
        "PRT",
        "Portugal is ready to host.",
    ),
    Told(
        "The Latvian minister confirmed that Portugal would host the talks.",
        "would host the talks",
        "PRT",
    ),
    Told(
        "Kalna told reporters that Portugal had offered to host the talks.",
        "offered to host the talks",
        "PRT",
    ),
    Told("Riga and Lisbon blamed each other for the delay.", "blamed each other", "PRT"),
    Told("Portugal and Latvia accused Norlund of delay.", "accused Norlund", "LVA"),
    Told("Salgado was asked about the levy and said Portugal opposed it.", "opposed it", "PRT"),
    Told(
        "Asked whether Portugal would close the strait, the minister said it would not.",
        "it would not",
        "PRT",
    ),
    Told("Told that Latvia would wait, Portugal sent a ship.", "sent a ship", "PRT"),
    Told(
        "Portugal, under pressure from Latvia, agreed to open the strait.",
        "agreed to open the strait",
        "PRT",
    ),
    Told(
        "Under pressure from Latvia, Portugal agreed to open the strait.", "agreed to open", "PRT"
    ),
    Told("Portugal came under pressure and agreed to open the strait.", "agreed to open", "PRT"),
    Told("Portugal was urged by many to sign; on Friday it did.", "it did", "PRT"),
    Told("Portugal, urged on by Latvia, will sign.", "will sign", "PRT"),
    Told("Critics or not, Portugal will sign.", "will sign", "PRT"),
    Told("Students from Portugal will study in Riga.", "will study in Riga", "PRT LVA"),
    Told(
        "Farmers in Portugal will get seeds from Latvia, the ministers said.",
        "will get seeds",
        "LVA PRT",
    ),
    Told(
        "Workers of both states will be insured, Portugal's minister said.",
        "will be insured",
        "PRT",
    ),
    Told(
        "Experts of Portugal and Latvia will meet in May to agree on rules.",
        "will meet in May",
        "PRT LVA",
    ),
    Told("Experts will report to Portugal and Latvia by June.", "will report", "PRT LVA"),
    Told(
        "A poll of members showed that Portugal's plan had support; Portugal welcomed it.",
        "welcomed it",
        "PRT",
    ),
    Told(
        "The observers will be paid by Portugal, both sides said.",
        "will be paid by Portugal",
        "PRT",
    ),
    Told("The union said it would admit Portugal.", "would admit Portugal", "PRT"),
    Told(
        "Investors will be protected, Portugal and Latvia agreed.", "will be protected", "PRT LVA"
    ),
    Told("Rebels must leave the town, Portugal said.", "must leave the town", "PRT"),
    Told("Rebels said they would leave; Portugal welcomed that.", "welcomed that", "PRT"),
    Told("The rebels accused Portugal of bias, which Lisbon denied.", "Lisbon denied", "PRT"),
    Told("Locals cheered as Portugal opened the bridge.", "opened the bridge", "PRT"),
    Told("The group said in a statement that Portugal would chair it.", "would chair it", "PRT"),
    Told("The fund's leaders said Portugal would pay.", "would pay", "PRT"),
    Told(
        "Members of the opposition joined the ministers of Portugal, who agreed to sign.",
        "agreed to sign",
        "PRT",
    ),
    Told('"We welcome students from Latvia," Salgado said.', "We welcome students", "PRT"),
    Told(
        '"Latvia is our friend," said Salgado, "and Portugal will stand by it."',
        "will stand by it",
        "PRT",
    ),
    Told(
        "Latvian minister Kalna and Salgado said Portugal would host the talks.",
        "would host",
        "PRT",
    ),
    Told("Salgado, on a visit to Latvia, urged Norlund to sign.", "urged Norlund to sign", "PRT"),
]
"""Written after the rules as well."""


@pytest.mark.parametrize("told", [*HONEST, *FURTHER_HONEST])
def test_who_may_speak_is_let_be(told: Told) -> None:
    assert speaker(told) is None


VERBS = """accused criticised denounced condemned rebuked urged asked implored forbidden threatened
    warned reminded notified informed assured advised invited encouraged summoned blamed slammed
    blasted attacked mocked pressed pushed pressured challenged ordered instructed cautioned told
    """.split()
ACTIVE = ("has", "had", "has repeatedly", "has also", "has never", "had already", "has once again")
PASSIVE = ("was", "is", "has been", "had been", "has repeatedly been", "has also been")


@pytest.mark.parametrize("verb", [*VERBS, "called on"])
@pytest.mark.parametrize("having", ACTIVE)
def test_who_has_spoken_to_another_is_nobody_spoken_to(verb: str, having: str) -> None:
    told = Told(f"Estonia {having} {verb} Portugal over the levy.", "over the levy", "EST")
    assert speaker(told) is None
    officials = told._replace(
        sentence=f"Estonian officials {having} {verb} Portugal over the levy."
    )
    assert speaker(officials) is None
    alone = told._replace(sentence=f"Estonia {having} {verb} the court over the levy.")
    assert speaker(alone) is None


@pytest.mark.parametrize("verb", [*VERBS, "called on"])
@pytest.mark.parametrize("having", ACTIVE)
def test_whom_another_has_spoken_to_holds_nothing(verb: str, having: str) -> None:
    told = Told(f"Portugal {having} {verb} Estonia over the levy.", "over the levy", "EST")
    assert speaker(told) is not None


@pytest.mark.parametrize("verb", [*VERBS, "called on"])
@pytest.mark.parametrize("being", PASSIVE)
def test_who_has_been_spoken_to_holds_nothing(verb: str, being: str) -> None:
    told = Told(f"Estonia {being} {verb} by Portugal over the levy.", "over the levy", "EST")
    assert speaker(told) is not None
    assert speaker(told._replace(holders="PRT")) is None


SPEAKING = [
    "Estonia is accusing Portugal of blocking the pact over the levy.",
    "Estonia was urging Portugal to sign over the levy.",
    "Estonia did accuse Portugal of fraud over the levy.",
    "Estonia may sue Portugal over the levy.",
    "Estonia might yet ask Portugal for damages over the levy.",
    "Estonia has been accusing Portugal of fraud over the levy.",
    "Estonia had been pressing Portugal for talks over the levy.",
    "Estonia having warned Portugal, talks began over the levy.",
    "Estonia will have asked Portugal by then over the levy.",
    "Estonia would have warned Portugal over the levy.",
    "Estonia is to summon the Portuguese envoy over the levy.",
    "Estonia had warned that it might leave over the levy.",
    "Estonia's government has attacked Portugal over the levy.",
    "The Estonian parliament has since told Portugal to wait over the levy.",
    "Estonia has, for the first time, criticised Portugal over the levy.",
]


@pytest.mark.parametrize("sentence", SPEAKING)
def test_who_speaks_in_any_tense_is_let_be(sentence: str) -> None:
    assert speaker(Told(sentence, "over the levy", "EST")) is None


WITNESSED = [
    Told("Analysts noted that Portugal rejected the levy in March.", "rejected the levy", "PRT"),
    Told("Residents said Portugal had closed the bridge.", "had closed the bridge", "PRT"),
    Told(
        "Former trade minister Ana Lopes said Portugal had refused the levy.",
        "had refused the levy",
        "PRT",
    ),
    Told(
        "Experts at the institute pointed out that Portugal has already signed the pact.",
        "has already signed the pact",
        "PRT",
    ),
    Told("Portugal rejected the levy in March, analysts noted.", "rejected the levy", "PRT"),
    Told("Portugal had twice blocked the bid, researchers said.", "blocked the bid", "PRT"),
    Told(
        "Greenpeace reported that Portugal had banned trawling in the bay.",
        "had banned trawling",
        "PRT",
    ),
    Told(
        "Teachers in Lisbon recalled that Portugal's government signed the charter in 2011.",
        "signed the charter",
        "PRT",
    ),
    Told(
        "Farmers in Portugal protested as the government agreed to import maize.",
        "the government agreed to import maize",
        "PRT",
    ),
    Told(
        "Workers at the port cheered when Portugal promised new cranes.",
        "promised new cranes",
        "PRT",
    ),
    Told(
        "Fishermen near the border went home after Portugal pledged to pay them.",
        "pledged to pay them",
        "PRT",
    ),
    Told(
        "Residents of the island celebrated the day Portugal agreed to build a school.",
        "agreed to build a school",
        "PRT",
    ),
    Told(
        "Salgado said Portugal could count on Latvia, which will send two ships.",
        "which will send two ships",
        "LVA",
    ),
    Told(
        "Rui Salgado told reporters he relied on Estonia, whose navy will guard the strait.",
        "whose navy will guard the strait",
        "EST",
    ),
]


@pytest.mark.parametrize("told", WITNESSED)
def test_who_bears_witness_of_an_act_takes_it_from_nobody(told: Told) -> None:
    assert speaker(told) is None


HEARSAY = [
    Told("Analysts said Portugal would reject the levy.", "would reject the levy", "PRT"),
    Told("Residents feared that Portugal had sold the river.", "had sold the river", "PRT"),
    Told("Activists alleged that Portugal had signed the pact.", "had signed the pact", "PRT"),
    Told("A banner said Portugal had sold the river.", "had sold the river", "PRT"),
    Told("Observers said Portugal should accept the levy.", "should accept", "PRT"),
    Told("Farmers in Portugal said they rejected the levy.", "rejected the levy", "PRT"),
    Told("Students outside the hall in Riga said they opposed it.", "opposed it", "LVA"),
]


@pytest.mark.parametrize("told", HEARSAY)
def test_what_others_fear_or_want_is_no_act(told: Told) -> None:
    assert speaker(told) is not None
