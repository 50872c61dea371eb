"""Makes a folder of generated telegrams; run by `script/corpus`, which prepares the environment.

The work is divided among processes by stretches of files; what comes of it depends on nothing but the
numbers given.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from reftel.sample.generate import Corpus, write_stretch

_STRETCH = 500
_corpus: Corpus | None = None


def _prepare(telegrams: int, seed: int, references: float) -> None:
    global _corpus  # noqa: PLW0603 - one corpus a process, made once
    _corpus = Corpus(telegrams, seed, references=references)


def _write(folder: Path, files: range, per_file: int) -> int:
    assert _corpus is not None
    return sum(write_stretch(_corpus, folder, files, per_file=per_file))


def _stretches(files: int) -> Iterator[range]:
    for start in range(0, files, _STRETCH):
        yield range(start, min(files, start + _STRETCH))


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="script/corpus",
        description="Makes a folder of generated telegrams, the same from the same seed.",
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="where they go; must be new or empty")
    parser.add_argument("--telegrams", type=int, default=10_000, metavar="N", help="how many (10000)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="which ones (1)")
    parser.add_argument(
        "--references", type=float, default=1.6, metavar="R", help="telegrams cited, on average (1.6)"
    )
    parser.add_argument("--per-file", type=int, default=1, metavar="K", help="telegrams in a file (1)")
    parser.add_argument(
        "--jobs", type=int, default=os.cpu_count() or 1, metavar="J", help="processes (one a core)"
    )
    given = parser.parse_args(words)
    if given.telegrams < 1 or given.per_file < 1 or given.jobs < 1:
        parser.error("numbers begin at one")
    if given.folder.exists() and (not given.folder.is_dir() or any(given.folder.iterdir())):
        parser.error(f"{given.folder} holds something already; name a new folder")
    return given


def main(words: Sequence[str] | None = None) -> int:
    """Write the corpus and say how long it took."""
    given = _arguments(words)
    given.folder.mkdir(parents=True, exist_ok=True)
    begun = time.perf_counter()
    files = -(-given.telegrams // given.per_file)
    settings = (given.telegrams, given.seed, given.references)
    written = 0
    if given.jobs == 1 or files <= _STRETCH:
        _prepare(*settings)
        for stretch in _stretches(files):
            written += _write(given.folder, stretch, given.per_file)
    else:
        with ProcessPoolExecutor(given.jobs, initializer=_prepare, initargs=settings) as pool:
            waiting = [
                pool.submit(_write, given.folder, stretch, given.per_file) for stretch in _stretches(files)
            ]
            for done in waiting:
                written += done.result()
                if sys.stderr.isatty():
                    print(f"\r{written:,} of {given.telegrams:,}", end="", file=sys.stderr)
    took = time.perf_counter() - begun
    made = f"{written:,} telegrams, {given.per_file} a file, under {given.folder}"
    print(f"{made}, {took:.1f} s, {written / took:,.0f} a second")
    return 0


if __name__ == "__main__":
    sys.exit(main())
