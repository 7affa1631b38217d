"""Where answers of batch files go: a folder of recordings or a SQLite file, and what waits beside.

In a folder, requests that wait for their answers and batches that were submitted stand in folders
inside of it; beside a file, in folders that begin with its name.
"""

from pathlib import Path
from typing import NamedTuple

from summarizer.errors import ConfigurationError
from summarizer.llm.base import ModelProfile
from summarizer.llm.pending import FOLDER as PENDING
from summarizer.llm.pending import PendingFolder
from summarizer.llm.stores.database import DatabaseStore
from summarizer.llm.stores.folder import FolderStore
from summarizer.llm.submitted import FOLDER as BATCHES
from summarizer.settings import Settings
from summarizer.wiring import choose_profile


class AnswerPlace(NamedTuple):
    """Where answers go, and what belongs to them."""

    answers: Path
    """Folder of recordings, or SQLite file."""
    is_file: bool
    """Whether it is a SQLite file."""
    pending: Path
    """Folder of the requests that wait for their answers."""
    batches: Path
    """Folder of the batches that were submitted."""

    def open(self) -> FolderStore | DatabaseStore:
        """Return the store, made where it is missing; close it."""
        return DatabaseStore(self.answers) if self.is_file else FolderStore(self.answers)

    def open_existing(self) -> FolderStore | DatabaseStore:
        """Return a store that is there, since requests of another one would all be unknown.

        Raises:
            ConfigurationError: It is not there.
        """
        if not self.is_file:
            folder = FolderStore(self.answers)
            folder.read_profile()
            return folder
        if not self.answers.is_file():
            msg = f"there is no store {str(self.answers)!r}"
            raise ConfigurationError(msg)
        return DatabaseStore(self.answers)


def place_of(settings: Settings) -> AnswerPlace:
    """Return where the settings have answers kept.

    Raises:
        ConfigurationError: No store is named, or two are.
    """
    if settings.store is not None and settings.record is not None:
        msg = "--record and --store are both named; answers of batch files go into one of them"
        raise ConfigurationError(msg)
    if settings.store is not None:
        store = settings.store
        beside = (store.with_name(f"{store.name}.{folder}") for folder in (PENDING, BATCHES))
        return AnswerPlace(store, True, *beside)
    if settings.record is None:
        msg = "no store is named; name its folder with --record DIR, or its file with --store FILE"
        raise ConfigurationError(msg)
    folder = settings.record
    return AnswerPlace(folder, False, folder / PENDING, folder / BATCHES)


def profile_of(
    store: FolderStore | DatabaseStore, place: AnswerPlace, settings: Settings
) -> ModelProfile:
    """Return the model that a store's requests are for.

    A file can hold answers of many models; the requests that wait tell whose turn it is.

    Raises:
        ConfigurationError: Nothing tells, or the requests that wait are for several models.
    """
    if isinstance(store, FolderStore):
        return store.read_profile()
    waiting = [one.request for one in PendingFolder(place.pending).all_requests()]
    asked = {(one.endpoint, one.model) for one in waiting}
    if len(asked) > 1:
        names = ", ".join(sorted(f"{model!r} at {endpoint!r}" for endpoint, model in asked))
        msg = f"requests for several models wait in {str(place.pending)!r}: {names}"
        raise ConfigurationError(msg)
    if asked:
        endpoint, model = asked.pop()
        return ModelProfile(endpoint=endpoint, model=model, sampling=waiting[0].sampling)
    return choose_profile(settings, store)
