"""docetl: one map over all articles, on as many threads as requests are to be under way."""

from collections.abc import Sequence

import docetl
import litellm.litellm_core_utils.default_encoding  # noqa: F401 - brings the tokenizer that docetl counts with, which would be downloaded otherwise

from clients.harness import MODEL, Job, count_items, measure_all, read_job

CLAIM = (
    "sentence: int, quote: str, statement: str, topic: str, holders: list[str], "
    "targets: list[str], speaker: str, stance: str, act: str, act_as_written: str, "
    "qualifiers: list[str], voice: str"
)
SCHEMA = {
    "event": "{sentence: int, quote: str, name: str, kind: str, series: str, round: int, "
    "place: str, country: str, held: str, parties: list[str], document_kind: str, "
    "document_number: str, document_issued: str}",
    "participants": "list[{sentence: int, quote: str, name: str, kind: str, tier: str, "
    "side: str, roles: list[str]}]",
    "dates": "list[{sentence: int, quote: str, role: str, value: str, about: str}]",
    "agreements": f"list[{{{CLAIM}}}]",
    "positions": f"list[{{{CLAIM}}}]",
    "facts": f"list[{{{CLAIM}}}]",
    "set_aside": "list[{sentence: int, reason: str}]",
}
"""The answer in docetl's language of types, which knows neither null nor named parts."""


def run(job: Job) -> None:
    def ask_all(numbers: Sequence[int]) -> list[int]:
        rows = [{"number": number, "text": job.users[number]} for number in numbers]
        frame = docetl.from_list(rows).map(
            prompt="{% raw %}" + job.system + "{% endraw %}\n\n{{ input.text }}",
            output={"schema": SCHEMA},
            model=f"openai/{MODEL}",
            litellm_completion_kwargs={
                "api_base": job.base_url,
                "api_key": "none",
                "temperature": 0.0,
            },
        )
        return [count_items(row) for row in frame.collect(max_threads=job.concurrency)]

    measure_all(job, "docetl", ask_all)


run(read_job())
