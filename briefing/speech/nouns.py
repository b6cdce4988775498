"""The words that may name somebody who speaks."""

from __future__ import annotations

import re
from itertools import pairwise

from briefing.text.patterns import Lazy, word_set
from briefing.text.people_words import BODIES as NOT_PEOPLE
from briefing.text.roles import ROLE_HEADS, SHORT_RANKS, TITLES, before_of

# What stands for quoted words, each for one of theirs.
MASK = "\x01"
PRONOUNS = word_set("he she it they")
# Who speaks without a name.
NOUNS = word_set(
    "ministry ministries government governments police authorities authority source sources "
    "company "
    "companies firm bank court office agency agencies department army military navy embassy party "
    "union unions association federation league council committee commission delegation "
    "delegations side sides ministers leaders countries presidents parties nations states campaign "
    "spokespeople doctors scientists researchers experts residents witnesses villagers "
    "relatives family families critics supporters opponents activists rebels militants "
    "investigators prosecutors firefighters report statement study survey lawsuit complaint "
    "newspaper magazine channel station website palace cabinet group groups organisation "
    "organization institute institution university hospital hospitals airline operator "
    "manufacturer club mother father wife husband son daughter brother sister friend friends "
    "neighbour neighbor neighbours neighbors parents woman man girl boy men women passenger "
    "passengers member members guide driver drivers students teachers workers centre center "
    "service bureau board panel jury administration opposition coalition alliance chamber "
    "cooperative laboratory inquiry network diplomats ministers’ economists analysts lawyers "
    "historians engineers farmers fishermen soldiers officers officials owners brokers duo pair "
    "prosecution defence defense watchdog regulator developer team crew retailer lender maker "
    "associations federations councils committees charities charity firms banks pilots nurses "
    "executives politicians campaigners scholars academics detectives growers exporters unions "
    "guard owner promoter shareholders investors premiers envoys negotiators mediators senators "
    "lawmakers users paper television radio broadcaster daily weekly star gunman cable cables "
    "tank suit petition testimony document documents memo letter filing affidavit indictment "
    "newspapers leaflet communique "
    "communiqué resolution manifesto spokespersons publisher regulators carmaker shipowner "
    "carrier boyfriend girlfriend partner colleague colleagues roommate aide aides agent "
    "spokeswomen media branch wing arm chapter unit headquarters mission secretariat presidency "
    "consulate ombudsman post website editorial column memoir"
)
_DETERMINERS = word_set(
    "the a an its his her their this another one two three four five six both several some most "
    "many all other our my local state senior former top chief new other state-run independent "
    "chinese-led federal national regional opposition ruling veteran acting deputy retired"
)
_COUNTED = word_set("a one two three four five six several some")
_INFORMED = ("with the matter", "on the matter", "with the talks", "on the talks", "with the plan")
_DAYS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july "
    "august september october november december today yesterday however meanwhile moreover "
    "instead still also then later earlier but and yet so thus i we you there here that this these "
    "please those who what which nobody everyone someone everybody none"
)
# "his longtime agent Ida Holm"
_OPENS_LONG = word_set("the his her its their")
# Alone they are nobody of whom a reader could tell who they are.
_ANYBODY = word_set(
    "some others another many most both all several few people anyone one two three more "
    "thousands hundreds dozens scores millions"
)
# "shipbroker Lund", "carmaker Orr": what a house or a person is, right before the name.
_CALLING = re.compile(
    r"[a-z-]+(?:er|or|ist|ian|man|woman|company|firm|group|bank|giant|airline|agency|broadcaster"
    r"|daily"
    r"|party|union|club|star|striker|lawyer|mp)"
)
_SOME_OF = Lazy(
    r"(?:one|two|three|several|some|many|most|both|another) of (?:them|those [a-z]+"
    r"|(?:the|its|their|his|her)(?: [\w-]+){1,2})",
    re.IGNORECASE,
)
_INITIALS = Lazy(r"(?:[A-Z]\.){2,}")
_SHORT_COUNTRIES = frozenset(["U.S.", "U.K.", "U.N.", "E.U.", "U.A.E.", "U.S.A."])


def is_speaker(words: str) -> bool:
    """Whether a noun phrase may be somebody who speaks."""
    lower = words.lower()
    if lower in PRONOUNS or _SOME_OF.fullmatch(words):
        return True
    if _INITIALS.fullmatch(words) and words not in _SHORT_COUNTRIES:
        return False  # "Washington, D.C.,"
    if lower.endswith((" there", " here")):
        words = words.rsplit(" ", 1)[0]
    core = before_of(words).split()
    if len(core) == 1 and core[0].lower() in _ANYBODY:
        return False
    if "/" in words or "\\" in words or "@" in words:
        return False  # what stands below a picture
    if not core or len(core) > (14 if "and" in core else 9) or len(words) > 160:
        return False
    head = core[-1]
    plain = head.lower().rstrip("'’")
    if plain in _DAYS or core[0].lower() in ("no", "nobody", "there", "every", "each", "not", "it"):
        return False
    for ending in ("'s", "’s"):
        if head.endswith(ending):
            return False
    if head[0].isupper() or (head[0].isdigit() and len(core) > 1 and core[-2][0].isupper()):
        return _is_proper(core)
    if plain in ("people", "person"):
        # "two people familiar with the matter"
        return core[0].lower() in _COUNTED and words.lower().endswith(_INFORMED)
    if any(
        before.islower() and before not in _BEFORE_CAPITAL and following[0].isupper()
        for before, following in pairwise(words.split()[3:])
    ):
        return False  # "Thousands flee the violence Lunde officials": a headline ran into it
    one = f"{plain[:-3]}y" if plain.endswith("ies") else plain.removesuffix("s")
    if plain in NOUNS or plain in ROLE_HEADS or one in NOUNS or one in ROLE_HEADS:
        return True
    return len(core) > 1 and is_agent(one)


_BEFORE_CAPITAL = word_set(
    "of the a an in at on for from with to by and or near between against outside inside under "
    "over former senior top chief de van von der bin al his her its their"
)


def is_agent(noun: str) -> bool:
    """Whether a noun in small letters tells by its ending who does something ("producer")."""
    return _AGENT.fullmatch(noun) is not None and noun not in _THINGS


_AGENT = Lazy(r"[a-z-]{2,}(?:[^aeiou]er|ator|itor|utor|ist|ician|keeper|man|woman|worker)")
_THINGS = word_set(
    "letter paper poster order number banner sticker newsletter folder chapter matter weather "
    "summer winter river computer other another member server disaster water power border corner "
    "former latter charter register center disorder danger dinner chamber quarter shelter cover "
    "offer answer tower fever filter buyer wonder thunder list twist human german roman ocean "
    "elevator indicator monitor calculator tracker scanner barrier carrier bomber "
    "freighter "
    "trailer poster header printer router reminder chart container helicopter crater character "
    "counter theater master cluster timber lumber slaughter laughter rubber copper silver finger "
    "shoulder layer prayer hammer ladder burger butter leather feather manner banter center timer "
    "cylinder meter thermometer ledger encounter september october november december"
)


def _is_proper(core: list[str]) -> bool:
    """Whether the words before a capitalised head are of a name, a role or a determiner."""
    if len(core) == 1:
        return len(core[0]) > 1
    for number, word in enumerate(core):
        if (
            word[0].isupper()
            or word[0].isdigit()
            or word in ("&", "and", "de", "van", "von", "al-")
        ):
            continue
        lower = word.lower()
        # "close friend Ida Holm", "Lunde police Sgt. Ida Holm"
        # Up to four words before the name, the last of which tells what its bearer is.
        last = next(
            (core[at - 1].lower() for at in range(number + 1, len(core)) if core[at][0].isupper()),
            "",
        )
        if lower in NOUNS or last in NOUNS or is_agent(lower) or is_agent(last):
            continue
        if lower in ROLE_HEADS or lower in TITLES or lower in SHORT_RANKS or lower in _DETERMINERS:
            continue
        if number + 1 < len(core) and core[number + 1][0].isupper() and _CALLING.fullmatch(word):
            continue
        # "duty officer Rune Askvoll", "the opposition Harbour Party"
        if (
            any(one.lower() in ROLE_HEADS for one in core[number + 1 :])
            or core[0].lower() in _OPENS_LONG
        ):
            continue
        if word.startswith(("al-", "el-")) and word[3:4].isupper():
            continue
        if lower in ("of", "del", "der", "den", "bin", "la", "le", "di", "da", "du", "ul", "y"):
            continue
        return False
    return True


def is_name_like(words: str) -> bool:
    """Whether words are two to four capitalised ones, none of an organisation."""
    parts = words.split()
    return (
        1 < len(parts) < 6
        and all(part[0].isupper() or part in ("de", "van", "von", "bin", "al") for part in parts)
        and not any(part.lower().strip(".") in NOT_PEOPLE for part in parts)
    )
