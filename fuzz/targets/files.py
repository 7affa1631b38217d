"""Readers of files that people write, or that a crash or another program spoiled."""

import json
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from fuzz import seeding
from fuzz.choices import Choices
from fuzz.target import Target, may_end_in, text_of
from fuzz.targets.answers import REQUEST
from summarizer.batch.plan import plan_manifest
from summarizer.cli.outputs import read_briefing_file, read_lines
from summarizer.errors import ConfigurationError, MismatchError, SummarizerError, UsageError
from summarizer.ingest.corrections import read_corrections
from summarizer.llm.base import Completion, ModelProfile
from summarizer.llm.batchfile import read_lines as read_batch_lines
from summarizer.llm.importing import NamedLines, import_answers
from summarizer.llm.pending import FOLDER, PendingFolder
from summarizer.llm.prices import load_prices
from summarizer.llm.stores.database import DatabaseStore
from summarizer.llm.stores.folder import MANIFEST, FolderStore
from summarizer.llm.stores.recordingfile import read_recording_file
from summarizer.llm.stores.upkeep import check_store, merge_store, salvage_file
from summarizer.prompts import read_prompt
from summarizer.schema.article import Article
from summarizer.schema.communique import Communique
from summarizer.schema.draft import CommuniqueDraft
from summarizer.settings import SETTINGS_FILE, load_settings
from summarizer.vocabulary.terms import read_terms

_USAGE = (UsageError,)
_CONFIGURATION = (ConfigurationError,)


def check_prompt(data: bytes) -> None:
    """See that a file is a prompt or is told not to be one."""
    read_prompt(data)


def check_settings(data: bytes) -> None:
    """See that a file of settings, and the same text in variables, are read or refused."""
    text = text_of(data).replace("\x00", "")
    for name in ("EXTRA_HEADERS", "BASE_URL", "TEMPERATURE", "CONCURRENCY", "PRICES"):
        with may_end_in(ConfigurationError):
            load_settings({}, environ={f"SUMMARIZER_{name}": text}, cwd=Path("/nowhere"))
    with TemporaryDirectory() as folder:
        Path(folder, SETTINGS_FILE).write_bytes(data)
        load_settings({}, environ={}, cwd=Path(folder))


def in_file(read: Callable[[Path], object], name: str = "any.json") -> Callable[[bytes], None]:
    """Return a check that a reader of files reads bytes or refuses them."""

    def check(data: bytes) -> None:
        """See that a file of these bytes is read or refused with a reason."""
        with TemporaryDirectory() as folder:
            path = Path(folder, name)
            path.write_bytes(data)
            read(path)

    return check


def check_record_lines(data: bytes) -> None:
    """See that lines are records or are told not to be."""
    for record in (Article, Communique):
        with may_end_in(UsageError):
            in_file(partial(_read_lines, record))(data)


def _read_lines(record: type[Article | Communique], path: Path) -> object:
    return read_lines(path, record)


def check_import(data: bytes) -> None:
    """See that any file of answers goes into a store, and twice changes nothing."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        store, pending = FolderStore(folder), PendingFolder(folder / FOLDER)
        store.claim(ModelProfile(endpoint=REQUEST.endpoint, model=REQUEST.model))
        pending.add(REQUEST)
        for _ in range(2):
            named = [NamedLines("any", read_batch_lines(data.replace(b"KEY", _key())))]
            import_answers(
                named,
                store=FolderStore(folder),
                pending=pending,
                records={"communique_draft": CommuniqueDraft},
            )
        assert FolderStore(folder).describe_damage() == []


def _key() -> bytes:
    return REQUEST.key.encode()


def check_folder(data: bytes) -> None:
    """See that a folder of recordings with a spoiled manifest or file is told so."""
    choices = Choices(data)
    name = choices.pick((MANIFEST, f"extract.v1-{REQUEST.key[:16]}.json"))
    with TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(choices.rest)
        store = FolderStore(Path(folder))
        store.describe_damage()
        tuple(store.all_recordings())
        for ask in (store.read_profile, lambda: store.read(REQUEST)):
            with may_end_in(ConfigurationError, MismatchError):
                ask()


def check_database(data: bytes) -> None:
    """See that a spoiled file of a store is told so, and what is whole in it is saved."""
    choices = Choices(data)
    whole = bytearray(_whole_store())
    for _ in range(choices.number(0, 12)):
        place = choices.number(0, len(whole) - 1)
        patch = choices.part_of_bytes(64)
        whole[place : place + len(patch)] = patch
    end = choices.number(0, len(whole)) if choices.flag(4) else len(whole)
    with TemporaryDirectory() as folder:
        path = Path(folder, "spoiled.sqlite")
        path.write_bytes(bytes(whole[:end]))
        with DatabaseStore(Path(folder, "new.sqlite")) as saved:
            salvage_file(path, saved)
            assert check_store(saved) == []
        with (
            DatabaseStore(path, read_only=True) as store,
            DatabaseStore(Path(folder, "merged.sqlite")) as merged,
        ):
            check_store(store)
            merge_store(merged, store)
            store.read(REQUEST)


@cache
def _whole_store() -> bytes:
    """Return the bytes of a store with some answers."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "whole.sqlite")
        with DatabaseStore(path, wall_clock=lambda: 1_900_000_000.0) as store:
            for number in range(3):
                request = REQUEST.model_copy(update={"model": f"fuzz-{number}"})
                text = json.dumps({"answer": "x" * 3_000 * number})
                store.write(request, Completion(request_key=request.key, model="m", text=text))
        return path.read_bytes()


def _answer_lines() -> Iterator[bytes]:
    draft: dict[str, object] = {name: [] for name in CommuniqueDraft.model_fields} | {"event": None}
    for content in (json.dumps(draft), "{}", "no"):
        choice = {"finish_reason": "stop", "message": {"content": content}}
        body = {"model": "m", "choices": [choice]}
        line = {"custom_id": "KEY", "response": {"status_code": 200, "body": body}, "error": None}
        yield json.dumps(line).encode() + b"\n"


_MANIFEST = b'{"event": "a", "sources": ["x"]}\n{"event": "b", "sources": []}\n'
_SETTINGS = b'model = "m"\nbase_url = "http://127.0.0.1/v1"\nextra_headers = {"X" = "y"}\n'
_CORRECTIONS = b"""[[drop]]
item = {article = "a.txt", quote = "words"}
note = "n"
[[rename]]
item = "agr-0123456789"
statement = "s"
note = "n"
"""

TARGETS = (
    Target("prompt", check_prompt, "bytes", _CONFIGURATION, sample=20),
    Target("settings", check_settings, "text", _CONFIGURATION, lambda: (_SETTINGS,), 2, sample=30),
    Target("terms", in_file(read_terms), "text", _CONFIGURATION, seeding.tables, sample=20),
    Target("prices", in_file(load_prices), "text", _CONFIGURATION, seeding.tables, sample=20),
    Target("corrections", in_file(read_corrections), "text", _USAGE, lambda: (_CORRECTIONS,), 2),
    Target(
        "batch_manifest",
        in_file(lambda path: plan_manifest(path, root=None)),
        "bytes",
        _USAGE,
        lambda: (_MANIFEST,),
    ),
    Target("briefing_file", in_file(read_briefing_file), "bytes", _USAGE, sample=20),
    Target("record_lines", check_record_lines, "bytes", sample=20),
    Target(
        "recording",
        in_file(read_recording_file),
        "bytes",
        (SummarizerError,),
        seeding.recordings,
        2,
        sample=30,
    ),
    Target("import", check_import, "bytes", (), _answer_lines, 2, sample=15),
    Target("folder_store", check_folder, "bytes", (SummarizerError,), weight=2, sample=20),
    Target(
        "database_store",
        check_database,
        "choices",
        (SummarizerError,),
        seeding.decisions,
        3,
        sample=15,
    ),
)
"""Targets of this part."""
