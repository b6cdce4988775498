"""What is configured: each setting, its value, and where that comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

from briefing.config import FILE_NAME, VARIABLE_PREFIX, Settings
from briefing.doctor.findings import Setting
from briefing.text.addresses import without_password


def configured(
    settings: Settings, folder: Path, environment: Mapping[str, str], options: Mapping[str, object]
) -> Iterator[Setting]:
    """Every setting with its origin: an option, a variable, briefing.toml or the default."""
    in_file = _keys_of(folder / FILE_NAME)
    for field in fields(settings):
        value = getattr(settings, field.name)
        variable = VARIABLE_PREFIX + field.name.upper()
        if options.get(field.name) is not None:
            origin = f"option --{field.name.replace('_', '-')}"
        elif environment.get(variable):
            origin = f"variable {variable}"
        elif field.name in in_file:
            origin = FILE_NAME
        elif is_dataclass(value):
            tables = [part.name for part in fields(value) if part.name in in_file]
            origin = f"{FILE_NAME} ({', '.join(tables)})" if tables else "default"
        else:
            origin = "default"
        yield Setting(name=field.name, value=_shown(value), origin=origin)


def _keys_of(file: Path) -> frozenset[str]:
    """The keys of the file, which was read without a fault already."""
    import tomllib

    try:
        return frozenset(tomllib.loads(file.read_text(encoding="utf-8-sig")))
    except (FileNotFoundError, NotADirectoryError):
        return frozenset()


def _shown(value: object) -> str:
    if isinstance(value, str) and "://" in value:
        return without_password(value)
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return "none" if value is None else str(value)
