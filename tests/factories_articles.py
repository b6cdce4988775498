"""Small makers for tests of reading: a text becomes an article as a file of it would."""

from __future__ import annotations

from briefing.articles import content_id, understand
from briefing.readers import read_drafts
from briefing.records import Article, Draft

LEAD = (
    "The harbour of Varnholt reopened on Tuesday after the storm that had closed it for nine "
    "days, the port office said in a statement."
)
SECOND = (
    "Officials put the damage at 4 million crowns and said that two berths would stay closed "
    "until the end of the month."
)
THIRD = "The mayor thanked the crews of the tugs, and asked the province to pay for the cranes."
TITLE = "Harbour of Varnholt reopens after nine days"


def article_of(text: str, name: str = "a.txt") -> Article:
    """The article of a file of that text and name."""
    content = text.encode("utf-8")
    (draft,) = read_drafts(name, content=content)
    assert isinstance(draft, Draft)
    return understand(draft, content_id=content_id(content))


def lines_of(article: Article) -> list[int | None]:
    """The lines that an article's paragraphs begin on."""
    return [paragraph.line for paragraph in article.paragraphs]


def headings_of(article: Article) -> list[str]:
    """The subheadings of an article."""
    return [paragraph.text for paragraph in article.paragraphs if paragraph.heading]
