"""The sample telegram gives the record that the contract prints."""

import json
import re
from pathlib import Path

import pytest

from reftel.telegram import exact, parse

PARAGRAPHS = {
    "number": [1, 2, 3, 4, 5, 6, 7],
    "mark": ["SBU", "U", "SBU", "SBU", "SBU", "SBU", "SBU"],
    "role": ["summary", "body", "body", "body", "body", "body", "comment"],
}


def holds(value: object, wanted: object) -> bool:
    """Whether a value has everything that is wanted; objects may have more keys."""
    if isinstance(wanted, dict):
        return isinstance(value, dict) and all(holds(value.get(key), inner) for key, inner in wanted.items())
    if isinstance(wanted, list):
        return (
            isinstance(value, list)
            and len(value) == len(wanted)
            and all(holds(one, other) for one, other in zip(value, wanted, strict=True))
        )
    return value == wanted


@pytest.fixture
def seed(shared: Path) -> str:
    with (shared / "seed" / "06PHNOMPENH1606.txt").open(encoding="utf-8", newline="") as file:
        return file.read()


@pytest.mark.shared
def test_the_record_equals_the_worked_example(seed: str, shared: Path) -> None:
    contract = (shared.parent / "record.md").read_text(encoding="utf-8")
    example = re.search(r"```json\n(.*?)```", contract, re.DOTALL)
    assert example is not None
    wanted = json.loads(example[1])
    del wanted["paragraphs"]  # told in words there, and below
    record = json.loads(json.dumps(parse(seed).record()))
    for key, value in wanted.items():
        assert holds(record[key], value), (key, record[key])


@pytest.mark.shared
def test_its_seven_paragraphs_are_told_apart(seed: str) -> None:
    paragraphs = parse(seed).values.paragraphs
    for key, values in PARAGRAPHS.items():
        assert [getattr(paragraph, key) for paragraph in paragraphs] == values
    assert [paragraph.number for paragraph in paragraphs if paragraph.heading] == [3, 6, 7]


@pytest.mark.shared
def test_mentions_point_at_the_references(seed: str) -> None:
    mentions = parse(seed).values.mentions
    assert [(each.paragraph, each.kind, each.mrn) for each in mentions] == [
        (1, "reftel", "06STATE123359"),
        (3, "reftel", "06STATE123359"),
        (7, "reftel", "06PHNOMPENH1424"),
        (7, "septel", None),
    ]


@pytest.mark.shared
def test_nothing_of_it_is_lost_or_unread(seed: str) -> None:
    telegram = parse(seed)
    assert exact(telegram) == seed
    assert [part for part in telegram.parts if part.kind == "unread"] == []
