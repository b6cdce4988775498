"""Writing sidecars, and taking them along when a file moves."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.corpus.sidecars import KEYS, SUFFIX, beside, check, read_sidecar
from briefing.errors import CorpusError
from briefing.records import Corrections

if TYPE_CHECKING:
    from tomlkit import TOMLDocument


def write_corrections(
    file: Path, item: str | None, corrections: Corrections, *, further: Path
) -> Path:
    """Write the stated keys into a file's sidecar and return where; the rest of it stays.

    It is written beside the file, or to ``further`` where that can not be, or where
    ``further`` is there already (it would win). Raises ConfigError for a value that a
    sidecar can not state or a sidecar that has a fault already, CorpusError where neither
    place can be written.
    """
    full = beside(file)[-1]
    if not os.path.exists(further):  # noqa: PTH110 # Path.exists raises for a name too long
        content = _edited(full, item, corrections)
        try:
            _write(full, content)
        except OSError:
            pass  # a folder that can't be written is what the tree is for
        else:
            return full
    content = _edited(further, item, corrections)
    try:
        further.parent.mkdir(parents=True, exist_ok=True)
        _write(further, content)
    except OSError as error:
        raise CorpusError(
            full,
            f"the correction can be written neither here nor to {further} ({error.strerror}); "
            "see to the permissions of one of the two",
        ) from error
    return further


def delete_with_sidecars(file: Path, further: Path) -> tuple[Path, ...]:
    """Delete a file and the sidecars that are its alone; what was deleted. Raises CorpusError."""
    going = [
        left for left in beside(file) if left == beside(file)[-1] or not _serves_others(left, file)
    ]
    deleted = []
    for place in (file, *going, further):
        try:
            place.unlink()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            reason = f"can not be deleted ({error.strerror}): see to its folder's permissions"
            raise CorpusError(place, reason) from error
        deleted.append(place)
    return tuple(deleted)


def carry_along(old: Path, new: Path, *, old_further: Path, new_further: Path) -> tuple[str, ...]:
    """Move the sidecars that a moved file left behind; the remarks say what was done.

    A sidecar by stem stays while another file in the folder goes by that stem.
    """
    remarks = []
    new_full = beside(new)[-1]
    # The stronger first: it takes the name, and the weaker then stays and is told.
    for left in reversed(beside(old)):
        by_stem = left != beside(old)[-1]
        if left in beside(new) or (by_stem and _serves_others(left, old)):
            continue
        remarks += _carry(left, new_full)
    remarks += _carry(old_further, new_further)
    return tuple(remarks)


def _carry(left: Path, taken: Path) -> list[str]:
    try:
        if left == taken or not left.is_file():
            return []
        if taken.exists():
            return [f"{left} stays where it is: the moved file has {taken} of its own"]
        taken.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(left, taken)
    except OSError as error:
        return [f"{left} can not be moved along ({error.strerror}): move it to {taken}"]
    return [f"{left} was moved along to {taken}"]


def _serves_others(sidecar: Path, file: Path) -> bool:
    try:
        neighbours = list(sidecar.parent.iterdir())
    except OSError:
        return False
    return any(
        other.stem == file.stem and other != file and other.suffix != SUFFIX for other in neighbours
    )


def _edited(sidecar: Path, item: str | None, corrections: Corrections) -> str:
    """The sidecar's text with the corrections in it, comments and other keys as they are."""
    import tomlkit

    read_sidecar(sidecar)  # a fault in what is there is told, never written over
    stated = check(sidecar, corrections)
    try:
        document: TOMLDocument = tomlkit.parse(sidecar.read_text(encoding="utf-8-sig"))
    except OSError:  # not there, or no name for one: any other would have been told above
        document = tomlkit.document()
    table = document
    if item is not None:
        if "items" not in document:
            document["items"] = tomlkit.table(is_super_table=True)
        items = document["items"]
        if item not in items:
            items[item] = tomlkit.table()
        table = items[item]
    for key in KEYS:
        value = getattr(stated, key)
        if value is not None:
            table[key] = list(value) if isinstance(value, tuple) else value
    return tomlkit.dumps(document)


def _write(sidecar: Path, content: str) -> None:
    """Write whole or not at all: a file beside, forced to disk, then put in its place."""
    place = Path(os.path.realpath(sidecar))  # a link stays a link
    draft = place.with_name(f".{os.getpid()}.new")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            shutil.copymode(place, draft)
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)
