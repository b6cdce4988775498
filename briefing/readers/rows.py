"""One row of a table, or one object of a JSON file, as a draft."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from briefing.errors import ReadError
from briefing.readers.fields import columns_of, stated, text_of, unwrapped, value_at
from briefing.readers.row_texts import field_text, plain
from briefing.records import Draft, Line, Reading, Rejected
from briefing.text.spaces import normalise

_LONGEST_LINE = 1_000_000
_LONGEST_ITEM = 100
_SHOWN_COLUMNS = 30


class Rows:
    """The rows of one file, one after another; it keeps which items it has given out."""

    def __init__(self, path: str, reading: Reading) -> None:
        self._path = path
        self._reading = reading
        self._items: set[str] = set()
        self._columns: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {}

    def columns(self, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return which of these columns hold what, worked out once for each set of names."""
        key = tuple(names)
        if key not in self._columns:
            if len(self._columns) > 1000:  # a file in which each object has keys of its own
                self._columns.clear()
            self._columns[key] = columns_of(key, self._reading.fields)
        return self._columns[key]

    def has_text(self, row: Mapping[str, object]) -> bool:
        """Whether a row has a column for an article's text with something in it."""
        row = unwrapped(row)
        return _text(row, self.columns(row)) is not None

    def draft(
        self,
        row: Mapping[str, object],
        number: int,
        line_of: Callable[[str], tuple[int | None, bool]],
    ) -> Draft | Rejected:
        """Return the article of a row, or why there is none.

        ``number`` stands for the item where the row has no id. ``line_of`` gives, for a
        column, the line of the file on which its text begins, and whether the text goes
        on from line to line as the file does.
        """
        row = unwrapped(row)
        columns = self.columns(row)
        item = self._item(row, columns["item"], number)
        found = _text(row, columns)
        if found is None:
            return self._rejected(
                item,
                "has no text: no column for it ("
                f"{', '.join(columns['text']) or 'text, body, content'}) has anything in it",
            )
        name, text = found
        limit = self._reading.limits.page_bytes
        if len(text) > limit:
            return self._rejected(
                item,
                f"its text has {len(text):,} characters, and {limit:,} are the limit: shorten "
                "it, or raise page_bytes under [limits] in briefing.toml",
            )
        first, runs = line_of(name)
        read = field_text(text)
        runs = runs and first is not None and not read.marked
        lines = tuple(
            Line(number=first + at if runs and first else first, text=one)
            for at, one in read.paragraphs
        )
        # What has no line ends is one paragraph; anything else may hold a page's furniture.
        extracted = read.marked or sum(1 for line in lines if line.text) == 1
        lines = tuple(line for line in lines if line.text) if extracted else lines
        if not any(line.text for line in lines):
            return self._rejected(item, f"has no text: column '{name}' holds nothing to read")
        longest = max(len(line.text) for line in lines)
        if longest > _LONGEST_LINE:
            return self._rejected(
                item,
                f"a paragraph of its text has {longest:,} characters, and {_LONGEST_LINE:,} are "
                "the limit: this is not an article's text",
            )
        fields = stated(row, columns)
        if fields["title"]:
            fields["title"] = normalise(plain(fields["title"])) or None
        return Draft(
            path=self._path,
            item=item,
            lines=lines,
            extracted=extracted,
            headings=read.headings,
            rows=read.rows,
            **fields,
        )

    def no_text(self, names: Iterable[str]) -> ReadError:
        """Return the error that a file without any column of text is."""
        listed = list(dict.fromkeys(name for name in names if name.strip()))
        shown = ", ".join(f"'{name[:60]}'" for name in listed[:_SHOWN_COLUMNS])
        more = ", …" if len(listed) > _SHOWN_COLUMNS else ""
        example = listed[-1][:60] if listed else "NAME"
        return ReadError(
            self._path,
            None,
            f"no column with an article's text was found in it; it has {shown or 'no names'}{more}:"
            f" name the one with the text in briefing.toml, under [fields], such as "
            f'text = "{example}"',
        )

    def _item(self, row: Mapping[str, object], names: Iterable[str], number: int) -> str:
        for name in names:
            text = normalise(text_of(value_at(row, name)) or "")
            if 0 < len(text) <= _LONGEST_ITEM and text not in self._items:
                self._items.add(text)
                return text
        item = str(number)
        while item in self._items:
            item += "'"
        self._items.add(item)
        return item

    def _rejected(self, item: str, reason: str) -> Rejected:
        return Rejected(path=self._path, item=item, reason=reason)


def _text(
    row: Mapping[str, object], columns: Mapping[str, tuple[str, ...]]
) -> tuple[str, str] | None:
    """The column that holds the article's text, and the text."""
    for name in columns["text"]:
        value = value_at(row, name)
        if isinstance(value, int | float):
            continue
        text = text_of(value, between="\n\n")
        if text:
            return name, text
    return None
