"""Front matter: fields stated above a text, between lines of --- (YAML) or +++ (TOML).

Values stay as they are written: a date is not made into another, "no" is no truth value.
YAML is read without aliases, tags and duplicate keys, TOML by the standard library.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from briefing.errors import ReadError
from briefing.readers.fields import Stated, columns_of, is_known, stated
from briefing.records import Reading
from briefing.text.patterns import Lazy

if TYPE_CHECKING:
    from yaml.nodes import Node

_CLOSING = {"---": ("---", "..."), "+++": ("+++",)}
# In lines and characters. What is longer is no front matter, or not one to read.
_MOST_LINES = 500
_MOST_CHARACTERS = 50_000
_DEEPEST = 10
_YAML_OPENING = Lazy(r"(?:[\w.-]+(?: [\w.-]+){0,3}|\"[^\"]{1,60}\"|'[^']{1,60}')\s*:(?:\s|$)")
_TOML_OPENING = Lazy(r"(?:[\w.-]+|\"[^\"]{1,60}\")\s*=|\[")
_PLAIN_PAIR = Lazy(r"(?P<key>[\w.-]+(?: [\w.-]+){0,3})[ \t]*:[ \t]+(?P<value>.*)$")
# What opens a value that is more than plain text in YAML.
_SPECIAL = frozenset("\"'[{&*!|>%@`#")
_TOML_LINE = re.compile(r"\(at line (\d+)")


def split_front_matter(path: str, lines: Sequence[str], reading: Reading) -> tuple[Stated, int]:
    """Return the fields of a draft that front matter states, and how many lines it takes.

    ({}, 0) where the text has none: a line of dashes may be just that. Raises ReadError,
    naming the line, for front matter that is broken or never closed.
    """
    fence = lines[0].rstrip() if lines else ""
    if fence not in _CLOSING:
        return {}, 0
    opening = next((line for line in lines[1:] if line.strip() and line[0] != "#"), "")
    if not (_YAML_OPENING if fence == "---" else _TOML_OPENING).match(opening):
        return {}, 0
    closing = _CLOSING[fence]
    reach = min(len(lines), _MOST_LINES)
    end = next((at for at in range(1, reach) if lines[at].rstrip() in closing), None)
    if end is None:
        if not is_known(opening.partition(":" if fence == "---" else "=")[0]):
            return {}, 0
        raise ReadError(
            path, 1, f"front matter begins here and is never closed: put a line of {fence} below it"
        )
    block = "\n".join(lines[1:end])
    if len(block) > _MOST_CHARACTERS:
        raise ReadError(
            path,
            1,
            f"the front matter has {len(block):,} characters, and {_MOST_CHARACTERS:,} are the "
            "limit: move text below it",
        )
    values = _yaml(path, block) if fence == "---" else _toml(path, block)
    values = {key: _as_written(value) for key, value in values.items()}
    return stated(values, columns_of(values, reading.fields)), end + 1


def _as_written(value: object) -> object:
    """A value with dates as text; a list of names stays a list."""
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return value


def _toml(path: str, block: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(block, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        place = _TOML_LINE.search(str(error))
        line = int(place[1]) + 1 if place else block.count("\n") + 2
        raise _broken(path, line, f"{str(error).partition(' (at')[0]}") from None
    except (RecursionError, ValueError):
        raise _broken(path, 1, "a value in it can not be read") from None


def _yaml(path: str, block: str) -> Mapping[str, object]:
    import yaml

    try:
        return _mapping(path, block)
    except yaml.MarkedYAMLError as error:
        mended = _quoted(block)
        if mended != block:
            with suppress(yaml.YAMLError):
                return _mapping(path, mended)
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        raise _broken(path, line, error.problem or "it is not YAML") from None
    except yaml.YAMLError:
        raise _broken(path, 1, "it holds characters that YAML does not allow") from None


def _mapping(path: str, block: str) -> Mapping[str, object]:
    import yaml

    _refuse_tricks(path, block)
    # The base loader makes text of every scalar, and nothing but text, lists and mappings.
    root = yaml.compose(block, Loader=yaml.BaseLoader)
    if not isinstance(root, yaml.MappingNode):
        raise _broken(path, 2, "it is no list of fields ('name: value')")
    _refuse_duplicates(path, root)
    values: Mapping[str, object] = yaml.load(block, Loader=yaml.BaseLoader)
    return values


def _refuse_tricks(path: str, block: str) -> None:
    """Raise ReadError for aliases (which can grow without bound), tags and deep nesting."""
    import yaml

    depth = 0
    for event in yaml.parse(block, Loader=yaml.BaseLoader):
        line = event.start_mark.line + 2 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            raise _broken(
                path, line, f"aliases (*{event.anchor}) are not read: write the value out"
            )
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag:
            raise _broken(path, line, f"tags ({event.tag}) are not read: leave them out")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                raise _broken(path, line, "it is nested too deeply")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _refuse_duplicates(path: str, root: Node) -> None:
    import yaml

    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                name = key.value if isinstance(key, yaml.ScalarNode) else ""
                if not isinstance(key, yaml.ScalarNode) or name in seen:
                    reason = f"'{name}' stands in it twice" if name else "a name in it is no text"
                    raise _broken(path, key.start_mark.line + 2, reason)
                seen.add(name)
                waiting.append(value)
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)


def _quoted(block: str) -> str:
    """The block with plain values quoted that hold what YAML takes for marks.

    People write titles with a colon in them, or with a quotation that ends before they do.
    """
    lines = block.split("\n")
    for at, line in enumerate(lines):
        match = _PLAIN_PAIR.match(line)
        value = match["value"].strip() if match else ""
        begun = value[:1]
        plain = begun not in _SPECIAL and (": " in value or value.endswith(":"))
        quoting = begun in ("'", '"') and value.count(begun) > 1 and not value.endswith(begun)
        if match and value and (plain or quoting):
            lines[at] = f"{match['key']}: {json.dumps(value, ensure_ascii=False)}"
    return "\n".join(lines)


def _broken(path: str, line: int, reason: str) -> ReadError:
    return ReadError(
        path, line, f"the front matter can not be read: {reason}; mend it, or take it out"
    )
