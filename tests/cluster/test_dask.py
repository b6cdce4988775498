"""The batch on a real Dask cluster: a scheduler and two workers on this machine."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
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


def certified(folder: Path) -> None:
    """Make an authority in a folder, another one, and what the first of them certifies."""
    for name, by in (
        ("ca", None),
        ("other", None),
        *((name, "ca") for name in ("scheduler", "worker", "client")),
    ):
        signed = () if by is None else ("-CA", f"{by}.pem", "-CAkey", f"{by}.key")
        subprocess.run(
            [
                *("openssl", "req", "-x509", "-nodes", "-days", "2", "-subj", f"/CN={name}"),
                *("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
                *("-keyout", f"{name}.key", "-out", f"{name}.pem", *signed),
            ],
            cwd=folder,
            check=True,
            capture_output=True,
        )


@contextmanager
def running(folder: Path, *, secured: bool) -> Iterator[str]:
    """The address of a scheduler with two workers of one thread each."""

    def shown_by(name: str) -> tuple[str, ...]:
        if not secured:
            return ()
        return ("--tls-ca-file", "ca.pem", "--tls-cert", f"{name}.pem", "--tls-key", f"{name}.key")

    told = folder / "scheduler.json"
    common = ("--scheduler-file", str(told), "--no-dashboard")
    protocol = "tls" if secured else "tcp"
    here = ("--host", "127.0.0.1", "--port", "0", "--protocol", protocol)
    processes = [started(folder, "scheduler", *here, *common, *shown_by("scheduler"))]
    worker = (*common, "--nthreads", "1", "--no-nanny")
    processes += [
        started(folder, "worker", *worker, "--name", name, *shown_by("worker"))
        for name in ("one", "two")
    ]
    try:
        address = ""
        until = time.monotonic() + 60
        while not address and time.monotonic() < until:
            time.sleep(0.1)
            if told.exists():
                address = json.loads(told.read_text() or '{"address": ""}')["address"]
        _wait_for_workers(address, folder if secured else None)
        yield address
    finally:
        # The workers first: one whose scheduler is gone waits for it to come back.
        for process in reversed(processes):
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(tmp_path_factory.mktemp("cluster"), secured=False) as address:
        yield address


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a cluster that speaks TLS alone, and the folder of its certificates."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl is installed, which makes the certificates")
    folder = tmp_path_factory.mktemp("secured")
    certified(folder)
    with running(folder, secured=True) as address:
        yield address, folder


def _wait_for_workers(address: str, certificates: Path | None) -> None:
    from distributed import Client, Security

    security = None
    if certificates is not None:
        security = Security(
            tls_ca_file=str(certificates / "ca.pem"),
            tls_client_cert=str(certificates / "client.pem"),
            tls_client_key=str(certificates / "client.key"),
        )  # type: ignore[no-untyped-call]  # Dask has no types
    client = Client(address, set_as_default=False, security=security)  # type: ignore[no-untyped-call]  # as above
    client.wait_for_workers(2, timeout=60)
    client.close()  # type: ignore[no-untyped-call]  # as above


def test_a_cluster_makes_the_same_notes(corpus: Path, run: Run, scheduler: str) -> None:
    Path("briefing.toml").write_text(
        '[desks.ports]\nquery = "port OR bridge"\n[desks.bad]\ntemplate = "gone.docx"\n'
        'formats = ["docx", "md"]\n'
    )
    run("ingest")
    here = run("export", "--jobs", "1", "--quiet")
    assert here.code == 1  # for the desk whose template is gone
    wanted = tree(Path("output"))
    assert "ports/2026/ports_2026-W10.docx" in wanted
    assert "bad/2026/bad_2026-W10.md" in wanted
    there = run(
        *("export", "--engine", "dask", "--scheduler", scheduler, "--output", "there", "--quiet")
    )
    assert there.code == 1
    assert there.err == here.err
    assert tree(Path("there")) == wanted
    again = run("export", "--engine", "dask", "--scheduler", scheduler, "--output", "there")
    assert again.out.count("unchanged") == 6


def test_a_cluster_is_spoken_to_over_tls(corpus: Path, run: Run, secured: tuple[str, Path]) -> None:
    address, folder = secured
    assert address.startswith("tls://")
    run("ingest")
    run("export", "--jobs", "1")
    wanted = tree(Path("output"))
    dask = ("export", "--quiet", "--engine", "dask", "--scheduler", address, "--output")

    def files(ca: str, certificate: str, key: str) -> tuple[str, ...]:
        return tuple(
            str(part)
            for option, name in (("ca", ca), ("cert", certificate), ("key", key))
            for part in (f"--tls-{option}", folder / name)
        )

    own = files("ca.pem", "client.pem", "client.key")
    by_options = run(*dask, "by-options", *own)
    assert (by_options.code, by_options.err) == (0, "")
    assert tree(Path("by-options")) == wanted

    for told, options in (
        ("wants an authority and a certificate", ()),
        ("no Dask scheduler answers", files("other.pem", "client.pem", "client.key")),
        ("can not be used", files("ca.pem", "client.pem", "worker.key")),
        ("can not be used", files("ca.key", "client.pem", "client.key")),
    ):
        refused = run(*dask, "refused", *options)
        assert refused.code == 1
        assert told in refused.err
        assert not Path("refused").exists()
    plain = address.replace("tls://", "tcp://")
    assert run("export", "--engine", "dask", "--scheduler", plain).code == 1

    import dask as configured

    found = {"ca-file": "ca.pem", "client.cert": "client.pem", "client.key": "client.key"}
    with configured.config.set(
        {f"distributed.comm.tls.{name}": str(folder / file) for name, file in found.items()}
    ):
        by_configuration = run(*dask, "by-configuration")
    assert (by_configuration.code, by_configuration.err) == (0, "")
    assert tree(Path("by-configuration")) == wanted


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
