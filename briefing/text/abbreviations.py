"""Abbreviations that end in a full stop, by what may follow them.

An entry in lower case stands for every way of writing it; an entry with a capital stands
only for that ("Mass." is a state, "mass." ends a sentence). Without the final full stop.
"""

from __future__ import annotations

from functools import lru_cache

from briefing.records.frozen import dataclass
from briefing.text.stopwords import STOPWORDS


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviations:
    """What a full stop after a word means in one language.

    After ``joined`` no sentence ends (titles, "e.g."). After ``counted`` none does where a
    number follows ("No. 5"). After ``loose`` one ends only where a word follows that opens
    sentences ("Inc. The"). ``openers`` are those words, in lower case. ``ordinals`` is
    True where a full stop makes an ordinal of a number ("3. Oktober"), ``numbered`` where
    dates are written with full stops and spaces ("2017. 5. 19."). ``every`` is all of the
    abbreviations in lower case.
    """

    joined: frozenset[str]
    counted: frozenset[str]
    loose: frozenset[str]
    openers: frozenset[str]
    ordinals: bool
    numbered: bool
    every: frozenset[str]

    def joins(self, word: str) -> bool:
        # A title may be set in capitals ("GEN."), what is loose may then be another word.
        return (
            word in self.joined
            or word.lower() in self.joined
            or (word.isupper() and word.capitalize() in self.joined)
        )

    def counts(self, word: str) -> bool:
        return word.lower() in self.counted

    def is_loose(self, word: str) -> bool:
        return word in self.loose or word.lower() in self.loose


# Of every language: what news in any of them takes over from others.
_JOINED_ANYWHERE = "dr prof mr mrs ms messrs mme mlle vs cf kl e.g i.e approx"
_COUNTED_ANYWHERE = "no nos nr art p pp vol vols fig figs ch chap ver op cit par"
_LOOSE_ANYWHERE = """
    inc corp ltd co jr sr bros cie llc plc tel fax ed eds est max min al ca st ste mt mts ft pt etc
    bn mn mln tn hrs mph lbs kg km
"""

_JOINED = {
    "en": """
        Gen Lt Col Capt Cpt Cmdr Cdr Cpl Sgt Pvt Pfc Maj Brig Adm Msgt Ssgt Tsgt Supt Insp Det
        Sen Rep Reps Sens Gov Govs Pres Amb Atty Asst Assoc Dep Rev Revd Hon Fr Msgr Bp
        Abp Ald Cllr Comdr Commr Drs Esqs Gens Hons Mgr Profs Rt Supts Treas Ven Pte
        v viz incl esp""",
    "de": """
        z d i o u v s hr fr frl dipl ing dr med jur phil hc gen maj oberst oblt hptm bzw z.b d.h
        u.a u.ä s.o s.u vgl ca evtl ggf inkl exkl sog bspw insb zzgl zz tägl jährl mtl v.a i.d.r
        z.t u.u o.ä geb gest st hl ehem stellv vors abs dt engl franz russ amerik chin""",
    "fr": """
        M MM mme mmes mlle mlles Me mgr dr pr gén col cap cdt lt st ste env av ap p.ex c.-à-d
        chap éd""",
    "es": """
        sr sra srta sres sras D dña dr dra lic ing arq prof gral cnel tte cap sto sta p.ej excmo
        ilmo av avda pág págs núm aprox ud uds vd vds ee depto""",
    "it": """
        sig sigg sig.ra dott dott.ssa prof prof.ssa avv ing arch on sen gen col cap mons p.es es
        pag pagg S SS cfr""",
    "pt": """
        sr sra srta dr dra prof profa eng exmo exma gen cel cap ten sgt D av p.ex pág págs núm sto
        sta""",
    "nl": """
        dhr mevr mw mr drs ir ing dr prof gen kol kapt ds st bijv bv d.w.z m.b.t o.a t.o.v i.v.m
        a.u.b ca circa resp jl vgl""",
    "ru": """
        ул пл пр просп пер наб кв стр обл тов гр акад проф доц ген полк кап лейт
        св напр см ср т.е т.н т.к""",
}
_COUNTED = {
    "en": "sec secs para paras ex exs app art arts nos bk pt rm ext sq",
    "de": "nr nrn ziff abschn abb s bd kap aufl",
    "fr": "n no nos art al",
    "es": "núm nº art cap",
    "it": "n art",
    "pt": "nº art",
    "nl": "nr art blz",
    "ru": "№ ст п пп рис гл",
}
_LOOSE = {
    "en": """
        Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri
        Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Md Mass Mich Minn Miss Mo
        Mont Neb Nebr Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wisc Wyo Ont Que Alta Sask
        Ave Blvd Rd Hwy Sq Ln Bldg Dept Div Univ Inst Assn Intl Natl Govt Dist Mfg Mgmt Bancorp
        Cos Esq Ret Jnr Snr Ph.D M.D""",
    "de": """
        jan feb mär apr jun jul aug sep sept okt nov dez mo di mi do fr sa str mio mrd tsd std gmbh
        e.v a.d jh jhd n.chr v.chr tel usw""",
    "fr": "janv févr avr juil sept oct nov déc bd boul fg s.a",
    "es": "ene feb abr jun jul ago sept oct nov dic uu ee.uu s.a c.v",
    "it": "gen feb mar apr mag giu lug ago set sett ott nov dic s.p.a s.r.l",
    "pt": "jan fev mar abr jun jul ago set out nov dez s.a ltda",
    "nl": "jan feb mrt apr jun jul aug sep sept okt nov dec n.v b.v str",
    "ru": """
        им г гг р млн млрд тыс трлн руб долл коп янв февр апр авг сент окт нояб дек чел др пр т.д
        т.п""",
}

# What may follow the time of day within a sentence ("10 p.m. Eastern").
CLOCK = frozenset({"a.m", "p.m"})
CLOCK_WORDS = _words("""
    est edt et cst cdt ct mst mdt mt pst pdt pt gmt utc bst cet cest kst jst ist msk eastern central
    pacific mountain greenwich local monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
""")
# Of the loose ones, those after which a sentence ends wherever a capital follows.
MEASURES = frozenset({"etc", "usw", "bn", "mn", "mln", "tn", "hrs", "mph", "lbs", "kg", "km"})

# Languages that write ordinals as a number and a full stop.
_ORDINAL_LANGUAGES = frozenset(
    {"cs", "da", "de", "et", "fi", "hr", "hu", "is", "lv", "nb", "nn", "no", "pl", "sk", "sl", "sr"}
)

# Words that open sentences and hardly ever stand inside a name with a capital. Of the
# function words, those that names do begin with are left out.
_MORE_OPENERS = {
    "en": """
        mr mrs ms meanwhile earlier later nevertheless nonetheless moreover furthermore according
        despite following today yesterday instead perhaps asked let therefore thus hence indeed
        finally recently""",
    "de": "zudem außerdem allerdings dennoch dagegen deshalb daher inzwischen zuvor laut heute",
    "fr": "cependant toutefois ensuite enfin hier aujourd selon",
    "es": "según ayer hoy mientras finalmente tras",
    "it": "secondo ieri oggi intanto infine",
    "pt": "segundo ontem hoje entretanto finalmente",
    "nl": "volgens gisteren vandaag intussen",
    "ru": "вчера сегодня ранее однако между",
}
_NOT_OPENERS = _words("""
    will may can must might do own mine us like no an all than de des den der die van la le el los
    las du di da dos das il
""")
_ARTICLES_OPEN = {
    "de": frozenset({"der", "die", "den", "des"}),
    "fr": frozenset({"la", "le", "des", "du", "il"}),
    "es": frozenset({"el", "la", "los", "las"}),
    "it": frozenset({"la", "le", "il"}),
}


@lru_cache(maxsize=32)
def abbreviations(language: str | None) -> Abbreviations:
    """Return the abbreviations of a language; English ones where it is unknown or None."""
    known = language if language in _JOINED else "en"
    openers = (STOPWORDS[known] - _NOT_OPENERS) | _ARTICLES_OPEN.get(known, frozenset())
    joined = _words(f"{_JOINED_ANYWHERE} {_JOINED[known]}")
    counted = _words(f"{_COUNTED_ANYWHERE} {_COUNTED[known]}")
    loose = _words(f"{_LOOSE_ANYWHERE} {_LOOSE[known]}")
    return Abbreviations(
        joined=joined,
        counted=counted,
        loose=loose,
        openers=openers | _words(_MORE_OPENERS[known]),
        numbered=language == "ko",
        ordinals=language in _ORDINAL_LANGUAGES,
        every=frozenset(word.lower() for word in joined | counted | loose),
    )
