"""Lines that hold nothing but the name of an outlet, at the edges of a text.

Who files an article in a document of an office puts the paper's name on a line of its own,
above the text or below it. In the midst of a text such a line may be anything.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.articles.blocks import Block
from briefing.articles.publishers import full_name, is_known
from briefing.text.patterns import word_set

# What only the names of papers end with; "News" and "Press" end subheadings, too.
_PAPERS = word_set("""
    gazette tribune courier herald chronicle telegraph guardian observer sentinel examiner
    inquirer ledger advertiser dispatch zeitung rundschau anzeiger tagblatt tageblatt kurier
    gazzetta corriere dagblad krant
    """)
# And these, behind an article: "The Solve Times".
_PAPERS_OF_THE = word_set("times post journal mail star monitor bulletin register")
_MOST_WORDS = 6
# In lines. What is longer is a page's navigation, where names of others stand.
_MOST_AROUND = 5


def imprint_of(block: Block, stated: str | None) -> str | None:
    """The outlet that a line names, and nothing else; ``stated`` is the file's own publisher."""
    text = block.text
    if block.words > _MOST_WORDS or block.ends or text.endswith((":", ",", ";")):
        return None
    if stated and full_name(text).casefold() == full_name(stated).casefold():
        return stated
    if is_known(text):
        return text.strip(" .,:;()[]/")
    words = text.split()
    if len(words) < 2 or not all(word[0].isupper() or len(word) <= 3 for word in words):
        return None
    last = words[-1].casefold()
    paper = last in _PAPERS or (words[0] == "The" and len(words) > 2 and last in _PAPERS_OF_THE)
    return text if paper else None


def edges(body: Sequence[tuple[Block, bool]], stated: str | None) -> tuple[int, int, str | None]:
    """Where the text of a body begins and ends without an imprint above and below, and its name.

    Of each pair the second says that a block is a subheading. What would leave no text is
    none.
    """
    first, last, found = 0, len(body), None
    at = next((index for index, (_, heading) in enumerate(body) if not heading), 0)
    for index in (0, at) if body else ():
        name = imprint_of(body[index][0], stated)
        if name is not None:
            first, found = index + 1, name
            break
    if last - first > 1 and not body[-1][1]:
        name = imprint_of(body[-1][0], stated)
        if name is not None:
            last, found = last - 1, found or name
    return (first, last, found) if last > first else (0, len(body), None)


def imprint_around(
    above: Sequence[Block], below: Sequence[Block], stated: str | None
) -> str | None:
    """The outlet that a line above or below a plain text names, where few lines stand there."""
    for blocks in (above, below):
        if len(blocks) <= _MOST_AROUND and not any(block.bullet for block in blocks):
            for block in blocks:
                name = imprint_of(block, stated)
                if name is not None:
                    return name
    return None
