"""Roles of people: the words that are a role, and a role as a text states it, with its party."""

from __future__ import annotations

import re

from briefing.records.frozen import dataclass
from briefing.text.parties import Parties
from briefing.text.patterns import Lazy, has_word, word_set

# What a role ends with, before what it is a role in ("minister of …").
ROLE_HEADS = word_set(
    "minister ministers president presidents premier premiers chancellor king queen prince "
    "princess "
    "pope emperor sultan emir sheikh sheik governor mayor senator representative congressman "
    "congresswoman secretary under-secretary undersecretary ambassador envoy consul spokesman "
    "spokeswoman spokesperson spokesmen director director-general chief head chairman chairwoman "
    "chairperson chair executive ceo cfo coo officer officers general colonel major captain "
    "commander commandant lieutenant sergeant corporal admiral marshal brigadier judge justice "
    "magistrate prosecutor attorney lawyer lawyers solicitor barrister sheriff detective constable "
    "superintendent analyst analysts economist economists strategist trader professor lecturer "
    "scientist researcher historian physicist biologist hydrologist geologist epidemiologist "
    "meteorologist astronomer psychologist doctor doctors surgeon nurse dean rector principal "
    "coach "
    "manager leader leaders official officials councillor councilor counsellor counselor "
    "commissioner inspector counsel adviser advisor aide deputy editor author engineer farmer "
    "fisherman teacher student archbishop bishop cardinal imam rabbi priest reverend pastor "
    "legislator lawmaker lawmakers parliamentarian mp delegate negotiator negotiators mediator "
    "speaker whip treasurer coordinator organiser organizer activist campaigner founder co-founder "
    "broker banker vice-president vice-chairman vice-minister "
    "counterpart colleague treasurer ombudsman auditor registrar curator keeper skipper "
    "resident witness victim survivor correspondent reporter journalist "
    "commentator columnist politician statesman diplomat diplomats firefighter paramedic "
    "policeman policewoman soldier specialist expert consultant planner chaplain coroner "
    "pathologist secretary-general attorney-general chairlady firstlady actor actress singer "
    "musician director-general designer architect photographer novelist poet writer shopkeeper"
)
# Abbreviated and polite titles that stand before a name and are no role.
TITLES = word_set("mr mrs ms miss sir dame lord lady mr. mrs. ms. dr dr. prof. prof")
SHORT_RANKS = word_set(
    "gen. sen. rep. gov. lt. col. maj. capt. cmdr. adm. sgt. cpl. pres. rev. hon. supt. insp. "
    "det. pvt. sec. brig. st. cllr"
)
# Roles whose "of" names their portfolio, not whom they speak for.
_GOVERNMENTS = word_set(
    "minister secretary under-secretary undersecretary premier president king "
    "queen ambassador envoy vice-minister general"
)
_ARTICLE = Lazy(
    r"^(?:an?|the|its|his|her|their|one of (?:the|its|his|her|their)|then) (?=\S)",
    re.IGNORECASE,
)
_OWNER = Lazy(
    r"^(?P<owner>(?:the )?[A-ZÀ-ÖØ-Þ][\w&.-]*(?: (?:of |de |and |the )?[A-ZÀ-ÖØ-Þ][\w&.-]*){0,4})"
    r"(?:['’]s|(?<=s)['’]) "
)
_OF = Lazy(
    r" (?:of|at|for|with|from|to|in) (?:the |a )?"
    r"(?=(?P<whole>[A-ZÀ-ÖØ-Þ0-9][\w&.'’-]*"
    r"(?: (?:(?:of|for|the|and|de|du|on|&) )*[A-ZÀ-ÖØ-Þ][\w&.'’-]*)*))"
)
_NAME_BEHIND = Lazy(
    r" and (?![^,]*(?:s|tion|ment|ity|nce|ure|ing)$)[A-ZÀ-ÖØ-Þ]\S+(?: [A-ZÀ-ÖØ-Þ]\S+){1,2}$"
)
_OF_COUNTRY = Lazy(r" (?P<link>of|at|in) (?:the )?(?=[A-ZÀ-ÖØ-Þ])")
_CLAUSE = Lazy(r",? (?:who|which|that|whose|where|when|as|after|while|told|said)\b.*$")
_NOUN_BEHIND = Lazy(r" (?!(?:of|at|for|with|from|to|in|on|and|who|near|based)\b)[a-z]")
# "Minister of Food and Fisheries of Norrava": the last "of" tells whose minister.
_WHOSE = Lazy(
    r"(?:[Mm]inister (?:of|for)|[Ss]ecretary for) .* of (?:the )?"
    r"(?P<name>[A-ZÀ-ÖØ-Þ][\w-]+(?: [A-ZÀ-ÖØ-Þ][\w-]+)?)$"
)
_SMALL_OWNER = Lazy(r"^[a-z][\w-]*['’]s (?=\w+ )")
_LEADS = Lazy(
    r"^who (?:leads|heads|chairs|runs|represents|speaks for|commands|led|organised|organized) "
)
# Owner and object of a role that are no party of their own.
_NO_PARTY = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december state defense defence foreign affairs "
    "finance health interior justice culture education staff"
)


_LAST = word_set("general designate elect emeritus clerk counsel")


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role in the text's words, and the party that the words state."""

    text: str | None
    party: str | None


def head_at(words: list[str]) -> int:
    """The index of the last word that is a role's head, -1 without one."""
    for number in range(len(words) - 1, -1, -1):
        if words[number].lower().rstrip(",") in ROLE_HEADS or words[number].lower() in SHORT_RANKS:
            return number
    return -1


def before_of(phrase: str) -> str:
    """A phrase up to its first preposition or clause: where its head word stands last."""
    return re.split(
        r" (?:of|at|for|with|from|to|in|on|near|who|which|that|whose|based|by|close|familiar"
        r"|being|(?:living|fighting|working|staying|serving|standing|waiting|travell?ing)"
        r" (?:in|at|on|near|for|with|from|outside|to|against)"
        r"|filed|released|published|issued|seen|obtained|posted|dated|commissioned|prepared"
        r"|speaking|representing|responsible|briefed|involved)\b|,",
        phrase,
        maxsplit=1,
    )[0]


def role_of(phrase: str, parties: Parties) -> Role | None:
    """A role and its party from a phrase such as "the Orvian trade minister", "director of Lunde
    Gas"; None where it has no word that is a role's head.

    The country is left out of the role's text where it only says whose role it is.
    """
    phrase = phrase.strip(" ,")
    if _LEADS.match(phrase):
        return Role(text=phrase, party=_of_party(phrase, parties))
    phrase = _NAME_BEHIND.sub("", _CLAUSE.sub("", phrase))
    while (article := _ARTICLE.match(phrase)) is not None and article[
        0
    ].strip().lower() != "former":
        phrase = phrase[article.end() :]
    phrase = _SMALL_OWNER.sub("", phrase)
    words = before_of(phrase).split()
    # The head stands last ("attorney general", "president-elect" are heads of two words).
    head = head_at(words)
    if head < 0 or len(words) - 1 - head > (words[-1].lower() in _LAST):
        return None
    owner = _OWNER.match(phrase)
    if owner is not None and owner.end() < len(phrase):
        party = _named(owner["owner"], parties)
        # "Farmers' leader" is of no house, nor does a lawyer's client make one.
        plural = " " not in owner["owner"] and owner[0].endswith(("s' ", "s’ "))
        if (plural or words[head].lower() in _OF_SOMEBODY) and party == owner["owner"]:
            party = None
        return Role(text=phrase[owner.end() :], party=party)
    party = None
    first = parties.first_of(before_of(phrase))
    if first is not None:
        party, start, end = first
        if start == 0:
            phrase = phrase[end:].removeprefix("'s").removeprefix("’s").strip()
        elif start == 7 and phrase.lower().startswith("former "):
            phrase = (phrase[:start] + phrase[end:].lstrip(" '’")).strip()
        return Role(text=phrase or None, party=party)
    country = _country_at_end(phrase, parties)
    if country is not None and country[3] != "of" and (house := _organisation(words)):
        # "Lunde Aid director in Peru" speaks for Lunde Aid.
        return Role(text=phrase, party=house)
    party = _of_party(phrase, parties)
    if party is not None:
        phrase = _without_party(phrase, parties)
    elif len(words) > 1:
        party = _organisation(words)
    return Role(text=phrase, party=party)


_OF_SOMEBODY = word_set("lawyer lawyers attorney solicitor barrister doctor aide")
_NO_HOUSE = word_set("Air Middle One Two Another Several Some")
_RANKING = word_set("senior former top chief deputy junior unnamed")
_SPEAKING_FOR = word_set(
    "delegate negotiator envoy diplomat "
    "spokesman spokeswoman spokesperson official executive analyst director chairman chairwoman "
    "chief"
)


def _organisation(words: list[str]) -> str | None:
    """The proper name before a role's head that it is a role in ("Lunde Gas spokesman")."""
    head = head_at(words)
    names = []
    first = next((at for at, word in enumerate(words[:head]) if word not in _RANKING), head)
    for word in words[first:head]:
        if not (word[0].isupper() or word[0].isdigit()) or word.lower() in ROLE_HEADS:
            break
        names.append(word)
    general = words[head] == "general" and words[head - 1] in ("director", "secretary")
    if not names or words[head][0].isupper() or not (general or words[head] in _SPEAKING_FOR):
        return None
    # "the Orvian chairman": of a country that the text does not name.
    if names[0] in _NO_HOUSE or (len(names) == 1 and names[0].endswith(("an", "ese", "ish", "ic"))):
        return None
    return None if has_word(" ".join(names), GOVERNMENT) else " ".join(names)


GOVERNMENT = word_set(
    "ministry ministries department government cabinet parliament senate congress police army navy "
    "treasury foreign defense defence interior home health state white house embassy office vice "
    "deputy prime finance"
)


def _country_at_end(phrase: str, parties: Parties) -> tuple[str, int, int, str] | None:
    """The last country behind "of" or "in": its name, where "of" and the country's name end."""
    last: tuple[str, int, int, str] | None = None
    for match in _OF_COUNTRY.finditer(phrase):
        # "of Korea" in "of the Republic of Korea" is none of its own.
        if last is not None and match.start() < last[2]:
            continue
        found = parties.first_of(phrase[match.end() :], capitals=match["link"] == "in")
        if found is not None and found[1] == 0:
            end = match.end() + found[2]
            if _ASSOCIATION.match(phrase, end):
                continue
            last = (found[0], match.start(), end, match["link"])
    return last


def _of_party(phrase: str, parties: Parties) -> str | None:
    country = _country_at_end(phrase, parties)
    if country is not None:
        return country[0]
    whose = _WHOSE.search(phrase)
    if whose is not None:
        named = _named(whose["name"], parties)
        if named is not None:
            return named
    # "professor of Middle Eastern history at Lunde University": the first is no name alone.
    found = next(
        (one for one in _OF.finditer(phrase) if not _NOUN_BEHIND.match(phrase, one.end("whole"))),
        None,
    )
    if found is None or found[0].split()[0] in ("in", "from"):
        return None
    owner = parties.first_of(found["whole"])
    if owner is not None and owner[1] == 0:
        own = _ASSOCIATION.match(found["whole"], owner[2]) is not None
        return found["whole"] if own else owner[0]
    head = before_of(phrase).split()[-1:]
    if head and head[0].lower() in _GOVERNMENTS:
        return None
    return _named(found["whole"].removesuffix("'s").removesuffix("’s"), parties)


def _without_party(phrase: str, parties: Parties) -> str:
    """A role without "of" its country, where that is all that stands behind it."""
    whose = _WHOSE.search(phrase)
    if whose is not None and _named(whose["name"], parties) is not None:
        return re.sub(r" of (?:the )?$", "", phrase[: whose.start("name")])
    country = _country_at_end(phrase, parties)
    if country is not None and country[2] == len(phrase) and country[3] == "of":
        return phrase[: country[1]]
    return phrase


# "The American Association of Pilots" speaks for itself.
_ASSOCIATION = Lazy(r"[^,]* (?:Association|Society|Federation|Foundation|League|Club)\b")
_STATES = word_set("republic kingdom state states federation union emirates forces force court")


def _named(name: str, parties: Parties) -> str | None:
    name = name.removeprefix("the ").removeprefix("The ").strip()
    country = parties.first_of(name)
    words = name.lower().split()
    if country is not None:
        # "Harbour Rescue Peru" is a house, "Ministry of Health of Peru" is the country's.
        before = name[: country[1]].split()
        house = len(before) > 1 and all(
            one[0].isupper() or one in ("of", "on", "for", "and", "the") for one in before
        )
        house = house and not has_word(name, GOVERNMENT | _STATES)
        return name if house else country[0]
    if (
        all(word in _NO_PARTY for word in words)
        or words[0] == "middle"
        or any(word in GOVERNMENT for word in words)
    ):
        return None
    return name
