"""Names of files in archives: what they say, and which are refused or passed over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from briefing.errors import ReadError
from briefing.readers.encodings import decode

_DRIVE = re.compile(r"[A-Za-z]:")
# What desktops and editors put into archives beside the files; all that is hidden, too.
_FURNITURE = frozenset({"__macosx", "thumbs.db", "desktop.ini"})
_SIDECAR = ".toml"
_CODE_PAGE = "cp437"


def member_name(raw: str) -> tuple[str, str | None]:
    """A member's path as users write it, and why it is refused, None where it is not.

    Backslashes, as old programs write them, part folders. Characters that can not be seen
    are spelled out ("\\\\x1b"), so that a name does nothing to the terminal that shows it.
    """
    path = raw.replace("\\", "/")
    parts = [part for part in path.split("/") if part not in ("", ".")]
    shown = _spelled("/".join(parts))
    if path.startswith("/") or _DRIVE.match(path) or ".." in parts:
        reason = "its name leads out of the archive: make the archive anew from inside the folder"
        return _spelled(path), reason
    if not parts:
        return _spelled(path), "it has no name: make the archive anew"
    return shown, None


def is_furniture(name: str) -> bool:
    """Whether a member is no one's file: what a desktop keeps there, or hidden."""
    parts = name.lower().split("/")
    return any(
        part in _FURNITURE or part.startswith("~$") or (part.startswith(".") and part != "..")
        for part in parts
    )


def is_sidecar(name: str) -> bool:
    """Whether a member goes by the name of a sidecar."""
    return name.endswith(_SIDECAR)


def corrects(sidecar: str, members: Iterable[str]) -> str | None:
    """The member that a sidecar in an archive is meant for, if there is one."""
    of = sidecar.removesuffix(_SIDECAR)
    return next(
        (name for name in members if of in (name, str(PurePosixPath(name).with_suffix("")))), None
    )


def zip_names(names: Sequence[tuple[str, bool]]) -> list[str]:
    """The names of a zip's members; each is given with whether it says that it is UTF-8.

    Where it does not, the standard wants the first PC's code page, and programs write UTF-8
    or the code page of their own machine: all such names are held against each other.
    """
    raw = [name.encode(_CODE_PAGE, "replace") for name, is_utf8 in names if not is_utf8]
    if all(name.isascii() for name in raw):
        return [name for name, _ in names]
    try:
        told = decode("", b"\n".join(raw)).split("\n")
    except ReadError:
        return [name for name, _ in names]
    if len(told) != len(raw):
        return [name for name, _ in names]
    others = iter(told)
    return [name if is_utf8 else next(others) for name, is_utf8 in names]


def _spelled(name: str) -> str:
    if name.isprintable():
        return name
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode("ascii")
        for sign in name
    )
