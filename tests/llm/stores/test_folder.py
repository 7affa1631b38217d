"""A folder of recordings can be read by people and notices every change."""

import json
from pathlib import Path
from typing import Any

import pytest
from fakeanswers import RIGHT, SECRET, make_request
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import ConfigurationError, MismatchError, SummarizerError
from summarizer.llm.base import Completion, ModelProfile, Request, Sampling
from summarizer.llm.stores.folder import FolderStore

PROFILE = ModelProfile(
    endpoint="http://127.0.0.1/v1", model="test-model", sampling=Sampling(temperature=0.0)
)


def answer(request: Request, raw: str = RIGHT) -> Completion:
    return Completion(request_key=request.key, model="served", text=RIGHT, raw=raw)


def written(tmp_path: Path, raw: str = RIGHT) -> tuple[Path, dict[str, Any]]:
    request = make_request("[1] They met.\n[2] \u00ab\u4e2d\u00bb.")
    FolderStore(tmp_path).write(request, answer(request, raw))
    (path,) = tmp_path.iterdir()
    plain: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return path, plain


def test_file_is_named_after_prompt_and_key(tmp_path: Path) -> None:
    path, plain = written(tmp_path)

    assert path.name == f"demo.v1-{plain['key'][:16]}.json"


def test_file_reads_line_by_line(tmp_path: Path) -> None:
    path, plain = written(tmp_path, f"Here:\n{RIGHT}")

    assert plain["answer"]["lines"] == ["Here:", RIGHT]
    assert plain["answer"]["data"] == json.loads(RIGHT)
    assert plain["request"]["messages"][1]["lines"] == ["[1] They met.", "[2] \u00ab\u4e2d\u00bb."]
    assert "\u4e2d" in path.read_text(encoding="utf-8")
    assert path.read_text(encoding="utf-8").endswith("}\n")


def test_prompt_id_cannot_leave_the_folder(tmp_path: Path) -> None:
    request = make_request(prompt="../../escape/v1")
    folder = tmp_path / "a" / "b"

    FolderStore(folder).write(request, answer(request))

    assert [path.parent for path in tmp_path.rglob("*.json")] == [folder]


def test_recording_is_found_under_another_prompt_name(tmp_path: Path) -> None:
    request = make_request()
    FolderStore(tmp_path).write(request, answer(request))

    found = FolderStore(tmp_path).read(make_request(prompt="renamed.v1"))

    assert found is not None
    assert found.prompt == "demo.v1"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_answer_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    store = FolderStore(tmp_path_factory.mktemp("store"))
    request = make_request(text)
    raw = json.dumps({"text": text}, ensure_ascii=False) + "\r\n"

    store.write(request, answer(request, raw))
    found = store.read(request)

    assert found is not None
    assert found.raw == raw
    assert found.request.messages[1] == ("user", text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('\\"a\\"', '\\"z\\"'),
        ('"title": "a"', '"title": "z"'),
        ('"sha256": "', '"sha256": "0'),
        ('"key": "', '"key": "0'),
        ('"usage"', '"use"'),
        ('"role": "user"', '"part": "user"'),
        ("{", "{{"),
        ('"key"', '"prompt": "x", "key"'),
    ],
)
def test_changed_file_is_damaged(tmp_path: Path, old: str, new: str) -> None:
    request = make_request()
    store = FolderStore(tmp_path)
    store.write(request, answer(request))
    (path,) = tmp_path.iterdir()
    before = path.read_text(encoding="utf-8")

    path.write_text(before.replace(old, new, 1), encoding="utf-8")

    assert old in before
    with pytest.raises(MismatchError, match="damaged"):
        store.read(request)


def test_bytes_that_are_no_text_are_damaged(tmp_path: Path) -> None:
    path, _ = written(tmp_path)
    path.write_bytes(b"\xff\x00")

    with pytest.raises(MismatchError, match="damaged"):
        FolderStore(tmp_path).read(make_request("[1] They met.\n[2] \u00ab\u4e2d\u00bb."))


def test_recording_of_another_format_is_a_miss(tmp_path: Path) -> None:
    path, plain = written(tmp_path)
    path.write_text(json.dumps({**plain, "store_format": 0}), encoding="utf-8")

    assert (
        FolderStore(tmp_path).read(make_request("[1] They met.\n[2] \u00ab\u4e2d\u00bb.")) is None
    )


def test_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    occupied = tmp_path / "file"
    occupied.write_text("x")
    request = make_request()

    with pytest.raises(SummarizerError, match="file") as caught:
        FolderStore(occupied).write(request, answer(request))

    assert caught.value.exit_code == 1


def test_manifest_gives_the_profile_back(tmp_path: Path) -> None:
    FolderStore(tmp_path).claim(PROFILE)

    assert FolderStore(tmp_path).read_profile() == PROFILE


def test_folder_can_be_claimed_again_by_the_same_model(tmp_path: Path) -> None:
    FolderStore(tmp_path).claim(PROFILE)
    before = (tmp_path / "manifest.json").read_bytes()

    FolderStore(tmp_path).claim(PROFILE)

    assert (tmp_path / "manifest.json").read_bytes() == before


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"endpoint": "http://other/v1"}, "endpoint"),
        ({"model": "other"}, "model"),
        ({"sampling": Sampling(temperature=1.0)}, "sampling"),
        ({"context_tokens": 9000}, "context_tokens"),
    ],
)
def test_folder_of_another_model_is_refused(
    tmp_path: Path, change: dict[str, object], says: str
) -> None:
    FolderStore(tmp_path).claim(PROFILE)

    with pytest.raises(ConfigurationError, match=f"recordings with {says}"):
        FolderStore(tmp_path).claim(PROFILE.model_copy(update=change))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"store_format": 0}', '{"store_format": 1, "model": "m"}']
)
def test_bad_manifest_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.json").write_text(text)

    with pytest.raises(ConfigurationError, match=r"manifest\.json"):
        FolderStore(tmp_path).read_profile()


def test_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="nowhere"):
        FolderStore(tmp_path / "nowhere").read_profile()


def test_files_hold_neither_key_nor_header(tmp_path: Path) -> None:
    path, _ = written(tmp_path)

    text = path.read_text(encoding="utf-8").lower()

    assert SECRET.lower() not in text
    assert "authorization" not in text
    assert "header" not in text
