"""Every error that briefing raises on purpose.

    BriefingError
    ├── ReadError(path, line, reason)
    ├── ConfigError(path, key, reason)
    ├── CorpusError(path, reason)
    ├── TemplateError(template, line, reason)
    ├── MissingExtra(extra, needed_for)
    ├── PeriodError(text, reason)
    ├── EmptyPeriod(period, nearest)
    ├── UnknownName(kind, name, known)
    ├── ExportError(path, reason)
    └── TooLarge(what, size, limit, instead)

An error keeps its data as fields; ``__str__`` makes the sentence, which always says
what to do next. The command line catches BriefingError once; anything else is a bug
and shows its traceback.
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike, fspath


class BriefingError(Exception):
    """The root: a clear error, told to the user in one sentence."""


class ReadError(BriefingError):
    """A file could not be understood as articles."""

    def __init__(self, path: str | PathLike[str], line: int | None, reason: str) -> None:
        super().__init__(path, line, reason)
        self.path = fspath(path)
        self.line = line
        self.reason = reason

    def __str__(self) -> str:
        place = f"{self.path}, line {self.line}" if self.line is not None else self.path
        return f"{place}: {self.reason}"


class ConfigError(BriefingError):
    """A setting is unknown, of the wrong kind, or out of range."""

    def __init__(self, path: str | PathLike[str], key: str | None, reason: str) -> None:
        super().__init__(path, key, reason)
        self.path = fspath(path)
        self.key = key
        self.reason = reason

    def __str__(self) -> str:
        place = f"{self.path}: '{self.key}'" if self.key else self.path
        return f"{place}: {self.reason}"


class CorpusError(BriefingError):
    """The corpus folder, a sidecar or the database can not be used."""

    def __init__(self, path: str | PathLike[str], reason: str) -> None:
        super().__init__(path, reason)
        self.path = fspath(path)
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class TemplateError(BriefingError):
    """A template is missing, does not parse, or names a field that is not there."""

    def __init__(self, template: str, line: int | None, reason: str) -> None:
        super().__init__(template, line, reason)
        self.template = template
        self.line = line
        self.reason = reason

    def __str__(self) -> str:
        place = f"template {self.template}"
        if self.line is not None:
            place += f", line {self.line}"
        return f"{place}: {self.reason}"


class MissingExtra(BriefingError):
    """An optional dependency is needed and not installed."""

    def __init__(self, extra: str, needed_for: str) -> None:
        super().__init__(extra, needed_for)
        self.extra = extra
        self.needed_for = needed_for

    def __str__(self) -> str:
        return f'{self.needed_for} needs an extra: pip install "briefing[{self.extra}]"'


class PeriodError(BriefingError):
    """A text does not name a period."""

    def __init__(self, text: str, reason: str) -> None:
        super().__init__(text, reason)
        self.text = text
        self.reason = reason

    def __str__(self) -> str:
        return f"'{self.text}' is not a period: {self.reason}"


class EmptyPeriod(BriefingError):
    """No article is filed under a period; ``nearest`` are labels of periods that have some."""

    def __init__(self, period: str, nearest: Iterable[str]) -> None:
        nearest = tuple(nearest)
        super().__init__(period, nearest)
        self.period = period
        self.nearest = nearest

    def __str__(self) -> str:
        if not self.nearest:
            return (
                f"no article is dated in {self.period}, and none in any other period: "
                "put articles into the corpus folder and run 'briefing ingest', or date "
                "them with 'briefing articles set ID --published DATE'"
            )
        return (
            f"no article is dated in {self.period}; the nearest periods that have some: "
            f"{', '.join(self.nearest)}"
        )


class UnknownName(BriefingError):
    """A method, format, template or article that does not exist was named."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        known = tuple(known)
        super().__init__(kind, name, known)
        self.kind = kind
        self.name = name
        self.known = known

    def __str__(self) -> str:
        import difflib

        close = difflib.get_close_matches(self.name, self.known, n=1)
        hint = f"did you mean '{close[0]}'? " if close else ""
        known = f"known: {', '.join(self.known)}" if self.known else "none is known"
        return f"no {self.kind} '{self.name}': {hint}{known}"


class ExportError(BriefingError):
    """A document could not be written."""

    def __init__(self, path: str | PathLike[str], reason: str) -> None:
        super().__init__(path, reason)
        self.path = fspath(path)
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


class TooLarge(BriefingError):
    """An input is beyond what can be done in reasonable time or memory."""

    def __init__(self, what: str, size: int, limit: int, instead: str) -> None:
        super().__init__(what, size, limit, instead)
        self.what = what
        self.size = size
        self.limit = limit
        self.instead = instead

    def __str__(self) -> str:
        return f"{self.what}: {self.size:,} where {self.limit:,} is the limit; {self.instead}"
