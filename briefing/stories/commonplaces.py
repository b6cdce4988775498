"""Words of the press that tell no event from another: who said it, when, how many, in what office.

What is rare in a period of ten articles may be in every paper of the world; these are words
that any report of its kind has. Only English has a list; elsewhere a period has to be large
enough to show what is common in it.
"""

from __future__ import annotations

from functools import lru_cache

from briefing.text.words import primary, stem_words

_ENGLISH = """
monday tuesday wednesday thursday friday saturday sunday january february march april may
june july august september october november december jan feb mar apr jun jul aug sept sep
oct nov dec today yesterday tomorrow tonight day week weekend month quarter year decade
century time date hour minute second morning noon afternoon evening night midnight spring
summer autumn winter season early earlier late later last next ago recent recently now
currently previous previously since soon begin began begun start end finish continue remain
stay still already again far long short one two three four five six seven eight nine ten
eleven twelve thirteen fourteen fifteen twenty thirty forty fifty sixty seventy eighty
ninety hundred thousand million billion trillion dozen half third fourth fifth tenth twice
first once number figure total average percent percentage per cent rate share part rest most
many several some few all least almost nearly about around roughly more less much half rise
rose risen fall fell fallen grow grew grown drop increase decrease cut up down high higher
low lower large larger largest big bigger biggest small smaller great major main metre meter
kilometre kilometer mile foot feet tonne ton kilo kilogram litre liter hectare acre euro
dollar pound franc crown mark florin yen yuan rupee cent say said says tell told ask asked
answer add added call called speak spoke talk announce announced report reported state
stated statement declare explain describe confirm deny denied warn warned claim claimed note
noted stress stressed urge urged accuse insist comment question reply decline quote express
expressed refer mention according spokesman spokeswoman spokesperson reporter journalist
press news conference interview newspaper agency television official authority source reason
man men woman women people person child children boy girl family father mother parent son
daughter friend neighbour neighbor resident citizen member leader head chief chairman
chairwoman president director manager executive minister ministry mayor governor secretary
deputy government state parliament council committee party office department police officer
court judge lawyer prosecutor hospital doctor school teacher university company group firm
business industry market worker employee union association organisation organization
institute service centre center public private national international local regional federal
foreign country nation city town village district region area place street road house home
building north south east west northern southern eastern western world side make made take
took taken give gave given get got go went gone come came put set let bring brought keep
kept hold held find found show showed shown see saw seen know knew known think thought
believe want wish hope expect expected plan planned need use used try tried lead led leave
left become became turn move work open close closed run ran pay paid cost buy bought sell
sold lose lost win won meet met agree agreed decide decided decision vote voted offer accept
reject support oppose follow include including involve cause result effect issue problem
case matter situation measure step way thing fact point order case level line term deal
change new old young good better best bad worse worst own other another same such different
only just even also however still yet whole full clear possible able likely due near
together alone back away ahead forward
"""


@lru_cache(maxsize=8)
def commonplaces(language: str | None) -> frozenset[str]:
    """The stems of words that any report may have; none where the language has no list."""
    if primary(language) != "en":
        return frozenset()
    return frozenset(stem_words(_ENGLISH.split(), "en"))
