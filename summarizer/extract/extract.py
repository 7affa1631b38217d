"""One article to one communiqué: ask, ground, ask once more, account for every sentence."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from summarizer.errors import ExtractionError
from summarizer.extract.company import lone_paths
from summarizer.extract.continuations import continue_posts
from summarizer.extract.doubts import find_doubts, quotes_without_items
from summarizer.extract.draft import (
    Answer,
    Entry,
    has_too_many,
    list_entries,
    pair_corrections,
    read_answer,
    redact,
    reject,
)
from summarizer.extract.eventdate import dates_of_event
from summarizer.extract.evidence import Flaw
from summarizer.extract.flagging import flag_answers
from summarizer.extract.ground import ground_item
from summarizer.extract.held import Reading, holder_of, repeats_prompt
from summarizer.extract.ledger import write_ledger
from summarizer.extract.order import in_order
from summarizer.extract.reading import make_reading
from summarizer.extract.recheck import build_recheck
from summarizer.extract.repeats import drop_repeats
from summarizer.extract.request import (
    LANGUAGE_PROMPT,
    build_reask,
    build_request,
    cut_article,
    needs_languages,
)
from summarizer.llm.base import LanguageModel, ModelProfile
from summarizer.prompts import Prompt, load_prompt
from summarizer.schema.article import Article
from summarizer.schema.communique import (
    Communique,
    GroundedClaim,
    GroundedDate,
    GroundedEvent,
    GroundedItem,
    GroundedParticipant,
    LedgerEntry,
    RejectedItem,
)
from summarizer.vocabulary.load import Vocabulary

REASK_PROMPT = "reask.v1"
"""Id of the prompt that asks for bad items once more."""
RECHECK_PROMPT = "recheck.v1"
"""Id of the prompt that asks about sentences that nobody used."""
CUES_PROMPT = "cues.v1"
"""Id of the prompt that says of some of them that they seem to tell something."""
_ASKED_ONCE_MORE = frozenset(
    (
        "quote_not_verbatim",
        "polarity",
        "unsupported_specifics",
        "bad_value",
        "stance_quote_conflict",
        "unsupported_attribution",
        "unsupported_statement",
    )
)


class _Grounded(NamedTuple):
    """Items of drafts after grounding."""

    items: Mapping[str, GroundedItem]
    """What was found, by its path in the draft."""
    rejected: Mapping[str, RejectedItem]
    """What was not, by its path."""


class _Settled(NamedTuple):
    """What an article's items come to."""

    items: tuple[GroundedItem, ...]
    """Items without repeats, in order."""
    ledger: tuple[LedgerEntry, ...]
    """What became of every sentence."""


class _Found(NamedTuple):
    """What was found in an article so far, and what it rests on."""

    grounded: _Grounded
    """Items and rejected items."""
    answers: tuple[Answer, ...]
    """Answers, in the order in which they were asked for."""
    prompts: tuple[Prompt, ...]
    """Prompts, in the same order."""
    settled: _Settled
    """What the items come to."""


async def extract_communique(
    article: Article,
    *,
    model: LanguageModel,
    profile: ModelProfile,
    prompt: Prompt,
    vocabulary: Vocabulary,
) -> Communique:
    """Return what an article says of its event, all of it found in the article by code.

    A language model is asked for items, once more for those that cannot be used, and once about
    sentences that it passed over; the embedded extractor is asked for items only.

    Args:
        article: The article.
        model: What answers.
        profile: What a request to it says.
        prompt: What it is told.
        vocabulary: Names of states and bodies.

    Raises:
        ExtractionError: The article has nothing to read, quotes speech in which nothing was found,
            or an answer is no draft.
        ModelError: A request failed.
    """
    answers = await _ask_for_items(article, model=model, profile=profile, prompt=prompt)
    entries = list_entries(answers)
    reading = make_reading(article, entries, vocabulary, told_in=profile.language.split("-")[0])
    first = _ground(entries, reading)
    reasks = await _ask_once_more(answers, entries, first, model=model, uri=article.uri)
    grounded = _leave_out_lone(article, _correct(entries, first, reasks, reading), reading)
    asked = (*answers, *reasks.values())
    found = _Found(
        grounded=grounded,
        answers=asked,
        prompts=_prompts_of(article, profile, prompt, has_reasks=bool(reasks)),
        settled=_settle(article, grounded, asked, reading),
    )
    if not profile.is_builtin:
        found = await _look_again(article, found, reading, model=model, profile=profile)
    if not found.grounded.rejected and quotes_without_items(article, found.settled.items):
        msg = f"{article.uri!r} quotes speech, and nothing was found in it"
        raise ExtractionError(msg)
    return _compose(article, found, reading)


def _prompts_of(
    article: Article, profile: ModelProfile, prompt: Prompt, *, has_reasks: bool
) -> tuple[Prompt, ...]:
    used = [prompt]
    if needs_languages(article, profile):
        used.append(load_prompt(LANGUAGE_PROMPT))
    if has_reasks:
        used.append(load_prompt(REASK_PROMPT))
    return tuple(used)


async def _ask_for_items(
    article: Article, *, model: LanguageModel, profile: ModelProfile, prompt: Prompt
) -> list[Answer]:
    """Return the answer for each part of an article, in order."""
    parts = cut_article(article, profile=profile, prompt=prompt)
    if not parts:
        msg = f"{article.uri!r} has no sentence that could be evidence"
        raise ExtractionError(msg)
    answers = []
    for sentences in parts:
        request = build_request(article, sentences, profile=profile, prompt=prompt)
        completion = await model.complete(request)
        answers.append(read_answer(request, completion, uri=article.uri))
    return answers


async def _look_again(
    article: Article,
    found: _Found,
    reading: Reading,
    *,
    model: LanguageModel,
    profile: ModelProfile,
) -> _Found:
    """Return what was found, with what a second look at doubtful sentences brings."""
    settled = found.settled
    doubts = find_doubts(article, settled.ledger, reading.vocabulary, people=reading.people)
    if not doubts.sentences:
        return found
    asked = (RECHECK_PROMPT, CUES_PROMPT) if doubts.told else (RECHECK_PROMPT,)
    used = tuple(load_prompt(name) for name in asked)
    request = build_recheck(
        article, doubts, settled.items, profile=profile, prompts=(found.prompts[0], *used)
    )
    answer = read_answer(request, await model.complete(request), uri=article.uri)
    more = _entries_about(doubts.sentences, found.answers, answer)
    grounded = _leave_out_lone(article, _add(found.grounded, more, reading), reading)
    return _Found(
        grounded=grounded,
        answers=(*found.answers, answer),
        prompts=(*found.prompts, *used),
        settled=_settle(article, grounded, (answer, *found.answers), reading),
    )


def _ground(entries: Sequence[Entry], reading: Reading) -> _Grounded:
    items: dict[str, GroundedItem] = {}
    rejected: dict[str, RejectedItem] = {}
    for entry in entries:
        if entry.path == "event" and "event" in items:
            continue  # an article that was cut reports its one event in every part
        found = ground_item(entry, reading)
        if isinstance(found, Flaw):
            rejected[entry.path] = _reject(entry, found, reading)
        else:
            items[entry.path] = found
            rejected.pop(entry.path, None)
    return _Grounded(items, rejected)


def _reject(entry: Entry, flaw: Flaw, reading: Reading) -> RejectedItem:
    """Return an item as one that was set aside, without words of a prompt."""
    rejected = reject(entry, flaw.kind, flaw.reason)
    return redact(rejected) if repeats_prompt(entry.item, reading) else rejected


async def _ask_once_more(
    answers: Sequence[Answer],
    entries: Sequence[Entry],
    grounded: _Grounded,
    *,
    model: LanguageModel,
    uri: str,
) -> Mapping[int, Answer]:
    """Return the answer to one re-ask for each answer that had bad items, by its number."""
    reasks = {}
    for part, answer in enumerate(answers):
        problems = [grounded.rejected[path] for path in _bad_paths(entries, grounded, part)]
        if problems:
            request = build_reask(
                answer.request, answer.completion, problems, prompt=load_prompt(REASK_PROMPT)
            )
            reasks[part] = read_answer(request, await model.complete(request), uri=uri)
    return reasks


def _bad_paths(entries: Sequence[Entry], grounded: _Grounded, part: int) -> list[str]:
    """Return the paths of the items of one answer that are asked for once more, in order."""
    return list(
        dict.fromkeys(
            entry.path
            for entry in entries
            if entry.part == part
            and entry.path in grounded.rejected
            and grounded.rejected[entry.path].kind in _ASKED_ONCE_MORE
        )
    )


def _correct(
    entries: Sequence[Entry], first: _Grounded, reasks: Mapping[int, Answer], reading: Reading
) -> _Grounded:
    """Return what was grounded, with the corrections that came for what was not."""
    items, rejected = dict(first.items), dict(first.rejected)
    for part, answer in reasks.items():
        bad = set(_bad_paths(entries, first, part))
        problems = [entry for entry in entries if entry.part == part and entry.path in bad]
        pairs = pair_corrections(problems, list_entries([answer]))
        for path, correction in pairs.items():
            found = ground_item(correction, reading)
            if isinstance(found, Flaw):
                rejected[path] = _reject(correction._replace(path=path), found, reading)
            else:
                items[path] = found
                del rejected[path]
    return _Grounded(items, rejected)


def _entries_about(
    doubts: Sequence[int], asked: Sequence[Answer], answer: Answer
) -> tuple[Entry, ...]:
    """Return the items of a further answer about sentences in question, and only those."""
    entries = list_entries((*asked, answer), first=len(asked))
    return tuple(
        entry for entry in entries if entry.list_name != "event" and entry.item.sentence in doubts
    )


def _add(grounded: _Grounded, entries: Sequence[Entry], reading: Reading) -> _Grounded:
    more = _ground(entries, reading)
    return _Grounded({**grounded.items, **more.items}, {**grounded.rejected, **more.rejected})


def _leave_out_lone(article: Article, grounded: _Grounded, reading: Reading) -> _Grounded:
    """Return what was grounded without participants that stand beside everything else."""
    lone = lone_paths(article, grounded.items, reading)
    if not lone:
        return grounded
    rejected = dict(grounded.rejected)
    names = set()
    for path in lone:
        item = grounded.items[path]
        if isinstance(item, GroundedParticipant):
            names |= {item.name, holder_of(item.name, reading.vocabulary)}
            rejected[path] = RejectedItem(
                path=path,
                sentence=item.sentence,
                quote=item.span.quote,
                statement=item.name,
                kind="lone_participant",
                reason=f"nothing that the article tells of the event is about {item.name!r}",
            )
    items = {
        path: item.model_copy(
            update={"parties": tuple(one for one in item.parties if one not in names)}
        )
        if isinstance(item, GroundedEvent)
        else item
        for path, item in grounded.items.items()
        if path not in lone
    }
    return _Grounded(items, rejected)


def _settle(
    article: Article, grounded: _Grounded, answers: Sequence[Answer], reading: Reading
) -> _Settled:
    """Return what the items come to; of what answers set aside, the first word counts."""
    found = list(grounded.items.values())
    days = dates_of_event(article, found, evidence=reading.evidence, words=reading.words)
    kept = drop_repeats([*found, *days], reading.vocabulary)
    items = tuple(in_order(kept.items))
    ledger = write_ledger(
        article,
        cited=[number for one in items for number in reading.evidence.touched(one.span)],
        repeated=kept.repeated,
        set_aside=[one for answer in answers for one in answer.draft.set_aside],
        official_posts=reading.evidence.posts,
        shown=[sentence.number for sentence in reading.evidence.shown],
        for_machines=reading.evidence.set_aside,
    )
    return _Settled(items, ledger)


def _compose(article: Article, found: _Found, reading: Reading) -> Communique:
    settled = found.settled
    items, ledger = continue_posts(article, settled.items, settled.ledger, reading.evidence.posts)
    return Communique(
        article=article.id,
        event=next((one for one in items if isinstance(one, GroundedEvent)), None),
        participants=tuple(one for one in items if isinstance(one, GroundedParticipant)),
        dates=tuple(one for one in items if isinstance(one, GroundedDate)),
        claims=tuple(one for one in items if isinstance(one, GroundedClaim)),
        rejected=tuple(found.grounded.rejected.values()),
        ledger=ledger,
        model=found.answers[0].completion.model,
        prompts=tuple(prompt.use for prompt in found.prompts),
        request_keys=tuple(answer.completion.request_key for answer in found.answers),
        flags=flag_answers(
            article,
            rejected=found.grounded.rejected.values(),
            items=items,
            ledger=ledger,
            evidence=reading.evidence,
            vocabulary=reading.vocabulary,
            too_many=has_too_many(found.answers),
        ),
    )
