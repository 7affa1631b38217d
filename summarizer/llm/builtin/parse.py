"""From text to trees."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from summarizer.llm.builtin.repair import repair_tree
from summarizer.llm.builtin.tree import Token, Tree
from summarizer.llm.builtin.weights import load_pipeline

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_COARSE = {"VB": "VERB", "MD": "AUX", "NNP": "PROPN", "NN": "NOUN", "JJ": "ADJ", "RB": "ADV"}
"""First letters of Penn Treebank tags to the parts of speech that the lemmatizer tells apart."""
_LEMMAS = 4096
"""Dictionary forms to keep for the articles to come; without them parsing takes a fifth longer."""


def parse_texts(texts: Sequence[str]) -> list[Tree]:
    """Return the tree of each text; a text is one sentence, whatever stops it has inside."""
    pipeline = load_pipeline()
    # Words that are new are forgotten with the zone; the trees hold strings of their own.
    with pipeline.memory_zone():
        documents = [_one_sentence(pipeline, text) for text in texts]
        with pipeline.select_pipes(disable=["lemmatizer"]):
            parsed = list(pipeline.pipe(documents))
        lemmatizer: Any = pipeline.get_pipe("lemmatizer")
        trees = [repair_tree(_tree(document, lemmatizer)) for document in parsed]
    if len(lemmatizer.cache) > _LEMMAS:
        lemmatizer.cache.clear()  # it is no part of the zone
    return trees


def _one_sentence(pipeline: "Language", text: str) -> "Doc":
    """Return the text's words, with no sentence beginning inside."""
    document = pipeline.make_doc(text)
    for token in document[1:]:
        token.is_sent_start = False
    return document


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
