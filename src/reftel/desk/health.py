"""What works on this machine and what is missing, with the line to type for what is."""

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from reftel import __version__
from reftel.archive.archive import Archive
from reftel.archive.database import is_writable
from reftel.archive.errors import ArchiveError
from reftel.archive.layout import Layout
from reftel.archive.lock import is_held, who_holds

__all__ = ["Check", "examine"]

_LEAST_ROOM = 1_000_000_000
_SQLITE = (3, 35, 0)  # RETURNING and everything older that the archive makes use of

_NEEDED = (
    ("tantivy", "search"),
    ("sqlalchemy", "the archive"),
    ("zstandard", "the archive"),
    ("pypdfium2", "PDF with a text layer"),
    ("litestar", "`reftel serve`"),
)
_EXTRAS = (
    ("tesserocr", "ocr", "scans and pictures are left pending"),
    ("ray", "cluster", "`reftel add --on ray` cannot be used"),
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: `ok`, `missing` (a feature less) or `wrong` (something will not work)."""

    subject: str
    state: Literal["ok", "missing", "wrong"]
    words: str
    help: str | None = None


def examine(folder: Path) -> Iterator[Check]:
    """Everything worth knowing before work begins."""
    yield Check("reftel", "ok", f"version {__version__}, in {Path(__file__).resolve().parent.parent}")
    yield _python()
    yield _sqlite()
    yield from (_package(name, use) for name, use in _NEEDED)
    yield from (_extra(name, extra, without) for name, extra, without in _EXTRAS)
    yield _words()
    yield from _archive(folder)


def _python() -> Check:
    words = f"{sys.version.split()[0]} at {sys.executable}"
    return Check("Python", "ok", words)


def _sqlite() -> Check:
    if sqlite3.sqlite_version_info < _SQLITE:
        return Check("SQLite", "wrong", sqlite3.sqlite_version, "use a Python built with a later SQLite")
    return Check("SQLite", "ok", sqlite3.sqlite_version)


def _package(name: str, use: str) -> Check:
    try:
        return Check(name, "ok", version(name))
    except PackageNotFoundError:
        return Check(name, "wrong", f"not installed, needed for {use}", f"pip install {name}")


def _extra(name: str, extra: str, without: str) -> Check:
    if find_spec(name) is None:
        return Check(name, "missing", f"not installed: {without}", f"pip install 'reftel[{extra}]'")
    return Check(name, "ok", version(name))


def _words() -> Check:
    encoding = sys.stdout.encoding or "ascii"
    if encoding.lower().replace("-", "") not in {"utf8", "cp65001"}:
        help_ = "set LANG=C.UTF-8, or PYTHONUTF8=1"
        return Check("terminal", "missing", f"{encoding}: some characters are shown as codes", help_)
    return Check("terminal", "ok", encoding)


def _archive(folder: Path) -> Iterator[Check]:
    layout = Layout(folder)
    whole = folder.absolute()
    there = next(place for place in (whole, *whole.parents) if place.exists())
    free = shutil.disk_usage(there).free
    room = f"{free / 1e9:,.1f} GB free at {there}"
    yield Check("disk", "ok", room) if free >= _LEAST_ROOM else Check("disk", "wrong", room, "make room")
    if not layout.exists():
        yield Check("archive", "missing", f"none at {folder}", "`reftel add PATH` makes one")
        return
    if not is_writable(folder):
        yield Check("archive", "missing", f"{folder} can only be read", "copy it with `reftel backup DIR`")
    elif is_held(layout):
        yield Check("lock", "ok", who_holds(layout))
    try:
        with Archive(folder) as archive, archive.reading() as connection:
            from reftel.archive.counters import last_change  # noqa: PLC0415 - only where there is an archive

            behind = last_change(connection) - archive.words.held()
    except (ArchiveError, OSError) as error:
        yield Check("archive", "wrong", str(error), "`reftel verify` tells more")
        return
    if behind:
        yield Check("words", "missing", "the index is behind the telegrams", "`reftel rebuild words`")
    yield Check("archive", "ok", f"{folder}, owned by user {layout.database.stat().st_uid}")
