from synthetic import Line, claim_of, make_article, make_briefing, report_of, span_of

from summarizer.check.quotes import check_quotes
from summarizer.schema.words import Zone

POST: Zone = "embedded_post"
ARTICLE = make_article(
    "01_post.txt",
    (
        Line("Uruguay and Finland met in Oulu."),
        Line("The minister visited the mill.", POST, account="@CancilleriaUY"),
        Line("She liked the saw.", POST, account="@CancilleriaUY"),
        Line("So did we.", POST, account="@FinlandMFA"),
    ),
    outlet="Wire",
    published="2031-05-13",
)
OTHER = make_article("02_other.txt", (Line("She liked the saw."),), outlet="B", published="2031")


def findings(quote: str, further: str, *, elsewhere: bool = False) -> list[str]:
    """Return the paths of what is found on a report with one further sentence."""
    report = report_of(ARTICLE, quote, "visit").model_copy(
        update={"further": (span_of(OTHER if elsewhere else ARTICLE, further),)}
    )
    claim = claim_of("mill", "event", "The minister visited the mill.", [report], read=[ARTICLE.id])
    briefing = make_briefing()
    source = briefing.sources[0].model_copy(update={"id": ARTICLE.id, "status": "read"})
    other = source.model_copy(update={"id": OTHER.id})
    changed = briefing.model_copy(
        update={
            "sources": (source, other),
            "agreements": (),
            "positions": (),
            "facts": (claim,),
            "divergences": (),
            "dates": (),
            "participants": (),
            "event": briefing.event.model_copy(update={"evidence": ()}),
        }
    )
    return [one.path for one in check_quotes(changed, {ARTICLE.id: ARTICLE, OTHER.id: OTHER})]


def test_a_sentence_of_the_same_post_goes_on() -> None:
    assert findings("visited the mill", "She liked the saw.") == []


def test_a_sentence_of_another_account_does_not() -> None:
    assert findings("visited the mill", "So did we.") == ["$.facts[0].reports[0].further[0]"]


def test_nor_does_one_of_another_source() -> None:
    path = "$.facts[0].reports[0].further[0]"

    assert path in findings("visited the mill", "She liked the saw.", elsewhere=True)


def test_nothing_goes_on_about_what_stands_in_no_post() -> None:
    assert findings("Uruguay and Finland met", "She liked the saw.") != []
