"""For an analyst: brief a folder of articles and list what its sources differ in most.

    python examples/analyst.py [FOLDER]

It reads the seed articles where no folder is named. The embedded extractor answers: no key, no
network.
"""

import sys
from pathlib import Path

from summarizer import Briefing, brief_articles

SEEDS = Path(__file__).resolve().parents[1] / "seeds"


def main(folder: Path) -> None:
    """Print the high differences of the event, each version with who has it and in which words."""
    outcome = brief_articles(folder, model="builtin")
    briefing = outcome.briefing
    high = [one for one in briefing.divergences if one.materiality == "high"]
    print(f"{briefing.event.name}: {len(high)} of {len(briefing.divergences)} differences are high")
    names = names_of(briefing)
    for one in high:
        print(f"\n{one.question}  [{one.id}]")
        for value in one.values:
            print(f"  {value.value}: {', '.join(names[id_] for id_ in value.reported_by)}")
            print(f"    “{' '.join(value.evidence[0].quote.split())}”")
    alone = [one for one in briefing.agreements if one.corroboration.independent == 1]
    print(f"\n{len(alone)} of {len(briefing.agreements)} agreements rest on one source alone")


def names_of(briefing: Briefing) -> dict[str, str]:
    """Return what to call each source: its outlet, or else its file."""
    return {source.id: source.outlet or source.uri for source in briefing.sources}


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SEEDS)
