"""An index beside the plain scan of the same telegrams, and queries about them."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from reftel.archive.search import Order, find
from reftel.archive.tokens import prepare
from reftel.archive.words import Words, WordsChange
from reftel.query import Query, Searchable, answers, read, searchable
from reftel.telegram.record import Record

__all__ = ["Held", "Typist"]


class Held:
    """Telegrams in an index, and the same ones for the plain scan."""

    def __init__(self, folder: Path, records: Sequence[Record]) -> None:
        self.telegrams: list[Searchable] = [searchable(record) for record in records]
        self.words = Words(folder)
        self.words.apply([WordsChange(key, prepare(record)) for key, record in enumerate(records)], 1)
        self.words.rest()

    def scan(self, query: Query) -> set[int]:
        return {key for key, telegram in enumerate(self.telegrams) if answers(query, telegram)}

    def look(self, keys: Sequence[int]) -> Iterator[tuple[int, Searchable]]:
        return ((key, self.telegrams[key]) for key in keys)

    def keys(self, typed: str, limit: int = 20, offset: int = 0, order: Order = "relevance") -> list[int]:
        found = find(self.words, read(typed).tree, limit=limit, offset=offset, order=order)
        return [key for key, _ in found.hits]


class Typist:
    """Types queries about telegrams that are there: words, phrases and values taken from them."""

    def __init__(self, telegrams: Sequence[Searchable], seed: int) -> None:
        self.random = random.Random(seed)
        self.telegrams = telegrams
        self.all_words = [word for telegram in telegrams for run in telegram.runs for word in run]
        self.besides = [word for telegram in telegrams for run in telegram.besides for word in run]
        facts = {fact for telegram in telegrams for fact in telegram.facts}
        self.facts = sorted(
            fact for fact in facts if not fact.startswith(("is=", "has=", "level=", "class="))
        )

    def run(self) -> list[str]:
        return self.random.choice([run for run in self.random.choice(self.telegrams).runs if run])

    def word(self) -> str:
        return self.random.choice(self.all_words if self.random.random() < 0.85 else self.besides)

    def phrase(self) -> str:
        run = self.run()
        start = self.random.randrange(len(run))
        return f'"{" ".join(run[start : start + self.random.randint(1, 4)])}"'

    def wild(self) -> str:
        word = self.word()
        cut = self.random.randint(1, len(word))
        return self.random.choice(
            [
                f"{word[:cut]}*",
                f"*{word[cut - 1 :]}",
                f"{word[:1]}*{word[cut:]}",
                f"{word[: cut - 1]}?{word[cut:]}",
            ]
        )

    def near(self) -> str:
        run = self.run()
        start = self.random.randrange(len(run))
        other = min(len(run) - 1, max(0, start + self.random.randint(-6, 6)))
        right = f'"{" ".join(run[other : other + 2])}"' if self.random.random() < 0.3 else run[other]
        return f"({run[start]} NEAR/{self.random.randint(1, 8)} {right})"

    def field(self) -> str:
        name, _, value = self.random.choice(self.facts).partition("=")
        if self.random.random() < 0.1:
            value = value[: len(value) // 2 + 1] + "*"
        return f'{name}:"{value.replace("_", " ")}"'

    def day(self) -> str:
        day = self.random.choice(self.telegrams).day
        written = "1975-01-01" if day is None else day.isoformat()
        return self.random.choice(
            [f"date:{written}", f"date:{written[:7]}", f"date>={written}", f"date<{written[:4]}"]
        )

    def subject(self) -> str:
        words = self.random.choice(self.telegrams).subject
        return f"subject:{self.random.choice(words)}" if words else "missing:subject"

    def fixed(self) -> str:
        return self.random.choice(
            ["level<=SBU", "level>=C", "class:S", "has:comment", "missing:tags", "form:state2000"]
        )

    def fuzzy(self) -> str:
        return f"{self.word()}~"

    def exact(self) -> str:
        return f"exact:{self.word()}"

    def paragraph(self) -> str:
        return f"para:({self.leaf()} {self.word()})"

    def leaf(self) -> str:
        often = [*[self.word] * 5, *[self.phrase, self.field] * 2]
        kinds = [
            *often,
            self.wild,
            self.near,
            self.day,
            self.subject,
            self.fixed,
            self.fuzzy,
            self.exact,
            self.paragraph,
        ]
        return self.random.choice(kinds)()

    def query(self, depth: int = 0) -> str:
        parts: list[str] = []
        for _ in range(self.random.randint(1, 3)):
            part = self.leaf() if depth > 2 or self.random.random() < 0.7 else f"({self.query(depth + 1)})"
            parts.append(f"-{part}" if self.random.random() < 0.15 else part)
        return self.random.choice([" ", " ", " OR "]).join(parts)
