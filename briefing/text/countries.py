"""Countries by their names, demonyms and capitals, for telling whom somebody speaks for.

Codes are those of ISO 3166-1 (alpha-3), beside some of our own for what papers treat as
countries. Each line: code, names (the first is the one to
show), demonyms, capital or seat of government; where one word is usual for several
countries, none has it.
"""

from __future__ import annotations

from functools import cache

_TABLE = """
AFG Afghanistan|Afghan,Afghani|Kabul
ALB Albania|Albanian|Tirana
DZA Algeria|Algerian|Algiers
AND Andorra|Andorran|
AGO Angola|Angolan|Luanda
ARG Argentina|Argentine,Argentinian|Buenos Aires
ARM Armenia|Armenian|Yerevan
AUS Australia|Australian|Canberra
AUT Austria|Austrian|Vienna
AZE Azerbaijan|Azerbaijani,Azeri|Baku
BHS Bahamas|Bahamian|Nassau
BHR Bahrain|Bahraini|Manama
BGD Bangladesh|Bangladeshi|Dhaka
BRB Barbados|Barbadian|Bridgetown
BLR Belarus|Belarusian|Minsk
BEL Belgium|Belgian|
BLZ Belize|Belizean|Belmopan
BEN Benin|Beninese|Cotonou
BTN Bhutan|Bhutanese|Thimphu
BOL Bolivia|Bolivian|La Paz
BIH Bosnia and Herzegovina,Bosnia|Bosnian|Sarajevo
BWA Botswana|Botswanan|Gaborone
BRA Brazil|Brazilian|Brasilia,Brasília
BRN Brunei|Bruneian|
BGR Bulgaria|Bulgarian|Sofia
BFA Burkina Faso|Burkinabe|Ouagadougou
BDI Burundi|Burundian|Bujumbura
KHM Cambodia|Cambodian|Phnom Penh
CMR Cameroon|Cameroonian|Yaounde
CAN Canada|Canadian|Ottawa
CPV Cape Verde,Cabo Verde|Cape Verdean|Praia
CAF Central African Republic|Central African|Bangui
TCD Chad|Chadian|N'Djamena
CHL Chile|Chilean|
CHN China,People's Republic of China,PRC|Chinese|Beijing
COL Colombia|Colombian|Bogota,Bogotá
COM Comoros|Comorian|Moroni
COG Republic of the Congo||Brazzaville
COD Democratic Republic of Congo,Democratic Republic of the Congo,DRC||Kinshasa
CRI Costa Rica|Costa Rican|
CIV Ivory Coast,Côte d'Ivoire|Ivorian|Abidjan
HRV Croatia|Croatian|Zagreb
CUB Cuba|Cuban|Havana
CYP Cyprus|Cypriot|Nicosia
CZE Czech Republic,Czechia|Czech|Prague
DNK Denmark|Danish|Copenhagen
DJI Djibouti|Djiboutian|
DOM Dominican Republic|Dominican|Santo Domingo
ECU Ecuador|Ecuadorian,Ecuadorean|Quito
EGY Egypt|Egyptian|Cairo
SLV El Salvador|Salvadoran,Salvadorean|San Salvador
GNQ Equatorial Guinea|Equatorial Guinean|Malabo
ERI Eritrea|Eritrean|Asmara
EST Estonia|Estonian|Tallinn
SWZ Eswatini|Swazi|
ETH Ethiopia|Ethiopian|Addis Ababa
FJI Fiji|Fijian|Suva
FIN Finland|Finnish|Helsinki
FRA France|French|Paris
GAB Gabon|Gabonese|Libreville
GMB Gambia|Gambian|Banjul
GEO Georgia|Georgian|Tbilisi
DEU Germany|German|Berlin
GHA Ghana|Ghanaian|Accra
GRC Greece|Greek|Athens
GTM Guatemala|Guatemalan|
GIN Guinea|Guinean|Conakry
GNB Guinea-Bissau||Bissau
GUY Guyana|Guyanese|
HTI Haiti|Haitian|Port-au-Prince
HND Honduras|Honduran|Tegucigalpa
HKG Hong Kong||
HUN Hungary|Hungarian|Budapest
ISL Iceland|Icelandic|Reykjavik
IND India|Indian|New Delhi,Delhi
IDN Indonesia|Indonesian|Jakarta
IRN Iran,Islamic Republic of Iran|Iranian|Tehran
IRQ Iraq|Iraqi|Baghdad
IRL Ireland|Irish|Dublin
ISR Israel|Israeli|Jerusalem
ITA Italy|Italian|Rome
JAM Jamaica|Jamaican|
JPN Japan|Japanese|Tokyo
JOR Jordan|Jordanian|Amman
KAZ Kazakhstan|Kazakh,Kazakhstani|Astana
KEN Kenya|Kenyan|Nairobi
PRK North Korea,Democratic People's Republic of Korea,DPRK|North Korean|Pyongyang
KOR South Korea,Republic of Korea,ROK|South Korean|Seoul
XKX Kosovo|Kosovan|Pristina
KWT Kuwait|Kuwaiti|
KGZ Kyrgyzstan|Kyrgyz|Bishkek
LAO Laos|Lao,Laotian|Vientiane
LVA Latvia|Latvian|Riga
LBN Lebanon|Lebanese|Beirut
LSO Lesotho||Maseru
LBR Liberia|Liberian|Monrovia
LBY Libya|Libyan|Tripoli
LIE Liechtenstein||Vaduz
LTU Lithuania|Lithuanian|Vilnius
LUX Luxembourg|Luxembourgish|
MDG Madagascar|Malagasy|Antananarivo
MWI Malawi|Malawian|Lilongwe
MYS Malaysia|Malaysian|Kuala Lumpur
MDV Maldives|Maldivian|
MLI Mali|Malian|Bamako
MLT Malta|Maltese|Valletta
MRT Mauritania|Mauritanian|Nouakchott
MUS Mauritius|Mauritian|
MEX Mexico|Mexican|Mexico City
MDA Moldova|Moldovan|Chisinau
MCO Monaco|Monegasque|
MNG Mongolia|Mongolian|Ulaanbaatar
MNE Montenegro|Montenegrin|Podgorica
MAR Morocco|Moroccan|Rabat
MOZ Mozambique|Mozambican|Maputo
MMR Myanmar,Burma|Burmese|Naypyidaw
NAM Namibia|Namibian|Windhoek
NPL Nepal|Nepali,Nepalese|Kathmandu
NLD Netherlands|Dutch|The Hague,Hague
NZL New Zealand||
NIC Nicaragua|Nicaraguan|Managua
NER Niger|Nigerien|Niamey
NGA Nigeria|Nigerian|Abuja
MKD North Macedonia|Macedonian|Skopje
NOR Norway|Norwegian|Oslo
OMN Oman|Omani|Muscat
PAK Pakistan|Pakistani|Islamabad
PSE Palestine,Palestinian Authority|Palestinian|Ramallah
PAN Panama|Panamanian|
PNG Papua New Guinea||Port Moresby
PRY Paraguay|Paraguayan|
PER Peru|Peruvian|Lima
PHL Philippines|Philippine,Filipino|Manila
POL Poland|Polish|Warsaw
PRT Portugal|Portuguese|Lisbon
QAT Qatar|Qatari|Doha
ROU Romania|Romanian|Bucharest
RUS Russia,Russian Federation|Russian|Moscow
RWA Rwanda|Rwandan|Kigali
SAU Saudi Arabia|Saudi,Saudi Arabian|Riyadh
SEN Senegal|Senegalese|Dakar
SRB Serbia|Serbian|Belgrade
SYC Seychelles||
SLE Sierra Leone|Sierra Leonean|Freetown
SGP Singapore|Singaporean|
SVK Slovakia|Slovak,Slovakian|Bratislava
SVN Slovenia|Slovenian,Slovene|Ljubljana
SLB Solomon Islands||Honiara
SOM Somalia|Somali|Mogadishu
ZAF South Africa|South African|Pretoria
SSD South Sudan|South Sudanese|Juba
ESP Spain|Spanish|Madrid
LKA Sri Lanka|Sri Lankan|Colombo
SDN Sudan|Sudanese|Khartoum
SUR Suriname|Surinamese|Paramaribo
SWE Sweden|Swedish|Stockholm
CHE Switzerland|Swiss|Bern
SYR Syria,Syrian Arab Republic|Syrian|Damascus
TWN Taiwan|Taiwanese|Taipei
TJK Tajikistan|Tajik|Dushanbe
TZA Tanzania|Tanzanian|Dodoma
THA Thailand|Thai|Bangkok
TLS East Timor,Timor-Leste|Timorese|Dili
TGO Togo|Togolese|
TTO Trinidad and Tobago|Trinidadian|
TUN Tunisia|Tunisian|Tunis
TUR Turkey,Türkiye|Turkish|Ankara
TKM Turkmenistan|Turkmen|Ashgabat
UGA Uganda|Ugandan|Kampala
UKR Ukraine|Ukrainian|Kyiv,Kiev
ARE United Arab Emirates,UAE|Emirati|Abu Dhabi
GBR Britain,United Kingdom,UK,U.K.,Great Britain|British|London
USA United States,U.S.,US,USA,United States of America|American|Washington
URY Uruguay|Uruguayan|Montevideo
UZB Uzbekistan|Uzbek|Tashkent
VUT Vanuatu||
VAT Vatican,Holy See||
VEN Venezuela|Venezuelan|Caracas
VNM Vietnam,Viet Nam|Vietnamese|Hanoi
YEM Yemen|Yemeni|Sanaa
ZMB Zambia|Zambian|Lusaka
ZWE Zimbabwe|Zimbabwean|Harare
XEN England||
XSC Scotland|Scottish|
XWA Wales|Welsh|
XCO Congo|Congolese|
SUN Soviet Union|Soviet|
EUU European Union,EU||Brussels
UNO United Nations,UN,U.N.||
NAT NATO||
"""


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...]:
    rows = []
    for line in _TABLE.strip().splitlines():
        code, rest = line.split(" ", 1)
        names, demonyms, capitals = (tuple(filter(None, one.split(","))) for one in rest.split("|"))
        rows.append((code, names, demonyms, capitals))
    return tuple(rows)


@cache
def country_codes() -> dict[str, str]:
    """The code of each name and demonym of a country, as it is written."""
    return {one: code for code, names, demonyms, _ in _rows() for one in (*names, *demonyms)}


@cache
def demonyms() -> frozenset[str]:
    """Every demonym, as it is written ("Chinese", "South Korean")."""
    return frozenset(one for _, _, forms, _ in _rows() for one in forms)


@cache
def capital_codes() -> dict[str, str]:
    """The code of the country whose government a capital stands for ("Beijing said")."""
    return {one: code for code, _, _, capitals in _rows() for one in capitals}


@cache
def country_names() -> dict[str, tuple[str, ...]]:
    """The names of each code, the one to show first."""
    return {code: names for code, names, _, _ in _rows()}


@cache
def name_parts() -> frozenset[str]:
    """The words of names of several words, which are no country alone ("Korea", "States")."""
    several = [one for one in country_codes() if " " in one]
    return frozenset(part for one in several for part in one.split()) - frozenset(country_codes())


@cache
def state_names() -> frozenset[str]:
    """The names of states and unions of them that meet each other as two sides."""
    return frozenset(
        one for code, names, _, _ in _rows() for one in names if code not in ("UNO", "NAT")
    )


@cache
def code_of(name: str) -> str | None:
    """The code of the country that a name, or its capital in a name's place, stands for."""
    return country_codes().get(name) or capital_codes().get(name)
