"""How an article is told: on a line, in JSON, or whole."""

from __future__ import annotations

from briefing.cli.screen import lines as screened
from briefing.cli.screen import one_line
from briefing.pipeline import ArticleRow, Change
from briefing.records import Article, DateMention, Document


def row_of(article: Article | ArticleRow) -> dict[str, str | None]:
    published = article.published
    return {
        "id": article.id,
        "published": published.value.isoformat() if published else None,
        "basis": published.basis if published else None,
        "publisher": article.publisher,
        "publisher_name": article.publisher_name,
        "title": article.title,
        "path": article.path,
        "item": article.item,
    }


def row_line(row: dict[str, str | None]) -> str:
    dated = f"{row['published']} ({row['basis']})" if row["published"] else "undated"
    publisher = row["publisher"] or "(publisher unknown)"
    title = row["title"] or "(no title)"
    return one_line(f"{row['id']}  {dated}  {publisher}: {title}  {row['path']}")


def article_json(document: Document) -> dict[str, object]:
    article = document.article
    return row_of(article) | {
        "evidence": article.published.evidence if article.published else None,
        "precision": article.published.precision if article.published else None,
        "agency": article.agency,
        "author": article.author,
        "place": article.place,
        "url": article.url,
        "language": article.language,
        "sha256": article.sha256,
        "paragraphs": [
            {
                "paragraph": number,
                "line": paragraph.line,
                "start": paragraph.start,
                "heading": paragraph.heading,
                "text": paragraph.text,
            }
            for number, paragraph in enumerate(article.paragraphs, 1)
        ],
        "title_confidence": article.title_confidence,
        "copyright": article.copyright,
        "sentences": [
            {"paragraph": s.paragraph, "start": s.start, "end": s.end} for s in document.sentences
        ],
        "dates": [
            {
                "first": mention.first.isoformat(),
                "last": mention.last.isoformat(),
                "precision": mention.precision,
                "anchor": mention.anchor,
                "paragraph": sentence.paragraph,
                "start": mention.start,
                "end": mention.end,
                "text": article.text[mention.start : mention.end],
            }
            for sentence in document.sentences
            for mention in sentence.dates
        ],
    }


def change_line(change: Change) -> str:
    """Who changed what and when, on one line."""
    told = ", ".join(
        f"{key} = {value!r}" + (f" (was {was!r})" if (was := change.before.get(key)) else "")
        for key, value in change.values.items()
    )
    return f"{change.at}  {change.by}  {change.what}{': ' if told else ''}{told}"


def article_text(
    document: Document,
    copies: tuple[ArticleRow, ...],
    same_bytes: tuple[str, ...],
    changes: tuple[Change, ...] = (),
) -> str:
    """An article as a person reads it: its fields, its numbered paragraphs, what was changed."""
    article = document.article
    published = article.published
    fields: dict[str, str | None] = {
        "id": article.id,
        "title": article.title,
        "published": f"{published.value.isoformat()} ({published.basis})" if published else None,
        "evidence": published.evidence if published else None,
        "publisher": article.publisher,
        "agency": article.agency,
        "author": article.author,
        "place": article.place,
        "url": article.url,
        "language": article.language,
        "path": article.path,
    }
    if article.item is not None:
        fields["item"] = article.item
    if article.copyright:
        fields["copyright"] = article.copyright
    if article.title_confidence is not None and article.title_confidence < 1.0:
        fields["title"] = f"{article.title} ({article.title_confidence:.0%} sure)"
    if copies:
        fields["copies"] = "; ".join(
            f"{row.path} ({row.publisher or 'publisher unknown'}, {row.id})" for row in copies
        )
    if same_bytes:
        fields["same bytes"] = ", ".join(same_bytes)
    lines = [f"{name + ':':<11} {value or 'unknown'}" for name, value in fields.items()]
    for number, paragraph in enumerate(article.paragraphs, 1):
        line = f", line {paragraph.line}" if paragraph.line is not None else ""
        kind = "heading" if paragraph.heading else "paragraph"
        lines += ["", f"[{kind} {number}{line}]", paragraph.text]
    dates = [
        f"  {_span(mention)}  “{article.text[mention.start : mention.end]}”, "
        f"paragraph {sentence.paragraph} ({_COUNTED_FROM[mention.anchor]})"
        for sentence in document.sentences
        for mention in sentence.dates
    ]
    if dates:
        lines += ["", "dates that it names:", *dates]
    if changes:
        lines += ["", "changed by hand:", *(f"  {change_line(change)}" for change in changes)]
    return screened("\n".join(lines)) + "\n"


_COUNTED_FROM = {
    "stated": "stated in full",
    "published": "counted from the publication",
    "lead": "counted from the event date",
    "antecedent": "counted from a date before it",
}


def _span(mention: DateMention) -> str:
    """The day, or the first and last day of a longer stretch and what that is."""
    if mention.first == mention.last:
        return mention.first.isoformat()
    return f"{mention.first.isoformat()} to {mention.last.isoformat()} ({mention.precision})"
