"""``briefing note`` and ``briefing search`` at the command line."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import ARTICLES, Run

# --- note --------------------------------------------------------------------------------


def test_note_ingests_and_prints_markdown(corpus: Path, run: Run) -> None:
    done = run("note", "2026-W10")
    assert done.code == 0
    assert done.out.startswith("# Weekly briefing: 2–8 March 2026")
    assert "[^1]" in done.out
    assert "Kest orders" not in done.out


def test_the_default_period_is_the_last_complete_week(corpus: Path, run: Run) -> None:
    done = run("note", "--as-of", "2026-03-11T07:00", "--format", "json")
    assert json.loads(done.out)["period"]["label"] == "2026-W10"
    assert json.loads(done.out)["generated"] == "2026-03-11T07:00:00+00:00"


def test_a_note_of_the_past_is_stamped_with_the_end_of_its_period(corpus: Path, run: Run) -> None:
    note = json.loads(run("note", "2026-W10", "--format", "json").out)
    assert note["generated"] == "2026-03-09T00:00:00+00:00"


def test_several_formats_go_to_the_output_folder(corpus: Path, run: Run) -> None:
    done = run("note", "2026-W10", "--format", "md", "--format", "docx", "--format", "json")
    assert done.code == 0
    written = sorted(path.name for path in Path("output/2026").iterdir())
    assert written == ["2026-W10.docx", "2026-W10.json", "2026-W10.md"]


def test_note_json_is_a_report_and_the_note_a_file(corpus: Path, run: Run) -> None:
    report = json.loads(run("note", "2026-W10", "--json").out)
    assert report["files"] == ["output/2026/2026-W10.md"]


def test_search_lists_what_it_finds_with_a_snippet(corpus: Path, run: Run) -> None:
    run("ingest")
    done = run("articles", "search", "flood")
    assert done.code == 0
    assert "flood.txt" in done.out
    told = json.loads(run("articles", "search", "flood", "--json", "--limit", "1").out)
    assert told["total"] >= len(told["articles"]) == 1
    assert set(told["articles"][0]) == {
        *("id", "published", "basis", "publisher", "publisher_name", "title", "path", "item"),
        "snippet",
    }
    row = json.loads(run("articles", "list", "--json").out)[0]
    assert told["articles"][0].keys() - {"snippet"} == row.keys()
    assert run("articles", "search", "flood", "-flood").out == "none\n"
    assert run("articles", "search", "zyzzyva").out == "none\n"
    assert run("articles", "search", "flood", "--period", "1999").out == "none\n"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["…"], 1, "names nothing to look for"),
        (["-flood"], 1, "only leaves out"),
        (["-harbour"], 1, "only leaves out"),
        (["flood", "--limt", "5"], 2, "no such option: --limt"),
        (["flood", "--limit", "0"], 2, "--limit"),
        (["flood", "--period", "never"], 1, "never"),
        ([], 2, "WORDS"),
    ],
)
def test_a_search_for_nothing_is_a_clear_error(
    corpus: Path, run: Run, arguments: list[str], code: int, told: str
) -> None:
    run("ingest")
    done = run("articles", "search", *arguments)
    assert done.code == code
    assert told in done.err


def test_copies_are_named_by_ingest_and_shown(corpus: Path, run: Run) -> None:
    (corpus / "again.txt").write_text(ARTICLES["flood.txt"] + "\n\nMore follows in the evening.")
    shutil.copy(corpus / "talks.txt", corpus / "talks2.txt")
    assert "near-copy: " in run("ingest").out
    shown = run("articles", "show", "again.txt").out
    assert "flood.txt" in shown
    told = json.loads(run("articles", "show", "again.txt", "--json").out)
    assert [copy["path"] for copy in told["copies"]] == ["flood.txt"]
    assert json.loads(run("articles", "show", "talks.txt", "--json").out)["same_bytes"] == [
        "talks2.txt"
    ]
    assert "talks2.txt" in run("articles", "show", "talks.txt").out


def test_undated_articles_stand_in_a_section_when_asked_for(corpus: Path, run: Run) -> None:
    assert "Lunde" not in run("note", "2026-W10").out
    note = json.loads(run("note", "2026-W10", "--undated", "--format", "json").out)
    section = next(section for section in note["sections"] if section["kind"] == "undated")
    assert "Lunde" in section["points"][0]["text"]


def test_coverage_adds_up(corpus: Path, run: Run) -> None:
    (corpus / "copy.txt").write_bytes((corpus / "flood.txt").read_bytes())
    (corpus / "empty.txt").write_text("")
    coverage = json.loads(run("note", "2026-W10", "--format", "json").out)["coverage"]
    assert coverage["read"] == 6
    assert (coverage["articles"], coverage["other_periods"], coverage["undated"]) == (2, 1, 1)
    assert (coverage["rejected"], coverage["copies"]) == (1, 1)


def test_event_dates_of_other_weeks_are_counted(corpus: Path, run: Run) -> None:
    (corpus / "lead.txt").write_text(
        "Envoys meet on the Sella toll\n\nOn March 12, 2026, envoys of Orvia and Kest met "
        "in Tarvin to speak about the toll of the Sella bridge, the two ministries said.\n"
    )
    told = run("note", "2026-W10").out
    assert "2 in this week, 2 in other weeks (1 of them by an event date)" in told
    assert "1 in this week (by an event date), 3 in other weeks," in run("note", "2026-W11").out


def test_an_empty_period_names_the_nearest(corpus: Path, run: Run) -> None:
    done = run("note", "2026-W12")
    assert done.code == 1
    assert "2026-W10" in done.err
    assert "2026-W15" in done.err


def test_a_query_that_nothing_matches_says_so(corpus: Path, run: Run) -> None:
    done = run("note", "2026-W10", "--query", "volcano")
    assert done.code == 0
    assert "No article in the corpus matched." in done.out
    assert "flood" not in run("note", "2026-W10", "--query", "toll").out.split("## Sources")[0]


def test_words_and_sentences_are_limits(corpus: Path, run: Run) -> None:
    note = json.loads(run("note", "2026-W10", "--words", "30", "--format", "json").out)
    assert sum(len(c["quote"].split()) for c in note["citations"]) <= 30
    note = json.loads(run("note", "2026-W10", "--sentences", "2", "--format", "json").out)
    assert len(note["citations"]) == 2


def test_the_same_database_gives_the_same_bytes(corpus: Path, run: Run) -> None:
    formats = [word for name in ("md", "docx", "json", "text") for word in ("--format", name)]
    run("note", "2026-W10", *formats, "-o", "one/")
    shutil.rmtree(".briefing")
    run("note", "2026-W10", *formats, "-o", "two/")
    for path in Path("one").iterdir():
        assert path.read_bytes() == (Path("two") / path.name).read_bytes()


def test_a_template_of_ones_own(corpus: Path, run: Run) -> None:
    Path("templates").mkdir()
    Path("templates/short.md.j2").write_text(
        "{{ title }}\n\n{% for section in sections %}{% for point in section.points %}"
        "- {{ point.cited }}\n{% endfor %}{% endfor %}\n"
        "{% for note in footnotes %}[^{{ note.number }}]: {{ note.text }}\n{% endfor %}"
    )
    done = run("note", "2026-W10", "--template", "short", "-o", "short.md")
    assert done.code == 0, done.err
    assert "## Sources" not in Path("short.md").read_text()
    assert run("verify", "short.md").code == 0
