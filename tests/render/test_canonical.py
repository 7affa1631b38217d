import json

from synthetic import make_articles, make_briefing

from summarizer.check.briefing import check_briefing
from summarizer.render.canonical import render_json
from summarizer.schema.briefing import Briefing

BRIEFING = make_briefing()


def test_both_forms_hold_the_briefing() -> None:
    for raw in (render_json(BRIEFING), render_json(BRIEFING, compact=True)):
        assert Briefing.model_validate_json(raw, strict=True) == BRIEFING
        assert check_briefing(raw, make_articles()) == ()


def test_the_readable_form_is_sorted_and_ends_in_one_line_end() -> None:
    raw = render_json(BRIEFING)

    assert raw.startswith(b'{\n  "agreements": [\n    {\n')
    assert raw.endswith(b"}\n")
    assert not raw.endswith(b"\n\n")
    assert "Tacuarembó".encode() in raw


def test_the_compact_form_has_no_space_between() -> None:
    raw = render_json(BRIEFING, compact=True)

    assert (
        raw
        == json.dumps(
            json.loads(raw), sort_keys=True, ensure_ascii=False, separators=(",", ":")
        ).encode()
    )
