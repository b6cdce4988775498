"""Whom "the two sides" and "the two ministers" of a sentence are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from briefing.records import Sentence
from briefing.speech.named import Named
from briefing.text.namings import Naming, Told


class Sides:
    """The people of one article by their places, and the twos that it tells of."""

    def __init__(self, told: Told) -> None:
        self.text = told.text
        self.parties = told.parties
        self._told = told
        self._sentences = told.document.sentences

    @property
    def people(self) -> tuple[Naming, ...]:
        return self._told.namings

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.people]

    def people_in(self, start: int, end: int) -> Sequence[Naming]:
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [one for one in self.people[first:last] if one.end <= end]

    def _pair(self, sentence: Sentence, at: int) -> Named | None:
        """The two that "the two sides" means, as the document's pairs tell."""
        pair = self._told.pairs.of(sentence.index, at)
        if pair is None:
            return None
        names = self.parties.all_of(pair.text)
        if len(names) != 2:
            names = tuple(one.removeprefix("the ") for one in pair.text.split(" and "))
        return self._both(names)

    def _both(self, names: Sequence[str]) -> Named:
        shown = [f"the {name}" if f"the {name}" in self.text else name for name in names]
        return Named(" and ".join(shown), None, "; ".join(names), "many")

    def two_sides(self, sentence: Sentence, at: int) -> Named | None:
        """The two countries that the nearest sentence before names, and no third."""
        for one in reversed(self._sentences[: sentence.index]):
            countries = self.parties.all_of(one.text)
            if len(countries) < 2:
                # Countries that no table has: those whose people the sentence names.
                people = self.people_in(one.start, one.end)
                countries = tuple(dict.fromkeys(each.party for each in people if each.party))
            if len(countries) == 2:
                return self._both(countries)
            if len(countries) > 2:
                return None
        return self._pair(sentence, at)

    def two_people(self, sentence: Sentence) -> Named | None:
        for one in reversed(self._sentences[: sentence.index]):
            people = {each.name: each for each in self.people_in(one.start, one.end)}
            if len(people) == 2:
                parties = [each.party for each in people.values() if each.party]
                return Named(
                    " and ".join(people), None, "; ".join(dict.fromkeys(parties)) or None, "many"
                )
            if people:
                return None
        return None
