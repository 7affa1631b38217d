"""The tree of errors, each with its exit code and whether trying again can help.

SummarizerError                  1
├── UsageError                   2   a flag, a setting or a file that was named is wrong
│   └── ConfigurationError       2   a setting or a key is missing or cannot be used
├── ArticleError                 3   one file cannot be read or one article failed; the others go on
│   ├── UnreadableArticleError   3   undecodable, empty, binary, too large
│   ├── FetchError               3   a page of the web could not be fetched, or must not be
│   └── ExtractionError          3   the model's answers for one article could not be used
├── NothingUsableError           4   no article was left to work with
├── BudgetExceededError          5   stopped by the budget
├── MismatchError                6   a check or a recording does not match
│   ├── NoRecordingError         6   replay was asked for an answer that nobody recorded
│   │   └── PendingAnswerError   6   an answer is to come from a batch file
│   ├── StoreDamagedError        6   the file of a store cannot be read; nothing is written to it
│   └── CheckFailedError         6   a briefing does not stand up to its articles
└── ModelError                   3   a request to a model failed
├── TransportError           3   network, timeout, 5xx, broken envelope: can be retried
│   └── RateLimitedError     3   429; carries how long the server asked to wait
├── AnswerError              3   an answer came and is unusable: can be asked for again
├── RefusedError             3   the model declined or a filter cut in: asking again is no use
├── OutputTruncatedError     3   the answer was cut off at the token limit
├── InputTooLargeError       3   the request does not fit the model's window
└── EndpointUnusableError    7   key, model, quota or address: no request will ever succeed
"""

from typing import ClassVar


class SummarizerError(Exception):
    """Anything that this package raises on purpose.

    Attributes:
        exit_code: What the command line exits with when this error ends the run.
        retryable: Whether the same call can succeed when it is made again unchanged.
        kind: A stable lower-case word for reports and tests, such as `rate_limited`.
    """

    exit_code: ClassVar[int] = 1
    retryable: ClassVar[bool] = False
    kind: str = "internal"

    def __init__(self, message: str, *, kind: str | None = None) -> None:
        super().__init__(message)
        if kind is not None:
            self.kind = kind


class UsageError(SummarizerError):
    """A flag, an argument or a file that was named is wrong."""

    exit_code = 2
    kind = "usage"


class ConfigurationError(UsageError):
    """A setting or a key is missing or cannot be used."""

    kind = "configuration"


class ArticleError(SummarizerError):
    """One article failed; the others go on."""

    exit_code = 3
    kind = "article"


class UnreadableArticleError(ArticleError):
    """A file is undecodable, empty, binary, too large or otherwise no article."""

    kind = "unreadable"


class FetchError(ArticleError):
    """A page of the web could not be fetched, or must not be; `kind` says which."""

    kind = "fetch"


class UnreadLanguageError(ArticleError):
    """The model that was named does not read the article's language."""

    kind = "unread_language"


class ExtractionError(ArticleError):
    """The answers for one article could not be turned into a communiqué."""

    kind = "extraction"


class NothingUsableError(SummarizerError):
    """No article was left to work with."""

    exit_code = 4
    kind = "nothing_usable"


class BudgetExceededError(SummarizerError):
    """The run stopped because its budget of tokens or money is spent."""

    exit_code = 5
    kind = "budget"


class MismatchError(SummarizerError):
    """Something recorded or published does not match what it is checked against."""

    exit_code = 6
    kind = "mismatch"


class NoRecordingError(MismatchError):
    """Replay was asked for an answer that nobody recorded."""

    kind = "no_recording"


class PendingAnswerError(NoRecordingError):
    """An answer is to come from a batch file; what needs it has to wait."""

    kind = "pending"


class StoreDamagedError(MismatchError):
    """The file of a store is damaged, or is none; nothing is written to it."""

    kind = "store_damaged"


class CheckFailedError(MismatchError):
    """A briefing does not stand up to its articles."""

    kind = "check_failed"


class ModelError(SummarizerError):
    """A request to a language model failed."""

    exit_code = 3
    kind = "model"


class TransportError(ModelError):
    """Network, timeout, server error or broken envelope; `kind` says which."""

    retryable = True
    kind = "transport"


class RateLimitedError(TransportError):
    """The server answered 429.

    Attributes:
        retry_after_seconds: How long the server asked to wait, or None when it did not say.
    """

    kind = "rate_limited"

    def __init__(self, message: str, *, retry_after_seconds: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_seconds = retry_after_seconds


class AnswerError(ModelError):
    """An answer came and is unusable as it stands; asking again, with the reason, can help.

    Attributes:
        raw: The answer's text as it came, for the re-ask and the report.
    """

    kind = "schema"

    def __init__(self, message: str, *, kind: str | None = None, raw: str = "") -> None:
        super().__init__(message, kind=kind)
        self.raw = raw


class RefusedError(ModelError):
    """The model declined, or a content filter cut in; `kind` is `refused` or `content_filtered`."""

    kind = "refused"


class OutputTruncatedError(ModelError):
    """The answer was cut off at the token limit, even if what came happens to parse."""

    kind = "output_truncated"


class InputTooLargeError(ModelError):
    """The request does not fit the model's window."""

    kind = "input_too_large"


class EndpointUnusableError(ModelError):
    """Key, model, quota or address are wrong: no request of this run will succeed."""

    exit_code = 7
    kind = "bad_endpoint"
