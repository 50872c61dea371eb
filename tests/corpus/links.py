"""How well references are tied to the telegrams meant, on real telegrams: precision and recall.

    python tests/corpus/links.py --data DIR [--exceptions] [--page docs/reference/accuracy-links.md]

Two sets of answers: for telegrams of the National Archives, pairs found by a simple pattern, which are a
hint; for a volume of Foreign Relations, the documents that its editors' notes and texts name. A link that
the answers lack counts as right only where the number cited stands behind the name of its post in the text.
Exceptions are printed, never kept: they name telegrams of the data.
"""

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reftel.links.cited import Cited, read_named
from reftel.links.resolve import Held, resolve
from reftel.sources import Received, receive_file
from reftel.telegram import Record, parse

__all__ = ["Measured", "archives", "foreign_relations", "main"]

_BLOCK = re.compile(r"^Message Attributes\s*$", re.MULTILINE)
_VOLUME = "frus/frus1961-63v05_d001-d195.jsonl"


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the data, as read."""

    name: str
    record: Record
    text: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Measured:
    """Links made and links expected; `wrong` and `missed` are for printing only."""

    what: str
    texts: int
    expected: int
    found: int
    made: int
    right: int
    wrong: list[tuple[str, str]]
    missed: list[tuple[str, str]]

    @property
    def precision(self) -> float:
        """Of the links made, the share that is right."""
        return self.right / self.made if self.made else 1.0

    @property
    def recall(self) -> float:
        """Of the links expected, the share that was made."""
        return self.found / self.expected if self.expected else 1.0


def _links(texts: Sequence[Text]) -> dict[tuple[str, str], list[Cited]]:
    """Every pair of citing and cited, as an archive of just these texts would tie them."""
    named = [read_named(one.record, one.text, one.attributes) for one in texts]
    held: dict[str, list[Held]] = {}
    for number, (one, names) in enumerate(zip(texts, named, strict=True)):
        for key in {*names.keys, *([one.record.mrn] if one.record.mrn else [])}:
            held.setdefault(key, []).append(Held(number, names.ends.day))
    found: dict[tuple[str, str], list[Cited]] = {}
    for number, names in enumerate(named):
        for cited in names.cited:
            came = resolve(cited.key, cited.other, number, names.ends.day, lambda key: held.get(key, []))
            if came.target is not None:
                found.setdefault((texts[number].name, texts[came.target].name), []).append(cited)
    return found


def archives(data: Path) -> Measured:
    """Telegrams of the National Archives; their attribute blocks are cut off before reading."""
    texts = []
    for path in sorted((data / "telegrams_nara" / "raw").glob("*.txt")):
        text = _BLOCK.split(path.read_text(encoding="utf-8"))[0]
        record = parse(text).values
        if record.mrn is None:  # on film only: nothing but attributes
            record = parse(path.read_text(encoding="utf-8")).values
        texts.append(Text(path.stem, record, text, {}))
    lines = (data / "telegrams_nara" / "attributes.jsonl").read_text(encoding="utf-8").splitlines()
    answers = {
        (row["id"], cited) for row in map(json.loads, lines) for cited in row["references_in_this_set"]
    }
    by_name = {one.name: one.text for one in texts}
    made = _links(texts)
    right = {pair for pair, cited in made.items() if pair in answers or _stands_in(by_name[pair[0]], cited)}
    return _measured("telegrams of the National Archives", len(texts), answers, made, right)


def _stands_in(text: str, cited: Sequence[Cited]) -> bool:
    """Whether the text itself names post and serial."""
    letters = re.sub(r"\s", "", text.upper())
    return any(
        one.post is not None and re.search(rf"{one.post}[#:,.-]?0*{one.serial}(?!\d)", letters)
        for one in cited
    )


def foreign_relations(data: Path) -> list[Measured]:
    """The volume: all that its notes and texts name, and apart what telegrams name by number alone."""
    texts: list[Text] = []
    answers: set[tuple[str, str]] = set()
    lines = (data / _VOLUME).read_text(encoding="utf-8").splitlines()
    for outcome, line in zip(_received(data / _VOLUME), map(json.loads, lines), strict=True):
        texts.append(Text(line["id"], parse(outcome.text).values, outcome.text, outcome.attributes))
        volume = line["id"].partition("/")[0]
        answers.update((line["id"], f"{volume}/d{number}") for number in line["document_references"])
    made = _links(texts)
    held = {one.name for one in texts}
    answers = {pair for pair in answers if pair[1] in held}
    by_number = {pair: cited for pair, cited in made.items() if any(one.key[:2] == "P:" for one in cited)}
    name = "Foreign Relations, all links between documents"
    apart = "of these, by number alone (embtel, your 1234)"
    return [
        _measured(name, len(texts), answers, made, answers & made.keys()),
        _measured(apart, len(texts), set(), by_number, answers & by_number.keys()),
    ]


def _received(path: Path) -> Iterator[Received]:
    for outcome in receive_file(path):
        assert isinstance(outcome, Received)
        yield outcome


def _measured(
    what: str,
    texts: int,
    answers: set[tuple[str, str]],
    made: Mapping[tuple[str, str], object],
    right: set[tuple[str, str]],
) -> Measured:
    wrong, missed = sorted(made.keys() - right), sorted(answers - made.keys())
    found = len(answers & made.keys())
    return Measured(what, texts, len(answers), found, len(made), len(right), wrong, missed)


def table(measures: Sequence[Measured]) -> str:
    """The measures as a table in Markdown."""
    lines = [
        "| texts | how many | links expected | of these made | made | of these right | precision | recall |",
        "|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {one.what} | {one.texts} | {one.expected} | {one.found} | {one.made} | {one.right} "
        f"| {one.precision:.1%} | {f'{one.recall:.1%}' if one.expected else '-'} |"
        for one in measures
    ]
    return "\n".join(lines)


def main(words: Sequence[str] | None = None) -> int:
    """Measure, print, and write the table into a page where one is named."""
    default = Path(os.environ.get("REFTEL_DATA") or Path(__file__).parents[3] / "shared" / "data")
    parser = argparse.ArgumentParser(description="Precision and recall of links on real telegrams.")
    parser.add_argument("--data", type=Path, default=default, metavar="DIR")
    parser.add_argument("--exceptions", action="store_true", help="print what is wrong and what is missed")
    parser.add_argument("--page", type=Path, help="put the table between the marks of this page")
    given = parser.parse_args(words)
    measures = [archives(given.data), *foreign_relations(given.data)]
    written = table(measures)
    print(written)
    if given.exceptions:
        for one in measures:
            for kind, pairs in (("wrong", one.wrong), ("missed", one.missed)):
                for citing, cited in pairs:
                    print(f"{one.what}: {kind}: {citing} -> {cited}")
    if given.page is not None:
        page = given.page.read_text(encoding="utf-8")
        head, _, rest = page.partition("<!-- table -->\n")
        _, _, tail = rest.partition("<!-- end of table -->")
        marked = f"<!-- table -->\n{written}\n<!-- end of table -->"
        given.page.write_text(f"{head}{marked}{tail}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
