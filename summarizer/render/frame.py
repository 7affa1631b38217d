"""The parts of the page around the claims: event, summary, people, dates, sources."""

from summarizer.render.corrections import reworded_items, tell_corrections
from summarizer.render.escape import escape_markdown
from summarizer.render.page import Page, name_date
from summarizer.render.partition import Partition, contested_ids
from summarizer.schema.briefing import Document, Participant, Source
from summarizer.schema.words import Tier
from summarizer.text.datewords import date_in_words
from summarizer.text.flagwords import tell_flags

_TIERS: dict[Tier, str] = {
    "principal": "Led by",
    "party": "Parties",
    "delegate": "Delegates",
    "counterpart": "Met beside the event",
    "mentioned": "Also named",
}


def write_event(page: Page) -> list[str]:
    """Return one line with the event's place, day, parties and document."""
    event = page.briefing.event
    country = page.parties((event.country,)) if event.country else ""
    place = escape_markdown(event.place or "")
    parts = [
        ", ".join(part for part in (place, country) if part),
        _write_day(page) if event.held else "",
        page.parties(event.parties),
        _write_document(event.document) if event.document else "",
    ]
    line = " · ".join(part for part in parts if part)
    return [line] if line else []


def write_basis(page: Page) -> str:
    """Return one sentence that says how many articles the page rests on."""
    read = [source for source in page.briefing.sources if source.status == "read"]
    origins = len({source.origin for source in read})
    unused = len(page.briefing.sources) - len(read)
    articles = "1 article" if len(read) == 1 else f"{len(read)} articles"
    line = f"From {articles}"
    if origins != len(read):
        line += f" of {origins} independent {'origin' if origins == 1 else 'origins'}"
    return line + (f"; {unused} more could not be used." if unused else ".")


def write_summary(page: Page) -> list[str]:
    """Return the first sentence of the summary and a list of the others, with their footnotes."""
    reworded = reworded_items(page.briefing.provenance.corrections)
    first, *others = [
        escape_markdown(sentence.text)
        + page.footnotes.mark(*sentence.items)
        + (" _(in a reader’s words)_" if reworded & set(sentence.items) else "")
        for sentence in page.briefing.summary
    ] or [""]
    if not others:
        return [first] if first else []
    return [first, "", *(f"- {sentence}" for sentence in others)]


def write_participants(page: Page) -> list[str]:
    """Return one line for every tier."""
    lines = []
    for tier, name in _TIERS.items():
        people = [_write_participant(page, one) for one in _of_tier(page, tier)]
        if people:
            lines.append(f"- {name}: {'; '.join(people)}")
    return lines


def write_dates(page: Page, partition: Partition) -> list[str]:
    """Return the dates that nothing disputes, in their order."""
    lines = []
    for date in partition.dates:
        when = escape_markdown(date_in_words(date.value))
        what = name_date(date)
        mark = page.footnotes.mark(date.id) + page.corrected(date.id)
        lines.append(f"- {when}{f' — {what}' if what else ''}{mark}")
    return lines


def write_sources(page: Page) -> list[str]:
    """Return a table of the sources and what became of each."""
    rows = [
        f"| {escape_markdown(page.labels[source.id])} | {_write_article(source)} "
        f"| {escape_markdown(date_in_words(source.published)) if source.published else ''} "
        f"| {_write_status(page, source)} |"
        for source in page.briefing.sources
    ]
    return ["| Source | Article | Published | Use |", "|---|---|---|---|", *rows]


def write_corrections(page: Page) -> list[str]:
    """Return what a reader corrected, one line each."""
    told = tell_corrections(page.briefing.provenance.corrections)
    return [f"- {escape_markdown(one)}" for one in told]


def write_provenance(page: Page) -> list[str]:
    """Return what the briefing was made with."""
    provenance = page.briefing.provenance
    models = ", ".join(escape_markdown(model) for model in provenance.models)
    made = f"{escape_markdown(provenance.tool)}{f', model {models}' if models else ''}"
    notes = [escape_markdown(note) for note in provenance.notes]
    return [f"_{made}. Briefing {escape_markdown(page.briefing.id[:12])}._", *notes]


def _write_day(page: Page) -> str:
    """Return when the event was held, and whether sources differ on it."""
    contested = contested_ids(page.briefing)
    days = [date for date in page.briefing.dates if date.role in ("meeting", "visit")]
    day = escape_markdown(date_in_words(page.briefing.event.held or ""))
    return f"{day} (sources differ)" if any(one.id in contested for one in days) else day


def _of_tier(page: Page, tier: Tier) -> list[Participant]:
    return [one for one in page.briefing.participants if one.tier == tier]


def _write_participant(page: Page, participant: Participant) -> str:
    name = escape_markdown(participant.name)
    side = page.parties((participant.side,)) if participant.side else ""
    known = [escape_markdown(role) for role in participant.roles[:2]]
    if side and participant.kind == "person":
        known.append(side)
    if participant.joined:
        others = ", ".join(escape_markdown(one.name) for one in participant.joined)
        known.append(f"also {others}, joined by transliteration")
    mark = page.footnotes.mark(participant.id) + page.corrected(participant.id)
    return f"{name} ({', '.join(known)}){mark}" if known else f"{name}{mark}"


def _write_document(document: Document) -> str:
    words = [escape_markdown(document.kind)]
    if document.number:
        words.append(f"No. {escape_markdown(document.number)}")
    if document.issued:
        words.append(f"of {escape_markdown(date_in_words(document.issued))}")
    return " ".join(words)


def _write_article(source: Source) -> str:
    uri = escape_markdown(source.uri)
    return f"{escape_markdown(source.title)} ({uri})" if source.title else uri


def _write_status(page: Page, source: Source) -> str:
    flagged = [tell_flags(source.flags)] if source.flags else []
    if source.status != "read":
        told = escape_markdown(source.reason or source.status.replace("_", " "))
        return ", ".join([told, *flagged])
    ledger = source.ledger
    words = [f"{ledger.cited} of {ledger.sentences} sentences cited"]
    if ledger.unaccounted:
        words.append(f"{ledger.unaccounted} unaccounted for")
    if source.official:
        words.append("official text")
    if source.origin != source.id:
        words.append(f"retells {page.outlets((source.origin,))}")
    if source.reliability != "F":
        words.append(f"grade {source.reliability}")
    return ", ".join([*words, *flagged])
