"""Reading offices and names off running text, in the conventions of many countries.

A title stands before a name ("Foreign Minister Ana Lima", "Minister of Trade of Peru, Ana Lima"),
behind it ("Ana Lima, Peru's trade minister,") or is an honorific ("Dr. Ana Lima").
"""

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.llm.builtin.lexicons import word_set
from summarizer.llm.builtin.namewords import (
    Word,
    is_given,
    is_half_office,
    is_office,
    is_title_word,
    name_at,
    name_runs,
    split_words,
)
from summarizer.llm.builtin.respective import respective_sides
from summarizer.vocabulary.gazetteer import Mention

_REACH = 24
_APPOSITION_REACH = 22
_LETTERS = 5
_PLACING = frozenset(("'s", "in", "at", "near", "from", "outside"))
_LEADING = frozenset(("leads", "led", "heads", "headed"))
_LED = frozenset(("diplomacy", "delegation"))
_SPEECH = frozenset(("said", "told", "met", "says", "added"))


class Titled(NamedTuple):
    """A person as one place names and titles them."""

    start: int
    """First code point of the name."""
    end: int
    """One past the last code point of the name."""
    name: str
    """The name."""
    role: str
    """The office as written, without the state; empty for a mere honorific."""
    side: str | None
    """The state or body that the title names."""
    title_start: int
    """First code point of name and title."""
    title_end: int
    """One past the last code point of name and title."""


def find_titled(text: str, mentions: Sequence[Mention]) -> list[Titled]:
    """Return the people that a text names with a title, left to right."""
    words = split_words(text, mentions)
    found: dict[tuple[int, str], Titled] = {}
    for run in name_runs(words):
        if apposed := _behind_name(text, words, run):
            found[apposed.start, apposed.role] = apposed
    titles = [(one.end, one.title_end) for one in found.values()]
    for index, word in enumerate(words):
        if is_office(word.lower) and not (_is_compound(words, index) or is_given(words, index)):
            inside = any(low <= word.start < high for low, high in titles)
            for one in _before_name(text, words, index, across=not inside):
                found.setdefault((one.start, one.role), one)
        elif word.lower in word_set("people", "honorifics") and word.is_capital:
            for one in _after_honorific(text, words, index):
                if all(start != one.start for start, _ in found):
                    found[one.start, ""] = one
    return sorted(_with_respective(one, words) for one in found.values())


def _with_respective(titled: Titled, words: Sequence[Word]) -> Titled:
    """Return a person with the state that a list of states before a list of names gives."""
    for index, (office, code) in respective_sides(words).items():
        if words[index].start == titled.start:
            return titled._replace(role=office, side=code)
    return titled


def _is_compound(words: Sequence[Word], index: int) -> bool:
    """Return whether an office word is the first half of a hyphenated one ("minister-level")."""
    return index + 1 < len(words) and words[index + 1].text == "-"


def _before_name(text: str, words: Sequence[Word], office: int, *, across: bool) -> list[Titled]:
    """Return who stands behind an office: one person, or several behind a plural.

    Args:
        text: The text.
        words: Its words.
        office: Position of the office.
        across: Whether the name may be set off by a comma.
    """
    start, right_side = _name_after_office(words, office)
    if start is None or (not across and any(word.text == "," for word in words[office:start])):
        return []
    plural = words[office].lower.endswith(("s", "men")) and not words[office].lower.endswith("ss")
    if plural and words[start - 1].lower in ("of", "the"):
        return []
    left = _title_start(words, office)
    side = _side(words, left, office) or right_side
    role = _role_text(text, words, left, start)
    if words[office].lower.endswith("s") and role.endswith("s"):
        role = role[:-1]
    return _names(text, words, start, (left, role, side), plural=plural)


def _names(
    text: str,
    words: Sequence[Word],
    start: int,
    title: tuple[int, str, str | None],
    *,
    plural: bool,
) -> list[Titled]:
    left, role, side = title
    found: list[Titled] = []
    while True:
        stop = name_at(words, start)
        if stop == start:
            return found
        own, after = _of_side(words, stop)
        last = words[after - 1]
        name = text[words[start].start : words[stop - 1].end]
        found.append(
            Titled(
                words[start].start,
                words[stop - 1].end,
                name,
                role,
                own or side,
                words[left].start,
                last.end,
            )
        )
        following = [word.text for word in words[after : after + 1]]
        if not plural or following not in (["and"], [","]):
            return found
        left = start = after + 1


def _of_side(words: Sequence[Word], index: int) -> tuple[str | None, int]:
    """Return the state that "of ..." behind a name gives, and the position behind it."""
    if index + 1 < len(words) and words[index].text == "of":
        step = index + 1 + (words[index + 1].lower == "the")
        if step < len(words) and words[step].code:
            code = words[step].code
            while step < len(words) and words[step].code == code:
                step += 1
            return code, step
    if index + 2 < len(words) and words[index].text == "(" and words[index + 1].code:
        return words[index + 1].code, index + 3
    return None, index


def _name_after_office(words: Sequence[Word], office: int) -> tuple[int | None, str | None]:
    """Return where the name behind an office begins, and the state named on the way."""
    side = None
    inside = toward = False
    commas = 0
    for index in range(office + 1, min(len(words), office + _REACH)):
        word = words[index]
        if word.code and not _starts_name(words, index):
            side = side or (None if toward else word.code)
        elif word.text == ",":
            commas += not inside
            if commas > 1:
                return None, side
        elif word.lower in ("of", "for", "to", "on"):
            inside, toward = True, word.lower in ("to", "on")
        elif commas and not inside and (word.text == "and" or is_office(word.lower)):
            return None, side
        elif _is_of_title(words, index, inside=inside):
            continue
        elif inside and words[index - 1].lower == "the":
            return None, side
        elif word.is_capital and name_at(words, index) > index:
            return (index, side) if commas <= 1 else (None, side)
        else:
            return None, side
    return None, side


def _is_of_title(words: Sequence[Word], index: int, *, inside: bool) -> bool:
    """Return whether a word behind an office is of the title or of its portfolio."""
    if inside and _is_portfolio(words, index):
        return True
    return not is_given(words, index) and _goes_on_in_title(words, index, inside=inside)


def _goes_on_in_title(words: Sequence[Word], index: int, *, inside: bool) -> bool:
    """Return whether a word between an office and the name still belongs to the title."""
    word = words[index]
    if word.lower in ("and", "the", "&", "/", "-", "'s", "(", ")") or is_title_word(word):
        return True
    first = words[index - 1].lower in ("of", "for") and word.is_capital
    return inside and (first or word.lower in word_set("people", "portfolios"))


def _is_portfolio(words: Sequence[Word], index: int) -> bool:
    """Return whether one capitalized word before "of" goes on with a portfolio, not with a name."""
    stop = name_at(words, index)
    return stop == index + 1 and stop < len(words) and words[stop].lower in ("of", "and")


def _starts_name(words: Sequence[Word], index: int) -> bool:
    return name_at(words, index) > index


def _title_start(words: Sequence[Word], office: int) -> int:
    """Return where the title that an office ends begins."""
    index = office
    while index > 0:
        word = words[index - 1]
        joins = (
            word.text in ("and", "/", "-", "&") and index > 1 and is_office(words[index - 2].lower)
        )
        belongs = word.code or word.text == "'s" or joins or is_title_word(word)
        if not belongs and word.lower not in word_set("people", "portfolios"):
            break
        index -= 1
    while index < office and words[index].text in ("'s", "and", "-", "/"):
        index += 1
    return index


def _side(words: Sequence[Word], left: int, office: int) -> str | None:
    codes = [word.code for word in words[left:office] if word.code]
    return codes[-1] if codes else None


def _role_text(text: str, words: Sequence[Word], left: int, stop: int) -> str:
    """Return an office as written, without states before it and the comma behind it."""
    while left < stop and (words[left].code or words[left].text in ("'s", "the", "The")):
        left += 1
    while stop > left and (
        words[stop - 1].text == ","
        or words[stop - 1].lower in (word_set("people", "honorifics") - {"chief"}) | {"the"}
    ):
        stop -= 1
    stop = _before_state(words, left, stop)
    return text[words[left].start : words[stop - 1].end] if stop > left else ""


def _before_state(words: Sequence[Word], left: int, stop: int) -> int:
    """Return where an office ends before "of" and a state."""
    end = stop
    while end > left and words[end - 1].code:
        end -= 1
    if end == stop:
        return stop
    if end > left and words[end - 1].lower == "the":
        end -= 1
    return end - 1 if end > left + 1 and words[end - 1].lower == "of" else stop


def _after_honorific(text: str, words: Sequence[Word], index: int) -> list[Titled]:
    start = index + 1
    while start < len(words) and (
        words[start].lower in word_set("people", "honorifics") or words[start].text == "."
    ):
        start += 1
    if start >= len(words) or is_office(words[start].lower) or name_at(words, start) == start:
        return []
    return _names(text, words, start, (index, "", None), plural=False)


def _behind_name(text: str, words: Sequence[Word], run: tuple[int, int]) -> Titled | None:
    """Return the person whose office stands behind the name, set off by a comma."""
    first = _apposition_start(words, run)
    if first is None:
        return None
    if leading := _who_leads(text, words, run, first):
        return leading
    for index in range(first, min(len(words), first + _APPOSITION_REACH)):
        word = words[index]
        if word.text in ",.;:" or word.lower in _SPEECH:
            return None
        if is_office(word.lower) and not is_half_office(words, index):
            return None if _names_another(words, index) else _apposed(text, words, run, index)
    return None


def _who_leads(text: str, words: Sequence[Word], run: tuple[int, int], first: int) -> Titled | None:
    """Return somebody of whom it is said "who leads Nigerien diplomacy"."""
    if words[first].lower != "who" or words[first + 1].lower not in _LEADING:
        return None
    following = range(first + 2, min(len(words), first + 8))
    codes = [words[index].code for index in following if words[index].code]
    led = next((i for i in following if words[i].lower in _LED), None)
    if led is None or not codes:
        return None
    start, stop = words[run[0]].start, words[run[1] - 1].end
    role = f"head of {words[led].lower}"
    return Titled(start, stop, text[start:stop], role, codes[0], start, words[led].end)


def _apposition_start(words: Sequence[Word], run: tuple[int, int]) -> int | None:
    """Return where what somebody is begins: behind name, degrees, comma, age."""
    start, stop = run
    honorifics = word_set("people", "honorifics")
    while stop < len(words) - 1 and words[stop].text.isupper() and words[stop].lower in honorifics:
        stop += 1
    if stop - start < 2 or stop + 1 >= len(words) or words[stop].text != ",":
        return None
    if start and words[start - 1].lower in _PLACING:
        return None
    first = stop + 1
    while first + 2 < len(words) and _is_letters(words[first]) and words[first + 1].text == ",":
        first += 2
    further = first + 2 < len(words)
    if words[first].lower in honorifics and further:
        first += 1 + (words[first + 1].text == ",")
    elif words[first].text.isdigit() and further:
        first += 2
    return first if _opens_apposition(words[first]) else None


def _is_letters(word: Word) -> bool:
    """Return whether a word is the letters of an order or degree: "OBE"."""
    return word.text.isalpha() and word.text.isupper() and 1 < len(word.text) <= _LETTERS


def _opens_apposition(word: Word) -> bool:
    """Return whether a word can be the first of what somebody is."""
    lower = word.lower
    return (
        word.is_capital
        or word.code is not None
        or lower in ("a", "an", "the", "who", "also", "then", "his", "her", "its", "their", "one")
        or is_title_word(word)
        or lower in word_set("people", "portfolios")
    )


def _names_another(words: Sequence[Word], office: int) -> bool:
    """Return whether an office belongs to the name right behind it."""
    name, _ = _name_after_office(words, office)
    return name is not None and not any(word.text == "," for word in words[office:name])


def _apposed(text: str, words: Sequence[Word], run: tuple[int, int], office: int) -> Titled:
    start, stop = run
    left = _title_start(words, office)
    end = office + 1
    while end < len(words) and (
        words[end].lower in ("of", "for", "the", "and", "&", "to")
        or words[end].code
        or is_title_word(words[end])
        or words[end].lower in word_set("people", "portfolios")
        or _ends_portfolio(words, end)
        or (words[end].text.isupper() and words[end - 1].text in ("the", "("))
        or (words[end].text in "()" and end + 1 < len(words) and end - office < _APPOSITION_REACH)
    ):
        end += 1
    while words[end - 1].lower in ("of", "for", "the", "and", "&", "to", "(", ")"):
        end -= 1
    right = _right_side(words, office, end)
    side = _side(words, left, office) or right
    if words[office].lower in _LEADING and words[office - 1].lower == "who":
        side = None
    name = text[words[start].start : words[stop - 1].end]
    role = _role_text(text, words, left, end)
    return Titled(
        words[start].start,
        words[stop - 1].end,
        name,
        role,
        side,
        words[start].start,
        words[end - 1].end,
    )


def _ends_portfolio(words: Sequence[Word], index: int) -> bool:
    """Return whether a word is the last of a portfolio before its state: "and Haulage of Peru"."""
    if words[index - 1].lower not in ("and", "&") or not words[index].is_capital:
        return False
    behind = [word for word in words[index + 1 : index + 4] if word.lower != "the"]
    return len(behind) > 1 and behind[0].lower == "of" and behind[1].code is not None


def _right_side(words: Sequence[Word], office: int, end: int) -> str | None:
    toward = False
    for word in words[office + 1 : end]:
        if word.lower in ("of", "for", "to"):
            toward = word.lower == "to"
        if word.code and not toward:
            return word.code
    return None
