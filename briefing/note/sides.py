"""The sides of a conflict: what heads them, and a figure alone where its sentence is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.records import Clash, Passage, parted, weave

# What keeps its capital behind a colon.
_CALENDAR = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("january", "february", "march", "april", "may", "june", "july"),
        *("august", "september", "october", "november", "december"),
    )
)


def heading_of(clash: Clash) -> str:
    """ "People injured: 47 or thirty-one", the figures as they stand, a date resolved."""
    figures = [_in_heading(passage, figure) for passage, figure in clash.sides]
    what = " ".join(clash.what.split())
    return f"{what[:1].upper()}{what[1:]}: {_either(list(dict.fromkeys(figures)))}"


def figure_alone(passage: Passage, figure: str) -> Passage | None:
    """A side's figure as a passage, with what we insert behind it.

    The figure stands in the passage's last sentence; the others are its antecedents. None
    where it stands nowhere there, or twice: which of the two is meant, nothing says then.
    """
    sentence = passage.sentences[-1]
    # No part of a longer figure: neither "47" of "47.5" nor "200" of "1,200".
    alone = rf"(?<!\w)(?<!\d[.,]){re.escape(figure)}(?!\w)(?![.,]\d)"
    places = list(re.finditer(alone, sentence.text))
    if len(places) != 1:
        return None
    (found,) = places
    start, end = found.span()
    own = parted([one.text for one in passage.sentences], passage.insertions)[-1]
    return Passage(
        sentences=(
            replace(
                sentence,
                start=sentence.start + start,
                end=sentence.start + end,
                text=found[0],
                dates=(),
            ),
        ),
        insertions=tuple(replace(one, at=one.at - start) for one in own if start < one.at <= end),
    )


def _in_heading(passage: Passage, figure: str) -> str:
    alone = figure_alone(passage, figure)
    shown = weave(figure, alone.insertions) if alone else figure
    opens = passage.sentences[-1].text.startswith(figure)
    first = re.split(r"\W", figure, maxsplit=1)[0]
    if opens and first.casefold() not in _CALENDAR:
        shown = shown[:1].lower() + shown[1:]
    return " ".join(shown.split())


def _either(figures: Sequence[str]) -> str:
    *most, last = figures
    return f"{', '.join(most)} or {last}" if most else last
