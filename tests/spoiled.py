"""Records in which every text is hostile, and the texts that they are spoiled with."""

import re
from functools import cache
from types import MappingProxyType
from typing import TypeVar

from eventmaker import Made, Wording, make_event

from summarizer.schema.base import Record
from summarizer.schema.briefing import Briefing, Document
from summarizer.schema.provenance import Correction, Corrections, StaleCorrection

HARMLESS = "harmless words"
"""What stands in the same places in the record that the others are compared with."""

PAYLOADS = MappingProxyType(
    {
        "script": "</script></style></title><script>alert(1)</script>",
        "attribute": "\"'><img src=x onerror=alert(1)>",
        "handler": '" onmouseover="alert(1)" style="x',
        "bare handler": "x onclick=alert(1) autofocus",
        "entities": "&lt;b&gt;&#60;b&#62;&amp;lt;",
        "comment": "<!-- --><![CDATA[ <?php",
        "javascript link": "[x](javascript:alert(1)) <javascript:alert(1)>",
        "data link": "[x](data:text/html;base64,PGI+) [x](<http://evil.example> 't')",
        "image": "![x](http://evil.example/x.png) ![x][1]",
        "autolink": "<http://evil.example> http://evil.example www.evil.example ftp://evil.example",
        "reference": '[1]: http://evil.example "t"',
        "footnote": "[^1]: owned [^1]",
        "footnote on a line": "x\n\n[^1]: owned",
        "table": "| a | b |",
        "table on lines": "| a |\n|---|\n| b |",
        "heading": "# owned",
        "heading on a line": "x\n\n# owned\n\n## owned",
        "setext": "owned\n===",
        "rule": "---",
        "front matter": "---\ntitle: owned\n---\n",
        "fence": "```html\n<b>",
        "tildes": "~~~\nx",
        "indented": "\n\n    code",
        "list": "- owned",
        "numbers": "1. owned",
        "quote": "> owned",
        "emphasis": "**owned** __owned__ ~~owned~~ `owned` $owned$",
        "backslashes": "\\\\\\` \\",
        "template": "{{ 7*7 }}{% raw %}{# #}${7*7}",
        "command": "=cmd|' /C calc'!A0",
        "plus": "+1+1",
        "minus": "-2+3",
        "at": "@SUM(1+1)",
        "tab": "\t=1+1",
        "return": "\r=1+1",
        "feed": "\n=1+1",
        "blanks": " \u00a0=1+1",
        "wide": "\uff1d1+1",
        "quoted": '"=1+1',
        "semicolon": "a;=1+1;+2\n-3\t@4",
        "apostrophes": "''=1+1;'=1",
        "hyperlink": "\x1b]8;;http://evil.example\x1b\\x\x1b]8;;\x1b\\",
        "clipboard": "\x1b]52;c;ZXZpbA==\x07",
        "title": "\x1b]0;owned\x07",
        "colours": "\x1b[35;6mowned\x1b[2J\x1b[H",
        "one byte": "\x9b35;6m\x9d0;owned\x9c\x90x",
        "bell": "\x07\x08\x08\x7f",
        "overwritten": "error\rsucceeded",
        "forged line": "x\nINFO: forged\nerror: forged",
        "bidi": "\u202egnp.exe\u202c \u2066x\u2069 \u200f\u061c",
        "invisible": "a\u200bb\u2060\ufeff\u00ad\U000e0041",
        "separators": "a\u2028# b\u2029- c\x85> d\x0b\x0c",
        "rich": "[link=http://evil.example]x[/link][bold red]y[/] :bomb: [@click=quit]",
        "json": '"}]}</script>\\u003c',
        "traversal": "../../etc/passwd",
        "device": "CON",
        "nothing": "\x00",
        "long": "x" * 300,
        "private": "\ue000\ufdd0\uffff",
        "wrong way": "\u0627\u0644\u0633\u0644\u0627\u0645",
    }
)
"""Name of an attack to its text."""

_ID = re.compile(r"(?:agr|pos|fac|par|dat|div)-[0-9a-f]{10}")

AnyRecord = TypeVar("AnyRecord", bound=Record)


@cache
def make_spoiled(payload: str) -> Made:
    """Return an event with the payload in every text that is not of a closed set of words."""
    made = make_event(
        sources=12,
        claims=10,
        wording=Wording(
            name=payload,
            outlet=lambda source: f"{payload} {source}",
            title=lambda source: f"{payload} {source}",
            statement=lambda claim: f"{payload} {claim}",
            sentence=lambda claim, source: f"{payload} {claim} {source}.",
            person=payload,
            topic=lambda claim: f"{payload} {claim % 2}",
            question=payload,
            reason=payload,
        ),
    )
    return Made(
        spoil(_with_all(made.briefing), payload),
        tuple(spoil(one, payload) for one in made.articles),
        tuple(spoil(one, payload) for one in made.communiques),
    )


def spoil(record: AnyRecord, payload: str) -> AnyRecord:
    """Return the record with the payload in every text, references between texts kept.

    It goes before a text, and behind an id. Quotes and the text that they stand in stay.
    """
    fields = type(record).model_fields
    return record.model_copy(
        update={
            name: _spoiled(getattr(record, name), payload)
            for name, field in fields.items()
            if name not in ("text", "quote") and "Literal" not in str(field.annotation)
        }
    )


def _spoiled(value: object, payload: str) -> object:
    if isinstance(value, Record):
        return spoil(value, payload)
    if isinstance(value, tuple):
        return tuple(_spoiled(one, payload) for one in value)
    if isinstance(value, str) and value and payload not in value:
        return value + payload if _ID.fullmatch(value) else payload + value
    return value


def _with_all(briefing: Briefing) -> Briefing:
    """Return the briefing with a document and with corrections, which made events have none of."""
    claim = briefing.agreements[0]
    correction = Correction(
        kind="rename",
        items=(claim.id,),
        before=(claim.id,),
        field="statement",
        value="value",
        was="was",
        evidence=(),
        note="note",
    )
    dropped = correction.model_copy(update={"kind": "drop", "items": (), "field": None})
    stale = StaleCorrection(kind="merge", about=("about",), reason="reason", note="note")
    corrections = Corrections(sha256="0" * 64, applied=(correction, dropped), stale=(stale,))
    document = Document(kind="kind", number="number", issued="2031-05-12")
    return briefing.model_copy(
        update={
            "event": briefing.event.model_copy(update={"document": document, "place": "place"}),
            "provenance": briefing.provenance.model_copy(update={"corrections": corrections}),
        }
    )
