"""Small article files, and a reader of them simple enough to see through.

A file is "key: value" lines, a blank line, and paragraphs; a line "=====" parts several
articles. A sentence ends with a full stop.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import create_engine

from briefing.corpus import open_corpus
from briefing.corpus.corpus import Corpus
from briefing.corpus.sidecars import Stated as Stated
from briefing.errors import ReadError
from briefing.records import (
    Article,
    Corrections,
    Document,
    FileRead,
    IngestReport,
    Locator,
    Paragraph,
    Period,
    PublicationDate,
    Sentence,
    sha256_of,
)

BODY = "The ferry came in late. Nobody aboard was hurt.\n\nThe harbour master gave no cause."


def written(place: Path, body: str = BODY, **header: str) -> Path:
    """An article file."""
    place.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{key}: {value}" for key, value in header.items()]
    place.write_text("\n".join(lines) + "\n\n" + body, encoding="utf-8")
    return place


def days(first: str, count: int = 1, timezone: str = "UTC") -> Period:
    """The period of some days."""
    zone = ZoneInfo(timezone)
    start = datetime.fromisoformat(first).replace(tzinfo=zone)
    return Period(label=first, start=start, end=start + timedelta(days=count), timezone=timezone)


def document(
    path: str, part: str, item: str | None, corrected: dict[str, object] | None = None
) -> Document:
    """The document of one part of a file; its id is of its content alone."""
    header, _, body = part.partition("\n\n")
    fields = dict(line.split(": ", 1) for line in header.split("\n") if ": " in line)
    stated: dict[str, object] = {**fields, **(corrected or {})}
    text = body.strip()
    id_ = sha256_of(header + text)[:12]
    paragraphs: list[Paragraph] = []
    sentences: list[Sentence] = []
    at = 0
    for number, paragraph in enumerate(text.split("\n\n"), 1):
        line = 2 + header.count("\n") + text[:at].count("\n") + 1
        paragraphs.append(Paragraph(text=paragraph, start=at, line=line))
        for match in re.finditer(r"\S[^.]*\.", paragraph):
            start, end = at + match.start(), at + match.end()
            sentences.append(
                Sentence(
                    article_id=id_,
                    index=len(sentences),
                    paragraph=number,
                    start=start,
                    end=end,
                    text=text[start:end],
                )
            )
        at += len(paragraph) + 2
    published = stated.get("published")
    if isinstance(published, str):
        iso = datetime.fromisoformat if "T" in published else date.fromisoformat
        published = iso(published)
    assert published is None or isinstance(published, date)

    def text_of(key: str) -> str | None:
        value = stated.get(key)
        assert value is None or isinstance(value, str)
        return value

    article = Article(
        id=id_,
        path=path,
        item=item,
        title=text_of("title"),
        text=text,
        paragraphs=tuple(paragraphs),
        published=PublicationDate(
            value=published,
            precision="minute" if isinstance(published, datetime) else "day",
            basis="sidecar" if corrected and "published" in corrected else "header",
            evidence=fields.get("published"),
        )
        if published
        else None,
        publisher=text_of("publisher"),
        url=text_of("url"),
        sha256=sha256_of(text),
    )
    return Document(article=article, sentences=tuple(sentences))


@dataclass
class Bench:
    """A working folder: its corpus, opened for each step, and which files were read."""

    home: Path
    timezone: str = "UTC"
    read: list[str] = field(default_factory=list)
    url: str | None = None

    @property
    def folder(self) -> Path:
        return self.home / "corpus"

    @property
    def database(self) -> Path:
        return self.home / ".briefing" / "corpus.db"

    def open(self, *, create: bool = True) -> Corpus:
        return open_corpus(
            self.url or self.database, folder=self.folder, timezone=self.timezone, create=create
        )

    def forget(self) -> None:
        """Lose the database."""
        if self.url is None:
            self.database.unlink()
            return
        engine = create_engine(self.url)
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
        engine.dispose()

    def write(self, name: str, body: str = BODY, **header: str) -> Path:
        return written(self.folder / name, body, **header)

    def reader(self) -> ReadOne:
        return ReadOne(self.read)

    def ingest(
        self,
        *paths: Path,
        rehash: bool = False,
        reader_version: str = "1",
        batch_files: int = 500,
    ) -> IngestReport:
        self.read.clear()
        with self.open() as corpus:
            return corpus.ingest(
                list(paths) or None,
                self.reader(),
                rehash=rehash,
                reader_version=reader_version,
                batch_files=batch_files,
            )

    def listing(self) -> dict[str, str]:
        """Path to id of every article."""
        with self.open() as corpus:
            return {row.path: row.id for row in corpus.listing()}

    def find(self, reference: str) -> Document:
        with self.open() as corpus:
            return corpus.find(reference)


@dataclass
class ReadOne:
    """Reads a file as the pipeline would: corrections applied, ids from the content."""

    seen: list[str]

    def __call__(self, file: Path, path: str, stated_of: Stated | None = None) -> FileRead:
        self.seen.append(path)
        content = file.read_bytes()
        if not content or b"\0" in content:
            raise ReadError(path, 1 if content else None, "is not text; give its text")
        parts = content.decode("utf-8").split("\n=====\n")
        items = [str(n) for n in range(1, len(parts) + 1)] if len(parts) > 1 else [None]
        found = []
        for item, part in zip(items, parts, strict=True):
            stated = stated_of(item) if stated_of is not None else Corrections()
            corrected: dict[str, object] = {
                key: getattr(stated, key)
                for key in ("title", "published", "publisher", "url")
                if getattr(stated, key) is not None
            }
            found.append(document(path, part, item, corrected))
        return FileRead(documents=tuple(found))


def settle(folder: Path) -> None:
    """Make every file as old as a day: of one just written, a corpus keeps that it is read anew."""
    for path in folder.rglob("*.*"):
        look = path.stat()
        os.utime(path, ns=(look.st_atime_ns, look.st_mtime_ns - 86_400_000_000_000))


OTHER = "A bridge was opened. It joins the two banks."


def later(file: Path, seconds: int = 10) -> None:
    """Give a file another time, as a later write would."""
    look = file.stat()
    os.utime(file, ns=(look.st_atime_ns, look.st_mtime_ns + seconds * 1_000_000_000))


def aged(*files: Path) -> None:
    """Give files a time well before any ingest, so that their time proves them unchanged."""
    for file in files:
        os.utime(file, ns=(1_500_000_000_000_000_000, 1_500_000_000_000_000_000))


def revision(bench: Bench, path: str) -> str:
    return bench.find(path).article.sha256


def locator(article: str, revision: str, path: str) -> Locator:
    return Locator(
        number=1,
        article=article,
        revision=revision,
        path=path,
        line=1,
        paragraph=1,
        start=0,
        end=1,
        sha256="0" * 64,
    )
