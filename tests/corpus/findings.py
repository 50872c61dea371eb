"""How well asks, promises, meetings and the rest are found, on telegrams marked by hand.

    python tests/corpus/findings.py --data DIR [--kind asks] [--exceptions]
    python tests/corpus/findings.py --data DIR --page docs/reference/accuracy-findings.md

A third is kept aside: those of which the SHA-256 of the id begins with a byte that leaves two
when divided by three. Rules are written on the others only, and exceptions of the third are never printed.
Quotes match as the guidelines beside the data say: half of the shorter quote's words, in runs of three;
one to one. Exceptions name telegrams of the data: they are printed, never kept.
"""

import argparse
import hashlib
import json
import os
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import TypedDict, cast

from reftel.extract import find
from reftel.telegram import parse

__all__ = ["KINDS", "RATES", "Score", "main", "measure", "rates", "table"]

KINDS = ("meetings", "asks", "responses", "promises", "cases", "figures", "assessments")
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "meetings": ("date",),
    "asks": ("by", "to", "polarity"),
    "responses": ("by", "kind", "to_ask"),
    "promises": ("by", "due_date"),
    "cases": ("kind", "event_date"),
    "figures": ("value",),
    "assessments": ("stance",),
}
RATES = Path(__file__).with_suffix(".json")
_VOLUME = "frus/frus1961-63v05_d001-d195.jsonl"
_BROKEN = re.compile(r"([^\W\d_])- +([^\W\d_])")
_WORD = re.compile(r"[^\W_]+")
_ROUNDS = 2000


class Item(TypedDict, total=False):
    """One finding, as marked or as printed by `reftel findings`."""

    quote: str
    also: list[str]


@dataclass(frozen=True, slots=True)
class Marked:
    """One telegram of the data with what stands in it."""

    name: str
    text: str
    aside: bool
    gold: Mapping[str, Sequence[Item]]


@dataclass(slots=True)
class Score:
    """Pairs, expected and made of one telegram or of many; fields right and asked for on the pairs."""

    right: int = 0
    expected: int = 0
    made: int = 0
    fields: dict[str, list[int]] = field(default_factory=dict)
    missed: list[tuple[str, str]] = field(default_factory=list)
    wrong: list[tuple[str, str]] = field(default_factory=list)
    differ: list[tuple[str, str]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of what was found, the share that is marked."""
        return self.right / self.made if self.made else 0.0

    @property
    def recall(self) -> float:
        """Of what is marked, the share that was found."""
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.expected + self.made
        return 2 * self.right / both if both else 0.0


def _aside(name: str) -> bool:
    return hashlib.sha256(name.encode()).digest()[0] % 3 == 2


def _texts(data: Path) -> Iterator[Marked]:
    volume = {}
    with (data / _VOLUME).open(encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            volume[document["id"]] = " ".join(document["paragraphs"])
    with (data / "followup/dev.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            gold = json.loads(line)
            name, source = gold["id"], gold["source"]
            if source == "frus":
                text = volume[name]
            elif source == "seed":
                text = (data / f"seed/{name}.txt").read_text(encoding="utf-8")
            else:
                text = (data / f"telegrams_nara/raw/{name}.txt").read_text(encoding="utf-8")
            yield Marked(name, text, source != "seed" and _aside(name), gold)


def _words(quote: str) -> list[str]:
    return _WORD.findall(_BROKEN.sub(r"\1\2", quote).lower())


def _share(one: Sequence[str], other: Sequence[str]) -> float:
    """How much of the shorter quote both share, in runs of three words or the whole of it."""
    shorter = min(len(one), len(other))
    if not shorter:
        return 0.0
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= min(3, shorter)) / shorter


def _overlap(found: Item, marked: Item) -> float:
    own = [_words(quote) for quote in (found["quote"],)]
    theirs = [_words(quote) for quote in (marked["quote"], *marked.get("also", []))]
    return max(_share(one, other) for one in own for other in theirs)


def pair(found: Sequence[Item], marked: Sequence[Item]) -> tuple[dict[int, int], set[int]]:
    """Pairs of found and marked items, as many as can be; and the found ones that only repeat a pair."""
    edges: dict[int, list[tuple[float, int]]] = {}
    for row, one in enumerate(found):
        near = [
            (share, column) for column, other in enumerate(marked) if (share := _overlap(one, other)) >= 0.5
        ]
        edges[row] = sorted(near, key=lambda edge: -edge[0])
    taken: dict[int, int] = {}

    def place(row: int, seen: set[int]) -> bool:
        for _, column in edges[row]:
            if column in seen:
                continue
            seen.add(column)
            if column not in taken or place(taken[column], seen):
                taken[column] = row
                return True
        return False

    for row in sorted(edges, key=lambda row: -max((share for share, _ in edges[row]), default=0.0)):
        place(row, set())
    pairs = {row: column for column, row in taken.items()}
    repeats = {row for row in edges if row not in pairs and any(column in taken for _, column in edges[row])}
    return pairs, repeats


def _same(key: str, found: object, marked: object) -> bool:
    if key in {"by", "to"}:
        if not isinstance(found, str) or not isinstance(marked, str):
            return found == marked
        return bool(set(_words(found)) & set(_words(marked)) - {"the", "of", "and"})
    return found == marked


def _value(item: Item, key: str) -> object:
    return cast("Mapping[str, object]", item).get(key)


def score(one: Marked, kind: str) -> Score:
    """One telegram's score for one kind."""
    record = find(parse(one.text)).record()
    found = cast("Sequence[Item]", record[kind])
    marked = one.gold[kind]
    pairs, repeats = pair(found, marked)
    result = Score(len(pairs), len(marked), len(found) - len(repeats))
    asks = pair(cast("Sequence[Item]", record["asks"]), one.gold["asks"])[0] if kind == "responses" else {}
    for row, column in pairs.items():
        for key in _FIELDS[kind]:
            mine, theirs = _value(found[row], key), _value(marked[column], key)
            if key == "to_ask" and isinstance(mine, int):
                mine = asks.get(mine, -1)
            if key == "value" and isinstance(mine, list | tuple):
                mine = list(mine)
            right = _same(key, mine, theirs)
            counts = result.fields.setdefault(key, [0, 0])
            counts[0] += right
            counts[1] += 1
            if not right:
                result.differ.append(
                    (one.name, f"{key}: {mine!r} for {theirs!r} :: {found[row]['quote'][:160]}")
                )
            if key == "due_date" and theirs is not None:
                dated = result.fields.setdefault("due_date given", [0, 0])
                dated[0] += right
                dated[1] += 1
    result.missed = [
        (one.name, item["quote"]) for row, item in enumerate(marked) if row not in pairs.values()
    ]
    result.wrong = [
        (one.name, f"[{_value(item, 'rule')}] {item['quote']}")
        for row, item in enumerate(found)
        if row not in pairs and row not in repeats
    ]
    return result


def total(scores: Sequence[Score]) -> Score:
    """Many scores as one."""
    whole = Score()
    for one in scores:
        whole.right += one.right
        whole.expected += one.expected
        whole.made += one.made
        for key, (right, asked) in one.fields.items():
            counts = whole.fields.setdefault(key, [0, 0])
            counts[0] += right
            counts[1] += asked
        whole.missed += one.missed
        whole.wrong += one.wrong
        whole.differ += one.differ
    return whole


def interval(scores: Sequence[Score]) -> tuple[float, float]:
    """The 95% interval of F1, telegrams drawn again with replacement; the draw is the same every time."""
    draw = random.Random(19730701)
    if not scores:
        return 0.0, 0.0
    rates = sorted(total(draw.choices(scores, k=len(scores))).f1 for _ in range(_ROUNDS))
    return rates[int(_ROUNDS * 0.025)], rates[int(_ROUNDS * 0.975)]


def measure(data: Path, kinds: Sequence[str] = KINDS) -> dict[tuple[str, bool], list[Score]]:
    """Scores telegram by telegram, for each kind, of the telegrams aside (True) and of the others."""
    results: dict[tuple[str, bool], list[Score]] = {}
    for one in _texts(data):
        for kind in kinds:
            results.setdefault((kind, one.aside), []).append(score(one, kind))
    return results


def _table(results: Mapping[tuple[str, bool], Sequence[Score]]) -> Iterator[str]:
    yield "| kind | telegrams | marked | found | precision | recall | F1 | 95% | fields right on pairs |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for (kind, aside), scores in sorted(
        results.items(), key=lambda entry: (KINDS.index(entry[0][0]), entry[0][1])
    ):
        whole = total(scores)
        low, high = interval(scores)
        fields = ", ".join(f"{key} {right}/{asked}" for key, (right, asked) in whole.fields.items())
        which = "kept aside" if aside else "used"
        yield (
            f"| {kind} | {len(scores)} {which} | {whole.expected} | {whole.made} | {whole.precision:.2f} "
            f"| {whole.recall:.2f} | {whole.f1:.2f} | {low:.2f} to {high:.2f} | {fields or '-'} |"
        )


def rates(results: Mapping[tuple[str, bool], Sequence[Score]]) -> dict[str, float]:
    """F1 of each kind, of the telegrams aside and of the others, as it is committed."""
    return {
        f"{kind} {'aside' if aside else 'used'}": round(total(scores).f1, 3)
        for (kind, aside), scores in results.items()
    }


def table(results: Mapping[tuple[str, bool], Sequence[Score]]) -> str:
    """The table as it stands on the page."""
    return "\n".join(_table(results))


def main() -> int:
    """Print the table, and the exceptions where asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=os.environ.get("REFTEL_DATA"), required=False)
    parser.add_argument("--kind", choices=KINDS, action="append")
    parser.add_argument("--exceptions", action="store_true")
    parser.add_argument(
        "--page", type=Path, help="write the table into this page, and its rates beside this file"
    )
    options = parser.parse_args()
    if options.data is None:
        parser.error("--data DIR, or REFTEL_DATA")
    results = measure(Path(options.data), options.kind or KINDS)
    lines = list(_table(results))
    sys.stdout.write("\n".join(lines) + "\n")
    if options.page is not None:
        _write(options.page, lines)
        RATES.write_text(json.dumps(rates(results), indent=2) + "\n", encoding="utf-8")
    if options.exceptions:
        for (kind, aside), scores in results.items():
            if aside:
                continue
            whole = total(scores)
            for what, cases in (("missed", whole.missed), ("wrong", whole.wrong), ("differ", whole.differ)):
                for name, words in cases:
                    sys.stdout.write(f"{kind} {what} {name}: {words}\n")
    return 0


def _write(page: Path, lines: Sequence[str]) -> None:
    words = page.read_text(encoding="utf-8")
    begin, end = "<!-- table -->\n", "<!-- end of table -->\n"
    head, rest = words.split(begin, 1)
    page.write_text(head + begin + "\n".join(lines) + "\n" + end + rest.split(end, 1)[1], encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
