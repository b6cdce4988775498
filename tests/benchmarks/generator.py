"""A seeded press: articles of many outlets over years, as they come out of web pages and files.

Nothing in it is real. Words follow Zipf's law; each week has events, which several outlets
tell in their own words with the same people, places and figures; a wire service's text is
carried by others, whole, cut or with a line of their own before it; and around every body
stands its outlet's furniture. An article has about 3 KB. The same seed and the same number of
articles give the same files on every machine.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

FIRST_MONDAY = date(2018, 1, 1)
A_WEEK = 280

_SYLLABLES = (
    *("ka", "lor", "ven", "ti", "mar", "os", "qua", "len", "dri", "sto", "pel", "un", "ga"),
    *("rit", "sol", "mem", "bra", "dan", "if", "eth", "no", "sul", "tar", "wen", "cho", "ber"),
)
# What English is mostly made of, the most frequent first; the made-up words follow.
_COMMON = (  # noqa: SIM905 # a hundred quotation marks less
    "the of to and a in that for is on was with as by at from it be has have an not are which "
    "this after but were been their its or had more who they new would than two about into could "
    "over one last also when first there some no year other out will up if before under three "
    "during government against between since most years because only week country while told "
    "where through state people report talks water price harbour minister company plan trade "
    "officials city region bridge council security power border public ministry"
).split()
_FIRST = ("Oren", "Mira", "Karl", "Lena", "Pavo", "Sela", "Tomas", "Ines", "Ruben", "Hanne")
_LAST = ("Talvik", "Dessen", "Juto", "Ostry", "Brandt", "Norin", "Vasko", "Ferrand", "Ilmar")
_ROLES = (
    *("the minister of transport", "a spokesman for the council", "the harbour master"),
    *("an economist at the university", "the head of the commission", "a resident"),
)
_SAID = ("said", "told reporters", "added", "warned", "announced")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_AGENCY = "Norwire"


@dataclass(frozen=True, slots=True)
class Outlet:
    """A paper: how it names itself, writes its dates, and what stands around its texts."""

    name: str
    folder: str
    layout: int


OUTLETS = tuple(
    Outlet(name, name.lower().replace(" ", "-"), number % 5)
    for number, name in enumerate(
        (
            *("The Velmar Post", "Harbour Times", "Ostra Daily", "The Drisk Observer"),
            *("Lorvania Today", "The Quay Gazette", "Solmar Herald", "The Northern Ledger"),
            *("Pelgrad Evening News", "The Brannen Mail", "Ethel Valley Star", "Ganrit Weekly"),
        )
    )
)


@dataclass(frozen=True, slots=True)
class _Event:
    """What happened: its own words, who, where, how many, and on which day."""

    words: tuple[str, ...]
    people: tuple[str, ...]
    place: str
    figures: tuple[int, ...]
    day: date


@dataclass(frozen=True, slots=True)
class _Text:
    title: str
    paragraphs: tuple[str, ...]


class Press:
    """The articles of a seed, as (place below the corpus folder, content)."""

    def __init__(self, seed: int = 2026) -> None:
        self._rng = random.Random(seed)
        made = {
            "".join(self._rng.choices(_SYLLABLES, k=self._rng.randint(2, 4))) for _ in range(30_000)
        }
        own = sorted(made.difference(_COMMON))
        self._rng.shuffle(own)
        self._own = own
        self._words = [*_COMMON, *own]
        self._weights = list(itertools.accumulate(1 / n for n in range(1, len(self._words) + 1)))

    def articles(self, count: int) -> Iterator[tuple[str, str]]:
        """So many articles, ``A_WEEK`` in a week, week after week."""
        left, monday = count, FIRST_MONDAY
        while left > 0:
            for number, found in enumerate(itertools.islice(self._week(monday), min(left, A_WEEK))):
                outlet, day, text = found
                place = f"{outlet.folder}/{day:%Y}/{day:%m}/{day:%d}-{number:03d}.txt"
                yield place, self._page(outlet, day, text)
            left -= A_WEEK
            monday += timedelta(days=7)

    def _week(self, monday: date) -> Iterator[tuple[Outlet, date, _Text]]:
        """The articles of a week, without end: of events that several tell, and of others."""
        rng = self._rng
        while True:
            event = self._event(monday + timedelta(days=rng.randrange(7)))
            # A few events are told by many outlets, most by one or two.
            tellers = rng.sample(OUTLETS, min(len(OUTLETS), int(rng.paretovariate(1.1))))
            wire = self._told(event, wire=True) if len(tellers) > 2 else None
            for number, outlet in enumerate(tellers):
                if wire is not None and number % 3 == 0:
                    yield outlet, event.day, self._carried(wire)
                else:
                    yield outlet, event.day, self._told(event, wire=False)

    # --- what is told --------------------------------------------------------------------

    def _event(self, day: date) -> _Event:
        rng = self._rng
        return _Event(
            words=tuple(rng.choices(self._own, k=40)),
            people=tuple(f"{rng.choice(_FIRST)} {rng.choice(_LAST)}" for _ in range(3)),
            place=rng.choice(self._own).capitalize(),
            figures=tuple(rng.randint(2, 9_000) for _ in range(4)),
            day=day,
        )

    def _told(self, event: _Event, *, wire: bool) -> _Text:
        rng = self._rng
        title = self._clause(event, rng.randint(6, 11)).capitalize()
        length, paragraphs = rng.randint(1_900, 3_100), []
        while length > 0:
            some = " ".join(self._sentence(event) for _ in range(rng.randint(1, 3)))
            length -= len(some)
            paragraphs.append(some)
        month = _MONTHS[event.day.month - 1]
        if wire:
            dateline = f"{event.place.upper()}, {month} {event.day.day} ({_AGENCY}) -- "
            paragraphs[0] = dateline + paragraphs[0]
        if not wire and rng.random() < 0.3:
            paragraphs.insert(len(paragraphs) // 2, self._clause(event, 4).capitalize())
        return _Text(title, tuple(paragraphs))

    def _carried(self, text: _Text) -> _Text:
        """A wire service's text as another prints it: whole, cut, or with a line before it."""
        rng = self._rng
        kept = text.paragraphs
        if rng.random() < 0.4:
            kept = kept[: max(3, len(kept) * 2 // 3)]
        if rng.random() < 0.3:
            kept = (*kept, self._sentence(self._event(FIRST_MONDAY)))
        return _Text(text.title, kept)

    def _sentence(self, event: _Event) -> str:
        rng = self._rng
        kind = rng.random()
        clause = self._clause(event, rng.randint(9, 24))
        opened = clause[0].upper() + clause[1:]
        if kind < 0.2:
            return f"“{opened},” {rng.choice(_SAID)} {rng.choice(event.people)}."
        if kind < 0.35:
            person, role = rng.choice(event.people), rng.choice(_ROLES)
            day = _DAYS[event.day.weekday()]
            return f"{person}, {role}, {rng.choice(_SAID)} on {day} that {clause}."
        if kind < 0.5:
            further = self._clause(event, rng.randint(3, 8))
            return f"{opened} in {event.place}, where {rng.choice(event.figures):,} {further}."
        if kind < 0.6:
            past = event.day - timedelta(days=rng.randint(1, 300))
            return f"On {past.day} {_MONTHS[past.month - 1]} {clause}."
        if kind < 0.65:
            return f"He said Mr. {rng.choice(_LAST)} had {clause}, at about 7:30 p.m."
        return f"{opened}."

    def _clause(self, event: _Event, length: int) -> str:
        rng = self._rng
        words = rng.choices(self._words, cum_weights=self._weights, k=length)
        return " ".join(rng.choice(event.words) if rng.random() < 0.15 else one for one in words)

    # --- what stands around it -----------------------------------------------------------

    def _page(self, outlet: Outlet, day: date, text: _Text) -> str:
        body = "\n\n".join(text.paragraphs)
        month, author = _MONTHS[day.month - 1], self._rng.choice(_FIRST)
        author += f" {self._rng.choice(_LAST)}"
        others = [" ".join(self._rng.choices(self._own, k=7)).capitalize() for _ in range(4)]
        written = f"{day.day} {month} {day.year}"
        notice = f"Copyright {day.year} {outlet.name}. All rights reserved."
        if outlet.layout == 0:
            return (
                f"{outlet.name}\nHome | Politics | Economy | Culture | Letters\n\n{text.title}\n\n"
                f"By {author} | {written}\n\nShare  Save  Print\n\n{body}\n\nRead more\n"
                + "\n".join(others)
                + f"\n\n© {day.year} {outlet.name}. All rights reserved.\n"
            )
        if outlet.layout == 1:
            return (
                f"{text.title}\n\n{day.isoformat()} Editor : {author}\n\n{body}\n\nRelated news\n\n"
                + "\n".join(others)
                + f"\n\nTop of page About us | Contact | Terms of use\n{notice}\n"
            )
        if outlet.layout == 2:
            return (
                "Skip to content\nMenu\nSubscribe\nSign in\n\n* World\n* Business\n* Sport\n* "
                f"Opinion\n\n{text.title}\n\nPublished: {day.isoformat()} 17:42:08\nShare on\n"
                f"E-mail WhatsApp Copy link Print\n\n{body}\n\nMost viewed\n\n"
                + "\n".join(f"{number}. {one}" for number, one in enumerate(others, 1))
                + f"\n\nFollow us on our channels\n{notice}\n"
            )
        if outlet.layout == 3:
            lines = body.replace("\n\n", "\n")
            return f"{text.title}\n{outlet.name}\n{written}\n{lines}\n{notice}\n"
        return f"{outlet.name}, {written}\n\n{text.title}\n\n{body}\n"


def write_articles(folder: Path, count: int, seed: int = 2026) -> int:
    """Write so many articles below a folder; the bytes of all of them."""
    written = 0
    made: set[Path] = set()
    for place, content in Press(seed).articles(count):
        file = folder / place
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        data = content.encode("utf-8")
        file.write_bytes(data)
        written += len(data)
    return written
