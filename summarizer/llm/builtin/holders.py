"""Whom a subject stands for.

A state by its name, people, capital or minister; both sides, the ministers, the communiqué for all
parties of the event; a pronoun for the last holder that it fits. Things and nameless people stand
for nobody.
"""

from summarizer.llm.builtin.discourse import NOBODY, Discourse, Holding, HoldingKind
from summarizer.llm.builtin.lexicons import word_set
from summarizer.llm.builtin.namewords import is_office
from summarizer.llm.builtin.nounholders import modifier_codes, noun_holding
from summarizer.llm.builtin.partial import partial_holding
from summarizer.llm.builtin.people import Person
from summarizer.llm.builtin.reading import Reading
from summarizer.llm.builtin.tree import Token, Tree

_OPENING_REACH = 10
_NOMINAL_TAGS = (
    "PRP",
    "DT",
    "CD",
    "WP",
    "WDT",
    "JJ",
    "NNP",
    "PRP$",
    "VBG",
    "JJS",
    "RB",
)


def find_holding(reading: Reading, index: int, discourse: Discourse) -> Holding:
    """Return whom the noun phrase with this head stands for, with all that is coordinated."""
    if partial := partial_holding(reading, reading.tree[index], discourse):
        return partial
    parts = [
        _one_holding(reading, token, discourse)
        for token in coordinated(reading, index)
        if (
            token.is_noun
            or reading.mention_at(token.index) is not None
            or token.tag in _NOMINAL_TAGS
        )
    ]
    parts = [part for part in parts if part.is_somebody] or parts[:1]
    if not parts:
        return NOBODY
    holders = tuple(dict.fromkeys(code for part in parts for code in part.holders))
    if len(parts) == 1:
        return parts[0]
    speakers = [part.speaker for part in parts if part.speaker is not None]
    kind: HoldingKind = "joint" if len(holders) > 1 else parts[0].kind
    return Holding(holders, kind, speakers[0] if len(speakers) == 1 else None)


def coordinated(reading: Reading, index: int) -> list[Token]:
    """Return a noun and those beside it: after "and", a comma, "along with" or "as well as"."""
    tree = reading.tree
    found = [tree[index]]
    for token in found:
        found += [c for c in tree.children(token.index, "conj") if c.index > index]
        for name in tree.children(token.index, "appos"):
            found += [name] if _is_another(reading, token, name) else []
            named = reading.person_at(name.index) is not None and is_office(token.lower)
            found += tree.children(name.index, "conj") if named else []
    found += [one for one in _listed_before(reading, index) if one not in found]
    found += _alongside(reading, index)
    for along in tree.tokens[index + 1 : index + 8]:
        if along.lower in ("with", "as") and tree[along.index - 1].lower in (
            "along",
            "together",
            "well",
        ):
            found += [
                one
                for pobj in tree.children(along.index, "pobj")
                for one in tree.conjuncts(pobj.index)
            ]
    return sorted(found, key=lambda token: token.index)


def _alongside(reading: Reading, index: int) -> list[Token]:
    """Return who stands before a subject in "Together with Peru, Chile asked"."""
    tree = reading.tree
    opening = [token.lower for token in tree.tokens[:2]]
    if opening not in (["together", "with"], ["along", "with"], ["jointly", "with"]):
        return []
    if tree[index].label != "nsubj" or index > _OPENING_REACH or tree[index].tag == "PRP":
        return []
    return [one for p in tree.children(1, "pobj") for one in tree.conjuncts(p.index)]


def _listed_before(reading: Reading, index: int) -> list[Token]:
    """Return the states of a list that the parser took the last ones of: "Mali, Niger and Chad"."""
    tree = reading.tree
    found: list[Token] = []
    here = index
    is_list = any(token.lower in ("and", "or") for token in tree.tokens[index : index + 4])
    while is_list and here > 1 and tree[here - 1].text == "," and reading.code_at(here) is not None:
        before = here - 2
        mention = reading.mention_at(before)
        if reading.code_at(before) is None or mention is None:
            break
        first = next(t.index for t in tree.tokens if t.start >= mention.start)
        opener = tree[first - 1].lower if first else ""
        if first and tree[first - 1].tag in ("IN", "TO"):
            break
        if opener == "the" and first > 1 and tree[first - 2].tag in ("IN", "TO"):
            break
        found.append(tree[before])
        here = first
    return found


def _is_another(reading: Reading, token: Token, other: Token) -> bool:
    """Return whether an apposition is really the next of a list of states."""
    codes = reading.code_at(token.index), reading.code_at(other.index)
    return None not in codes and codes[0] != codes[1]


def _one_holding(reading: Reading, token: Token, discourse: Discourse) -> Holding:
    person = reading.person_at(token.index)
    if person is not None:
        return person_holding(person)
    if token.lower in word_set("grammar", "pronouns") and token.tag != "NNP":
        return _pronoun_holding(reading, token, discourse)
    code = reading.code_at(token.index)
    if code is not None:
        return Holding((code,), "named")
    if is_office(token.lower) and (own := _its_state(reading, token, discourse)):
        return Holding((own,), "person")
    return noun_holding(reading, token, discourse)


def _its_state(reading: Reading, token: Token, discourse: Discourse) -> str | None:
    """Return whose officer "its envoy" is: of the subject before it in the sentence."""
    owner = reading.tree.child(token.index, "poss")
    if owner is None or owner.lower != "its":
        return None
    if any(reading.person_at(child.index) for child in reading.tree.children(token.index, "appos")):
        return None
    return _subject_before(reading, token, discourse)


def person_holding(person: Person) -> Holding:
    """Return the state that a person speaks for; nobody where none is known.

    Somebody without an office, or no longer in one, speaks for nobody: what he or she says is no
    party's position.
    """
    former = any("former" in role.lower() for role in person.roles)
    if former or not (person.side or person.roles or person.is_counterpart):
        return Holding((), "outsider", person)
    return Holding((person.side,) if person.side else (), "person", person)


def _pronoun_holding(reading: Reading, token: Token, discourse: Discourse) -> Holding:
    word = token.lower
    if word in ("who", "which", "that") and token.tag in ("WP", "WDT", "IN", "DT"):
        return _antecedent_holding(reading, token, discourse)
    if word in ("we", "our", "us", "i"):
        signed = discourse.speaker is None and bool(discourse.we)
        return Holding(discourse.we, "joint") if signed else discourse.speaker or NOBODY
    if word in ("he", "she", "his", "her"):
        person = _person_before(reading, token) or discourse.person
        if person is not None:
            return person_holding(person)
    if word in ("it", "its", "he", "she", "his", "her"):
        return _it_holding(reading, token, discourse)
    return Holding(discourse.several(2 if word in ("both", "neither") else None), "joint")


def _person_before(reading: Reading, token: Token) -> Person | None:
    """Return the person who is the last subject before "she" in its sentence."""
    for before in reversed(reading.tree.tokens[: token.index]):
        if before.label == "nsubj" and before.is_noun:
            beside = (before, *reading.tree.children(before.index, "appos"))
            people = (reading.person_at(one.index) for one in beside)
            return next((person for person in people if person is not None), None)
    return None


def _it_holding(reading: Reading, token: Token, discourse: Discourse) -> Holding:
    """Return whom "it" means: the last single holder, unless it opens an impersonal clause."""
    tree = reading.tree
    if _is_impersonal(tree, token):
        return NOBODY
    clause = tree.clause_head(token.index)
    passive = clause.tag == "VBN" and tree.child(clause.index, "auxpass") is not None
    if token.label == "expl" or passive:
        return Holding(discourse.several(None), "joint")
    if discourse.body and token.lower in ("it", "its"):
        return Holding(discourse.body, "joint")
    holder = _owner(reading, token) or _sayer(reading, token)
    holder = holder or _subject_before(reading, token, discourse) or discourse.single
    return Holding((holder,) if holder else (), "named")


def _is_impersonal(tree: Tree, token: Token) -> bool:
    """Return whether "it" only stands for what follows: "it is hard to say"."""
    verb = tree[token.head]
    told = tree.children(verb.index, "acomp", "attr")
    return (
        token.lower == "it"
        and token.label == "nsubj"
        and verb.lemma in ("be", "seem", "become")
        and any(word.lower in word_set("grammar", "impersonal") for word in told)
    )


def _subject_before(reading: Reading, token: Token, discourse: Discourse) -> str | None:
    """Return the state that is the last subject before "it" in its sentence, not one beside it."""
    above = {one.index for one in reading.tree.ancestors(token.index)}
    for before in reversed(reading.tree.tokens[: token.index]):
        if before.label not in ("nsubj", "nsubjpass") or not before.is_noun:
            continue
        if before.index in above:
            continue
        holding = find_holding(reading, before.index, discourse)
        codes = holding.holders or tuple(modifier_codes(reading, before.index))
        return codes[0] if len(codes) == 1 else None
    return None


def _owner(reading: Reading, token: Token) -> str | None:
    """Return whose the noun is in whose clause "it" stands: "Japan's pledge that it will"."""
    for above in reading.tree.ancestors(token.index):
        if above.label in ("acl", "relcl") and reading.tree[above.head].is_noun:
            owner = reading.tree.child(above.head, "poss")
            return reading.code_at(owner.index) if owner is not None else None
    return None


def _sayer(reading: Reading, token: Token) -> str | None:
    """Return the state that says the clause in which "it" stands: "Oslo says it will"."""
    tree = reading.tree
    clause = tree.clause_head(token.index)
    for above in tree.ancestors(clause.index):
        if clause.label == "ccomp" and above.lemma in word_set("grammar", "saying"):
            subject = tree.child(above.index, "nsubj")
            if subject is not None and reading.code_at(subject.index):
                return reading.code_at(subject.index)
        clause = above
    return None


def _antecedent_holding(reading: Reading, token: Token, discourse: Discourse) -> Holding:
    for above in reading.tree.ancestors(token.index):
        if above.label in ("relcl", "acl") and above.head != token.index:
            head = reading.tree[above.head]
            if head.lower in word_set("grammar", "pronouns"):
                return NOBODY
            return find_holding(reading, reading.tree.first_conjunct(head.index).index, discourse)
        if (picked := _picked_out(reading, above)) is not None:
            return find_holding(reading, picked.index, discourse)
    return NOBODY


def _picked_out(reading: Reading, verb: Token) -> Token | None:
    """Return whom a cleft picks out: "it was Togo that objected"."""
    head = reading.tree[verb.head]
    subject = reading.tree.child(head.index, "nsubj", "expl")
    if head.lemma != "be" or verb.label != "ccomp" or subject is None or subject.lower != "it":
        return None
    return reading.tree.child(head.index, "attr")


def subject_of(tree: Tree, index: int) -> Token | None:
    """Return the subject of a verb, its own or the one it shares; None where it has none."""
    seen: set[int] = set()
    here = tree[index]
    while here.index not in seen:
        seen.add(here.index)
        own = tree.children(here.index, "nsubj", "nsubjpass", "csubj", "expl")
        if own:
            return own[0]
        if here.label in ("relcl", "acl") and here.tag in ("VBN", "VBG", "VB"):
            return tree[here.head]
        if here.label in (
            "conj",
            "xcomp",
            "advcl",
            "acl",
            "pcomp",
            "prep",
            "ccomp",
            "dep",
            "relcl",
        ):
            controlled = tree.child(here.head, "dobj") if here.label == "xcomp" else None
            if controlled is not None and controlled.index < here.index:
                return controlled
            here = tree[here.head]
            continue
        return None
    return None
