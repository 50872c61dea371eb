"""Vectors of passages on disk: appended, looked through whole, thrown away at will.

    manifest.json   model, dimensions, passages, the last change they hold; written last, so it is the truth
    rows.i8         one vector of length one for each passage, times 127, a byte a dimension
    codes.u1        its signs, a bit a dimension: the first stage from a million passages on
    about.bin       telegram, paragraph, span in the text of the fullest copy, mark

What a crash left behind the manifest's count is cut off before anything is appended. A telegram that changed
has its old passages struck out (telegram 0). All is mapped, not read: memory stays with the system.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from reftel.archive.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["ABOUT", "Near", "Vectors", "VectorsUnusableError"]

ABOUT: Final = np.dtype(
    [("telegram", "<u4"), ("paragraph", "<i4"), ("start", "<u4"), ("stop", "<u4"), ("mark", "S4")]
)
"""One passage: `paragraph` counts from 0 and is -1 for the subject; the span counts in the copy's text."""

_TWO_STAGES: Final = 1_000_000
_FIRST: Final = 4_000  #: passages that the first stage of two hands on
_CHUNK: Final = 65_536
_SCALE: Final = 127.0
_LAYOUT: Final = 1


class VectorsUnusableError(ArchiveError):
    """There are no vectors yet, or those there are were made by another model."""


@dataclass(frozen=True, slots=True)
class Near:
    """A passage and how near it is: the cosine, 1 for the same words."""

    telegram: int
    paragraph: int
    start: int
    stop: int
    mark: str
    score: float


@dataclass(slots=True)
class _Manifest:
    model: str = ""
    dimensions: int = 0
    count: int = 0
    held: int = 0
    highest: int = 0
    struck: int = 0
    layout: int = _LAYOUT


class Vectors:
    """The vectors of one view; one process writes at a time (under the archive's lock), any number read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._manifest = self._read()

    def _read(self) -> _Manifest:
        try:
            found = _Manifest(**json.loads((self._folder / "manifest.json").read_text(encoding="utf-8")))
        except (FileNotFoundError, NotADirectoryError):
            return _Manifest()
        except (ValueError, TypeError, OSError):
            return _Manifest(model="?")
        return found if found.layout == _LAYOUT else _Manifest(model="?")

    @property
    def model(self) -> str:
        """The name of the model; empty where there are no vectors yet."""
        return self._manifest.model

    @property
    def held(self) -> int:
        """The last change these vectors know."""
        return self._manifest.held

    @property
    def count(self) -> int:
        """Passages that are not struck out."""
        return self._manifest.count - self._manifest.struck

    def clear(self, model: str, dimensions: int) -> None:
        """Begin anew with this model."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._manifest = _Manifest(model, dimensions)
        for name in ("rows.i8", "codes.u1", "about.bin"):
            (self._folder / name).write_bytes(b"")
        self._write()

    def _write(self) -> None:
        part = self._folder / f"manifest.{os.getpid()}.part"
        values = {name: getattr(self._manifest, name) for name in _Manifest.__slots__}
        part.write_text(json.dumps(values), encoding="utf-8")
        part.replace(self._folder / "manifest.json")

    def apply(
        self, keys: Sequence[int], about: NDArray[np.void], vectors: NDArray[np.float32], upto: int
    ) -> None:
        """Put the passages of these telegrams in place of what was held of them."""
        held = self._manifest
        if keys and min(keys) <= held.highest:
            self._strike(keys)
        bits = np.packbits(vectors > 0, axis=1)
        rows = np.clip(np.rint(vectors * _SCALE), -127, 127).astype(np.int8)
        for name, size, data in (
            ("rows.i8", held.dimensions, rows),
            ("codes.u1", bits.shape[1] if len(bits) else held.dimensions // 8, bits),
            ("about.bin", ABOUT.itemsize, about),
        ):
            with (self._folder / name).open("r+b") as file:
                file.truncate(held.count * size)
                file.seek(held.count * size)
                file.write(data.tobytes())
                file.flush()
                os.fsync(file.fileno())
        held.count += len(about)
        held.held = max(held.held, upto)
        held.highest = max([held.highest, *keys])
        self._write()

    def _strike(self, keys: "Collection[int]") -> None:
        """Strike out what is held of these telegrams."""
        if not self._manifest.count:
            return
        about = np.memmap(self._folder / "about.bin", ABOUT, "r+", shape=(self._manifest.count,))
        found = np.flatnonzero(np.isin(about["telegram"], np.fromiter(keys, dtype=np.uint32)))
        if len(found):
            about["telegram"][found] = 0
            about.flush()
            self._manifest.struck += len(found)

    def of(self, telegram: int) -> NDArray[np.float32]:
        """The vectors of a telegram's passages."""
        if not self._manifest.count:
            return np.zeros((0, self._manifest.dimensions), dtype=np.float32)
        places = np.flatnonzero(self._about()["telegram"] == telegram)
        return self._rows()[places].astype(np.float32) / _SCALE

    def search(
        self, vector: NDArray[np.float32], count: int, among: NDArray[np.uint32] | None = None
    ) -> list[Near]:
        """The nearest passages, best first; `among` names the telegrams that come into question."""
        held = self._manifest
        if not held.count or not held.dimensions or not np.any(vector):
            return []
        about = self._about()
        if among is not None:
            places = np.flatnonzero(np.isin(about["telegram"], among))
            return self._best(vector, places, count, about)
        if held.count >= _TWO_STAGES:
            return self._best(vector, self._by_code(vector), count, about)
        places = self._by_row(vector, min(held.count, count + held.struck))
        return self._best(vector, places, count, about)

    def _by_row(self, vector: NDArray[np.float32], count: int) -> NDArray[np.int64]:
        """Places of the nearest rows, by the library's exact search."""
        from usearch.compiled import MetricKind  # noqa: PLC0415 - an extra
        from usearch.index import search  # noqa: PLC0415

        asked = np.clip(np.rint(vector * _SCALE), -127, 127).astype(np.int8)
        found = search(self._rows(), asked, count, MetricKind.Cos, exact=True)
        return np.asarray(found.keys, dtype=np.int64).ravel()

    def _by_code(self, vector: NDArray[np.float32]) -> NDArray[np.int64]:
        """Places whose signs agree most."""
        from usearch.compiled import MetricKind  # noqa: PLC0415 - an extra
        from usearch.index import search  # noqa: PLC0415

        held = self._manifest
        codes = np.memmap(self._folder / "codes.u1", np.uint8, "r", shape=(held.count, held.dimensions // 8))
        asked = np.packbits(vector > 0)
        found = search(codes, asked, _FIRST + min(held.struck, _FIRST), MetricKind.Hamming, exact=True)
        return np.asarray(found.keys, dtype=np.int64).ravel()

    def _best(
        self, vector: NDArray[np.float32], places: NDArray[np.int64], count: int, about: NDArray[np.void]
    ) -> list[Near]:
        """Of these places the nearest that are not struck out; equal ones in the order of their telegrams."""
        rows = self._rows()
        scores = np.zeros(len(places), dtype=np.float32)
        for begin in range(0, len(places), _CHUNK):
            chunk = slice(begin, begin + _CHUNK)
            scores[chunk] = rows[places[chunk]].astype(np.float32) @ (vector / _SCALE)
        live = about["telegram"][places] != 0
        places, scores = places[live], scores[live]
        order = np.lexsort((about["telegram"][places], -scores))[:count]
        return [
            Near(
                int(row["telegram"]),
                int(row["paragraph"]),
                int(row["start"]),
                int(row["stop"]),
                row["mark"].decode(),
                float(score),
            )
            for row, score in zip(about[places[order]], scores[order], strict=True)
        ]

    def _about(self) -> NDArray[np.void]:
        return np.memmap(self._folder / "about.bin", ABOUT, "r", shape=(self._manifest.count,))

    def _rows(self) -> NDArray[np.int8]:
        held = self._manifest
        return np.memmap(self._folder / "rows.i8", np.int8, "r", shape=(held.count, held.dimensions))
