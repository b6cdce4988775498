"""The text of one field of a table or a list: mark-up, hard wraps, written line ends."""

from __future__ import annotations

import json
import textwrap

import pytest

from briefing.articles import understand
from briefing.readers import read_drafts
from briefing.records import Draft

A = "The harbour of Varnholt reopened on Tuesday after the storm, the port office said."
B = "Officials put the damage at 4 million crowns and closed two berths until the summer."
C = "Two ferries stay in the docks until their hulls have been seen by a surveyor."


def wrapped(text: str, end: str = "\n") -> str:
    return textwrap.fill(text, 50).replace("\n", end)


def paragraphs(text: str) -> list[str]:
    content = json.dumps([{"title": "Harbour reopens", "text": text}]).encode()
    (draft,) = read_drafts("a.json", content=content)
    assert isinstance(draft, Draft)
    return [one.text for one in understand(draft, content_id="0" * 12).paragraphs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Elements.
        (f"<p>{A}</p><p>{B}</p>", [A, B]),
        (f"<p>{A}<p>{B}", [A, B]),
        (f"<div>{A}<div>{B}</div>{C}</div>", [A, B, C]),
        (f"<center>{A}</center><main>{B}</main>", [A, B]),
        (f"<p>{A}</p><ul><li>One pier</li><li>{B}</li></ul>", [A, "One pier", B]),
        (f"<p>{A}</p><h2>The damage</h2><p>{B}</p>", [A, "The damage", B]),
        (f"{A} <b>{B}</b> {C}", [f"{A} {B} {C}"]),
        (f"<html><head><title>T</title></head><body><p>{A}</p></body></html>", [A]),
        (f"<p>{A}</p><script>var x = 1</script><!-- no --><p>{B}</p>", [A, B]),
        (
            f"<p>{A}</p><table><tr><td>Quarry</td><td>412</td></tr></table><p>{B}</p>",
            [A, "Quarry 412", B],
        ),
        (f"<table><tr><td>{A}</td><td>{B}</td></tr></table>", [A, B]),
        # Line breaks: between paragraphs, or where the line was full.
        (f"{A}<br><br>{B}<br/>{C}", [A, B, C]),
        (wrapped(f"{A} {B}", "<br>"), [f"{A} {B}"]),
        (f"{wrapped(A, '<br>')}<br><br>{wrapped(B, '<br>')}", [A, B]),
        (f"<p>{wrapped(A)}</p>\n<p>{wrapped(B)}</p>", [A, B]),
        (f"<pre>{wrapped(A)}\n\n{wrapped(B)}</pre>", [A, B]),
        # Words in bold do not make the lines around them one paragraph.
        (f"{A}\n\n<b>{B}</b>\n\n{C}", [A, B, C]),
        (f"{A}\n<b>Officials</b>{B[9:]}\n{C}", [A, B, C]),
        # No mark-up at all.
        (f"{A}\n{B}\n{C}", [A, B, C]),
        (f"{A}\r\n\r\n{B}", [A, B]),
        (wrapped(f"{A} {B}"), [f"{A} {B}"]),
        (f"{wrapped(A)}\n\n{wrapped(B)}", [A, B]),
        ("\n".join(f"  {line}" for line in wrapped(f"{A} {B}").split("\n")), [f"{A} {B}"]),
        (f"{A} It was 3 < 4, and x > y.", [f"{A} It was 3 < 4, and x > y."]),
        # Line ends and mark-up that an export wrote as letters.
        (f"{A}\\n\\n{B}", [A, B]),
        (wrapped(f"{A} {B}", "\\n"), [f"{A} {B}"]),
        (f"<p>{A}</p>\\n<p>{B}</p>", [A, B]),
        (f"&lt;p&gt;{A}&lt;/p&gt;&lt;p&gt;{B}&lt;/p&gt;", [A, B]),
        (A.replace("port", "pier &amp;amp; port"), [A.replace("port", "pier & port")]),
        (f"{A} Look for it in C:\\new\\notes.", [f"{A} Look for it in C:\\new\\notes."]),
        (f"{A} He wrote &lt;br&gt; there.", [f"{A} He wrote <br> there."]),
    ],
)
def test_the_paragraphs_of_a_field(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


def test_the_lines_of_joined_paragraphs_are_those_they_begin_on() -> None:
    cell = f"{wrapped(A)}\n\n{wrapped(B)}"
    (draft,) = read_drafts("a.csv", content=f'title,text\nHarbour,"{cell}"\n'.encode())
    assert isinstance(draft, Draft)
    assert [(one.number, one.text) for one in draft.lines if one.text] == [(2, A), (5, B)]


def test_a_fragment_of_nothing_but_breaks_is_read_in_one_pass() -> None:
    assert paragraphs("<div>" * 100 + A + "<br>" * 50_000 + B) == [A, B]
