# ruff: noqa: E501 - a pattern is easier to read on one line
"""What somebody paid for, behind a line that says so.

Such a line names what stands below it, unlike the bare `Advertisement` of a slot, which real pages
leave behind in the middle of their report, with nothing of the advert below it.
"""

import re
from collections.abc import MutableSequence, Sequence

from summarizer.schema.words import Zone
from summarizer.text.lines import is_prose
from summarizer.text.units import Unit

MOST_CHARS = 120
"""A label is no longer."""
MOST = 0.4
"""A paragraph with a larger share of the page is the report, whatever stands above it."""
LABEL = re.compile(
    r"^[\W_]*(?:(?:this|the following) (?:\w+ ){1,2}(?:is|was|has been) (?:sponsored|funded|paid for) by [\w .,&’'-]{2,60}|"
    r"(?:sponsored|paid|promoted|partner(?:ed)?|branded) (?:content|post|message|note|notice|section|feature|story|partnership|promotion|article|announcement|material)|"
    r"(?:paid for|brought to you) by [\w .,&’'-]{2,60}|advertorial|in paid partnership with [\w .,&’'-]{2,60}|"
    r"(?:bezahlter|gesponserter|werblicher) (?:inhalt|beitrag)|werbeinhalt|bezahlte partnerschaft|contenu (?:sponsorisé|partenaire|de marque)|publi-?r[ée]portage|publi-?rédactionnel|"
    r"contenido (?:patrocinado|de marca|pagado)|publirreportaje|contenuto sponsorizzato|pubbliredazionale|informazione pubblicitaria|conteúdo (?:patrocinado|de marca|pago)|publieditorial|informe publicitário|"
    r"на правах рекламы|(?:партн[её]рский|спонсорский|рекламный) материал|(?:赞助|贊助|推广|推廣|广告|廣告|付费|付費)(?:内容|內容|文章|信息)|(?:スポンサー|PR)(?:記事|コンテンツ)|광고성 기사|협찬|"
    r"محتوى (?:مدعوم|برعاية|ترويجي)|إعلان مدفوع|प्रायोजित (?:सामग्री|लेख)"
    r")[\W_]*$",
    re.IGNORECASE,
)
"""A line that says that somebody paid for what stands below it."""


def mark_sponsored(
    lines: Sequence[str], units: Sequence[Unit], zones: MutableSequence[Zone | None]
) -> None:
    """Mark the paragraph behind each label in or below the report; above it, it is of the page."""
    labels = [
        index for index, line in enumerate(lines) if len(line) <= MOST_CHARS and LABEL.match(line)
    ]
    if not labels:
        return
    first = next((index for index, line in enumerate(lines) if is_prose(line)), len(lines))
    for label in labels:
        zones[label] = zones[label] or "chrome"
        behind = _paragraph_behind(label, units) if label > first else ()
        chars = sum(len(lines[index]) for index in behind)
        if chars <= MOST * sum(map(len, lines)):
            for index in behind:
                zones[index] = zones[index] or "chrome"


def _paragraph_behind(label: int, units: Sequence[Unit]) -> Sequence[int]:
    """Return the lines below a label: of its own paragraph, or else of the next."""
    if label + 1 >= len(units):
        return ()
    paragraph = units[label + 1].paragraph
    return [index for index in range(label + 1, len(units)) if units[index].paragraph == paragraph]
