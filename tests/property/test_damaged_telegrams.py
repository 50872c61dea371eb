"""Whole telegrams of the sample, damaged at random: cut, doubled, shuffled, with strange letters in them.

Random words reach other places of the reader than almost whole telegrams do. These found a loop without
end and letters that only look like figures.
"""

import random
from importlib.resources import files

import pytest

from reftel.telegram import exact, parse, split

PIECES = [
    "\n",
    "\r",
    "\x0c",
    "\u00b6",
    "(",
    "[",
    "#",
    "--",
    "1. ",
    "B1 ",
    "SUMMARY",
    "PAGE 02",
    "QUOTE ",
    "NNNN\n",
]
LETTERS = [
    "\u0130",
    "\u0131",
    "\u017f",
    "\u212a",
    "\u00df",
    "\u0665",
    "\u00b2",
]  # their cases and values surprise


def samples() -> list[str]:
    folder = files("reftel.sample").joinpath("telegrams")
    return [
        page.read_bytes().decode("utf-8", "replace")
        for page in folder.iterdir()
        if page.name.endswith(".txt")
    ]


def damage(text: str, others: list[str], chance: random.Random) -> str:
    """A text with one to eight damages."""
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.randint(1, 80))
        kind = chance.random()
        if kind < 0.3:
            text = text[:start] + text[end:]
        elif kind < 0.5:
            text = text[:start] + chance.choice(PIECES + LETTERS) + text[start:]
        elif kind < 0.7:
            text = text[:end] + text[start:end] * chance.randint(1, 3) + text[end:]
        elif kind < 0.9:
            lines = text.split("\n")
            one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
            lines[one], lines[other] = lines[other], lines[one]
            text = "\n".join(lines)
        else:
            text = text[:start] + chance.choice(others)[end:]
    return text[:20_000]


def read_many(seed: int, count: int) -> None:
    chance = random.Random(seed)
    whole = samples()
    for _ in range(count):
        text = damage(chance.choice(whole), whole, chance)
        telegram = parse(text)
        assert exact(telegram) == text
        last = 0
        for paragraph in telegram.values.paragraphs:
            assert last <= paragraph.span[0] <= paragraph.span[1] <= len(text)
            last = paragraph.span[1]
        assert all(0 <= start < stop <= len(text) for start, stop in split(text))


def test_damaged_telegrams_are_read() -> None:
    read_many(seed=7, count=250)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(8))
def test_many_damaged_telegrams_are_read(seed: int) -> None:
    read_many(seed=seed, count=2500)
