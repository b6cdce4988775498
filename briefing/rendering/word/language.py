"""Languages as Word wants them: on the document, and on a run that is in another one."""

from __future__ import annotations

from briefing.rendering.word.markup import escape

# The region that a language's spelling and fonts default to where a note names none.
_REGIONS = {
    **{"ar": "SA", "cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "en": "GB", "es": "ES"},
    **{"fa": "IR", "fi": "FI", "fr": "FR", "he": "IL", "hu": "HU", "it": "IT", "ja": "JP"},
    **{"ko": "KR", "nl": "NL", "no": "NO", "pl": "PL", "pt": "PT", "ro": "RO", "ru": "RU"},
    **{"sv": "SE", "th": "TH", "tr": "TR", "uk": "UA", "ur": "PK", "vi": "VN", "zh": "CN"},
}
_EAST_ASIAN_FONTS = {"ja": "Yu Gothic", "ko": "Malgun Gothic", "zh": "Microsoft YaHei"}
_RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}


def base_of(code: str) -> str:
    """The language of a code without its region: "pt" of "pt-BR"."""
    return code.replace("_", "-").partition("-")[0].lower()


def tag_of(code: str) -> str:
    """The code with its region: "en-GB" of "en"."""
    _, _, region = code.replace("_", "-").partition("-")
    base = base_of(code)
    return f"{base}-{region or _REGIONS.get(base, '')}".rstrip("-")


def document_language(code: str) -> str:
    """``w:lang`` with an attribute for each kind of script.

    A note in an East Asian language is English where it is in Latin letters: our own words,
    which would else be broken anywhere at the line's end.
    """
    base, full = base_of(code), tag_of(code)
    latin = "en-GB" if base in _EAST_ASIAN_FONTS else full
    east_asia = full if base in _EAST_ASIAN_FONTS else "zh-CN"
    bidi = full if base in _RIGHT_TO_LEFT else "ar-SA"
    scripts = f'w:val="{escape(latin)}" w:eastAsia="{escape(east_asia)}" w:bidi="{escape(bidi)}"'
    return f"<w:lang {scripts}/>"


def run_language(code: str) -> str:
    """``w:lang`` of a run that is not in its document's language."""
    base, full = base_of(code), escape(tag_of(code))
    if base in _EAST_ASIAN_FONTS:
        return f'<w:lang w:eastAsia="{full}"/>'
    return f'<w:lang w:bidi="{full}"/>' if base in _RIGHT_TO_LEFT else f'<w:lang w:val="{full}"/>'


def run_fonts(code: str) -> str:
    """The font of a run's East Asian characters, whose shapes differ from language to language."""
    font = _EAST_ASIAN_FONTS.get(base_of(code))
    return f'<w:rFonts w:eastAsia="{font}"/>' if font else ""


def east_asian_font(code: str) -> str:
    """The font of a document's East Asian characters."""
    return _EAST_ASIAN_FONTS.get(base_of(code), _EAST_ASIAN_FONTS["zh"])
