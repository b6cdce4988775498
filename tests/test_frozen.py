"""A frozen dataclass of ours is what ``dataclasses`` makes of the same class."""

from __future__ import annotations

import ast
import copy
import dataclasses
import inspect
import pickle
from dataclasses import FrozenInstanceError, field
from pathlib import Path
from typing import Any

import pytest

from briefing.records import frozen

PACKAGE = Path(frozen.__file__).parents[1]


class _Place:
    name: str
    number: int | None = None
    also: list[str]


class _Checked:
    number: int

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError(f"{self.number} is below 0")


class _Bare:
    pass


class _Shown:
    number: int

    def __repr__(self) -> str:
        return f"no. {self.number}"

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 7


_OF_CLASSES = ("__dict__", "__weakref__")


# At module level, so that they can be pickled.
@frozen.dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    name: str
    number: int | None = None
    also: tuple[str, ...] = ()


@pytest.fixture(params=[dataclasses.dataclass, frozen.dataclass], ids=["theirs", "ours"])
def make(request: pytest.FixtureRequest) -> Any:
    def made(plain: type, *, kw_only: bool = True) -> Any:
        # A new class each time: the decorator changes the one that it is given.
        own = {key: value for key, value in vars(plain).items() if key not in _OF_CLASSES}
        if plain is _Place:
            own["also"] = field(default_factory=list)
        return request.param(frozen=True, slots=True, kw_only=kw_only)(type("_Made", (), own))

    return made


def test_fields_are_given_or_have_their_defaults(make: Any) -> None:
    place = make(_Place)(name="Tarn")
    assert (place.name, place.number, place.also) == ("Tarn", None, [])
    assert make(_Place)(name="Tarn").also is not place.also
    assert repr(place).endswith("Made(name='Tarn', number=None, also=[])")
    assert not hasattr(place, "__dict__")


@pytest.mark.parametrize(
    ("given", "keywords"),
    [((), {}), (("Tarn",), {}), ((), {"name": "Tarn", "size": 2})],
    ids=["missing", "positional", "unknown"],
)
def test_what_is_no_field_is_refused(
    make: Any, given: tuple[str, ...], keywords: dict[str, object]
) -> None:
    with pytest.raises(TypeError, match="argument"):
        make(_Place)(*given, **keywords)


def test_fields_are_given_by_position_where_they_may_be(make: Any) -> None:
    place = make(_Place, kw_only=False)
    assert place("Tarn", 2) == place(number=2, name="Tarn")
    assert place.__match_args__ == ("name", "number", "also")


def test_nothing_is_set_or_deleted(make: Any) -> None:
    place = make(_Place)(name="Tarn")
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        place.name = "Olden"
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del place.name
    # Their frozen classes with slots raise either, by the version of Python.
    with pytest.raises((FrozenInstanceError, TypeError)):
        place.size = 3


def test_equal_where_class_and_fields_are(make: Any) -> None:
    bare, checked, place = make(_Bare), make(_Checked), make(_Place)
    assert checked(number=1) == checked(number=1)
    assert checked(number=1) != checked(number=2)
    assert checked(number=1) != place(name="", number=1)
    assert hash(checked(number=1)) == hash((1,)) == hash(checked(number=1))
    assert bare() == bare()
    assert hash(bare()) == hash(())
    with pytest.raises(TypeError, match="unhashable"):
        hash(place(name="Tarn"))


def test_what_the_class_checks_is_checked(make: Any) -> None:
    with pytest.raises(ValueError, match="-1 is below 0"):
        make(_Checked)(number=-1)


def test_methods_of_the_class_itself_are_kept(make: Any) -> None:
    shown = make(_Shown)
    assert repr(shown(number=3)) == "no. 3"
    assert shown(number=3) == shown(number=4)
    assert hash(shown(number=3)) == 7


def test_what_reads_dataclasses_reads_it(make: Any) -> None:
    place = make(_Place)
    told = place(name="Tarn", number=2, also=["Olden"])
    assert [one.name for one in dataclasses.fields(place)] == ["name", "number", "also"]
    assert dataclasses.asdict(told) == {"name": "Tarn", "number": 2, "also": ["Olden"]}
    assert dataclasses.replace(told, number=3) == place(name="Tarn", number=3, also=["Olden"])
    assert list(inspect.signature(place).parameters) == ["name", "number", "also"]


def test_copied_and_pickled_it_is_the_same() -> None:
    kept = Kept(name="Tarn", also=("Olden",))
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(kept, protocol)) == kept
    assert copy.deepcopy(kept) == kept
    assert {kept: 1}[Kept(name="Tarn", also=("Olden",))] == 1


def test_a_class_that_is_not_frozen_is_refused() -> None:
    with pytest.raises(TypeError, match="one of dataclasses"):
        frozen.dataclass(frozen=False, slots=True)


def test_fields_are_told_no_more_than_is_known_here() -> None:
    known = {"default", "default_factory"}
    for path in PACKAGE.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        if "briefing.records.frozen import" not in source or "field(" not in source:
            continue
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "field":
                assert {one.arg for one in node.keywords} <= known, (path, node.lineno)
