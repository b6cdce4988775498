"""The statements of an article: each with its speaker as far as the text names one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from briefing.records import Document, Said, Sentence, Statement
from briefing.speech.attribution import Attribution
from briefing.speech.english import attributions
from briefing.speech.languages import spoken
from briefing.speech.named import Named, is_public, may_speak_for, speaks_for
from briefing.speech.nouns import MASK, PRONOUNS
from briefing.speech.phrases import subject_of_sentence
from briefing.speech.quotations import Quotation, Quoted, quotations_of
from briefing.speech.speakers import Speakers
from briefing.text.namings import Told
from briefing.text.patterns import Lazy
from briefing.text.people import is_name
from briefing.text.words import primary

_ONLY_QUOTED = re.compile(rf"[\s{MASK},.;:–—-]*")
_OPENING = frozenset('"“„«»‘「『‹')
_CLOSING = frozenset('"”“«»’」』›')
# "OSTERVALE, March 4 (Norpress) — The crossing was reopened, …": no part of what was said.
_DATELINE = Lazy(
    r"(?:[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}(?:, [A-Z][\w'’-]*)? )?\([A-Z][\w ]{1,30}\)"
    r" ?(?:—|–|--?)? ?(?=[A-Z\d])|"
    r"[A-ZÀ-ÖØ-Þ][\w .'’-]{1,40}(?:, (?:[A-Z][a-z]+\.? ?)?(?:\d{1,2}(?: [A-Z][a-z]+\.?)?)?)?"
    r"(?: \([A-Z][\w ]{1,30}\))? ?(?:—|–|--) ?(?=[A-Z\d])"
    r"|[^.!?“”\"]{0,90}?[A-Z]{3}[A-Z .,]{0,60} \([A-Z][\w ]{1,30}\) ?(?:—|–|--?) (?=[A-Z\d])"
)
_OF_FAMILY = Lazy(r"\b[Tt]he [A-Z][\w-]+")
# "… this week.Officers came": two sentences that nothing parts.
_GLUED = Lazy(r"[a-z]{3}[.!?][\"”’]?[A-Z][a-z]")
_JOINING = Lazy(r"[,;]? (?:and|but|so|while|as|or)$")
# So often somebody tells a country's will who is to be that country's.
_THROUGHOUT = 2
_AROUND_WORD = ",.;:!?()“”‘’\"'"
_ENDING = " ,.;:—–-\t\n\u00a0"


def statements(document: Document, told: Told | None = None) -> tuple[Said, ...]:
    """Return what an article reports somebody to have said, in order of the text.

    A statement whose speaker is in doubt is left out. The speaker is looked up in the
    article up to the statement's own sentence, never in a later one.
    """
    language = primary(document.article.language) or ""
    if language != "en":
        return spoken(document, language)
    quoted = Quoted(quotations_of(document.article))
    return English(document, told or Told(document), quoted).statements()


@dataclass(frozen=True, slots=True)
class _Words:
    """A sentence with its quotations masked; ``whole`` where it is nothing but quoted."""

    quotations: tuple[Quotation, ...]
    masked: str
    whole: bool
    attributions: Sequence[Attribution]


class English:
    """One pass through an English article, no further than it is asked for."""

    def __init__(self, document: Document, told: Told, quoted: Quoted) -> None:
        self._document = document
        self._quoted = quoted
        self._told = told
        self._found: list[Said] = []
        self._words: dict[int, _Words] = {}
        # How many sentences have been read.
        self._read = 0
        # Where a quotation began that one goes on with.
        self._heads: dict[int, int] = {}
        last: Quotation | None = None
        for one in quoted.all:
            goes_on = last is not None and last.going_on
            self._heads[one.start] = self._heads[last.start] if last and goes_on else one.start
            last = one
        # Sentences of a quotation whose speaker is still to come, by its start.
        self._waiting: dict[int, list[Sentence]] = defaultdict(list)
        self._running: tuple[int, Said] | None = None

    def statements(self) -> tuple[Said, ...]:
        """All that the article reports somebody to have said, in order of the text."""
        self._read_all()
        return self._ordered(self._found)

    def of(self, sentence: Sentence) -> tuple[Said, ...]:
        """What a sentence reports somebody to have said: those of ``statements`` in it."""
        words = self._words_of(sentence)
        if not words.whole and not words.attributions:
            return ()
        index = sentence.index
        # Who says a sentence that is all quotation may stand behind a later one.
        while (self._reached <= index or self._waits(index)) and self._read_on():
            pass
        return self._ordered([one for one in self._found if one.sentence.index == index])

    def _ordered(self, found: Iterable[Said]) -> tuple[Said, ...]:
        return tuple(
            sorted(
                map(self._with_party, found),
                key=lambda one: (one.sentence.start, one.start, one.end),
            )
        )

    @cached_property
    def _speakers(self) -> Speakers:
        return Speakers(self._told)

    @property
    def _reached(self) -> int:
        """The index behind the last sentence read."""
        return self._document.sentences[self._read - 1].index + 1 if self._read else 0

    def _waits(self, index: int) -> bool:
        return any(one.index == index for waiting in self._waiting.values() for one in waiting)

    def _read_all(self) -> None:
        while self._read_on():
            pass

    def _read_on(self) -> bool:
        """Read one more sentence, False behind the last."""
        if self._read == len(self._document.sentences):
            return False
        self._sentence(self._document.sentences[self._read])
        self._read += 1
        return True

    def _words_of(self, sentence: Sentence) -> _Words:
        if sentence.index not in self._words:
            quotations = self._quoted.within(sentence.start, sentence.end)
            masked = masked_of(sentence, quotations)
            whole = bool(quotations) and _ONLY_QUOTED.fullmatch(masked) is not None
            found = () if whole else attributions(masked)
            self._words[sentence.index] = _Words(quotations, masked, whole, found)
        return self._words[sentence.index]

    def _sentence(self, sentence: Sentence) -> None:
        words = self._words_of(sentence)
        quotations, masked = words.quotations, words.masked
        if words.whole:
            self._go_on(sentence, quotations)
            self._speakers.follow(sentence, None, (), quoted=True)
            return
        spoke: Named | None = None
        others: list[Named] = []
        said: list[Said] = []
        for one in words.attributions:
            named = self._speakers.same(sentence, one.phrase, others)
            if named is None:
                named = self._speakers.resolve(sentence, one.phrase)
            if named is None and one.behind:
                named = self._speakers.itself(sentence, masked, one.phrase)
            if named is None or not _fits(one, named):
                continue
            named = self._speakers.remembered(named)
            made = self._said(sentence, masked, one, named)
            if made is None or (one.gap is None and self._of_themselves(made, named)):
                continue
            if spoke is None or one.behind:
                spoke = named
            others.append(named)
            said.append(made)
            if made.statement.direct:
                self._running = (sentence.index, made)
                self._end_waiting(quotations, made, sentence)
        self._found.extend(_distinct(said))
        if spoke is None:
            subject = subject_of_sentence(masked)
            if subject is not None:
                spoke = self._speakers.resolve(sentence, subject)
        self._speakers.follow(sentence, spoke, others, quoted=False)

    def _said(self, sentence: Sentence, masked: str, one: Attribution, named: Named) -> Said | None:
        start, end, direct = _span(sentence, masked, one)
        words = len(sentence.text[start:end].split())
        if words < (1 if direct else 2) or not any(map(str.isalpha, sentence.text[start:end])):
            return None
        if _GLUED.search(sentence.text, start, end):
            return None
        via = self._via(sentence, one)
        return Said(
            sentence=sentence,
            start=sentence.start + start,
            end=sentence.start + end,
            mention=sentence.text[one.phrase.start : one.phrase.end],
            statement=Statement(
                speaker=named.speaker,
                role=named.role,
                party=named.party,
                party_inferred=named.inferred,
                verb=one.verb,
                direct=direct,
                via=via,
            ),
        )

    def _of_themselves(self, made: Said, named: Named) -> bool:
        """Whether quoted words name their own speaker: then it is rather somebody else's."""
        if not made.statement.direct or named.kind != "person":
            return False
        # "The Holm family will stay" may well be a Holm's.
        words = _OF_FAMILY.sub("", self._speakers.text[made.start : made.end])
        words = words.replace("’s", "").replace("'s", "")
        if not is_name(named.speaker):
            return False
        names = {named.speaker.split()[0], named.speaker.split()[-1]}
        return not names.isdisjoint(one.strip(_AROUND_WORD) for one in words.split())

    def _via(self, sentence: Sentence, one: Attribution) -> str | None:
        """Who relayed it, in the text's words; a pronoun as the name that it stands for."""
        if one.via is None:
            return None
        words = sentence.text[one.via.start : one.via.end]
        if words.lower() not in PRONOUNS:
            return words
        named = self._speakers.resolve(sentence, one.via)
        return named.speaker if named is not None else None

    # --- quotations of several sentences ---------------------------------------------------

    def _go_on(self, sentence: Sentence, quotations: tuple[Quotation, ...]) -> None:
        """A sentence that is all quotation: its speaker is that of the quotation it goes on "
        "with."""
        first = quotations[0]
        running = self._running
        if running is not None and running[0] == sentence.index - 1:
            last = self._document.sentences[running[0]]
            same = last.paragraph == sentence.paragraph or any(
                one.going_on for one in self._quoted.within(last.end - 1, last.end)
            )
            if same:
                self._running = (sentence.index, self._quote(sentence, quotations, running[1]))
                self._found.append(self._running[1])
                return
        # Not closed yet: who says it may stand behind its last sentence.
        head = self._heads[first.start]
        if first.end > sentence.end or first.going_on or self._waiting.get(head):
            self._waiting[head].append(sentence)

    def _end_waiting(
        self, quotations: tuple[Quotation, ...], made: Said, sentence: Sentence
    ) -> None:
        for one in quotations:
            head = self._heads[one.start]
            for waiting in self._waiting.pop(head, ()):
                # Only somebody whom the text has named before the quotation began.
                known = self._speakers.text.find(made.statement.speaker.split()[-1], 0, head)
                if known >= 0 and one.end > sentence.start:
                    self._found.append(
                        self._quote(waiting, self._quoted.within(waiting.start, waiting.end), made)
                    )

    def _quote(self, sentence: Sentence, quotations: tuple[Quotation, ...], of: Said) -> Said:
        start = max(sentence.start, quotations[0].start)
        end = min(sentence.end, quotations[-1].end)
        end -= end == quotations[-1].end and not quotations[-1].going_on
        text = self._speakers.text
        while start < end - 1 and text[start] in _OPENING:
            start += 1
        while end > start + 1 and text[end - 1] in ",. ":
            end -= 1
        return replace(of, sentence=sentence, start=start, end=end, mention="")

    # --- parties that no words state ---------------------------------------------------------

    @cached_property
    def _sure(self) -> dict[str, str]:
        """The country whose own will someone in office tells throughout, by speaker."""
        text, parties = self._speakers.text, self._speakers.parties
        # The whole article is read for it only where what is said in it may be such at all.
        if max(Counter(self._wills()).values(), default=0) < _THROUGHOUT:
            return {}
        self._read_all()
        countries: dict[str, list[str]] = defaultdict(list)
        for one in self._found:
            if one.statement.party is None and is_public(one.statement.role):
                named = speaks_for(text[one.start : one.end])
                known = parties.first_of(named) if named else None
                if known is not None:
                    countries[one.statement.speaker].append(known[0])
        return {
            speaker: found[0]
            for speaker, found in countries.items()
            if len(found) >= _THROUGHOUT and len(set(found)) == 1
        }

    def _wills(self) -> Iterator[str]:
        """The countries whose will what is said can be, whoever says it: no fewer than are."""
        first_of = self._speakers.parties.first_of
        for sentence in self._document.sentences:
            if not any(map(first_of, may_speak_for(sentence.text))):
                continue
            words = self._words_of(sentence)
            contents = [
                sentence.text[slice(*_span(sentence, words.masked, one)[:2])]
                for one in words.attributions
            ]
            if words.whole:
                start = max(sentence.start, words.quotations[0].start) - sentence.start
                contents.append(sentence.text[start:].lstrip("".join(_OPENING)))
            for named in map(speaks_for, contents):
                known = first_of(named) if named else None
                if known is not None:
                    yield known[0]

    def _with_party(self, one: Said) -> Said:
        told = one.statement
        if told.party is not None:
            return one
        party = self._sure.get(told.speaker) or self._speakers.state.of(told.role or told.speaker)
        if party is None:
            return one
        return replace(one, statement=replace(told, party=party, party_inferred=True))


def _span(sentence: Sentence, masked: str, one: Attribution) -> tuple[int, int, bool]:
    """Where what was said begins and ends in its sentence, and whether it is all quoted."""
    start, end = one.start, one.end
    while end > start and masked[end - 1] in _ENDING:
        end -= 1
    joining = _JOINING.search(masked, max(start, end - 12), end)
    end = joining.start() if joining is not None else end
    while start < end and masked[start] in " \u00a0,:":
        start += 1
    dateline = _DATELINE.match(masked, start, end) if start == 0 else None
    if dateline is not None:
        start = dateline.end()
    piece = masked[start:end]
    if one.gap is not None:
        # "“We were close,” she said, “but close is not enough.”" is all of it direct.
        first, last = one.gap[0] - start, one.gap[1] - start
        piece = piece[:first] + " " * (last - first) + piece[last:]
    direct = MASK in piece and _ONLY_QUOTED.fullmatch(piece) is not None
    if direct:
        marks = start + piece.index(MASK), start + piece.rindex(MASK)
        # A quotation of several sentences opens or closes in another one.
        start = marks[0] + (sentence.text[marks[0]] in _OPENING)
        end = marks[1] + (sentence.text[marks[1]] not in _CLOSING)
        while end > start and sentence.text[end - 1] in ",. ":
            end -= 1
    return start, end, direct


def _fits(one: Attribution, named: Named) -> bool:
    """Whether these may speak so: one by himself agrees to nothing with nobody."""
    return one.kind != "agree" or named.kind == "many"


def masked_of(sentence: Sentence, quotations: tuple[Quotation, ...]) -> str:
    """A sentence's text with a sign of its own for each of the words in quotation marks."""
    text = sentence.text
    for one in quotations:
        start, end = max(0, one.start - sentence.start), min(len(text), one.end - sentence.start)
        text = text[:start] + MASK * (end - start) + text[end:]
    return text


def _distinct(said: list[Said]) -> list[Said]:
    """Without those that say the same words of the same speaker again."""
    kept: dict[tuple[int, int, str], Said] = {}
    for one in said:
        kept.setdefault((one.start, one.end, one.statement.speaker), one)
    return list(kept.values())
