"""Our model seam: a request, its answer, durable in the store, read strictly into its record."""

import asyncio

from clients.harness import Job, count_items, measure_each, read_job
from clients.ours import open_ours
from summarizer.extracting import EXTRACT_PROMPT
from summarizer.llm.chat import chat_request
from summarizer.prompts import load_prompt
from summarizer.schema.draft import CommuniqueDraft


async def run(job: Job) -> None:
    prompt = load_prompt(EXTRACT_PROMPT)
    async with open_ours(job) as opened:

        async def ask(number: int) -> int:
            request = chat_request(prompt, prompt.text, job.users[number], profile=opened.profile)
            completion = await opened.model.complete(request)
            return count_items(vars(CommuniqueDraft.model_validate_json(completion.text)))

        await measure_each(job, "summarizer", ask)


asyncio.run(run(read_job()))
