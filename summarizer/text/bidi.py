"""Text that is written from right to left, kept apart from a line that is written the other way.

Without that, the numbers and brackets that stand beside it seem to belong into it. The characters
are FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE of the Unicode bidirectional algorithm
(https://www.unicode.org/reports/tr9/); none of the text's own may be left in it (`text.plain`).
"""

from summarizer.text.scripts import has_right_to_left

ISOLATE, POP = "\u2068", "\u2069"


def isolate(text: str) -> str:
    r"""Return the text in isolates where any of it is written from right to left.

    >>> isolate("Lima"), isolate("\u0644") == "\u2068\u0644\u2069"
    ('Lima', True)
    """
    return f"{ISOLATE}{text}{POP}" if has_right_to_left(text) else text
