"""The words that languages have for days and stretches of time, as pieces of patterns.

One ``DateWords`` a language. Every piece is a regular expression without groups of its own
that capture. A shift counts units from the publication: -1 the one before, 0 the current
one, 1 the one after.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefing.records.frozen import dataclass

# How a word before or after a weekday points: to a numbered week from the current one; to
# the last or the first such day ("recent", "coming"); or, as English "last Tuesday" does,
# to one of two that have to agree ("last", "next").
Pointing = int | str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """What a language says for days, weekdays, months, units of time and what is to come.

    Some of ``hints`` is in every expression; ``openings`` are the words, in lower case, that
    an expression of each kind may begin with beside figures, ``cue_openings`` those of a cue
    beside participles in "-ed": none where that is not told. ``months`` are their names
    in one alternation, where they have any. ``before`` and ``after`` are words next to a
    weekday, ``stretches`` whole phrases for a week, month or year. ``ago`` holds ``{n}`` and
    ``{unit}``. ``day_of_month`` has to capture the day as ``dom``. ``in_month`` and
    ``in_year`` stand before a month or year that stands alone; ``of_year`` are words behind
    a month for its year. ``to_come`` are cues that what is told lies ahead, ``has_come``
    that it does not, ``unsure`` may be either, ``arranged`` is the present tense, mostly of
    what lies ahead. ``spaced`` is False for scripts without word
    boundaries, ``cased_days`` True where a capital makes another word of a day ("Morgen").
    """

    hints: tuple[str, ...]
    openings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    cue_openings: frozenset[str] = frozenset()
    days: Mapping[str, int]
    weekdays: tuple[str, ...]
    months: str = ""
    before: Mapping[str, Pointing] = field(default_factory=dict)
    after: Mapping[str, Pointing] = field(default_factory=dict)
    stretches: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    ago: str = "(?!)"
    units: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    day_of_month: str = "(?!)"
    in_month: str = "(?!)"
    in_year: str = "(?!)"
    of_year: Mapping[str, int] = field(default_factory=dict)
    same_day: str = "(?!)"
    to_come: str = "(?!)"
    has_come: str = "(?!)"
    unsure: str = "(?!)"
    arranged: str = "(?!)"
    spaced: bool = True
    cased_days: bool = False


def _pieces(words: str) -> tuple[str, ...]:
    """Pieces of words, parted by spaces; a middle dot stands for a space in one."""
    return tuple(piece.replace("·", " ") for piece in words.split())


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _numbered(words: str) -> dict[str, int]:
    return {
        word: number for number, each in enumerate(words.split(), 1) for word in each.split("|")
    }


_ENGLISH_MONTHS = _words(
    "january february march april may june july august september october november december "
    "jan feb mar apr aug sep sept oct nov dec"
)
_ENGLISH = DateWords(
    hints=_pieces(
        "day night week month year quarter morning afternoon evening tomorrow 19 20 Jan Feb "
        "Mar Apr May Jun Jul Aug Sep Oct Nov Dec Mon. Tue Wed. Thu Fri. Sat. Sun. the·0 "
        "the·1 the·2 the·3 the·4 the·5 the·6 the·7 the·8 the·9"
    ),
    openings={
        "day": _words("the yesterday last today tonight this tomorrow"),
        "weekday": _words(
            "this last next coming past monday mon tuesday tues tue wednesday wed thursday thu "
            "thur thurs friday fri saturday sat sunday sun"
        ),
        "ago": _words("a an one two three four five six seven eight nine ten eleven twelve"),
        "same_day": _words("on the that"),
        "month_of_year": _ENGLISH_MONTHS,
        "month_day": _ENGLISH_MONTHS,
        "month": _ENGLISH_MONTHS
        | _words("in since until by from during early late of last next this mid"),
        "day_of_month": _words("on by until since from before after"),
        "stretch": _words("earlier later this last next the"),
        "year": _words(
            "in since until by from during early late a the its their end start beginning "
            "middle spring summer autumn"
        ),
    },
    cue_openings=_words(
        "will would shall to must is are be been due set scheduled slated expected poised plan "
        "plans planning hope hopes aim aims intend intends want wants going agreed vowed promised "
        "pledged upcoming ahead deadline 'll said told says was were had did has have met held "
        "took made began came went gave left found won lost rose fell got saw sent spoke struck "
        "hit died broke sank ran wrote led kept after following since may might could can cannot "
        "should asked urged ordered invited warned born go goes opens begin begins starts resume "
        "resumes kick kicks take takes meet meets expire expires hosts faces ends closes plays "
        "hears resigns arrives decides"
    ),
    days={
        "the day before yesterday": -2,
        "yesterday": -1,
        "last night": -1,
        "today": 0,
        "tonight": 0,
        "this (?:morning|afternoon|evening)": 0,
        "the day after tomorrow": 2,
        "tomorrow": 1,
    },
    weekdays=(
        r"Monday|Mon\.", r"Tuesday|Tues?\.", r"Wednesday|Wed\.", r"Thursday|Thu(?:rs?)?\.",
        r"Friday|Fri\.", r"Saturday|Sat\.", r"Sunday|Sun\.",
    ),
    months=r"January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?",
    before={"this past": "recent", "this coming": "coming", "last": "last", "this": 0,
            "next": "next", "coming": "coming", "past": "recent"},
    after={"last week": -1, "of last week": -1, "this week": 0, "of this week": 0,
           "next week": 1, "of next week": 1},
    stretches={
        "(?:earlier |later )?this week": ("week", 0),
        "last week": ("week", -1),
        "next week": ("week", 1),
        "(?:earlier |later )?this month": ("month", 0),
        "last month": ("month", -1),
        "next month": ("month", 1),
        "(?:earlier |later )?this year": ("year", 0),
        "last year": ("year", -1),
        "next year": ("year", 1),
        "this quarter": ("quarter", 0),
        "last quarter": ("quarter", -1),
        "next quarter": ("quarter", 1),
        "last weekend": ("weekend", -1),
        "(?:this|the) weekend": ("weekend", 0),
    },
    ago="{n} {unit} ago",
    units={"days?": "day", "weeks?": "week", "months?": "month", "years?": "year"},
    numbers=_numbered(
        "[Aa]|[Aa]n|[Oo]ne [Tt]wo three four five six seven eight nine ten eleven twelve"
    ),
    day_of_month=r"(?:[Oo]n|by|until|since|from|before|after) the (?P<dom>[0-3]?\d)(?:st|nd|rd|th)"
    r"(?=[,.;:)]|$| (?:at|in|and|when|after|for|with|to|of (?:this|the same) month)\b)",
    in_month=r"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Dd]uring|[Ee]arly|[Ll]ate|of|early in"
    r"|late in|[Ll]ast|[Nn]ext|[Tt]his|mid-?)",
    in_year=r"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Dd]uring|[Ee]arly|[Ll]ate|[Ee]arly in"
    r"|[Ll]ate in|[Aa]|[Tt]he|its|their|(?:end|start|beginning|middle|spring|summer|autumn) of"
    r"|[Ii]n the year)",
    of_year={"last year": -1, "this year": 0, "next year": 1},
    same_day=r"(?:[Oo]n )?(?:[Tt]he same|[Tt]hat same|[Tt]hat) day",
    # With what follows them: "will be held" is to come, though "held" by itself has come.
    to_come=r"(?:will|would(?! have)|shall|to(?= be)|must(?! have))(?: not| also| only| again"
    r"| now| be| [a-z]+ly)*(?: [a-z]{3,})?"
    r"|(?:is|are|be|been|due|set|scheduled|slated|expected|poised"
    r"|plans?|planning|hopes?|aims?|intends?|wants?|going|agreed|vowed|promised"
    r"|pledged) (?:to|for)|due|upcoming|ahead of|deadline|'ll",
    has_come=r"said|told|says|was|were|had|did|has|have|met|held|took|made|began|came|went|gave"
    r"|left|found|won|lost|rose|fell|got|saw|sent|spoke|struck|hit|died|broke|sank|ran|wrote|led|kept"
    r"|after|following|since|[a-z]{2,}ed",
    unsure=r"(?:was|were|had been|been) (?:due|set|scheduled|slated|expected|supposed|planned)"
    r"|(?:was|were) to (?:be )?[a-z]+"
    r"|(?:may|might|could|can|cannot|should|would have|must have)(?: not| also| only| be| have"
    r"| been| [a-z]+ly)*(?: [a-z]{3,})?"
    r"|(?:told|asked|urged|ordered|invited|warned) (?:\w+ ){1,3}to|[Bb]orn",
    arranged=r"(?:is|are)(?= on\b)|go(?:es)? to|(?<!to )(?:opens|begins?|starts|resumes?|kicks? off"
    r"|takes? (?:place|effect|office)|meets?|expires?|hosts|faces|ends|closes|plays|hears|resigns"
    r"|arrives|decides)",
)  # fmt: skip

_GERMAN = DateWords(
    hints=_pieces(
        "tag Tag ittwoch abend estern eute morgen Woche Monat Jahr Jän Jan Feb Mär Apr Mai "
        "Jun Jul Aug Sep Okt Nov Dez 19 20 0. 1. 2. 3. 4. 5. 6. 7. 8. 9."
    ),
    cased_days=True,
    days={
        "[Vv]orgestern": -2,
        "[Gg]estern(?: Morgen|abend| Abend|nachmittag| Nachmittag)?": -1,
        "[Hh]eute(?: Morgen|früh| früh| Abend| Nachmittag| Vormittag)?": 0,
        "[Üü]bermorgen": 2,
        "(?<!eute )(?<!estern )(?<!am )morgen": 1,
    },
    weekdays=tuple(
        f"{day}(?:abend|morgen|mittag|nachmittag|vormittag|nacht)?"
        for day in ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag",
                    "(?:Samstag|Sonnabend)", "Sonntag")
    ),
    months="Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November"
    "|Dezember",
    before={"(?:vergangene[nrs]?|vorige[nrs]?)": "recent", "letzte[nrs]?": "last", "diese[nrs]?": 0,
            "nächste[nrs]?": "next", "kommende[nrs]?": "coming"},
    stretches={
        "(?:vergangene|vorige|letzte)[nr]? Woche": ("week", -1),
        "diese[rn]? Woche": ("week", 0),
        "(?:kommende|nächste)[nr]? Woche": ("week", 1),
        "(?:vergangenen|vorigen|letzten) Monat": ("month", -1),
        "diese[nm] Monat": ("month", 0),
        "(?:kommenden|nächsten) Monat": ("month", 1),
        "(?:vergangene[ns]|vorige[ns]|letzte[ns]) Jahr": ("year", -1),
        "diese[sm] Jahr": ("year", 0),
        "(?:kommende[ns]|nächste[ns]) Jahr": ("year", 1),
        "(?:vergangene|letzte)[ns]? Wochenende": ("weekend", -1),
    },
    ago="[Vv]or {n} {unit}",
    units={"Tage?n?": "day", "Wochen?": "week", "Monate?n?": "month", "Jahre?n?": "year"},
    numbers=_numbered("einem|einer zwei drei vier fünf sechs sieben acht neun zehn elf zwölf"),
    day_of_month=r"(?:[Aa]m|[Vv]om|[Zz]um|[Ss]eit dem|[Bb]is zum) (?P<dom>[0-3]?\d)\."
    "(?=[,;:)]|$| (?=[a-zäöü]))",
    in_month=r"(?:[Ii]m|[Ss]eit|[Bb]is|[Vv]on|Anfang|Ende|Mitte)",
    in_year=r"(?:[Ii]m Jahre?|[Ss]eit|[Bb]is|[Aa]nno|Anfang|Ende|Mitte)",
    of_year={"(?:vergangenen|vorigen|letzten) Jahres": -1, "dieses Jahres": 0,
             "(?:kommenden|nächsten) Jahres": 1},
    same_day="am (?:selben|gleichen) Tag",
    # What is arranged, in the present tense, or was meant to be.
    unsure="woll(?:te|ten)|soll(?:te|ten)|tagt|tagen|beginnt|beginnen|startet|öffnet|trifft|treffen"
    "|reist|kommt|findet|finden",
    to_come="wird|werden|soll|sollen|will|wollen|geplant|vorgesehen|kommende[nrs]?",
)  # fmt: skip

_FRENCH = DateWords(
    hints=_pieces(
        "ier ujourd emain undi ardi ercredi eudi endredi amedi imanche emaine mois an· an, "
        "an. ans anné jour week 19 20 janv févr mars avril mai juin juil août sept octob "
        "novem décem"
    ),
    days={"avant-hier": -2, "hier(?: matin| soir)?": -1, "aujourd['’]hui": 0, "après-demain": 2,
          "demain": 1},
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    months="janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre"
    "|décembre",
    before={"ce": 0},
    after={"dernier": "last", "passé": "recent", "prochain": "next", "de la semaine dernière": -1,
           "de la semaine prochaine": 1},
    stretches={
        "la semaine (?:dernière|passée)": ("week", -1),
        "cette semaine": ("week", 0),
        "la semaine prochaine": ("week", 1),
        "le mois (?:dernier|passé)": ("month", -1),
        "ce mois(?:-ci)?": ("month", 0),
        "le mois prochain": ("month", 1),
        "(?:l['’]an|l['’]année) (?:dernier|dernière|passée?)": ("year", -1),
        "cette année": ("year", 0),
        "(?:l['’]an|l['’]année) (?:prochain|prochaine)": ("year", 1),
        "le week-end dernier": ("weekend", -1),
    },
    ago="[Ii]l y a {n} {unit}",
    units={"jours?": "day", "semaines?": "week", "mois": "month", "ans?|années?": "year"},
    numbers=_numbered("un|une deux trois quatre cinq six sept huit neuf dix onze douze"),
    in_month=r"(?:[Ee]n|[Dd]epuis|[Dd]ébut|[Ff]in|[Mm]i-?|[Aa]u mois d[e'’])",
    in_year=r"(?:[Ee]n|[Dd]epuis|[Dd]ébut|[Ff]in)",
    of_year={"de l['’]année dernière|de l['’]an dernier": -1, "de cette année": 0},
    same_day="le même jour",
    # Futures, whose verbs are too many to name, and the present tense of what is arranged.
    unsure="(?!(?:sera|seront|aura|auront)\\b)\\w{2,}(?:ra|ront)|vient|viennent"
    "|se réuni(?:t|ssent)|commence|débute|ouvre|reprend",
    to_come="va|vont|doit|doivent|devrait|devraient|prévue?s?|sera|seront|aura|auront|prochain",
)  # fmt: skip

_SPANISH = DateWords(
    hints=_pieces(
        "yer noche oy añana unes artes iérc ueves iernes ábado omingo emana mes año día "
        "enero febr marzo abril mayo junio julio agosto sept octub noviem diciem 19 20"
    ),
    days={"anteayer": -2, "ayer": -1, "anoche": -1, "hoy": 0, "pasado mañana": 2,
          "(?<!la )(?<!de )(?<!esta )(?<![Ee]l )(?<!del )mañana": 1},
    weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    months="enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre"
    "|noviembre|diciembre",
    before={"este": 0, "pasado": "recent", "próximo": "next"},
    after={"pasado": "recent", "próximo": "next", "de la semana pasada": -1,
           "de la próxima semana": 1},
    stretches={
        "la semana pasada": ("week", -1),
        "esta semana": ("week", 0),
        "la (?:próxima semana|semana próxima|semana que viene)": ("week", 1),
        "el mes pasado": ("month", -1),
        "este mes": ("month", 0),
        "el (?:próximo mes|mes próximo|mes que viene)": ("month", 1),
        "el año pasado": ("year", -1),
        "este año": ("year", 0),
        "el (?:próximo año|año próximo|año que viene)": ("year", 1),
        "el (?:pasado fin de semana|fin de semana pasado)": ("weekend", -1),
    },
    ago="[Hh]ace {n} {unit}",
    units={"días?": "day", "semanas?": "week", "mes(?:es)?": "month", "años?": "year"},
    numbers=_numbered("un|una dos tres cuatro cinco seis siete ocho nueve diez once doce"),
    in_month=r"(?:[Ee]n|[Dd]esde|[Hh]asta|[Pp]rincipios de|[Ff]inales de|[Mm]ediados de)",
    in_year=r"(?:[Ee]n|[Dd]esde|[Hh]asta)",
    of_year={"del año pasado": -1, "de este año": 0},
    same_day="el mismo día|ese (?:mismo )?día",
    # Futures, whose verbs are too many to name, and the present tense of what is arranged.
    unsure="(?!(?:será|serán|tendrá|tendrán)\\b)\\w{2,}(?:rá|rán)|empieza|comienza|abre"
    "|se reúnen?",
    to_come="será|serán|tendrá|tendrán|va a|van a|prevén?|previst[oa]s?|próxim[oa]s?",
)  # fmt: skip

_RUSSIAN = DateWords(
    hints=_pieces(
        "чера егодня автра онед торник ред етвер ятниц уббот оскрес едел есяц год лет дн "
        "день январ феврал март апрел мая июн июл август сентябр октябр ноябр декабр 19 20"
    ),
    days={"позавчера": -2, "вчера": -1, "сегодня": 0, "послезавтра": 2, "завтра": 1},
    weekdays=("понедельник[а]?", "вторник[а]?", "сред[ауы]", "четверг[а]?", "пятниц[ауы]",
              "суббот[ауы]", "воскресенье|воскресенья"),
    months="января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
    before={"прошл(?:ый|ую|ое)": "last", "минувш(?:ий|ую|ее)": "recent",
            "следующ(?:ий|ую|ее)": "next", "ближайш(?:ий|ую|ее)": "coming",
            "эт(?:от|у|о)": 0},
    stretches={
        "на прошлой неделе": ("week", -1),
        "на этой неделе": ("week", 0),
        "на следующей неделе": ("week", 1),
        "в прошлом месяце": ("month", -1),
        "в этом месяце": ("month", 0),
        "в следующем месяце": ("month", 1),
        "в прошлом году": ("year", -1),
        "в этом году": ("year", 0),
        "в следующем году": ("year", 1),
    },
    ago="{n} {unit} назад",
    units={"дн(?:я|ей)|день": "day", "недел[юиь]": "week", "месяц(?:а|ев)?": "month",
           "год(?:а)?|лет": "year"},
    numbers=_numbered("один|одну два|две три четыре пять шесть семь восемь девять десять"),
    in_year=r"[Вв]|[Сс]|[Дд]о",
    of_year={"прошлого года": -1, "этого года": 0, "следующего года": 1},
    same_day="в тот же день",
    # Present and future of reflexive verbs are the same form.
    unsure="(?!(?:состоится|состоятся)\\b)[а-я]+(?:[её]тся|ится|ятся|утся)",
    to_come="будет|будут|состоится|состоятся|пройд[её]т|пройдут|планиру[а-я]+|намерен[аы]?",
)  # fmt: skip

_CHINESE = DateWords(
    hints=_pieces(
        "日 号 號 天 月 年 周 週 星期 礼拜 禮拜 昨晚 今晚"
    ),
    days={"前天": -2, "(?:昨天|昨日|昨晚)": -1, "(?:今天|今日|今晚)": 0, "(?:明天|明日)": 1,
          "(?:后天|後天)": 2},
    weekdays=tuple(
        f"(?:周|星期|礼拜|週|禮拜)[{day}]" for day in ("一", "二", "三", "四", "五", "六", "日天")
    ),
    before={"上个?": -1, "(?:本|这个?|這個?)": 0, "下个?": 1},
    stretches={
        "上个?(?:周|星期|週)": ("week", -1),
        "(?:本|这|這)(?:周|星期|週)": ("week", 0),
        "下个?(?:周|星期|週)": ("week", 1),
        "上个?月|上個月": ("month", -1),
        "本月|这个月|這個月": ("month", 0),
        "下个?月|下個月": ("month", 1),
        "去年": ("year", -1),
        "今年": ("year", 0),
        "明年": ("year", 1),
        "前年": ("year", -2),
    },
    ago="{n}{unit}前",
    units={"天": "day", "周|星期|週": "week", "个月|個月": "month", "年": "year"},
    numbers=_numbered("一 二|两|兩 三 四 五 六 七 八 九 十"),
    day_of_month=r"(?<![\d月至到、-])(?P<dom>[0-3]?\d)[日号號](?![\d至到、-]|均|本|元)",
    same_day="当天|當天|同日|当日|當日",
    to_come="将|將|拟|即将|即將|计划|計劃|预计|預計",
    spaced=False,
)  # fmt: skip

_JAPANESE = DateWords(
    hints=_pieces(
        "日 月 年 週 きのう きょう あす あした おととい あさって"
    ),
    days={"(?:一昨日|おととい)": -2, "(?:昨日|きのう)": -1, "(?:今日|本日|きょう)": 0,
          "(?:明日|あす|あした)": 1, "(?:明後日|あさって)": 2},
    weekdays=tuple(f"{day}曜日" for day in "月火水木金土日"),
    before={"先週の?": -1, "今週の?": 0, "来週の?": 1},
    stretches={
        "先週": ("week", -1), "今週": ("week", 0), "来週": ("week", 1),
        "先月": ("month", -1), "今月": ("month", 0), "来月": ("month", 1),
        "昨年|去年": ("year", -1), "今年|本年": ("year", 0), "来年": ("year", 1),
        "一昨年|おととし": ("year", -2),
    },
    ago="{n}{unit}前",
    units={"日": "day", "週間": "week", "か月|カ月|ヶ月": "month", "年": "year"},
    numbers=_numbered("一 二 三 四 五 六 七 八 九 十"),
    day_of_month=r"(?<![\d月~〜～-])(?P<dom>[0-3]?\d)日(?![\d間目前後以連]|から\d|、\d)",
    same_day="同日|当日",
    to_come="予定|見通し|方針|計画",
    spaced=False,
)  # fmt: skip

_KOREAN = DateWords(
    hints=_pieces(
        "일 월 년 주 달 해 어제 오늘 내일 그제 모레 작년 전날"
    ),
    days={"(?:그제|그저께)": -2, "(?:어제|전날 밤)": -1, "오늘": 0,
          "내일(?!신문)": 1, "모레": 2},
    weekdays=tuple(f"{day}요일" for day in "월화수목금토일"),
    before={"(?:지난 ?주|저번 ?주) ?": -1, "이번 ?주 ?": 0, "다음 ?주 ?": 1,
            "지난 ": "recent", "오는 ": "coming"},
    stretches={
        "지난 ?주|저번 ?주": ("week", -1), "이번 ?주|금주": ("week", 0),
        "다음 ?주|내주": ("week", 1), "지난 ?달": ("month", -1), "이번 ?달|이달": ("month", 0),
        "다음 ?달|내달": ("month", 1),
        "지난 ?해|작년": ("year", -1), "올해|금년": ("year", 0), "내년": ("year", 1),
        "재작년": ("year", -2),
    },
    ago="{n} ?{unit} ?전(?!망|략|체|쟁|국|문|력|기|달|날)",
    units={"일": "day", "주(?:일)?": "week", "개월|달": "month", "년": "year"},
    numbers=_numbered("한 두 세 네 다섯 여섯 일곱 여덟 아홉 열"),
    day_of_month=r"(?<![\d월~∼-])(?<!월 )(?P<dom>[0-3]?\d)일"
    r"(?=[ ,.(·)]|에|부터|까지|$)(?! ?(?:간|동안|째|만에|이상|이내|전|후|뒤))",
    same_day="같은 날|이날|당일",
    to_come="예정|계획|전망|방침|오는|열린다|할 것|앞두고",
    spaced=False,
)  # fmt: skip

DATE_WORDS: Mapping[str, DateWords] = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "ru": _RUSSIAN,
    "zh": _CHINESE,
    "ja": _JAPANESE,
    "ko": _KOREAN,
}
