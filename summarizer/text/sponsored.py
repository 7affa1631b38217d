# ruff: noqa: E501 - a pattern is easier to read on one line
"""What somebody paid for, behind a line that says so.

Such a line names what stands below it, unlike the bare `Advertisement` of a slot, which real pages
leave behind in the middle of their report, with nothing of the advert below it.
"""

import re
from collections.abc import MutableSequence, Sequence
from itertools import accumulate

from summarizer.schema.words import Zone
from summarizer.text.lines import is_prose
from summarizer.text.units import Unit

MOST_CHARS = 120
"""A label is no longer."""
MOST = 0.4
"""A paragraph with a larger share of the page is the report, whatever stands above it."""
_PAYER = r"[\w&’'-]+(?:(?:\. |[ .])[\w&’'-]+){0,9}"
"""Who paid: a name without a comma, behind which a sentence goes on."""
_BY = rf"(?:sponsored|funded|paid for) by {_PAYER}"
_LABELS = (
    r"(?:sponsored|paid|promoted|partner(?:ed)?|branded) (?:content|post|message|note|notice|section|feature|story|partnership|promotion|article|announcement|material)|"
    r"advertorial|"
    r"(?:bezahlter|gesponserter|werblicher) (?:inhalt|beitrag)|werbeinhalt|bezahlte partnerschaft|contenu (?:sponsorisé|partenaire|de marque)|publi-?r[ée]portage|publi-?rédactionnel|"
    r"contenido (?:patrocinado|de marca|pagado)|publirreportaje|contenuto sponsorizzato|pubbliredazionale|informazione pubblicitaria|conteúdo (?:patrocinado|de marca|pago)|publieditorial|informe publicitário|"
    r"на правах рекламы|(?:партн[её]рский|спонсорский|рекламный) материал|(?:赞助|贊助|推广|推廣|广告|廣告|付费|付費)(?:内容|內容|文章|信息)|(?:スポンサー|PR)(?:記事|コンテンツ)|광고성 기사|협찬|"
    r"محتوى (?:مدعوم|برعاية|ترويجي)|إعلان مدفوع|प्रायोजित (?:सामग्री|लेख)"
)
_UNENDED = (
    rf"this (?:article|content|post|section|story|page|supplement|feature) (?:is|was|has been) {_BY}|"
    rf"the following (?:(?:content|post|story|page|supplement|feature) (?:is|was|has been)|(?:article|section) is) {_BY}|"
    rf"(?:paid for by|brought to you by|in paid partnership with) {_PAYER}"
)
LABEL = re.compile(
    rf"^[\W_]*(?:(?:{_LABELS})[\W_]*|(?:{_UNENDED})(?:(?<=\bInc|\bLtd)\.)?[^\w.!?]*)$",
    re.IGNORECASE,
)
"""A line that says that somebody paid for what stands below it: no sentence with a full stop."""
CREDIT = re.compile(
    r"^[\W_]*this (?:article|content|story|supplement|feature) (?:is|was|has been) "
    rf"(?:{_BY}|(?:produced|published|made possible|written) (?:with (?:the )?(?:support|funding|help) (?:of|from)|in partnership with) {_PAYER})"
    r"[\W_]*$",
    re.IGNORECASE,
)
"""A sentence that says who paid for what it stands in; it takes nothing with it."""


def mark_sponsored(
    lines: Sequence[str], units: Sequence[Unit], zones: MutableSequence[Zone | None]
) -> None:
    """Mark the paragraph behind each label in or below the report; above it, it is of the page."""
    labels = []
    for index, line in enumerate(lines):
        if len(line) > MOST_CHARS:
            continue
        if LABEL.match(line):
            labels.append(index)
            zones[index] = zones[index] or "chrome"
        elif CREDIT.match(line):
            zones[index] = zones[index] or "chrome"
    if not labels:
        return
    first = next((index for index, line in enumerate(lines) if is_prose(line)), len(lines))
    ends = _paragraph_ends(units)
    until = [0, *accumulate(map(len, lines))]
    marked = 0
    for label in labels:
        begin = label + 1
        if label <= first or begin >= len(lines):
            continue
        end = ends[begin]
        if until[end] - until[begin] <= MOST * until[-1]:
            for index in range(max(begin, marked), end):
                zones[index] = zones[index] or "chrome"
            marked = max(end, marked)


def _paragraph_ends(units: Sequence[Unit]) -> Sequence[int]:
    """Return for each line where its paragraph ends, one past its last line."""
    ends = list(range(1, len(units) + 1))
    for index in range(len(units) - 2, -1, -1):
        if units[index].paragraph == units[index + 1].paragraph:
            ends[index] = ends[index + 1]
    return ends
