"""Agencies by their names in all scripts, each with its source; a user's table adds to them."""

from pathlib import Path

import pytest

from summarizer.errors import ConfigurationError
from summarizer.vocabulary.agencies import load_agencies

NAMED = {
    "新华社": "Xinhua",
    "شينخوا": "Xinhua",
    "ТАСС": "TASS",
    "РИА Новости": "RIA Novosti",
    "EFE": "EFE",
    "رويترز": "Reuters",
    "أ ف ب": "AFP",
    "भाषा": "PTI",
    "共同": "Kyodo",
    "연합뉴스": "Yonhap",
    "اے پی پی": "APP",
    "ریڈیو پاکستان": "Radio Pakistan",
}


@pytest.mark.parametrize(("form", "name"), NAMED.items())
def test_agency_is_known_in_its_script(form: str, name: str) -> None:
    assert load_agencies().by_name[form] == name


def test_table_of_a_user_adds_to_that_of_the_package(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[agency]]\nname = "Harbour Wire"\nnames = ["Портинформ"]\nsource = "the desk"\n'
        '[nameplates]\nru = ["маяк"]\n',
        encoding="utf-8",
    )

    table = load_agencies(own)

    assert table.by_name["Портинформ"] == "Harbour Wire"
    assert table.by_name["ТАСС"] == "TASS"
    assert {"маяк", "вестник"} <= set(table.nameplates["ru"])


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("[[agency]", "no TOML"),
        ('[[agency]]\nname = "A"\nnames = ["BB"]', "source"),
        ('[[agency]]\nname = "A"\nnames = []\nsource = "s"', "names"),
        ('[[agency]]\nname = "A"\nnames = [""]\nsource = "s"', "names"),
    ],
)
def test_table_that_cannot_be_used_is_told(tmp_path: Path, written: str, told: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(written, encoding="utf-8")

    with pytest.raises(ConfigurationError, match=told):
        load_agencies(own)


def test_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot read the agencies"):
        load_agencies(tmp_path / "none.toml")
