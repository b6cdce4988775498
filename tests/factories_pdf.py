"""PDF files as tests need them: lines at places, in Helvetica."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Placed = tuple[int, int, int, str]  # x, y (points from bottom left), size, text


def a_pdf(
    pages: Sequence[Iterable[Placed]], *, info: str = "", content: bytes | None = None
) -> bytes:
    """A PDF of these lines; ``content`` stands for every page's own stream where it is given."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    kids = []
    for placed in pages:
        stream = content
        if stream is None:
            shown = (
                f"/F1 {size} Tf 1 0 0 1 {x} {y} Tm ({escaped(text)}) Tj\n"
                for x, y, size, text in placed
            )
            stream = b"BT\n" + "".join(shown).encode("cp1252") + b"ET"
        header = b"<< /Length %d >>" % len(stream)
        objects.append(header + b"\nstream\n" + stream + b"\nendstream")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return assembled(objects, info)


def assembled(objects: Sequence[bytes], info: str = "", trailer: bytes = b"") -> bytes:
    """A file of numbered objects, the first of them the catalogue."""
    file = b"%PDF-1.4\n"
    offsets = []
    for number, one in enumerate(objects, start=1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    file += b"trailer\n<< /Size %d /Root 1 0 R /Info << %s >> %s >>\n" % (
        len(objects) + 1,
        info.encode("cp1252"),
        trailer,
    )
    return file + b"startxref\n%d\n%%%%EOF\n" % table


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def column(
    lines: Iterable[str], *, x: int = 60, top: int = 760, size: int = 11, leading: int = 14
) -> list[Placed]:
    """Lines below one another; an empty one leaves a paragraph's distance."""
    placed: list[Placed] = []
    y = top
    for line in lines:
        if line:
            placed.append((x, y, size, line))
        y -= leading if line else leading * 2 // 3
    return placed
