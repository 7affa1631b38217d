"""From a parsed unit to its claims.

Verbs are read from the top of the sentence down. What an act takes as its complement belongs to
it and is not read again; what somebody only says is read for itself, with who says it.
"""

from dataclasses import dataclass, field

from summarizer.llm.builtin import kinds
from summarizer.llm.builtin.acts import (
    Site,
    is_plain_saying,
    is_saying,
    nominal_site,
    verb_site,
)
from summarizer.llm.builtin.attribution import is_with_strangers, site_holding
from summarizer.llm.builtin.clauses import Clause, read_clause
from summarizer.llm.builtin.complements import Part, noun_start, parts_of, verb_parts
from summarizer.llm.builtin.decisions import LISTS, Decision
from summarizer.llm.builtin.discourse import NOBODY, Discourse, Holding
from summarizer.llm.builtin.frames import (
    find_frames,
    frame_of,
    is_imperative,
    is_somebody_unknown,
    is_unknown_person,
    reports_clause,
)
from summarizer.llm.builtin.futures import (
    decide_ahead,
    decide_future,
    future_parts,
    is_as_future,
    is_made_thing,
    is_of_office,
    is_own_gift,
    is_told_for_each,
)
from summarizer.llm.builtin.holders import find_holding, subject_of
from summarizer.llm.builtin.instruments import instrument_of
from summarizer.llm.builtin.items import OWN_WORDS, Item
from summarizer.llm.builtin.lexicons import word_set
from summarizer.llm.builtin.nextmeetings import (
    IS_HELD,
    MEETS,
    meeting_part,
    meeting_subject,
    meets_again,
    next_is_held,
)
from summarizer.llm.builtin.offers import offer_in
from summarizer.llm.builtin.packages import package_of
from summarizer.llm.builtin.partial import without_excepted
from summarizer.llm.builtin.pasts import is_dated_before, is_past
from summarizer.llm.builtin.people import Person
from summarizer.llm.builtin.reading import Reading
from summarizer.llm.builtin.referrals import REFERRED, is_referred
from summarizer.llm.builtin.spans import clause_end
from summarizer.llm.builtin.spoken import decide_said, said_part
from summarizer.llm.builtin.stances import makes_a_promise
from summarizer.llm.builtin.subjects import (
    agent_holding,
    is_passive,
    owner_holding,
    subject_holding,
)
from summarizer.llm.builtin.tree import Token, Tree
from summarizer.llm.builtin.writing import is_on_mere_pronoun, says_something, write_item
from summarizer.vocabulary.load import Vocabulary

_LEAST_WORDS = 4
_PAIR = 2
_NAMED = ("named", "document", "body")
"""How a post must name whose stance it gives; whom "they" means there is not known."""


@dataclass
class UnitReader:
    """Reads the claims of one unit."""

    reading: Reading
    """The unit."""
    discourse: Discourse
    """Who was spoken of; changed as the unit is read."""
    vocabulary: Vocabulary
    """Speech acts."""
    year: int | None
    """Year of the article, for telling earlier years."""
    items: list[Item] = field(default_factory=list)
    """What was found."""
    taken: list[tuple[int, int]] = field(default_factory=list)
    """First and last words of what was found."""
    frames: dict[int, Holding] = field(default_factory=dict)
    """Who says the clauses that somebody says, by their verbs."""

    @property
    def tree(self) -> Tree:
        """The unit's words."""
        return self.reading.tree

    def read(self) -> list[Item]:
        """Return the claims of the unit, in the order of the text."""
        self.frames = find_frames(self.reading, self.discourse)
        self._read_instrument()
        self._read_package()
        if not self.taken:
            self._read_listed()
        for verb in self._verbs():
            self._note_subject(verb)
            self._read_verb(verb)
        for token in self.tree.tokens:
            if not self._is_taken(token.index) or self._is_rejected(token):
                self._read_nominal(token)
        for verb in self._verbs():
            if not self._is_taken(verb.index):
                self._read_said(verb)
        return sorted(self.items, key=lambda item: item.stretch)

    def _verbs(self) -> list[Token]:
        """Return the verbs, those nearest the top of the sentence first."""
        verbs = [t for t in self.tree.tokens if t.is_verb and t.label not in ("aux", "auxpass")]
        return sorted(verbs, key=lambda t: (len(list(self.tree.ancestors(t.index))), t.index))

    def _note_subject(self, verb: Token) -> None:
        """Remember whom a verb is of; a relative clause is no subject of the next sentence."""
        above = (verb, *self.tree.ancestors(verb.index))
        if any(one.label == "relcl" for one in above):
            return
        for subject in self.tree.children(verb.index, "nsubj", "nsubjpass"):
            pronoun = subject.tag in ("PRP", "WP", "WDT")
            if is_somebody_unknown(self.reading, subject):
                name = self.tree.text(noun_start(self.tree, subject.index), subject.index)
                self.discourse.person = Person(name)
                continue
            if not (pronoun or is_unknown_person(self.reading, subject)):
                holding = find_holding(self.reading, subject.index, self.discourse)
                as_one = subject.tag == "NN" and subject.lower in word_set("grammar", "groups")
                self.discourse.note(holding, as_one=as_one)

    def _is_taken(self, index: int) -> bool:
        return any(first <= index <= last for first, last in self.taken)

    def _frame_of(self, index: int) -> Holding | None:
        return frame_of(self.reading, index, self.frames, self.discourse)

    def _together(self) -> Holding:
        return Holding(self.discourse.several(None), "joint")

    def _take(
        self, part: Part, holding: Holding, decision: Decision, site: Site | None = None
    ) -> None:
        self.taken.append((part.first, part.last))
        holding = without_excepted(self.reading, part.first, holding)
        if decision.stance == "oppose" and len(holding.holders) == 1:
            self.discourse.dissenter = (holding.holders[0], self.reading.unit.line)
        frame = self._frame_of(part.head)
        self.items.append(write_item(self.reading, part, holding, decision, site=site, frame=frame))

    def _read_listed(self) -> None:
        """Read an item that is a mere infinitive, in a list of commitments."""
        stem = self.reading.unit.stem
        if stem is None or not LISTS.search(stem) or not len(self.tree):
            return
        root = next(t for t in self.tree.tokens if t.head == t.index)
        if self.tree.child(root.index, "nsubj", "nsubjpass") or not self._together().is_somebody:
            return
        if root.tag == "VB":
            decision = Decision("agreement", "support", "agree", "agreed to", "item:infinitive")
            for part in verb_parts(self.tree, root.index, root, "infinitive"):
                self._take(part, self._together(), decision)
        elif root.is_noun and len(self.tree) > _LEAST_WORDS:
            last = clause_end(self.tree, root.index, first=root.index)
            part = Part(min(self.tree.subtree(root.index)), last, root.index, "thing")
            decision = Decision("agreement", "support", "agree on", "agreed on", "item:thing")
            self._take(part, self._together(), decision)

    def _read_instrument(self) -> None:
        """Read a line that names a paper in a list of those signed: "Treaty between A and B on"."""
        found = instrument_of(self.reading, self.year, self.discourse.several(None))
        if found is None:
            return
        part, holders = found
        decision = Decision("agreement", "support", "sign", "signed the", "item:instrument")
        self._take(part, Holding(holders, "joint"), decision)

    def _read_package(self) -> None:
        """Read the results with which a meeting ended, as far as they are mere nouns."""
        verb, parts = package_of(self.reading)
        together = self._together()
        if verb is not None:
            together = subject_holding(self.reading, verb.index, self.discourse)
        decision = Decision("agreement", "support", "agree on", "agreed on", "package:thing")
        for part in parts if len(together.holders) > 1 else ():
            self._take(part, together, decision)

    def _read_verb(self, verb: Token) -> None:
        if self._is_taken(verb.index) and not self._has_own_holder(verb):
            return
        clause = read_clause(self.reading, verb.index)
        earlier = clause.earlier and self._frame_of(verb.index) is None
        past = not clause.future and self._is_past(verb)
        if past and verb.label == "ROOT":
            self.discourse.past = self.reading.unit.paragraph
        if earlier and not past and self._is_demand_at_talks(verb):
            earlier = False
        if clause.hypothetical or earlier or past or self._is_no_report(verb):
            return
        untold = not self._is_taken(verb.index)
        if untold and (self._read_next_meeting(verb) or self._read_referral(verb)):
            return
        site = verb_site(self.reading, verb.index, self.vocabulary) or self._paper_site(verb)
        if site is not None and self._read_site(site, clause):
            return
        ahead = clause.future or is_as_future(self.reading, verb, clause)
        if ahead and not clause.possible:
            self._read_future(verb, clause)

    def _is_demand_at_talks(self, verb: Token) -> bool:
        """Return whether "Peru had asked for more" tells what one party demanded at the talks.

        Where words put it at another time ("In 2019", "had long pressed"), it is history; and what
        somebody had only wanted was perhaps never said.
        """
        site = verb_site(self.reading, verb.index, self.vocabulary)
        if site is None or site.act.kind != "call" or verb.label not in ("ROOT", "conj"):
            return False
        if verb.lemma in ("want", "hope", "wish", "like"):
            return False
        if len(self.discourse.parties) < _PAIR or is_dated_before(self.reading, verb):
            return False
        holding = subject_holding(self.reading, verb.index, self.discourse)
        return len(holding.holders) == 1 and set(holding.holders) <= set(self.discourse.parties)

    def _read_referral(self, verb: Token) -> bool:
        """Read a question that was passed on: "was referred to the committee"."""
        if not is_referred(self.reading, verb) or len(self._together().holders) < _PAIR:
            return False
        if self._frame_of(verb.index) is not None:
            return False
        self._take(meeting_part(self.tree, verb, whole=True), self._together(), REFERRED)
        return True

    def _read_next_meeting(self, verb: Token) -> bool:
        """Read a meeting that is fixed without "will"; return whether it was one."""
        frame = self._frame_of(verb.index)
        if not self._together().is_somebody or (frame is not None and frame.kind == "outsider"):
            return False
        if next_is_held(self.reading, verb):
            self._take(meeting_part(self.tree, verb, whole=True), self._together(), IS_HELD)
            return True
        subject = meeting_subject(self.tree, verb)
        if subject is None:
            return False
        holding = find_holding(self.reading, subject.index, self.discourse)
        if not meets_again(self.reading, verb, holding):
            return False
        self._take(meeting_part(self.tree, verb, whole=False), holding, MEETS)
        return True

    def _is_no_report(self, verb: Token) -> bool:
        """Return whether a clause only names a thing ("what we agreed") or tells one to act."""
        free = ("dobj", "nsubj", "pobj", "attr", "nsubjpass")
        return is_imperative(self.reading, verb) or any(
            child.tag == "WP" and child.lower in ("what", "whatever")
            for child in self.tree.children(verb.index, *free)
        )

    def _paper_site(self, verb: Token) -> Site | None:
        """Return what a paper does to its parties: "the accord provides for ..."."""
        if verb.lemma not in word_set("grammar", "paper_verbs") or verb.label in ("acl", "amod"):
            return None
        if subject_holding(self.reading, verb.index, self.discourse).kind != "document":
            return None
        act = self.vocabulary.acts["agree"]
        return Site(self.reading, verb.index, act, verb.lemma, "verb", None, verb.index)

    def _has_own_holder(self, verb: Token) -> bool:
        """Return whether a verb inside another's complement is a relative clause of a party."""
        clause = self.tree.clause_head(verb.index)
        subject = self.tree.child(verb.index, "nsubj")
        if clause.label != "relcl" or subject is None or subject.tag in ("WP", "WDT"):
            return False
        if subject.tag == "PRP" and verb.tag in ("VBD", "VBN"):
            return False
        return find_holding(self.reading, subject.index, self.discourse).is_somebody

    def _is_past(self, verb: Token) -> bool:
        return is_past(self.reading, verb, self.year, self.discourse)

    def _read_site(self, site: Site, clause: Clause) -> bool:
        """Read an act; return whether it was one."""
        if is_plain_saying(site.tree, site.head) and reports_clause(self.tree, site.head):
            return site.form != "adjective"
        frame = self._frame_of(site.head)
        if frame is not None and frame.kind == "outsider":
            return True
        if makes_a_promise(site):
            return False
        holding = self._said_of_another(site) or site_holding(site, self.discourse)
        unnamed = self.reading.unit.kind == "post" and holding.kind not in _NAMED
        if unnamed or is_with_strangers(site, holding, self.discourse):
            return True
        if not (holding.is_somebody and kinds.is_act(site, clause, holding)):
            return False
        self.discourse.note(holding)
        if offer := offer_in(site, holding, self.discourse):
            self._take(offer.part, offer.holding, offer.decision)
        else:
            self._take_parts(site, clause, holding)
        return True

    def _said_of_another(self, site: Site) -> Holding | None:
        """Return who says in a quotation that the other side has recognized or conceded something.

        It is the speaker's claim, and the other side may deny it.
        """
        speaker = self.discourse.speaker
        if self.reading.unit.kind != "speech" or speaker is None or not speaker.is_somebody:
            return None
        if site.act.lemma not in word_set("grammar", "conceding") or site.form != "verb":
            return None
        own = site_holding(site, self.discourse)
        return speaker if own.kind == "named" and own.holders != speaker.holders else None

    def _take_parts(self, site: Site, clause: Clause, holding: Holding) -> None:
        for part in parts_of(site):
            decision = kinds.decide_part(site, clause, holding, part, self.vocabulary)
            bare = decision is not None and decision.type == "position"
            bare = bare and is_on_mere_pronoun(self.reading, part, site)
            if decision is not None and says_something(self.tree, part) and not bare:
                self._take(part, holding, decision, site)

    def _read_future(self, verb: Token, clause: Clause) -> None:
        frame = self._frame_of(verb.index)
        given = is_as_future(self.reading, verb, read_clause(self.reading, verb.index))
        said = is_saying(self.tree, verb.index) and not given
        if said or (frame is not None and frame.kind == "outsider"):
            return
        found = self._future_holding(verb)
        decided = decide_future(self.reading, verb, clause, found, frame)
        if decided is None:
            return
        holding = self._together() if decided.joint else found
        if decided.joint and is_own_gift(verb, frame):
            holding = frame or holding
        if not holding.is_somebody:
            return
        office = (
            is_of_office(self.reading, verb, found)
            or is_passive(self.tree, verb.index)
            or is_told_for_each(self.tree, verb)
        )
        whole = decided.joint or office
        for part in future_parts(self.tree, verb, whole=whole):
            if not self._is_taken(part.head):
                one = decide_ahead(decided.decision, self.tree[part.head], self.vocabulary)
                one = one._replace(lead=OWN_WORDS) if office else one
                self._take(part, holding, one)

    def _future_holding(self, verb: Token) -> Holding:
        if is_passive(self.tree, verb.index):
            return agent_holding(self.reading, verb.index, self.discourse) or NOBODY
        subject = subject_of(self.tree, verb.index)
        if subject is not None and is_made_thing(self.reading, subject):
            return NOBODY
        return subject_holding(self.reading, verb.index, self.discourse)

    def _read_nominal(self, token: Token) -> None:
        site = nominal_site(self.reading, token.index, self.vocabulary)
        if site is None:
            return
        verb = self.tree.clause_head(token.index)
        clause = read_clause(self.reading, verb.index)
        given_up = verb.lemma in word_set("grammar", "giving_up")
        unsaid = (
            given_up or clause.negated or clause.hypothetical or clause.earlier or clause.possible
        )
        if unsaid or self._is_past(verb):
            return
        holding = owner_holding(self.reading, token.index, self.discourse)
        if not holding.is_somebody and kinds.is_shared_noun(site):
            holding = self._together()
        for part in parts_of(site) if holding.is_somebody else ():
            decision = kinds.decide_nominal(site, holding, part)
            if decision is not None:
                self._take(part, holding, decision, site)

    def _is_rejected(self, noun: Token) -> bool:
        """Return whether a noun is the object of a rejection, and somebody else's demand."""
        owner = self.tree.child(noun.index, "poss")
        if noun.label != "dobj" or owner is None or self.reading.code_at(owner.index) is None:
            return False
        site = verb_site(self.reading, noun.head, self.vocabulary)
        return site is not None and site.act.kind == "opposition" and site.form == "verb"

    def _read_said(self, verb: Token) -> None:
        """Read a clause that is a position because somebody says it: "must be lifted"."""
        frame = self._frame_of(verb.index)
        if frame is None or frame.kind == "outsider" or not self._is_statement(verb):
            return
        clause = read_clause(self.reading, verb.index)
        own = subject_holding(self.reading, verb.index, self.discourse)
        if frame.kind in ("person", "unnamed") and not frame.is_somebody:
            return
        holding = frame if frame.is_somebody else own
        decision = decide_said(self.tree, verb, clause, own)
        if decision is not None and holding.is_somebody:
            self._take(said_part(self.tree, verb), holding, decision)

    def _is_statement(self, verb: Token) -> bool:
        if verb.label in ("xcomp", "acl", "relcl", "pcomp", "amod"):
            return False
        reporting = is_saying(self.tree, verb.index) and reports_clause(self.tree, verb.index)
        clause = read_clause(self.reading, verb.index)
        return not (reporting or clause.hypothetical or clause.earlier)
