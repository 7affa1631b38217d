"""What servers that call themselves OpenAI-compatible differ in, and how a run learns it.

A server that refuses an option says so in a 400 or the like. What it says is read once, kept for
the rest of the run, and changes only what goes over the wire: the key of a request, and so its
recording, stay the same.
"""

import re
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias, get_args

from summarizer.settings import Settings

WireMode: TypeAlias = Literal["json_schema", "tools", "json_object", "prompt"]
"""How an answer's form goes over the wire."""

SamplingOption: TypeAlias = Literal["temperature", "seed", "top_p", "reasoning_effort"]
"""Options that a server may refuse and an answer can do without."""

_LADDER: tuple[WireMode, ...] = ("json_schema", "json_object", "prompt")
_TOKEN_PARAMETERS = ("max_completion_tokens", "max_tokens")

_COMPLAINT = re.compile(
    r"unsupported|not (?:\w+ )?support|n't support|unrecogni[sz]ed|unknown|unexpected"
    r"|extra_forbidden|extra (?:inputs|fields)"
    r"|not (?:permitted|allowed|available|implemented)|invalid|unavailable|deprecated"
    r"|only the default|must be|cannot be|fail",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"response_format|json_schema|json_object|structured[ _]output|guided|grammar|tool_choice"
    r"|\btools?\b|function[ _]call",
    re.IGNORECASE,
)
_TOO_MANY = re.compile(r"too (?:large|high|many|big)|at most|greater than|exceed", re.IGNORECASE)
_SYSTEM_ROLE = re.compile(
    r"system (?:role|message)s?|roles must alternate|'system' is not|developer instruction",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Complaint:
    """What a server says is wrong with a request.

    Attributes:
        status: HTTP status.
        message: Its words.
        param: The parameter that it names; empty where it names none.
        code: Its own code, such as `unsupported_parameter`; empty where it gives none.
    """

    status: int
    message: str
    param: str = ""
    code: str = ""


@dataclass
class Quirks:
    """What is known of one server.

    Attributes:
        mode: How the answer's form goes over the wire now.
        mode_is_fixed: The user chose the mode, so that it never steps down.
        token_parameter: What the server calls the bound of the answer's length.
        token_parameter_is_fixed: The user chose it.
        strict: Whether the schema is marked as strict.
        system_role: Whether the server takes a system message.
        dropped: Options that the server refuses.
        notes: What was learned, in words, in order.
    """

    mode: WireMode
    mode_is_fixed: bool
    token_parameter: str
    token_parameter_is_fixed: bool
    strict: bool = True
    system_role: bool = True
    dropped: set[SamplingOption] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)

    def learn(self, complaint: Complaint, sent: dict[str, Any]) -> bool:
        """Adapt to a complaint about a request; return whether sending it again makes sense.

        Args:
            complaint: What the server said.
            sent: The arguments of the request.
        """
        if complaint.status not in (400, 404, 422, 500, 501):
            return False
        named = f"{complaint.param} {complaint.message}"
        if not (complaint.param or _COMPLAINT.search(f"{complaint.code} {complaint.message}")):
            return False
        return (
            self._learn_token_parameter(named, sent)
            or self._learn_dropped(named, sent)
            or self._learn_strict(named, sent)
            or self._learn_system_role(named, sent)
            or (bool(_FORM.search(named)) and self.step_down("the server refuses it"))
        )

    def step_down(self, reason: str) -> bool:
        """Ask for the answer's form in the next simpler way; return whether there is one."""
        if self.mode_is_fixed or self.mode not in _LADDER[:-1]:
            return False
        simpler = _LADDER[_LADDER.index(self.mode) + 1]
        self._note(f"mode {self.mode!r} gave way to {simpler!r}: {reason}")
        self.mode = simpler
        return True

    def advice(self, complaint: Complaint) -> str:
        """Return which setting to change after a complaint that nothing was learned from."""
        named = f"{complaint.param} {complaint.message}"
        if _TOO_MANY.search(named) and any(_names(named, name) for name in _TOKEN_PARAMETERS):
            return "; change the setting 'max_output_tokens'"
        for name in ("token_parameter", *get_args(SamplingOption)):
            wire_names = _TOKEN_PARAMETERS if name == "token_parameter" else (name,)
            if any(_names(named, wire_name) for wire_name in wire_names):
                return f"; change the setting {name!r}"
        if _FORM.search(named):
            return f"; change the setting 'mode', which is {self.mode!r} now"
        return ""

    def _learn_token_parameter(self, named: str, sent: dict[str, Any]) -> bool:
        parameter = self.token_parameter
        if self.token_parameter_is_fixed or parameter not in sent:
            return False
        if not _names(named, parameter) or _TOO_MANY.search(named):
            return False
        other = _TOKEN_PARAMETERS[1 - _TOKEN_PARAMETERS.index(parameter)]
        self.token_parameter, self.token_parameter_is_fixed = other, True
        self._note(f"{parameter!r} is called {other!r} here")
        return True

    def _learn_dropped(self, named: str, sent: dict[str, Any]) -> bool:
        for option in get_args(SamplingOption):
            if option in sent and option not in self.dropped and _names(named, option):
                self.dropped.add(option)
                self._note(f"{option!r} is left out: the server refuses it")
                return True
        return False

    def _learn_strict(self, named: str, sent: dict[str, Any]) -> bool:
        if not self.strict or not _names(named, "strict"):
            return False
        if "response_format" not in sent and "tools" not in sent:
            return False
        self.strict = False
        self._note("the schema is no longer marked as strict: the server refuses it")
        return True

    def _learn_system_role(self, named: str, sent: dict[str, Any]) -> bool:
        if not self.system_role or not _SYSTEM_ROLE.search(named):
            return False
        if all(message["role"] != "system" for message in sent["messages"]):
            return False
        self.system_role = False
        self._note("the system message joins the first message: the server takes none")
        return True

    def _note(self, note: str) -> None:
        self.notes.append(note)


def initial_quirks(settings: Settings) -> Quirks:
    """Return what is known of a server before it was asked anything."""
    chosen = settings.token_parameter
    usual = "max_completion_tokens" if settings.is_openai else "max_tokens"
    return Quirks(
        mode="json_schema" if settings.mode == "auto" else settings.mode,
        mode_is_fixed=settings.mode != "auto",
        token_parameter=usual if chosen == "auto" else chosen,
        token_parameter_is_fixed=chosen != "auto",
    )


def _names(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){name}(?!\w)", text, re.IGNORECASE) is not None
