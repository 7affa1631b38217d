"""What our two clients share: the model as every command opens it, with a store on disk."""

from pathlib import Path

from clients.harness import MODEL, Job
from summarizer.settings import Settings
from summarizer.wiring import OpenedModel, open_model


def open_ours(job: Job) -> OpenedModel:
    """Return the model of the job's server, behind a new store."""
    folder = Path(job.folder)
    plain: dict[str, object] = {
        "model": MODEL,
        "base_url": job.base_url,
        "concurrency": job.concurrency,
    }
    if "store" in Settings.model_fields:
        plain["store"] = folder / "answers.sqlite"
    else:
        plain["record"] = folder / "answers"
    return open_model(Settings.model_validate(plain))
