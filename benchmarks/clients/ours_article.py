"""Our whole way of an article: text to sentences, request, store, answer, quotes found by code."""

import asyncio

from clients.harness import Job, measure_each, read_job
from clients.ours import open_ours
from summarizer.extract.extract import extract_communique
from summarizer.extracting import EXTRACT_PROMPT
from summarizer.ingest.article import article_from_text
from summarizer.prompts import load_prompt
from summarizer.vocabulary.load import load_vocabulary


async def run(job: Job) -> None:
    prompt, vocabulary = load_prompt(EXTRACT_PROMPT), load_vocabulary()
    async with open_ours(job) as opened:

        async def ask(number: int) -> int:
            communique = await extract_communique(
                article_from_text(job.texts[number], uri=f"{number}.txt"),
                model=opened.model,
                profile=opened.profile,
                prompt=prompt,
                vocabulary=vocabulary,
            )
            return len(communique.participants) + len(communique.dates) + len(communique.claims)

        await measure_each(job, "summarizer", ask)


asyncio.run(run(read_job()))
