"""Whose ministries an article speaks of, where it names no country beside them.

"The Transport Ministry said" in a report from Tarvin, Kessary, is Kessary's as long as the
article speaks of nobody else's officials. Anything less certain is left open.
"""

from __future__ import annotations

import re
from functools import cached_property

from briefing.speech.named import PLACE_BEHIND, WORDS_BEFORE
from briefing.text.countries import capital_codes, country_codes
from briefing.text.namings import Told
from briefing.text.patterns import Lazy
from briefing.text.roles import before_of, role_of

# What only a state has; offices that towns and firms have too are none of these.
_OF_STATE = Lazy(
    r"(?:.*\b)?(?:[A-Z][\w-]+ (?:and [A-Z][\w-]+ )?Ministry|Ministry (?:of|for) [A-Z].*"
    r"|[a-z-]+ ministry|[Pp]rime [Mm]inister|(?:[A-Za-z-]+ )?[Mm]inister(?: (?:of|for) .*)?)"
    r"(?: (?:spokesman|spokeswoman|spokesperson|official))?"
    r"|[Tt]he (?:[Gg]overnment|[Cc]abinet)|President|(?:the )?[Cc]entral bank"
)
_OFFICIALS = Lazy(
    r"\b(?:[Mm]inistry|[Mm]inisters?|[Gg]overnment|[Cc]abinet|[Pp]resident|[Pp]remier"
    r"|[Pp]arliament|[Ff]oreign [Oo]ffice|[Aa]rmy|[Nn]avy|[Ee]mbassy|[Aa]mbassador|[Ee]nvoy)\b"
)
_BEFORE = 60
_SAME_CLAUSE = Lazy(r"[^;:!?,\n“”\"]*$")
_BARE = Lazy(r"\b[Tt]he $")
_BEHIND = Lazy(r"[^.;:!?,]{0,40}? (?:of|in|from|for) (?:the )?(?=[A-Z])")
_COUNTRY_NEXT = Lazy(r",? (?:in )?(?P<country>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})")
_CAPITAL_OF = Lazy(r",? (?:the )?capital of (?:the )?(?P<country>[A-Z][\w’'-]+(?: [A-Z]\w+){0,2})")
_CAPITAL_BEFORE = Lazy(r"(?P<country>[A-Z][\w-]+)(?:['’]s)? capital,? (?:of )?$")


class State:
    """The country of one article's own ministries; looked for only when it is asked for."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._text = told.text
        self._parties = told.parties
        self._before: dict[str, tuple[int, frozenset[str], bool]] = {}

    def of(self, words: str) -> str | None:
        """The country whose ministry or minister ``words`` name, None where that is open."""
        return self._own if _OF_STATE.fullmatch(words) else None

    def member_of(self, behind: str) -> str | None:
        """Whom somebody is of, as the words behind the noun tell it: " of the Ferry League"."""
        role = role_of(f"official{behind}", self._parties)
        return role.party if role is not None else None

    def located(self, words: str) -> str | None:
        """The country in which an office is ("the ministry in Seoul"), None without one."""
        role = role_of("official " + words[len(before_of(words)) :].strip(), self._parties)
        country = role.party if role is not None else None
        return country if country in country_codes() else None

    def same_institution(self, words: str) -> str | None:
        """The country that another place of the text names with the same institution."""
        run = re.search(
            r"(?:[A-Z][\w-]+ )*(?:Ministry|Department|Army|Navy|Cabinet|Treasury)\b", words
        )
        if run is None or len(run[0].split()) < 2:
            return None
        found: set[str] = set()
        at = self._text.find(run[0])
        while at >= 0:
            end = at + len(run[0])
            before = WORDS_BEFORE.search(self._text[max(0, at - 40) : at])
            behind = PLACE_BEHIND.match(self._text, end, end + 60)
            for piece, capitals in (
                (before[0] if before else None, False),
                (behind["place"] if behind else None, True),
            ):
                country = self._parties.first_of(piece, capitals=capitals) if piece else None
                if country is not None:
                    found.add(country[0])
            at = self._text.find(run[0], end)
        return found.pop() if len(found) == 1 else None

    @cached_property
    def _own(self) -> str | None:
        # No dateline tells it: "thanks Norrava" is no sign that the president is Norrava's.
        home = self._home
        return home if home is not None and self._attached <= {home} else None

    def before(self, noun: str, end: int) -> str | None:
        """The one country whose ministry, say, the text has named before a place.

        None where it has named two, or one without its country that may be another's.
        """
        # Asked for places in order of the text, so that each is looked at once.
        at, found, sure = self._before.get(noun, (0, frozenset(), True))
        at = self._lower.find(noun, at, end)
        while at >= 0 and sure:
            stop = at + len(noun)
            countries = self._beside(at, stop)
            bare = _BARE.search(self._text, max(0, at - 6), at) is not None
            sure = bool(countries) or bare or self._lower[stop : stop + 1].isalpha()
            found |= countries
            self._before[noun] = stop, found, sure
            at = self._lower.find(noun, stop, end)
        self._before[noun] = max(end, self._before.get(noun, (0,))[0]), found, sure
        return next(iter(found)) if sure and len(found) == 1 else None

    @cached_property
    def _lower(self) -> str:
        lower = self._text.lower()
        # "İ" is two signs in small letters: then no place of one is that of the other.
        return lower if len(lower) == len(self._text) else self._text

    @cached_property
    def _home(self) -> str | None:
        """The country of the dateline's place, as the table of capitals or the text tells."""
        place = self._told.document.article.place
        if not place:
            return None
        name = place.split(",")[0].strip()
        if not name:  # ", Norrava", which would be found everywhere, and for ever
            return None
        name = name.title() if name.isupper() else name
        code = capital_codes().get(name)
        if code:
            return self._parties.label(code)
        stated = self._parties.all_of(place.title() if place.isupper() else place)
        if len(stated) == 1:
            return stated[0]
        found: set[str] = set()
        at = self._text.find(name)
        while at >= 0:
            end = at + len(name)
            pieces = [
                match["country"]
                for match in (
                    _CAPITAL_OF.match(self._text, end),
                    _COUNTRY_NEXT.match(self._text, end),
                    _CAPITAL_BEFORE.search(self._text[max(0, at - 40) : at]),
                )
                if match is not None
            ]
            for piece in pieces:
                country = self._parties.first_of(piece)
                if country is not None and country[1] == 0:
                    found.add(country[0])
            at = self._text.find(name, end)
        return found.pop() if len(found) == 1 else None

    @cached_property
    def _attached(self) -> set[str]:
        """The countries whose ministries and officials the article speaks of."""
        known = {one.party for one in self._told.namings if one.party in country_codes()}
        found = {one for one in known if one is not None}
        for match in _OFFICIALS.finditer(self._text):
            found.update(self._beside(match.start(), match.end()))
        return found

    def _beside(self, start: int, end: int) -> set[str]:
        """The countries named right before an official or an office, and behind it with "of"."""
        before = _SAME_CLAUSE.search(self._text, max(0, start - _BEFORE), start)
        found = set(self._parties.all_of(before[0], capitals=True)) if before else set()
        behind = _BEHIND.match(self._text, end)
        if behind is not None:
            piece = self._text[behind.end() : behind.end() + _BEFORE]
            country = self._parties.first_of(piece, capitals=True)
            if country is not None and country[1] == 0:
                found.add(country[0])
        return found
