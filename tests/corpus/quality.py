"""How well searches answer what people ask: words, meaning, both, and SQLite's FTS5 with its defaults.

    python tests/corpus/quality.py --data DIR [--exceptions] [--page FILE]

The questions of `relevance.jsonl` were judged before any result was looked at, by reading the beginning of
every telegram of the data (its subject and the first nine hundred characters); 2 answers the question, 1
touches it. A telegram is named by the first half dozen bytes of the checksum of its file, so that neither
texts nor numbers of the data stand here. nDCG@10 counts order and grade, recall@20 what answers at all.
"""

import argparse
import hashlib
import json
import math
import os
import random
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reftel.desk.desk import Desk, open_desk

SET = Path(__file__).with_name("relevance.jsonl")
RATES = Path(__file__).with_name("quality.json")
_DRAWS = 1_000


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and the grade of each telegram that answers."""

    words: str
    answers: dict[str, int]


Ask = Callable[[str], list[str]]
"""Gives the keys of telegrams, best first."""


@dataclass(frozen=True, slots=True)
class Score:
    """What one way of searching gave for one question that has an answer."""

    question: str
    ndcg: float
    recall: float


def questions() -> list[Question]:
    """The set."""
    lines = SET.read_text(encoding="utf-8").splitlines()
    return [Question(one["question"], one["answers"]) for one in map(json.loads, lines)]


def score(question: Question, found: Sequence[str]) -> Score:
    """nDCG of the first ten and recall of the first twenty."""
    gained = sum(
        (2 ** question.answers.get(key, 0) - 1) / math.log2(place + 2) for place, key in enumerate(found[:10])
    )
    grades = sorted(question.answers.values(), reverse=True)[:10]
    best = sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))
    recall = len(question.answers.keys() & set(found[:20])) / len(question.answers)
    return Score(question.words, gained / best, recall)


def texts(data: Path) -> Iterator[tuple[str, Path]]:
    """The key and the file of each telegram."""
    for path in sorted((data / "telegrams_nara" / "raw").glob("*.txt")):
        yield hashlib.sha256(path.read_bytes()).hexdigest()[:12], path


def fts5(data: Path) -> Ask:
    """SQLite's full-text search with its defaults: every word required, order of BM25."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE texts USING fts5(key UNINDEXED, body)")
    rows = [(key, path.read_text(encoding="utf-8")) for key, path in texts(data)]
    database.executemany("INSERT INTO texts VALUES (?, ?)", rows)

    def ask(words: str) -> list[str]:
        quoted = " ".join('"{}"'.format(word.replace('"', "")) for word in words.split())
        query = "SELECT key FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 20"
        return [key for (key,) in database.execute(query, (quoted,))]

    return ask


def ways(desk: Desk, data: Path, *, meaning: bool) -> dict[str, Ask]:
    """Each way of searching by its name; the desk's archive is made from the data."""
    desk.add([data / "telegrams_nara" / "raw"])
    keys = {path.name: key for key, path in texts(data)}
    by_address: dict[str, str] = {}
    for one in desk.list():
        view = desk.open(one.address).view
        if view is not None:
            by_address[one.address] = keys[view.copy.source.rpartition("/")[2]]
    found: dict[str, Ask] = {
        "SQLite FTS5, defaults": fts5(data),
        "words": lambda words: [by_address[hit.address] for hit in desk.search(words).hits],
    }
    if meaning:
        desk.meanings.embed(lambda _name, _done, _every: None)
        for how in ("meaning", "hybrid"):
            found[how] = lambda words, how=how: [  # type: ignore[misc]
                by_address[hit.address] for hit in desk.meanings.search(words, how).hits
            ]
    return found


def interval(values: Sequence[float]) -> tuple[float, float]:
    """Between which bounds the mean lies in 95 of 100 draws of questions."""
    chance = random.Random(1)
    means = sorted(sum(chance.choices(values, k=len(values))) / len(values) for _ in range(_DRAWS))
    return means[int(_DRAWS * 0.025)], means[int(_DRAWS * 0.975)]


def measure(data: Path, *, meaning: bool) -> tuple[dict[str, list[Score]], dict[str, float]]:
    """Scores of each way, and the share of questions without an answer that each answers with nothing."""
    asked = questions()
    with tempfile.TemporaryDirectory() as place, open_desk(Path(place) / "archive", create=True) as desk:
        scores: dict[str, list[Score]] = {}
        silent: dict[str, float] = {}
        for name, ask in ways(desk, data, meaning=meaning).items():
            scores[name] = [score(one, ask(one.words)) for one in asked if one.answers]
            none = [one for one in asked if not one.answers]
            silent[name] = sum(not ask(one.words) for one in none) / len(none)
    return scores, silent


def table(scores: dict[str, list[Score]], silent: dict[str, float]) -> str:
    """The table, as it stands in the documentation."""
    lines = [
        "| search | nDCG@10 | 95 of 100 | recall@20 | 95 of 100 | nothing where nothing answers |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for name, each in scores.items():
        cells = []
        for values in ([one.ndcg for one in each], [one.recall for one in each]):
            low, high = interval(values)
            cells += [f"{sum(values) / len(values):.3f}", f"{low:.2f} to {high:.2f}"]
        lines.append(f"| {name} | {' | '.join(cells)} | {silent[name]:.0%} |")
    return "\n".join(lines)


def main(words: Sequence[str] | None = None) -> int:
    """Print the table, and put it into a page where asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=os.environ.get("REFTEL_DATA"), metavar="DIR")
    parser.add_argument("--exceptions", action="store_true", help="also the questions that went badly")
    parser.add_argument("--words-only", action="store_true", help="leave meaning out")
    parser.add_argument("--page", type=Path, metavar="FILE", help="put the table into this page")
    given = parser.parse_args(words)
    if given.data is None:
        parser.error("--data DIR (or REFTEL_DATA) names the development data")
    scores, silent = measure(given.data, meaning=not given.words_only)
    made = table(scores, silent)
    print(f"{len(questions())} questions\n\n{made}")
    if given.exceptions:
        for name, each in scores.items():
            for one in sorted(each, key=lambda one: one.ndcg)[:25]:
                print(f"{name}: {one.ndcg:.2f} {one.recall:.2f}  {one.question}")
    if given.page is not None:
        before, begin, rest = given.page.read_text(encoding="utf-8").partition("<!-- table -->\n")
        _, end, after = rest.partition("<!-- end of table -->")
        given.page.write_text(f"{before}{begin}{made}\n{end}{after}", encoding="utf-8")
        means = {name: round(sum(one.ndcg for one in each) / len(each), 3) for name, each in scores.items()}
        RATES.write_text(json.dumps(means, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
