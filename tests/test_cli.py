"""The commands as a user runs them: what they print, write and exit with."""

from __future__ import annotations

import json
import re
import shutil
from itertools import permutations
from pathlib import Path

import pytest

from tests.conftest import ARTICLES, Run


def one_line(text: str) -> bool:
    return text.count("\n") == 1 and "Traceback" not in text


# --- summarize ---------------------------------------------------------------------------


def test_summarize_prints_sentences_and_their_places(corpus: Path, run: Run) -> None:
    done = run("summarize", corpus / "talks.txt", "--sentences", 1)
    assert done.code == 0
    assert "Talks on the Sella bridge resume in Tarvin" in done.out
    assert "[1]" in done.out
    assert "(line 6)" in done.out
    assert "sha256" in done.out
    assert "Share this story" not in done.out


def test_summarize_says_which_day_a_weekday_was(corpus: Path, run: Run) -> None:
    done = run("summarize", corpus / "talks.txt", "--format", "json")
    assert "3 March 2026" in done.out
    assert "on Tuesday [3 March 2026]" in run("summarize", corpus / "talks.txt").out


def test_summarize_makes_no_folders(corpus: Path, run: Run) -> None:
    before = sorted(corpus.parent.rglob("*"))
    run("summarize", corpus / "talks.txt")
    assert sorted(corpus.parent.rglob("*")) == before


def test_several_files_give_one_summary(corpus: Path, run: Run) -> None:
    done = run("summarize", corpus / "talks.txt", corpus / "flood.txt", "--format", "json")
    note = json.loads(done.out)
    assert {citation["path"].rpartition("/")[2] for citation in note["citations"]} == {
        "talks.txt",
        "flood.txt",
    }
    assert note["coverage"]["read"] == 2
    assert note["period"] is None


@pytest.mark.parametrize("format_", ["md", "json", "text"])
def test_the_order_of_the_files_changes_no_byte(corpus: Path, run: Run, format_: str) -> None:
    (corpus / "again.txt").write_bytes((corpus / "flood.txt").read_bytes())
    files = [corpus / name for name in ("talks.txt", "flood.txt", "again.txt")]
    first, *others = [
        run("summarize", *order, "--format", format_).out for order in permutations(files)
    ]
    assert "again.txt" in first or format_ == "text"
    assert others == [first] * 5


def test_a_diversity_that_is_no_number_is_refused(corpus: Path, run: Run) -> None:
    assert run("summarize", corpus / "talks.txt", "--diversity", "nan").code == 2


def test_summarize_reads_standard_input(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLES["flood.txt"].encode())))
    done = run("summarize", "-", "--format", "json")
    assert json.loads(done.out)["citations"][0]["published"] == "2026-03-05"


def test_a_bad_file_among_several_is_named_and_skipped(corpus: Path, run: Run) -> None:
    (corpus / "empty.txt").write_text("")
    done = run("summarize", corpus / "talks.txt", corpus / "empty.txt")
    assert done.code == 0
    assert "empty.txt" in done.err
    assert run("summarize", corpus / "talks.txt", corpus / "empty.txt", "--strict").code == 3


@pytest.mark.parametrize("format_", ["md", "docx", "json", "text"])
def test_summarize_writes_every_format(corpus: Path, run: Run, format_: str) -> None:
    out = corpus.parent / f"out.{format_}"
    done = run("summarize", corpus / "talks.txt", "--format", format_, "-o", out)
    assert done.code == 0
    assert out.stat().st_size > 100


def test_the_file_name_says_the_format(corpus: Path, run: Run) -> None:
    run("summarize", corpus / "talks.txt", "-o", "out.docx")
    assert Path("out.docx").read_bytes().startswith(b"PK")


# --- ingest and articles -----------------------------------------------------------------


def test_ingest_counts_and_says_how_to_date_the_undated(corpus: Path, run: Run) -> None:
    done = run("ingest")
    assert done.code == 0
    assert "4 new" in done.out
    assert "--published" in done.out
    assert "undated.txt" in done.out
    assert "4 unchanged" in run("ingest").out


def test_ingest_json_is_one_report(corpus: Path, run: Run) -> None:
    (corpus / "binary.txt").write_bytes(b"\x00\x01\x02" * 100)
    report = json.loads(run("ingest", "--json").out)
    assert len(report["added"]) == 4
    assert [refusal["path"] for refusal in report["rejected"]] == ["binary.txt"]
    assert run("ingest", "--strict", "--quiet").code == 3


def test_a_correction_dates_an_article_and_outlives_the_database(corpus: Path, run: Run) -> None:
    run("ingest")
    reference = json.loads(run("articles", "list", "--undated", "--json").out)[0]["id"]
    done = run("articles", "set", reference, "--published", "2026-03-01")
    assert done.code == 0
    assert "2026-W09" in done.out
    assert "published = 2026-03-01" in (corpus / "undated.txt.toml").read_text()
    shutil.rmtree(".briefing")
    run("ingest")
    listed = json.loads(run("articles", "list", "--json").out)
    [row] = [row for row in listed if row["path"] == "undated.txt"]
    assert (row["published"], row["basis"]) == ("2026-03-01", "sidecar")
    assert run("note", "2026-W09", "--no-ingest").code == 0


def test_an_article_is_named_by_id_beginning_or_path(corpus: Path, run: Run) -> None:
    run("ingest")
    listed = json.loads(run("articles", "list", "--json").out)
    row = next(row for row in listed if row["path"] == "talks.txt")
    for reference in (row["id"], row["id"][:6], "talks.txt", corpus / "talks.txt"):
        shown = run("articles", "show", reference)
        assert shown.code == 0
        assert "Ida Holm" in shown.out
        assert "[paragraph 1, line 6]" in shown.out
    article = json.loads(run("articles", "show", row["id"], "--json").out)
    assert article["paragraphs"][0]["line"] == 6


@pytest.mark.parametrize("reference", ["nothing.txt", "ffffffffffff"])
def test_an_unknown_article_is_one_clear_error(corpus: Path, run: Run, reference: str) -> None:
    run("ingest")
    done = run("articles", "show", reference)
    assert done.code == 1
    assert done.err.startswith("error: ")
    assert one_line(done.err)


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


# --- export ------------------------------------------------------------------------------


def test_export_writes_every_week_in_markdown_and_word(corpus: Path, run: Run) -> None:
    run("ingest")
    done = run("export", "--by", "week")
    assert done.code == 0
    assert sorted(path.name for path in Path("output/2026").iterdir()) == [
        "2026-W10.docx",
        "2026-W10.md",
        "2026-W15.docx",
        "2026-W15.md",
    ]
    assert "2026-W12" in done.out  # skipped, and said so
    assert "unchanged" in run("export", "--by", "week").out


def test_export_keeps_to_its_range_and_spares_edited_files(corpus: Path, run: Run) -> None:
    run("ingest")
    run("export", "--since", "2026-03-01", "--until", "2026-03-31", "--format", "md")
    note = Path("output/2026/2026-W10.md")
    assert not Path("output/2026/2026-W15.md").exists()
    note.write_text(note.read_text() + "\nEdited.\n")
    done = run("export", "--words", "40", "--until", "2026-03-31", "--format", "md")
    assert "Edited." in note.read_text()
    assert Path("output/2026/2026-W10_v2.md").exists()
    assert "was edited since" in done.out


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_what_can_not_be_is_refused_in_a_dry_run_too(
    corpus: Path, run: Run, dry: tuple[str, ...]
) -> None:
    run("ingest")
    for option, value, told in (
        ("--language", "xx", "option --language: expected the two-letter code"),
        ("--format", "docx,md", "takes one format at a time: --format docx --format md"),
    ):
        done = run("export", option, value, *dry)
        assert done.code == 1
        assert told in done.err
        assert not Path("output").exists()


def test_export_never_ingests(corpus: Path, run: Run) -> None:
    done = run("export", "--by", "week")
    assert done.code == 1
    assert "briefing ingest" in done.err


# --- verify ------------------------------------------------------------------------------


def test_verify_finds_what_was_edited(corpus: Path, run: Run) -> None:
    run("note", "2026-W10", "-o", "note.md")
    assert run("verify", "note.md").code == 0
    text = Path("note.md").read_text()
    Path("note.md").write_text(text.replace("40 families", "400 families"))
    done = run("verify", "note.md")
    assert done.code == 4
    assert "400" in done.out
    head, *rows = done.out.partition("note.md: ")[0].splitlines()
    assert head.split() == ["citation", "verdict", "place"]
    assert [row.split()[0] for row in rows] == [f"[{n}]" for n in range(1, len(rows) + 1)]
    assert sum("changed quote" in row for row in rows) == 1
    assert all(", para. " in row for row in rows)
    assert run("verify", "note.md", "--quiet").out.startswith("note.md: [")


def test_verify_finds_a_changed_source_and_a_missing_one(corpus: Path, run: Run) -> None:
    run("note", "2026-W10", "-o", "note.json")
    flood = corpus / "flood.txt"
    flood.write_text(flood.read_text().replace("Repairs", "Works").replace("40 fam", "90 fam"))
    run("ingest")
    done = run("verify", "note.json")
    assert done.code == 0
    assert "holds in an earlier revision" in done.out
    shutil.rmtree(".briefing")
    run("ingest")
    done = run("verify", "note.json")
    assert done.code == 4
    assert "changed source" in done.out
    flood.unlink()
    run("ingest")
    done = run("verify", "note.json", "--json")
    assert done.code == 4
    outcomes = {verdict["outcome"] for verdict in json.loads(done.out)[0]["verdicts"]}
    assert outcomes == {"holds", "missing article"}


def test_verify_takes_a_folder_of_notes(corpus: Path, run: Run) -> None:
    run("ingest")
    run("export", "-f", "md", "-f", "docx", "-f", "json", "-f", "csl")
    done = run("verify", "output")
    assert done.code == 0, done.err
    *notes, last = done.out.splitlines()
    assert [line.partition(": ")[0] for line in notes] == [
        f"output/2026/2026-{week}.{ending}"
        for week in ("W10", "W15")
        for ending in ("docx", "json", "md")
    ]
    assert all("holds" in line for line in notes)
    assert last == "6 notes: 6 hold, 0 do not"
    assert done.err == ""
    assert len(json.loads(run("verify", "output", "--json").out)) == 6

    Path("output/minutes.md").write_text("# Minutes\n")
    Path("output/2026/~$26-W10.docx").write_bytes(b"open in Word")
    done = run("verify", "output")
    assert done.code == 0
    assert "1 skipped" in done.out
    assert done.err.startswith("skipped: output/minutes.md: not a briefing note")
    assert run("verify", "output", "--strict").code == 3
    Path("output/2026/2026-W15.docx").write_bytes(b"PK")
    done = run("verify", "output")
    assert done.code == 1
    assert "error: output/2026/2026-W15.docx: not a Word document" in done.err
    assert "5 notes: 5 hold, 0 do not; 1 skipped; 1 could not be read" in done.out
    note = Path("output/2026/2026-W10.md")
    note.write_text(note.read_text().replace("40 families", "400 families"))
    done = run("verify", "output")
    assert done.code == 4
    assert "5 notes: 4 hold, 1 does not" in done.out
    assert f"{note}: [" in run("verify", "output", "--quiet").out


def test_verify_names_a_folder_without_notes_and_one_that_is_none(corpus: Path, run: Run) -> None:
    run("ingest")
    Path("empty").mkdir()
    for folder, told in (("empty", "holds no .docx"), ("nowhere", "no such file or folder")):
        done = run("verify", folder)
        assert done.code == 1
        assert told in done.err


def test_verify_lists_what_staff_wrote(corpus: Path, run: Run) -> None:
    run("note", "2026-W10", "-o", "note.md")
    text = Path("note.md").read_text()
    Path("note.md").write_text(text.replace("## Sources", "- We expect more.\n\n## Sources"))
    done = run("verify", "note.md")
    assert done.code == 0
    assert "unsourced: We expect more." in done.out
    assert run("verify", "note.md", "--strict").code == 3


# --- what nobody may lose, or be told wrongly ----------------------------------------------


def test_an_edited_note_is_spared_by_every_way_of_writing(corpus: Path, run: Run) -> None:
    run("note", "2026-W10", "--format", "md", "--format", "json")
    note = Path("output/2026/2026-W10.md")
    note.write_text("Edited.")
    for arguments in (["-o", note], ["-o", "output/2026/"], ["--json"]):
        assert run("note", "2026-W10", *arguments).code == 0
        assert note.read_text() == "Edited."
    assert Path("output/2026/2026-W10_v2.md").exists()


def test_a_limit_that_nothing_fits_is_not_called_a_query_without_matches(
    corpus: Path, run: Run
) -> None:
    assert "No sentence fits the limit." in run("note", "2026-W10", "--words", "2").out
    done = run("summarize", corpus / "talks.txt", "--query", "volcano")
    assert "No article in the corpus matched." in done.out


@pytest.mark.parametrize("name", ["x.htm", "x.odt", "x.docx.bak"])
def test_a_file_is_never_given_a_name_of_another_kind(corpus: Path, run: Run, name: str) -> None:
    assert run("summarize", corpus / "talks.txt", "-o", name).code == 1
    assert not Path(name).exists()
    done = run("summarize", corpus / "talks.txt", "-f", "md", "-o", "x.docx")
    assert done.code == 1
    assert "docx" in done.err


def test_a_path_with_a_slash_at_its_end_is_a_folder(corpus: Path, run: Run) -> None:
    assert run("note", "2026-W10", "-o", "new/").code == 0
    assert Path("new/2026-W10.md").is_file()


def test_sentences_stand_in_for_the_default_number_of_words(corpus: Path, run: Run) -> None:
    note = json.loads(run("note", "2026-W10", "--sentences", "1", "-f", "json").out)
    assert len(note["citations"]) == 1


def test_one_mistyped_date_does_not_make_a_batch_of_centuries(corpus: Path, run: Run) -> None:
    run("ingest")
    run("articles", "set", "undated.txt", "--published", "1826-03-01")
    done = run("export", "--by", "day")
    assert done.code == 1
    assert "--since" in done.err
    done = run("export", "--by", "week", "--since", "2025-01-01", "-f", "md")
    assert done.code == 0
    assert "periods)" in done.out


@pytest.mark.parametrize("command", [["ingest", "nowhere"], ["note", "2026-W10"], ["ingest"]])
def test_a_command_that_fails_makes_no_database(folder: Path, run: Run, command: list[str]) -> None:
    done = run(*command)
    assert done.code == 1
    assert list(folder.iterdir()) == []


# --- wrong input -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["note", "2026-W54"], "2026-W54"),
        (["note", "someday"], "'someday' is not a period"),
        (["note", "2026-W10", "--method", "best"], "no method 'best'"),
        (["note", "2026-W10", "--format", "odt"], "no format 'odt'"),
        (["note", "2026-W10", "--template", "none"], "none"),
        (["note", "2026-W10", "--timezone", "Mars"], "Mars"),
        (["note", "2026-W10", "--as-of", "noon"], "noon"),
        (["note", "2026-W10", "--language", "english"], "two-letter"),
        (["note", "2026-W10", "--corpus", "elsewhere"], "elsewhere"),
        (["export", "--by", "decade"], "decade"),
        (["export", "--since", "yesterday-ish"], "yesterday-ish"),
        (["ingest", "nowhere"], "nowhere"),
        (["summarize", "nowhere.txt"], "nowhere.txt"),
        (["summarize", "corpus"], "folder"),
        (["verify", "nowhere.md"], "nowhere.md"),
        (["verify", "corpus/talks.txt"], ".txt"),
        (["articles", "set", "talks.txt", "--published", "soon"], "soon"),
        (["note", "", "--no-ingest"], "not a period"),
        (["note", "2026-W10", "--query", "  "], "--query"),
    ],
)
def test_wrong_input_is_one_clear_line(
    corpus: Path, run: Run, arguments: list[str], told: str
) -> None:
    run("ingest", "--quiet")
    before = sorted(path for path in Path().rglob("*") if ".briefing" not in path.parts)
    done = run(*arguments)
    assert done.code == 1
    assert done.err.startswith("error: ")
    assert told in done.err
    assert one_line(done.err)
    assert done.out == ""
    after = sorted(path for path in Path().rglob("*") if ".briefing" not in path.parts)
    assert after == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["note", "--colour"],
        ["frobnicate"],
        ["articles", "set", "talks.txt"],
        ["articles", "set", "talks.txt", "--title", " "],
        ["--output", "x", "verify", "note.md"],  # it would change nothing
    ],
)
def test_wrong_usage_exits_two(corpus: Path, run: Run, arguments: list[str]) -> None:
    run("ingest", "--quiet")
    assert run(*arguments).code == 2


def test_debug_shows_where_an_error_was_raised(corpus: Path, run: Run) -> None:
    from briefing import PeriodError

    with pytest.raises(PeriodError):
        run("note", "someday", "--debug")


def test_an_unreadable_database_is_named_and_left_alone(corpus: Path, run: Run) -> None:
    Path("junk.db").write_bytes(b"this is not a database" * 100)
    before = Path("junk.db").read_bytes()
    for command in (["ingest"], ["note", "2026-W10"], ["articles", "list"], ["export"]):
        done = run(*command, "--database", "junk.db")
        assert done.code == 1
        assert "junk.db" in done.err
        assert one_line(done.err)
    assert Path("junk.db").read_bytes() == before


def test_an_output_folder_that_can_not_be_written(corpus: Path, run: Run) -> None:
    Path("blocked").write_text("a file, not a folder")
    done = run("note", "2026-W10", "--format", "docx", "--output", "blocked")
    assert done.code == 1
    assert "blocked" in done.err
    assert Path("blocked").read_text() == "a file, not a folder"


def test_an_empty_corpus_folder_is_said(folder: Path, run: Run) -> None:
    (folder / "corpus").mkdir()
    done = run("ingest")
    assert done.code == 1
    assert "corpus" in done.err


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", b"\x7fELF\x00\x00\x01" * 50, ""),
        ("broken.txt", "Wörter, Straßen und Brücken. ".encode() * 20 + b"\xff\xfe\xfd", "UTF-8"),
        ("long.txt", b"word " * 400_000, "line"),
        ("table.xyz", b"a,b\n1,2\n", ".xyz"),
    ],
)
def test_a_bad_file_is_a_line_in_the_report(
    corpus: Path, run: Run, name: str, content: bytes, told: str
) -> None:
    (corpus / name).write_bytes(content)
    done = run("ingest")
    assert done.code == 0
    [line] = [line for line in done.out.splitlines() if line.startswith("rejected: ")]
    assert name in line
    assert told in line
    assert "4 new" in done.out


# --- settings ----------------------------------------------------------------------------


def test_paths_come_from_option_variable_or_file(
    corpus: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus.rename("articles")
    Path("briefing.toml").write_text('corpus = "articles"\ndatabase = "x/y.db"\n')
    assert run("ingest").code == 0
    assert Path("x/y.db").exists()
    monkeypatch.setenv("BRIEFING_DATABASE", "z.db")
    assert run("ingest").code == 0
    assert Path("z.db").exists()
    assert run("--database", "w.db", "ingest").code == 0
    assert run("ingest", "--database", "v.db").code == 0
    assert Path("w.db").exists()
    assert Path("v.db").exists()


def test_articles_from_elsewhere_need_no_corpus_folder(corpus: Path, run: Run) -> None:
    corpus.rename("elsewhere")
    assert run("ingest", "elsewhere").code == 0
    assert run("note", "2026-W10").code == 0


def test_the_version_is_printed(run: Run) -> None:
    assert re.fullmatch(r"briefing \d+\.\d+\.\d+\n", run("--version").out)
