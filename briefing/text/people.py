"""The people that an article names: full names, roles and parties, and where each stands.

A name is taken for a person's where the text says what the person is: a role or a title
before it, or behind it between commas. What the words do not state is None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefing.text.parties import Parties
from briefing.text.patterns import word_set
from briefing.text.roles import (
    GOVERNMENT,
    ROLE_HEADS,
    SHORT_RANKS,
    TITLES,
    Role,
    before_of,
    head_at,
    role_of,
)

_PARTICLE = r"(?:de|del|della|di|da|dos|du|van|von|der|den|bin|ibn|al|el|la|le|ter|zu|y)"
_CAPITAL = (
    r"(?:(?:[A-Z]\.){1,3}|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Rev"
    r"|Hon|Jr|Sr|St)\.|[A-ZÀ-ÖØ-Þ](?:[^\W_]|['’-](?!s\b)(?=[^\W\d_]))*|(?:al|el|ul)-[A-Z]\w+)"
)
# A run of capitalised words: a name, with the roles and titles that are written so.
RUN = re.compile(
    rf"\b{_CAPITAL}(?:['’]s)?(?:(?:[ \u00a0]{_PARTICLE}){{0,2}}[ \u00a0]{_CAPITAL}(?:['’]s)?)*"
)
# Words before a name written small that may be its role: "chief executive Ana Sorel".
_SMALL_BEFORE = re.compile(r"(?<![\w'’-])(?:[a-z][a-z-]+ ){1,4}$")
_BEHIND = re.compile(r", ?(?P<role>[^.;:!?“”\"]{2,140}?)(?=,|[.;:!?“”\"]|$)")
_AS_ROLE = re.compile(r" as (?P<role>(?:the )?[A-ZÀ-ÖØ-Þ][^,]+['’]s? [a-z -]+)$")
# A role before a name with a comma between: "Its director, Eilif Moe, said".
_BEFORE_COMMA = re.compile(
    r"(?:(?:^|[.!?:;,\n“”\"] ?)[\"“”]?\s*)(?P<role>(?:[Ii]ts|[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir"
    r"|[A-ZÀ-ÖØ-Þ][\w-]*['’]s?) [^,.;:!?“”\"\n]{3,80}), $"
)
_NOUN_BEFORE_COMMA = re.compile(
    r"\s(?P<role>(?:the|its|his|her|their)(?: (?!(?:the|its|his|her|their|an?) )[\w'’-]+){1,6}), $"
)
_AGE = re.compile(r"^(?:aged )?\d{1,3}$")
# A run that holds one of these is an organisation, a place or a thing.
NOT_PEOPLE = word_set(
    "ministry department office bank party council university institute agency company group "
    "corporation corp inc ltd plc association federation union committee commission court "
    "parliament congress senate assembly government army navy force police hospital clinic school "
    "church college board bureau centre center chamber club fund foundation league network news "
    "times post herald tribune journal gazette press radio television house street road river "
    "lake sea ocean strait valley mountain island islands city county province district state "
    "states republic kingdom nations organization organisation treaty agreement act law bill plan "
    "summit conference forum games cup world war day airlines airways lines airport port "
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december international national center authority "
    "service services union's peninsula alliance coalition movement front brigade institute "
    "ratings research holdings partners capital systems technologies media"
)
_LEADING = word_set(
    "the a an in on at by for from but and as when while after before if it he she they we this "
    "that these those there his her its their our my both meanwhile however moreover although "
    "though since asked speaking according earlier later then so yet also with to of or no not "
    "one two three four five some many most all last next former what who why how where which "
    "i you"
)
_NOT_FIRST = _LEADING | word_set(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person as one place of a text names them: ``text[start:end]`` is the name there.

    ``name`` is the full name, looked up from earlier in the text where only a part of it
    stands. ``role`` and ``party`` are those the text states for the name, here or before.
    """

    name: str
    role: str | None
    party: str | None
    start: int
    end: int

    @property
    def surname(self) -> str:
        """The last word of the name (the first, where the text shortens it so, is also one)."""
        return self.name.split()[-1]


def runs_of(text: str) -> tuple[re.Match[str], ...]:
    """Return the runs of capitalised words of a text, in order."""
    return tuple(RUN.finditer(text))


def people_of(
    text: str,
    parties: Parties | None = None,
    runs: tuple[re.Match[str], ...] | None = None,
) -> tuple[Person, ...]:
    """Return the people that a text names, each place in order.

    A short name is given the full name that stands before it, where only one fits.
    """
    parties = parties or Parties(text)
    known_parts: set[str] = set()
    found: list[Person] = []
    known: dict[str, Person] = {}
    last: Person | None = None
    for run in runs_of(text) if runs is None else runs:
        name, start = _bare(run)
        if not name:
            continue
        person = _person(text, name, start, parties, known, last)
        if person is None:
            plain = name.partition(" ")[0] in known_parts
            full = _full_name(name, known) if plain else None
            if full is None:
                continue
            person = replace(known[full], start=start, end=start + len(name))
        before = known.get(person.name)
        if before is not None:
            person = replace(
                person, role=before.role or person.role, party=before.party or person.party
            )
        if before is None:
            known_parts.update(person.name.split())
        known[person.name] = person
        last = person
        found.append(person)
    return tuple(found)


def _bare(run: re.Match[str]) -> tuple[str, int]:
    """The name in a run, without the words that only open a sentence, and its place."""
    words = run[0].split(" ")
    start = run.start()
    while words and words[0].lower() in _NOT_FIRST:
        start += len(words[0]) + 1
        words = words[1:]
    name = " ".join(words)
    for ending in ("'s", "’s"):
        name = name.removesuffix(ending)
    name = name.rstrip("'’")
    if name.endswith(".") and len(name) > 3 and name[-3] != " ":
        name = name[:-1]
    return name, start


def is_name(name: str) -> bool:
    """Whether a run of capitalised words may be a person's full name by its form."""
    words = name.split()
    return (
        2 <= len(words) <= 5
        and len(words[-1]) > 1
        and not any(word.lower().strip(".") in NOT_PEOPLE for word in words)
        and not any("’s" in word or "'s" in word for word in words)
        and not all(word.isupper() and len(word) > 1 for word in words)
    )


def _full_name(name: str, known: dict[str, Person]) -> str | None:
    """The one full name so far that a short one is a part of, or itself."""
    if name in known:
        return name
    words = name.split()
    fits = [
        full for full in known if len(words) < len(full.split()) and set(words) <= set(full.split())
    ]
    return fits[0] if len(fits) == 1 else None


def split_run(words: list[str]) -> tuple[list[str], list[str], bool]:
    """A run of capitalised words as role and name; whether a title stood between them."""
    titled = False
    head = -1
    for number, word in enumerate(words):
        plain = word.lower()
        if plain in TITLES:
            head, titled = number, True
        elif plain in SHORT_RANKS or plain.rstrip(".") in ROLE_HEADS:
            head = number
    return words[: head + 1], words[head + 1 :], titled


def _person(
    text: str,
    bare: str,
    start: int,
    parties: Parties,
    known: dict[str, Person],
    last: Person | None,
) -> Person | None:
    words = bare.split(" ")
    role_words, name_words, titled = split_run(words)
    if not name_words:
        return None
    name = " ".join(name_words)
    if any(word.lower() in NOT_PEOPLE or word.lower() in GOVERNMENT for word in name_words):
        return None
    name_start = start + len(bare) - len(name)
    role: Role | None = None
    if role_words:
        phrase = " ".join(role_words)
        if titled and head_at(role_words) < 0:
            role = Role(text=None, party=None)
        else:
            role = role_of(phrase, parties)
    else:
        role = _small_role(text, start, parties)
        if role is not None and parties.country_of(bare) is not None:
            role = None
    if role is not None:
        if role.party is None or role.text is None:
            # "Ambassador X, special representative of Y": the party may stand behind.
            behind = _role_behind(text, name_start + len(name), parties)
            if behind is not None and behind.text is not None:
                role = Role(text=role.text or behind.text, party=role.party or behind.party)
        full = _full_name(name, known) or name
        return Person(
            name=full,
            role=_counterpart(role, last),
            party=role.party,
            start=name_start,
            end=name_start + len(name),
        )
    end = name_start + len(name)
    if not is_name(name):
        return None
    role = _role_behind(text, end, parties) or _role_before_comma(text, name_start, end, parties)
    if role is None:
        return None
    return Person(
        name=name, role=_counterpart(role, last), party=role.party, start=name_start, end=end
    )


def _counterpart(role: Role, last: Person | None) -> str | None:
    """The role's text; a counterpart has that of the person named last."""
    if role.text and role.text.split()[-1].lower() in ("counterpart", "colleague"):
        return last.role if last and role.text.split()[-1].lower() == "counterpart" else None
    return role.text


def _small_role(text: str, start: int, parties: Parties) -> Role | None:
    """A role written small right before a name, with the owner or country before it."""
    # Most names have another word before them: a quick test first.
    space = text.rfind(" ", 0, max(0, start - 1))
    if text[space + 1 : start - 1] not in ROLE_HEADS:
        return None
    before = text[max(0, start - 90) : start]
    if start > 90:
        before = before[before.find(" ") + 1 :]
    small = _SMALL_BEFORE.search(before)
    if small is None:
        return None
    words = small[0].split()
    if words[-1] not in ROLE_HEADS:
        return None
    keep = len(words) - 1
    while keep > 0 and words[keep - 1] not in _STOPS and not words[keep - 1].endswith("ed"):
        keep -= 1
    phrase = " ".join(words[keep:])
    if keep == 0 and small.start() > 0:
        # The run of capitals before it may be its party: "Orvian transport minister Pell Aron".
        capitals = re.search(
            r"(?:\b(?:[A-Z]\.){2,} ?|\b[A-ZÀ-ÖØ-Þ][\w&-]*(?:['’]s?)? ){1,4}$",
            before[: small.start()],
        )
        if capitals is not None:
            lead = capitals[0].strip().split()
            while lead and lead[0].lower() in _LEADING:
                lead = lead[1:]
            if lead:
                phrase = " ".join((*lead, phrase))
    return role_of(phrase, parties)


_STOPS = word_set(
    "the a an of in on at by for from and but as when while after before with to said says told "
    "that his her its their met between including like where is was were are has had who which or "
    "called against over under into than because about"
)


def _role_behind(text: str, end: int, parties: Parties) -> Role | None:
    """The role between commas behind a name."""
    if text[end : end + 1] != ",":
        return None
    behind = _BEHIND.match(text, end, end + 180)
    if behind is None:
        return None
    phrase = behind["role"]
    if _AGE.match(phrase):
        behind = _BEHIND.match(text, behind.end(), behind.end() + 180)
        if behind is None:
            return None
        phrase = behind["role"]
    visiting = _AS_ROLE.search(phrase) if phrase.startswith("who ") else None
    if visiting is not None:
        return role_of(visiting["role"], parties)
    if not re.match(r"(?:an?|the|its|his|her|their|who|former|[\w’'-]+)\b", phrase):
        return None
    if phrase.split()[0] in ("and", "but", "said", "who", "while", "as", "in", "on", "at") and not (
        phrase.startswith("who ")
    ):
        return None
    # "…, the mayor and two aides were" is a list.
    head = before_of(phrase)
    if len(head.split()) > 7 or re.search(r"\b(?:was|were|is|are|had|has|will|and|said)\b", head):
        return None
    return role_of(phrase, parties)


def _role_before_comma(text: str, start: int, end: int, parties: Parties) -> Role | None:
    """The role before a name that stands between commas."""
    if text[end : end + 1] not in (",", ".") or text[max(0, start - 2) : start] != ", ":
        return None
    before = text[max(0, start - 120) : start]
    found = _BEFORE_COMMA.search(before)
    if found is None:
        found = _NOUN_BEFORE_COMMA.search(before)
    if found is None or re.search(r"\b(?:was|were|is|are|had|has|said)\b", found["role"]):
        return None
    return role_of(found["role"], parties)
