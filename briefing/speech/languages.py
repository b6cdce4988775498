"""Direct speech with a named speaker in other languages than English: what marks it is clear.

Only words in quotation marks beside a verb of saying and a name are taken; what these
languages report without quotation marks is left alone.
"""

from __future__ import annotations

from functools import cache

from briefing.records import Document, Said, Sentence, Statement
from briefing.speech.quotations import Quoted, quotations_of
from briefing.text.patterns import Lazy

_Q = "\x01"
_CAPITAL = r"[A-ZÀ-ÖØ-ÞА-ЯЁ][\w.’'-]*"
_NAME = rf"{_CAPITAL}(?: (?:(?:de|del|la|van|von|der|di|da|dos|el|zu|y) )*{_CAPITAL}){{1,3}}"
_BEHIND = r"(?P<role>, [^,.;:!?\x01]{3,90}(?=[,.;:!?]|$))?"
_VERBS = {
    "de": r"(?:sagte?|erklärte?|betonte?|teilte|forderte|warnte|kritisierte|meinte|antwortete"
    r"|so|hieß es von)",
    "fr": r"(?:a (?:déclaré|dit|affirmé|indiqué|expliqué|ajouté|souligné|précisé|estimé|assuré"
    "|répondu"
    r"|rappelé)|déclare|affirme|explique|indique|souligne|précise|estime|assure|ajoute|dit)",
    "es": r"(?:dijo|afirmó|declaró|señaló|aseguró|explicó|añadió|agregó|indicó|subrayó|advirtió"
    r"|destacó|respondió|sostuvo|manifestó|dice|afirma|explica|señala|asegura)",
    "pt": r"(?:disse|afirmou|declarou|explicou|acrescentou|destacou|ressaltou|diz|afirma)",
    "it": r"(?:ha (?:detto|dichiarato|affermato|spiegato|aggiunto|sottolineato)|dice|afferma"
    "|spiega)",
    "nl": r"(?:zei|zegt|verklaarde|aldus|stelde)",
    "ru": r"(?:сказала?|заявила?|отметила?|подчеркнула?|сообщила?|добавила?|пояснила?|рассказала?)",
}
_ROLE_BEFORE = r"(?P<title>(?:(?:der|die|le|la|el|o|il|de|het|l['’])\s?)?(?:[\w-]+ ){0,5}?)"


@cache
def _patterns(language: str) -> tuple[Lazy, ...]:
    verb = _VERBS[language]
    return (
        # "…", said X, the mayor.
        Lazy(
            rf"{_Q}\s?[,.]?\s?[,–—-]?\s?(?P<verb>{verb}) {_ROLE_BEFORE}(?P<name>{_NAME}){_BEHIND}"
        ),
        # X said: "…"
        Lazy(
            rf"(?:^|[.,;] ){_ROLE_BEFORE}(?P<name>{_NAME}){_BEHIND},? (?P<verb>{verb}):\s?(?={_Q})"
        ),
    )


_CHINESE = Lazy(
    r"(?:^|[，。；])(?P<name>[^，。；：\x01]{2,30}?)(?:对[^，。；：\x01]{1,6}|在[^，。；：\x01]{1,12}|同时|还"
    r"|也)?(?P<verb>表示|指出|强调|强調|說|说|称|稱|告诉记者)"
    r"[：:，,]\s?(?=\x01)"
)
# A name with an office behind it: Korean writes no capitals, so that nothing else tells one.
_KOREAN = Lazy(
    r"(?:^|[.,] ?)(?P<name>[가-힣]{2,4} (?:[가-힣]{1,8} ){0,2}[가-힣]{0,8}(?:장관|차관|대통령|총리"
    r"|대변인|대표|의원|시장|지사|위원장|회장|사장|교수|국장|총재|청장|대사|의장|원장|소장))[은는이가]"
    r" (?:[^\x01.]{0,30} )?\x01+(?:이?라고|고|라며|며)\s?(?:\S+ )?"
    r"(?P<verb>말했|밝혔|강조했|설명했|전했|지적했|덧붙였)"
)
_JAPANESE = Lazy(
    r"(?:^|[。、])(?P<name>[^\x01。、]{2,30}?)は[^\x01。]{0,25}\x01+と(?P<verb>述べ|語っ|話し|強調し|指摘し|説明し|発表し)"
)
_EASTERN = {"zh": _CHINESE, "ja": _JAPANESE, "ko": _KOREAN}
_NOBODY = frozenset(["他", "她", "它", "他们", "彼", "彼女", "官员", "他同时", "她同时"])


def spoken(document: Document, language: str) -> tuple[Said, ...]:
    """Return the direct speech of an article whose speaker stands beside it by name."""
    if language not in _VERBS and language not in _EASTERN:
        return ()
    quoted = Quoted(quotations_of(document.article))
    found: list[Said] = []
    for sentence in document.sentences:
        quotations = quoted.within(sentence.start, sentence.end)
        inside = [
            (one.start - sentence.start, one.end - sentence.start)
            for one in quotations
            if one.start >= sentence.start and one.end <= sentence.end
        ]
        if not inside or len(inside) != len(quotations):
            continue
        text = sentence.text
        for start, end in inside:
            text = text[:start] + _Q * (end - start) + text[end:]
        one = (
            _eastern(sentence, text, inside, language)
            if language in _EASTERN
            else _western(sentence, text, inside, language)
        )
        if one is not None:
            found.append(one)
    return tuple(found)


def _western(
    sentence: Sentence, masked: str, inside: list[tuple[int, int]], language: str
) -> Said | None:
    for number, pattern in enumerate(_patterns(language)):
        match = pattern.search(masked)
        if match is None:
            continue
        at = match.start() if number == 0 else match.end()
        quotation = next((one for one in inside if one[0] <= at < one[1]), None)
        # A word or two in quotation marks are a name more often than a statement.
        if quotation is None or len(sentence.text[slice(*quotation)].split()) < 4:
            continue
        # The quotation opens the sentence, or ends it: else it is part of the paper's own clause.
        if number == 0 and masked[: quotation[0]].strip(" –—-"):
            continue
        role = (match["role"] or "").strip(" ,") or match["title"].strip() or None
        return _said(sentence, quotation, match["name"].rstrip(".’'"), role, match["verb"])
    return None


def _eastern(
    sentence: Sentence, masked: str, inside: list[tuple[int, int]], language: str
) -> Said | None:
    match = _EASTERN[language].search(masked)
    if match is None:
        return None
    name = match["name"].strip()
    quotation = next((one for one in inside if one[1] > match.end("name")), None)
    if quotation is None or name in _NOBODY or quotation[1] - quotation[0] < 8:
        return None
    return _said(sentence, quotation, name, None, match["verb"])


def _said(
    sentence: Sentence, quotation: tuple[int, int], name: str, role: str | None, verb: str
) -> Said:
    start, end = quotation[0] + 1, quotation[1] - 1
    text = sentence.text
    while start < end and text[start].isspace():
        start += 1
    while end > start + 1 and (text[end - 1].isspace() or text[end - 1] in ",.。，"):
        end -= 1
    return Said(
        sentence=sentence,
        start=sentence.start + start,
        end=sentence.start + end,
        mention=name,
        statement=Statement(
            speaker=name,
            role=role,
            party=None,
            party_inferred=False,
            verb=verb,
            direct=True,
            via=None,
        ),
    )
