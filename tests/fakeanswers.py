"""A small answer schema, its record, and requests for it."""

from typing import Any

from fakeclock import FakeClock
from tenacity import wait_fixed

from summarizer.llm.base import Message, Request, Sampling
from summarizer.llm.live.client import LiveModel
from summarizer.schema.base import Record
from summarizer.settings import Settings

DEMO_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "title": {"type": "string"},
        "count": {"type": "integer"},
    },
    "required": ["title", "count"],
    "additionalProperties": False,
}

RIGHT = '{"title": "a", "count": 1}'
"""An answer that fits."""
WRONG = '{"title": "b", "count": "many"}'
"""An answer with all keys that does not fit."""
LONG = '{"title": "a", "count"'
"""An answer that was cut off."""

SECRET = "sk-SECRET123456"
"""An invented key, to see that it never shows."""


class Demo(Record):
    """What the schema describes."""

    title: str
    """A text."""
    count: int
    """A number."""


def make_request(
    text: str = "[1] They met.", *, sampling: Sampling | None = None, **changes: Any
) -> Request:
    """Return a request about this text."""
    messages = (
        Message(role="system", content="Read the article."),
        Message(role="user", content=text),
    )
    plain: dict[str, Any] = {
        "endpoint": "http://127.0.0.1/v1",
        "model": "test-model",
        "prompt": "demo.v1",
        "messages": messages,
        "answer_name": "demo",
        "answer_schema": DEMO_SCHEMA,
        "sampling": sampling or Sampling(temperature=0.0),
    }
    return Request(**{**plain, **changes})


def make_live(url: str, clock: FakeClock | None = None, **changes: Any) -> LiveModel:
    """Return a live model whose waits take no time; use it in `async with`."""
    settings = Settings(model="test-model", base_url=url, **changes)
    return LiveModel(
        settings, records={"demo": Demo}, clock=clock or FakeClock(), backoff=wait_fixed(10)
    )
