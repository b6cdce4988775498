"""Captions and credits of pictures: told by their credit, or by how they name who is seen."""

from __future__ import annotations

import re

from briefing.text.patterns import Lazy

_CREDIT_NAME = (
    r"(?:ap|afp|reuters|epa|efe|ansa|dpa|upi|pti|getty(?: images?)?|xinhua|yonhap|kyodo|tass"
    r"|shutterstock|istock|alamy"
    r"|imago|picture alliance|unsplash|wikimedia(?: commons)?|pixabay|keystone|bloomberg|zuma"
    r"|nurphoto|anadolu|aa|ians|ani)"
)
_PICTURE = (
    r"(?:photos?|photographs?|photographer|images?|pictures?|pic|file|file photo|illustration"
    r"|graphic|credit|courtesy|screenshot|foto|bild|archivbild|archivfoto|archivaufnahme|symbolbild"
    r"|symbolfoto|captura|crédit|photo d'illustration|фото|图|写真|사진)"
)
# How captions end, by what a line must have for it: few lines have any of that.
# [Photo: X], (Photo by X), (AP Photo/X), [File: Reuters], (Image: X), (X/AP), (Reuters)
_ENDS_IN_BRACKETS = Lazy(
    rf"[(\[（【](?:[^()\[\]（）]{{0,40}}\b)?{_PICTURE}\b\s?[^()\[\]]{{0,80}}[)\]）】]\.?$"
    rf"|[(\[][^()\[\]]{{1,60}}[/|] ?(?:{_CREDIT_NAME}"
    r"|[^()\[\]/]{1,30}\b(?:images?|photos?|news|press|via ap))\)?[)\]]$"
    rf"|[(\[]{_CREDIT_NAME}(?: photo| images)?[)\]]$",
    re.IGNORECASE,
)
_CLOSING = (")", "]", "）", "】")
# REUTERS/Name
_ENDS_AFTER_SLASH = Lazy(rf"\b{_CREDIT_NAME} ?/ ?[^\W\d_][^.!?/]{{1,40}}\.?$", re.IGNORECASE)
# Trailing "/ AFP" and "— Getty Images"
_ENDS_WITH_NAME = Lazy(
    rf"(?:^|[./,|–—-] ?){_CREDIT_NAME}(?: photo| file photo)?$",
    re.IGNORECASE,
)
_LAST_WORDS = (
    "photo", "ap", "afp", "reuters", "epa", "efe", "ansa", "dpa", "upi", "pti", "getty", "image",
    "images", "xinhua", "yonhap", "kyodo", "tass", "shutterstock", "istock", "alamy", "imago",
    "picture alliance", "unsplash", "wikimedia", "commons", "pixabay", "keystone", "bloomberg",
    "zuma", "nurphoto", "anadolu", "aa", "ians", "ani",
)  # fmt: skip
# "Photo: X", "Photograph by X", "© X", where a sentence or the line begins with it
_ENDS_WITH_CREDIT = Lazy(
    r"(?:^|[.!?|)\]–—/-] ?)(?:photo|photograph|image|picture|file photo|foto|bild|credit"
    r"|crédit photo|photo credit|image credit|video)s? ?[:：/©] ?(?:[^.!?]|\.\d){1,60}\.?$"
    r"|(?:^|[.!?|)\]–—/-] ?)(?:photo|photograph|image|picture|illustration)s?"
    r" (?:by|courtesy of|via|from) [^.!?]{1,60}\.?$"
    r"|/ ?getty images.{0,20}$|\bfile photo\.?\)?$|\bap photo.{0,40}$",
    re.IGNORECASE,
)
_ENDS_WITH_RIGHTS = Lazy(r"©[^.!?]{2,60}\.?$")
_CREDIT_WORD = re.compile(
    r"(?:photo|photograph|image|picture|illustration|foto|bild|credit|video)s?"
    r"(?: ?[:/©]| ?：| (?:by|courtesy of|via|from) )|getty images|file photo|ap photo"
)
# Without one of these in it no line ends as a caption.
_CREDIT_TRIGGER = Lazy(
    "photo|image|pic|illustration|graphic|credit|courtesy|source|screenshot|foto|bild|video|file"
    "|фото|图|写真|사진|[©/|]|afp|ap|reuters|epa|efe|ansa|dpa|upi|pti|getty|xinhua|yonhap|kyodo"
    "|tass|stock|alamy|splash|wikimedia|pixabay|keystone|bloomberg|zuma|anadolu|aa|ian|ani"
)
_CAPTION_START = Lazy(
    r"(?:photos?|photograph|image|caption|image caption|image copyright|file photo"
    r"|file image|file -|foto|bild|bildunterschrift|pictured|screenshot|watch \||video \|"
    r"|in this (?:photo|file photo|image)"
    r"|in this (?:undated|handout|file|\w+\.? \d{1,2}(?:, \d{4})?,?) .{0,30}"
    r"\b(?:photo|image|picture)"
    r"|(?:an?|this) (?:undated |file |handout )+(?:photo|image|picture))\b"
    r"(?: ?[:：|©/-]| shows?\b| provided\b| taken\b| released\b| by\b| of\b|,)",
    re.IGNORECASE,
)
_FIRST_WORDS = (
    "photo", "image", "caption", "file image", "file -", "file photo", "foto", "bild", "pictured",
    "screenshot", "watch |", "video |", "in this ",
    *(f"{this} {kind} " for this in ("a", "an", "this") for kind in ("undated", "file", "handout")),
)  # fmt: skip
# "Name (R) meets", "Name, left, and": who stands where is only said of pictures.
_WHERE_IN_BRACKETS = Lazy(
    r"\((?:[LRC]|left|right|center|centre|2nd [LR]|\d(?:st|nd|rd|th) [LR]|front|back)\)"
)
_WHERE_AFTER_COMMA = Lazy(
    r", (?:left|right|center|centre|second (?:from )?(?:left|right)|second left|second right"
    r"|front|back)(?:,| and | is | speaks| shakes| meets)"
)


# Pieces of words one of which a caption has that ends with a credit, or that says who stands
# where: few files have any of the latter.
CREDITS = ("oto", "image", "pic", "illu", "bild", "cred", "vid")
PLACES = (", left", ", right", ", cent", ", second ", ", front", ", back")
_LAST_LETTERS = frozenset(word[-1] for word in _LAST_WORDS)


def is_caption(
    text: str, words: int, lowered: str, *, credits: bool = True, places: bool = True
) -> bool:
    """Whether a text is a picture's caption or credit by its own words.

    ``lowered`` is the text in lower case; where it is known to have none of CREDITS or of
    PLACES, ``credits`` or ``places`` says so.
    """
    if words > 70:
        return False
    # Lower case may be longer than the text, by signs that no caption begins or ends with.
    tail = text[-130:]
    end = lowered[-130:] if len(lowered) == len(text) else tail.lower()
    if _ends_as_caption(tail, end, credits):
        return True
    if lowered.startswith(_FIRST_WORDS) and _CAPTION_START.match(text):
        return True
    if words > 60:
        return False
    if "(" in text and _WHERE_IN_BRACKETS.search(text, 0, 200):
        return True
    return (
        places
        and ", " in text
        and _names_a_place(text)
        and _WHERE_AFTER_COMMA.search(text, 0, 200) is not None
    )


def _ends_as_caption(tail: str, lowered: str, credits: bool) -> bool:
    if "©" in tail and _ENDS_WITH_RIGHTS.search(tail):
        return True
    end = lowered.rstrip()
    last = end[-1:]
    return (
        (
            (last == "." or last in _CLOSING)
            and end.rstrip(".").endswith(_CLOSING)
            and _ENDS_IN_BRACKETS.search(tail) is not None
        )
        or ("/" in tail and _ENDS_AFTER_SLASH.search(tail) is not None)
        or (
            last in _LAST_LETTERS
            and end.endswith(_LAST_WORDS)
            and _ENDS_WITH_NAME.search(tail) is not None
        )
        or (
            credits
            and _may_credit(lowered)
            and _CREDIT_WORD.search(lowered) is not None
            and _ENDS_WITH_CREDIT.search(tail) is not None
        )
    ) and _CREDIT_TRIGGER.search(lowered) is not None


def _may_credit(lowered: str) -> bool:
    """Whether some of CREDITS is in a line: written out, which is quicker than a loop."""
    return (
        "oto" in lowered  # photo, foto
        or "image" in lowered
        or "pic" in lowered
        or "illu" in lowered
        or "bild" in lowered
        or "cred" in lowered
        or "vid" in lowered
    )


def _names_a_place(text: str) -> bool:
    return (
        ", left" in text
        or ", right" in text
        or ", cent" in text
        or ", second " in text
        or ", front" in text
        or ", back" in text
    )
