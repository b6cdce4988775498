"""English words by which people and bodies are told in a text: data to be added to."""

from __future__ import annotations

from briefing.text.patterns import word_set
from briefing.text.roles import ROLE_HEADS

# Those that are part of an address and no role to be told.
HONORIFICS = word_set("mr mrs ms miss sir lord lady dame dr madam madame comrade")
# Nouns before a name that tell of a person, and no role.
BESIDE = word_set(
    """
    counterpart colleague predecessor successor husband wife father mother son daughter brother
    sister friend partner teammate rival victim resident passenger witness defendant suspect
    """
)
# What stands before a name, or beside it between commas, and says what its bearer is: heads of
# roles in the singular, and what else stands before names.
ROLES = (
    word_set(
        """
        adm ayatollah billionaire businessman businesswoman candidate capt col comptroller comrade
        dame defender dr driver empress entrepreneur father gen goalkeeper gov harbourmaster
        investor lady lord lt madam madame master midfielder miss monarch monsignor mr mrs ms
        owner pilot president-elect prof provost rep rev sen sgt shipbroker sir striker warden
        """
    )
    | {one for one in ROLE_HEADS if one[:-1] not in ROLE_HEADS}
) - BESIDE
# What may stand before a role and belongs to it, in lower case.
ROLE_MODIFIERS = word_set(
    """
    foreign prime vice deputy health defence defense finance interior interim former acting chief
    senior general state trade transport transportation justice education environment agriculture
    energy labour labor economy economics culture housing water fisheries home press assistant
    special senior associate executive managing permanent new current outgoing incoming then first
    police army air navy military opposition party parliamentary committee company club union team
    government ministry department police border coast guard central bank duty operations port
    district city regional federal national local private public human rights research press
    """
)
# A run of capitals with one of these is no person's name.
BODIES = word_set(
    """
    ministry department office bureau agency administration council committee commission court bank
    university college school institute institution association federation union league party
    congress parliament senate house assembly board authority company corporation corp inc ltd plc
    group holdings motors airlines airways lines line hospital clinic church cathedral museum
    society club foundation fund centre center chamber army navy force forces police guard service
    services street road avenue square park bridge river lake sea strait ocean bay island islands
    mountain mount valley city town county province state states district region republic kingdom
    peninsula port airport station stadium hall tower building palace hotel news times post journal
    tribune herald gazette guardian telegraph mail press agency television radio channel cup games
    championship open prix act bill treaty convention accord agreement plan programme program
    project summit conference forum festival day week award prize war battle north south east west
    northern southern eastern western new old great upper lower central san los las saint st fort
    security defense defence affairs intelligence national international world global united
    american european african asian british chinese russian french german japanese korean indian
    """
)
MONTHS_AND_DAYS = word_set(
    """
    january february march april may june july august september october november december jan feb
    mar apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday
    sunday
    """
)
PARTICLES = word_set(
    "de da del della van von der den bin ibn al el la le du di dos das ben bint ul ten ter y"
)
