"""How much a run may spend: reserved before a request goes out, settled by what the server counts.

How many tokens a request has is estimated without anybody's tokenizer, from its characters and
rather too many than too few (`summarizer.text.tokens`); from the third answer on, the estimate is
scaled to what the server counted, with a margin of a fifth. How long an answer gets is bounded by
`max_output_tokens` where that is set; else it is taken to be twice as long as the request at first
(the longest of twenty recorded extracts had 1.9 times its request), and half as long again as the
longest answer that came later.
"""

import asyncio
from dataclasses import dataclass

from summarizer.errors import BudgetExceededError
from summarizer.llm.base import Usage
from summarizer.llm.prices import Price

_MARGIN = 1.2
_OUTPUT_MARGIN = 1.5
_ANSWERS_TO_LEARN_FROM = 3
_LEAST_OUTPUT_TOKENS = 2_000


@dataclass(frozen=True)
class Reservation:
    """What one request may come to.

    Attributes:
        input_tokens: Its own tokens, by the calibrated estimate.
        output_tokens: Tokens of its answer, at most as far as is known.
        characters_say: Its own tokens, by its characters alone.
    """

    input_tokens: int
    output_tokens: int
    characters_say: int

    @property
    def usage(self) -> Usage:
        """The two counts, as a server would give them."""
        return Usage(input_tokens=self.input_tokens, output_tokens=self.output_tokens)


class Budget:
    """What a run spent, what is reserved for requests under way, and how much there may be.

    Attributes:
        input_tokens: Tokens of requests, as the server counted them.
        output_tokens: Tokens of answers, as the server counted them.
        unmetered: Requests that may be billed although the server told no count: a timeout, a
            connection that broke, an answer without usage. Against the limits they count as
            estimated.
    """

    def __init__(
        self,
        *,
        max_tokens: int | None = None,
        max_cost: float | None = None,
        price: Price | None = None,
    ) -> None:
        """Begin with nothing spent.

        Args:
            max_tokens: Tokens that may be spent, requests and answers together.
            max_cost: US dollars that may be spent; takes a price.
            price: What the model costs; None where nobody knows.
        """
        self._max_tokens = max_tokens
        self._max_cost = max_cost
        self._price = price
        self._open: list[Reservation] = []
        self._settled = asyncio.Event()
        self._error: BudgetExceededError | None = None
        self._unmetered_input = 0
        self._unmetered_output = 0
        self._answers = 0
        self._answered_input = 0
        self._answered_characters = 0
        self._longest_output = 0
        self.input_tokens = 0
        self.output_tokens = 0
        self.unmetered = 0

    @property
    def is_limited(self) -> bool:
        """Whether there is anything to estimate for."""
        return self._max_tokens is not None or self._max_cost is not None

    @property
    def cost(self) -> float | None:
        """US dollars that the counted tokens cost; None where the price is unknown."""
        if self._price is None:
            return None
        counted = Usage(input_tokens=self.input_tokens, output_tokens=self.output_tokens)
        return round(self._price.cost(counted), 6)

    def estimate(self, characters_say: int, *, max_output: int) -> Reservation:
        """Return what a request may come to.

        Args:
            characters_say: Its tokens, by its characters alone.
            max_output: Bound of its answer that the server is told; 0 for none.
        """
        tokens = characters_say
        if self._answers >= _ANSWERS_TO_LEARN_FROM and self._answered_characters:
            ratio = self._answered_input / self._answered_characters
            tokens = round(characters_say * ratio * _MARGIN)
        return Reservation(tokens, max_output or self._likely_output(tokens), characters_say)

    async def reserve(self, wanted: Reservation) -> Reservation:
        """Wait until there is room for a request, and take it.

        What is under way may come to less than was reserved, so that is waited for.

        Raises:
            BudgetExceededError: There is no room, and nothing is under way that could make any.
        """
        while self.is_limited:
            if self._error is not None:
                raise self._error
            if self._fits(wanted):
                break
            if not self._open:
                self._error = self._no_room(wanted)
                continue
            self._settled.clear()
            await self._settled.wait()
        self._open.append(wanted)
        return wanted

    def settle(self, reservation: Reservation, usage: Usage | None) -> None:
        """Put what a request came to in the place of what was reserved for it.

        Args:
            reservation: What was reserved.
            usage: What the server counted; None where it cannot have been billed.
        """
        self._open.remove(reservation)
        self._settled.set()
        if usage is None:
            return
        if usage.input_tokens is None or usage.output_tokens is None:
            self.unmetered += 1
            self._unmetered_input += reservation.input_tokens
            self._unmetered_output += reservation.output_tokens
            return
        self.input_tokens += usage.input_tokens
        self.output_tokens += usage.output_tokens
        self._answers += 1
        self._answered_input += usage.input_tokens
        self._answered_characters += reservation.characters_say
        self._longest_output = max(self._longest_output, usage.output_tokens)

    def _likely_output(self, input_tokens: int) -> int:
        if self._answers >= _ANSWERS_TO_LEARN_FROM:
            return round(self._longest_output * _OUTPUT_MARGIN)
        return max(2 * input_tokens, _LEAST_OUTPUT_TOKENS)

    def _fits(self, wanted: Reservation) -> bool:
        together = self._committed(wanted)
        tokens = (together.input_tokens or 0) + (together.output_tokens or 0)
        if self._max_tokens is not None and tokens > self._max_tokens:
            return False
        cost = 0.0 if self._price is None else self._price.cost(together)
        return self._max_cost is None or cost <= self._max_cost

    def _committed(self, *more: Reservation) -> Usage:
        """Return all that is spent or reserved, and more."""
        reserved = (*self._open, *more)
        return Usage(
            input_tokens=self.input_tokens
            + self._unmetered_input
            + sum(one.input_tokens for one in reserved),
            output_tokens=self.output_tokens
            + self._unmetered_output
            + sum(one.output_tokens for one in reserved),
        )

    def _no_room(self, wanted: Reservation) -> BudgetExceededError:
        spent = self._committed()
        tokens = (spent.input_tokens or 0) + (spent.output_tokens or 0)
        needed = wanted.input_tokens + wanted.output_tokens
        limits = [] if self._max_tokens is None else [f"--max-tokens {self._max_tokens}"]
        told = f"{tokens} tokens spent, about {needed} needed"
        if self._max_cost is not None and self._price is not None:
            limits.append(f"--max-cost {self._max_cost:g}")
            paid, next_one = self._price.cost(spent), self._price.cost(wanted.usage)
            told += f"; {paid:.4f} US dollars spent, about {next_one:.4f} needed"
        return BudgetExceededError(
            f"the budget ({', '.join(limits)}) has no room for the next request: {told}; run the"
            " same command with a larger one: what was recorded or stored is not asked again"
        )
