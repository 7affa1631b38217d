"""For a researcher: how each source reports one event, as a table of comma-separated values.

    python examples/researcher.py [FOLDER [RECORDINGS]]

One row for each source: what share of the claims it reports, how many it has alone, how often its
verb is another than that of most, and how much of what several sources report it leaves out. It
needs the standard library only, and reads the seed articles from recorded answers of a language
model where nothing is named.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

from summarizer import Briefing, Claim, brief_articles

ROOT = Path(__file__).resolve().parents[1]
COLUMNS = ("source", "claims", "share", "alone", "other_verb", "left_out_of_corroborated")


def main(folder: Path, recordings: Path) -> None:
    """Write the table to standard output."""
    briefing = brief_articles(folder, replay=recordings).briefing
    rows = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    rows.writeheader()
    for source in briefing.sources:
        if source.status == "read":
            rows.writerow(describe_source(source.id, source.outlet or source.uri, briefing))


def describe_source(id_: str, name: str, briefing: Briefing) -> dict[str, object]:
    """Return the row of one source."""
    claims = (*briefing.agreements, *briefing.positions, *briefing.facts)
    told = [one for one in claims if id_ in one.reported_by]
    known = [one for one in claims if one.corroboration.independent > 1]
    left_out = [one for one in known if id_ in one.omitted_by]
    return {
        "source": name,
        "claims": len(told),
        "share": f"{len(told) / max(len(claims), 1):.2f}",
        "alone": sum(one.corroboration.independent == 1 for one in told),
        "other_verb": sum(has_other_verb(id_, one) for one in told),
        "left_out_of_corroborated": f"{len(left_out) / max(len(known), 1):.2f}",
    }


def has_other_verb(id_: str, claim: Claim) -> bool:
    """Return whether a source's speech act is another than the one that most reports have."""
    (most, count), *_ = Counter(report.act for report in claim.reports).most_common(1)
    own = {report.act for report in claim.reports if report.source == id_}
    return count > 1 and most not in own


if __name__ == "__main__":
    named = [Path(one) for one in sys.argv[1:]]
    main(*(named + [ROOT / "seeds", ROOT / "tests" / "recordings" / "seeds"][len(named) :]))
