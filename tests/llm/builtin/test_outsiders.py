"""People who speak for no state are nobody's delegates."""

from summarizer.ingest.article import MARKDOWN, article_from_text
from summarizer.llm.builtin.model import draft_article
from summarizer.text.articleform import read_form, write_form

TEXT = """---
language: en
published: 2030-05-22
---

Fiji and Samoa agreed to share a reef. Samoan Foreign Minister Tui Lam praised the coral.

Ana Paz, who heads the Fijian-Samoan Business Council, says trade can double by 2040.
"The coral is older than both," says Prof. Mere Toga of the Lagoon Institute, who studies reefs.
"""


def test_heads_of_chambers_and_scholars_are_no_participants() -> None:
    article = article_from_text(TEXT, uri="reef.md", media_type=MARKDOWN)

    draft, _ = draft_article(read_form(write_form(article)))

    people = [one.name for one in draft.participants if one.kind == "person"]
    assert people == ["Tui Lam"]
