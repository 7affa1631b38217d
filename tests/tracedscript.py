"""What a server on the loopback says to the run whose spans and logs are looked at."""

import json
from typing import Any

from fakeserver import Script, Step, fail, say
from scripted import PROFILE, answer_for

from summarizer.llm.base import Message, Request

SECRET = "sk-SECRET123456"
"""The key that the run has, and that the server echoes."""


def script_of(name: str) -> Script:
    """Return a script by its name: `good` answers, `refused key` refuses the key and echoes it."""
    return answer if name == "good" else [fail(401, f"Incorrect API key provided: {SECRET}.")]


def answer(body: dict[str, Any]) -> Step:
    """Return what the scripted model says to a request that came over the wire."""
    request = Request(
        endpoint=PROFILE.endpoint,
        model=PROFILE.model,
        prompt="",
        messages=tuple(Message.model_validate(one) for one in body["messages"]),
        answer_name=body["response_format"]["json_schema"]["name"],
        answer_schema={},
    )
    return say(json.dumps(answer_for(request)), model=PROFILE.model)
