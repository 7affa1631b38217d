import pytest

from summarizer.llm.strictjson import read_json


@pytest.mark.parametrize("space", ["\x1e", "\u00a0", "\u2028", "\x0b"])
def test_only_the_white_space_of_json_stands_around_a_value(space: str) -> None:
    assert read_json(" \t\r\n1\n") == 1

    for text in (f"{space}1", f"1{space}"):
        with pytest.raises(ValueError, match="xpect"):
            read_json(text)
