import pytest

from summarizer.text.masthead import read_masthead
from summarizer.text.units import blocks_of_text, split_units
from summarizer.text.zones import zone_units

BODY = "Peru and Ghana agreed on Tuesday to open a direct air route, the foreign ministry said.\n"
TITLE = "Peru and Ghana to fly"


def outlet_of(*head: str) -> str | None:
    text = "\n".join((*head, "", TITLE, "", BODY))
    return read_masthead(text, zone_units(text, split_units(text, blocks_of_text(text)))).outlet


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (("The Accra Courier", "4 May 2031"), "The Accra Courier"),
        (("THE LIMA LANTERN", "Tuesday, May 4, 2031"), "THE LIMA LANTERN"),
        (("Coast Signal", "World | Africa | Business | Sport", "4 May 2031"), "Coast Signal"),
        (("Signal", "The trade newsletter | Issue 12 | 4 May 2031"), "Signal"),
        (("EL FARO DE LIMA", "Lima      3 soles", "Martes 4 de mayo de 2031"), "EL FARO DE LIMA"),
        (("L’Étoile du Golfe | Independent since 1990 | Lomé",), "L’Étoile du Golfe"),
        (("LA VOZ DEL SUR · Arequipa", "INTERVIEW", "4 May 2031"), "LA VOZ DEL SUR"),
        (("The Gulf Ledger / Trade weekly / No. 31 / 4 May 2031",), "The Gulf Ledger"),
        (("PACOM / PCM", "Documents > Trade", "Posted 04/05/2031"), "PACOM"),
    ],
)
def test_the_name_at_the_head_is_the_outlet(head: tuple[str, ...], outlet: str) -> None:
    assert outlet_of(*head) == outlet


@pytest.mark.parametrize(
    "head",
    [
        ("NEWS ANALYSIS", "4 May 2031"),
        ("THE SATURDAY INTERVIEW", "4 May 2031"),
        ("Press Release", "4 May 2031"),
        ("World News", "4 May 2031"),
        ("Dark Mode", "Log In", "4 May 2031"),
        ("Home | World | Sport | Business", "4 May 2031"),
        ("ZX0417  4 dpl  0512", "4 May 2031"),
        ("4 May 2031",),
        ("Words about the air route that nobody had asked for", "4 May 2031"),
        ("Air Route",),
        ("Ana Reyes | 4 May 2031",),
        ("By Ana Reyes", "4 May 2031"),
        ("Staff Reporter", "4 May 2031"),
        ("Latin America", "4 May 2031"),
        ("South America | 4 May 2031",),
        ("Trade & Industry", "4 May 2031"),
    ],
)
def test_sections_controls_and_kinds_of_text_name_no_outlet(head: tuple[str, ...]) -> None:
    assert outlet_of(*head) is None


def test_a_paper_stands_before_the_agency_that_it_prints() -> None:
    text = f"THE LIMA LANTERN\nTuesday, May 4, 2031\n\n{TITLE}\n\nACCRA (GNS) - {BODY}"
    units = zone_units(text, split_units(text, blocks_of_text(text)))

    assert read_masthead(text, units).outlet == "THE LIMA LANTERN"
