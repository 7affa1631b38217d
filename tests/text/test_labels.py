import pytest
from synthetic import make_articles, make_sources

from summarizer.schema.briefing import Source
from summarizer.text.labels import label_sources, name_parties

SOURCE = make_sources(make_articles())[0]


def source(id_: str, outlet: str | None, title: str | None, uri: str = "x.txt") -> Source:
    return SOURCE.model_copy(update={"id": id_, "outlet": outlet, "title": title, "uri": uri})


@pytest.mark.parametrize(
    ("sources", "labels"),
    [
        ([], []),
        ([source("a1", "Wire", "T")], ["Wire"]),
        ([source("a1", None, "T", "in/one.txt")], ["one"]),
        ([source("a1", None, "T", "in/my.one.html")], ["my.one"]),
        ([source("a1", None, "T", "https://www.news.example/a/b.html?id=7")], ["news.example"]),
        (
            [
                source("a1", None, "T", "https://a.example/x"),
                source("a2", None, "U", "http://a.example/"),
            ],
            ["a.example (T)", "a.example (U)"],
        ),
        ([source("a1", None, "T", ".hidden")], [".hidden"]),
        ([source("a1", None, "T", "-")], ["-"]),
        (
            [source("a1", None, None, "x/one.txt"), source("a2", None, None, "y/one.txt")],
            ["one (x/one.txt)", "one (y/one.txt)"],
        ),
        ([source("a1", "Wire", "T"), source("a2", "Wire", "U")], ["Wire (T)", "Wire (U)"]),
        ([source("a1", "Wire", "T"), source("a2", "Wire", "T")], ["Wire (a1)", "Wire (a2)"]),
        ([source("a1", "Wire", "T"), source("a2", "Post", "T")], ["Wire", "Post"]),
        ([source("a1", "\u202eeriW\n", None, "one.txt")], ["eriW"]),
        ([source("a1", "\u200b", None, "\u200b")], ["a1"]),
    ],
)
def test_every_source_has_a_name_of_its_own(sources: list[Source], labels: list[str]) -> None:
    assert list(label_sources(sources).values()) == labels


def test_parties_without_a_name_keep_their_code() -> None:
    assert name_parties(("FIN", "URY", "ASEAN"), {"FIN": "Finland"}) == "Finland, URY and ASEAN"
