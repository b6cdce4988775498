"""What the dates of a sentence are counted from: the publication, and the dates told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefing.records import Anchor, DateMention
from briefing.text.date_words import DATE_WORDS, DateWords

# Dates of the text itself this far from the publication, in days, make its sentence one
# about then.
_ANOTHER_TIME = 31
# "In 2018 …" tells when a sentence plays; "the ferry, built in 2004, …" does not, so far in.
_OPENS_WITHIN = 16


@dataclass(slots=True, eq=False)
class Known:
    """What an expression is counted from: ``here`` are the dates before it in its sentence,
    ``told`` those and the ones of the sentence before."""

    day: date | None
    anchor: Anchor
    language: str
    told: Sequence[DateMention]
    here: Sequence[DateMention]

    @property
    def words(self) -> DateWords:
        return DATE_WORDS[self.language]

    @property
    def other_year(self) -> int | None:
        """The year that the text around is about, where it is not that of the publication.

        0 where it names another year in passing, so that nobody can tell.
        """
        mention = self.other_time
        if mention is None:
            return None
        return mention.first.year if _carries(mention) else 0

    @property
    def other_time(self) -> DateMention | None:
        """The last date told that lies in another year than the publication's, and not near it."""
        for mention in reversed(self.told):
            if mention.anchor in ("stated", "antecedent") and self.day is not None:
                away = min(
                    abs((mention.first - self.day).days), abs((mention.last - self.day).days)
                )
                inside = mention.first <= self.day <= mention.last
                if not inside and away > _ANOTHER_TIME and mention.first.year != self.day.year:
                    if mention.first > self.day and not _carries(mention):
                        continue  # a year still to come is what is told, not when it was
                    return mention
        return None


def _carries(mention: DateMention) -> bool:
    """Whether a date tells when what follows it plays."""
    return mention.precision != "year" or mention.start <= _OPENS_WITHIN
