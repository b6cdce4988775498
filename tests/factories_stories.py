# ruff: noqa: E501 - a line is a paragraph of an article
"""Short articles of an invented coast: of one event, and of events that only look alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefing.records import (
    PARAGRAPH_BREAK,
    Article,
    Document,
    Paragraph,
    PublicationDate,
    sha256_of,
)
from briefing.text.mentions import with_dates
from briefing.text.sentences import split_article

DAY = date(2031, 6, 17)  # a Tuesday


def report(
    text: str,
    *,
    name: str | None = None,
    title: str | None = None,
    published: date | None = DAY,
    publisher: str | None = None,
    agency: str | None = None,
    language: str = "en",
) -> Document:
    """An article of one paragraph a line, split and dated as any other."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    paragraphs = []
    start = 0
    for number, line in enumerate(lines):
        paragraphs.append(Paragraph(text=line, start=start, line=number + 1))
        start += len(line) + len(PARAGRAPH_BREAK)
    body = PARAGRAPH_BREAK.join(lines)
    id_ = sha256_of(f"{name} {publisher} {body}")[:12]
    article = Article(
        id=id_,
        path=f"{name or id_}.txt",
        title=title,
        text=body,
        paragraphs=tuple(paragraphs),
        published=None
        if published is None
        else PublicationDate(value=published, precision="day", basis="header"),
        publisher=publisher,
        agency=agency,
        language=language,
        sha256=sha256_of(body),
    )
    return Document(article=article, sentences=with_dates(article, split_article(article)))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles of one day, and why they are or are not of one event."""

    why: str
    one: tuple[str, str]
    other: tuple[str, str]


SAME = (
    Pair(
        "one fire, the police and the owner",
        (
            "Warehouse in Tessum burns down",
            """A fire destroyed a timber warehouse in the harbour of Tessum on Monday night, the fire brigade said.
            Sixty firefighters needed five hours to bring the blaze in Quay Street under control. Two of them were treated for smoke.
            The warehouse belongs to Brandt Timber. It held 4,000 cubic metres of pine for export.
            The police do not yet know the cause.""",
        ),
        (
            "Timber trader loses a season's stock in harbour blaze",
            """Brandt Timber has lost its whole stock of pine in the blaze that destroyed its warehouse in Tessum harbour on Monday night.
            Owner Karl Brandt put the damage at three million marks. "We had sold all of it," he said on Tuesday.
            Firefighters were still damping down the ruin in Quay Street at noon. Two of them had breathed in smoke.
            The cause of the fire is not known, the police said.""",
        ),
    ),
    Pair(
        "one vote, two papers",
        (
            "Parliament votes for ban on night flights",
            """The parliament of Orland voted on Tuesday to ban flights over Lunde between eleven at night and six in the morning.
            The bill passed by 61 votes to 54 after a debate of seven hours. It takes effect in January.
            Airlines had warned that the ban on night flights would cost 900 jobs at Lunde airport.
            Transport Minister Ines Falk said people under the flight path had waited long enough for a night's sleep.""",
        ),
        (
            "Airport fears for jobs after vote on flights at night",
            """Lunde airport expects to lose 900 jobs to the ban on night flights that parliament approved on Tuesday.
            The ban will keep the runway closed between eleven and six from January. Members of parliament passed it by 61 votes to 54.
            "Freight flies at night or not at all," said Jonas Ekdal, who runs the airport of Lunde.
            Minister Ines Falk rejected the number of jobs. She said the airlines had made it up.""",
        ),
    ),
    Pair(
        "one quake, toll and rescue",
        (
            "Earthquake shakes Karsa valley, 14 dead",
            """An earthquake of magnitude 6.1 shook the Karsa valley early on Tuesday and killed at least 14 people, the interior ministry said.
            The village of Ostrova was hit hardest. Forty houses collapsed there, and the school.
            Soldiers were digging for survivors with their hands. The road to Ostrova was blocked by rocks.
            The earthquake struck at 4:12 a.m., the seismological institute said.""",
        ),
        (
            "Rescuers dig for survivors in Ostrova",
            """Rescuers dug through collapsed houses in Ostrova on Tuesday after an earthquake in the Karsa valley killed 14 people.
            Helicopters carried the injured to Lunde, since rocks block the road into the village.
            "We heard the school fall," said Mila Tesar, whose house is one of few that stand.
            The earthquake had a magnitude of 6.1. The institute counted 30 aftershocks by noon.""",
        ),
    ),
    Pair(
        "one takeover",
        (
            "Norvik Steel to buy rival Halden for 2.1 billion marks",
            """Norvik Steel will buy its rival Halden for 2.1 billion marks, the two companies said on Tuesday.
            Shareholders of Halden are to get 42 marks a share, a third more than Monday's price.
            The takeover would make Norvik the largest steel maker on the coast. The cartel office has to agree.
            Halden has two furnaces in Tessum and 5,200 workers.""",
        ),
        (
            "Steel workers in Tessum uneasy over takeover",
            """Steel workers in Tessum fear for one of Halden's two furnaces after Norvik Steel announced its takeover of the company on Tuesday.
            Norvik offers 42 marks for a share of Halden, 2.1 billion in all.
            The union wants a promise that all 5,200 workers will keep their jobs, its chairman Per Oland said.
            The cartel office said it would look at the purchase closely.""",
        ),
    ),
)

APART = (
    Pair(
        "two fires in one town",
        (
            "Warehouse in Tessum burns down",
            """A fire destroyed a timber warehouse in the harbour of Tessum on Monday night, the fire brigade said.
            Sixty firefighters needed five hours to bring the blaze in Quay Street under control. Two of them were treated for smoke.
            The warehouse belongs to Brandt Timber. It held 4,000 cubic metres of pine for export.
            The police do not yet know the cause.""",
        ),
        (
            "Family saved from burning flat in Tessum",
            """Neighbours saved a family of four from a burning flat in the north of Tessum on Tuesday morning, the police said.
            The fire began in a kitchen on the third floor of a house in Mill Lane. The parents and two children climbed over the balcony.
            They were taken to hospital but could go home by noon.
            A pan left on the stove was the cause, the fire brigade said.""",
        ),
    ),
    Pair(
        "two decisions of one council and one mayor",
        (
            "Tessum council buys twelve electric buses",
            """The council of Tessum decided on Monday evening to buy twelve electric buses for 6 million marks.
            They will replace the oldest diesels from spring, Mayor Ruth Olsen said.
            A charging station is to be built at the depot in the east of the town.
            The council voted for it by 22 to 9.""",
        ),
        (
            "Tessum closes its open-air pool",
            """Tessum will not open its open-air pool this summer, the council decided on Monday evening.
            The basin leaks and repairs would cost 2 million marks, Mayor Ruth Olsen said.
            Swimmers collected 3,000 signatures to keep it. Some of them protested outside the town hall.
            The council voted for closing it by 18 to 13.""",
        ),
    ),
    Pair(
        "two visits of one minister",
        (
            "Falk opens bypass at Karsa",
            """Transport Minister Ines Falk opened the bypass at Karsa on Tuesday, four years after work began.
            The road is nine kilometres long and cost 80 million marks. It takes lorries out of the old town.
            "Karsa can sleep again," Falk said as she cut the ribbon.
            Farmers had gone to court over the land and lost.""",
        ),
        (
            "Falk wants dearer tickets for fast trains",
            """Transport Minister Ines Falk wants tickets for fast trains to cost a tenth more from next year.
            The money is to pay for new carriages, she told the newspaper Lunde Courier in an interview published on Tuesday.
            The passengers' league called the plan a punishment for those who leave their cars at home.
            The railway lost 140 million marks last year.""",
        ),
    ),
    Pair(
        "two matches of one league on one day",
        (
            "Lunde beats Karsa 3-1",
            """Lunde beat Karsa 3-1 on Sunday and stays at the top of the league.
            Olav Berg scored twice in the first half. Karsa had a penalty but hit the post.
            The coach of Lunde, Sven Dahl, praised his young defenders.
            Next Sunday Lunde plays at Tessum.""",
        ),
        (
            "Tessum and Ostrova draw in the rain",
            """Tessum and Ostrova drew 1-1 in heavy rain on Sunday.
            Ostrova led through a header by Jan Kolar. Tessum equalised with a free kick in the last minute.
            It was the fifth draw in a row for Tessum, which is tenth in the league.
            Its coach, Ari Lund, blamed the pitch.""",
        ),
    ),
    Pair(
        "two accidents on two roads",
        (
            "Cyclist killed by lorry in Lunde",
            """A cyclist of 52 was killed by a lorry in Lunde on Monday afternoon, the police said.
            The lorry was turning right into Station Road. Its driver had not seen her.
            It was the third such death in Lunde this year. The cyclists' league asked for mirrors at crossings.
            The driver was taken to hospital with shock.""",
        ),
        (
            "Bus leaves road near Lunde, nine hurt",
            """Nine people were hurt when a bus left the road near Lunde on Monday afternoon, the police said.
            The bus was carrying pupils home from an outing. It slid down a bank and came to rest against a tree.
            The driver said a tyre had burst. None of the pupils is in danger, the hospital said.
            The road was closed for three hours.""",
        ),
    ),
    Pair(
        "two companies report on one day",
        (
            "Norvik Steel earns more",
            """Norvik Steel earned 210 million marks in the first quarter, 12 percent more than a year ago.
            Sales rose to 1.9 billion marks, the company said on Tuesday. Analysts had expected less.
            Chief executive Lena Holt confirmed the forecast for the year.
            The share rose 3 percent in Lunde.""",
        ),
        (
            "Brewer Kest sells less beer",
            """The brewer Kest earned 34 million marks in the first quarter, 8 percent less than a year ago.
            Sales fell to 310 million marks, the company said on Tuesday, because of a cold spring.
            Chief executive Tom Rask cut the forecast for the year.
            The share lost 5 percent in Lunde.""",
        ),
    ),
    Pair(
        "two court cases in one town",
        (
            "Teacher cleared of theft in Karsa",
            """A court in Karsa cleared a teacher on Tuesday of having stolen 8,000 marks from the fund for a class trip.
            Judge Anna Riis said the prosecutor had proved only that the money was gone.
            The teacher, 41, had been suspended since autumn. Her school wants her back.
            The prosecutor may appeal within a week.""",
        ),
        (
            "Seven years for smuggler of cigarettes",
            """A court in Karsa sent a smuggler to prison for seven years on Tuesday.
            The man of 38 had brought four million cigarettes over the border in coffins, judge Anna Riis found.
            He kept silent to the end of the trial. Two drivers had told the prosecutor about him.
            His lawyer said she would appeal.""",
        ),
    ),
    Pair(
        "the same storm warning and the same town's theatre",
        (
            "Lunde expects storm surge",
            """Lunde expects a storm surge of two metres on Wednesday night, the harbour office said.
            The ferries to Vesk will stay in port. Sandbags are handed out at the fish market.
            The weather office measured gusts of 100 kilometres an hour on the outer islands.
            The last surge of that height was in 2019.""",
        ),
        (
            "New director for Lunde theatre",
            """The theatre of Lunde will be led by Clara Voss from next season, the town said on Tuesday.
            She follows Henrik Saar, who held the office for eleven years.
            Voss, 44, has worked in Tessum and abroad. She wants to play more new pieces.
            The theatre has 600 seats and sold four in five of them last year.""",
        ),
    ),
)
