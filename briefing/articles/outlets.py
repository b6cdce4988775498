"""Names of wire services and outlets, as they are stated and in full: data to be added to.

``AGENCIES`` are wire services, whose copy other papers carry; ``OUTLETS`` are papers,
broadcasters and sites known by a short name. Each line: the full name, then what else it
goes by.
"""

from __future__ import annotations

_AGENCIES = """
Agence France-Presse | AFP | Agence France Presse | 法新社 | АФП
Agencia EFE | EFE | Efe
Agenzia ANSA | ANSA
Anadolu Agency | AA | Anadolu | Anadolu Ajansı | Anadolu Agency (AA)
Agência Brasil
ANI | Asian News International
APA | Austria Presse Agentur
Associated Press | AP | The Associated Press | AP News | 美联社
Australian Associated Press | AAP
Azertac | AZERTAC
Baltic News Service | BNS
Bangladesh Sangbad Sangstha | BSS
Belga | Belga News Agency
Belta | BelTA
Bernama
Bloomberg | Bloomberg News
BTA | Bulgarian News Agency
Canadian Press | The Canadian Press | CP
Central News Agency | CNA | 中央社
China News Service | CNS | 中新社 | 中国新闻社 | 中新网
CTK | ČTK
Deutsche Presse-Agentur | dpa | DPA | dpa-AFX
Dow Jones Newswires | Dow Jones
Emirates News Agency | WAM
European Pressphoto Agency | EPA
Fars News Agency | Fars
Ghana News Agency
Hina | HINA
IANS | Indo-Asian News Service
Inter Press Service | IPS
Interfax | Интерфакс
Interfax-Ukraine
IRNA | Islamic Republic News Agency
Jiji Press | Jiji | 時事通信 | 時事
KCNA | Korean Central News Agency | 朝中社 | 조선중앙통신
Keystone-SDA | sda | SDA
Kyodo News | Kyodo | 共同通信 | 共同社 | 共同
Lusa | LUSA
MTI
New China News Agency
News Agency of Nigeria | NAN
News1 | 뉴스1
Newsis | 뉴시스
Norwegian News Agency | NTB
Notimex
Pakistan Press International | PPI
PA Media | PA | Press Association
PAP | Polish Press Agency
Petra | Petra News Agency
Press Trust of India | PTI
Qatar News Agency | QNA
Reuters | Thomson Reuters | Reuters News | 路透社 | 路透 | Рейтер
RIA Novosti | RIA | РИА Новости
Ritzau
Saudi Press Agency | SPA
SANA | Syrian Arab News Agency
Sputnik
STT
Tanjug
TASS | Tass | ITAR-TASS | ТАСС
TT | TT News Agency
Ukrinform | Укринформ
United News of India | UNI
United Press International | UPI
Vietnam News Agency | VNA | TTXVN
Xinhua News Agency | Xinhua | Xinhuanet | 新华社 | 新華社 | 新华网 | Синьхуа
Yonhap News Agency | Yonhap | Yonhap News | 연합뉴스 | 聯合ニュース | 聯合通訊社 | 韩联社
"""

_OUTLETS = """
ABC News
Al Jazeera | Al Jazeera English | Aljazeera
ARD
Asahi Shimbun | The Asahi Shimbun
BBC News | BBC
CBC News | CBC
CBS News
CGTN | China Global Television Network
China Daily | Chinadaily
Chosun Ilbo | The Chosun Ilbo | 조선일보
CNBC
CNN | Cable News Network
Deutsche Welle | DW | DW News
Deutschlandfunk | DLF
El País | El Pais
Euronews
Financial Times | FT | The Financial Times
Fox News
France 24 | France24
Frankfurter Allgemeine Zeitung | FAZ | F.A.Z.
Global Times
Hankyoreh | The Hankyoreh | 한겨레
Il Sole 24 Ore
Korea Herald | The Korea Herald
Korea JoongAng Daily
Korea Times | The Korea Times
KBS | KBS World
La Repubblica
Le Figaro
Le Monde
Los Angeles Times | LA Times | L.A. Times
MBC
Mainichi Shimbun | The Mainichi
Middle East Eye
NBC News | NBC
Neue Zürcher Zeitung | NZZ
New York Post
NHK | NHK World
Nikkei | Nikkei Asia | 日本経済新聞
NPR | National Public Radio
Norddeutscher Rundfunk | NDR
Österreichischer Rundfunk | ORF
People's Daily | People’s Daily | 人民日报 | 人民网
Politico
Radio Free Asia | RFA
Radio Free Europe/Radio Liberty | RFE/RL | Radio Free Europe
RFI | Radio France Internationale
RT
SBS
Schweizer Radio und Fernsehen | SRF
Sky News
South China Morning Post | SCMP
Straits Times | The Straits Times | 海峡时报
Süddeutsche Zeitung | SZ
Tagesschau | tagesschau.de
The Diplomat
The Economist
The Guardian | Guardian
The Hill
The Independent
The Japan Times | Japan Times
The New York Times | NYT | New York Times | NY Times
The Telegraph | Daily Telegraph
The Times
The Wall Street Journal | WSJ | Wall Street Journal
The Washington Post | WaPo | Washington Post
Time | TIME
TRT World
USA Today
Voice of America | VOA | VOA News
Yomiuri Shimbun | The Yomiuri Shimbun
ZDF
"""


def _table(text: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for line in text.strip().splitlines():
        full, *others = (name.strip() for name in line.split("|"))
        for name in (full, *others):
            table[name.casefold()] = full
    return table


AGENCIES = _table(_AGENCIES)
OUTLETS = _table(_OUTLETS)
