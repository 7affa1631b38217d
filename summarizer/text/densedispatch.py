"""Datelines of Chinese, Japanese and Korean agencies, which have no spaces between their parts.

`新华社北京3月3日电（记者王石）`, `（中央社記者林山台北3日電）`, `【東京＝山田花】`,
`［東京 3日 ロイター］`, `(서울=연합뉴스) 김산 기자 =`.
"""

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

from summarizer.text.dispatchparts import ANY_YEAR, Dispatch, bare_day, find_agency
from summarizer.text.tongues import find_dates_in

_HAN_DAY = "[一二三四五六七八九十]"
_CHINESE_DAY = (
    rf"(?:\d{{4}}年)?(?:\d{{1,2}}月|{_HAN_DAY}{{1,2}}月)?(?:\d{{1,2}}|{_HAN_DAY}{{1,3}})日"
)
_REPORTER = r"(?:\s?[(（](?:记者|記者|通讯员|特派员)[\s:：]?(?P<reporter>[^（）()]{1,40})[)）])?"
_CHINESE = (
    r"[（(]?据?(?P<agency>KNOWN|本报|本報|本网|本台)?(?P<place>[^\d，。：:；（）()“”]{0,12}?)"
    rf"(?P<day>{_CHINESE_DAY})(?:综合)?"
    rf"(?:(?P<wire>[电電讯訊])(?![话話视視子力])|\s?[-–—](?=\s?\S)){_REPORTER}(?P<gap>[\s：:，,—–-]*)"
)
_NAME = "[^\\d（）()，。]"
_TAIWANESE = (
    rf"[（(](?P<agency>KNOWN)記者(?P<reporter>{_NAME}{{3}}|{_NAME}{{2}}|{_NAME}{{4}})(?P<place>{_NAME}{{2,6}})"
    rf"(?P<day>{_CHINESE_DAY})(?:專)?電[)）](?P<gap>\s*)"
)
_UNDATED = (
    r"[（(]?(?P<agency>KNOWN|本报|本報)(?P<place>[^\d，。：:；（）()“”\s]{2,8}?)(?P<day>)(?:专|專)?(?<![来來致通贺賀唁急发發])[电電]"
    rf"{_REPORTER}(?P<gap>[\s：:]*)"
)
_JAPANESE = re.compile(
    r"[【［\[（(](?P<place>[^】］\]）)＝=\d\s]{1,12}?)\s?(?:(?P<equals>[＝=])|(?P<day>\d{1,2}日))?\s?"
    r"(?P<who>[^】］\]）)＝=]{0,20})[】］\]）)]\s?[-–—]?\s*"
)
_KOREAN = re.compile(
    r"[(\[【](?!사진|자료|그래픽|출처|제공|영상)(?P<place>[^=)\]】]{1,15})=(?P<who>[^)\]】]{1,15})[)\]】]\s*"
    r"(?:(?P<reporter>[가-힣]{2,4}(?:·[가-힣]{2,4})*)\s?(?:특파원|기자)\s*)?=?\s*"
)


def read_dense(head: str, language: str, agencies: AbstractSet[str]) -> Dispatch | None:
    """Return the dateline that a text begins with; None where it has none."""
    if language == "ja":
        return _read_japanese(head, agencies)
    if language == "ko":
        return _read_korean(head, agencies)
    return _read_chinese(head, frozenset(agencies))


def _read_chinese(head: str, agencies: frozenset[str]) -> Dispatch | None:
    found = next((one for form in _chinese(agencies) if (one := form.match(head))), None)
    if found is None or not (found["agency"] or found["place"]):
        return None
    # `外长3月3日电贺` tells of a telegram.
    if not (found["agency"] and found["day"]) and not (found["gap"] or found["reporter"]):
        return None
    days = find_dates_in(found["day"], language="zh", reference=ANY_YEAR)
    agency = found["agency"] if found["agency"] in agencies else None
    return Dispatch(
        text=_bare(found),
        end=found.end(),
        day=found["day"] or None,
        published=bare_day(days[0]) if days else None,
        agency=agency,
        reporter=found["reporter"],
    )


@lru_cache(maxsize=8)
def _chinese(agencies: frozenset[str]) -> tuple[re.Pattern[str], ...]:
    names = sorted((one for one in agencies if not one.isascii()), key=lambda one: (-len(one), one))
    known = "|".join(map(re.escape, names)) or "(?!)"
    return tuple(
        re.compile(form.replace("KNOWN", known)) for form in (_TAIWANESE, _CHINESE, _UNDATED)
    )


def _read_japanese(head: str, agencies: AbstractSet[str]) -> Dispatch | None:
    found = _JAPANESE.match(head)
    if found is None:
        return None
    inside = f"{found['place']}{found['who']}" if not found["day"] else found["who"]
    endings = [one for one in agencies if inside.endswith(one)]
    agency = max(endings, key=len, default=None)
    if agency is None and found["equals"] is None:
        return None
    reporter = found["who"] if found["equals"] and agency is None else None
    return Dispatch(
        _bare(found), found.end(), day=found["day"], agency=agency, reporter=reporter or None
    )


def _read_korean(head: str, agencies: AbstractSet[str]) -> Dispatch | None:
    found = _KOREAN.match(head)
    if found is None:
        return None
    agency = find_agency(found["who"], agencies) or found["who"].strip()
    return Dispatch(_bare(found), found.end(), agency=agency, reporter=found["reporter"])


def _bare(found: re.Match[str]) -> str:
    return found[0].rstrip(" \u3000:：，,—–-=")
