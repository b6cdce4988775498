"""The index pages of an output folder: desks, their periods, and links to the files."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from urllib.parse import quote

from briefing.export.made import MadeNote

INDEX_HTML, INDEX_MARKDOWN = "index.html", "index.md"
_TITLE = "Briefing notes"
_KINDS = {
    ".csl.json": "CSL-JSON",
    ".docx": "Word",
    ".html": "HTML",
    ".json": "JSON",
    ".md": "Markdown",
    ".pdf": "PDF",
    ".txt": "Text",
}
_MARKS = frozenset("\\`*_{}[]()#+.!|~-")
_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin-bottom: 2rem; }
caption { text-align: left; padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem 1rem .3rem 0;
  border-bottom: 1px solid #767676; }
.aside { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
""".strip()


def index_pages(
    notes: Iterable[MadeNote], is_there: Callable[[str], bool], is_as_made: Callable[[str], bool]
) -> dict[str, bytes]:
    """The index of an output folder in HTML and Markdown, by place.

    A file that is gone is not listed, one that staff edited is marked; the newest period of
    a desk comes first.
    """
    desks: dict[str | None, list[_Row]] = {}
    titles: dict[str | None, str] = {}
    order = sorted(notes, key=lambda note: (note.desk or "", note.last, note.period), reverse=True)
    for note in order:
        files = [
            (place, _kind_of(place), not is_as_made(place))
            for made in sorted(note.files.values(), key=lambda made: _kind_of(made.place))
            for place in (*made.edited, made.place)
            if is_there(place)
        ]
        if files:
            desks.setdefault(note.desk, []).append((note, files))
            titles.setdefault(note.desk, " ".join((note.title or note.desk or "All notes").split()))
    if not desks:
        return {}
    listed = [(titles[desk], desks[desk]) for desk in sorted(desks, key=lambda desk: desk or "")]
    return {
        INDEX_HTML: _html(listed).encode("utf-8", "replace"),
        INDEX_MARKDOWN: _markdown(listed).encode("utf-8", "replace"),
    }


_File = tuple[str, str, bool]
_Row = tuple[MadeNote, list[_File]]


def _kind_of(place: str) -> str:
    suffix = PurePosixPath(place).suffix
    two = "".join(PurePosixPath(place).suffixes[-2:])
    return _KINDS.get(two) or _KINDS.get(suffix, suffix.lstrip(".").upper() or "File")


def _html(desks: list[tuple[str, list[_Row]]]) -> str:
    parts = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_TITLE}</title>",
        f"<style>\n{_STYLE}\n</style>",
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{_TITLE}</h1>",
    ]
    for number, (title, rows) in enumerate(desks, 1):
        shown = html.escape(title)
        parts += [
            f'<section aria-labelledby="desk-{number}">',
            f'<h2 id="desk-{number}"><bdi>{shown}</bdi></h2>',
            "<table>",
            f"<caption>Notes by period, the newest first ({len(rows)})</caption>",
            '<thead><tr><th scope="col">Period</th><th scope="col">Days</th>'
            '<th scope="col">Quotes</th><th scope="col">Files</th></tr></thead>',
            "<tbody>",
        ]
        for note, files in rows:
            links = ", ".join(
                f'<a href="{html.escape(quote(place))}">{kind}'
                f'<span class="aside"> of {html.escape(note.period)}</span>'
                f"{' (edited)' if edited else ''}</a>"
                for place, kind, edited in files
            )
            parts.append(
                f'<tr><th scope="row">{html.escape(note.period)}</th>'
                f"<td>{_days(note)}</td><td>{_quotes(note)}</td><td>{links}</td></tr>"
            )
        parts += ["</tbody>", "</table>", "</section>"]
    return "\n".join((*parts, "</main>", "</body>", "</html>", ""))


def _markdown(desks: list[tuple[str, list[_Row]]]) -> str:
    parts = [f"# {_TITLE}"]
    for title, rows in desks:
        parts += ["", f"## {_escaped(title)}", ""]
        parts += ["| Period | Days | Quotes | Files |", "|---|---|---|---|"]
        for note, files in rows:
            links = ", ".join(
                f"[{kind}{' (edited)' if edited else ''}]({quote(place)})"
                for place, kind, edited in files
            )
            parts.append(f"| {note.period} | {_days(note)} | {_quotes(note)} | {links} |")
    return "\n".join((*parts, ""))


def _escaped(title: str) -> str:
    return "".join(
        f"&#{ord(sign)};" if sign in "<>&" else f"\\{sign}" if sign in _MARKS else sign
        for sign in title
    )


def _days(note: MadeNote) -> str:
    return f"{note.first}" if note.first == note.last else f"{note.first} to {note.last}"


def _quotes(note: MadeNote) -> str:
    if note.articles is None:
        return ""
    return "1 article" if note.articles == 1 else f"{note.articles} articles"
