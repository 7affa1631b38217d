"""Reports as PLOVER events, in a table.

PLOVER (Open Event Data Alliance, https://github.com/openeventdata/PLOVER, manual 0.7b1 and its
table of CAMEO equivalents) codes who did what to whom. It has no category for what is only said:
statements and appeals (CAMEO 01 and 02) are dropped, and so they are here.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from summarizer.export.corrected import corrections_by_item
from summarizer.export.marks import all_claims, first_day
from summarizer.schema.briefing import Briefing, Claim, Report
from summarizer.text.csvtext import csv_text
from summarizer.vocabulary.load import Vocabulary
from summarizer.vocabulary.records import ActClass, SpeechAct

COLUMNS = (
    "id",
    "date",
    "source",
    "event",
    "mode",
    "recipient",
    "quad",
    "text",
    "start",
    "end",
    "publication",
    "language",
    "claim",
    "corrected",
)
EVENT_OF_KIND: Mapping[ActClass, str] = {
    "commitment": "AGREE",
    "continuation": "AGREE",
    "plan": "AGREE",
    "readiness": "AGREE",
    "signing": "SUPPORT",
    "support": "SUPPORT",
    "praise": "SUPPORT",
}
"""Classes of speech acts to events: intent to cooperate (CAMEO 03), praise and endorsement (051),
the signing of a formal agreement (057)."""
EVENT_OF_LEMMA: Mapping[str, str] = {
    "threaten": "THREATEN",
    "issue an ultimatum": "THREATEN",
    "accuse": "ACCUSE",
    "blame": "ACCUSE",
    "criticize": "ACCUSE",
    "criticise": "ACCUSE",
    "disapprove": "ACCUSE",
    "reject": "REJECT",
    "refuse": "REJECT",
    "decline": "REJECT",
    "rule out": "REJECT",
    "rebuff": "REJECT",
    "turn down": "REJECT",
    "veto": "REJECT",
    "meet": "CONSULT",
    "meet with": "CONSULT",
    "hold talks": "CONSULT",
    "hold a meeting": "CONSULT",
    "hold discussions": "CONSULT",
    "discuss": "CONSULT",
    "exchange views": "CONSULT",
    "visit": "CONSULT",
    "pay a visit": "CONSULT",
    "host": "CONSULT",
    "receive": "CONSULT",
    "co-chair": "CONSULT",
    "confer": "CONSULT",
    "consult": "CONSULT",
    "speak by phone": "CONSULT",
    "telephone": "CONSULT",
    "phone": "CONSULT",
    "negotiate": "CONSULT",
    "mediate": "CONSULT",
}
"""Single acts to events (CAMEO 04, 11, 12, 13)."""
MODE_OF_LEMMA: Mapping[str, str] = {
    "visit": "visit",
    "pay a visit": "visit",
    "host": "host",
    "receive": "host",
    "speak by phone": "phone",
    "telephone": "phone",
    "phone": "phone",
}
"""Single acts to modes (CAMEO 041 to 043)."""
_QUADS = {
    "AGREE": 1,
    "CONSULT": 1,
    "SUPPORT": 1,
    "DEMAND": 3,
    "ACCUSE": 3,
    "REJECT": 3,
    "THREATEN": 3,
}
_DEMANDING = 3
"""Band of demands from which an act is a demand; what is weaker is an appeal."""


class PloverTable(NamedTuple):
    """The events of a briefing."""

    text: str
    """The table."""
    events: int
    """How many it has."""
    left_out: Mapping[str, int]
    """Speech act to how many reports with it map to no event."""


def export_plover(briefing: Briefing, vocabulary: Vocabulary) -> PloverTable:
    """Return one row for every report whose act maps to an event, and what maps to none."""
    rows: list[list[str | int | None]] = []
    left_out: Counter[str] = Counter()
    corrected = corrections_by_item(briefing)
    for claim in all_claims(briefing):
        for report in claim.reports:
            act = vocabulary.act(report.act)
            event = event_of(act)
            if act is None or event is None:
                left_out[report.act] += 1
            else:
                row = _row(briefing, claim, report, vocabulary, (act.lemma, event))
                rows.append([*row, ";".join(corrected.get(claim.id, ())) or None])
    return PloverTable(csv_text([COLUMNS, *rows]), len(rows), dict(sorted(left_out.items())))


def event_of(act: SpeechAct | None) -> str | None:
    """Return the event that a speech act is; None where PLOVER has none for it."""
    if act is None:
        return None
    if act.lemma in EVENT_OF_LEMMA:
        return EVENT_OF_LEMMA[act.lemma]
    if act.scale == "demand":
        return "DEMAND" if act.band == _DEMANDING else None
    if act.scale == "disapproval":
        return "ACCUSE" if act.band == _DEMANDING else None
    return EVENT_OF_KIND.get(act.kind) if act.stance == "support" else None


def _row(
    briefing: Briefing,
    claim: Claim,
    report: Report,
    vocabulary: Vocabulary,
    coded: tuple[str, str],
) -> list[str | int | None]:
    lemma, event = coded
    source = next(one for one in briefing.sources if one.id == report.source)
    mode = MODE_OF_LEMMA.get(lemma) or ("disapprove" if event == "ACCUSE" else "")
    named = frozenset(one.name for one in briefing.participants)
    holders = report.holders or claim.holders
    recipients = [name for name in claim.targets if name not in holders]
    return [
        f"{claim.id}-{report.source}-{report.start}-{report.end}",
        first_day(briefing.event.held),
        _actors(holders, vocabulary, named),
        event,
        mode or None,
        _actors(recipients, vocabulary, named),
        _QUADS[event],
        report.quote,
        report.start,
        report.end,
        source.outlet,
        source.language,
        claim.id,
    ]


def _actors(names: Iterable[str], vocabulary: Vocabulary, named: frozenset[str]) -> str | None:
    """Return actors with semicolons between them, as PLOVER has compound ones; topics are none."""
    known = {name: vocabulary.holder(name) or name * (name in named) for name in names}
    return ";".join(sorted({code for code in known.values() if code})) or None
