"""What a note rests on and whose its words are, in the lines that close it.

Like ``wording``, all functions give one line of plain text.
"""

from __future__ import annotations

from briefing.records import Coverage, Note, Period
from briefing.rendering.wording import counted, period_kind


def coverage_text(note: Note) -> str:
    """One honest line on what the note rests on; its counts add up to what was read."""
    words = words_text(note)
    if note.coverage is None:
        return words
    counts = _counts(note.coverage, note.period)
    return " ".join(filter(None, (counts, _compared(note), words)))


def words_text(note: Note) -> str:
    """Whose the words of a note are: the sources', but for what stands in brackets."""
    kinds = {
        one.kind
        for section in note.sections
        for point in section.points
        for one in point.insertions
    }
    theirs = any("[" in citation.quote for citation in note.citations)
    if not kinds:
        told = ", square brackets included" if theirs else ""
        return f"Sentences are the sources’ own, word for word{told}."
    ours = "most square brackets are ours" if theirs else "square brackets are ours"
    if kinds == {"date"}:
        rest = ", dates reckoned from the article’s own"
    elif "date" in kinds:
        rest = ": names from the same article, dates reckoned from its own"
    else:
        rest = ", names from the same article"
    return f"Sentences are the sources’ own; {ours}{rest}."


def brackets_text(note: Note) -> str:
    """``words_text`` where a note has brackets of ours, else ""."""
    inserted = any(point.insertions for section in note.sections for point in section.points)
    return words_text(note) if inserted else ""


def _compared(note: Note) -> str:
    """What the labels of stories rest on."""
    before = note.coverage.before if note.coverage else None
    if before is None or note.period is None or not note.matched:
        return ""
    unit = period_kind(note.period)
    if not before:
        return f"No article of the {unit} before, so nothing is marked new or developing."
    articles = counted(before, "article")
    return f"What stories are marked as was told from the {articles} of the {unit} before."


def _counts(coverage: Coverage, period: Period | None) -> str:
    read = f"Read {counted(coverage.read, 'article')}"
    here = _by_event(coverage.articles, coverage.inferred)
    aside = []
    if coverage.excluded:
        aside.append(f"{coverage.excluded:,} left out by staff")
    if period is None:
        if coverage.copies:
            aside.append(counted(coverage.copies, "copy", "copies"))
        if coverage.rejected:
            aside.append(f"{coverage.rejected:,} rejected")
        parts = [f"{coverage.articles:,} summarised{here}", *aside]
        return f"{read}: {', '.join(parts)}." if aside else f"{read}{here}."
    unit = period_kind(period)
    inside = "on" if unit == "day" else "in"
    there = _by_event(coverage.other_periods, coverage.other_inferred)
    parts = [
        f"{coverage.articles:,} {inside} this {unit}{here}",
        f"{coverage.other_periods:,} {inside} other {unit}s{there}",
        *aside,
        f"{coverage.undated:,} without a date",
        counted(coverage.copies, "copy", "copies"),
        f"{coverage.rejected:,} rejected",
    ]
    asked = coverage.asked
    matching = ""
    if asked is not None:
        matched = f"{asked.articles:,}" if asked.articles else "None"
        of_these = counted(coverage.articles, "article")
        matching = f" {matched} of the {of_these} of this {unit} matched."
    return f"{read}: {', '.join(parts)}.{matching}"


def _by_event(total: int, inferred: int) -> str:
    if not inferred:
        return ""
    if total == inferred:
        return f" ({'all ' if total > 1 else ''}by an event date)"
    return f" ({inferred:,} of them by an event date)"
