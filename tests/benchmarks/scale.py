"""Whole-process speed and memory at 1,000, 10,000 and 100,000 articles: ``make bench-scale``.

For each size, with the articles of ``generator.py``: an ingest by two processes, the same
again with nothing changed, and one weekly note. With the largest: its 370 weeks of 280
articles as Markdown and DOCX. With the smallest of ``--pairs`` and more articles: the same
ingest by one process and by two, in turn.

Beside the seconds by the clock stand those of processors, of the command and all that it
started: other work on the machine changes these far less. Memory is the greatest that the
command itself, and the greatest that one of its workers had resident, in MB. Nothing is
judged; what is to be reached stands in docs/performance.md. Linux only (it reads /proc).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from tests.benchmarks.generator import A_WEEK, FIRST_MONDAY, write_articles
from tests.benchmarks.speed import Watched, watched

WEEKS = 370
SIZES = (1_000, 10_000, WEEKS * A_WEEK)
BRIEFING = (sys.executable, "-m", "briefing")
_ROW = "{:<44}{:>10}{:>10}{:>12}{:>9}{:>9}"


@dataclass(frozen=True, slots=True)
class Bench:
    """Commands run in one folder, each a row of the table."""

    folder: Path

    def run(self, name: str, *arguments: str, things: int = 0) -> Watched:
        """Run ``briefing`` and print its row; ``things`` are told by the second."""
        done = watched([*BRIEFING, *arguments], self.folder)
        workers = done.peaks[1:]
        print(
            _ROW.format(
                name,
                f"{done.seconds:.1f}",
                f"{done.processor:.1f}",
                f"{things / done.seconds:.0f}" if things else "",
                done.peaks[0] if done.peaks else "",
                max(workers) if workers else "",
            ),
            flush=True,
        )
        return done

    def ingest(self, count: int, jobs: int, database: str = ".briefing/corpus.db") -> Watched:
        return self.run(
            f"ingest of {count:,}, --jobs {jobs}",
            *("ingest", "--quiet", "--jobs", str(jobs), "--database", database),
            things=count,
        )


def measure(folder: Path, count: int, jobs: int) -> None:
    """One size: a new database, the same again, and a note of a week in its midst."""
    bench = Bench(folder)
    size = write_articles(folder / "corpus", count)
    print(f"\n{count:,} articles, {size / 1e6:.0f} MB, {size / count / 1e3:.1f} KB each")
    bench.ingest(count, jobs)
    bench.run("the same again, nothing changed", "ingest", "--quiet", things=count)
    monday = FIRST_MONDAY + timedelta(days=7 * (count // A_WEEK // 2))
    year, week, _ = monday.isocalendar()
    label = f"{year}-W{week:02d}"
    for _ in range(2):
        bench.run(
            f"note {label} --no-ingest",
            *("note", label, "--no-ingest", "--quiet", "--out", "note.md"),
        )


def measure_export(folder: Path, weeks: int, parallel: Sequence[str]) -> None:
    """The weekly notes of a database, in both formats."""
    last = FIRST_MONDAY + timedelta(days=7 * weeks - 1)
    Bench(folder).run(
        f"export of {weeks} weeks, Markdown and DOCX",
        *("export", "--by", "week", "--since", FIRST_MONDAY.isoformat()),
        *("--until", last.isoformat(), "--quiet", *parallel),
        things=weeks,
    )


def measure_pairs(folder: Path, count: int, jobs: int, pairs: int) -> None:
    """One process and several, in turn, so that both meet the same machine."""
    bench = Bench(folder)
    gains = []
    for pair in range(pairs):
        one = bench.ingest(count, 1, f"one-{pair}.db")
        several = bench.ingest(count, jobs, f"several-{pair}.db")
        gains.append(one.seconds / several.seconds)
    print(f"times as fast by {jobs} as by one: {', '.join(f'{gain:.2f}' for gain in gains)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument(
        "--pairs", type=int, default=3, help="pairs of ingests, one process and two"
    )
    parser.add_argument(
        "--export", nargs="*", default=None, help="options of export, such as --export=--jobs=2"
    )
    options = parser.parse_args()
    busy = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores; load before: {busy:.1f}")
    print(_ROW.format("", "clock, s", "cores, s", "a second", "MB", "worker"))
    parallel = [f"--jobs={options.jobs}"] if options.export is None else options.export
    for count in sorted(options.sizes):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            measure(folder, count, options.jobs)
            if count == max(options.sizes):
                measure_export(folder, min(WEEKS, count // A_WEEK), parallel)
            if options.pairs and (count >= 10_000 or count == max(options.sizes)):
                measure_pairs(folder, count, options.jobs, options.pairs)
                options.pairs = 0


if __name__ == "__main__":
    main()
