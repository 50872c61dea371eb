"""Measures search beside SQLite FTS5 on the same telegrams: `script/bench search`.

Twelve kinds of queries made of words and values the archive holds, always the same ones; each is asked
through the desk as a person asks it, and of the peer. Prints the table of docs/reference/figures-search.md.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import measuring
from fts5_peer import Peer, PeerQuery, fill

from reftel.desk.desk import Desk, open_desk

_SEED = 7
_BATCH = 20
_TRIES = 3
_PEER_SECONDS = 25.0  #: for one kind; the peer is asked no more of it after that
_REACH = {"all kinds but the last": "25 at 250,000, 60 at 1,000,000",
          "phrase of very common words": "100 at 250,000, 350 at 1,000,000"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """One question: how the desk is asked, and the peer, where it can be."""

    desk: Callable[[Desk], object]
    peer: Callable[[Peer], object] | None = None


def _search(query: str, peer: PeerQuery | None, offset: int = 0) -> Case:
    return Case(
        lambda desk: desk.search(query, offset=offset),
        None if peer is None else lambda other: other.ask(peer),
    )


class _Cases:
    """Writes questions from what an archive holds."""

    def __init__(self, desk: Desk) -> None:
        self.random = random.Random(_SEED)  # noqa: S311 - the same queries every time
        every = desk.search("", limit=1)
        self.total = every.total
        self.posts = [count.value for count in every.facets["post"]][:60]
        self.tags = [count.value for count in every.facets["tag"]][:60]
        self.years = [count.value for count in every.facets["year"]]
        held = desk.frequent_words(6_000)
        words = [word for word in held if word.isalpha() and word.isascii() and len(word) > 2]
        self.commonest, self.common = words[:12], words[12:300]
        self.middling, self.rare = words[300:1_500], words[1_500:]
        self.meanings = desk.meanings

    def one(self, words: Sequence[str]) -> str:
        return self.random.choice(words)

    def kinds(self) -> dict[str, Callable[[], Case]]:
        return {
            "rare word": self._rare,
            "two common words": self._two,
            "phrase": lambda: self._phrase(self.common, self.middling),
            "post, tag, year and word": self._typed,
            "OR of six words": self._any,
            "wildcard": self._wild,
            "other spellings": self._fuzzy,
            "range of dates and word": self._dates,
            "chosen counts, others opened": self._facets,
            "page 100": self._deep,
            f"batch of {_BATCH} lines, for a line": self._batch,
            "words and meaning": self._hybrid,
        }

    def _rare(self) -> Case:
        word = self.one(self.rare)
        return _search(word, PeerQuery(_quoted(word)))

    def _two(self) -> Case:
        left, right = self.random.sample(self.common, 2)
        return _search(f"{left} {right}", PeerQuery(f"{_quoted(left)} {_quoted(right)}"))

    def _phrase(self, first: Sequence[str], second: Sequence[str]) -> Case:
        phrase = f"{self.one(first)} {self.one(second)}"
        return _search(f'"{phrase}"', PeerQuery(_quoted(phrase)))

    def _typed(self) -> Case:
        word, post, tag, year = (self.one(of) for of in (self.common, self.posts, self.tags, self.years))
        peer = PeerQuery(_quoted(word), post, tag, (f"{year}-01-01", f"{year}-12-31"))
        return _search(f"post:{post} tags:{tag} date:{year} {word}", peer)

    def _any(self) -> Case:
        words = self.random.sample(self.middling, 6)
        return _search(" OR ".join(words), PeerQuery(" OR ".join(map(_quoted, words))))

    def _wild(self) -> Case:
        head = self.one(self.middling)[:4]
        return _search(f"{head}*", PeerQuery(f"{_quoted(head)}*"))

    def _fuzzy(self) -> Case:
        return _search(f"{self.one(self.middling)}~", None)

    def _dates(self) -> Case:
        word, year = self.one(self.common), self.one(self.years)
        peer = PeerQuery(_quoted(word), days=(f"{year}-02-01", f"{year}-09-30"))
        return _search(f"date:{year}-02..{year}-09 {word}", peer)

    def _facets(self) -> Case:
        word, posts, tag = self.one(self.common), self.random.sample(self.posts, 2), self.one(self.tags)
        query = f"{word} (post:{posts[0]} OR post:{posts[1]}) tags:{tag}"

        def ask(desk: Desk) -> None:
            desk.search(query)
            desk.searches.facet(query, "addressee")

        return Case(ask, lambda peer: peer.ask(PeerQuery(_quoted(word), posts[0], tag)))

    def _deep(self) -> Case:
        offset = min(2_000, self.total // 2)
        word = self.one(self.common)
        return _search(word, PeerQuery(_quoted(word), offset=offset), offset)

    def _batch(self) -> Case:
        words = self.random.sample(self.rare, _BATCH)
        quoted = [_quoted(word) for word in words]
        return Case(lambda desk: desk.searches.batch(words), lambda peer: peer.count(quoted))

    def _hybrid(self) -> Case:
        words = " ".join(self.random.sample(self.middling, 3))
        return Case(lambda desk: desk.meanings.search(words, "hybrid"))

    def very_common(self) -> Case:
        left, right = self.random.sample(self.commonest, 2)
        return _search(f'"{left} {right}"', PeerQuery(_quoted(f"{left} {right}")))


def _quoted(words: str) -> str:
    return f'"{words}"'


def _timed(ask: Callable[[], object], parts: int = 1, before: Callable[[], None] = lambda: None) -> float:
    """Milliseconds of the processor, of all threads together, the best of three.

    What others do on the machine costs a query its place on a core, which is not counted, and its place in
    the caches, which is: so the best.
    """
    best = float("inf")
    for _ in range(_TRIES):
        before()
        begun = time.process_time()
        ask()
        best = min(best, time.process_time() - begun)
    return best * 1000 / parts


@dataclass(frozen=True, slots=True)
class Line:
    """One kind: milliseconds of the desk and of the peer, in order."""

    kind: str
    desk: list[float]
    peer: list[float]


def measure(desk: Desk, peer: Peer | None, each: int) -> list[Line]:
    """All kinds in turn; the mix of them comes first, phrases of very common words last."""
    cases = _Cases(desk)
    kinds = cases.kinds()
    if not _has_meanings(desk):
        del kinds["words and meaning"]
    kinds["phrase of very common words"] = cases.very_common
    lines: list[Line] = []
    for kind, write in kinds.items():
        parts = _BATCH if kind.startswith("batch") else 1
        asked = [write() for _ in range(each)]
        asked[0].desk(desk)
        ours = [_timed(partial(case.desk, desk), parts, partial(_forget, desk)) for case in asked]
        theirs: list[float] = []
        begun = time.monotonic()
        for case in asked:
            if peer is None or case.peer is None or time.monotonic() - begun > _PEER_SECONDS:
                break
            theirs.append(_timed(partial(case.peer, peer), parts))
        lines.append(Line(kind, sorted(ours), sorted(theirs)))
        _say(f"{kind}: {_part(lines[-1].desk, 0.5):.1f} ms")
    mix = sorted(one for line in lines[:-1] for one in line.desk)
    theirs = sorted(one for line in lines[:-1] for one in line.peer)
    return [Line("all kinds but the last", mix, theirs), *lines]


def _forget(desk: Desk) -> None:
    """Counts that were made lately are made again: nobody asks the same three times."""
    desk._archive.words.counted.clear()  # noqa: SLF001 - a measurement


def _has_meanings(desk: Desk) -> bool:
    try:
        desk.meanings.search("tin", "hybrid")
    except Exception:  # noqa: BLE001 - whatever is lacking, the kind is left out
        return False
    return True


def _part(times: Sequence[float], share: float) -> float:
    return times[min(len(times) - 1, int(len(times) * share))] if times else 0.0


def table(lines: Sequence[Line]) -> list[str]:
    """The lines as a table: half under, 95 of 100 under, for both, and how many times faster."""
    rows = [
        "| kind of query | Reftel: half, 95 of 100 under, ms | FTS5: the same | times as fast | reach |",
        "|---|---:|---:|---:|---:|",
    ]
    for line in lines:
        ours = f"{_part(line.desk, 0.5):.1f}, {_part(line.desk, 0.95):.1f}"
        lacking = "cannot" if any(other.peer for other in lines) else ""
        theirs = f"{_part(line.peer, 0.5):.1f}, {_part(line.peer, 0.95):.1f}" if line.peer else lacking
        ratio = f"{_part(line.peer, 0.5) / _part(line.desk, 0.5):.1f}" if line.peer else ""
        rows.append(f"| {line.kind} | {ours} | {theirs} | {ratio} | {_REACH.get(line.kind, '')} |")
    return rows


def main(words: Sequence[str] | None = None) -> int:
    """Measure, and print or write the table."""
    parser = argparse.ArgumentParser(prog="script/bench search", description="Measures search beside FTS5.")
    parser.add_argument("--telegrams", type=int, default=20_000, metavar="N", help="how many (20000)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="which ones (1)")
    parser.add_argument("--each", type=int, default=25, metavar="N", help="queries of each kind (25)")
    parser.add_argument("--in", dest="place", type=Path, metavar="DIR", help="where temporary files go")
    parser.add_argument("--archive", type=Path, metavar="DIR", help="an archive that is there already")
    parser.add_argument("--alone", action="store_true", help="without FTS5, which takes long to fill")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the table into this page, too")
    given = parser.parse_args(words)
    place = Path(tempfile.mkdtemp(prefix="reftel-search-", dir=given.place))
    try:
        lines, total, filled = _measured(given, place)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    text = "\n".join([f"### {total:,} telegrams", "", *measuring.machine(total), "", *table(lines), ""])
    if filled:
        text += f"\nThe peer took {filled:.0f} s to fill.\n"
    print(text)
    if given.write is not None:
        _put_into(given.write, text, total)
    return 0


def _say(words: str) -> None:
    print(f"reftel: {words}", file=sys.stderr, flush=True)


def _corpus(given: argparse.Namespace, place: Path) -> Path:
    folder = place / "corpus"
    _say(f"making {given.telegrams:,} telegrams")
    maker = Path(__file__).with_name("corpus.py")
    words = [str(folder), "--telegrams", str(given.telegrams), "--seed", str(given.seed)]
    subprocess.run([sys.executable, str(maker), *words], check=True, stdout=subprocess.DEVNULL)
    return folder


def _put_into(page: Path, text: str, total: int) -> None:
    """The table takes the place of the one for as many telegrams, or stands before the end of tables."""
    begin, end, last = f"<!-- {total} -->", f"<!-- end of {total} -->", "<!-- end of tables -->"
    held = page.read_text(encoding="utf-8")
    if begin in held:
        before, _, rest = held.partition(begin)
        after = rest.partition(end)[2]
    else:
        before, _, after = held.partition(last)
        after = f"\n\n{last}{after}"
    page.write_text(f"{before}{begin}\n{text}{end}{after}", encoding="utf-8")
    _say(f"wrote {os.path.relpath(page)}")


def _measured(given: argparse.Namespace, place: Path) -> tuple[list[Line], int, float]:
    archive = given.archive
    if archive is None:
        archive = place / "archive"
        measuring.take_in(_corpus(given, place), archive)
    with open_desk(archive) as desk:
        filled, peer = 0.0, None
        if not given.alone:
            _say("filling the peer")
            filled = fill(desk, place / "peer.db")
            peer = Peer(place / "peer.db")
        lines = measure(desk, peer, given.each)
        return lines, desk.search("", limit=0).total, filled


if __name__ == "__main__":
    sys.exit(main())
