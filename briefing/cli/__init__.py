"""The command line: the only room that prints, reads the clock or exits."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from briefing.cli import log
from briefing.cli.screen import lines
from briefing.errors import BriefingError
from briefing.interrupts import end_as_ctrl_c_does, end_by_what_asked
from briefing.text.addresses import without_passwords

# The exit code of what Ctrl-C stopped, as shells have it.
_STOPPED = 130
_GARBAGE = 20_000


def main() -> None:
    """Run ``briefing``; a clear error goes to standard error as one line, exit code 1."""
    from briefing.cli.app import app

    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        # A note's quotes must reach any terminal or pipe, whatever its locale says.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    end_as_ctrl_c_does()
    # Unless told otherwise: the texts are short, and to start a thread that numpy's algebra
    # could share its work with takes as long as importing numpy does.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    # New objects between two looks for garbage: Python's own 700 are few for this work.
    gc.set_threshold(_GARBAGE, 10, 10)
    # All that is closed by its end is closed by then: to look through the rest for garbage
    # before it goes with the process takes 0.1 s.
    atexit.register(gc.freeze)
    try:
        app(prog_name="briefing")
    except SystemExit as end:
        if end.code == _STOPPED:  # what typer makes of Ctrl-C
            _stop()
        log.end(end.code)
        raise
    except BriefingError as error:
        told = without_passwords(str(error))
        log.error(told)
        log.end(1)
        if "--debug" in sys.argv[1:]:
            raise
        sys.stderr.write(f"error: {lines(told)}\n")
        sys.exit(1)
    except KeyboardInterrupt:
        _stop()


def _open_what_is_closed() -> None:
    """Where the shell closed a standard stream, what goes there goes nowhere.

    Its number is taken by that, too: else it would be the database's, or a note's.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - for good


def _stop() -> NoReturn:
    log.warn("stopped")
    log.end(_STOPPED)
    sys.stderr.write("stopped; what was finished is kept, run the command again to go on\n")
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    end_by_what_asked()
    # All is closed by now; threads that still wait for ended workers hold nothing up.
    os._exit(_STOPPED)
