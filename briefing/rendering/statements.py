"""Who said what, in words that every format shares: parties, speakers, claims, counts, places.

Like ``wording``, all functions give one line of plain text.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.records import (
    Insertion,
    Note,
    Point,
    Section,
    SourceCount,
    Statement,
)
from briefing.records.frozen import dataclass
from briefing.rendering.invisibles import one_line, settled
from briefing.rendering.wording import counted, listed, publishers_text

DIFFERING = "Where sources differ"  # stands once, above the first section of kind "conflicts"
SINGLE_SOURCE = "single source"
NO_PARTY = "Party not stated"
_PARTICLES = frozenset(
    ["de", "del", "della", "den", "der", "di", "du", "da", "dos", "el", "la", "le", "von", "van"]
)
INDIRECT = "Indirect speech throughout: the wording is the sources’ own."


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyGroup:
    """The statements of one party (None: the text names none), in the note's order.

    ``see_also`` points to the key points that quote the party, "" where none does:
    "See also key points 1 (Ana Berg) and 2 (Tor Lind)." ``alone`` marks the one group of
    statements none of which has a party.
    """

    party: str | None
    points: tuple[Point, ...]
    see_also: str = ""
    alone: bool = False


def by_party(note: Note, section: Section) -> tuple[PartyGroup, ...]:
    """The statements of a section, grouped by party in order of first appearance.

    A party that speaks in key points alone has a group without points, at the end of those
    with a name; statements without a party come last.
    """
    names: dict[str, str] = {}
    points: dict[str, list[Point]] = {}
    for point in section.points:
        key = _enter(point.statement, names)
        points.setdefault(key, []).append(point)
    pointers: dict[str, list[str]] = {}
    for number, statement in _key_statements(note):
        if statement.party:
            key = _enter(statement, names)
            pointers.setdefault(key, []).append(f"{number} ({one_line(statement.speaker)})")
    return tuple(
        PartyGroup(
            party=names[key] or None,
            points=tuple(points.get(key, ())),
            see_also=_see_also(pointers.get(key, [])),
            alone=list(names) == [""],
        )
        for key in sorted(names, key=lambda key: not key)
    )


def party_text(group: PartyGroup) -> str:
    """The party's name as a group is headed; "" where no statement has one."""
    return group.party or ("" if group.alone else NO_PARTY)


def speaker_text(statement: Statement) -> str:
    """ "Ana Berg, Foreign Minister (party inferred; as relayed by Radio Selt)"."""
    name, role, remarks = speaker_parts(statement)
    name += f", {role}" if role else ""
    return f"{name} ({remarks})" if remarks else name


def speaker_parts(statement: Statement) -> tuple[str, str, str]:
    """``speaker_text`` as name, role, and what is to be remarked; "" for what isn't there."""
    remarks = []
    if statement.party_inferred:
        remarks.append("party inferred")
    if statement.direct:
        remarks.append("direct speech")
    if statement.via and statement.via.strip():
        via = one_line(statement.via)
        via = f"the {via[4:]}" if via.startswith("The ") else via
        remarks.append(f"as relayed by {via}")
    name, role = _opening(one_line(statement.speaker)), one_line(statement.role or "")
    if role.casefold() in name.casefold():
        role = ""  # "A spokesman for the council" is named by the role alone
    return settled(name), settled(role), "; ".join(remarks)


def _opening(name: str) -> str:
    """A name as it opens a line: "The Health Ministry", but "al-Lunde" and "van der Orr"."""
    first = name.split(" ", 1)[0]
    kept = first in _PARTICLES or "-" in first[:3] or any(map(str.isupper, first))
    return name if kept else name[:1].upper() + name[1:]


def speech_text(section: Section) -> str:
    """What is said once above statements none of which is direct speech; else ""."""
    stated = [point.statement for point in section.points if point.statement]
    return INDIRECT if stated and not any(one.direct for one in stated) else ""


def claim_text(point: Point) -> str:
    """ "Vesk Gazette, in its own voice:" in front of a paper's own claim; else ""."""
    return f"{one_line(point.claim_of)}, in its own voice:" if point.claim_of else ""


def count_text(count: SourceCount | None) -> str:
    """ "3 articles, 2 publishers, 1 independent source"; "single source"; "" for None."""
    if count is None:
        return ""
    if count.articles == 1:
        return SINGLE_SOURCE
    return ", ".join(
        (
            counted(count.articles, "article"),
            publishers_text(count),
            counted(count.independent, "independent source"),
        )
    )


def notes_text(numbers: Sequence[str]) -> str:
    """ "note 3", "notes 1, 4 and 7"."""
    return f"note{'s' if len(numbers) > 1 else ''} {listed(numbers)}"


def rests_text(insertions: tuple[Insertion, ...]) -> str:
    """What the words in brackets of one quote rest on: "Brackets ours: [Ana Berg], para. 2."."""
    if not insertions:
        return ""
    places = []
    for one in insertions:
        # A date may be counted from the publication date and stand nowhere.
        place = f"para. {one.evidence.paragraph}" if one.evidence else "the publication date"
        places.append(f"[{one_line(one.text)}], from {place}")
    return f"Brackets ours: {'; '.join(places)}."


def _enter(statement: Statement | None, names: dict[str, str]) -> str:
    """The key under which a statement's party is grouped, its name kept as first written."""
    party = one_line(statement.party or "") if statement else ""
    key = party.casefold()
    names.setdefault(key, party)
    return key


def _key_statements(note: Note) -> list[tuple[int, Statement]]:
    return [
        (number, point.statement)
        for section in note.sections
        if section.kind == "key_points"
        for number, point in enumerate(section.points, start=1)
        if point.statement
    ]


def _see_also(places: list[str]) -> str:
    if not places:
        return ""
    return f"See also key point{'s' if len(places) > 1 else ''} {listed(places)}."
