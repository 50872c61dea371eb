# ruff: noqa: PLC0415 - the extra is loaded when meaning is asked for
"""Passages to vectors, telegram by telegram, as a pass after intake that goes on where it stopped.

The vectors know the last change they hold, as the index of words does; what changed later is embedded again.
Each worker reads texts from the archive and embeds them; one process writes. Nothing leaves the machine
unless the reader has given the address of a model.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reftel.archive.archive import Archive
from reftel.archive.following import changes_after
from reftel.archive.hold import Hold
from reftel.archive.telegrams import copies_of
from reftel.desk.passages import cut_passages
from reftel.desk.spreading import spread

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from reftel.archive.vectors import Vectors
    from reftel.desk.embedding import Embedder

__all__ = ["Embedded", "Standing", "embed_all", "model_of", "standing_of", "vectors_of"]

VIEW = "open"
Told = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Embedded:
    """What a pass did: telegrams embedded now, passages held, and the model."""

    telegrams: int
    passages: int
    model: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the vectors are: the model (empty where there are none), passages, telegrams still waiting."""

    model: str
    passages: int
    waiting: int


@dataclass(frozen=True, slots=True)
class _Page:
    """Telegrams to embed, and with what."""

    keys: tuple[int, ...]
    upto: int
    model: str


def cache_folder() -> Path:
    """Where distilled tables are kept, for all archives of one person."""
    given = os.environ.get("REFTEL_CACHE")
    if given:
        return Path(given)
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "reftel"


_models: dict[str, "Embedder"] = {}


def model_of(wanted: str, told: "Callable[[int, int], None] | None" = None) -> "Embedder":
    """A model, loaded once in each process."""
    if wanted not in _models:
        from reftel.desk.embedding import choose

        _models[wanted] = choose(wanted, cache_folder(), told)
    return _models[wanted]


def vectors_of(archive: Archive) -> "Vectors":
    """The vectors of the view every reader has under policy `open`."""
    from reftel.archive.vectors import Vectors

    return Vectors(archive.layout.vectors / VIEW)


def standing_of(archive: Archive) -> Standing:
    """How far the vectors are."""
    from reftel.archive.hits import count_after

    if not (archive.layout.vectors / VIEW).is_dir():
        return Standing("", 0, 0)
    vectors = vectors_of(archive)
    with archive.reading() as connection:
        return Standing(vectors.model, vectors.count, count_after(connection, vectors.held))


def embed_all(archive: Archive, hold: Hold, wanted: str, workers: int, told: Told, *, anew: bool) -> Embedded:
    """Embed what the vectors do not hold yet, or everything anew; may be stopped at any moment."""
    vectors = vectors_of(archive)
    wanted = wanted or vectors.model or "static"
    model = model_of(wanted, lambda done, every: told("table of the model (once)", done, every))
    if anew or vectors.model != wanted:
        vectors.clear(wanted, model.dimensions)
    last = hold.last_change()
    with archive.reading() as connection:
        pages = [
            _Page(tuple(page.keys), page.upto, wanted)
            for page in changes_after(connection, vectors.held, last)
        ]
    total = sum(len(page.keys) for page in pages)
    done = 0
    for keys, about, rows, upto in _embedded(archive, pages, workers, total):
        vectors.apply(keys, about, rows, upto)
        done += len(keys)
        told("vectors", done, total)
    if pages:
        vectors.apply((), *_nothing(model.dimensions), last)
    return Embedded(done, vectors.count, vectors.model)


def _nothing(dimensions: int) -> "tuple[NDArray[np.void], NDArray[np.float32]]":
    import numpy as np

    from reftel.archive.vectors import ABOUT

    return np.zeros(0, dtype=ABOUT), np.zeros((0, dimensions), dtype=np.float32)


_Answer = tuple[tuple[int, ...], "NDArray[np.void]", "NDArray[np.float32]", int]


def _embedded(archive: Archive, pages: list[_Page], workers: int, total: int) -> Iterator[_Answer]:
    yield from spread(_embed_page, archive.layout.folder, pages, workers, total)


def _embed_page(archive: Archive, page: _Page) -> _Answer:
    """The passages of these telegrams, by their fullest copies, with their vectors."""
    import numpy as np

    from reftel.archive.vectors import ABOUT

    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # there are as many of us as cores
    model = model_of(page.model)
    texts: list[str] = []
    rows: list[tuple[int, int, int, int, bytes]] = []
    seen: set[int] = set()
    with archive.reading() as connection:
        for copy in copies_of(connection, archive.unpacker(connection), page.keys):
            if copy.telegram in seen:  # the fullest of each comes first
                continue
            seen.add(copy.telegram)
            for passage in cut_passages(copy.record):
                mark = passage.mark.encode()[:4]
                texts.append(passage.text)
                rows.append((copy.telegram, passage.paragraph, passage.start, passage.stop, mark))
    about = np.array(rows, dtype=ABOUT)
    if not texts:
        return page.keys, *_nothing(model.dimensions), page.upto
    return page.keys, about, model.embed(texts), page.upto
