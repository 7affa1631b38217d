"""pydantic-ai: one agent, whose answer is a record that comes as a call of its tool."""

import asyncio

from pydantic_ai import Agent
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.providers.openai import OpenAIProvider

from clients.draft import CommuniqueDraft
from clients.harness import MODEL, Job, count_items, measure_each, read_job


async def run(job: Job) -> None:
    provider = OpenAIProvider(base_url=job.base_url, api_key="none")
    agent = Agent(
        OpenAIChatModel(MODEL, provider=provider),
        output_type=CommuniqueDraft,
        instructions=job.system,
        model_settings={"temperature": 0.0},
        retries=0,
    )

    async def ask(number: int) -> int:
        result = await agent.run(job.users[number])
        return count_items(vars(result.output))

    await measure_each(job, "pydantic-ai-slim", ask)


asyncio.run(run(read_job()))
