"""From text to trees."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from summarizer.llm.builtin.repair import repair_tree
from summarizer.llm.builtin.tree import Token, Tree
from summarizer.llm.builtin.weights import load_pipeline

if TYPE_CHECKING:
    from spacy.tokens import Doc

_COARSE = {"VB": "VERB", "MD": "AUX", "NNP": "PROPN", "NN": "NOUN", "JJ": "ADJ", "RB": "ADV"}
"""First letters of Penn Treebank tags to the parts of speech that the lemmatizer tells apart."""


def parse_texts(texts: Sequence[str]) -> list[Tree]:
    """Return the tree of each text; a text is one sentence, whatever stops it has inside."""
    pipeline = load_pipeline()
    documents = []
    for text in texts:
        document = pipeline.make_doc(text)
        for token in document[1:]:
            token.is_sent_start = False
        documents.append(document)
    with pipeline.select_pipes(disable=["lemmatizer"]):
        parsed = list(pipeline.pipe(documents))
    lemmatizer = pipeline.get_pipe("lemmatizer")
    return [repair_tree(_tree(document, lemmatizer)) for document in parsed]


def _tree(document: "Doc", lemmatizer: Any) -> Tree:
    tokens = []
    for token in document:
        tag = token.tag_
        coarse = _COARSE.get(tag[:3]) or _COARSE.get(tag[:2])
        if coarse:
            token.pos_ = coarse
        tokens.append(
            Token(
                index=token.i,
                text=token.text,
                lemma=_lemma(token, tag, lemmatizer) if coarse else token.lower_,
                tag=tag,
                label=token.dep_,
                head=token.head.i,
                start=token.idx,
                end=token.idx + len(token.text),
            )
        )
    return Tree(tokens)


def _lemma(token: Any, tag: str, lemmatizer: Any) -> str:
    """Return the dictionary form; what is one already stays (the rules would cut `focus`)."""
    lower: str = token.lower_
    if tag == "VB" or (tag == "VBP" and lower not in ("am", "are", "'re", "'ve")):
        return lower
    found: str = lemmatizer.rule_lemmatize(token)[0]
    return found.lower()
