"""What a failed call means: the SDK's and the server's errors in our own words, keys masked."""

import json
import math
import re
import ssl
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any

import httpx2
import openai

from summarizer.errors import (
    EndpointUnusableError,
    InputTooLargeError,
    ModelError,
    RateLimitedError,
    RefusedError,
    SummarizerError,
    TransportError,
)
from summarizer.llm.live.quirks import Complaint
from summarizer.masking import Masker

_SECONDS = re.compile(r"\s*\d{1,10}(?:\.\d+)?\s*", re.ASCII)
_TOO_LONG = re.compile(
    r"context[ _](?:length|window|size)|maximum context|too many (?:input )?tokens"
    r"|(?:prompt|input|request) is too (?:long|large)|exceeds? the (?:available|maximum|model)",
    re.IGNORECASE,
)
_QUOTA = frozenset(
    {"insufficient_quota", "billing_hard_limit_reached", "billing_not_active", "quota_exhausted"}
)
_FILTER = re.compile(r"content[_ ](?:filter|policy|management)|moderation|flagged", re.IGNORECASE)
_UNKNOWN_MODEL = re.compile(
    r"model_not_found|(?:no such|unknown|invalid|not a valid) model|model\b.{0,120}"
    r"(?:not found|not exist|not loaded)",
    re.IGNORECASE | re.DOTALL,
)


def read_complaint(status: int, body: bytes) -> Complaint:
    """Return what a server says is wrong, from any of the forms that servers give it.

    >>> read_complaint(400, b'{"error": {"message": "no", "param": "seed"}}').param
    'seed'
    """
    text = body[:100_000].decode(errors="replace").strip()
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return Complaint(status, text)
    error = data.get("error", data) if isinstance(data, dict) else data
    if isinstance(error, str):
        return Complaint(status, error)
    if not isinstance(error, dict):
        return Complaint(status, text)
    message = error.get("message") or _detail_of(error.get("detail")) or text
    kinds = (error.get("code"), error.get("type"))
    return Complaint(
        status,
        str(message),
        str(error.get("param") or ""),
        " ".join(str(kind) for kind in kinds if kind),
    )


def status_fault(
    complaint: Complaint, headers: Mapping[str, str], *, host: str, show: Masker, advice: str
) -> SummarizerError:
    """Return the error that a status other than success stands for.

    Args:
        complaint: What the server said.
        headers: Headers of the response.
        host: Name of the server, for the message.
        show: Takes keys out of the server's words.
        advice: What to change, where that is known; begins with `; `.
    """
    status = complaint.status
    text = f"{host!r} answered {status}: {show.show(complaint.message)}"
    if 300 <= status < 400:
        return _redirect(host, show.show(headers.get("location", "")))
    hopeless = _too_long(complaint, text) or _filtered(complaint, text)
    hopeless = hopeless or _unusable(complaint, text)
    if hopeless is not None:
        return hopeless
    if status == 429:
        return RateLimitedError(text, retry_after_seconds=retry_after_of(headers))
    if status in (408, 409, 425) or status >= 500:
        return TransportError(text + advice, kind="server_error")
    return ModelError(text + advice, kind="bad_request")


def connection_fault(error: Exception, *, host: str, show: Masker) -> SummarizerError:
    """Return the error that a failed connection stands for."""
    chain = list(_chain_of(error))
    innermost = show.show(str(chain[-1]) or type(chain[-1]).__name__)
    if any(isinstance(item, ssl.SSLError) for item in chain) or "SSL" in innermost:
        return EndpointUnusableError(
            f"no secure connection to {host!r}: {innermost}; "
            "see whether `base_url` begins with the right one of http and https",
            kind="tls",
        )
    late = (TimeoutError, httpx2.TimeoutException, openai.APITimeoutError)
    if any(isinstance(item, late) for item in chain):
        return TransportError(f"{host!r} did not answer in time", kind="timeout")
    if any(isinstance(item, httpx2.ConnectError) for item in chain):
        return TransportError(f"no connection to {host!r}: {innermost}", kind="unreachable")
    return TransportError(f"the connection to {host!r} broke: {innermost}", kind="connection")


def retry_after_of(headers: Mapping[str, str]) -> float | None:
    """Return how many seconds a server asks to wait; None where it does not say, or says nonsense.

    A date is read against the server's own `Date` header where there is one, so that a skewed
    clock on either side does no harm (https://www.rfc-editor.org/rfc/rfc9110#field.retry-after).
    """
    milliseconds = headers.get("retry-after-ms", "")
    if _SECONDS.fullmatch(milliseconds):
        return float(milliseconds) / 1000
    asked = headers.get("retry-after", "")
    if _SECONDS.fullmatch(asked):
        seconds = float(asked)
        return seconds if math.isfinite(seconds) else None
    try:
        until, now = parsedate_to_datetime(asked), parsedate_to_datetime(headers.get("date", ""))
        return max(0.0, (until - now).total_seconds())
    except (ValueError, TypeError):
        return None


def _unusable(complaint: Complaint, text: str) -> EndpointUnusableError | None:
    status, said = complaint.status, f"{complaint.code} {complaint.message}"
    if status == 401:
        return EndpointUnusableError(
            f"{text}; the key is missing or refused: set SUMMARIZER_API_KEY, "
            "or OPENAI_API_KEY for OpenAI's own endpoint",
            kind="bad_key",
        )
    if status == 402 or (status == 429 and _QUOTA.intersection(complaint.code.split())):
        return EndpointUnusableError(f"quota exhausted: {text}", kind="quota")
    if status == 403:
        return EndpointUnusableError(
            f"{text}; the key may not use this model or this server", kind="forbidden"
        )
    if status in (400, 404) and (complaint.param == "model" or _UNKNOWN_MODEL.search(said)):
        return EndpointUnusableError(text, kind="unknown_model")
    if status in (404, 405, 410, 501):
        return EndpointUnusableError(
            f"{text}; see whether `base_url` is right: it usually ends in `/v1`",
            kind="bad_endpoint",
        )
    return None


def _redirect(host: str, target: str) -> EndpointUnusableError:
    return EndpointUnusableError(
        f"{host!r} redirects to {target!r}, which is not followed; "
        "if that is the server you mean, set `base_url` to it",
        kind="redirect",
    )


def _too_long(complaint: Complaint, text: str) -> SummarizerError | None:
    said = f"{complaint.code} {complaint.message}"
    says_so = complaint.status in (400, 422, 500) and _TOO_LONG.search(said)
    if complaint.status != 413 and not says_so:
        return None
    return InputTooLargeError(
        f"{text}; the request does not fit the model's window: "
        "set `context_tokens` (and `max_output_tokens`) to what it takes"
    )


def _filtered(complaint: Complaint, text: str) -> SummarizerError | None:
    said = f"{complaint.code} {complaint.message}"
    if complaint.status in (400, 403, 422) and _FILTER.search(said):
        return RefusedError(text, kind="content_filtered")
    return None


def _detail_of(detail: object) -> str:
    """Return the words of a FastAPI error, without the input that it echoes."""
    if isinstance(detail, str):
        return detail
    if not isinstance(detail, list):
        return ""
    faults: list[dict[str, Any]] = [item for item in detail if isinstance(item, dict)]
    return "; ".join(
        f"{fault.get('msg')} @ {'.'.join(str(step) for step in fault.get('loc') or ())}"
        for fault in faults
    )


def _chain_of(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and what it came from, outermost first."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or current.__context__
