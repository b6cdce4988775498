"""Cities that reports are filed from, and words that are no place: data to be added to."""

from __future__ import annotations

CITIES = frozenset(
    name.strip()
    for name in """
abidjan, abu dhabi, abuja, accra, addis ababa, ahmedabad, algiers, almaty, amman, amsterdam,
ankara, antananarivo, ashgabat, asmara, astana, asuncion, athens, atlanta, auckland, baghdad,
baku, bamako, bandung, bangalore, bangkok, barcelona, basel, beijing, beirut, belfast, belgrade,
bengaluru, berlin, bern, bishkek, bogota, bogotá, bonn, boston, brasilia, bratislava, brazzaville,
brussels, bucharest, budapest, buenos aires, busan, cairo, calgary, canberra, cape town, caracas,
casablanca, chennai, chicago, chisinau, chongqing, colombo, cologne, conakry, copenhagen, dakar,
dallas, damascus, dar es salaam, davos, delhi, denver, detroit, dhaka, djibouti, doha, dubai,
dublin, durban, dushanbe, düsseldorf, edinburgh, erbil, florence, frankfurt, freetown, gaborone,
gaza, gaza city, geneva, genf, glasgow, guangzhou, guatemala city, gwangju, hague, hamburg,
hangzhou, hanoi, hanover, harare, havana, helsinki, hiroshima, ho chi minh city, hong kong,
honolulu, houston, hyderabad, incheon, islamabad, istanbul, izmir, jakarta, jeddah, jeju,
jerusalem, johannesburg, juba, kabul, kampala, karachi, kathmandu, kazan, kharkiv, khartoum, kiev,
kigali, kingston, kinshasa, kolkata, köln, kuala lumpur, kuwait city, kyiv, kyoto, la paz, lagos,
lahore, lausanne, leipzig, libreville, lima, lisbon, ljubljana, london, los angeles, luanda,
lusaka, luxembourg, lviv, lyon, macau, madrid, malabo, male, managua, manama, manchester, manila,
maputo, marseille, mecca, melbourne, mexico city, miami, milan, minsk, mogadishu, monrovia,
montevideo, montreal, moscow, moskau, mumbai, munich, muscat, münchen, n'djamena, nagoya, nairobi,
nanjing, naypyidaw, new delhi, new york, niamey, nicosia, nouakchott, odesa, odessa, osaka, oslo,
ottawa, ouagadougou, panama city, paris, perth, peshawar, philadelphia, phnom penh, port moresby,
port-au-prince, porto, prague, pretoria, pristina, pyongyang, quito, rabat, ramallah, rawalpindi,
reykjavik, riga, rio de janeiro, riyadh, rome, rotterdam, saint petersburg, san francisco, san
jose, san salvador, sanaa, santiago, santo domingo, sao paulo, são paulo, sapporo, sarajevo,
seattle, sejong, seoul, shanghai, shenzhen, singapore, skopje, sofia, st petersburg, st.
petersburg, stockholm, strasbourg, stuttgart, suva, sydney, taipei, tallinn, tashkent, tbilisi,
tegucigalpa, tehran, tel aviv, the hague, tianjin, tirana, tokyo, toronto, tripoli, tunis, turin,
ulaanbaatar, ulan bator, united nations, valletta, vancouver, venice, vienna, vientiane, vilnius,
vladivostok, warsaw, washington, wellington, wien, windhoek, wuhan, yangon, yaounde, yerevan,
yokohama, zagreb, zurich, zürich
""".replace("\n", " ").split(",")
)

# Words that open a line before a dash or colon and are no place.
NOT_PLACES = frozenset(
    word
    for word in """
yes no but and so well look wait ok okay oh now then here there this that these those it he she
they we you i what who why how when where which if or nor for not never always maybe perhaps also
still first second third last today tomorrow yesterday update updated updates breaking exclusive
watch video file photo photos opinion analysis editorial comment review explainer fact factbox
factcheck correction note editor editor's read related more live listen podcast interview question
answer q a special report advisory alert warning summary highlights key background context
timeline source sources contact tags topics topic share advertisement sponsored press release
statement speech transcript monday tuesday wednesday thursday friday saturday sunday january
february march april may june july august september october november december ja nein aber und was
wer warum wie
""".replace("\n", " ").split(" ")
    if word
)
