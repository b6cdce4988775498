"""Tells what a block is by its own words: text, or one of the kinds of furniture."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from enum import Enum
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from briefing.articles.blocks import Block, ends_sentence
from briefing.articles.captions import CREDITS, PLACES, is_caption
from briefing.articles.phrases import (
    COLOPHON,
    COMMENTS,
    FOLLOWED,
    FURNITURE,
    GIVEAWAYS,
    OPENERS,
    RELATED,
)
from briefing.text.patterns import Lazy, has_digit, lower
from briefing.text.pieces import Pieces


class Kind(Enum):
    """What a block is, as far as its own words tell."""

    TEXT = "text"
    FURNITURE = "furniture"
    CAPTION = "caption"
    RELATED = "related"  # opens a list of other articles
    COMMENTS = "comments"  # opens the readers' comments
    REPEATED = "repeated"  # stands in the file more than once
    COLOPHON = "colophon"  # opens notes on author, tags or rights


# To look up a member of an enumeration takes six times as long as a name of the module.
_TEXT, _FURNITURE, _CAPTION = Kind.TEXT, Kind.FURNITURE, Kind.CAPTION
_RELATED, _COMMENTS, _COLOPHON = Kind.RELATED, Kind.COMMENTS, Kind.COLOPHON

# Longer blocks are never furniture, whatever they say.
_LONGEST_FURNITURE = 90
_MOST_CHARACTERS = 1200
_LONGEST_GIVEAWAY = 38
_LONGEST_OPENER = 14
_LONGEST_PHRASE = 9
_LONGEST_NAME = 6
# So many short lines are remembered: the pages of an outlet share their navigation.
_REMEMBERED = 4096

Giveaways = tuple[tuple[str, Lazy | None], ...]
_GIVEAWAYS: Giveaways = tuple(
    (trigger, None if pattern is None else Lazy(pattern)) for trigger, pattern in GIVEAWAYS
)
_COOKIE = "cookie"
_TRIGGERS = Pieces([*[trigger for trigger, _ in _GIVEAWAYS], *CREDITS, *PLACES, _COOKIE])
# By their first character; the longest first, so that the one that fits best is found.
_OPENERS: dict[str, tuple[str, ...]] = {}
for _opener in sorted(OPENERS, key=lambda opener: (-len(opener), opener)):
    _OPENERS[_opener[0]] = (*_OPENERS.get(_opener[0], ()), _opener)
_APP = Lazy(r"app downloads?|downloads? (?:the |our )?app")
_TO_FRIENDS = Lazy(
    r"(?:suggest|send|recommend|tell|forward|share|e-?mail)(?: (?:this|it))?(?: (?:story|article"
    r"|page))?"
    r"(?: (?:to|with))? (?:a )?friends?"
)
# Notices on cookies are long, and no other text speaks of cookies and of these.
_COOKIES = Lazy(
    r"\b(?:websites?|our site|this site|seite|webseite|browser\w*|consent|einstellung\w*"
    r"|akzeptier\w*"
    r"|privacy|datenschutz\w*|tracking|verwende\w*|notwendige?|preferences|cookie-\w+"
    r"|third[- ]part\w+"
    r"|navigation|utilis\w+|sitio|sito|settings)\b"
)
_AROUND = " \t≈~*•·-–—+|»«›‹>→▶►:.!…¶✕×#()[]\"'“”„‚‘’"
# Words that lost the space between them ("MoreTop", "ShareTweet").
_GLUED = Lazy(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ][a-zäöüß])")
# Whether there are any is told faster from the capital on.
_HAS_GLUED = Lazy(r"[A-ZÄÖÜ](?<=[a-zäöüß].)(?=[a-zäöüß])")
_RELATED_OPENERS = (
    "most popular ",
    "most read ",
    "most viewed ",
    "meistgelesen",
    "related ",
    "top stories ",
    "more from ",
    "mehr aus ",
    "mehr von ",
    "mehr zu ",
    "read these ",
    "explore further",
    "more in ",
    "weitere artikel ",
)
_COUNT = Lazy(r"^(?:\(?\d[\d.,]*[kKmM]?\)?\s+)?(.*?)(?:\s*\(?\d[\d.,]*[kKmM]?\)?)?$")
# Numbers, clocks, page counters, hashtags, handles, addresses, lone signs: no words at all.
_WORDLESS = Lazy(
    r"[\W\d_]*|[\d.,]+\s?[kKmM]?|\d+ ?/ ?\d+|\d+ (?:of|von|de|sur|di) \d+|[#@]\S+(?: [#@]\S+)*"
    r"|(?:https?://|www\.)\S+|\S+@\S+\.\w+|\d{1,3} ?(?:%|°[CF]?)|\d{1,2}:\d{2}(?: ?[ap]\.?m\.?)?"
)
_COUNTER = Lazy(
    r"[\d.,]+\s?[kKmM]?\+? (?:shares?|views?|comments?|likes?|reads?|clicks?|votes?|followers?"
    r"|replies|retweets?"
    r"|kommentare?|aufrufe|leserempfehlungen?|commentaires?|comentarios?|commenti|visualizações"
    r"|просмотр\w*|комментари\w*|hits|reactions?|times read|photos?|images?|videos?|bilder"
    r"|fotos)\b.{0,20}"
    r"|(?:shares?|views?|comments?|likes?|reads?|hits|просмотров|阅读|浏览|조회"
    r"|点击)\s?[:：]?\s?\(?[\d.,]+\s?[kKmM]?\)?"
    r"|(?:reading time|read time|lesezeit|lesedauer|temps de lecture"
    r"|estimated reading time)\b.{0,25}"
    r"|(?:vor|il y a|hace) \d+ \w+|image \d+ (?:of|/).{0,8}|slide \d+.{0,12}|page \d+.{0,12}"
    r"|seite \d+.{0,12}",
    re.IGNORECASE,
)
_DURATION = Lazy(
    r"\d+ ?(?:-| )?(?:min|mins|minutes?|minuten|min\.|mn|分钟)(?:(?: |-)?(?:read|to read"
    r"|lesezeit|de lecture|de lectura|di lettura|leestijd|listen))?"
    r"|\d+ ?(?:s|sec|seconds?|min|mins|minutes?|h|hrs?|hours?|days?|weeks?|months?|years?) ago",
    re.IGNORECASE,
)
# What a counter that begins with its number has in it, and how others begin.
_COUNTED = (
    "share", "view", "comment", "like", "read", "click", "vote", "follow", "repl", "retweet",
    "kommentar", "aufruf", "leser", "comenta", "commenti", "visualiza", "просмотр", "комментари",
    "hit", "reaction", "time", "photo", "image", "video", "bild", "foto",
)  # fmt: skip
_DURATIONS = ("min", "mn", "分钟", " ago")
_COUNTER_OPENERS = (
    "share", "view", "comment", "like", "read", "hit", "просмотров", "阅读", "浏览", "조회", "点击",
    "estimated", "lese", "temps", "vor ", "il y a ", "hace ", "image ", "slide ", "page ", "seite ",
)  # fmt: skip
# "34 responses to …", "3. name says:", "Ada Brun April 5, 2020 at 10:01".
_COMMENT_OPENERS = ("one ", "two ", "three ", "no ", "ein ", "eine ")
_COMMENT_LINE = Lazy(
    r"(?:\d+|one|two|three|no|eine?|ein) (?:responses?|comments?|replies|thoughts?|trackbacks?"
    r"|kommentare?|gedanken|antworten?"
    r"|commentaires?|réponses?|comentarios?|commenti)(?: (?:to|on|zu|über|auf|so far|sur|en|su)\b"
    r"|$)"
)
_COMMENT_THINGS = (
    "response", "comment", "replies", "thought", "trackback", "kommentar", "gedanken", "antwort",
    "réponse", "comentario",
)  # fmt: skip
# Without its number it may as well open a quotation ("The mayor says:").
_COMMENTATOR = Lazy(
    r"\d+\. \S+(?: \S+){0,3} (?:says|said|wrote|sagt|schreibt|schrieb|meint|dit|dice|escribió)"
    r"(?: on .{0,30})? ?:$"
)
_ABOUTS = ("About", "Über", "À propos de", "Sobre", "More about", "Contact", "Mehr über")
_ABOUT = Lazy(
    r"(?:About|Über|À propos de|Sobre|More about|Contact"
    r"|Mehr über) (?:the )?[A-ZÄÖÜ]\w+(?: [A-ZÄÖÜ][\w.]*){0,3}$"
)


def lowered_lines(blocks: Iterable[Block]) -> list[str]:
    """The texts of blocks in lower case: all at once, which is quicker than each by itself."""
    texts = [one.text for one in blocks]
    lowered = lower("\n".join(texts)).split("\n")
    return lowered if len(lowered) == len(texts) else [text.lower() for text in texts]


class Clues(NamedTuple):
    """What may tell furniture in a file: by block, the giveaways whose words it has.

    And whether any block has a piece of the words of picture credits, of where people stand
    in a picture, and of notices on cookies.
    """

    giveaways: dict[int, Giveaways]
    credits: bool
    places: bool
    cookies: bool


def clues_in(blocks: Sequence[Block], lowered: Sequence[str]) -> Clues:
    """The clues that the blocks of a file have that may be furniture.

    ``lowered`` are the texts of the blocks in lower case. They are looked for in all of them
    together: few blocks have any.
    """
    short = [index for index, block in enumerate(blocks) if block.words <= _LONGEST_FURNITURE]
    text = "\n".join([lowered[index] for index in short])
    ends = list(accumulate([len(lowered[index]) + 1 for index in short]))
    found: dict[int, Giveaways] = {}
    others: set[str] = set()
    for number, at in _TRIGGERS.first_in(text):
        if number >= len(_GIVEAWAYS):
            others.add(_TRIGGERS[number])
            continue
        giveaway = _GIVEAWAYS[number]
        trigger, behind = giveaway[0], FOLLOWED.get(giveaway[0])
        while at >= 0:
            if behind is not None and not text.startswith(behind, at + len(trigger)):
                at = text.find(trigger, at + 1)
                continue
            place = bisect_right(ends, at)
            found[short[place]] = (*found.get(short[place], ()), giveaway)
            at = text.find(trigger, ends[place])
    return Clues(
        found,
        credits=not others.isdisjoint(CREDITS),
        places=not others.isdisjoint(PLACES),
        cookies=_COOKIE in others,
    )


def kind_of(
    block: Block,
    giveaways: Giveaways = _GIVEAWAYS,
    lowered: str | None = None,
    clues: Clues | None = None,
) -> Kind:
    """What a block is, by its own words alone.

    ``giveaways`` are those whose words it has, ``lowered`` is its text in lower case, and
    ``clues`` are those of its file, where these are at hand.
    """
    words = block.words
    text = block.text
    if words > _LONGEST_FURNITURE or len(text) > _MOST_CHARACTERS:
        return _TEXT
    if lowered is None:
        lowered = text.lower()
    if words <= _LONGEST_OPENER:
        kind = _short_kind(text, lowered, words)
        if kind is not None:
            return kind
    elif clues is None:
        if is_caption(text, words, lowered):
            return _CAPTION
    elif is_caption(text, words, lowered, credits=clues.credits, places=clues.places):
        return _CAPTION
    if (clues is None or clues.cookies) and _COOKIE in lowered and _COOKIES.search(lowered):
        return _FURNITURE
    return _FURNITURE if giveaways and _gives_away(lowered, words, giveaways) else _TEXT


def _gives_away(lowered: str, words: int, giveaways: Giveaways) -> bool:
    """Whether a line says what only furniture says; a long one has to say it twice."""
    needed = 1 if words <= _LONGEST_GIVEAWAY else 2
    for trigger, pattern in giveaways:
        if trigger in lowered and (pattern is None or pattern.search(lowered)):
            needed -= 1
            if not needed:
                return True
    return False


def kind_of_text(text: str) -> Kind:
    """What a short text is, by its own words alone."""
    return _short_kind(text, text.lower(), text.count(" ") + 1) or _TEXT


def is_phrase(text: str) -> bool:
    """Whether a text is a phrase of navigation, a button or a field."""
    key = key_of(text)
    return key in FURNITURE or ("app" in key and _APP.fullmatch(key) is not None)


def key_of(text: str) -> str:
    """A line as phrases are looked up: lower case, without marks and counts around it."""
    key = text.lower().strip(_AROUND)
    match = _COUNT.match(key) if has_digit(key) else None
    return match[1].strip(_AROUND) if match and match[1] else key


@lru_cache(maxsize=_REMEMBERED)
def _short_kind(text: str, lowered: str, words: int) -> Kind | None:
    if _may_be_wordless(text) and _WORDLESS.fullmatch(text):
        return _FURNITURE
    if words <= _LONGEST_PHRASE:
        kind = _phrase_kind(text)
        if kind is not None:
            return kind
    numbered = lowered[:1].isdecimal()
    if _is_comment(lowered, numbered=numbered):
        return _COMMENTS
    if words <= _LONGEST_NAME and text.startswith(_ABOUTS) and _ABOUT.match(text):
        return _COLOPHON
    if _is_counter(lowered, numbered=numbered):
        return _FURNITURE
    if is_caption(text, words, lowered):
        return _CAPTION
    return _FURNITURE if _opens_as_furniture(lowered.lstrip(_AROUND), words) else None


def _may_be_wordless(text: str) -> bool:
    return not text[:1].isalpha() or "@" in text or text.startswith(("http", "www."))


def _is_comment(lowered: str, *, numbered: bool) -> bool:
    if numbered and lowered.endswith(":") and _COMMENTATOR.match(lowered):
        return True
    return (
        (numbered or lowered.startswith(_COMMENT_OPENERS))
        and any(thing in lowered for thing in _COMMENT_THINGS)
        and _COMMENT_LINE.match(lowered) is not None
    )


def _is_counter(lowered: str, *, numbered: bool) -> bool:
    if numbered or lowered.startswith((".", ",")):
        if any(thing in lowered for thing in _DURATIONS) and _DURATION.fullmatch(lowered):
            return True
        counts = any(thing in lowered for thing in _COUNTED)
    else:
        counts = lowered.startswith(_COUNTER_OPENERS)
    return counts and _COUNTER.fullmatch(lowered) is not None


def _phrase_kind(text: str) -> Kind | None:
    """What a line of a few words is, by the phrase that it is."""
    kind = _kind_of_key(key_of(text))
    if kind is None and _HAS_GLUED.search(text):
        kind = _kind_of_key(key_of(_GLUED.sub(" ", text)))
    return kind


def _kind_of_key(key: str) -> Kind | None:
    if key in RELATED or key.startswith(_RELATED_OPENERS):
        return _RELATED
    if key in COMMENTS:
        return _COMMENTS
    if key in COLOPHON:
        return _COLOPHON
    if key in FURNITURE or _is_to_friends(key) or _made_of_furniture(key):
        return _FURNITURE
    return None


def _is_to_friends(key: str) -> bool:
    return key.endswith(("friend", "friends")) and _TO_FRIENDS.fullmatch(key) is not None


def _opens_as_furniture(lowered: str, words: int) -> bool:
    openers = _OPENERS.get(lowered[:1], ())
    if not lowered.startswith(openers):
        return False
    opener = next(one for one in openers if lowered.startswith(one))
    if (
        opener[-1].isalpha()
        and opener.isascii()
        and lowered[len(opener) : len(opener) + 1].isalpha()
    ):
        return False
    # A whole sentence may begin with such words and be part of the article.
    return words <= 7 or opener[-1] in ":：" or not ends_sentence(lowered)


_PARTED = str.maketrans(dict.fromkeys("|·•/>»,", " "))


def _made_of_furniture(key: str) -> bool:
    """Whether every part of a line is furniture by itself ("Facebook Twitter LinkedIn")."""
    first = key.partition(" ")[0]
    if first not in FURNITURE and first.isalpha():
        return False
    parts = key.translate(_PARTED).split()
    return len(parts) > 1 and all(part in FURNITURE for part in parts)
