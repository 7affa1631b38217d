"""The embedded extractor: spaCy and the vocabulary, at the same seam as a language model.

It reads English, deterministically, without network or key. It is no language model and never
words anything itself: statements are holders, a verb and the quote. spaCy is imported with the
first article, not with the package.
"""

from summarizer.llm.builtin.model import BuiltinModel

__all__ = ["BuiltinModel"]
