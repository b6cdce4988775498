"""File names that every system takes: a share is written on Linux and read on Windows."""

from __future__ import annotations

import unicodedata

# What Windows keeps for devices, with any ending, and does not take in a name.
_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{device}{number}" for device in ("com", "lpt") for number in "123456789¹²³"
}
_FORBIDDEN = frozenset('<>:"/\\|?*')


def is_device(name: str) -> bool:
    """Whether Windows takes a name for one of its devices, whatever its ending."""
    return name.split(".")[0].strip().casefold() in _DEVICES


def is_taken(character: str) -> bool:
    """Whether a character may stand in a file name on every system."""
    return character not in _FORBIDDEN and not unicodedata.category(character).startswith("C")


def portable(name: str) -> str:
    """A name as every system takes it: underscores stand for what one of them refuses."""
    taken = "".join(character if is_taken(character) else "_" for character in name)
    kept = taken.rstrip(". ")
    taken = f"{kept}{'_' * (len(taken) - len(kept))}"
    return f"_{taken}" if is_device(taken) else taken
