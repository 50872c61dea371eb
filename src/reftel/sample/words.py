"""A made-up language for generated telegrams: few words very often, many seldom, some always together.

Frequencies follow Zipf's law. The head of the list (function words, words of the trade, set phrases, all in
`seed-words.txt`, then invented words) is laid out in a table in which a word stands as often as it is used,
so that drawing words is looking up random bytes. The tail is drawn from a second table. Each subject has
its own handful of words, so that a search for them leads to its TAGS.
"""

import math
from array import array
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random

__all__ = ["Vocabulary"]

_CODAS = ["", "", "", "", "", "", "l", "n", "r", "s", "t", "nd", "rt", "st"]
_HEAD = 7_000
_TAIL = 60_000
_SLOTS = 65_536
_TOPIC_WORDS = 64


@cache
def _seed_words() -> dict[str, list[str]]:
    """The lists of `seed-words.txt`: a title, then its words; `_` stands for the blank within a phrase."""
    text = files("reftel.sample").joinpath("seed-words.txt").read_text(encoding="utf-8")
    lists = (block.partition("\n") for block in text.split("\n\n"))
    return {title: [word.replace("_", " ") for word in words.split()] for title, _, words in lists}


def _made(random: Random, syllables: int) -> str:
    onsets, nuclei = _seed_words()["onsets"], _seed_words()["nuclei"]
    return "".join(
        random.choice(onsets) + random.choice(nuclei) + random.choice(_CODAS) for _ in range(syllables)
    )


def _lexicon(random: Random, size: int, known: set[str]) -> list[str]:
    words: list[str] = []
    while len(words) < size:
        word = _made(random, random.choice((1, 2, 2, 2, 3, 3, 3, 4)))
        if word not in known:
            known.add(word)
            words.append(word)
    return words


def _spread(head: list[str]) -> list[str]:
    """Each word as often as Zipf's law says for its rank: a random slot draws it with that frequency."""
    weight = _SLOTS / sum(1 / (rank + 2) for rank in range(len(head)))
    slots: list[str] = []
    for rank, word in enumerate(head):
        slots.extend([word] * max(1, round(weight / (rank + 2))))
    return (slots * 2)[:_SLOTS] if len(slots) < _SLOTS else slots[:_SLOTS]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one corpus; the same seed makes the same words."""

    common: list[str]
    rare: list[str]
    names: list[str]

    @classmethod
    def of(cls, seed: int) -> "Vocabulary":
        """The vocabulary of a seed."""
        random = Random(f"words {seed}")  # noqa: S311 - reproducible on purpose
        seeds = _seed_words()
        known = {*seeds["function"], *seeds["trade"]}
        words = _lexicon(random, _HEAD + _TAIL, known)
        middle = [*seeds["trade"], *seeds["phrases"], *words[:400]]
        random.shuffle(middle)
        head = [*seeds["function"], *middle, *words[400:_HEAD]]
        ratio = math.log((_HEAD + _TAIL) / _HEAD)
        tail = words[_HEAD:]
        rare = [tail[int(_HEAD * math.exp(ratio * slot / _SLOTS)) - _HEAD] for slot in range(_SLOTS)]
        names = [
            _made(random, 2).capitalize() + random.choice(("", "", "er", "is", "ov")) for _ in range(3_000)
        ]
        return cls(_spread(head), rare, names)

    def topic(self, tag: str) -> list[str]:
        """The words that telegrams on this subject prefer, as often over as there are values of a byte."""
        random = Random(f"topic {tag}")  # noqa: S311 - reproducible on purpose
        return [self.rare[random.randrange(_SLOTS // 3)] for _ in range(_TOPIC_WORDS)] * (256 // _TOPIC_WORDS)

    def draw(self, random: Random, count: int, topic: list[str]) -> list[str]:
        """So many words and set phrases: three quarters common, the rest rare, one in twelve of the topic."""
        units = list(map(self.common.__getitem__, array("H", random.randbytes(2 * count))))
        places = len(range(1, count, 4))
        units[1::4] = map(self.rare.__getitem__, array("H", random.randbytes(2 * places)))
        units[6::12] = map(topic.__getitem__, random.randbytes(len(range(6, count, 12))))
        return units
