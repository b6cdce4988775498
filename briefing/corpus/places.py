"""Where things lie, and what they are called: files, sidecars, the database itself."""

from __future__ import annotations

import os
import stat
from pathlib import Path, PurePosixPath

from briefing.records.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The corpus folder (absolute), the tree of corrections, and files that are our own."""

    folder: Path
    tree: Path
    own: frozenset[str]

    def name_of(self, path: Path) -> str:
        """The path an article carries: POSIX, relative where the file lies in the folder."""
        absolute = Path(os.path.normpath(path.absolute()))
        inside = _below(absolute, self.folder)
        if inside is None:
            # The same folder by another way: through a link.
            real = Path(os.path.realpath(absolute.parent), absolute.name)
            inside = _below(real, Path(os.path.realpath(self.folder)))
        return inside if inside is not None else absolute.as_posix()

    def file_of(self, name: str) -> Path:
        """The file of a carried path."""
        return self.folder / name

    def leads_out(self, link: Path, *roots: str) -> bool:
        """Whether a path is a link to somewhere outside the corpus folder, and the roots too."""
        if not link.is_symlink():
            return False
        target = Path(os.path.realpath(link))
        inside = (os.path.realpath(self.folder), *roots)
        return not any(target.is_relative_to(root) for root in inside)

    def sidecar_leads_out(self, sidecar: Path) -> bool:
        """Whether a sidecar is a link to somewhere outside the corpus and its own folder."""
        return self.leads_out(sidecar, os.path.realpath(sidecar.parent))

    def further_sidecar(self, name: str) -> Path:
        """Where corrections go for a file whose own folder can not be written."""
        parts = PurePosixPath(name).parts
        relative = [part.rstrip(":") for part in parts if part.strip("/\\")]
        return self.tree.joinpath(*relative[:-1], relative[-1] + ".toml")


def _below(path: Path, folder: Path) -> str | None:
    if path == folder:
        return ""
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else None


def is_under(name: str, scope: str) -> bool:
    """Whether a carried path is a scope (a file or folder by its carried path) or lies in it.

    The scope "" is the corpus folder: every relative path.
    """
    if scope == "":
        return not os.path.isabs(name)  # noqa: PTH117 # a Path for each of 100,000 names is slow
    return name == scope or name.startswith(scope.rstrip("/") + "/")


def is_gone(file: Path) -> bool:
    """Whether there is certainly no file any more; one that can not be looked at is not gone."""
    try:
        return not stat.S_ISREG(file.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
