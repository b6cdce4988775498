"""A Dask cluster that is there already, as an engine for the jobs of a batch."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from briefing.engines import Engine
from briefing.errors import ConfigError, MissingExtra
from briefing.records.frozen import dataclass

# In seconds: for a scheduler to answer, for a first worker to be there, and to take leave.
_ANSWER, _WORKERS, _LEAVE = 10, 20, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduler:
    """Where a cluster's scheduler is ("tls://host:8786"), and the files of a TLS connection.

    Without these, Dask's own configuration says how the connection is made.
    """

    address: str
    ca: Path | None = None
    certificate: Path | None = None
    key: Path | None = None


def cluster(scheduler: Scheduler) -> Engine:
    """The workers of a cluster. Raises MissingExtra, and ConfigError where none answers."""
    try:
        import distributed
    except ModuleNotFoundError as error:
        raise MissingExtra("cluster", "--engine dask") from error

    @contextmanager
    def opened() -> Iterator[Executor]:
        client = _connected(scheduler)
        try:
            yield client.get_executor(pure=False, retries=0)
        finally:
            client.close(timeout=_LEAVE)

    with opened() as executor:
        client: Any = executor._client  # type: ignore[attr-defined]  # Dask's executor knows it
        with suppress(TimeoutError):
            client.wait_for_workers(1, timeout=_WORKERS)
        workers = sum(client.nthreads().values())
    if not workers:
        raise ConfigError(
            "option --scheduler", None, f"{scheduler.address} has no workers; start some first"
        )
    return Engine(
        open=opened,
        workers=workers,
        lost=(distributed.KilledWorker, distributed.CancelledError),
    )


def _connected(scheduler: Scheduler) -> Any:
    import distributed

    Client: Any = distributed.Client  # Dask has no types to be held to.
    security = _security(scheduler)
    try:
        return Client(scheduler.address, timeout=_ANSWER, set_as_default=False, security=security)
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        raise ConfigError(
            "option --scheduler",
            None,
            f"no Dask scheduler answers at {scheduler.address} ({error}); start one with "
            "'dask scheduler', or see to the address and the TLS files",
        ) from error


def _security(scheduler: Scheduler) -> Any:
    """How the connection is made: by the files that are given, else by Dask's configuration.

    What can not be used is told here: a client that can not connect lingers, and says no
    more than that.
    """
    import distributed

    Security: Any = distributed.Security
    files = {
        "tls_ca_file": ("--tls-ca", scheduler.ca),
        "tls_client_cert": ("--tls-cert", scheduler.certificate),
        "tls_client_key": ("--tls-key", scheduler.key),
    }
    given = {name: str(path) for name, (_, path) in files.items() if path is not None}
    if not scheduler.address.startswith(("tls://", "wss://")):
        if given:
            raise ConfigError(
                "option --scheduler",
                None,
                f"{scheduler.address} is not encrypted, and TLS files are given: write "
                "tls://HOST:PORT",
            )
        return None
    for option, path in files.values():
        if path is not None and not path.is_file():
            raise ConfigError(f"option {option}", None, f"there is no file {path}")
    try:
        security = Security(require_encryption=True, **given)
        context = security.get_connection_args("client")["ssl_context"]
    except (OSError, ValueError) as error:
        raise ConfigError(
            "option --scheduler",
            None,
            f"the TLS files for {scheduler.address} can not be used ({error}): all are in PEM, "
            "and the key is that of the certificate",
        ) from error
    if context is None:
        raise ConfigError(
            "option --scheduler",
            None,
            f"{scheduler.address} wants an authority and a certificate: give --tls-ca, --tls-cert "
            "and --tls-key, or set distributed.comm.tls in Dask's configuration",
        )
    return security
