"""Fields of a house template: ``{{ title }}`` anywhere in a Word file, filled from a note.

Word splits a field over runs as it likes, so a paragraph's text is taken as a whole. What
stands between the braces is one expression of jinja2's sandbox; blocks are refused, and a
name that is misspelt is an error, never an empty place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from briefing.errors import TemplateError
from briefing.rendering.citation_style import STYLES, CitationStyle
from briefing.rendering.invisibles import one_line
from briefing.rendering.word.markup import W, legal
from briefing.text.patterns import Lazy

if TYPE_CHECKING:
    from jinja2.environment import TemplateExpression
    from jinja2.sandbox import SandboxedEnvironment
    from lxml.etree import _Element

BODY = Lazy(r"\{\{\s*body\s*\}\}")
_FIELD = Lazy(r"\{\{([^{}]*)\}\}")
_NAME = Lazy(r"[A-Za-z_]\w*")
_STRAIGHT = str.maketrans("“”„‘’‚\xa0", "\"\"\"''' ")  # as Word writes what was typed
TEXT = "body"  # what messages call the document's own text, headers and notes apart
OUTSIDE = "{{ body }} belongs into the text of the document, not here"
_TOLD = 60  # characters of a paragraph that say which one it is
_LONGEST = 10_000  # characters that a field may come to
# What a paragraph may hold beside text; one with any of it stays when its fields are empty.
_MORE = frozenset(
    f"{W}{name}"
    for name in ("drawing", "pict", "object", "fldChar", "fldSimple", "sectPr", "sdt", "br")
)


def own_texts(paragraph: _Element) -> list[_Element]:
    """The ``w:t`` of a paragraph, without those of text boxes in it and of deleted text."""
    return [
        text
        for text in paragraph.iter(f"{W}t")
        if next(text.iterancestors(f"{W}p"), None) is paragraph
    ]


def text_of(paragraph: _Element) -> str:
    """A paragraph's own text, runs joined."""
    return "".join(text.text or "" for text in own_texts(paragraph))


def told(text: str) -> str:
    """A paragraph's text as a message names it."""
    text = one_line(text)
    return f"“{text}”" if len(text) <= _TOLD else f"“{text[:_TOLD].rstrip()}…”"


def paragraphs(root: _Element, part: str) -> Iterator[tuple[str, _Element, str]]:
    """Each paragraph that says something: where it stands, in words, its element, its text.

    The copy of a text box that old programs read stands where the box does.
    """
    number = 0
    for paragraph in root.iter(f"{W}p"):
        text = text_of(paragraph)
        number += 1
        if not text.strip():
            continue
        place = f"{part}, paragraph {number}"
        if any(True for _ in paragraph.iterancestors(f"{W}txbxContent")):
            place += ", in a text box"
        elif any(True for _ in paragraph.iterancestors(f"{W}tc")):
            place += ", in a table"
        yield f"{place} ({told(text)})", paragraph, text


class Fields:
    """Fills fields from ``values``; ``style`` is how the template wants citations written.

    ``placed`` collects the names that the template uses. ``template`` names it in errors.
    """

    def __init__(self, values: Mapping[str, str], template: str) -> None:
        self._values = values
        self._template = template
        self.style: CitationStyle = "note"

    def fill(self, root: _Element, part: str) -> set[str]:
        """Fill every field under an element; the names that they use.

        A paragraph all of whose fields come out empty is left out with its labels. The
        paragraph ``{{ body }}`` stays. Raises TemplateError, naming the paragraph.
        """
        names: set[str] = set()
        for place, paragraph, text in list(paragraphs(root, part)):
            if part != TEXT and BODY.search(text):
                self._refuse(place, OUTSIDE)
            if "{{" in text or "{%" in text or "}}" in text or "{#" in text:
                names |= self.fill_one(place, paragraph, text)
        return names

    def fill_one(self, place: str, paragraph: _Element, text: str) -> set[str]:
        """Fill the fields of one paragraph, with its text; the names that they use."""
        if BODY.search(text):
            return set()
        names: set[str] = set()
        found: list[tuple[int, int, str]] = []
        rest = _FIELD.sub("", text)
        if "{%" in rest or "{#" in rest:
            self._refuse(place, "has {% … %} or {# … #}; a Word template takes fields only")
        if "{{" in rest or "}}" in rest:
            reason = (
                "opens or closes a field without its other half; put all of it in one paragraph"
            )
            self._refuse(place, reason)
        for match in _FIELD.finditer(text):
            value, used = self._value(match[1].translate(_STRAIGHT), place)
            names |= used
            found.append((*match.span(), value))
        if found and not any(value for _, _, value in found) and _can_go(paragraph):
            _take_out(paragraph)
        else:
            _replace(own_texts(paragraph), found)
        return names

    def _value(self, expression: str, place: str) -> tuple[str, frozenset[str]]:
        """What a field comes to, and the names in it."""
        from jinja2 import TemplateError as JinjaError

        try:
            compiled, used = _compiled(expression)
            value = compiled(**self._values, citations=self._choose)
            text = "" if value is None else str(value)
        except (
            JinjaError,
            *(ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError),
        ) as error:
            self._refuse(place, self._reason(expression, error))
        if len(text) > _LONGEST:
            self._refuse(place, f"{{{{{expression}}}}} is longer than {_LONGEST:,} characters")
        return legal(one_line(text)), used

    def _choose(self, style: str) -> str:
        """What ``{{ citations("full") }}`` does: it chooses a style and says nothing."""
        for known in STYLES:
            if style == known:
                self.style = known
                return ""
        raise ValueError(f"no citation style '{style}'; known: {', '.join(STYLES)}")

    def _reason(self, expression: str, error: Exception) -> str:
        shown = f"{{{{{expression}}}}}"
        from jinja2 import TemplateSyntaxError, UndefinedError

        known = (*self._values, "body", "citations")
        if isinstance(error, UndefinedError):
            unknown = [name for name in _NAME.findall(expression) if name not in known]
            close = get_close_matches(unknown[0], known, n=1) if unknown else []
            hint = f"did you mean {{{{ {close[0]} }}}}? " if close else ""
            return f"{shown} is no field of a note; {hint}known: {', '.join(known)}"
        if isinstance(error, TemplateSyntaxError):
            return f"{shown} does not parse ({error.message}); a field is {{{{ name }}}}"
        return f"{shown}: {error or type(error).__name__}"

    def _refuse(self, place: str, reason: str) -> Any:
        raise TemplateError(self._template, None, f"{place}: {reason}")


@lru_cache(maxsize=1)
def _environment() -> SandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    for name in ("e", "escape", "forceescape"):  # text goes into the document's tree as it is
        environment.filters[name] = str
    return environment


@lru_cache(maxsize=128)  # a batch fills the few fields of its template note by note
def _compiled(expression: str) -> tuple[TemplateExpression, frozenset[str]]:
    """A field's expression, fit to be filled, and the names in it."""
    environment = _environment()
    used = frozenset(_names(environment, expression))
    return environment.compile_expression(expression, undefined_to_none=False), used


def _names(environment: SandboxedEnvironment, expression: str) -> set[str]:
    from jinja2.meta import find_undeclared_variables

    return set(find_undeclared_variables(environment.parse(f"{{{{{expression}}}}}")))


def _can_go(paragraph: _Element) -> bool:
    """Whether a paragraph may be left out: it holds but text, and is not the last of its place."""
    if any(element.tag in _MORE for element in paragraph.iter()):
        return False
    parent = paragraph.getparent()
    return parent is not None and parent[-1] is not paragraph and len(parent) > 1


def _take_out(paragraph: _Element) -> None:
    parent = paragraph.getparent()
    if parent is not None:
        parent.remove(paragraph)


def _replace(texts: list[_Element], found: list[tuple[int, int, str]]) -> None:
    """Put values into the place of stretches of a paragraph's text, from behind."""
    for start, end, value in reversed(found):
        offset = 0
        put = value
        for element in texts:
            text = element.text or ""
            first, last = max(start - offset, 0), min(end - offset, len(text))
            offset += len(text)
            if first >= len(text) or last <= first:
                continue
            element.text = text[:first] + put + text[last:]
            element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            put = ""
