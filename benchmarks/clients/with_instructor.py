"""instructor over the openai SDK, with a record for the answer."""

import asyncio
from typing import Any

import instructor
from openai import AsyncOpenAI

from clients.draft import CommuniqueDraft
from clients.harness import MODEL, Job, count_items, measure_each, messages_of, read_job


async def run(job: Job) -> None:
    async with AsyncOpenAI(base_url=job.base_url, api_key="none", max_retries=0) as sdk:
        client = instructor.from_openai(sdk, mode=instructor.Mode.JSON_SCHEMA)

        async def ask(number: int) -> int:
            messages: Any = messages_of(job, number)
            draft = await client.chat.completions.create(
                model=MODEL,
                messages=messages,
                temperature=0.0,
                response_model=CommuniqueDraft,
                max_retries=0,
            )
            return count_items(vars(draft))

        await measure_each(job, "instructor", ask)


asyncio.run(run(read_job()))
