"""Stops a run whose endpoint will never answer: no request goes out after that."""

from typing import Final

from summarizer.errors import EndpointUnusableError, TransportError

_MOST_IN_A_ROW: Final = {"bad_endpoint": 2, "unreachable": 3}
"""Faults of a kind, with no answer in between, after which the endpoint is given up."""


class Breaker:
    """Remembers what makes an endpoint unusable, for all requests of a run.

    A web page in place of an answer (a captive portal) counts until an answer comes. A refused
    connection counts only where the server never answered: one that did may be starting anew.
    """

    def __init__(self) -> None:
        self._error: EndpointUnusableError | None = None
        self._in_a_row = dict.fromkeys(_MOST_IN_A_ROW, 0)
        self._has_been_reached = False

    def check(self) -> None:
        """Let a request go out.

        Raises:
            EndpointUnusableError: It could not succeed.
        """
        if self._error is not None:
            raise self._error

    def trip(self, error: EndpointUnusableError) -> None:
        """Let no request go out any more; the first error stays."""
        self._error = self._error or error

    def note_contact(self) -> None:
        """Take note that the server answered, if only with an error."""
        self._has_been_reached = True
        self._in_a_row["unreachable"] = 0

    def note_answer(self) -> None:
        """Take note of a chat completion."""
        self.note_contact()
        self._in_a_row["bad_endpoint"] = 0

    def name_fault(self, fault: TransportError) -> TransportError:
        """Return a fault as it is to be told: a server that was reached is not unreachable."""
        if fault.kind == "unreachable" and self._has_been_reached:
            return TransportError(str(fault), kind="connection")
        return fault

    def note_fault(self, fault: TransportError) -> None:
        """Count a fault.

        Raises:
            EndpointUnusableError: It is one too many of its kind.
        """
        if fault.kind not in self._in_a_row:
            return
        self._in_a_row[fault.kind] += 1
        if self._in_a_row[fault.kind] < _MOST_IN_A_ROW[fault.kind]:
            return
        times = self._in_a_row[fault.kind]
        msg = f"{fault}; gave up after {times} attempts; see whether `base_url` is right"
        self.trip(EndpointUnusableError(msg, kind=fault.kind))
        self.check()
