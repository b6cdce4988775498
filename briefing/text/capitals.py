"""Words with a capital inside sentences: in most languages, names."""

from __future__ import annotations

from briefing.text.patterns import Lazy

# Not behind what ends a sentence, or opens one in a quotation. That it begins with a space
# makes the search for it several times as fast.
_CAPITAL = Lazy(r" (?<=[^\s.!?…:\"“„«‘(] )([^\W\d_a-zß-öø-ÿ][\w’'-]*)")


def capitals(text: str) -> list[str]:
    """The words of a text that have a capital and open no sentence, in order."""
    return [word for word in _CAPITAL.findall(text) if word[0].isupper()]
