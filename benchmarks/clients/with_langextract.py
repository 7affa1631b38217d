"""langextract: all articles in one call and one batch, on as many threads as the job says."""

from collections.abc import Sequence

import langextract
from corpus import EXTRACTIONS, make_article

from clients.harness import MODEL, Job, measure_all, read_job


def example() -> langextract.data.ExampleData:
    """Return the one example that the library asks for: an article and its answer."""
    found = []
    for extraction in EXTRACTIONS:
        (kind, quote), (_, attributes) = extraction.items()
        found.append(
            langextract.data.Extraction(
                extraction_class=kind, extraction_text=quote, attributes=attributes
            )
        )
    return langextract.data.ExampleData(text=make_article(0), extractions=found)


def run(job: Job) -> None:
    examples = [example()]

    def ask_all(numbers: Sequence[int]) -> list[int]:
        documents = [
            langextract.data.Document(text=job.texts[number], document_id=str(number))
            for number in numbers
        ]
        annotated = langextract.extract(
            documents,
            prompt_description=job.system,
            examples=examples,
            config=langextract.factory.ModelConfig(
                model_id=MODEL,
                provider="openai",
                provider_kwargs={
                    "api_key": "none",
                    "base_url": job.base_url,
                    "temperature": 0.0,
                    "max_workers": job.concurrency,
                },
            ),
            max_char_buffer=20_000,
            batch_length=max(len(documents), job.concurrency),
            max_workers=job.concurrency,
            show_progress=False,
        )
        return [_count_located(document) for document in annotated]

    measure_all(job, "langextract", ask_all)


def _count_located(document: langextract.data.AnnotatedDocument) -> int:
    return sum(one.char_interval is not None for one in document.extractions or ())


run(read_job())
