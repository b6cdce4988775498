"""The theme of our own Word templates: what Word's palettes and charts take colours from."""

from __future__ import annotations

from briefing.rendering.word.look import FONT, Design
from briefing.rendering.word.markup import DECLARATION

SERIES = ("1F3864", "2E86AB", "7A4E9E", "C8553D", "3C7A57", "946B00", "5A6B7B", "8C1C4B")
"""Colours of a chart's parts: each stands off white by 3:1, neighbours differ in lightness."""

_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SCHEME = '<a:schemeClr val="phClr"/>'
_FILL = f"<a:solidFill>{_SCHEME}</a:solidFill>"


def theme_xml(design: Design) -> str:
    """The theme part: a design's colours and one font."""
    colors = (
        ("dk1", design.black),
        ("lt1", "FFFFFF"),
        ("dk2", design.accent),
        ("lt2", design.shade),
        *((f"accent{n}", color) for n, color in enumerate((design.accent, *SERIES[1:6]), 1)),
        ("hlink", design.link),
        ("folHlink", SERIES[2]),
    )
    scheme = "".join(f'<a:{name}><a:srgbClr val="{color}"/></a:{name}>' for name, color in colors)
    faces = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    lines = "".join(f'<a:ln w="{width}">{_FILL}</a:ln>' for width in (6350, 12700, 19050))
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_MAIN}" name="Briefing"><a:themeElements>'
        f'<a:clrScheme name="Briefing">{scheme}</a:clrScheme><a:fontScheme name="Briefing">'
        f"<a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Briefing"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{lines}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "</a:theme>"
    )
