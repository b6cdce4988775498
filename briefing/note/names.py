"""Names that a note has told in full already: who is introduced once needs it no more."""

from __future__ import annotations

from dataclasses import replace

from briefing.records import Insertion, Passage, weave
from briefing.text.patterns import Lazy

_WORD = Lazy(r"\w[\w.'’-]*")
# Words of a name, at most.
_LONGEST = 4


class Told:
    """The runs of words that a note has shown so far, each as long as a name may be."""

    def __init__(self) -> None:
        self._runs: set[str] = set()

    def introduce(self, passage: Passage) -> Passage:
        """The passage without the names that stand in full before it in the note."""
        text = " ".join(sentence.text for sentence in passage.sentences)
        kept = tuple(
            one for one in passage.insertions if one.kind != "name" or not self._knows(one, text)
        )
        self._enter(weave(text, kept))
        return replace(passage, insertions=kept) if kept != passage.insertions else passage

    def _knows(self, insertion: Insertion, text: str) -> bool:
        """Whether the name was told: "Ana Berg", or "Berg Ana" behind "Berg"."""
        name = " ".join(_WORD.findall(insertion.text.partition(",")[0]))
        before = _WORD.findall(text[: insertion.at])[-1:]
        return name in self._runs or " ".join((*before, name)) in self._runs

    def _enter(self, shown: str) -> None:
        words = _WORD.findall(shown)
        for start, word in enumerate(words):
            if word[0].isupper() or not word[0].isascii():
                for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
                    self._runs.add(" ".join(words[start:end]))
