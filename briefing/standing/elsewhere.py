"""Openings that point back in languages other than English: told, not resolved.

A sentence with one is quoted with the sentence before it, where both stand in one paragraph
and that one stands by itself; else it is left out.
"""

from __future__ import annotations

import re

from briefing.text.patterns import Lazy


def _opening(words: str, *, spaced: bool = True) -> str:
    pieces = "|".join(piece.replace("·", " ") for piece in words.split())
    return rf"[\s\"“„«‘'「『]*(?:{pieces})" + (r"(?![\w-])" if spaced else "")


# What a sentence opens with, then what it says at its end or inside, by language. A middle
# dot stands for a space.
_POINTING = {
    "de": (
        _opening(
            "er sie ihm ihn ihr ihre[mnrs]? ihnen sein(?:e[mnrs]?)? dies(?:e[mnrs]?)? diejenigen"
            " das·(?:ist|war|sei|sind|wäre|wird|würde|habe|hat|bedeutet|gilt|gelte|sagte|teilte)"
            " beide(?:·Seiten|·Länder|·Staaten)? die·beiden letztere[nrs]? damit dabei dazu daran"
            " darauf dafür dagegen darin davon dadurch darüber(?:·hinaus)? deshalb daher deswegen"
            " allerdings jedoch doch aber und zudem außerdem auch dennoch trotzdem hingegen danach"
            " dort dann so somit demnach ebenso gleichzeitig zugleich stattdessen anschließend"
            " es·(?:sei|habe|handle|werde|hat|war|wurde|soll|sollte|liegt|kam)"
        ),
        r"(?:sagte|sagt|erklärte|betonte|fügte|meinte|schrieb|forderte|teilte|ergänzte|warnte)"
        r" (?:er|sie)\b|, so (?:der|die) (?:Minister(?:in)?|Sprecher(?:in)?|Behörde|Polizei)\b",
    ),
    "fr": (
        _opening(
            "il(?!·(?:y·a|faut|s['’]agit|est·(?:\\w+·){0,2}(?:que|de)|reste"
            "|convient|existe)) elle ils"
            " elles lui leurs? son sa ses selon·(?:lui|elle|eux) d['’]après·(?:lui|elle) cela ceci"
            " c['’](?:est|était) ce cet cette ces celui(?:-ci)? celle(?:-ci)? ceux(?:-ci)? celles"
            " les·deux·(?:parties|pays|hommes|dirigeants|ministres|pays|camps"
            "|groupes) tous·(?:les·)?deux"
            " toutes·deux en·revanche cependant toutefois pourtant néanmoins mais et or donc ainsi"
            " de·plus en·outre par·ailleurs aussi également puis ensuite enfin alors en·effet"
            " de·son·côté pour·sa·part dans·le·même·temps"
        ),
        r"-(?:t-)?(?:il|elle|ils|elles)\b|, (?:selon|d['’]après) (?:lui|elle|eux)\b",
    ),
    "es": (
        _opening(
            "él ella ellos ellas su sus según·(?:él|ella|ellos) est[eao]s?"
            " es[eao]s? es[ae] aquel(?:la)?"
            " ambos ambas las·dos·partes los·dos·(?:países|líderes|ministros"
            "|gobiernos|presidentes) dich[oa]s?"
            " sin·embargo además pero y asimismo también no·obstante"
            " por·(?:su·parte|ello|eso|tanto|otra"
            "·parte|otro·lado) así entonces luego después mientras·tanto en·cambio"
            " (?:agregó|añadió|dijo|señaló|afirmó|explicó|indicó|aseguró|subrayó"
            "|destacó|sostuvo)·que"
        ),
        r"[,”\"»] (?:dijo|agregó|añadió|señaló|afirmó|explicó|indicó|aseguró|subrayó|concluyó)"
        r"(?: (?:él|ella))?[.]|(?:dijo|agregó|añadió) (?:él|ella)\b",
    ),
    "ru": (
        _opening(
            "он она они оно его ее её их ему ей им по·(?:его|ее|её|их)·(?:словам|мнению|данным) это"
            " эт(?:от|а|и|у|ой|ого|ому|ом|их|ими|им) та(?:кой|кая|кое|кие"
            "|ким)(?:·образом)? обе·стороны"
            " стороны оба обе при·этом однако кроме·того но а и также тоже вместе·с·тем между·тем"
            " тем·временем в·то·же·время поэтому затем после·этого до·этого там тогда"
        ),
        r"(?:сказал|добавил|отметил|заявил|подчеркнул|пояснил|уточнил|сообщил|написал|указал)а?"
        r" (?:он|она)\b|по (?:его|её|ее|их) (?:словам|мнению)",
    ),
    "it": (
        _opening(
            "egli ella lui lei essi esse loro il·suo la·sua i·suoi le·sue il·loro la·loro secondo"
            "·(?:lui|lei|loro) quest[oaei] quell[oaei] ciò entrambi entrambe le·due·parti i·due"
            "·(?:paesi|leader|ministri|presidenti|governi) inoltre tuttavia però ma e anche così"
            " quindi invece intanto"
        ),
        r"[,”\"»] ha (?:detto|aggiunto|spiegato|concluso|affermato"
        r"|sottolineato)(?: (?:lui|lei))?[.]",
    ),
    "pt": (
        _opening(
            "ele ela eles elas o·seu a·sua os·seus as·suas seu sua segundo·(?:ele"
            "|ela|eles) est[ea]s?"
            " ess[ea]s? isto isso ambos ambas os·dois·(?:países|líderes|ministros"
            "|presidentes|lados)"
            " as·duas·partes além·disso no·entanto porém contudo mas e também assim entretanto"
        ),
        r"(?:disse|afirmou|acrescentou|explicou|concluiu) (?:ele|ela)\b|[,”\"»] (?:disse|afirmou"
        r"|acrescentou|explicou|concluiu)[.]",
    ),
    "nl": (
        _opening(
            "hij zij ze hun haar zijn·(?!er\\b) volgens·(?:hem|haar|hen) dit dat"
            " deze die·(?:is|was) beide"
            "(?:·partijen|·landen)? de·twee·(?:landen|partijen|ministers|leiders)"
            " bovendien echter maar"
            " en ook daarom daarnaast toch dus wel daarbij daarmee hierdoor"
        ),
        r"(?:zei|zegt|aldus|voegde|benadrukte|stelde) (?:hij|zij|ze)\b",
    ),
    "zh": (
        _opening(
            "他 她 它 双方 雙方 两国(?!关系|之间) 兩國 两人 兩人 二人 该 該 此 这"
            " 這 那 其 同时[，,] 同時[，,]"
            " 但"
            " 然而"
            " 对此 對此 另外 不过 不過 因此 所以 而 并 並 随后 隨後 之后 也 前者 后者 後者 上述",
            spaced=False,
        ),
        r"[，,”」](?:他|她|它|双方|该)(?:还|也|又|同时|同時|并|進一步|进一步)?(?:说|說|表示|指出|称|稱|强调|強調)",
    ),
    "ja": (
        _opening(
            "彼 彼女 同氏 同社 同省 同国 同庁 同紙 同[相長日] この(?!ほど|たび) その これ それ"
            " こうした"
            " そうした"
            " 両国 両者 両氏 双方 また[、，] しかし 一方 さらに ただ[、し] だが そして そこで なお"
            " 前者"
            " 後者",
            spaced=False,
        ),
        r"と(?:彼|彼女|同氏|同社|同省)は(?:述べ|語|話|説明|強調|指摘)",
    ),
    "ko": (
        _opening(
            "그는 그녀 그가 그의 그들 이는 이에 이를 이로 이들 이같은 이·같은 이와 이런"
            " 이러한 그런 그러한"
            " 양측"
            " 양국"
            " 두·(?:사람|나라|정상|장관) 또[,\\s] 또한 그러나 하지만 한편 이어 이후 아울러 따라서"
            " 그래서"
            " 반면"
            " 이날 같은·날 해당",
            spaced=False,
        ),
        r"[,”\"’] ?(?:그는|그녀는|양측은)|라고 (?:그는|그녀는)",
    ),
}
_POINTS = {
    language: (Lazy(opening, re.IGNORECASE), Lazy(inside))
    for language, (opening, inside) in _POINTING.items()
}


# Openings that mean two, and what joins two in the sentence before.
_BOTH = Lazy(
    r"\W*(?:beide|die beiden|les deux|tous|toutes|amb[oa]s|las dos|los dos|обе|оба|стороны|entramb"
    r"|le due|i due|os dois|as duas|de twee|双方|雙方|两|兩|二人|両|双方|양측|양국|두)",
    re.IGNORECASE,
)
_TWO = Lazy(r"\b(?:und|et|y|e|и|en)\b|[和与與及、と와과]")


def points_back_elsewhere(text: str, language: str) -> bool:
    """Whether a sentence of one of these languages has a word that needs the one before it."""
    if language not in _POINTS:
        return False
    opening, inside = _POINTS[language]
    return opening.match(text) is not None or inside.search(text) is not None


def told_before(text: str, before: str, language: str) -> bool:
    """Whether the sentence before tells what one that opens with such a word means.

    Who said it, where that stands at the end, it may not name; two it names where something
    joins them.
    """
    if _POINTS[language][0].match(text) is None or points_back_elsewhere(before, language):
        return False
    return _BOTH.match(text) is None or _TWO.search(before) is not None
