import pytest

from summarizer.extract.accounts import is_official_account


@pytest.mark.parametrize(
    "account",
    [
        "@FijiForeignMinistry",
        "@ForeignOfficeXy",
        "Ministry of Sea Affairs – Fiji (@seafiji)",
        "@CancilleriaUY",
        "@MFA_Norway",
        "@StateDept",
        "Norwegian Embassy in Suva",
        "@presidenciacl",
        "Office of the Prime Minister",
        "Auswärtiges Amt",
        "Tomasi Vula (@tvula)",
        "@TomasiVula71",
    ],
)
def test_institutions_and_named_officials_count(account: str) -> None:
    assert is_official_account(account, ["Tomasi Vula"])


@pytest.mark.parametrize(
    "account",
    [
        None,
        "",
        "@seaport_blog",
        "Norway in Kenya (@NorKenya_ex)",
        "@minibar",
        "@Vula_fan_page",
        "Not the Foreign Ministry",
        "@ParodyMinistry",
        "Ministry of News Watch",
    ],
)
def test_anybody_else_does_not(account: str | None) -> None:
    assert not is_official_account(account, ["Tomasi Vula"])
