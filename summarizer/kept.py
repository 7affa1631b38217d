"""What was found in an article, kept beside the answers that it rests on.

The first stage is a function of an article, its requests' answers, and the program. Where nothing
of these has changed, what it came to the last time is read back: whole, strictly, and every quote
of it sliced from the article again. Anything else is verified anew, as if nothing had been kept.
Only what this program found on this machine is read back; between people, answers travel alone.
"""

import json
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, Protocol

from pydantic import ValidationError

from summarizer.collecting import collection_put_off
from summarizer.errors import SummarizerError
from summarizer.fingerprint import program_fingerprint
from summarizer.llm.base import Completion, LanguageModel, ModelProfile, Request
from summarizer.llm.stores.database import DatabaseStore
from summarizer.llm.stores.keptfile import (
    KeptFile,
    KeptResult,
    kept_path,
    prune_kept,
    reason_of,
)
from summarizer.prompts import Prompt
from summarizer.schema.article import Article
from summarizer.schema.base import Record
from summarizer.schema.communique import Communique
from summarizer.schema.span import TextSpan
from summarizer.vocabulary.load import Vocabulary, digest_own

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Basis:
    """What a communiqué is made from, besides answers and the program.

    Attributes:
        article: The article.
        profile: What requests say.
        prompt: What the model is told first; the other prompts are the program's.
        vocabulary: Names of states and bodies.
    """

    article: Article
    profile: ModelProfile
    prompt: Prompt
    vocabulary: Vocabulary

    @cached_property
    def digest(self) -> str | None:
        """SHA-256 of all of it, in hex; None where it cannot be told from every other."""
        vocabulary, article = digest_own(self.vocabulary), _as_json(self.article)
        if vocabulary is None or article is None:
            return None
        digest = sha256(_digest_of_asking(self.profile, self.prompt))
        digest.update(vocabulary.encode())
        digest.update(article)
        return digest.hexdigest()


class UsedAnswer(NamedTuple):
    """An answer that a communiqué rests on."""

    key: str
    """Key of its request."""
    row_sha256: str
    """SHA-256 of its row in the store."""


class Answers(Protocol):
    """The answers of a store, as far as what rests on them has to know."""

    def digest_of(self, key: str) -> str | None:
        """Return the SHA-256 of the row of an answer that can be read; None where there is none."""
        ...


class NotingModel:
    """A model of which is noted what it answered from which row of a store.

    Attributes:
        used: The answers, as they came; None once one has come from elsewhere.
    """

    def __init__(self, inner: LanguageModel) -> None:
        self._inner = inner
        self.used: list[UsedAnswer] | None = []

    async def complete(self, request: Request) -> Completion:
        """Return the answer of the model behind.

        Raises:
            ModelError: The request failed.
        """
        completion = await self._inner.complete(request)
        if completion.row_sha256 is None:
            self.used = None
        elif self.used is not None:
            self.used.append(UsedAnswer(completion.request_key, completion.row_sha256))
        return completion


class _Place(NamedTuple):
    """Where a communiqué is kept."""

    file: KeptFile
    key: str


class KeptCommuniques:
    """Communiqués in a file beside a store; close it.

    Whatever goes wrong with the file is told once, and everything is verified anew from then on.
    """

    def __init__(
        self,
        path: Path,
        answers: Answers,
        recall: Callable[[Sequence[str]], Awaitable[None]],
        fingerprint: Callable[[], str] = program_fingerprint,
    ) -> None:
        """Open nothing yet; the first article does.

        Args:
            path: The file.
            answers: The store that the answers are in.
            recall: Told of answers that are used without being read.
            fingerprint: Returns what the program is.
        """
        self._path = path
        self._answers = answers
        self._recall = recall
        self._fingerprint = fingerprint
        self._file: KeptFile | None = None
        self._is_given_up = False

    def close(self) -> None:
        """Finish writing, and let the file go."""
        if self._file is not None:
            self._file.close()
            self._file = None

    async def find(self, basis: Basis) -> Communique | None:
        """Return what was found in the article before; None where it is to be verified anew."""
        found = None
        with self._going_on(), collection_put_off():
            found = self._find(basis)
        if found is not None:
            await self._recall(found.request_keys)
        return found

    def keep(self, basis: Basis, communique: Communique, used: Sequence[UsedAnswer] | None) -> None:
        """Keep what was found, if all of it rests on rows of the store."""
        if used is None or tuple(one.key for one in used) != communique.request_keys:
            return
        with self._going_on():
            place, data = self._place_of(basis), _as_json(communique)
            if place is not None and data is not None:
                place.file.keep(place.key, KeptResult(json.dumps(used), data))

    @contextmanager
    def _going_on(self) -> Iterator[None]:
        """Let nothing that goes wrong with what is kept be more than a line in the log."""
        try:
            yield
        except SummarizerError as exc:
            self._give_up(exc)
        except OSError as exc:
            self._give_up(SummarizerError(str(exc)))

    def _give_up(self, error: SummarizerError) -> None:
        if self._is_given_up:
            return
        self._is_given_up = True
        level = logging.INFO if error.kind == "not_writable" else logging.WARNING
        told = "%r is not used, and every article is verified anew: %s"
        logger.log(level, told, str(self._path), reason_of(error))

    def _place_of(self, basis: Basis) -> _Place | None:
        """Return where the communiqué of a basis is kept; None where it cannot be."""
        if self._is_given_up or basis.digest is None:
            return None
        if self._file is None:
            self._file = KeptFile(self._path, self._fingerprint(), self._give_up)
        key = sha256(f"{self._fingerprint()} {basis.digest}".encode()).hexdigest()
        return _Place(self._file, key)

    def _find(self, basis: Basis) -> Communique | None:
        place = self._place_of(basis)
        kept = None if place is None else place.file.find(place.key)
        if place is None or kept is None:
            return None
        communique = _read(kept, basis.article)
        if communique is None or not self._are_there(communique, read_used(kept.answers)):
            place.file.drop(place.key)
            return None
        return communique

    def _are_there(self, communique: Communique, used: Sequence[UsedAnswer]) -> bool:
        """Return whether the answers are as they were; a store that cannot be read says so later.

        Who verifies the article anew then meets whatever it is.
        """
        if tuple(one.key for one in used) != communique.request_keys:
            return False
        try:
            return all(self._answers.digest_of(one.key) == one.row_sha256 for one in used)
        except SummarizerError:
            return False


def prune_communiques(store: DatabaseStore) -> None:
    """Forget what was kept beside a store by another program, or rests on answers that are gone.

    What cannot be read is left as it is; it is never used.
    """
    path = kept_path(Path(store.place))

    def is_usable(answers: str) -> bool:
        try:
            return all(store.digest_of(one.key) == one.row_sha256 for one in read_used(answers))
        except (TypeError, ValueError):  # Not what was written there.
            return False

    try:
        prune_kept(path, program_fingerprint(), is_usable)
    except SummarizerError as exc:
        logger.warning("%r was not pruned: %s", str(path), exc)


def read_used(text: str) -> tuple[UsedAnswer, ...]:
    """Return the answers that a kept communiqué rests on."""
    return tuple(UsedAnswer(*one) for one in json.loads(text))


def _as_json(record: Record) -> bytes | None:
    """Return a record as JSON; None where it holds what is no text, such as half a letter."""
    try:
        return record.model_dump_json().encode()
    except ValueError:
        return None


@lru_cache(maxsize=8)  # a run has one of each
def _digest_of_asking(profile: ModelProfile, prompt: Prompt) -> bytes:
    return sha256(f"{profile.model_dump_json()}\n{prompt.model_dump_json()}".encode()).digest()


def _read(kept: KeptResult, article: Article) -> Communique | None:
    """Return the communiqué of the article that was kept; None where it is no such thing."""
    try:
        communique = Communique.model_validate_json(kept.data, strict=True)
    except ValidationError:
        return None
    text = article.text
    is_quoted = all(text[span.start : span.end] == span.quote for span in spans_of(communique))
    return communique if is_quoted and communique.article == article.id else None


def spans_of(communique: Communique) -> Iterator[TextSpan]:
    """Yield every stretch of the article that a communiqué quotes."""
    if communique.event is not None:
        yield communique.event.span
    for item in (*communique.participants, *communique.dates):
        yield item.span
    for claim in communique.claims:
        yield claim.span
        yield from claim.further
