"""PDFs and pictures, kept once under their checksum: `originals/3f/3fa0....pdf`.

A file is written beside its place, brought to the disk and then renamed: a name is there whole or not at
all, and writing the same one twice does no harm.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

__all__ = ["Originals"]

_ENDINGS = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/tiff": ".tif",
    "text/plain": ".txt",
}
_UNFINISHED = ".part"


class Originals:
    """The folder `originals/` of one archive."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def place(self, sha256: bytes, media: str) -> Path:
        """Where the original of this checksum stands, or would."""
        name = sha256.hex()
        return self.folder / name[:2] / (name + _ENDINGS.get(media, ".bin"))

    def keep(self, sha256: bytes, media: str, data: bytes) -> None:
        """Keep these bytes, unless they are held."""
        place = self.place(sha256, media)
        if place.exists():
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = place.with_name(f"{place.name}.{os.getpid()}{_UNFINISHED}")
        try:
            with fresh.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            fresh.replace(place)
        except OSError:
            with suppress(OSError):
                fresh.unlink()
            raise

    def read(self, sha256: bytes, media: str) -> bytes:
        """The bytes of an original."""
        return self.place(sha256, media).read_bytes()

    def drop(self, sha256: bytes, media: str) -> None:
        """Remove an original that no copy comes from any more."""
        self.place(sha256, media).unlink(missing_ok=True)

    def stored(self) -> Iterator[Path]:
        """Every original there is, in order; what an interrupted write left behind is not one."""
        if not self.folder.is_dir():
            return
        for below in sorted(self.folder.iterdir()):
            if below.is_dir():
                yield from (path for path in sorted(below.iterdir()) if path.suffix != _UNFINISHED)

    def is_whole(self, path: Path) -> bool:
        """Whether the bytes of an original are still those of its name."""
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == path.stem
