"""A note to Word: seconds of the processor and memory, by the number of cited sentences.

``python -m tests.benchmarks.word``; each size in a process of its own, medians of the runs.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time

SIZES = (40, 500, 5_000)
RUNS = 5


def measure(size: int) -> None:
    """Print what one size takes: the first run warms what is imported lazily."""
    from briefing.rendering.docx import render_docx
    from tests.factories_docx import note_of

    talks = "The ministers of both countries met in Linhaven for round {} of the talks on grain."
    note = note_of(*(talks.format(number) for number in range(size)))
    render_docx(note_of("It rained."))
    taken = []
    content = b""
    for _ in range(RUNS):
        before = time.process_time()
        content = render_docx(note)
        taken.append(time.process_time() - before)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(
        f"{size:>6,} sentences: {statistics.median(taken):.3f} s, {peak} MB at most, "
        f"{len(content) // 1024:,} kB\n"
    )


def main() -> None:
    for size in SIZES:
        subprocess.run([sys.executable, "-m", __spec__.name, str(size)], check=True)


if __name__ == "__main__":
    if sys.argv[1:]:
        measure(int(sys.argv[1]))
    else:
        main()
