"""The Markdown cases: each page is a telegram with an irregularity, why it matters, and what is read from it.

A page has a heading, words, a `telegram` block and an `expected` block: JSON that must be part of the record.
Lists must have the same length. Three keys are not of the record: `rules` are diagnostics that must be
among those found, `parts` are `[kind, text]` pairs that must be among the parts, `telegrams` is how many
`split` finds. `pytest tests/test_cases.py --update-cases` writes what is read now, for people to review.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from reftel.telegram import Telegram, exact, parse, split
from reftel.telegram.checking import check

CASES = Path(__file__).parent / "cases"
_PAGE = re.compile(
    r"\A# (?P<title>[^\n]+)\n\n(?P<why>.+?)\n```telegram\n(?P<telegram>.*?)\n?```\n.*?"
    r"```expected\n(?P<expected>.*?)\n```\n\Z",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Case:
    """One page."""

    path: Path
    telegram: str
    expected: dict[str, object]


def read_case(path: Path) -> Case:
    page = path.read_text(encoding="utf-8")
    found = _PAGE.match(page)
    assert found is not None, f"{path}: a page has a heading, words, a telegram block and an expected block"
    expected = json.loads(found["expected"])
    assert isinstance(expected, dict)
    return Case(path, found["telegram"], expected)


def what_is_read(telegram: Telegram, expected: dict[str, object]) -> dict[str, object]:
    """The record cut to the keys that the page speaks of."""
    record = telegram.record()
    extra = {
        "rules": sorted({found.rule for found in telegram.values.diagnostics}),
        "parts": [[part.kind, telegram.text[slice(*part.span)]] for part in telegram.parts],
        "telegrams": len(split(telegram.text)),
        "checks": [[told.rule, telegram.text[slice(*(told.span or (0, 0)))]] for told in check(telegram)],
    }
    result: dict[str, object] = {}
    for key, wanted in expected.items():
        if key in ("rules", "parts"):
            found = extra[key]
            assert isinstance(found, list)
            assert isinstance(wanted, list)
            result[key] = [each for each in wanted if each in found]
        else:
            result[key] = cut(extra[key] if key in extra else record[key], wanted)
    return result


def cut(value: object, wanted: object) -> object:
    """The value without keys that are not wanted."""
    if isinstance(value, dict) and isinstance(wanted, dict):
        return {key: cut(value.get(key), inner) for key, inner in wanted.items()}
    if isinstance(value, list) and isinstance(wanted, list):
        padded = [*wanted, *([wanted[-1]] * (len(value) - len(wanted)) if wanted else [])]
        return [cut(each, inner) for each, inner in zip(value, padded, strict=False)] if wanted else value
    if isinstance(value, tuple):
        return list(value)
    return value


def written(expected: dict[str, object]) -> str:
    """The block as it stands on the page: one key a line."""
    lines = [
        f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in expected.items()
    ]
    return "{\n" + ",\n".join(lines) + "\n}"


def update(case: Case, found: dict[str, object]) -> None:
    page = case.path.read_text(encoding="utf-8")
    at = page.index("```expected\n")
    case.path.write_text(page[:at] + "```expected\n" + written(found) + "\n```\n", encoding="utf-8")


def all_cases() -> list[Path]:
    return sorted(CASES.rglob("*.md"))


@pytest.mark.parametrize("path", all_cases(), ids=lambda path: str(path.relative_to(CASES)))
def test_a_page_reads_as_it_says(path: Path, request: pytest.FixtureRequest) -> None:
    case = read_case(path)
    telegram = parse(case.telegram)
    assert exact(telegram) == case.telegram
    found = what_is_read(telegram, case.expected)
    if request.config.getoption("--update-cases"):
        update(case, found)
    else:
        assert found == case.expected
