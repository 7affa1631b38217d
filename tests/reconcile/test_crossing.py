"""One person under names in several scripts: what joins them, what keeps them apart."""

from collections.abc import Sequence

from telling import BOTH, VOCABULARY, Names, report

from summarizer.reconcile.origins import find_origins
from summarizer.reconcile.participants import fold_participants
from summarizer.reconcile.sources import SourceBook
from summarizer.schema.briefing import Participant

FM = ("foreign minister",)


def fold(*pages: Sequence[Names]) -> list[Participant]:
    reports = [
        report(*lines, outlet=f"Outlet {index}", published=f"2031-05-{index + 1:02d}")
        for index, lines in enumerate(pages)
    ]
    articles = {one.article.id: one.article for one in reports}
    book = SourceBook(articles, find_origins(articles.values()), frozenset())
    found = fold_participants([one.communique for one in reports], BOTH, book, VOCABULARY)
    return sorted(found, key=lambda one: one.name)


def person(name: str, side: str | None = "CHN", roles: tuple[str, ...] = FM) -> Names:
    return Names(f"Then {name} rose to speak", name, side=side, roles=roles)


def test_a_name_in_six_scripts_and_languages_is_one_person() -> None:
    (one,) = fold(
        [person("Wang Yi")],
        [person("Ван И", roles=("министр иностранных дел",))],
        [person("王毅", roles=("外交部长",))],
        [person("وانغ يي", roles=("وزير الخارجية",))],
        [person("वांग यी", roles=("विदेश मंत्री",))],
        [person("وانگ یی", roles=("وزیر خارجہ",))],
    )

    assert one.name == "Wang Yi"
    assert set(one.aliases) == {"Ван И", "王毅", "وانغ يي", "वांग यी", "وانگ یی"}
    assert {joined.name for joined in one.joined} == set(one.aliases)
    assert {joined.joined_by for joined in one.joined} == {"transliteration"}


def test_what_was_assumed_is_written_down() -> None:
    (one,) = fold([person("Wang Yi")], [person("王毅")], [person("وانغ يي")])

    assumed = {joined.name: joined.assumed for joined in one.joined}

    shared = "the two share a side or an office."
    assert assumed["王毅"] == f"It reads as Wang Yi; {shared}"
    assert assumed["وانغ يي"] == f"Its consonants are those of Wang Yi; {shared}"


def test_two_of_one_delegation_are_never_one() -> None:
    people = fold(
        [person("Wang Yi"), person("Wang Yu", roles=())],
        [person("王毅"), person("王宇", roles=())],
        [person("وانغ يي", roles=())],
    )

    assert [one.name for one in people] == ["Wang Yi", "Wang Yu", "وانغ يي"]


def test_an_office_tells_which_of_two_is_meant() -> None:
    people = fold(
        [person("Wang Yi"), person("Wang Yu", roles=("ambassador",))],
        [person("وانغ يي", roles=("وزير الخارجية",))],
    )

    assert [one.name for one in people] == ["Wang Yi", "Wang Yu"]
    assert [len(one.reported_by) for one in people] == [2, 1]


def test_names_of_two_sides_are_two_persons() -> None:
    people = fold([person("Li Wei", side="CHN")], [person("李伟", side="SGP")])

    assert len(people) == 2


def test_offices_that_exclude_each_other_are_two_persons() -> None:
    people = fold([person("Li Wei")], [person("李伟", roles=("大使",))])

    assert len(people) == 2


def test_without_side_and_office_letters_join_nobody() -> None:
    people = fold([person("Li Wei", side=None, roles=())], [person("李伟", side=None, roles=())])

    assert len(people) == 2


def test_few_consonants_need_side_and_office() -> None:
    people = fold([person("Wang Yi", roles=())], [person("وانغ يي", roles=())])

    assert len(people) == 2


def test_many_consonants_need_a_side_only() -> None:
    (one,) = fold(
        [person("Lucía Paredes", side="PER", roles=())],
        [person("露西娅·帕雷德斯", side="PER", roles=())],
        [person("لوسيا باريديس", side="PER", roles=())],
        [person("लूसिया परेदेस", side="PER", roles=())],
    )

    assert one.name == "Lucía Paredes"
    assert len(one.joined) == 3


def test_the_order_of_articles_does_not_matter() -> None:
    pages = [[person("Wang Yi")], [person("Ван И")], [person("王毅")], [person("وانغ يي")]]

    assert [one.aliases for one in fold(*pages)] == [one.aliases for one in fold(*pages[::-1])]


def test_names_in_latin_letters_say_nothing_of_joins() -> None:
    (one,) = fold([person("Ana Lima", side="PRT")], [person("Ana Lima", side="PRT")])

    assert one.joined == ()
    assert "joined" not in one.model_dump()
