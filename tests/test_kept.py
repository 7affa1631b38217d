"""What was found in an article is read back where nothing has changed, and never otherwise."""

import json
import logging
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest
from pydantic import BaseModel
from scripted import ARTICLES, PROFILE, ScriptedModel
from smalldisk import small_disk

from summarizer.errors import MismatchError, RefusedError, SummarizerError
from summarizer.extracting import EXTRACT_PROMPT, extract_articles
from summarizer.fingerprint import program_fingerprint
from summarizer.ingest.article import article_from_text
from summarizer.kept import Basis, KeptCommuniques, prune_communiques, spans_of
from summarizer.llm.base import Completion, LanguageModel, ModelProfile, Request, Sampling
from summarizer.llm.stored import StoredModel, StoredTally
from summarizer.llm.stores.database import DatabaseStore
from summarizer.llm.stores.folder import FolderStore
from summarizer.llm.stores.keptfile import KEPT, KeptFile, KeptResult, count_kept, kept_path
from summarizer.llm.stores.rows import seal_row
from summarizer.prompts import load_prompt
from summarizer.schema.article import Article, UnreadSource
from summarizer.schema.canonical import compact_json
from summarizer.schema.communique import Communique
from summarizer.schema.span import TextSpan
from summarizer.vocabulary.load import load_vocabulary

READ = tuple(article_from_text(text, uri=name) for name, text in ARTICLES.items())

OWN_TERMS = """
[[term]]
name = "ferries"
materiality = "low"
source = "invented"
forms.data = ["ferry data"]
forms.safety = ["ferry safety data"]
"""


class Watched:
    """A model that counts how often it is asked."""

    def __init__(self, inner: LanguageModel) -> None:
        self._inner = inner
        self.asked = 0

    async def complete(self, request: Request) -> Completion:
        self.asked += 1
        return await self._inner.complete(request)


class Run(NamedTuple):
    """What a run found, how often a model was asked for it, and what the store tells of that."""

    found: list[bytes]
    failures: tuple[UnreadSource, ...]
    asked: int
    tally: StoredTally


class Desk:
    """A store and what is kept beside it; each run opens both anew, as a process would."""

    def __init__(self, folder: Path) -> None:
        self.store = folder / "answers.sqlite"
        self.kept = kept_path(self.store)

    async def run(
        self,
        articles: Sequence[Article] = READ,
        *,
        inner: LanguageModel | None = None,
        profile: ModelProfile = PROFILE,
        fingerprint: str = "one",
        is_kept: bool = True,
        is_replay: bool = False,
        concurrency: int = 1,
    ) -> Run:
        with DatabaseStore(self.store) as store:
            model = StoredModel(store, None if is_replay else inner or ScriptedModel())
            watched = Watched(model)
            kept = KeptCommuniques(self.kept, store, model.recall, lambda: fingerprint)
            try:
                done = await extract_articles(
                    articles,
                    model=watched,
                    profile=profile,
                    kept=kept if is_kept else None,
                    concurrency=concurrency,
                )
            finally:
                kept.close()
        return Run(
            [*map(compact_json, done.communiques)], done.failures, watched.asked, model.tally
        )

    def change_answers(self, *statements: str) -> None:
        with closing(sqlite3.connect(self.store)) as connection, connection:
            for statement in statements:
                connection.execute(statement)

    def rewrite(self, change: Callable[[dict[str, Any]], object]) -> None:
        """Change every communiqué that is kept, as somebody would who knows how rows are sealed."""
        with closing(sqlite3.connect(self.kept)) as connection, connection:
            rows = connection.execute("SELECT key, basis, answers, data FROM kept").fetchall()
            connection.execute("DELETE FROM kept")
            for key, basis, answers, data in rows:
                plain = json.loads(data)
                change(plain)
                cells = (key, basis, answers, json.dumps(plain).encode())
                connection.execute(KEPT.insertion, seal_row(KEPT, cells))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what the log says of what is kept."""
    return [one.getMessage() for one in caplog.records if one.name == "summarizer.kept"]


async def test_what_was_found_is_read_back_byte_for_byte_and_nobody_is_asked(desk: Desk) -> None:
    first = await desk.run()
    later = await desk.run()

    assert first.asked > 0
    assert (later.found, later.failures, later.asked) == (first.found, (), 0)
    assert count_kept(desk.kept) == len(READ)


@pytest.mark.parametrize("concurrency", [1, 2, 8])
async def test_answers_count_as_if_they_were_read(desk: Desk, concurrency: int) -> None:
    same_text = READ[0].model_copy(update={"id": "a0123", "outlet": "Another"})
    articles = (READ[0], same_text, *READ[1:])
    await desk.run(articles)

    without = await desk.run(articles, is_kept=False, concurrency=concurrency)
    later = await desk.run(articles, concurrency=concurrency)

    assert later.asked == 0
    assert (later.tally, later.found) == (without.tally, without.found)


async def test_an_article_that_changed_is_verified_anew(desk: Desk) -> None:
    first = await desk.run()
    changed = READ[0].model_copy(update={"published": "2031-05-14"})

    later = await desk.run((changed, *READ[1:]))

    assert 0 < later.asked < first.asked


async def test_another_profile_is_another_run(desk: Desk) -> None:
    await desk.run()
    profiles = [
        PROFILE.model_copy(update={"context_tokens": 64_000}),
        PROFILE.model_copy(update={"sampling": Sampling(seed=1)}),
        PROFILE.model_copy(update={"model": "scripted-2"}),
        PROFILE.model_copy(update={"endpoint": "http://127.0.0.1:8/v1"}),
        PROFILE.model_copy(update={"language": "fr"}),
    ]

    assert all([(await desk.run(profile=profile)).asked for profile in profiles])
    assert (await desk.run()).asked == 0


async def test_another_program_verifies_anew_and_keeps_that(desk: Desk) -> None:
    first = await desk.run()

    later = await desk.run(fingerprint="two")

    assert (later.found, later.asked) == (first.found, first.asked)
    assert count_kept(desk.kept) == len(READ)
    assert (await desk.run(fingerprint="two")).asked == 0
    assert (await desk.run(fingerprint="one")).asked == first.asked


def test_prompt_and_vocabulary_are_part_of_what_it_was_made_from(tmp_path: Path) -> None:
    terms = tmp_path / "terms.toml"
    terms.write_text(OWN_TERMS)
    prompt, usual = load_prompt(EXTRACT_PROMPT), load_vocabulary()
    bases = [
        Basis(READ[0], PROFILE, prompt, usual),
        Basis(READ[1], PROFILE, prompt, usual),
        Basis(READ[0], PROFILE, prompt.model_copy(update={"sha256": "0" * 64}), usual),
        Basis(READ[0], PROFILE, prompt.model_copy(update={"text": "Read."}), usual),
        Basis(READ[0], PROFILE, prompt, load_vocabulary(terms)),
    ]

    digests = [basis.digest for basis in bases]

    assert None not in digests
    assert len(set(digests)) == len(bases)
    assert Basis(READ[0], PROFILE, prompt, load_vocabulary(terms)).digest == digests[-1]


def test_what_cannot_be_told_from_others_has_no_digest() -> None:
    prompt, usual = load_prompt(EXTRACT_PROMPT), load_vocabulary()
    half_a_letter = READ[0].model_copy(update={"title": "\ud800"})

    assert Basis(READ[0], PROFILE, prompt, replace(usual, countries={})).digest is None
    assert Basis(half_a_letter, PROFILE, prompt, usual).digest is None


async def test_an_answer_that_was_removed_is_asked_for_again(desk: Desk) -> None:
    first = await desk.run()
    desk.change_answers("DELETE FROM answers")

    later = await desk.run()

    assert later.found == first.found
    assert later.tally == first.tally
    desk.change_answers("DELETE FROM answers")
    with pytest.raises(SummarizerError, match="no recording"):
        await desk.run(is_replay=True)


async def test_another_answer_makes_another_communique(desk: Desk) -> None:
    class Silent(ScriptedModel):
        async def complete(self, request: Request) -> Completion:
            answer = await super().complete(request)
            plain = json.loads(answer.text) | {"facts": [], "positions": []}
            return answer.model_copy(update={"text": json.dumps(plain)})

    first = await desk.run()
    desk.change_answers("DELETE FROM answers")
    await desk.run(inner=Silent(), is_kept=False)

    later = await desk.run(is_replay=True)
    without = await desk.run(is_replay=True, is_kept=False)

    assert later.found == without.found != first.found
    assert later.asked > 0
    assert (await desk.run()).asked == 0


async def test_a_damaged_answer_is_told_as_it_is_without(desk: Desk, tmp_path: Path) -> None:
    other = Desk(tmp_path / "other")
    runs = []
    for one, is_kept in ((desk, True), (other, False)):
        await one.run()
        one.change_answers("UPDATE answers SET raw = replace(raw, 'ferry', 'fairy') WHERE id = 1")
        with pytest.raises(MismatchError, match="is damaged"):
            await one.run(is_kept=is_kept, is_replay=True)
        runs.append(await one.run(is_kept=is_kept))

    assert runs[0].tally.damaged == 1
    assert (runs[0].found, runs[0].tally) == (runs[1].found, runs[1].tally)


async def test_a_damaged_row_is_verified_anew_and_kept_again(desk: Desk) -> None:
    first = await desk.run()
    data = desk.kept.read_bytes()
    desk.kept.write_bytes(data.replace(b"ferry safety data", b"fairy safety data"))

    later = await desk.run()

    assert (later.found, later.asked) == (first.found, first.asked)
    assert (await desk.run()).asked == 0


def misquote(plain: dict[str, Any]) -> None:
    plain["claims"][-1]["span"]["quote"] = plain["claims"][-1]["span"]["quote"].swapcase()


def move(plain: dict[str, Any]) -> None:
    span = plain["event"]["span"]
    span["start"], span["end"] = span["start"] + 1, span["end"] + 1


def go_on(plain: dict[str, Any]) -> None:
    plain["claims"][0]["further"] = [{"start": 0, "end": 3, "quote": "xyz"}]


def coerce(plain: dict[str, Any]) -> None:
    plain["claims"][0]["sentence"] = str(plain["claims"][0]["sentence"])


def rest_on_nothing(plain: dict[str, Any]) -> None:
    plain["request_keys"] = []


def be_another(plain: dict[str, Any]) -> None:
    plain["article"] = "a0123456789ab"


CHANGES = (misquote, move, go_on, coerce, rest_on_nothing, be_another, dict.clear)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
async def test_what_is_no_communique_of_the_article_is_verified_anew(
    desk: Desk, change: Callable[[dict[str, Any]], None]
) -> None:
    first = await desk.run()
    desk.rewrite(lambda _plain: None)
    assert (await desk.run()).asked == 0
    desk.rewrite(change)

    later = await desk.run()

    assert (later.found, later.asked) == (first.found, first.asked)
    assert (await desk.run()).asked == 0


async def test_what_failed_is_not_kept(desk: Desk) -> None:
    def refuse(_request: Request) -> None:
        raise RefusedError("no")

    failed = await desk.run(inner=ScriptedModel(refuse))

    assert len(failed.failures) == len(READ)
    assert count_kept(desk.kept) == 0


async def test_answers_of_a_folder_keep_nothing(desk: Desk, tmp_path: Path) -> None:
    folder = FolderStore(tmp_path / "recordings")

    await desk.run(inner=StoredModel(folder, ScriptedModel()))
    again = Watched(StoredModel(folder))
    with DatabaseStore(desk.store) as store:
        kept = KeptCommuniques(tmp_path / "k", store, StoredModel(store).recall, lambda: "one")
        await extract_articles(READ, model=again, profile=PROFILE, kept=kept)
        kept.close()

    assert again.asked > 0
    assert count_kept(tmp_path / "k") == 0


@pytest.mark.parametrize("trouble", ["no database", "a folder", "another program's"])
async def test_trouble_is_told_once_and_changes_nothing(
    desk: Desk, trouble: str, caplog: pytest.LogCaptureFixture
) -> None:
    if trouble == "a folder":
        desk.kept.mkdir()
    elif trouble == "no database":
        desk.kept.write_bytes(b"rubbish" * 1000)
    else:
        with closing(sqlite3.connect(desk.kept)) as connection, connection:
            connection.execute("CREATE TABLE songs (song TEXT)")

    first, later = await desk.run(), await desk.run(is_kept=False)
    caplog.clear()
    with caplog.at_level(logging.INFO):
        again = await desk.run()

    assert first.found == later.found == again.found
    assert (again.tally, again.asked) == (later.tally, later.asked)
    assert len(told(caplog)) == 1
    assert "every article is verified anew" in told(caplog)[0]


async def test_damage_in_the_midst_of_a_run_is_told_once(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    first = await desk.run()
    size = desk.kept.stat().st_size
    with desk.kept.open("r+b") as file:
        file.seek(3 * 4096)
        file.write(b"\xff" * (size - 3 * 4096))

    later = await desk.run()

    assert later.found == first.found
    assert len(told(caplog)) == 1


async def test_a_full_disk_beside_ends_no_run(
    desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first = await desk.run(is_kept=False)
    with small_disk(tmp_path / "disk", "120k") as disk:
        desk.kept = disk / "kept"
        copies = [
            READ[0].model_copy(update={"id": f"a{number}", "outlet": str(number)})
            for number in range(200)
        ]
        later = await desk.run(copies)

    assert len(later.found) == 200
    assert later.found[0].count(b"ferry") == first.found[0].count(b"ferry")
    assert len(told(caplog)) == 1


async def test_a_program_that_cannot_tell_what_it_is_keeps_nothing(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    asked = []

    def fail() -> str:
        asked.append(1)
        raise SummarizerError("changed")

    with DatabaseStore(desk.store) as store:
        model = StoredModel(store, ScriptedModel())
        kept = KeptCommuniques(desk.kept, store, model.recall, fail)
        done = await extract_articles(READ, model=model, profile=PROFILE, kept=kept)
        kept.close()

    assert len(done.communiques) == len(READ)
    assert (len(asked), len(told(caplog))) == (1, 1)
    assert not desk.kept.exists()


async def test_two_that_work_at_once_share_what_is_kept(desk: Desk) -> None:
    with DatabaseStore(desk.store) as store:
        models = [StoredModel(store, ScriptedModel()) for _ in range(2)]
        both = [KeptCommuniques(desk.kept, store, one.recall, lambda: "one") for one in models]
        for model, kept, articles in zip(models, both, (READ[:2], READ[1:]), strict=True):
            await extract_articles(articles, model=model, profile=PROFILE, kept=kept)
        for kept in both:
            kept.close()

    assert (await desk.run()).asked == 0
    assert count_kept(desk.kept) == len(READ)


async def test_pruning_leaves_what_can_be_read_back(desk: Desk) -> None:
    await desk.run()
    with DatabaseStore(desk.store) as store:
        before = KeptFile(desk.kept, program_fingerprint(), lambda _error: None)
        key, digest = store.query("SELECT key, sha256 FROM answers LIMIT 1")[0]
        good = json.dumps([[key.decode(), digest.decode()]])  # type: ignore[union-attr]
        for name, answers in (("good", good), ("gone", '[["no", "such"]]'), ("odd", "{}1")):
            before.keep(name, KeptResult(answers, b"{}"))
        before.close()

        prune_communiques(store)

    assert count_kept(desk.kept) == 1


def test_every_quote_of_a_communique_is_among_those_that_are_sliced() -> None:
    def paths(record: type[BaseModel], at: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
        found = set()
        for name, field in record.model_fields.items():
            kinds = [field.annotation, *get_args(field.annotation)]
            for kind in kinds:
                if kind is TextSpan:
                    found.add((*at, name))
                elif isinstance(kind, type) and issubclass(kind, BaseModel):
                    found |= paths(kind, (*at, name))
        return found

    assert paths(Communique) == {
        ("event", "span"),
        ("participants", "span"),
        ("dates", "span"),
        ("claims", "span"),
        ("claims", "further"),
    }


async def test_all_of_these_quotes_are_looked_at(desk: Desk) -> None:
    first = await desk.run()

    communique = Communique.model_validate_json(first.found[0])

    spans = list(spans_of(communique))
    assert communique.event is not None
    assert communique.event.span in spans
    assert {item.span for item in (*communique.dates, *communique.claims)} <= set(spans)
