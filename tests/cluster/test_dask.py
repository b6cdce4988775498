"""The batch on a real Dask cluster: a scheduler and two workers on this machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.factories_batch import tree

pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")

ROOT = Path(__file__).parents[2]
# Dask leaves it to the collector to close what a client had open.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def started(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_LOGGING__DISTRIBUTED": "error"}
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers of one thread each."""
    folder = tmp_path_factory.mktemp("cluster")
    told = folder / "scheduler.json"
    common = ("--scheduler-file", str(told))
    processes = [
        started(
            folder, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", *common
        )
    ]
    processes += [
        started(folder, "worker", *common, "--nthreads", "1", "--no-dashboard", "--name", name)
        for name in ("one", "two")
    ]
    try:
        address = ""
        until = time.monotonic() + 60
        while not address and time.monotonic() < until:
            time.sleep(0.1)
            if told.exists():
                address = json.loads(told.read_text() or '{"address": ""}')["address"]
        _wait_for_workers(address)
        yield address
    finally:
        for process in reversed(processes):
            process.terminate()
        for process in processes:
            process.wait()


def _wait_for_workers(address: str) -> None:
    from distributed import Client

    client = Client(address, set_as_default=False)  # type: ignore[no-untyped-call]  # Dask has no types
    client.wait_for_workers(2, timeout=60)
    client.close()  # type: ignore[no-untyped-call]  # Dask has no types


def test_a_cluster_makes_the_same_notes(corpus: Path, run: Run, scheduler: str) -> None:
    Path("briefing.toml").write_text(
        '[desks.ports]\nquery = "port OR bridge"\n[desks.bad]\ntemplate = "gone.docx"\n'
        'formats = ["docx", "md"]\n'
    )
    run("ingest")
    here = run("export", "--jobs", "1")
    assert here.code == 1  # for the desk whose template is gone
    wanted = tree(Path("output"))
    assert "ports/2026/ports_2026-W10.docx" in wanted
    assert "bad/2026/bad_2026-W10.md" in wanted
    there = run(
        *("export", "--engine", "dask", "--scheduler", scheduler, "--output", "there", "--jobs", 1)
    )
    assert there.code == 1
    assert there.err == here.err
    assert tree(Path("there")) == wanted
    again = run("export", "--engine", "dask", "--scheduler", scheduler, "--output", "there")
    assert again.out.count("unchanged") == 6


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--engine", "dask"], "name the cluster"),
        (["--scheduler", "tcp://127.0.0.1:1"], "--engine dask only"),
        (["--engine", "spark"], "no engine 'spark'"),
        (
            ["--engine", "dask", "--scheduler", "tcp://127.0.0.1:1", "--tls-ca", "ca.pem"],
            "write tls://HOST:PORT",
        ),
        (
            ["--engine", "dask", "--scheduler", "tls://127.0.0.1:1", "--tls-ca", "ca.pem"],
            "there is no file ca.pem",
        ),
    ],
)
def test_a_cluster_that_can_not_be_is_one_clear_error(
    corpus: Path, run: Run, options: list[str], told: str
) -> None:
    run("ingest")
    done = run("export", *options)
    assert done.code == 1
    assert told in done.err
    assert not Path("output").exists()


def test_without_the_extra_it_is_named(
    corpus: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest")
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = run("export", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1")
    assert done.code == 1
    assert 'pip install "briefing[cluster]"' in done.err
