"""An output folder: documents, the manifest of what was made, index pages."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefing.errors import ExportError
from briefing.export.journal import Journal
from briefing.export.made import Basis, MadeFile, MadeNote, Written
from briefing.export.manifest import (
    MANIFEST,
    Manifest,
    manifest_json,
    manifest_of,
    note_data,
    note_of,
    read_manifest,
)
from briefing.export.names import partial_of
from briefing.export.names import versions as versions_of
from briefing.export.writing import unwritable, write_atomically


class OutputFolder:
    """A folder of made documents with its manifest: what was written, by relative place.

    A file whose hash differs from the manifest's was edited by staff; it is left alone and
    the new document goes beside it as NAME_v2.ext (_v3, … when that was edited too). What
    is put into it is in the manifest after ``commit``; one that was killed before is taken
    up where it stopped.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._held = read_manifest(folder)
        self._added = Manifest()
        self._journal = Journal(folder)
        self._left = self._journal.read()
        for record in self._left:
            self._take_up(record)

    # --- what is known -----------------------------------------------------------------

    def file_of(self, note: str, format_: str) -> MadeFile | None:
        """What was last made of a note in a format."""
        known = self._held.notes.get(note)
        return known.files.get(format_) if known else None

    def settings_of(self, digest: str) -> Mapping[str, Any]:
        """The settings that a hash stands for; empty where they are not known."""
        return self._held.settings.get(digest, {})

    def exported(self, desk: str | None, kind: str) -> str | None:
        """The period up to which all of a desk's notes of that kind were made."""
        return self._held.exported.get(desk or "", {}).get(kind)

    def is_there(self, place: str) -> bool:
        return (self.folder / place).is_file()

    def is_as_made(self, place: str) -> bool:
        """Whether what lies at a place is what was written there."""
        return self._hash_of(self.folder / place) == self._held.files.get(place, "")

    def read(self, path: Path) -> bytes:
        """The bytes of a document in it. Raises ExportError."""
        try:
            return path.read_bytes()
        except OSError as error:
            raise ExportError(path, f"can not be read ({error.strerror}); see to it") from error

    # --- what is put into it -----------------------------------------------------------

    def prepare(self) -> None:
        """See that it can be written, before any work is done. Raises ExportError."""
        self._journal.append({})

    def write(self, place: str, content: bytes) -> Written:
        """Write one document and the manifest. Raises ExportError."""
        written = self.add(place, content)
        self._commit_manifest()
        return written

    def add(self, place: str, content: bytes) -> Written:
        """Write a document that is no note. Raises ExportError."""
        digest = hashlib.sha256(content).hexdigest()
        chosen, edited = self._chosen(place, digest)
        if self._hash_of(self.folder / chosen) != digest:
            self._journal.append({"files": {chosen: digest}})
            self._put(chosen, content)
            changed = True
        else:
            changed = False
        self._know(Manifest(files={chosen: digest}))
        return self._written(chosen, edited, changed=changed)

    def add_note(
        self,
        note: MadeNote,
        contents: Mapping[str, tuple[str, Basis, bytes]],
        *,
        inputs: Mapping[str, Mapping[str, str]],
        settings: Mapping[str, Mapping[str, Any]],
    ) -> dict[str, Written | ExportError]:
        """Write a note: by format a place, what it was made of, and its bytes.

        ``inputs`` and ``settings`` hold what the hashes of these stand for. What happened is
        told by format: one that can not be written does not keep the others from it. Raises
        ExportError where nothing can be written at all.
        """
        chosen: dict[str, tuple[MadeFile, str]] = {}
        for format_, (place, basis, content) in contents.items():
            digest = hashlib.sha256(content).hexdigest()
            where, edited = self._chosen(place, digest)
            chosen[format_] = (MadeFile(place=where, basis=basis, edited=edited), digest)
        files = {format_: file for format_, (file, _) in chosen.items()}
        self._journal.append(
            {
                "note": note_data(replace(note, files=files)),
                "files": {file.place: digest for file, digest in chosen.values()},
                "inputs": inputs,
                "settings": settings,
            }
        )
        found: dict[str, Written | ExportError] = {}
        for format_, (file, digest) in chosen.items():
            changed = self._hash_of(self.folder / file.place) != digest
            try:
                self._put(file.place, contents[format_][2])
            except ExportError as error:
                found[format_] = error
                continue
            made = replace(note, files={format_: file})
            self._know(
                Manifest(
                    files={file.place: digest},
                    notes={note.id: made},
                    inputs=dict(inputs),
                    settings=dict(settings),
                )
            )
            found[format_] = self._written(file.place, file.edited, changed=changed)
        return found

    def pages_of(self, desk: str | None, base: str, places: Container[str]) -> dict[str, bytes]:
        """The index pages of some places of a desk, for a folder of their own.

        ``base`` is what the places begin with here, and do not there.
        """
        from briefing.export.index import index_pages

        notes = []
        for note in self._held.notes.values():
            files = {
                format_: replace(file, place=file.place.removeprefix(base), edited=())
                for format_, file in note.files.items()
                if file.place in places
            }
            if note.desk == desk and files:
                notes.append(replace(note, files=files))
        return index_pages(notes, lambda _: True, lambda _: True)

    def mark_exported(self, desk: str | None, kind: str, label: str) -> None:
        """Keep up to which period all of a desk's notes of a kind were made; never back."""
        if label > (self.exported(desk, kind) or ""):
            self._know(Manifest(exported={desk or "": {kind: label}}))

    def commit(self, versions: Mapping[str, str]) -> None:
        """Write the index pages, then the manifest: last, and only where anything is new."""
        from briefing.export.index import index_pages  # `note` writes none

        if not (self._held.notes or self._held.files):
            self._journal.clear()
            return
        self._know(Manifest(versions=dict(versions)))
        notes = self._held.notes.values()
        for place, page in index_pages(notes, self.is_there, self.is_as_made).items():
            self.add(place, page)
        self._commit_manifest()

    # --- how -----------------------------------------------------------------------------

    def _commit_manifest(self) -> None:
        # Another process may have added a note since this one read what there was.
        manifest = read_manifest(self.folder)
        manifest.update(self._added)
        content = manifest_json(manifest)
        path = self.folder / MANIFEST
        if self._hash_of(path) != hashlib.sha256(content).hexdigest():
            write_atomically(path, content, partial=self.folder / partial_of(MANIFEST))
        self._journal.clear()
        self._held, self._added = manifest, Manifest()

    def _know(self, more: Manifest) -> None:
        self._held.update(more)
        self._added.update(more)

    def _take_up(self, record: Mapping[str, Any]) -> None:
        """Take what an earlier batch wrote for made, as far as it reached its place."""
        try:
            more = manifest_of({"schema": "briefing.manifest/2", **record, "notes": {}})
            note = note_of(record["note"]) if "note" in record else None
        except (ValueError, KeyError, TypeError, AttributeError):
            return
        for place, digest in list(more.files.items()):
            with contextlib.suppress(OSError):
                (self.folder / partial_of(place)).unlink(missing_ok=True)
            if self._hash_of(self.folder / place) != digest:
                del more.files[place]
        if note is not None:
            made = {f: file for f, file in note.files.items() if file.place in more.files}
            if made:
                more.notes[note.id] = replace(note, files=made)
        if more.files:
            self._know(more)

    def _chosen(self, place: str, digest: str) -> tuple[str, tuple[str, ...]]:
        """Where a document goes, and the places before it that staff have edited."""
        edited: list[str] = []
        for candidate in versions_of(place):
            found = self._hash_of(self.folder / candidate)
            if found is None or found in (digest, self._held.files.get(candidate)):
                return candidate, tuple(edited)
            edited.append(candidate)
        raise AssertionError("the versions of a name never end")

    def _put(self, place: str, content: bytes) -> None:
        write_atomically(self.folder / place, content, partial=self.folder / partial_of(place))

    def _written(self, place: str, edited: Iterable[str], *, changed: bool) -> Written:
        spared = [self.folder / one for one in edited]
        return Written(
            path=self.folder / place, changed=changed, spared=spared[0] if spared else None
        )

    def _hash_of(self, path: Path) -> str | None:
        try:
            return hashlib.sha256(path.read_bytes()).hexdigest()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise unwritable(path, error) from error
