"""Words behind a quotation that tell who said it, in languages without capital letters.

`“好的。”他说。` is one sentence, as `« Oui. » a-t-il dit` is one; where a script has capital
letters, a small one shows that the sentence goes on (`summarizer.text.abbreviations`).
"""

import re
from collections.abc import Mapping

_SAYING: Mapping[str, re.Pattern[str]] = {
    "zh": re.compile(
        r"[^。！？!?，,：:；“「『”」』]{1,14}?(?:[说說问問答喊称稱道]|表示|指出|强调|強調|补充|補充|回应|回應"
        r"|回答|重申|解释|解釋|宣布|透露|告诉记者)(?:[道说說])?[。，,！]"
    ),
    "ar": re.compile(
        r"(?:قال|قالت|سأل|سألت|صرح|صرحت|أكد|أكدت|أضاف|أضافت|تابع|تابعت|أوضح|أوضحت|أعلن|أعلنت|ختم)"
        r"\s[^.؟!:«»“”\"]{1,60}(?:[.،]|$)"
    ),
    "hi": re.compile(
        r"[^।॥?!:“”‘’]{1,60}\s(?:ने\s(?:कहा|बताया|पूछा|जोड़ा|दोहराया)|बोले|बोलीं|बोला)(?:\sहै|\sथा)?\s?[।॥,]"
    ),
    "ur": re.compile(
        r"[^۔؟!:“”‘’]{1,60}\sنے\s(?:\S+\s)?(?:کہا|بتایا|پوچھا|دہرایا)(?:\sہے|\sتھا)?\s?[۔،]"
    ),
}
"""BCP 47 language to the form of what tells the speaker."""
_WHOLLY_QUOTED = re.compile(
    r"^(?:“[^“”]+”|「[^「」]+」|『[^『』]+』|«[^«»]+»|‘[^‘’]+’|\"[^\"]+\"|’’[^’‘]+‘‘|”[^“”]+“|’[^’‘]+‘)$"
)
_CASELESS_TAIL = re.compile(r"的(?!士)")
LOOK_CHARS = 80
"""The words that tell a speaker end within so many characters."""


def tells_speaker(quotation: str, following: str, language: str) -> bool:
    """Return whether what follows a whole quotation tells who said it, and nothing else.

    >>> tells_speaker("“好的。”", "他说。双方同意。", "zh")
    True
    """
    saying = _SAYING.get(language)
    if saying is None or not following or not _WHOLLY_QUOTED.match(quotation):
        return False
    if following[0] in "—–":
        return True
    return saying.match(following[:LOOK_CHARS]) is not None


def goes_on_in_chinese(piece: str, following: str) -> bool:
    """Return whether Chinese goes on behind a piece that no space parts from what follows.

    A quotation can be an attribute (`“不！”的回答`); `2.` heads an item, and `U.S.` is one word.
    """
    if piece[-1:] in "”」』":
        return _CASELESS_TAIL.match(following) is not None
    if not piece.endswith("."):
        return False
    if piece[-2:-1].isdigit():
        return _LIST_NUMBER.search(piece) is not None
    return piece[-2:-1].isascii() and following[:1].isascii() and following[:1].isalnum()


_LIST_NUMBER = re.compile(r"(?:^|[：:；;。，,、\s（(])\d{1,2}\.$")
