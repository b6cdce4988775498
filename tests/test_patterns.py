"""Patterns that are compiled at their first use."""

from __future__ import annotations

import re

from briefing.text.patterns import Lazy


def test_a_lazy_pattern_is_the_pattern() -> None:
    lazy = Lazy(r"(\d+)-(\w+)", re.IGNORECASE)
    plain = re.compile(r"(\d+)-(\w+)", re.IGNORECASE)
    text = "12-ab and 3-C"
    assert [m.group() for m in lazy.finditer(text)] == [m.group() for m in plain.finditer(text)]
    first = lazy.match(text)
    assert first is not None
    assert first.groups() == ("12", "ab")
    assert lazy.fullmatch(text) is None
    assert lazy.search("none") is None
