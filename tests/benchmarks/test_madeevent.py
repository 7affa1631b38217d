import asyncio

from madeevent import make_event

from summarizer.check.briefing import check_briefing
from summarizer.llm.builtin import BuiltinModel
from summarizer.pipeline import compose_briefing
from summarizer.schema.canonical import pretty_json
from summarizer.vocabulary.load import load_vocabulary


def test_the_briefing_of_a_large_invented_event_stands_up_to_its_articles() -> None:
    made, model = make_event(200), BuiltinModel()

    briefing = asyncio.run(
        compose_briefing(made.articles, made.communiques, model=model, profile=model.profile)
    )

    raw = pretty_json(briefing).encode()
    assert check_briefing(raw, made.articles, vocabulary=load_vocabulary()) == ()
    assert len(briefing.divergences) > 5
