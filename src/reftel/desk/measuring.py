"""How fast searches are answered, measured on the archive at hand with words and values that are in it.

The same archive gives the same queries. Each is asked through the desk as people ask it: hits with snippets,
counts by post, tag and year, the read-back.
"""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reftel.desk.desk import Desk

__all__ = ["Asked", "Latency", "measure_search", "queries"]

_SEED = 7
_WARM_UP = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A query to measure with; `in_mix` says whether it belongs to what people ask every day."""

    kind: str
    query: str
    offset: int = 0
    in_mix: bool = True


@dataclass(frozen=True, slots=True)
class Latency:
    """What one kind of query took, in milliseconds, and how many telegrams it found on average."""

    kind: str
    p50: float
    p95: float
    hits: int
    count: int


class _Writer:
    """Writes queries from what an archive holds."""

    def __init__(self, desk: Desk) -> None:
        self.random = random.Random(_SEED)  # noqa: S311 - the same queries every time
        every = desk.search("", limit=1)
        self.total = every.total
        self.posts = [count.value for count in every.facets["post"]][:60] or ["STATE"]
        self.tags = [count.value for count in every.facets["tag"]][:60] or ["PREL"]
        self.years = [count.value for count in every.facets["year"]] or ["1974"]
        words = [word for word in desk.frequent_words(4_000) if word.isalpha() and len(word) > 1]
        self.commonest = words[:12] or ["the", "of"]
        self.common = words[12:300] or self.commonest
        self.middling = words[300:1_500] or self.common
        self.rare = words[1_500:] or self.middling

    def one(self, words: list[str]) -> str:
        return self.random.choice(words)

    def kinds(self) -> dict[str, Callable[[], str]]:
        return {
            "rare word": lambda: self.one(self.rare),
            "two common words": lambda: f"{self.one(self.common)} {self.one(self.common)}",
            "phrase": lambda: f'"{self.one(self.common)} {self.one(self.middling)}"',
            "post, year and word": lambda: (
                f"from:{self.one(self.posts)} date:{self.one(self.years)} {self.one(self.common)}"
            ),
            "tag and two words": lambda: (
                f"tags:{self.one(self.tags)} {self.one(self.common)} {self.one(self.common)}"
            ),
            "OR of six words": lambda: " OR ".join(
                self.random.sample(self.middling, min(6, len(self.middling)))
            ),
            "head of a word": lambda: f"{self.one(self.middling)[:4]}*",
            "other spellings": lambda: f"{self.one(self.middling)}~",
            "months and word": lambda: (
                f"date:{(year := self.one(self.years))}-02..{year}-09 {self.one(self.common)}"
            ),
            "tag": lambda: f"tags:{self.one(self.tags)}",
        }


def queries(desk: Desk, each: int) -> Iterator[Asked]:
    """So many queries of each kind."""
    writer = _Writer(desk)
    for kind, write in writer.kinds().items():
        for _ in range(each):
            yield Asked(kind, write())
    for _ in range(each):
        yield Asked("page 100", writer.one(writer.common), offset=min(2_000, max(0, writer.total // 2)))
    for _ in range(each):
        pair = writer.random.sample(writer.commonest, 2) if len(writer.commonest) > 1 else writer.commonest
        yield Asked("phrase of very common words", f'"{" ".join(pair)}"', in_mix=False)


def measure_search(desk: Desk, each: int = 25) -> list[Latency]:
    """Latencies by kind; the first line is the mix of all kinds but phrases of very common words."""
    asked = list(queries(desk, each))
    for one in asked[:_WARM_UP]:
        desk.search(one.query, offset=one.offset)
    taken: dict[str, list[tuple[float, int]]] = {}
    mix: list[tuple[float, int]] = []
    for one in asked:
        begun = time.perf_counter()
        total = desk.search(one.query, offset=one.offset).total
        taken.setdefault(one.kind, []).append(((time.perf_counter() - begun) * 1000, total))
        if one.in_mix:
            mix.append(taken[one.kind][-1])
    return [_latency("all but the last", mix), *(_latency(kind, times) for kind, times in taken.items())]


def _latency(kind: str, times: list[tuple[float, int]]) -> Latency:
    ordered = sorted(milliseconds for milliseconds, _ in times)
    hits = sum(total for _, total in times) // max(1, len(times))
    return Latency(kind, _part(ordered, 0.5), _part(ordered, 0.95), hits, len(times))


def _part(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0
