"""A first reading, at import: what every reading compiles and loads is there afterwards.

Worker processes are forked from one that has imported this, while the process that they work
for still opens its database: so each of them need not do it again.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefing.corpus.entries import entry_of
from briefing.reading import read
from briefing.text.mentions import with_dates

# Of everyday press, one thing each: what few articles have would cost more than it saves.
_TEXT = """\
Harbour of Ostrel to open again in May
By Mira Tolve
The Ostrel Gazette
Published: 2 March 2031 at 10:30
Updated: 3 March 2031

OSTREL, March 2 (Gazette) — The harbour of Ostrel will open again on 12 May, its council said
on Tuesday, after the storm of January 2031 cost the town 3.4 million crowns.

"We will not wait for another winter," said Mayor Jon Harrel, who leads the council. Ms. Tolve
asked him last week whether ferries, some 40 per cent of which lie idle, had been sold.

He told reporters that “nothing is decided”. The U.N. had offered help in 2029, e.g. with
dredging; it was refused two years ago.

Photo: the quay on Monday

The council meets on June 3, 2031.

© 2031 The Ostrel Gazette. All rights reserved.
"""


def _rehearse() -> None:
    for document in read(Path("harbour.txt"), "harbour.txt", content=_TEXT.encode()).documents:
        entry_of(replace(document, sentences=with_dates(document.article, document.sentences)))


_rehearse()
