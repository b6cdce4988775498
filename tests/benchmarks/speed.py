"""Whole-process speed, in pairs: ``make bench``.

1. ``briefing summarize FILE``, cold, against ``python -c "import nltk"``, run in turn.
2. ``briefing note --no-ingest`` on a database of 10,000 made-up articles.
3. Ingest of those articles by one process and by ``--jobs`` of them, in turn: articles and
   megabytes a second by the clock, and a core's share of it by processor time, which other
   work on the machine does not change as much; and the largest of the processes in memory.

Medians of the runs are printed; nothing is judged. The articles come from a seeded
generator, so that every machine measures the same work.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "corpus" / "sample"
FIRST_DAY = date(2025, 9, 1)
SYLLABLES = [
    *("ka", "lor", "ven", "ti", "mar", "os", "qua", "len", "dri", "sto"),
    *("pel", "un", "ga", "rit", "sol", "mem", "bra", "dan", "if", "eth"),
]
NAMES = ["Oren Talvik", "Mira Dessen", "Karl Juto", "Lena Ostry", "Pavo Brandt", "Sela Norin"]


def seconds_of(command: list[str], folder: Path) -> float:
    before = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - before


@dataclass(frozen=True, slots=True)
class Watched:
    """A command and the processes it started: seconds by the clock and of processors, and the
    peaks of memory in MB, its own first."""

    seconds: float
    processor: float
    peaks: tuple[int, ...]


def watched(command: list[str], folder: Path) -> Watched:
    """Run a command and look at its processes all the while (by /proc: Linux only)."""
    before = time.perf_counter()
    running = subprocess.Popen(command, cwd=folder, start_new_session=True)
    ticks: dict[str, int] = {}
    peaks: dict[str, int] = {}
    while running.poll() is None:
        for place in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = place.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == running.pid:
                name = place.parent.name
                ticks[name] = int(fields[11]) + int(fields[12])
                pages = int(fields[21])
                peaks[name] = max(peaks.get(name, 0), pages * os.sysconf("SC_PAGE_SIZE") // 10**6)
        time.sleep(0.1)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    own = peaks.pop(str(running.pid), 0)
    return Watched(
        seconds=time.perf_counter() - before,
        processor=sum(ticks.values()) / os.sysconf("SC_CLK_TCK"),
        peaks=(own, *sorted(peaks.values(), reverse=True)),
    )


def tell_ingest(briefing: list[str], folder: Path, articles: int, jobs: int, runs: int) -> None:
    """Ingest the articles of a folder into new databases, by one process and by several."""
    megabytes = sum(file.stat().st_size for file in (folder / "corpus").rglob("*.txt")) / 1e6
    for run in range(runs):
        for number in (1, jobs):
            name = f"run-{run}-{number}.db"
            command = [*briefing, "ingest", "--quiet", "--jobs", str(number), "--database", name]
            done = watched(command, folder)
            print(
                f"ingest of {articles:,} articles ({megabytes:.1f} MB), --jobs {number}: "
                f"{done.seconds:.1f} s, {articles / done.seconds:.0f} articles and "
                f"{megabytes / done.seconds:.2f} MB a second; {done.processor:.1f} s of processors "
                f"({megabytes / done.processor:.2f} MB a second of one); "
                f"memory in MB: {', '.join(map(str, done.peaks))}"
            )
    (folder / ".briefing").mkdir()
    (folder / name).rename(folder / ".briefing" / "corpus.db")


def told(name: str, values: list[float]) -> str:
    return (
        f"{name}: median {statistics.median(values):.3f} s "
        f"({min(values):.3f} to {max(values):.3f}, {len(values)} runs)"
    )


def words_by_rank(rng: random.Random, size: int) -> tuple[list[str], list[float]]:
    """A vocabulary with Zipf's weights (rank ** -1)."""
    words = sorted({"".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) for _ in range(size)})
    rng.shuffle(words)
    return words, [1 / rank for rank in range(1, len(words) + 1)]


def write_articles(folder: Path, count: int) -> None:
    """Plain-text articles of about 3 KB over a year, with a header, furniture and a tail."""
    rng = random.Random(2026)
    words, weights = words_by_rank(rng, 20_000)
    for number in range(count):
        day = FIRST_DAY + timedelta(days=number * 364 // count)
        title = " ".join(rng.choices(words, weights, k=8)).capitalize()
        lines = ["Home > News", title, "", f"{day.isoformat()} Editor : {rng.choice(NAMES)}", ""]
        for _ in range(9):
            paragraph = [
                f"{rng.choice(NAMES)} said "
                + " ".join(rng.choices(words, weights, k=rng.randint(12, 28)))
                + "."
                for _ in range(2)
            ]
            lines += [" ".join(paragraph), ""]
        lines += ["Related news", "Share this story", "Copyright 2026. All rights reserved."]
        place = folder / day.strftime("%Y-%m")
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:06d}.txt").write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--ingests", type=int, default=2, help="pairs of ingests")
    parser.add_argument("--file", type=Path, default=None, help="the article to summarize")
    options = parser.parse_args()
    briefing = [sys.executable, "-m", "briefing"]
    article = (options.file or sorted(SAMPLE.rglob("*.txt"))[0]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours: list[float] = []
        peer: list[float] = []
        for run in range(options.runs + 1):
            one = seconds_of([*briefing, "summarize", str(article)], folder)
            other = seconds_of([sys.executable, "-c", "import nltk"], folder)
            if run:  # the first pair warms the disk's cache
                ours.append(one)
                peer.append(other)
        print(told("briefing summarize, cold", ours))
        print(told("import nltk", peer))
        ratio = statistics.median(a / b for a, b in zip(ours, peer, strict=True))
        print(f"ratio, median of pairs: {ratio:.2f} (to reach: 0.60)")

        write_articles(folder / "corpus", options.articles)
        tell_ingest(briefing, folder, options.articles, options.jobs, options.ingests)
        print(
            told(
                "ingest again, nothing changed",
                [seconds_of([*briefing, "ingest", "--quiet"], folder) for _ in range(3)],
            )
        )
        notes = [
            seconds_of([*briefing, "note", "2026-W20", "--no-ingest"], folder)
            for _ in range(options.runs)
        ]
        print(told(f"note --no-ingest, {options.articles:,} articles", notes) + " (to reach: 1.5)")


if __name__ == "__main__":
    main()
