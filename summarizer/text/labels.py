"""What sources and parties are called in text for people."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from summarizer.schema.briefing import Source
from summarizer.text.plain import join_words, plain_text

_SITE = re.compile(r"https?://(?:www\.)?(?P<host>[^/]+)")


def label_sources(sources: Sequence[Source]) -> dict[str, str]:
    """Return a name for every source, by its id: its outlet, or its file or site; none twice."""
    plain = {
        source.id: plain_text(source.outlet or "") or _file_name(source.uri) or source.id
        for source in sources
    }
    titles = {source.id: plain_text(source.title or source.uri) for source in sources}
    uses = Counter(plain.values())
    labels = {
        id_: label if uses[label] == 1 else f"{label} ({titles[id_] or id_})"
        for id_, label in plain.items()
    }
    uses = Counter(labels.values())
    return {
        id_: label if uses[label] == 1 else f"{plain[id_]} ({id_})" for id_, label in labels.items()
    }


def name_parties(codes: Iterable[str], name_of: Mapping[str, str]) -> str:
    """Return parties in words, such as `Finland and Norway`; codes without a name stay."""
    return join_words([plain_text(name_of.get(code, code)) for code in codes])


def _file_name(uri: str) -> str:
    """Return the last part of a path without its suffix; of a URL, whose site it is on."""
    site = _SITE.match(uri)
    if site:
        return plain_text(site["host"])
    name = uri.rstrip("/").rpartition("/")[2]
    stem = name.rpartition(".")[0] if name.rpartition(".")[0].strip(".") else name
    return plain_text(stem)
