"""What a registry's tables say of our parts is what the parts say of themselves."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import Any

import pytest

from briefing import ranking, readers, rendering
from briefing.errors import UnknownName
from briefing.registry import Registry


def _all_registered(package: ModuleType, registry: Registry[Any]) -> set[str]:
    """The names that the modules of a package register, by importing every one of them."""
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
    return set(registry._parts)


@pytest.mark.parametrize(
    ("package", "registry"),
    [
        (readers, readers.readers),
        (ranking, ranking.rankers),
        (rendering, rendering.renderers),
    ],
    ids=["readers", "rankers", "renderers"],
)
def test_every_part_of_ours_is_in_the_table(package: ModuleType, registry: Registry[Any]) -> None:
    assert _all_registered(package, registry) == set(registry.names()) == set(registry._ours)
    for name in registry.names():
        assert registry[name] is not None
    with pytest.raises(UnknownName):
        registry["nowhere"]


def test_the_suffixes_of_readers_are_those_that_they_name() -> None:
    named = {
        suffix: name
        for name in readers.readers.names()
        for suffix in readers.readers[name].suffixes
    }
    assert named == readers._BY_SUFFIX
    assert readers.suffixes() == tuple(sorted(named))


def test_the_suffixes_of_renderers_are_those_that_they_name() -> None:
    formats = [rendering.renderers[name] for name in rendering.renderers.names()]
    assert {one.suffix: one.name for one in formats} == rendering._SUFFIXES
    assert rendering.suffixes() == tuple(one.suffix for one in formats)


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("news.txt", "text"),
        ("news", "text"),
        ("U.S. news.HTML", "html"),
        ("week.tar.gz", "tar"),
        ("week.1.tar.gz", "tar"),
        ("week.gz", "compressed"),
        ("week.1.gz", "compressed"),
        ("week.xyz", None),
    ],
)
def test_the_longest_suffix_says_the_format(name: str, format_: str | None) -> None:
    found = readers.format_named(name)
    assert (found and found.name) == format_


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("week.md", "md"),
        ("week.v2.MD", "md"),
        ("week.json", "json"),
        ("week.csl.json", "csl"),
        ("v2.week.csl.json", "csl"),
        ("week.xyz", None),
        ("week", None),
    ],
)
def test_the_ending_of_a_document_says_its_format(name: str, format_: str | None) -> None:
    assert rendering.format_said(name) == format_
