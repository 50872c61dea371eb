"""Scanned pages that come as pictures: PNG, JPEG, TIFF with one page or many, GIF."""

import hashlib
import io
import struct
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reftel.sources import recognition
from reftel.sources.received import Outcome, Received, Refused, State
from reftel.sources.recognition import Page, Picture
from reftel.telegram.diagnostic import Diagnostic

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["about_empty", "read_picture"]

_MEDIA = {"PNG": "image/png", "JPEG": "image/jpeg", "TIFF": "image/tiff", "GIF": "image/gif"}
_FEW_DOTS = 2000  # of the longer side: letters of a smaller picture are too low to be recognised
_LARGEST = 4.0  # times a small picture is made larger
_DPI = 300


def read_picture(data: bytes, source: str, member: str | None = None) -> Outcome:
    """The text that can be recognised on a picture, or why there is none."""
    checksum = hashlib.sha256(data).hexdigest()

    def refused(reason: str, advice: str, state: State = "refused") -> Refused:
        return Refused(source, reason, advice, member, state, checksum, len(data))

    missing = recognition.needs()
    if missing is not None:
        return refused("it is a picture: needs OCR", missing, "pending")
    from PIL import Image  # noqa: PLC0415 - an extra

    pages: list[Page] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about tags of cameras
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=[*_MEDIA, "JPEG2000"]) as image:
                media = _MEDIA.get(str(image.format), "image/jp2")
                pages += recognition.recognise(_frames(image))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return refused("the picture has more dots than any page", "scan it at 300 dots an inch, and add that")
    except (OSError, SyntaxError, ValueError, EOFError, struct.error) as error:  # what Pillow's readers raise
        words = str(error).split(" <")[0] or type(error).__name__
        return refused(f"the picture is broken: {words}", "fetch it again, or save it anew")
    empty = [number for number, page in enumerate(pages, 1) if not page.text]
    if len(empty) == len(pages):
        count = "" if len(pages) == 1 else f" ({len(pages)} pages)"
        return refused(f"no text was recognised on the picture{count}", "look at it; a better scan may help")
    starts, at = [], 0
    for page in pages:
        starts.append(at)
        at += len(page.text)
    return Received(
        "".join(page.text for page in pages),
        source,
        checksum,
        len(data),
        "",
        recognition.extractor(),
        media,
        member,
        original=data,
        pages=tuple(starts),
        diagnostics=recognition.about(list(enumerate(pages, 1))) + about_empty(empty),
    )


def about_empty(pages: list[int]) -> tuple[Diagnostic, ...]:
    """A word on pages on which nothing was recognised: blank, or not legible."""
    if not pages:
        return ()
    numbers = ", ".join(map(str, pages))
    return (
        Diagnostic(
            "page-without-text",
            "warning",
            f"no text on {'page' if len(pages) == 1 else 'pages'} {numbers}, also not by OCR",
            "look at these pages in the original: they are blank, or not legible",
        ),
    )


def _frames(image: "Image") -> Iterator[Picture]:
    """Every page of a picture, upright, in grey, large enough to be read."""
    from PIL import Image, ImageOps, ImageSequence  # noqa: PLC0415 - an extra

    for frame in ImageSequence.Iterator(image):
        upright = ImageOps.exif_transpose(frame)
        if upright.has_transparency_data:
            clear = upright.convert("RGBA")
            ground = Image.new("RGBA", clear.size, "white")
            ground.alpha_composite(clear)
            upright = ground
        grey = upright.convert("L")
        factor = min(_LARGEST, _FEW_DOTS / max(grey.size))
        if factor > 1:
            grey = grey.resize((round(grey.width * factor), round(grey.height * factor)))
        yield Picture(grey.width, grey.height, grey.width, grey.tobytes(), _DPI)
