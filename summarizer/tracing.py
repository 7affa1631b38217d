"""What a run does, step by step: as lines of the log, and as spans where somebody wants them.

Spans go to OpenTelemetry where this process has configured it, such as under
`opentelemetry-instrument`, or by code that sets a tracer provider. Elsewhere nothing of it is
imported, and it need not be installed. Neither holds a prompt, an answer, an article's text or a
key: steps are described by names, counts and hashes only.
"""

import logging
import sys
import time
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeAlias, TypeVar

from summarizer import __version__
from summarizer.errors import SummarizerError

if TYPE_CHECKING:
    from opentelemetry.trace import Span, Tracer

logger = logging.getLogger(__name__)

Attribute: TypeAlias = str | int | float | bool
"""What an attribute of a step can be."""

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


class Step:
    """One thing that a run does.

    Attributes:
        attributes: What is known of it, by the names that OpenTelemetry has for such things.
    """

    def __init__(self, attributes: Mapping[str, Attribute | None]) -> None:
        self.attributes: dict[str, Attribute] = {}
        self.note(attributes)

    def note(self, attributes: Mapping[str, Attribute | None]) -> None:
        """Add what became known; None stands for what did not."""
        self.attributes |= {name: value for name, value in attributes.items() if value is not None}

    def note_error(self, error: BaseException) -> None:
        """Add that it failed: the kind of error, and nothing of its words."""
        kind = error.kind if isinstance(error, SummarizerError) else type(error).__qualname__
        self.note({"error.type": kind})


_current: ContextVar[Step | None] = ContextVar("step", default=None)


@contextmanager
def step(
    name: str, attributes: Mapping[str, Attribute | None] | None = None, *, is_call: bool = False
) -> Iterator[Step]:
    """Do one step of a run inside the block.

    Args:
        name: What it is called; of few different values.
        attributes: What is known of it beforehand.
        is_call: Whether it is a call of a service elsewhere.
    """
    current = Step(attributes or {})
    token = _current.set(current)
    began = time.monotonic()
    with _span_of(name, current, is_call=is_call) as span:
        try:
            yield current
        except BaseException as exc:
            current.note_error(exc)
            raise
        finally:
            _current.reset(token)
            if span is not None:
                _describe(span, current)
            seconds = round(time.monotonic() - began, 3)
            logger.debug(name, extra={"fields": {**current.attributes, "seconds": seconds}})


def stepped(
    name: str,
) -> Callable[
    [Callable[Arguments, Coroutine[Any, Any, Result]]],
    Callable[Arguments, Coroutine[Any, Any, Result]],
]:
    """Make each call of a function a step of the run."""

    def decorate(
        function: Callable[Arguments, Coroutine[Any, Any, Result]],
    ) -> Callable[Arguments, Coroutine[Any, Any, Result]]:
        @wraps(function)
        async def call(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
            with step(name):
                return await function(*args, **kwargs)

        return call

    return decorate


def current_step() -> Step:
    """Return the step that is being done; one that nobody sees where there is none."""
    return _current.get() or Step({})


def is_watched() -> bool:
    """Return whether anybody sees a step, so that it is worth describing."""
    return logger.isEnabledFor(logging.DEBUG) or active_tracer() is not None


def active_tracer() -> "Tracer | None":
    """Return what makes spans; None where this process has not configured OpenTelemetry."""
    api = sys.modules.get("opentelemetry.trace")
    if api is None:
        return None
    provider = api.get_tracer_provider()
    if isinstance(provider, api.ProxyTracerProvider | api.NoOpTracerProvider):
        return None
    tracer: Tracer = api.get_tracer("summarizer", __version__)
    return tracer


def _span_of(name: str, current: Step, *, is_call: bool) -> "AbstractContextManager[Span | None]":
    tracer = active_tracer()
    if tracer is None:
        return nullcontext()
    from opentelemetry.trace import SpanKind

    # Not the exception: its words may be a server's, and those may be anybody's.
    return tracer.start_as_current_span(
        name,
        kind=SpanKind.CLIENT if is_call else SpanKind.INTERNAL,
        attributes=current.attributes,
        record_exception=False,
        set_status_on_exception=False,
    )


def _describe(span: "Span", current: Step) -> None:
    from opentelemetry.trace import StatusCode

    span.set_attributes(current.attributes)
    if "error.type" in current.attributes:
        span.set_status(StatusCode.ERROR)
