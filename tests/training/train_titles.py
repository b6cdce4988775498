"""Learns what the signs of a title weigh, and writes ``briefing/articles/title_weights.json``.

``BRIEFING_EVALUATION_DATA=FOLDER python -m tests.training.train_titles [--write]``

A page is one choice among its lines and "no title" (conditional logit, McFadden 1974): the
chance of the lines that are the title is made as great as possible, less a ridge on the
weights. Pages come from ``metadata_dev.jsonl``, whose titles are known, and from
``pages_dev.jsonl``, whose HTML states one; to these come plain files made of the same
articles, with and without their title. Prints how many titles are right on folds left out of
the training (five, by page), and how right the confidences are.
"""

from __future__ import annotations

import argparse
import json
import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.articles.blocks import blocks_of
from briefing.articles.body import by_rules
from briefing.articles.title_signs import Page
from briefing.articles.titles import LEAST_CONFIDENCE, without_site
from briefing.errors import ReadError
from briefing.readers import read_drafts
from briefing.records import Draft
from briefing.text.spaces import normalise

WEIGHTS = Path(__file__).parents[2] / "briefing" / "articles" / "title_weights.json"
RIDGE = 2.0
FOLDS = 5
# A made-up plain file counts so much of a page: they are all alike.
MADE_UP = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One page: its lines' words and signs, which of them are the title, what it is of."""

    group: str
    title: str | None
    lines: tuple[str, ...]
    signs: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    page: int
    share: float = 1.0


def folded(text: str | None) -> str:
    return normalise(text or "").casefold()


def items(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)


def choice_of(
    text: str, title: str | None, group: str, page: int, share: float = 1.0
) -> Choice | None:
    """The choice that a text leaves, or None where nothing of it is a body."""
    try:
        (draft,) = read_drafts("page.txt", content=text.encode("utf-8", "replace"))
    except ReadError:
        return None
    assert isinstance(draft, Draft)
    layout = by_rules(blocks_of(draft.lines))
    if not layout.body:
        return None
    known = Page(layout)
    indices = list(known.candidates())
    lines = tuple(layout.blocks[index].text for index in indices)
    wanted = folded(title)
    right = tuple(
        bool(wanted) and wanted in (folded(one), folded(without_site(one))) for one in lines
    )
    if wanted and not any(right):
        # The line that has the title in it, with a kicker or a number before it.
        right = tuple(wanted in folded(one) and 2 * len(wanted) >= len(one) for one in lines)
    return Choice(
        group=group,
        title=title,
        lines=lines,
        signs=tuple(tuple(known.signs(index)) for index in indices),
        right=right,
        page=page,
        share=share,
    )


def plain_files(title: str, body: Sequence[str]) -> Iterator[tuple[str, str | None]]:
    """Files as people save them, of a page's own words; some have no title at all."""
    yield "\n\n".join([title, *body]), title
    yield "\n".join([title, *body]), title
    yield "\n".join([title, "By Ada Brun", "5 March 2031", "", *body]), title
    yield "\n\n".join([title, "Published: 2031-03-05 10:00", *body]), title
    yield "\n\n".join(["News", title, "5 March 2031 | Ada Brun", *body]), title
    yield "\n\n".join(["Ports Storms Varnholt News Tarn Sea", title, *body]), title
    yield "\n\n".join(body), None
    yield "\n\n".join(["5 March 2031", *body]), None
    yield "\n\n".join(["News", *body]), None
    yield "\n\n".join(["Ada Brun", *body]), None
    yield "\n".join(["The Solve Courier", "5 March 2031", "", *body]), None


def choices(folder: Path) -> list[Choice]:
    found: list[Choice | None] = []
    page = 0
    for item in items(folder / "metadata_dev.jsonl"):
        if item["title"]:
            group = "English" if item["lang"] == "en" else "other languages"
            found.append(choice_of(item["text"], item["title"], group, page))
            page += 1
    for item in items(folder / "pages_dev.jsonl"):
        title = title_in_html(item["html"])
        texts = {folded(line.lstrip("*•·+- ")) for line in item["text"].split("\n")}
        if title is None or folded(title) not in texts:
            continue  # what the HTML calls the page is not what the page calls itself
        found.append(choice_of(item["text"], title, "English, by their HTML", page))
        body = [normalise(line) for line in item["body"].split("\n") if line.strip()]
        body = [line for line in body if folded(line) != folded(title)]
        for text, stated in plain_files(title, body):
            found.append(choice_of(text, stated, "plain files", page, MADE_UP))
        page += 1
    return [one for one in found if one is not None]


def title_in_html(page: str) -> str | None:
    try:
        (draft,) = read_drafts("page.html", content=page.encode("utf-8", "replace"))
    except ReadError:
        return None
    return draft.title if isinstance(draft, Draft) else None


def learn(pages: Sequence[Choice]) -> tuple[float, dict[str, float]]:
    """The constant and the weights of greatest penalised likelihood."""
    import numpy as np
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    names = sorted({sign for page in pages for signs in page.signs for sign in signs})
    places = {name: place for place, name in enumerate(names)}
    columns: list[int] = []
    ends = [0]
    page_of: list[int] = []
    for number, page in enumerate(pages):
        for signs in page.signs:
            columns += [places[sign] for sign in signs]
            ends.append(len(columns))
            page_of.append(number)
    table = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(page_of), len(names)))
    owner = np.array(page_of)
    right = np.array([one for page in pages for one in page.right], dtype=float)
    none = np.array([not any(page.right) for page in pages], dtype=float)
    share = np.array([page.share for page in pages])

    def loss(point: Any) -> tuple[float, Any]:
        chance = np.exp(np.clip(table @ point[:-1] + point[-1], -30, 30))
        total = 1 + np.bincount(owner, chance, len(pages))
        hit = none + np.bincount(owner, chance * right, len(pages))
        value = (share * (np.log(total) - np.log(hit))).sum() + RIDGE / 2 * point[:-1] @ point[:-1]
        slope = share[owner] * (chance / total[owner] - chance * right / hit[owner])
        return value, np.append(table.T @ slope + RIDGE * point[:-1], slope.sum())

    best = minimize(
        loss, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}
    ).x
    return float(best[-1]), dict(zip(names, map(float, best[:-1]), strict=True))


def chosen(page: Choice, constant: float, weights: dict[str, float]) -> tuple[str | None, float]:
    """The likeliest line of a page as its title, and its chance."""
    import math

    odds: dict[str, float] = defaultdict(float)
    words: dict[str, str] = {}
    for line, signs in zip(page.lines, page.signs, strict=True):
        worth = constant + sum(weights.get(sign, 0.0) for sign in signs)
        odds[line.casefold()] += math.exp(max(-30.0, min(30.0, worth)))
        words.setdefault(line.casefold(), line)
    if not odds:
        return None, 0.0
    key = max(odds, key=lambda one: odds[one])
    chance = odds[key] / (1 + sum(odds.values()))
    return (without_site(words[key]) if chance >= LEAST_CONFIDENCE else None), chance


def report(pages: Sequence[Choice]) -> None:
    results: dict[str, list[tuple[bool, bool, float]]] = defaultdict(list)
    for fold in range(FOLDS):
        constant, weights = learn([page for page in pages if page.page % FOLDS != fold])
        for page in pages:
            if page.page % FOLDS == fold:
                title, chance = chosen(page, constant, weights)
                right = folded(title) == folded(page.title)
                results[page.group].append((right, title is not None, chance))
    for group, outcome in results.items():
        hits = sum(one[0] for one in outcome)
        given = sum(one[1] for one in outcome)
        print(f"{group}: {hits} of {len(outcome)} right ({hits / len(outcome):.3f}), {given} given")
    flat = [one for group, of in results.items() if group != "plain files" for one in of]
    for low, high in (
        (0, 0.2),
        (0.2, 0.3),
        (0.3, 0.4),
        (0.4, 0.5),
        (0.5, 0.7),
        (0.7, 0.9),
        (0.9, 1),
    ):
        within = [right for right, _, chance in flat if low <= chance < high]
        if within:
            print(
                f"confidence {low}-{high}: {len(within)} pages, "
                f"{sum(within) / len(within):.2f} right"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--write", action="store_true", help="write the weights of all pages")
    options = parser.parse_args()
    pages = choices(Path(os.environ["BRIEFING_EVALUATION_DATA"]))
    report(pages)
    if options.write:
        constant, weights = learn(pages)
        kept = {name: round(weight, 2) for name, weight in sorted(weights.items())}
        learned = {
            "constant": round(constant, 2),
            "weights": {name: weight for name, weight in kept.items() if weight},
        }
        WEIGHTS.write_text(
            json.dumps(learned, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
