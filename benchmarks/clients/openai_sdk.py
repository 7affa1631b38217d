"""The openai SDK alone: `AsyncOpenAI.chat.completions.create`, and one reading of JSON."""

import asyncio
import json
from typing import Any

from openai import AsyncOpenAI

from clients.harness import MODEL, Job, count_items, measure_each, messages_of, read_job


async def run(job: Job) -> None:
    form: Any = {
        "type": "json_schema",
        "json_schema": {"name": "communique_draft", "strict": True, "schema": job.schema},
    }
    async with AsyncOpenAI(base_url=job.base_url, api_key="none", max_retries=0) as client:

        async def ask(number: int) -> int:
            messages: Any = messages_of(job, number)
            completion = await client.chat.completions.create(
                model=MODEL, messages=messages, temperature=0.0, response_format=form
            )
            return count_items(json.loads(completion.choices[0].message.content or "{}"))

        await measure_each(job, "openai", ask)


asyncio.run(run(read_job()))
