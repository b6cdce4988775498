"""The house: which way imports run, where each outside library lives, how long a module is."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import briefing
from briefing import pipeline

PACKAGE = Path(briefing.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

SHARED = {"records", "errors"}
BASE = SHARED | {"text", "periods", "registry", "workers"}
STAGES = {
    "readers",
    "articles",
    "corpus",
    "stories",
    "standing",
    "speech",
    "conflicts",
    "ranking",
    "selection",
    "allotment",
    "note",
    "rendering",
    "export",
    "verify",
}
# Room → the rooms it may import beside itself.
MAY_IMPORT: dict[str, set[str]] = {
    "records": set(),
    "errors": set(),
    "text": SHARED,
    "periods": SHARED,
    "registry": SHARED,
    "lazily": set(),
    "interrupts": set(),
    "pools": {"interrupts"},
    "workers": SHARED | {"interrupts", "pools"},
    "locks": SHARED,
    "engines": SHARED | {"interrupts", "pools", "workers"},
    "cluster": SHARED | {"engines"},
    "config": SHARED,
    **dict.fromkeys(STAGES, BASE),
    "reading": BASE | STAGES,
    "rehearsal": BASE | STAGES | {"reading"},
    "picking": BASE,
    "overview": BASE | STAGES,
    "quoting": BASE | STAGES | {"picking"},
    "telling": BASE | STAGES | {"overview", "quoting"},
    "batch": BASE | STAGES | {"config", "engines", "telling"},
    "pipeline": BASE
    | STAGES
    | {"batch", "cluster", "config", "engines", "lazily", "picking", "pools", "reading", "telling"},
    "api": BASE | {"pipeline"},
    "retention": BASE | STAGES | {"config", "pipeline"},
    "doctor": BASE | STAGES | {"config", "pipeline", "reading"},
    "cli": BASE | {"config", "doctor", "interrupts", "locks", "pipeline", "retention"},
    "": {"api", "errors", "records"},
    "__main__": {"cli"},
}

# Outside library → the one room (or module) that may import it.
HOME: dict[str, tuple[str, ...]] = {
    "typer": ("cli",),
    "click": ("cli",),
    "psycopg": ("corpus",),
    "rich": ("cli",),
    "sqlalchemy": ("corpus",),
    "tomlkit": ("corpus",),
    "jinja2": ("rendering",),
    "docx": ("rendering", "readers"),
    "lxml": ("rendering", "readers"),
    "trafilatura": ("readers",),
    "htmldate": ("readers",),
    "charset_normalizer": ("readers",),
    "sumy": ("ranking.classic",),
    "nltk": ("ranking.classic",),
    "Stemmer": ("text",),
    "rjieba": ("text",),
    "fugashi": ("text",),
    "distributed": ("cluster",),
    "numpy": ("text", "articles", "stories", "ranking", "selection"),
    "scipy": ("text", "stories", "ranking", "selection"),
    "feedparser": ("readers",),
    "yaml": ("readers",),
    "pypdf": ("readers",),
    "warcio": ("readers",),
}
HEAVY = {
    *("sumy", "nltk", "docx", "lxml", "trafilatura", "jinja2", "numpy", "scipy", "sqlalchemy"),
    *("tomlkit", "feedparser", "yaml", "pypdf", "warcio", "rjieba", "fugashi"),
}
# Rooms whose modules are only imported once they are needed may import at the top.
LAZY_ROOMS = {"corpus"}

LONGEST = 450


def dotted(module: Path) -> str:
    parts = module.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def room(module: Path) -> str:
    return dotted(module).split(".")[0]


def imports(module: Path) -> Iterator[tuple[str, bool]]:
    """Each imported module's name, and whether it is imported when the module is."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    inside = {
        id(inner)
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(outer)
    } | {
        id(inner)
        for outer in ast.walk(tree)
        if isinstance(outer, ast.If) and ast.unparse(outer.test).endswith("TYPE_CHECKING")
        for inner in ast.walk(outer)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, id(node) not in inside
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative imports hide the room"
            name = node.module or ""
            if name == "briefing":
                for alias in node.names:
                    yield f"briefing.{alias.name}", id(node) not in inside
            else:
                yield name, id(node) not in inside


@pytest.mark.parametrize("module", MODULES, ids=dotted)
def test_imports_run_one_way(module: Path) -> None:
    here = room(module)
    assert here in MAY_IMPORT, f"a new room '{here}' needs its place in the table"
    for name, _ in imports(module):
        if name == "briefing" or not name.startswith("briefing."):
            continue
        there = name.split(".")[1]
        assert there == here or there in MAY_IMPORT[here], f"{here} may not import {there}"


@pytest.mark.parametrize("module", MODULES, ids=dotted)
def test_outside_libraries_have_one_home(module: Path) -> None:
    for name, at_import in imports(module):
        library = name.split(".")[0]
        if library in HOME:
            homes = HOME[library]
            place = dotted(module)
            assert any(place == home or place.startswith(f"{home}.") for home in homes), (
                f"{library} belongs to {', '.join(homes)}"
            )
        if library in HEAVY and room(module) not in LAZY_ROOMS:
            assert not at_import, f"{library} is heavy: import it inside the function"


@pytest.mark.parametrize("module", MODULES, ids=dotted)
def test_modules_stay_short(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_only_the_command_line_prints_or_exits() -> None:
    for module in MODULES:
        if room(module) == "cli":
            continue
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                assert called not in {"print", "sys.exit", "exit", "datetime.now", "date.today"}, (
                    f"{dotted(module)} calls {called}"
                )


def test_every_module_can_be_imported_alone(tmp_path: Path) -> None:
    names = [f"briefing.{dotted(module)}".rstrip(".") for module in MODULES]
    # Rooms import one way, so that modules can only need each other within a room: what other
    # rooms have loaded stays.
    script = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]:\n"
        "    room = '.'.join(name.split('.')[:2])\n"
        "    for known in [k for k in sys.modules if k == room or k.startswith(room + '.')]:\n"
        "        del sys.modules[known]\n"
        "    importlib.import_module(name)\n"
    )
    # Some modules are imported a hundred times: compiled once, even where that is not kept.
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script, *names],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", pipeline.__all__)
def test_what_the_pipeline_passes_on_is_there(name: str) -> None:
    assert getattr(pipeline, name) is not None


def test_the_command_line_starts_without_heavy_libraries() -> None:
    script = (
        "import sys, briefing.cli.app\n"
        f"print(*[name for name in {sorted(HEAVY)!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
