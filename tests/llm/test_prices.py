"""Prices come from tables that can be edited; a model that is in none has no price."""

from pathlib import Path

import pytest

from summarizer.errors import ConfigurationError
from summarizer.llm.base import ModelProfile, Usage
from summarizer.llm.prices import find_price, load_prices, unknown_price

OPENAI = "https://api.openai.com/v1"
OWN = """
[[price]]
model = "gpt-4.1"
input = 1.0
output = 2.0

[[price]]
model = "mine"
host = "models.example"
input = 0
output = 0
"""


def profile(model: str, endpoint: str = OPENAI) -> ModelProfile:
    return ModelProfile(endpoint=endpoint, model=model)


def test_every_price_that_is_shipped_says_where_and_when_it_stood() -> None:
    prices = load_prices()

    assert prices
    for price in prices:
        assert price.source.startswith("https://")
        assert len(price.date) == 7
        assert price.host
        assert 0 < price.input < price.output


def test_a_file_of_the_users_own_comes_first(tmp_path: Path) -> None:
    path = tmp_path / "prices.toml"
    path.write_text(OWN, encoding="utf-8")

    price = find_price(load_prices(path), profile("gpt-4.1"))

    assert price is not None
    assert price.cost(Usage(input_tokens=1_000_000, output_tokens=500_000)) == 2.0


def test_a_price_is_of_its_endpoint(tmp_path: Path) -> None:
    path = tmp_path / "prices.toml"
    path.write_text(OWN, encoding="utf-8")
    prices = load_prices(path)

    assert find_price(prices, profile("mine", "https://models.example/v1")) is not None
    assert find_price(prices, profile("mine")) is None
    assert find_price(load_prices(), profile("gpt-4.1", "http://127.0.0.1:8000/v1")) is None


def test_an_unknown_price_says_what_to_write() -> None:
    message = str(unknown_price(profile("nobody-knows")))

    assert 'model = "nobody-knows"' in message
    assert "--prices" in message
    assert "--max-tokens" in message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("price = 1", "expected nothing but tables"),
        ("[[cost]]\nmodel = 'a'", "expected nothing but tables"),
        ("[[price]]\nmodel = 'a'", "Field required"),
        ("[[price]]\nmodel = 'a'\ninput = -1\noutput = 1", "greater than or equal"),
        ("[[price", "no valid TOML"),
        (f"price = {'[' * 5_000}", "no valid TOML"),
    ],
)
def test_a_table_that_is_none_is_refused(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "prices.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ConfigurationError, match=says):
        load_prices(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="--prices: cannot read"):
        load_prices(tmp_path / "none.toml")
