"""Mail written out, for the tests of its reader."""

from __future__ import annotations

from briefing.articles import understand
from briefing.readers import read_drafts
from briefing.records import Draft, Rejected

LEAD = "The harbour of Varnholt reopened on Tuesday after the storm, the port office said."
MORE = "Officials put the damage at 4 million crowns and closed two berths until the summer."
FERRY = "A ferry ran aground off Tarn on Monday, and nobody was hurt, the coast guard said."
BODY = f"{LEAD}\n\n{MORE}\n"


def mail(body: str, *fields: str, subject: str = "Harbour reopens", **stated: str) -> str:
    head = {
        "From": "The Solve Courier <news@solve.example>",
        "Date": "Wed, 5 Mar 2031 07:10:00 +0100",
        "Message-ID": "<a1@solve.example>",
        "Subject": subject,
    } | stated
    lines = [f"{name}: {value}" for name, value in head.items()] + list(fields)
    return "\n".join((*lines, "", body))


def multipart(kind: str, *parts: str) -> str:
    """The header field and the body of a multipart, as one string for ``nested``."""
    inside = "".join(f"--{kind}\n{part}\n" for part in parts)
    return f"Content-Type: multipart/{kind}; boundary={kind}\n\n{inside}--{kind}--\n"


def nested(parts: str, **stated: str) -> str:
    field, _, body = parts.partition("\n\n")
    return mail(body, field, **stated)


def part(kind: str, body: str, *fields: str) -> str:
    return "\n".join((f"Content-Type: {kind}", *fields, "", body))


def read(content: str | bytes, name: str = "a.eml") -> list[Draft]:
    return [one for one in everything(content, name) if isinstance(one, Draft)]


def everything(content: str | bytes, name: str = "a.eml") -> list[Draft | Rejected]:
    return list(
        read_drafts(name, content=content.encode() if isinstance(content, str) else content)
    )


def text_of(draft: Draft) -> list[str]:
    return [one.text for one in understand(draft, content_id="0" * 12).paragraphs]
