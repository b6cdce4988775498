"""Whether a document has to be made, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.export.folder import OutputFolder
from briefing.export.made import Basis


def reason_for(
    folder: OutputFolder,
    note: str,
    format_: str,
    basis: Basis,
    settings: Mapping[str, Any],
    *,
    force: bool = False,
) -> str | None:
    """Why a note is to be made in a format, in words for the user; None where it need not be.

    ``settings`` are those that the hash in ``basis`` stands for. Raises ExportError for a
    file that can not be read.
    """
    made = folder.file_of(note, format_)
    if made is None:
        return "new"
    if not folder.is_there(made.place):
        return "its file is gone"
    if not folder.is_as_made(made.place):
        return "edited since, goes beside it"
    before = made.basis
    if before.inputs != basis.inputs:
        return "its articles changed"
    if before.before != basis.before:
        return "the articles of the period before changed"
    if before.settings != basis.settings:
        known = folder.settings_of(before.settings)
        names = sorted(
            name
            for name in {*known, *settings}
            if name not in known or name not in settings or known[name] != settings[name]
        )
        return f"settings changed: {', '.join(names)}" if known and names else "settings changed"
    if before.template != basis.template:
        return "its template changed"
    if before.version != basis.version:
        return f"made by briefing {before.version}"
    return "forced" if force else None
