"""contextgem: one document an article, and one pipeline for all: a concept with our structure."""

import asyncio
import json

from aiolimiter import AsyncLimiter
from contextgem import Document, DocumentLLM, ExtractionPipeline, JsonObjectConcept

from clients.draft import CommuniqueDraft, EventDraft
from clients.harness import MODEL, Job, count_items, measure_each, read_job


class Communique(CommuniqueDraft):
    """The answer, with an event, since the library knows no record that may be missing."""

    event: EventDraft


async def run(job: Job) -> None:
    llm = DocumentLLM(
        model=f"openai/{MODEL}",
        api_key="none",
        api_base=job.base_url,
        temperature=0.0,
        num_retries_failed_request=0,
        max_retries_invalid_data=0,
        async_limiter=AsyncLimiter(1_000_000, 1),
    )

    concept = JsonObjectConcept(
        name="Communique",
        description=job.system,
        structure=Communique,
        singular_occurrence=True,
    )
    pipeline = ExtractionPipeline(concepts=[concept])

    async def ask(number: int) -> int:
        document = Document(raw_text=job.texts[number]).assign_pipeline(pipeline)
        (found,) = await llm.extract_concepts_from_document_async(document)
        (item,) = found.extracted_items
        value = item.value
        return count_items(json.loads(value) if isinstance(value, str) else value)

    await measure_each(job, "contextgem", ask)


asyncio.run(run(read_job()))
