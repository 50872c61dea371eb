"""Measures Reftel on generated telegrams and prints the tables of docs/reference/figures.md.

Run by `script/bench`, which prepares the environment. Each measurement is a process of its own where memory
or a cold start is measured; everything it makes lies in one temporary folder and is thrown away.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import measuring
import measuring_links
import measuring_meaning
import measuring_rooms
from measuring import Row

_PARTS = ("reading", "intake", "search", "pages", "cold")
_EXTRA = (
    "meaning",
    "links",
    "rooms",
)  #: take an extra or an archive of their own, and are measured when named


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="script/bench", description="Measures Reftel on generated telegrams and prints tables."
    )
    parser.add_argument("--telegrams", type=int, default=20_000, metavar="N", help="how many (20000)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="which ones (1)")
    parser.add_argument(
        "--only", default=",".join(_PARTS), metavar="PARTS", help=f"of {','.join(_PARTS + _EXTRA)}"
    )
    parser.add_argument("--each", type=int, default=25, metavar="N", help="queries of each kind (25)")
    parser.add_argument("--in", dest="place", type=Path, metavar="DIR", help="where temporary files go")
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="a folder made by script/corpus before")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the tables into this page, too")
    given = parser.parse_args(words)
    given.parts = given.only.split(",")
    if unknown := set(given.parts) - {*_PARTS, *_EXTRA}:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    if given.telegrams < 1:
        parser.error("numbers begin at one")
    return given


def _say(words: str) -> None:
    print(f"reftel: {words}", file=sys.stderr, flush=True)


def _corpus(given: argparse.Namespace, place: Path) -> Path:
    if given.corpus is not None:
        return Path(given.corpus)
    folder = place / "corpus"
    _say(f"making {given.telegrams:,} telegrams")
    maker = Path(__file__).with_name("corpus.py")
    words = [str(folder), "--telegrams", str(given.telegrams), "--seed", str(given.seed)]
    subprocess.run([sys.executable, str(maker), *words], check=True, stdout=subprocess.DEVNULL)
    return folder


def _table(title: str, rows: Sequence[Row]) -> list[str]:
    lines = [f"## {title}", "", "| what | measured | reach |", "|---|---:|---:|"]
    return [*lines, *(f"| {row.what} | {row.measured} | {row.reach} |" for row in rows), ""]


def main(words: Sequence[str] | None = None) -> int:
    """Measure what was asked for, and print it."""
    given = _arguments(words)
    begun = time.monotonic()
    place = Path(tempfile.mkdtemp(prefix="reftel-bench-", dir=given.place))
    try:
        lines = _measured(given, place)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    minutes = (time.monotonic() - begun) / 60
    lines.append(f"Measured in {minutes:.0f} minutes by `script/bench --telegrams {given.telegrams}`.")
    text = "\n".join([*measuring.machine(given.telegrams), "", *lines]) + "\n"
    print(text)
    if given.write is not None:
        _put_into(given.write, text)
    return 0


def _measured(given: argparse.Namespace, place: Path) -> list[str]:
    corpus = _corpus(given, place) if set(given.parts) - {"cold", "links"} else place
    archive = place / "archive"
    steps: dict[str, tuple[str, Callable[[], Sequence[Row]]]] = {
        "reading": ("Reading, one core", lambda: measuring.reading(corpus)),
        "intake": ("Intake", lambda: measuring.intake(corpus, archive, place)),
        "search": (
            f"Search over {given.telegrams:,} telegrams",
            lambda: measuring.search(archive, given.each),
        ),
        "pages": ("Pages, over real HTTP", lambda: measuring.pages(archive)),
        "meaning": ("Meaning", lambda: measuring_meaning.meaning(archive, given.each)),
        "links": (
            f"Links of {given.telegrams:,} telegrams",
            lambda: measuring_links.links_of(given.telegrams, given.seed, place),
        ),
        "rooms": ("Pages of the reading room", lambda: measuring_rooms.rooms(archive)),
        "cold": ("Cold starts", lambda: measuring.cold(archive)),
    }
    lines: list[str] = []
    for name in (*_PARTS, *_EXTRA):
        if name not in given.parts:
            continue
        if name in {"search", "pages", "meaning", "rooms"} and not archive.exists():
            _say("taking the telegrams in")
            measuring.take_in(corpus, archive)
        title, step = steps[name]
        _say(title)
        lines += _table(title, step())
    return lines


def _put_into(page: Path, text: str) -> None:
    """The tables take the place of those between the two marks of a page."""
    begin, end = "<!-- tables -->", "<!-- end of tables -->"
    held = page.read_text(encoding="utf-8")
    before, _, rest = held.partition(begin)
    _, _, after = rest.partition(end)
    page.write_text(f"{before}{begin}\n{text}{end}{after}", encoding="utf-8")
    _say(f"wrote {os.path.relpath(page)}")


if __name__ == "__main__":
    sys.exit(main())
