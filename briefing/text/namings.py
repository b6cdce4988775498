"""Each place where an English article names a person, with what its words state of them.

Role and party are those stated up to there: a role that only a later sentence states is none
of an earlier place's. What the words do not state is None.
"""

from __future__ import annotations

from functools import cached_property

from briefing.records import Document
from briefing.records.frozen import dataclass
from briefing.text.name_runs import Run, may_be_name
from briefing.text.pairs import Pairs
from briefing.text.parties import Parties
from briefing.text.patterns import Lazy, word_set
from briefing.text.people import Mention, People, Person
from briefing.text.people_words import BODIES, MONTHS_AND_DAYS
from briefing.text.roles import Role, before_of, role_of

_BEHIND = Lazy(r", ?(?P<role>[^.;:!?“”\"]{2,140}?)(?=,|[.;:!?“”\"]|$)")
_AS_ROLE = Lazy(r" as (?P<role>(?:the )?[A-ZÀ-ÖØ-Þ][^,]+['’]s? [a-z -]+)$")
_OPENS_ROLE = Lazy(r"(?:an?|the|its|his|her|their|who|former|[\w’'-]+)\b")
_IN_HEAD = Lazy(r"\b(?:was|were|is|are|had|has|will|and|said)\b")
_AGE = Lazy(r"(?:aged )?\d{1,3}")
_NO_ROLE = frozenset(["and", "but", "said", "while", "as", "in", "on", "at"])
_WORD_BEFORE = Lazy(r"(?<![^\s(“\"])((?:[A-Z]\.){2,}|[^\W\d_][\w&-]*(?:['’]s?)?) $")
_ROLE_BEFORE = Lazy(
    r"(?:^|[.!?:;,\n“”\"] ?| (?=(?:the|its|his|her|their) ))[\"“”]?\s*((?:[Ii]ts|[Tt]he|[Aa]n?"
    r"|[Hh]is|[Hh]er|[Tt]heir|[A-ZÀ-ÖØ-Þ][\w-]*['’]s?) [^,.;:!?“”\"\n]{3,80})$"
)
_CALLED_SO = Lazy(r"\b[Ff]ormer $")
_STOPS = word_set(
    "the a an of in on at by for from and but as when while after before with to said says told "
    "that his her its their met between including like where is was were are has had have who "
    "which or called against over under into than because about"
)
_LONGEST_WORD = 40
_MOST_CAPITALS = 4
_LONGEST_HEAD = 7
_REACH = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A person as one place of a text names them: ``text[start:end]`` is the name there.

    ``name`` is the full name, where the text has told it before. ``role`` and ``party`` are
    those the text states for the name, here or before.
    """

    name: str
    role: str | None
    party: str | None
    start: int
    end: int

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.split()[-1]


class Told:
    """What the stages share of an English document: its people, pairs and parties, read once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.article.text
        self.people = People(document)
        self.pairs = Pairs(document, self.people)
        self.parties = Parties(self.text)

    @cached_property
    def full_names(self) -> tuple[tuple[str, int], ...]:
        """Names of several words and where they stand, of people as far as their form tells."""
        return tuple(
            (self._words(run), run.tokens[0].start)
            for run in self.people.all_runs
            if len(run.tokens) > 1 and may_be_name(run.tokens)
        )

    def _words(self, run: Run) -> str:
        last = run.tokens[-1]
        return self.text[run.tokens[0].start : last.start + len(last.text)]

    @cached_property
    def namings(self) -> tuple[Naming, ...]:
        """The people that the text names with a role or by a title, place by place."""
        known: dict[int, Role] = {}
        found: list[Naming] = []
        mentions = (one for each in self.people.mentions for one in each)
        last: Naming | None = None
        for mention in mentions:
            person = mention.person
            if self._is_body(mention):
                continue
            own = self._role(mention)
            told = known.get(id(person)) if person is not None else None
            if own is None and told is None:
                continue
            role = told or own or Role(text=None, party=None)
            if own is not None and told is not None:
                role = Role(text=told.text or own.text, party=told.party or own.party)
            text = role.text
            if text is not None and text.split()[-1].lower() in ("counterpart", "colleague"):
                same = text.split()[-1].lower() == "counterpart" and last is not None
                text = last.role if same and last is not None else None
                role = Role(text=text, party=role.party)
            if person is not None:
                known[id(person)] = role
            end = mention.end - (self.text[mention.end - 2 : mention.end] in ("'s", "’s")) * 2
            last = Naming(
                name=self._name(mention, person, end),
                role=role.text,
                party=role.party,
                start=mention.start,
                end=end,
            )
            found.append(last)
        return tuple(found)

    def _name(self, mention: Mention, person: Person | None, end: int) -> str:
        if person is None or person.first > mention.start or not person.is_full:
            return self.text[mention.start : end]
        return self.text[person.first : person.first_end]

    def _is_body(self, mention: Mention) -> bool:
        """ "The Justice Department": no person, whatever stands before it."""
        person = mention.person
        known = person is not None and person.is_full
        return not known and self.text[mention.start : mention.end].lower() in BODIES

    def _role(self, mention: Mention) -> Role | None:
        """The role that stands beside a name, None where none does."""
        role = None
        if mention.titled:
            role = role_of(self._title(mention), self.parties) or Role(text=None, party=None)
        elif (
            (person := mention.person) is not None
            and person.start == mention.start
            and 0 < person.role_end <= mention.start
        ):
            role = role_of(self.text[person.role_start : person.role_end], self.parties)
        if role is None:
            role = self._before_comma(mention)
        if role is None or role.party is None or role.text is None:
            behind = self._behind(mention.end)
            if behind is not None and role is None:
                return behind
            if role is not None and behind is not None and behind.text is not None:
                role = Role(text=role.text or behind.text, party=role.party or behind.party)
        return role

    def _title(self, mention: Mention) -> str:
        """What stands before a name, with the words written small that belong to it."""
        start = mention.head
        small = start == mention.start or self.text[start].islower()
        while small and (word := self._word_before(start)) is not None:
            if word in _STOPS or word.endswith("ed") or not word.islower():
                break
            start -= len(word) + 1
        before = None if small else self._word_before(start)
        # "Orvia's Trade Minister Ida Holm": whose minister stands before the title.
        small = small or (before is not None and before.endswith(("'s", "’s", "s'", "s’")))
        capitals = 0
        while small and capitals < _MOST_CAPITALS and (word := self._word_before(start)):
            if word.islower() or word.lower() in _STOPS or word.lower() in MONTHS_AND_DAYS:
                break
            start -= len(word) + 1
            capitals += 1
        while former := _CALLED_SO.search(self.text, max(0, start - _LONGEST_WORD), start):
            start = former.start()
        words = self.text[start : mention.start].split()
        while words and words[0].lower() in MONTHS_AND_DAYS:
            words = words[1:]
        return " ".join(words)

    def _before_comma(self, mention: Mention) -> Role | None:
        """The role before a name between commas: "His Orvian counterpart, Ida Holm, said"."""
        start, end = mention.start, mention.end
        if self.text[start - 2 : start] != ", " or self.text[end : end + 1] not in (",", "."):
            return None
        before = _ROLE_BEFORE.search(self.text, max(0, start - _REACH // 2), start - 2)
        if before is None or _IN_HEAD.search(before[1]):
            return None
        return role_of(before[1], self.parties)

    def _word_before(self, start: int) -> str | None:
        word = _WORD_BEFORE.search(self.text, max(0, start - _LONGEST_WORD), start)
        return word[1] if word is not None else None

    def _behind(self, end: int) -> Role | None:
        """The role between commas behind a name."""
        text = self.text
        if text[end : end + 1] != ",":
            return None
        behind = _BEHIND.match(text, end, end + _REACH)
        if behind is not None and _AGE.fullmatch(behind["role"]):
            behind = _BEHIND.match(text, behind.end(), behind.end() + _REACH)
        if behind is None:
            return None
        phrase = behind["role"]
        first = phrase.split(" ", 1)[0]
        if first == "who" and (visiting := _AS_ROLE.search(phrase)) is not None:
            return role_of(visiting["role"], self.parties)
        if not _OPENS_ROLE.match(phrase) or first in _NO_ROLE:
            return None
        # "…, the mayor and two aides were" is a list.
        head = before_of(phrase)
        if len(head.split()) > _LONGEST_HEAD or _IN_HEAD.search(head):
            return None
        return role_of(phrase, self.parties)
