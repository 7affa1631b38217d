"""aiohttp alone: one POST, one reading of JSON, and no more. The limit of what Python can do."""

import asyncio
import json

import aiohttp

from clients.harness import MODEL, Job, count_items, measure_each, messages_of, read_job


async def run(job: Job) -> None:
    connector = aiohttp.TCPConnector(limit=job.concurrency)
    async with aiohttp.ClientSession(connector=connector) as session:

        async def ask(number: int) -> int:
            body = {
                "model": MODEL,
                "messages": messages_of(job, number),
                "temperature": 0.0,
                "response_format": {
                    "type": "json_schema",
                    "json_schema": {
                        "name": "communique_draft",
                        "strict": True,
                        "schema": job.schema,
                    },
                },
            }
            async with session.post(f"{job.base_url}/chat/completions", json=body) as response:
                envelope = await response.json()
            return count_items(json.loads(envelope["choices"][0]["message"]["content"]))

        await measure_each(job, "aiohttp", ask)


asyncio.run(run(read_job()))
