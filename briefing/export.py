"""Documents → files: names, atomic writes, and nothing overwritten that staff have edited."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import ExportError
from briefing.records import Period, Rejected

MANIFEST = "manifest.json"
SCHEMA = "briefing.manifest/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Where a document went; ``spared`` is the edited file it was put beside, if any."""

    path: Path
    changed: bool
    spared: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What a batch wrote, the periods without articles, and the files that were rejected."""

    written: tuple[Written, ...]
    empty: tuple[str, ...]
    rejected: tuple[Rejected, ...]


def place_of(period: Period, suffix: str) -> str:
    """A period's place below the output folder: ``YEAR/LABEL.ext`` (the ISO year of a week)."""
    return f"{period.label[:4]}/{period.label}{suffix}"


def write_atomically(path: Path, content: bytes) -> None:
    """Put the whole content at the path, or leave what was there. Raises ExportError."""
    import tempfile  # slow to import, and a summary on the screen needs none

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".briefing-")
    except OSError as error:
        raise _unwritable(path, error) from error
    partial = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.chmod(0o666 & ~_umask())
        partial.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


class OutputFolder:
    """A folder of made documents with its manifest: what was written, by relative path.

    A file whose hash differs from the manifest's was edited by staff; it is left alone and
    the new document goes beside it as NAME_v2.ext (_v3, … when that was edited too).
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._hashes = self._read_manifest()

    def write(self, place: str, content: bytes) -> Written:
        """Write a document at ``place`` (relative, POSIX). Raises ExportError."""
        digest = hashlib.sha256(content).hexdigest()
        first = self._folder / place
        for candidate in _versions(place):
            path = self._folder / candidate
            found = self._hash_of(path)
            if found is not None and found not in (digest, self._hashes.get(candidate)):
                continue
            if found != digest:
                write_atomically(path, content)
            if self._hashes.get(candidate) != digest:
                self._hashes[candidate] = digest
                self._write_manifest()
            spared = first if path != first else None
            return Written(path=path, changed=found != digest, spared=spared)
        raise AssertionError("the versions of a name never end")

    def _hash_of(self, path: Path) -> str | None:
        try:
            return hashlib.sha256(path.read_bytes()).hexdigest()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _unwritable(path, error) from error

    def _read_manifest(self) -> dict[str, str]:
        path = self._folder / MANIFEST
        try:
            files = json.loads(path.read_text(encoding="utf-8"))["files"]
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise _unwritable(self._folder, error) from error
        except (ValueError, KeyError, TypeError) as error:
            raise ExportError(
                path,
                f"is not a manifest of briefing ({error}); move it away, and files that it "
                "listed will be kept as if edited",
            ) from error
        if not isinstance(files, dict):
            raise ExportError(path, "is not a manifest of briefing; move it away")
        return {str(place): str(digest) for place, digest in files.items()}

    def _write_manifest(self) -> None:
        manifest = {"schema": SCHEMA, "files": dict(sorted(self._hashes.items()))}
        text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
        write_atomically(self._folder / MANIFEST, text.encode("utf-8"))


def _versions(place: str) -> Iterator[str]:
    yield place
    stem, dot, suffix = place.rpartition(".")
    number = 2
    while True:
        yield f"{stem}_v{number}{dot}{suffix}"
        number += 1


def _unwritable(path: Path, error: OSError) -> ExportError:
    reason = error.strerror or str(error)
    return ExportError(
        path, f"can not be written ({reason}); name another place with --output or --out"
    )


def _umask() -> int:
    # The mask can only be read by setting it; the old one is put back at once.
    mask = os.umask(0)
    os.umask(mask)
    return mask
