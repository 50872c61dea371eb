"""How well persons, places and organisations are found: against telegrams marked by hand.

    python tests/corpus/names.py --data DIR [--split dev|train] [--exceptions] [--write]

`DIR` holds `ner/historylab_ner_*.jsonl`: bodies of telegrams of 1973 to 1979, capitals throughout. Each
body is read as a telegram, and its names are found as `reftel findings` finds them. Marks on persons count
only where they hold a personal name; what else is marked as a person (POLOFF, THE DCM, EMPLOYEES) is not
scored, neither as missed nor as wrong. Pronouns are left out, nested marks are kept. A name found is right
when it overlaps the mark by half and holds its head word. Exceptions are printed, never kept.
"""

import argparse
import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from reftel.extract.context import context_of
from reftel.extract.findings import Name
from reftel.extract.names import find_names, spots_of
from reftel.extract.passages import passages_of
from reftel.extract.stretches import stretches_of
from reftel.telegram import parse

RATES = Path(__file__).with_name("names.json")
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "accuracy-names.md"
KINDS = ("person", "place", "organisation")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_OWNS = re.compile(r"['’] ?S?$", re.IGNORECASE)
_SMALL = re.compile(r"(?<![A-Za-z])[a-z]{2,}")
_TITLES = frozenset(
    """
    MR MRS MISS MS DR SIR GEN GENERAL COL COLONEL MAJ MAJOR CAPT LT ADMIRAL ADM AMB AMBASSADOR PRESIDENT
    PRIMIN FONMIN FORMIN SECRETARY MINISTER DIRECTOR CHAIRMAN SENATOR CHARGE PROFESSOR PROF JUDGE KING
    PRINCE SHEIKH
    """.split()  # noqa: SIM905
)
# Words of roles, peoples and bodies that a printed volume of 1961 to 1963 does not write small.
_NO_NAMES = frozenset(Path(__file__).with_name("roles.txt").read_text(encoding="utf-8").split())
_LINKS = frozenset(["OF", "FOR", "IN", "AT", "TO", "ON", "FROM", "WITH", "WHO", "DEALING", "(", ","])


class _Mark(TypedDict):
    start: int
    end: int
    type: str | None
    entity_id: int | None
    mention: str
    pronoun: bool


class _Telegram(TypedDict):
    id: str
    text: str
    entities: list[_Mark]


@dataclass(frozen=True, slots=True)
class Marked:
    """One mark that is scored, or not: `head` is the word a right answer must hold."""

    kind: str
    start: int
    end: int
    head: tuple[int, int]
    scored: bool


@dataclass(slots=True)
class Rate:
    """Counts of one kind."""

    right: int = 0
    found: int = 0
    marked: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Right of those found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Right of those marked."""
        return self.right / self.marked if self.marked else 0.0

    @property
    def f1(self) -> float:
        """Both together."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def _telegrams(data: Path, split: str) -> list[_Telegram]:
    path = data / "ner" / f"historylab_ner_{split}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


def ordinary_words(data: Path) -> frozenset[str]:
    """Words that a printed volume writes in small letters: they are no names."""
    found: set[str] = set()
    volume = data / "frus" / "frus1961-63v05_d001-d195.jsonl"
    for line in volume.read_text(encoding="utf-8").split("\n")[:-1]:
        document = json.loads(line)
        for paragraph in document["paragraphs"] + document["notes"]:
            found.update(_SMALL.findall(paragraph if isinstance(paragraph, str) else json.dumps(paragraph)))
    return frozenset(word.upper() for word in found)


def _name_words(mark: _Mark, ordinary: frozenset[str], bodies: list[_Mark]) -> list[tuple[int, int]]:
    """Where the words of a personal name stand in a mark; `bodies` are the marks of bodies and places."""
    found = []
    before = ""
    words = list(_WORD.finditer(mark["mention"]))
    for word in words:
        bare = _OWNS.sub("", word.group().upper())
        first = mark["start"] + word.start()
        title = before in _TITLES
        before = bare
        if len(bare) < 2 or bare in _NO_NAMES or bare in _TITLES:
            continue
        if (
            bare in ordinary
            and not (title and word is words[-1])
            and not (len(words) == 1 and bare in _SURNAMES)
        ):
            continue
        if any(body["start"] <= first < body["end"] for body in bodies):
            continue
        found.append((first, first + len(bare)))
    return found


# Surnames that are ordinary words and stand alone in marks as names of persons.
_SURNAMES = frozenset(
    ["YOUNG", "RUSH", "HEAP", "STONE", "BLACK", "LONG", "WARE", "FINE", "LAKE", "POPE", "TRICK"]
)


def _head(mark: _Mark) -> tuple[int, int]:
    """The head word of a place or organisation: the last before what describes it further."""
    words = list(re.finditer(r"[^\s,()]+|[,(]", mark["mention"]))
    head = words[0]
    for place, word in enumerate(words):
        if place and word.group().upper() in _LINKS and head.group().upper() not in {"THE", "A"}:
            break
        if word.group() not in {",", "(", ")"}:
            head = word
    bare = _OWNS.sub("", head.group().rstrip('."”:;')) or head.group()
    start = mark["start"] + head.start()
    return start, start + len(bare)


def _within(mark: _Mark, others: list[_Mark]) -> list[_Mark]:
    """Marks of other kinds inside a mark, not the same stretch."""
    return [
        other
        for other in others
        if mark["start"] <= other["start"]
        and other["end"] <= mark["end"]
        and (other["start"], other["end"]) != (mark["start"], mark["end"])
    ]


def marks_of(telegram: _Telegram, ordinary: frozenset[str]) -> list[Marked]:
    """The marks of one telegram; those that are not scored too."""
    persons = [m for m in telegram["entities"] if (m["type"] or "").startswith("PER") and not m["pronoun"]]
    others = [m for m in telegram["entities"] if (m["type"] or "PER")[:3] != "PER"]
    # what is marked as a body or place by itself elsewhere is no personal name either
    ordinary |= {_OWNS.sub("", m["mention"].upper()) for m in others if not m["pronoun"]}
    inside: set[tuple[int, int, int]] = set()
    for outer in persons:
        for inner in persons:
            nested = outer["start"] <= inner["start"] and inner["end"] <= outer["end"] and inner is not outer
            if nested and outer["end"] - outer["start"] > inner["end"] - inner["start"]:
                inside |= {
                    (id(outer), *span) for span in _name_words(inner, ordinary, _within(inner, others))
                }
    found = []
    for mark in telegram["entities"]:
        written = mark["type"] or ""
        start, end = mark["start"], mark["end"]
        if written.startswith("PER"):
            names = [] if mark["pronoun"] else _name_words(mark, ordinary, _within(mark, others))
            own = [span for span in names if (id(mark), *span) not in inside]
            found.append(Marked("person", start, end, own[-1] if own else (start, end), bool(own)))
        elif mark["pronoun"] or not written:
            found += [Marked(kind, start, end, (start, end), scored=False) for kind in KINDS]
        else:
            kind = "organisation" if written.startswith("ORG") else "place"
            found.append(Marked(kind, start, end, _head(mark), scored=True))
    return found


def _matches(name: Name, mark: Marked) -> bool:
    overlap = min(name.end, mark.end) - max(name.start, mark.start)
    return 2 * overlap >= mark.end - mark.start and name.start <= mark.head[0] and mark.head[1] <= name.end


def compare(names: Iterable[Name], marks: Iterable[Marked], text: str, rates: Mapping[str, Rate]) -> None:
    """Count one telegram; each name and each mark is used once, the closest pair first."""
    everything = list(marks)
    all_names = list(names)
    for kind in KINDS:
        rate = rates[kind]
        ours = [name for name in all_names if name.kind == kind]
        scored = [mark for mark in everything if mark.kind == kind and mark.scored]
        rate.marked += len(scored)
        pairs = sorted(
            (abs(name.start - mark.start) + abs(name.end - mark.end), place, at)
            for place, name in enumerate(ours)
            for at, mark in enumerate(scored)
            if name.start < mark.end and mark.start < name.end and _matches(name, mark)
        )
        used: set[int] = set()
        met: set[int] = set()
        for _, place, at in pairs:
            if place not in used and at not in met:
                used.add(place)
                met.add(at)
        rate.right += len(met)
        for at, mark in enumerate(scored):
            if at not in met:
                rate.missed.append(_excerpt(text, mark.start, mark.end))
        unscored = [mark for mark in everything if mark.kind == kind and not mark.scored]
        for place, name in enumerate(ours):
            if place in used:
                rate.found += 1
            elif not any(name.start < mark.end and mark.start < name.end for mark in unscored):
                rate.found += 1
                rate.wrong.append(
                    f"{_excerpt(text, name.start, name.end)}  {name.rule} {name.confidence:.2f}"
                )


def _excerpt(text: str, start: int, end: int) -> str:
    around = f"{text[max(0, start - 30) : start]}[{text[start:end]}]{text[end : end + 25]}"
    return " ".join(around.split())


def measure(data: Path, split: str = "dev") -> dict[str, Rate]:
    """The rates of each kind over one pile."""
    ordinary = ordinary_words(data)
    rates = {kind: Rate() for kind in KINDS}
    for telegram in _telegrams(data, split):
        compare(found_in(telegram["text"]), marks_of(telegram, ordinary), telegram["text"], rates)
    return rates


def found_in(text: str) -> list[Name]:
    """The names of one body, read as a telegram."""
    read = parse(text)
    return find_names([*passages_of(read), *stretches_of(read)], context_of(read.values))


def speed(data: Path) -> float:
    """Seconds for a megabyte of running text, names alone."""
    text = "\n".join(telegram["text"] for telegram in _telegrams(data, "train"))
    paragraphs = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    spots_of(paragraphs[:50], None, None)
    begun = time.process_time()
    spots_of(paragraphs, None, None)
    return (time.process_time() - begun) * 1_000_000 / sum(map(len, paragraphs))


def table(measured: Mapping[str, Mapping[str, Rate]]) -> str:
    """The rates as a table."""
    lines = [
        "| pile | kind | found right | found | marked | precision | recall | F1 |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
    ]
    for split, rates in measured.items():
        for kind, rate in rates.items():
            counts = f"{rate.right} | {rate.found} | {rate.marked}"
            shares = f"{rate.precision:.2f} | {rate.recall:.2f} | {rate.f1:.2f}"
            lines.append(f"| {split} | {kind} | {counts} | {shares} |")
    return "\n".join(lines)


def fallen(measured: Mapping[str, Mapping[str, Rate]]) -> list[str]:
    """Kinds whose F1 is below the committed one."""
    committed: dict[str, dict[str, float]] = json.loads(RATES.read_text(encoding="utf-8"))
    return [
        f"{split} {kind}: {rates[kind].f1:.4f} is below {least}"
        for split, rates in measured.items()
        for kind, least in committed[split].items()
        if rates[kind].f1 < least - 0.0005
    ]


def write(measured: Mapping[str, Mapping[str, Rate]]) -> None:
    """Commit the rates: the file the test reads, and the table of the page."""
    rates = {
        split: {kind: round(rate.f1, 4) for kind, rate in each.items()} for split, each in measured.items()
    }
    RATES.write_text(json.dumps(rates, indent=1) + "\n", encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    first, last = page.index("<!-- table -->"), page.index("<!-- end of table -->")
    PAGE.write_text(f"{page[:first]}<!-- table -->\n{table(measured)}\n{page[last:]}", encoding="utf-8")


def _exceptions(rates: Mapping[str, Rate]) -> Iterator[str]:
    for kind, rate in rates.items():
        for label, lines in (("missed", rate.missed), ("wrong", rate.wrong)):
            yield f"## {kind} {label}: {len(lines)}"
            yield from lines
            words = Counter(line[line.index("[") : line.index("]") + 1].upper() for line in lines)
            yield f"-- {words.most_common(40)}"


def main() -> int:
    """The command."""
    arguments = argparse.ArgumentParser(description="How well names are found in telegrams marked by hand.")
    arguments.add_argument(
        "--data", type=Path, default=os.environ.get("REFTEL_DATA"), help="holds ner/ and frus/"
    )
    arguments.add_argument("--split", choices=["dev", "train"], help="one pile only; both unless told")
    arguments.add_argument("--exceptions", action="store_true", help="print every name missed or wrong")
    arguments.add_argument("--write", action="store_true", help="commit the rates to the test and the page")
    given = arguments.parse_args()
    if given.data is None:
        arguments.error("say where the data lies: --data DIR or REFTEL_DATA")
    splits = [given.split] if given.split else ["dev", "train"]
    measured = {split: measure(given.data, split) for split in splits}
    if given.exceptions:
        for rates in measured.values():
            print("\n".join(_exceptions(rates)))
    print(table(measured))
    print(f"\n1 MB of text: {speed(given.data):.2f} s")
    if given.write and len(measured) == 2:
        write(measured)
    return 0


if __name__ == "__main__":
    sys.exit(main())
