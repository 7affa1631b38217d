"""Languages by their codes (BCP 47; the names are those of ISO 639, by way of pycountry)."""

import re
from functools import cache

_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_BRACKETED = re.compile(r"\s*\(.*\)")


def is_language(code: str) -> bool:
    """Return whether a code is one of a language, with or without a region or script.

    >>> is_language("fr"), is_language("pt-BR"), is_language("French"), is_language("xx")
    (True, True, False, False)
    """
    return _CODE.fullmatch(code) is not None and _name_of(code.split("-")[0]) is not None


def name_language(code: str) -> str:
    """Return a language's English name and code.

    >>> name_language("fr"), name_language("el"), name_language("tlhx")
    ('French (fr)', 'Modern Greek (el)', 'tlhx')
    """
    name = _name_of(code.split("-")[0])
    return f"{name} ({code})" if name else code


@cache
def _name_of(code: str) -> str | None:
    if code == "en":
        return "English"
    import pycountry  # 8,000 languages; read only where one other than English is named

    if not code.isascii() or not code.isalpha() or len(code) not in (2, 3):
        return None
    found = pycountry.languages.get(**{"alpha_2" if len(code) == 2 else "alpha_3": code})
    return _BRACKETED.sub("", found.name) if found is not None else None
