"""How well real telegrams are read: each field against the Archives' own answer, and every exception.

    python tests/corpus/accuracy.py --data DIR [--exceptions] [--write]

The attribute block is cut off before reading, so that nothing can be copied from it. A field is compared only
where the archivists say something about the text; what counts as equal stands beside each measure.
Exceptions are printed, never kept: they name telegrams of the data.
"""

import argparse
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reftel.telegram import Record, parse
from reftel.telegram.mrn import parse_mrn, resolve_post
from reftel.telegram.nearness import distance
from reftel.telegram.parsing.dates import read_date

RATES = Path(__file__).with_name("rates.json")
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "accuracy.md"
_NOTHING = frozenset({"", "n/a", "N/A"})
_TITLE = re.compile(r"^Message Attributes\s*$", re.MULTILINE)
_STAMP = re.compile(
    r"(?:[A-Z][a-z]+ [A-Z]\. [A-Z][a-z]+\s+)?Declassified/Released\s+US Department of State"
    r"\s+EO Systematic Review\s+\d{1,2} [A-Za-z]{3} \d{4}"
)
_HANDLING = frozenset({"EXDIS", "NODIS", "LIMDIS", "STADIS", "NOFORN", "ONLY", "CHEROKEE"})
_ORDER_DAY = re.compile(r"^\s*E[. ]{0,2}[O0].{0,8}\d{5}.*?(\d{1,2})[/-](\d{1,2})[/-](\d{2})\b", re.MULTILINE)
_MONTHS = r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}\.?"
# dates, date-time groups, airgrams and messages of other services among references
_NO_NUMBERS = re.compile(
    rf"\b(?:{_MONTHS} (?:\d{{1,2}}, ?)?\d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{2}}|\d{{6}}Z|A-\d+|MESSAGE \d+"
    r"|197[0-9])\b"
)
_AGENCIES = {
    "COM": "USDOC",
    "AGR": "AGRICULTURE",
    "USIA": "USI",
    "WHITE HOUSE": "WHITE HOUSE",
    "SECRETARY": "SECRETARY",
}


@dataclass(frozen=True, slots=True)
class Telegram:
    """One telegram of the data: its text without attributes, as read, and the Archives' answers."""

    number: str
    text: str
    record: Record
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One comparison: how much was right of how much, both values, and why they may differ."""

    right: int
    of: int
    read: object
    answer: object
    reason: str = ""


@dataclass(slots=True)
class Rate:
    """A measure over all telegrams."""

    right: int = 0
    of: int = 0
    exceptions: list[tuple[str, Verdict]] = field(default_factory=list)

    @property
    def value(self) -> float:
        """From 0 to 1."""
        return self.right / self.of if self.of else 1.0


def _said(value: str | None) -> str | None:
    return None if value is None or value.strip() in _NOTHING else value.strip()


def _equal(read: object, answer: object) -> Verdict:
    return Verdict(int(read == answer), 1, read, answer)


def _fold(words: str | None) -> str:
    return "".join(letter for letter in (words or "").upper() if letter.isalnum())


def measure_mrn(each: Telegram) -> Verdict | None:
    """The number, after both are brought to canonical form."""
    parts = parse_mrn(each.number)
    assert parts is not None
    assert parts.year is not None
    return _equal(each.record.mrn, f"{parts.year % 100:02}{parts.post}{parts.serial}")


def measure_date(each: Telegram) -> Verdict | None:
    """The day of the date-time group against the day of drafting or sending."""
    written = _said(each.answers.get("Draft Date") or each.answers.get("Sent Date"))
    day = read_date(written) if written else None
    return None if day is None else _equal(each.record.date, day.isoformat())


def measure_originator(each: Telegram) -> Verdict | None:
    """The post; the export glues the authority of the E.O. line (`OR-P`) to some."""
    written = re.sub(r"\s+OR-[A-Z]$", "", each.answers.get("From", ""))
    match = resolve_post(written) if written else None
    return None if match is None else _equal(each.record.originator.canonical_post, match.post.canonical)


def measure_classification(each: Telegram) -> Verdict | None:
    """The level."""
    answer = _said(each.answers.get("Original Classification"))
    return None if answer is None else _equal(each.record.classification, answer)


def measure_executive_order(each: Telegram) -> Verdict | None:
    """The schedule: N/A, GS, X1 to X4; and the day, where one stands on the line.

    The attribute's day is reckoned by the archivists and its X number added by them, so the day is compared
    with the one on the telegram's own line, and an X without a number agrees with any.
    """
    answer = each.answers.get("Executive Order")
    if answer is None:
        return None
    found = re.match(r"(?:\d{5}[ ;]*)?(GS|GDS|X[1-4]|RR|AS)?", answer)
    kind = (found[1] or "").replace("GDS", "GS") if found else ""
    order = each.record.executive_order
    first = order.exemptions[0] if order is not None and order.exemptions else ""
    read_kind = re.sub(r"^XGDS-?", "X", first).replace("GDS", "GS")
    line = _ORDER_DAY.search(each.text)
    day = f"19{line[3]}-{int(line[1]):02}-{int(line[2]):02}" if line else None
    read_day = order.declassify_on if order is not None else None
    agree = (read_kind == kind or (read_kind == "X" and kind.startswith("X"))) and read_day == day
    reason = "the attribute names another schedule" if read_kind != kind else "another day"
    return Verdict(int(agree), 1, f"{read_kind} {read_day}", f"{answer} (on the line: {day})", reason)


def _place(name: str) -> str:
    match = resolve_post(name, near=False)
    return match.post.canonical if match else _AGENCIES.get(name, name)


def measure_addressees(each: Telegram) -> Verdict | None:
    """The action addressees the attribute names, by post; it leaves agencies out now and then."""
    written = _said(each.answers.get("To"))
    if written is None:
        return None
    named = [name.strip() for name in re.split(r"\s{2,}|\sINFO\s", written) if name.strip()]
    wanted: list[str] = []
    for name in named:
        whole = _place(name)
        wanted += (
            [whole] if whole != name or " " not in name or name in _AGENCIES else map(_place, name.split())
        )
    lists = each.record.action + each.record.info
    read = [(match.post.canonical if (match := resolve_post(one.plad)) else _fold(one.plad)) for one in lists]
    found = all(any(_fold(place) in one or one in _fold(place) for one in read) for place in wanted)
    heads = [
        (match.post.canonical if (match := resolve_post(one.plad)) else _fold(one.plad))
        for one in each.record.action
    ]
    strays = [one for one in heads if not any(_fold(place) in one or one in _fold(place) for place in wanted)]
    right = found and not (strays and len(strays) == len(heads))
    return Verdict(int(right), 1, read, wanted, "the attribute names no or another action addressee")


def measure_captions(each: Telegram) -> Verdict | None:
    """Handling captions, as sets; others than those the attribute keeps are not compared."""
    written = each.answers.get("Original Handling Restrictions")
    if written is None:
        return None
    answer = sorted(set(re.findall(r"[A-Z]+", written)) & _HANDLING)
    read = sorted(set(each.record.captions) & (_HANDLING - {"NOFORN", "ONLY"} | set(answer)))
    return _equal(read, answer)


def measure_references(each: Telegram) -> Verdict | None:
    """Telegrams cited, by their serials: all that the attribute names, and none that the text does not.

    The attribute is cut after some forty characters and broken at line ends (`ST, ATE 13866`), and mostly
    gives no years, so serials are compared, and what it lacks is looked for in the telegram's own REF lines.
    """
    written = each.answers.get("Reference")
    if written is None:
        return None
    named = _NO_NUMBERS.sub(" ", written.upper())
    wanted = {int(figures) for figures in re.findall(r"(?<![-\dA-Z])\d{3,6}(?![\dZ])", named)}
    read = {int(re.sub(r"^\d+[A-Z]+", "", one.mrn)) for one in each.record.references if one.mrn}
    own = {int(figures) for figures in re.findall(r"\d{2,6}", _reference_lines(each.text))}
    missed, strange = wanted - read, read - wanted - own
    return Verdict(int(not missed and not strange), 1, sorted(read), written, _reason_references(missed, own))


def _reason_references(missed: set[int], own: set[int]) -> str:
    return "the attribute names numbers that the text does not" if missed - own else "a number was not read"


def _reference_lines(text: str) -> str:
    """The lines from REF to the first paragraph, as they stand."""
    found = re.search(
        r"^\s*(?:REF\w*|A)[:.,(\s].*?(?=^\s*\(?1[.)]\s|\n\s*\n\s*\n|\Z)", text, re.MULTILINE | re.DOTALL
    )
    return found[0][:800] if found else ""


def measure_subject(each: Telegram) -> Verdict | None:
    """Equal after folding, or shorter only by words that stand below the subject line.

    Telegrams that have no subject line are left out: theirs is the archivists'.
    """
    answer = _said(each.answers.get("Subject"))
    if answer is None or (
        each.record.subject is None and not re.search(r"^\s*\w{0,2}UBJ", each.text, re.MULTILINE)
    ):
        return None
    read, wanted = _fold(each.record.subject), _fold(answer)
    span = each.record.spans.get("subject")
    right = read == wanted
    if not right and read and wanted.startswith(read) and span is not None:
        end = span[1]
        assert isinstance(end, int)
        right = _fold(_STAMP.sub("", each.text[end : end + 600])).startswith(wanted[len(read) :])
    reason = (
        "the attribute is cut short" if read.startswith(wanted) else "the attribute names another subject"
    )
    return Verdict(
        int(right), 1, each.record.subject, answer, reason if wanted else "the attribute has no words"
    )


def _own_tags(each: Telegram) -> list[str]:
    """Codes as they stand on the telegram's own TAGS line, without persons in brackets."""
    found = re.search(
        r"^\s*TAGS?\b[:;., ]*(.*(?:\n(?!\s*(?:SUBJ|USBJ|REF|E\.?O|\*|\s*$)).*)?)", each.text, re.MULTILINE
    )
    if found is None:
        return []
    words = re.sub(r"\([^)]*\)?", " ", found[1])
    items = [word.strip(".*") for word in re.split(r"[\s,;:]+", words)]
    return [word for word in items if re.fullmatch(r"[A-Z]{2,6}", word)]


def measure_tags_recall(each: Telegram) -> Verdict | None:
    """Codes of the telegram's own line that were read; one slip of the key may have been mended."""
    own = _own_tags(each)
    read = [*each.record.tags, *each.record.tag_names]
    held = [tag for tag in own if tag in read or any(distance(tag, one) == 1 for one in set(read) - set(own))]
    return Verdict(len(held), len(own), each.record.tags, own, "a code that no table has") if own else None


def measure_tags_precision(each: Telegram) -> Verdict | None:
    """Codes read that stand on the line or in the attribute."""
    allowed = {
        *_own_tags(each),
        *re.findall(r"[A-Z]{2,6}", re.sub(r"\([^)]*\)", "", each.answers.get("TAGS", ""))),
    }
    read = each.record.tags
    right = sum(tag in allowed for tag in read)
    return Verdict(right, len(read), read, sorted(allowed), "a code written in another way") if read else None


MEASURES: Mapping[str, Callable[[Telegram], Verdict | None]] = {
    "mrn": measure_mrn,
    "date": measure_date,
    "originator": measure_originator,
    "classification": measure_classification,
    "executive_order": measure_executive_order,
    "addressees": measure_addressees,
    "captions": measure_captions,
    "references": measure_references,
    "subject": measure_subject,
    "tags recall": measure_tags_recall,
    "tags precision": measure_tags_precision,
}


def telegrams(data: Path) -> Iterator[Telegram]:
    """Every telegram with a text, read without its attributes."""
    folder = data / "telegrams_nara"
    with (folder / "attributes.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            whole = (folder / "raw" / f"{row['id']}.txt").read_text(encoding="utf-8")
            cut = _TITLE.search(whole)
            text = whole[: cut.start()] if cut else whole
            if "Message Text" in text:
                yield Telegram(row["id"], text, parse(text).values, row["attributes"])


def measure(data: Path) -> dict[str, Rate]:
    """All rates."""
    rates = {name: Rate() for name in MEASURES}
    for each in telegrams(data):
        for name, compare in MEASURES.items():
            verdict = compare(each)
            if verdict is None:
                continue
            rates[name].right += verdict.right
            rates[name].of += verdict.of
            if verdict.right < verdict.of:
                rates[name].exceptions.append((each.number, verdict))
    return rates


def table(rates: Mapping[str, Rate]) -> str:
    """The rates as the table of the documentation."""
    rows = ["| field | right | of | rate |", "|---|---:|---:|---:|"]
    rows += [f"| {name} | {rate.right} | {rate.of} | {rate.value:.1%} |" for name, rate in rates.items()]
    return "\n".join(rows)


def main() -> int:
    """Print the table; 1 where a rate is below the committed one."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--data", type=Path, default=os.environ.get("REFTEL_DATA"), required="REFTEL_DATA" not in os.environ
    )
    parser.add_argument("--exceptions", action="store_true", help="print every exception with both values")
    parser.add_argument("--write", action="store_true", help="make these the committed rates")
    options = parser.parse_args()
    rates = measure(options.data)
    print(table(rates))
    if options.exceptions:
        for name, rate in rates.items():
            for number, verdict in rate.exceptions:
                print(
                    f"\n{name} {number}: {verdict.reason}\n  read   {verdict.read}\n  answer {verdict.answer}"
                )
    if options.write:
        write(rates)
        return 0
    for name in fallen(rates):
        print(f"{name} fell below its committed rate", file=sys.stderr)
    return int(bool(fallen(rates)))


def fallen(rates: Mapping[str, Rate]) -> list[str]:
    """Measures below their committed rates."""
    committed = json.loads(RATES.read_text(encoding="utf-8"))
    return [name for name, rate in rates.items() if rate.value < committed.get(name, 0.0) - 0.00005]


def write(rates: Mapping[str, Rate]) -> None:
    """Make these the committed rates, here and on the page of the documentation."""
    kept = {name: round(rate.value, 4) for name, rate in rates.items()}
    RATES.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    head, rest = page.split("<!-- table -->\n", 1)
    _, tail = rest.split("<!-- end of table -->", 1)
    reasons = Counter(
        f"{name}: {verdict.reason}" for name, rate in rates.items() for _, verdict in rate.exceptions
    )
    words = [table(rates), "", "Exceptions, by reason:", ""]
    words += [f"- {reason} ({count})" for reason, count in reasons.items()]
    block = "\n".join(words)
    PAGE.write_text(f"{head}<!-- table -->\n{block}\n<!-- end of table -->{tail}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
