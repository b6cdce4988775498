"""Walking the files of a corpus: sorted by name, hidden ones and sidecars left out."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from briefing.corpus.places import Places
from briefing.corpus.sidecars import SUFFIX, beside
from briefing.errors import CorpusError
from briefing.records import Rejected

_LEADS_OUT = (
    "is a link that leads out of the corpus folder, and was not followed: put the file itself "
    "there, or name the link to 'briefing ingest'"
)
# What desktops leave in folders; an office program's lock file begins with "~$".
_FURNITURE = frozenset({"thumbs.db", "desktop.ini"})


class Found(NamedTuple):
    """One file as the file system shows it; ``sidecars`` are those there, the weaker first.

    ``name`` is the path its articles carry; where the file's name is not Unicode, a
    spelling of it, and ``nameable`` is False. A tuple, since there may be very many, and a
    frozen record takes four times as long to make.
    """

    name: str
    place: str
    size: int
    mtime_ns: int
    sidecars: tuple[Path, ...] = ()
    nameable: bool = True

    @property
    def file(self) -> Path:
        """Where it is; kept as a text, since a Path takes four times the room."""
        return Path(self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What lies below the paths of an ingest.

    ``scopes`` are carried paths: what is known below one and not found is gone.
    ``strays`` are sidecars beside which no file goes by their name.
    """

    found: tuple[Found, ...]
    scopes: tuple[str, ...]
    unread: tuple[Rejected, ...]
    strays: tuple[Path, ...]


@dataclass(slots=True)
class _Walk:
    places: Places
    roots: tuple[str, ...]
    tree: frozenset[Path]
    found: dict[str, Found] = field(default_factory=dict)
    unread: list[Rejected] = field(default_factory=list)
    strays: list[Path] = field(default_factory=list)
    walked: set[tuple[int, int]] = field(default_factory=set)

    def folder(self, folder: Path) -> None:
        try:
            look = folder.stat()
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            name = _spelled(self.places.name_of(folder))[0] or str(folder)
            self.unread.append(
                Rejected(path=name, reason=f"the folder can not be read ({error.strerror})")
            )
            return
        # A folder is walked once, however many links lead to it, so links can not loop.
        if (look.st_dev, look.st_ino) in self.walked:
            return
        self.walked.add((look.st_dev, look.st_ino))
        prefix = self.places.name_of(folder)
        entries = [
            entry
            for entry in entries
            if not (entry.is_symlink() and self._leads_out(folder / entry.name))
        ]
        sidecars = {entry.name for entry in entries if entry.name.endswith(SUFFIX)}
        if prefix:
            prefix = f"{prefix.rstrip('/')}/"
        own, around = self.places.own, f"{str(folder).rstrip(os.sep)}{os.sep}"
        for entry in entries:
            file_name = entry.name
            # As texts: a Path for each file would take longer than all else that is done here.
            place = around + file_name
            if file_name.startswith(".") or place in own:
                continue
            if _is_folder(entry):
                path = folder / file_name
                if not (entry.is_symlink() and self._comes_by_itself(path)):
                    self.folder(path)
            elif is_article(file_name):
                self.file(place, prefix + file_name, sidecars)
        if sidecars:
            self._find_strays(folder, sidecars, [entry.name for entry in entries])

    def file(self, place: str, name: str, neighbours: AbstractSet[str] | None) -> None:
        """Take one file; ``neighbours`` are the sidecars of its folder, None where not known."""
        try:
            look = os.stat(place)  # noqa: PTH116 # as said
        except OSError as error:
            if Path(place).is_symlink():  # else it is gone since the folder was listed
                reason = f"is a link that leads nowhere ({error.strerror}): mend or remove it"
                self.unread.append(Rejected(path=_spelled(name)[0], reason=reason))
            return
        if not stat.S_ISREG(look.st_mode):
            reason = f"is {_kind_of(look.st_mode)}, not a file, and was not opened: take it out"
            self.unread.append(Rejected(path=_spelled(name)[0], reason=reason))
            return
        name, nameable = (name, True) if name.isascii() else _spelled(name)
        sidecars: list[Path] = []
        if neighbours is None:
            sidecars = [
                sidecar
                for sidecar in beside(Path(place))
                if _exists(sidecar) and not self.places.sidecar_leads_out(sidecar)
            ]
        elif neighbours:
            sidecars = [sidecar for sidecar in beside(Path(place)) if sidecar.name in neighbours]
        if self.tree:
            further = self.places.further_sidecar(name)
            sidecars += [further] if further in self.tree else []
        self.found[name] = Found(
            name=name,
            place=place,
            size=look.st_size,
            mtime_ns=look.st_mtime_ns,
            sidecars=tuple(sidecars),
            nameable=nameable,
        )

    def _find_strays(self, folder: Path, sidecars: AbstractSet[str], names: list[str]) -> None:
        corrected = {
            possible.name
            for name in names
            if is_article(name)
            for possible in beside(folder / name)
        }
        self.strays += [
            folder / name
            for name in sorted(sidecars - corrected)
            if not name.startswith(".") and str(folder / name) not in self.places.own
        ]

    def _leads_out(self, link: Path) -> bool:
        """Whether a link is not to be followed; one that would have been read is reported."""
        if not self.places.leads_out(link, *self.roots):
            return False
        if not link.name.startswith((".", "~$")) and str(link) not in self.places.own:
            name = _spelled(self.places.name_of(link))[0]
            self.unread.append(Rejected(path=name, reason=_LEADS_OUT))
        return True

    def _comes_by_itself(self, link: Path) -> bool:
        """Whether a linked folder lies below what is walked anyway: its own path is truer."""
        target = Path(os.path.realpath(link))
        for root in self.roots:
            if target.is_relative_to(root):
                parts = target.relative_to(root).parts
                return not any(part.startswith(".") for part in parts)
        return False


def scan(paths: Sequence[Path], places: Places) -> Scan:
    """Every article file at or below the paths, in order of the paths they carry.

    Raises CorpusError for a path that is not there.
    """
    starts = [Path(os.path.normpath(path.absolute())) for path in paths]
    for start, path in zip(starts, paths, strict=True):
        if not _exists(start):
            raise CorpusError(
                path, "is not there: make it, and put articles into it, or name another"
            )
    walk = _Walk(
        places=places,
        roots=tuple(os.path.realpath(start) for start in starts if start.is_dir()),
        tree=frozenset(_files_below(places.tree)),
    )
    scopes: dict[str, None] = {}
    for start in starts:
        name = places.name_of(start)
        scopes[_spelled(name)[0]] = None
        if start.is_dir():
            if places.folder.is_relative_to(start):
                scopes[""] = None
            # By the path its articles carry, though it was named through a link.
            walk.folder(places.file_of(name))
        elif not start.name.endswith(SUFFIX):
            walk.file(str(places.file_of(name)), name, None)
    return Scan(
        found=tuple(walk.found[name] for name in sorted(walk.found)),
        scopes=tuple(scopes),
        unread=tuple(walk.unread),
        strays=tuple(walk.strays),
    )


def found_at(name: str, places: Places) -> Found | None:
    """The file of a carried path as it is now; None where there is none."""
    if places.leads_out(places.file_of(name)):
        return None
    walk = _Walk(places=places, roots=(), tree=frozenset())
    walk.file(str(places.file_of(name)), name, None)
    found = walk.found.get(name)
    if found is None:
        return None
    further = places.further_sidecar(name)
    sidecars = (*found.sidecars, *([further] if _exists(further) else []))
    return Found(
        name=name, place=found.place, size=found.size, mtime_ns=found.mtime_ns, sidecars=sidecars
    )


def is_article(name: str) -> bool:
    """Whether a file of that name may hold articles; what is in it decides the reader."""
    return not (name.startswith((".", "~$")) or name.lower() in _FURNITURE or name.endswith(SUFFIX))


def _spelled(name: str) -> tuple[str, bool]:
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return name.encode("utf-8", "backslashreplace").decode("utf-8"), False
    return name, True


def _kind_of(mode: int) -> str:
    if stat.S_ISFIFO(mode):
        return "a pipe"
    return "a socket" if stat.S_ISSOCK(mode) else "a device"


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _exists(path: Path) -> bool:
    try:
        path.stat()
    except OSError:
        return False
    return True


def _files_below(folder: Path) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):
        for name in names:
            yield Path(parent, name)
