"""JSON: .json with one article or a list of them, .jsonl with one on each line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from briefing.errors import ReadError
from briefing.readers import reader
from briefing.readers.encodings import decode
from briefing.readers.json_feed import drafts_of_json_feed, is_json_feed
from briefing.readers.own_notes import is_own_json, refusal
from briefing.readers.rows import Rows
from briefing.records import Draft, Reading, Rejected

# Keys under which files keep their articles, tried before any other list.
_LISTS = (
    *("articles", "items", "results", "documents", "docs", "data", "response", "entries"),
    *("records", "hits", "rows", "stories", "news", "posts", "value", "list"),
)
_DEEPEST_LIST = 5
_LONGEST_NUMBER = 25
# Of a list so many objects are looked at for a text.
_LOOKED_AT = 200


@reader("json", suffixes=(".json",))
def read_json(path: str, content: bytes, reading: Reading) -> Iterator[Draft | Rejected]:
    """Read each object of a JSON file as a draft; its item is its id, or its number from 1."""
    text = decode(path, content)
    try:
        data = _parsed(text)
    except json.JSONDecodeError as error:
        beyond_first = error.msg == "Extra data" and "\n" in text.strip()
        if beyond_first and text.lstrip().startswith("{"):  # lines of JSON under another name
            return _of_lines(path, text, reading)
        raise ReadError(
            path,
            error.lineno,
            f"is not JSON: {error.msg} (column {error.colno}); mend the file or export it again",
        ) from None
    except (ValueError, RecursionError):
        raise _too_deep(path) from None
    if is_own_json(data):
        raise refusal(path)
    if is_json_feed(data):
        return iter(drafts_of_json_feed(path, data, reading))
    return _of_data(path, data, reading)


@reader("jsonl", suffixes=(".jsonl", ".ndjson"))
def read_json_lines(path: str, content: bytes, reading: Reading) -> Iterator[Draft | Rejected]:
    """Read each line's object as a draft; its item is its id, or the number of the line."""
    return _of_lines(path, decode(path, content), reading)


def _of_data(path: str, data: object, reading: Reading) -> Iterator[Draft | Rejected]:
    rows = Rows(path, reading)
    listed = _articles_in(data, rows)
    if listed is None:
        names = _names_in(data)
        if not names:
            raise ReadError(
                path,
                None,
                "holds no articles: briefing reads an object with a text, a list of such objects, "
                'or {"articles": [...]}',
            )
        raise rows.no_text(names)
    for number, row in enumerate(listed, start=1):
        if isinstance(row, Mapping):
            yield rows.draft(row, number, _no_line)
        else:
            yield Rejected(path=path, item=str(number), reason="is not an object with fields")


def _of_lines(path: str, text: str, reading: Reading) -> Iterator[Draft | Rejected]:
    rows = Rows(path, reading)
    kept: list[Draft | Rejected] = []
    names: dict[str, None] = {}
    any_text = False
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = _parsed(line)
        except json.JSONDecodeError as error:
            reason = f"line {number} is not JSON: {error.msg} (column {error.colno})"
        except (ValueError, RecursionError):
            reason = f"line {number} is nested too deeply"
        else:
            if is_own_json(row):
                raise refusal(path)
            if isinstance(row, Mapping):
                any_text = any_text or rows.has_text(row)
                if len(names) < _LOOKED_AT:
                    names.update(dict.fromkeys(row))
                kept.append(rows.draft(row, number, _line(number)))
                continue
            reason = f"line {number} is not an object with fields"
        kept.append(Rejected(path=path, item=str(number), reason=reason))
    if not kept:
        raise ReadError(path, None, "the file is empty: put one article on each line")
    if names and not any_text:
        raise rows.no_text(names)
    if not names:
        first = kept[0]
        reason = first.reason if isinstance(first, Rejected) else ""
        raise ReadError(path, None, f"no line holds an article; {reason}")
    yield from kept


def _articles_in(data: object, rows: Rows) -> list[object] | None:
    """The objects that are articles: the thing itself, or the first list of such inside it."""
    level: list[object] = [data]
    for _ in range(_DEEPEST_LIST):
        below: list[object] = []
        for one in level:
            if isinstance(one, list):
                looked_at = one[:_LOOKED_AT]
                if any(isinstance(row, Mapping) and rows.has_text(row) for row in looked_at):
                    return one
                continue
            if not isinstance(one, Mapping):
                continue
            inside = [one[key] for key in _LISTS if isinstance(one.get(key), list | dict)]
            others = [v for k, v in one.items() if k not in _LISTS and isinstance(v, list | dict)]
            # {"text": …} is an article, {"status": "ok", "articles": […]} is a list of them.
            if any(isinstance(v, list) and v and isinstance(v[0], dict) for v in inside):
                below += [*inside, *others]
                if rows.has_text({k: v for k, v in one.items() if k not in _LISTS}):
                    return [one]
            elif rows.has_text(one):
                return [one]
            else:
                below += [*inside, *others]
        level = below[:_LOOKED_AT]
    return None


def _names_in(data: object) -> list[str]:
    """The names of fields in the first objects of a file, for the message."""
    for _ in range(_DEEPEST_LIST):
        if isinstance(data, Mapping):
            inside = [one for one in data.values() if isinstance(one, list) and one]
            if not inside:
                return [str(key) for key in data]
            data = inside[0]
        elif isinstance(data, list) and data:
            data = next((one for one in data[:_LOOKED_AT] if isinstance(one, Mapping)), None)
            if isinstance(data, Mapping):
                return [str(key) for key in data]
    return []


def _parsed(text: str) -> Any:
    return json.loads(text, parse_int=_number, parse_constant=lambda _: None, strict=False)


def _number(digits: str) -> int | str:
    # Python refuses to convert some thousand digits; an id of so many stays text.
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def _too_deep(path: str) -> ReadError:
    return ReadError(
        path, None, "is nested too deeply to be a list of articles: export it in a plainer form"
    )


def _no_line(name: str) -> tuple[None, bool]:
    return None, False


def _line(number: int) -> Any:
    return lambda name: (number, False)
