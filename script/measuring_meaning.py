"""How long meanings take: passages embedded by all cores, and searches by meaning and by both."""

import time
from pathlib import Path

from measuring import Row

from reftel.desk.desk import open_desk
from reftel.desk.meaning import model_of

__all__ = ["meaning"]


def meaning(archive: Path, each: int) -> list[Row]:
    """Embedding with the table distilled from MiniLM, then two kinds of search over what it made."""
    with open_desk(archive) as desk:
        model_of("static")  # made once for a machine; not measured
        begun = time.perf_counter()
        embedded = desk.meanings.embed(_quiet, anew=True)
        taken = time.perf_counter() - begun
        words = [word for word in desk.frequent_words(2_000) if word.isalpha()][100:]
        queries = [" ".join(words[place : place + 3]) for place in range(0, len(words) - 2, 3)]
        rows = []
        for how in ("meaning", "hybrid"):
            times = []
            for query in queries[: 4 * each]:
                begun = time.perf_counter()
                desk.meanings.search(query, how)  # type: ignore[arg-type]
                times.append((time.perf_counter() - begun) * 1_000)
            times.sort()
            reach = "100 at 250,000" if how == "hybrid" else ""
            half, most = times[len(times) // 2], times[int(len(times) * 0.95)]
            rows.append(Row(f"by {how}: half under, 95 of 100 under, ms", f"{half:.1f}, {most:.1f}", reach))
    rate = embedded.telegrams / taken
    return [
        Row("passages", f"{embedded.passages:,}"),
        Row("telegrams embedded a second", f"{rate:,.0f}"),
        Row("minutes for 250,000 at that rate", f"{250_000 / rate / 60:.1f}", "30"),
        *rows,
    ]


def _quiet(_name: str, _done: int, _every: int) -> None:
    """Hears no progress."""
