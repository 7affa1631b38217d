"""A gold's offsets, which count code points of files, in the coordinates of articles' texts."""

from collections.abc import Mapping
from typing import Any

from summarizer.schema.gold import Gold
from summarizer.text.normalize import normalize_text

_SPAN = {"file", "quote", "start", "end"}


def align_gold(gold: Gold, texts: Mapping[str, str]) -> Gold:
    """Return the gold with every span where its quote stands in the article's text.

    The two differ where a file has other line ends, or is not in NFC.

    Args:
        gold: The gold, with offsets of the decoded files.
        texts: Text of each article by file name.

    Raises:
        ValueError: A quote of the gold does not stand in its article.
    """
    return Gold.model_validate(_align(gold.model_dump(mode="json"), texts))


def _align(value: Any, texts: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_align(one, texts) for one in value]
    if not isinstance(value, dict):
        return value
    aligned = {key: _align(one, texts) for key, one in value.items()}
    is_span = value.keys() >= _SPAN and value["quote"] is not None
    return {**aligned, **_placed(value, texts)} if is_span else aligned


def _placed(span: dict[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    text = texts.get(span["file"])
    if text is None or text[span["start"] : span["end"]] == span["quote"]:
        return {}
    quote = normalize_text(span["quote"])
    starts = [i for i in range(len(text)) if text.startswith(quote, i)]
    if not starts:
        msg = f"the gold's quote {span['quote'][:60]!r} does not stand in {span['file']!r}"
        raise ValueError(msg)
    start = min(starts, key=lambda i: abs(i - span["start"]))
    return {"start": start, "end": start + len(quote), "quote": quote}
