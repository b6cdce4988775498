"""Who a speaker's words stand for: full names, roles, parties, pronouns; nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.records import Sentence
from briefing.speech.known import Known
from briefing.speech.named import (
    BARE_OFFICE,
    BASED,
    BY_HOUSE,
    DESCRIBED,
    FAMILY,
    FURTHEST,
    MEMBERS,
    NO_OWN,
    OUTLET,
    OWNED,
    PAIR,
    PAIR_OF_PEOPLE,
    POLITE,
    PROPER_HOUSE,
    RELATIVES,
    TITLED,
    Named,
    as_of,
    gender_of,
    gender_of_name,
    head_of,
    role_only,
)
from briefing.speech.nouns import NOUNS, PRONOUNS, is_agent
from briefing.speech.phrases import Phrase, subject_of_sentence
from briefing.speech.states import State
from briefing.speech.verbs import FINDING
from briefing.text.namings import Naming, Told
from briefing.text.patterns import Lazy, has_word
from briefing.text.people import is_name
from briefing.text.roles import GOVERNMENT, ROLE_HEADS, before_of, head_at, role_of


class Speakers(Known):
    """The speakers of one article, followed through its sentences in order."""

    def __init__(self, told: Told) -> None:
        super().__init__(told)
        self.state = State(told)
        self._roles: dict[str, Named] = {}
        self._gender: dict[str, str] = {}
        self._person: Named | None = None
        self._house: Named | None = None
        self._many: Named | None = None
        self._own_names: set[str] = set()
        self._rivals: frozenset[str] = frozenset()
        self._ages = {"person": 0, "house": 0, "many": 0}

    # --- one phrase -------------------------------------------------------------------------

    def resolve(self, sentence: Sentence, phrase: Phrase) -> Named | None:
        """Who a phrase of a sentence stands for; None where the text leaves that in doubt."""
        words = sentence.text[phrase.start : phrase.end]
        lower = words.lower()
        if lower in PRONOUNS or lower in ("him", "her", "them"):
            return self._pronoun(lower, sentence, phrase)
        if PAIR.fullmatch(words):
            return self.two_sides(sentence, at=sentence.start + phrase.start)
        if PAIR_OF_PEOPLE.fullmatch(words):
            return self.two_people(sentence)
        at = sentence.start + phrase.start
        core = before_of(words)
        within = self.people_in(at, at + len(words))
        if " and " in core and len(core.split()) < 14:
            several = self._several(core, [one for one in within if one.end <= at + len(core)])
            if several is not None:
                return several
        if phrase.beside is not None:
            named = self._beside(sentence, phrase, core)
            if named is not None:
                return named
        ending = [one for one in within if abs(one.end - at - len(core)) <= 1]
        if ending:
            speaking = self._of_person(ending[-1], sentence, phrase)
            return self._of_house(speaking, words[len(core) :])
        # "Secretary of State Ida Holm", "The actor Ida Holm"
        titled = TITLED.match(words) or DESCRIBED.fullmatch(core)
        if titled is not None and is_name(titled["name"]):
            own = role_of(titled["role"], self.parties)
            if own is not None:
                return Named(titled["name"], own.text, own.party, "person")
        head = core.split()[-1]
        if core == head and not head.endswith("s") and self.parties.is_demonym(head):
            return None  # "French said": somebody of that name
        called = _CALLED.fullmatch(core)
        if called is not None and is_name(called["name"]):
            noun = called["noun"]
            if is_agent(noun) or noun in NOUNS or noun in ROLE_HEADS:
                role = re.sub(r"^(?:the|an?) ", "", called["role"], flags=re.IGNORECASE)
                return Named(called["name"], role, None, "person")
        if head[0].isupper() and not _is_institution(core):
            return self._of_name(core, words, at, sentence, phrase)
        return self._of_noun(words, core, sentence)

    def remembered(self, named: Named) -> Named:
        """A person with the role and party that the text told where it let them speak before."""
        if named.kind != "person" or not is_name(named.speaker):
            return named
        if named.role is not None:
            self._roles.setdefault(named.speaker, named)
            return named
        known = self._roles.get(named.speaker)
        if known is None:
            return named
        party = named.party or known.party
        inferred = known.inferred if named.party is None else named.inferred
        return replace(named, role=known.role, party=party, inferred=inferred)

    def same(self, sentence: Sentence, phrase: Phrase, before: Sequence[Named]) -> Named | None:
        """Who "it" is behind "the service said …, and": the one that speaks in the sentence."""
        word = sentence.text[phrase.start : phrase.end].lower()
        kind = _KINDS.get(word)
        if not before or kind is None or before[-1].kind != kind:
            return None
        if kind == "person":
            # "Holm said …, and she promised": nobody else is named between the two.
            gender = self._gender.get(before[-1].speaker) or gender_of(before[-1])
            people = self.people_in(sentence.start, sentence.start + phrase.start)
            if gender not in (None, "m" if word == "he" else "f") or len(before) > 1:
                return None
            if {one.name for one in people} - {before[-1].speaker}:
                return None
        return as_of(before[-1])

    def itself(self, sentence: Sentence, masked: str, phrase: Phrase) -> Named | None:
        """The house that opens a sentence and says it of itself: "Lunde Gas shut it, it said"."""
        if sentence.text[phrase.start : phrase.end].lower() != "it":
            return None
        subject = subject_of_sentence(masked[: phrase.start])
        named = self.resolve(sentence, subject) if subject is not None else None
        if named is not None and named.kind == "person" and " its " in masked[: phrase.start]:
            # "Halden Pharma stopped its trial, it said": a house, for all its name.
            known = named.role is not None or named.speaker in {one.name for one in self.people}
            named = None if known else replace(named, party=named.speaker, kind="house")
        return as_of(named) if named is not None and named.kind == "house" else None

    def _of_person(self, person: Naming, sentence: Sentence, phrase: Phrase) -> Named:
        role, party, inferred = person.role, person.party, False
        if phrase.beside is not None:
            behind = role_of(sentence.text[slice(*phrase.beside)].split(",")[0], self.parties)
            if behind is not None:
                role, party = role or behind.text, party or behind.party
        if party is None:
            party, inferred = self._owned(sentence.text[phrase.start : phrase.end])
            if party is None and phrase.beside is not None:
                party, inferred = self._owned(sentence.text[slice(*phrase.beside)])
        if party is None and role is not None:
            party = self.state.same_institution(role)
            inferred = party is not None
        return Named(person.name, role_only(role), party, "person", inferred)

    def _of_house(self, person: Named, behind: str) -> Named:
        """A person with what "of" names behind them: "Lio Marsh of Lunde Gas"."""
        if person.party is None and behind.startswith((" of ", " from ", " at ")):
            role = role_of(f"official{behind}", self.parties)
            if role is not None and role.party is not None:
                return replace(person, party=role.party)
        return person

    def _beside(self, sentence: Sentence, phrase: Phrase, core: str) -> Named | None:
        """A name that stands in commas behind its role ("its director, Eilif Moe,")."""
        assert phrase.beside is not None
        start, end = phrase.beside
        words = sentence.text[start:end].strip()
        name = POLITE.sub("", words.split(",")[0])
        if not words[:1].isupper():
            return None
        if head_at(core.split()) < 0 and core.split()[-1].lower() in NOUNS:
            if core.split()[-1].lower() in RELATIVES:
                return self._roles.get(name) or Named(name, None, None, "person")
            # "its operator, Lunde Gas,"
            self._own_names.add(name)
            return Named(name, None, name, "house")
        if head_at(core.split()) < 0 or not is_name(name):
            return None
        role = role_of(core + sentence.text[phrase.start + len(core) : phrase.end], self.parties)
        party, inferred = (role.party, False) if role else (None, False)
        text = role.text if role else None
        if party is None:
            party, inferred = self._owned(sentence.text[phrase.start : phrase.end])
        if text and text.endswith(("counterpart", "colleague")):
            text = None
        known = next((one for one in self.people if one.name == name), None)
        if known is not None:
            text, party = known.role or text, known.party or party
        return Named(name, text, party, "person", inferred and party is not None)

    def _owned(self, words: str) -> tuple[str | None, bool]:
        """The party of "its director": the house spoken of last."""
        recent = self._house is not None and self._ages["house"] <= 1
        if recent and self._house is not None and re.match(r"\s*[Ii]ts\b", words):
            return self._house.party, self._house.party is not None
        return None, False

    def _of_name(
        self, core: str, words: str, at: int, sentence: Sentence, phrase: Phrase
    ) -> Named | None:
        name = re.sub(r"^(?:the|an?)\s", "", core, flags=re.IGNORECASE)
        country = self.parties.first_of(name, capitals=True)
        full = self._full(name, at)
        if full is not None and (country is None or country[2] - country[1] < len(name)):
            person = next((one for one in self.people if one.name == full), None)
            if person is not None:
                return self._of_person(person, sentence, phrase)
            if full in self.titled:
                return self.titled[full][1]
        if country is not None and full is None and not is_name(name):
            kind = "house" if " and " not in core else "many"
            whole = country[1] == 0
            return Named(words, None, country[0] if whole or _is_institution(core) else None, kind)
        role = None
        if phrase.beside is not None:
            role = role_of(sentence.text[slice(*phrase.beside)].split(",")[0], self.parties)
        last = name.split()[-1]
        if name in self._own_names or (full is None and name in self._houses):
            return Named(words, None, name, "house")
        whose = country is not None and country[1] == 0
        if full is not None or (
            is_name(name) and not whose and not core.lower().startswith("the ")
        ):
            unknown = Named(
                full or name, role.text if role else None, role.party if role else None, "person"
            )
            return self._of_house(unknown, words[len(core) :])
        if role is not None and head_at([role.text.split()[0]] if role.text else []) >= 0:
            return Named(name, role.text, role.party, "person")
        if any(_INITIAL.fullmatch(one) for one in name.split()[:-1]):
            return Named(words, None, None, "other")
        if " " in name or last.isupper():
            outlet = any(one.lower() in OUTLET for one in name.split())
            proper = re.sub(r"^(?:[a-z][\w-]* )+", "", name)
            own = None if outlet or has_word(name, GOVERNMENT) else proper
            words = BASED.sub("", words)
            located = self.state.located(words) or (
                country[0] if country and country[1] == 0 else None
            )
            return Named(words, None, located or own, "house")
        if name in self._houses or self._is_house(name):
            return Named(words, None, name, "house")
        return Named(words, None, None, "other")

    def _of_noun(self, words: str, core: str, sentence: Sentence) -> Named | None:
        lower = words.lower()
        role = role_of(words, self.parties) if head_at(core.split()) >= 0 else None
        head = core.split()[-1].lower()
        if role is not None:
            definite = lower.startswith("the ") and len(core.split()) == 2
            if definite:
                fits = {
                    one.name: one
                    for one in self.people
                    if one.end <= sentence.start and one.role and head_of(one.role) == head
                }
                if len(fits) == 1:
                    person = next(iter(fits.values()))
                    return Named(person.name, person.role, person.party, "person")
            party = role.party
            inferred = False
            if party is None:
                party, inferred = self._owned(words)
            if party is None:
                party = self.state.same_institution(words)
                inferred = party is not None
            kind = "many" if head.endswith("s") and head not in ("boss",) else "person"
            text = role.text
            if text is not None and (text.lower() == core.split()[-1].lower() or kind == "many"):
                text = text if kind != "many" else None
            if text is not None:
                text = re.split(r" (?:in|who|which|close|familiar|speaking) ", text)[0]
            # "Her doctor said … She said": who "she" is stays open.
            kind = "other" if FAMILY.match(words) else kind
            return Named(words, text, party, kind, inferred)
        party = None
        inferred = False
        country = self.parties.first_of(core)
        owner = OWNED.match(core)
        owned = has_word(core, GOVERNMENT) or head in ("board", "management", "leadership")
        if country is None and owner is not None and owned:
            party = owner[1] if head_at(owner[1].split()) < 0 else None
        elif country is not None:
            party = country[0]
        else:
            party = self.state.located(words)
            proper = PROPER_HOUSE.match(words) if core.split()[-1][0].isupper() else None
            if party is None and head in MEMBERS:
                party = self.state.member_of(words[len(core) :])
            elif party is None and head in FINDING and (by := BY_HOUSE.match(words, len(core))):
                party = self.state.member_of(f" of {by['house']}")
            elif party is None and proper is not None and not has_word(proper[0], NO_OWN):
                party = proper["name"]
            elif party is None and FAMILY.search(words) is None:
                party = self.state.same_institution(words)
                if party is None and BARE_OFFICE.fullmatch(lower):
                    party = self.state.before(head, sentence.start)
                inferred = party is not None
        if is_agent(head) and head not in NOUNS:
            return Named(words, None, party, "other", inferred)
        plural = head in ("police",) or (head.endswith("s") and head not in ("press", "congress"))
        return Named(words, None, party, "many" if plural else "house", inferred)

    # --- several ----------------------------------------------------------------------------

    def _several(self, core: str, people: Sequence[Naming]) -> Named | None:
        names = list(dict.fromkeys(one.name for one in people))
        if len(names) == 2:
            parties = list(dict.fromkeys(one.party for one in people if one.party))
            return Named(" and ".join(names), None, "; ".join(parties) or None, "many")
        countries = self.parties.all_of(core)
        joined = re.fullmatch(r"(?:the )?([A-Z][\w. ]+) and (?:the )?([A-Z][\w. ]+)", core)
        if len(countries) == 2 and joined and not names:
            return Named(core, None, "; ".join(countries), "many")
        if joined is None and not names:
            return Named(core, None, "; ".join(countries) if len(countries) > 1 else None, "many")
        return None

    # --- pronouns ---------------------------------------------------------------------------

    def _pronoun(self, word: str, sentence: Sentence, phrase: Phrase) -> Named | None:
        if word in ("it", "they", "them"):
            kind = "house" if word == "it" else "many"
            found = self._house if word == "it" else self._many
            return as_of(found) if self._ages[kind] == 0 else None
        gender = "m" if word in ("he", "him") else "f"
        found = self._person
        # "When Aron came, he said": the one person of the words before.
        before = sentence.text[: phrase.start].rstrip()
        if before.endswith(",") and not before.endswith(('",', "”,", "’,")):
            named = self.people_in(sentence.start, sentence.start + phrase.start)
            opening = re.match(r"(?:When|As|After|Before|While|Although|Though)\s", sentence.text)
            if opening and len({one.name for one in named}) == 1:
                found = self._of_person(named[0], sentence, Phrase(0, 0))
                self._ages["person"] = 0
        if found is None or self._ages["person"] > FURTHEST:
            return None
        known = self._gender.get(found.speaker) or gender_of(found)
        if known and known != gender:
            return None
        # "Cobb met the minister, Hal Brandt. He said …": only where it can be none but Cobb.
        if self._rivals and (
            not known or any(gender_of_name(one) in (None, gender) for one in self._rivals)
        ):
            return None
        self._gender[found.speaker] = gender
        return as_of(found)

    def follow(
        self, sentence: Sentence, spoke: Named | None, others: Sequence[Named], *, quoted: bool
    ) -> None:
        """Take note of who a sentence is about: "he" in the next one may stand for them.

        ``others`` are those whom it lets speak beside ``spoke``.
        """
        if quoted and spoke is None:
            return
        named = {one.name for one in self.people_in(sentence.start, sentence.end)}
        if spoke is not None and spoke.kind == "person":
            # One who speaks goes on speaking; one who only acts may give way to another.
            self._rivals = frozenset() if others else self._others(sentence, spoke.speaker, named)
        for kind in self._ages:
            self._ages[kind] += 1
        for one in (*others, spoke):
            if one is None or one.kind not in self._ages:
                continue
            if one.kind == "person" and one is not spoke:
                continue
            self._ages[one.kind] = 0
            if one.kind == "person":
                self._person = one
            elif one.kind == "house":
                self._house = one
            else:
                self._many = one
        if spoke is not None and spoke.kind == "other":
            # Somebody of whom the text does not tell what they are: "he" may be them.
            self._person = None
        other = spoke is None or spoke.kind != "person"
        if (
            other
            and self._person is not None
            and self._others(sentence, self._person.speaker, named)
        ):
            self._person = None

    def _others(self, sentence: Sentence, name: str, named: set[str]) -> frozenset[str]:
        """The other people whom a sentence names, by full names of whatever kind, too."""
        full = {
            one
            for one, start in self.full_names
            if sentence.start <= start < sentence.end and gender_of_name(one) is not None
        }
        return frozenset(one for one in named | full if one != name and name not in one)


# "Harbour Boys guitarist Ida Holm", "his longtime agent Ida Holm"
_CALLED = Lazy(
    r"(?P<role>(?:[A-Z][\w'’-]* ){0,3}(?:[a-z-]+ ){0,3}(?P<noun>[a-z-]{3,}))"
    r" (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*){1,2})"
)
_INITIAL = re.compile(r"[A-Z]\.")
_KINDS = {"it": "house", "they": "many", "he": "person", "she": "person"}


def _is_institution(core: str) -> bool:
    return any(one.lower() in NOUNS | ROLE_HEADS for one in core.split()[-1:])
