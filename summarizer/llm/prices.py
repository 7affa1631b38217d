"""What a model costs, from an editable table; what is not in it is unknown, and never free."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import Field, ValidationError

from summarizer.errors import ConfigurationError
from summarizer.llm.base import ModelProfile, Usage
from summarizer.schema.base import Record
from summarizer.schema.faults import path_of

_MILLION = 1_000_000
_SHIPPED = Path(__file__).parent / "data" / "prices.toml"


class Price(Record):
    """What one model costs at one endpoint."""

    model: str
    """Name of the model, exactly as it is asked for."""
    host: str | None = None
    """Host of the endpoint; None for any."""
    input: float = Field(ge=0)
    """US dollars for a million tokens of requests."""
    output: float = Field(ge=0)
    """US dollars for a million tokens of answers, reasoning included."""
    source: str = ""
    """Where the price stands."""
    date: str = ""
    """When it was read there."""

    def cost(self, usage: Usage) -> float:
        """Return what so many tokens cost, in US dollars; unknown counts are nothing.

        >>> Price(model="m", input=2, output=8).cost(Usage(input_tokens=500_000, output_tokens=0))
        1.0
        """
        paid = (usage.input_tokens or 0) * self.input + (usage.output_tokens or 0) * self.output
        return paid / _MILLION


def load_prices(path: Path | None = None) -> tuple[Price, ...]:
    """Return the prices of a file, and after them the package's own.

    Raises:
        ConfigurationError: The file cannot be read, or is no table of prices.
    """
    own = () if path is None else _read_prices(path)
    return (*own, *_read_prices(_SHIPPED))


def find_price(prices: Sequence[Price], profile: ModelProfile) -> Price | None:
    """Return the first price of a model at its endpoint; None where there is none."""
    host = urlsplit(profile.endpoint).hostname
    for price in prices:
        if price.model == profile.model and price.host in (None, host):
            return price
    return None


def unknown_price(profile: ModelProfile) -> ConfigurationError:
    """Return the error of a limit in money where nobody knows what the model costs."""
    return ConfigurationError(
        f"--max-cost: no price is known of {profile.model!r} at {profile.endpoint!r}; name a file"
        " of prices with --prices FILE that holds\n"
        f'  [[price]]\n  model = "{profile.model}"\n'
        "  input = 0.00   # US dollars for a million tokens\n  output = 0.00\n"
        "or limit the run with --max-tokens N"
    )


def _read_prices(path: Path) -> tuple[Price, ...]:
    name = str(path)
    try:
        plain: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as exc:
        msg = f"--prices: cannot read {name!r}: {exc.strerror}"
        raise ConfigurationError(msg) from exc
    except (ValueError, RecursionError) as exc:
        msg = f"{name!r} is no valid TOML: {exc}"
        raise ConfigurationError(msg) from exc
    entries = plain.get("price")
    if set(plain) != {"price"} or not isinstance(entries, list):
        msg = f"{name!r}: expected nothing but tables [[price]], found {sorted(plain)}"
        raise ConfigurationError(msg)
    try:
        return tuple(Price.model_validate(entry) for entry in entries)
    except ValidationError as exc:
        fault = exc.errors(include_url=False, include_context=False)[0]
        msg = f"{name!r}: {fault['msg']}, found {fault['input']!r} @ {path_of(fault['loc'])}"
        raise ConfigurationError(msg) from exc
