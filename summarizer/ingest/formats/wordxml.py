"""Elements of WordprocessingML by their names without namespaces."""

from lxml import etree


def tag_of(element: etree._Element) -> str:
    """Return the name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value_of(element: etree._Element, name: str = "val") -> str:
    """Return an attribute by its name without a namespace; empty where there is none."""
    values = (value for key, value in element.items() if str(key).rpartition("}")[2] == name)
    return str(next(values, ""))
