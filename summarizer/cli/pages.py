"""A briefing as the bytes of its files."""

from summarizer.render.markdown import render_markdown
from summarizer.schema.briefing import Briefing
from summarizer.vocabulary.load import load_vocabulary


def page_of(briefing: Briefing) -> bytes:
    """Return a briefing's page for people, with the usual names of states."""
    countries = load_vocabulary().countries
    names = {code: country.name for code, country in countries.items()}
    return render_markdown(briefing, name_of=names).encode()
