"""The full names and the houses that an article has named."""

from __future__ import annotations

from functools import cached_property

from briefing.speech.named import (
    HOUSE_BEFORE,
    HOUSE_BEHIND,
    JUNIOR,
    NOT_FIRST,
    OUTLET,
    TITLED,
    Named,
)
from briefing.speech.sides import Sides
from briefing.text.countries import country_codes
from briefing.text.patterns import word_set
from briefing.text.people import is_name
from briefing.text.people_words import BODIES
from briefing.text.roles import role_of

_NOT_OF_NAMES = word_set(
    "the a an in on at by for from but and as when while after before if with both meanwhile until "
    "since though although because once then"
)


class Known(Sides):
    """What one article tells of names: whose full name one is short for, which are houses'."""

    @cached_property
    def titled(self) -> dict[str, tuple[int, Named]]:
        """Who is named behind a title of several words, where first, and the title."""
        found: dict[str, tuple[int, Named]] = {}
        for match in TITLED.finditer(self.text):
            role = role_of(match["role"], self.parties) if is_name(match["name"]) else None
            if role is not None and match["name"] not in found:
                named = Named(match["name"], role.text, role.party, "person")
                found[match["name"]] = match.start("name"), named
        return found

    @cached_property
    def full_names(self) -> tuple[tuple[str, int], ...]:
        """Names of several words and where they stand, none with a country in it."""
        codes = country_codes()
        found = []
        for name, start in self._told.full_names:
            first, _, rest = name.partition(" ")
            # "When Ida Holm signed it"
            if first.lower() in _NOT_OF_NAMES and " " in rest:
                name, start = rest, start + len(first) + 1
            if not any(word in codes for word in name.split()):
                found.append((name, start))
        # "Secretary of State Ida Holm" is a run of words that says nothing of itself.
        found.extend((name, start) for name, (start, _) in self.titled.items())
        return tuple(sorted(found, key=lambda one: one[1]))

    @cached_property
    def _houses(self) -> frozenset[str]:
        """Names that people speak for, or that begin as a house's or a place's name does."""
        found = {one.party for one in self.people if one.party}
        starts = {
            run.tokens[0].text
            for run in self._told.people.all_runs
            if len(run.tokens) > 1
            and run.tokens[-1].lower in BODIES
            and run.tokens[0].lower not in NOT_FIRST
        }
        people = {one.name for one in self.people}
        names = {name for name, _ in self.full_names if name not in people}
        return frozenset(found | {name for name in names if name.split()[0] in starts})

    def _is_house(self, name: str) -> bool:
        """Whether the text says of a name of one word that it is a house, in passing."""
        if name.lower() in OUTLET:
            return False
        at = self.text.find(name)
        while at >= 0:
            if HOUSE_BEHIND.match(self.text, at + len(name)) or HOUSE_BEFORE.search(
                self.text[max(0, at - 20) : at]
            ):
                return True
            at = self.text.find(name, at + 1)
        return False

    def _full(self, name: str, at: int) -> str | None:
        """The one full name before a place that a short name is part of, or itself."""
        words = name.split()
        fits: list[str] = []
        for full, start in self.full_names:
            if start > at:
                break
            parts = full.split()
            last = parts[-2] if JUNIOR.fullmatch(parts[-1]) else parts[-1]
            short = len(words) < len(parts) and (last == words[-1] or parts[0] == name)
            # "Karim Sol" is none of "Ida Karim Sol": another of her family.
            short = short and (len(words) == 1 or words[0] == parts[0])
            if short and set(words) <= set(parts) and full not in fits:
                fits.append(full)
        if not fits:
            return None
        names = {one.name for one in self.people if one.start <= at}
        better = [one for one in fits if one in names] or fits
        # "Prime Minister Pell Aron" holds "Pell Aron".
        if len(better) > 1:
            shortest = min(better, key=len)
            if all(set(shortest.split()) <= set(one.split()) for one in better):
                return shortest
        if len(better) == 1:
            return better[0]
        return None
