"""The manifest of an output folder: what was made of what, in JSON that is the same each time.

``files`` leads from each place to the SHA-256 of what was written there, ``notes`` from each
note to its files and to the hashes that they were made of; ``inputs`` and ``settings`` hold
what those hashes stand for: article ids with the revision of each, and settings by name.
``exported`` says by desk and kind of period up to which period a batch came without a fault.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from briefing.errors import ExportError
from briefing.export.made import Basis, MadeFile, MadeNote

MANIFEST = "manifest.json"
SCHEMA = "briefing.manifest/2"
_EARLIER = "briefing.manifest/1"  # has files and nothing else


@dataclass(slots=True, kw_only=True)
class Manifest:
    """What a manifest holds; also what is to be added to one."""

    files: dict[str, str] = field(default_factory=dict)
    notes: dict[str, MadeNote] = field(default_factory=dict)
    inputs: dict[str, Mapping[str, str]] = field(default_factory=dict)
    settings: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    exported: dict[str, dict[str, str]] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)

    def update(self, other: Manifest) -> None:
        """Take over what another holds; of what both hold, the other's."""
        self.files.update(other.files)
        for id_, note in other.notes.items():
            held = self.notes.get(id_)
            files = {**(held.files if held else {}), **note.files}
            self.notes[id_] = _with_files(note, files)
        self.inputs.update(other.inputs)
        self.settings.update(other.settings)
        for desk, kinds in other.exported.items():
            self.exported.setdefault(desk, {}).update(kinds)
        self.versions.update(other.versions)


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a folder, an empty one where there is none. Raises ExportError."""
    path = folder / MANIFEST
    try:
        content = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Manifest()
    except OSError as error:
        raise ExportError(path, f"can not be read ({error.strerror}); see to it first") from error
    try:
        return manifest_of(json.loads(content.decode("utf-8")))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ExportError(
            path,
            f"is not a manifest of briefing ({error}); move it away, and files that it "
            "listed will be kept as if edited",
        ) from error


def manifest_of(data: Any) -> Manifest:
    """A manifest from its JSON. Raises ValueError, KeyError, TypeError or AttributeError."""
    if data["schema"] not in (SCHEMA, _EARLIER):
        raise ValueError(f"schema {data['schema']!r}, not {SCHEMA!r}")
    return Manifest(
        files={_str(place): _str(digest) for place, digest in data["files"].items()},
        notes={_str(id_): note_of(note) for id_, note in data.get("notes", {}).items()},
        inputs={
            _str(digest): {_str(id_): _str(sha) for id_, sha in held.items()}
            for digest, held in data.get("inputs", {}).items()
        },
        settings={_str(digest): dict(held) for digest, held in data.get("settings", {}).items()},
        exported={
            _str(desk): {_str(kind): _str(label) for kind, label in kinds.items()}
            for desk, kinds in data.get("exported", {}).items()
        },
        versions={_str(name): _str(one) for name, one in data.get("versions", {}).items()},
    )


def note_of(data: Any) -> MadeNote:
    """A note of a manifest from its JSON."""
    return MadeNote(
        desk=data["desk"],
        title=data["title"],
        period=_str(data["period"]),
        first=date.fromisoformat(data["first"]),
        last=date.fromisoformat(data["last"]),
        files={
            _str(format_): MadeFile(
                place=_str(file["place"]),
                basis=Basis(**file["basis"]),
                edited=tuple(_str(place) for place in file["edited"]),
            )
            for format_, file in data["files"].items()
        },
        articles=_count(data.get("articles")),
    )


def note_data(note: MadeNote) -> dict[str, Any]:
    """A note of a manifest as JSON."""
    return asdict(note) | {"first": note.first.isoformat(), "last": note.last.isoformat()}


def manifest_json(manifest: Manifest) -> bytes:
    """A manifest as bytes; inputs and settings that no note rests on are left out."""
    resting = [file.basis for note in manifest.notes.values() for file in note.files.values()]
    inputs = {basis.inputs for basis in resting} | {basis.before for basis in resting}
    settings = {basis.settings for basis in resting}
    data = {
        "schema": SCHEMA,
        "versions": manifest.versions,
        "exported": manifest.exported,
        "files": manifest.files,
        "notes": {id_: note_data(note) for id_, note in manifest.notes.items()},
        "settings": {key: held for key, held in manifest.settings.items() if key in settings},
        "inputs": {key: held for key, held in manifest.inputs.items() if key in inputs},
    }
    text = json.dumps(data, indent=1, ensure_ascii=False, sort_keys=True)
    return f"{text}\n".encode()


def _with_files(note: MadeNote, files: Mapping[str, MadeFile]) -> MadeNote:
    from dataclasses import replace

    return replace(note, files=files)


def _count(value: object) -> int | None:
    if value is not None and not isinstance(value, int):
        raise TypeError(f"{value!r} where a number is expected")
    return value


def _str(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} where a text is expected")
    return value
