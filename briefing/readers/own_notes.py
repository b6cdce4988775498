"""A note that briefing wrote is no article: its sentences would cite themselves.

Told by the citation data that each format of a note carries.
"""

from __future__ import annotations

from briefing.errors import ReadError

# As the renderers write them, of whatever version.
MARKDOWN_MARK = "briefing.citations/"
JSON_SCHEMA = "briefing.note/"
WORD_NAMESPACE = "urn:briefing:citations:"


def is_own_markdown(text: str) -> bool:
    """Whether a text ends in the citation data of a note in Markdown."""
    at = text.rfind("<!-- " + MARKDOWN_MARK)
    return at == 0 or (at > 0 and text[at - 1] in "\n\r")


def is_own_json(data: object) -> bool:
    """Whether what a JSON file holds is a note."""
    return isinstance(data, dict) and str(data.get("schema", "")).startswith(JSON_SCHEMA)


def is_own_word(part: bytes) -> bool:
    """Whether a custom XML part of a Word file is the citation data of a note."""
    return WORD_NAMESPACE.encode() in part[:1000]


def refusal(path: str) -> ReadError:
    """Return the error that a note among the articles is."""
    return ReadError(
        path,
        None,
        "is a briefing note, not an article: move it out of the corpus folder "
        "(notes belong in the output folder)",
    )
