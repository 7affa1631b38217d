"""The embedded extractor as a language model: the same requests, the same answers."""

from functools import partial

from summarizer.errors import ConfigurationError
from summarizer.llm.base import Completion, ModelProfile, Request
from summarizer.llm.builtin.language import require_english
from summarizer.schema.canonical import pretty_json
from summarizer.schema.draft import CommuniqueDraft
from summarizer.text.articleform import ArticleForm, read_form
from summarizer.vocabulary.load import load_vocabulary

NAME = "builtin-1"
"""Name and version; rules that answer otherwise are a new version."""
_WINDOW_TOKENS = 100_000_000

_EMPTY = CommuniqueDraft(
    event=None, participants=(), dates=(), agreements=(), positions=(), facts=(), set_aside=()
)


class BuiltinModel:
    """Answers requests to extract from an article, by rule."""

    profile = ModelProfile(endpoint="builtin", model=NAME, context_tokens=_WINDOW_TOKENS)
    """What a request to it says."""

    async def complete(self, request: Request) -> Completion:
        """Return the draft of the article in the request.

        Asked once more, it has nothing else to say: it answers with an empty draft.

        Raises:
            UnreadLanguageError: The article is not in English.
            ConfigurationError: The request is no extraction, or the pipeline is not installed.
        """
        if not request.prompt.startswith("extract."):
            msg = f"the embedded extractor answers 'extract' prompts only, not {request.prompt!r}"
            raise ConfigurationError(msg)
        answer = partial(Completion, request_key=request.key, model=NAME)
        if any(message.role == "assistant" for message in request.messages):
            return answer(text=pretty_json(_EMPTY))
        message = next(one.content for one in request.messages if one.role == "user")
        draft, rules = draft_article(read_form(message))
        return answer(text=pretty_json(draft), rules=rules)


def draft_article(form: ArticleForm) -> tuple[CommuniqueDraft, dict[str, str]]:
    """Return the draft of an article, and for each path in it the rule that made it.

    Raises:
        UnreadLanguageError: The article is not in English.
    """
    require_english(form)
    from summarizer.llm.builtin.draft import DraftWriter
    from summarizer.llm.builtin.extraction import read_article

    vocabulary = load_vocabulary()
    writer = DraftWriter(read_article(form, vocabulary), vocabulary)
    return writer.write(), writer.rules
