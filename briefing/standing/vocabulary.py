"""English words by which people and bodies are told without a name: data to be added to."""

from __future__ import annotations

from briefing.text.patterns import word_set

# Persons told by a noun alone. In the plural they are told by PEOPLE.
PERSON_NOUNS = word_set(
    """
    man woman boy girl husband wife father mother son daughter brother sister uncle aunt friend
    grandfather grandmother girlfriend boyfriend fiancé fiancée partner colleague counterpart
    predecessor successor victim suspect defendant plaintiff witness teenager child baby toddler
    patient doctor surgeon nurse lawyer attorney prosecutor judge minister official officer
    spokesman spokeswoman spokesperson president chancellor premier king queen prince princess pope
    ambassador envoy diplomat secretary chairman chairwoman director governor mayor senator
    congressman congresswoman lawmaker mp leader chief head commander general soldier policeman
    policewoman detective coach manager player striker captain goalkeeper midfielder defender
    actor actress singer author writer director producer journalist reporter editor student pupil
    teacher professor researcher scientist expert analyst economist driver pilot passenger farmer
    worker neighbour neighbor resident owner boss founder executive ceo candidate rival opponent
    politician activist rapper musician model star nephew niece cousin grandson granddaughter
    stepfather stepmother businessman businesswoman person someone somebody anyone gunman attacker
    killer shooter rapist murderer thief robber cousin widow widower mistress lover employee
    """
)
# Whose saying is reported, when it is no person.
SPEAKING_BODIES = word_set(
    """
    side ministry government agency office department bureau commission committee council court bank
    company firm group party union association federation institute university organisation
    organization body board authority regulator police parliament chamber court cabinet embassy
    administration secretariat watchdog charity hospital operator airline newspaper
    broadcaster statement report study survey paper document letter communique communiqué release
    country nation delegation team club league school corporation manufacturer retailer lender
    navy army force service institute centre center foundation fund insurer
    inspectorate board alliance coalition carrier producer
    """
)
SAYING = (
    r"(?:said|says|say|told|tells|added|adds|noted|notes|stressed|stresses|stated|states|argued|argues"
    r"|explained|explains|warned|warns|insisted|insists|emphasi[sz]ed"
    r"|emphasi[sz]es|pointed out|announced"
    r"|announces|claimed|claims|declared|declares|urged|urges|called (?:on"
    r"|for|upon)|calls (?:on|for)"
    r"|reiterated|reiterates|confirmed|confirms|denied|denies|demanded|demands|expressed|expresses"
    r"|remarked|recalled|recalls|suggested|suggests|acknowledged|acknowledges|admitted|admits|replied"
    r"|answered|asked|asks|wrote|writes|tweeted|commented|concluded|concludes|continued|continues"
    r"|pledged|promised|vowed|proposed|proposes|hoped|hopes|thanked|praised|criticised|criticized"
    r"|condemned|rejected|welcomed|predicted|believes?|believed|estimated|estimates|maintained"
    r"|appealed|accused|mentioned|observed|underlined|underscored|cautioned|advised|requested"
    r"|voiced|conveyed|accepted|appreciated|introduced|discussed|described|joked|testified|alleged|agreed)"
)
