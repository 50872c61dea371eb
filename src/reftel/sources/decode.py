"""From bytes to text and back, without a guess that cannot be undone.

Order of trial: a byte-order mark decides; then UTF-16 and UTF-32 without a mark, told by the pattern of
their zero bytes; then UTF-8; then EBCDIC, the code of tapes from large machines, told by its blanks and
capitals; then UTF-8 with single bad bytes, where the rest holds real UTF-8 sequences; then Windows-1252, and
Latin-1 where a byte has no meaning in Windows-1252. The last takes any bytes, so before it stands the
question whether this is text at all.

`Decoded.encoding` is a short line of words that `encode` understands: `utf-8`, `utf-8 bom`, `utf-16-le bom`,
`windows-1252`, or `utf-8 bad 12=ff 40=c3` for the bytes that stood at those offsets, shown as U+FFFD in the
text. Lone surrogates never come out: neither JSON nor a database could hold them.
"""

import codecs
import re
from dataclasses import dataclass

__all__ = ["Decoded", "Unreadable", "decode", "encode"]

_MARKS = (  # the longer ones first: a mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BOM = {name: mark for mark, name in _MARKS}
_CODECS = {"windows-1252": "cp1252"}

_SAMPLE = 65_536
_BAD_MOST = 200  # more broken stretches than this are no accident: the file is in another encoding
_ZEROS_MOST = 0.001  # stray zero bytes of a tape; more of them is padding or a program
_CONTROLS_MOST = 0.02
_CONTROLS = bytes(code for code in range(1, 32) if code not in b"\a\b\t\n\v\f\r\x0e\x0f\x1a\x1b")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and the words with which `encode` turns it back; `bad` counts the bytes shown as U+FFFD."""

    text: str
    encoding: str
    bad: int = 0


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Bytes that are no text; why, and what can be done."""

    reason: str
    help: str


def decode(data: bytes) -> Decoded | Unreadable:
    """The text of these bytes; `encode(text, encoding)` of the answer gives exactly `data` back."""
    if not data:
        return Unreadable(
            "the file is empty", "nothing to do, unless it should hold something: fetch it again"
        )
    for mark, name in _MARKS:
        if data.startswith(mark) and (read := _strictly(data[len(mark) :], name)) is not None:
            if not read:
                return Unreadable("the file holds a byte-order mark and nothing else", "fetch it again")
            return Decoded(read, f"{name} bom")
    sample = data[:_SAMPLE]
    zeros = sample.count(0)
    if zeros > len(sample) * _ZEROS_MOST or (zeros and len(sample) < 1_000):
        return _wide(data, sample) or _not_text(sample, zeros)
    if (read := _strictly(data, "utf-8")) is not None:
        return _unless_binary(Decoded(read, "utf-8"), sample)
    if _is_ebcdic(sample) and (read := _strictly(data, _EBCDIC)) is not None:
        return Decoded(read, _EBCDIC)
    broken = _with_bad_bytes(data)
    if broken is not None:
        return _unless_binary(broken, sample)
    name = "windows-1252"
    if (read := _strictly(data, "cp1252")) is None:
        name, read = "latin-1", data.decode("latin-1")
    return _unless_binary(Decoded(read, name), sample)


def encode(text: str, encoding: str, start: int = 0) -> bytes:
    """The bytes of a stretch of a decoded text that begins at `start` in it; the whole text by default."""
    name, *rest = encoding.split(" ")
    mark = _BOM[name] if start == 0 and "bom" in rest else b""
    codec = _CODECS.get(name, name)
    if "bad" not in rest:
        return mark + text.encode(codec)
    pieces, position = [mark], 0
    for item in rest[rest.index("bad") + 1 :]:
        offset, _, digits = item.partition("=")
        place = int(offset) - start
        if 0 <= place < len(text):
            pieces += [text[position:place].encode(codec), bytes.fromhex(digits)]
            position = place + 1
    return b"".join([*pieces, text[position:].encode(codec)])


def _strictly(data: bytes, name: str) -> str | None:
    """The text, if these bytes are the only ones it could come from."""
    try:
        text = data.decode(name)
        return text if text.encode(name) == data else None
    except UnicodeError:
        return None


def _wide(data: bytes, sample: bytes) -> Decoded | None:
    """Text of two or four bytes a character without a mark: the zero bytes all stand on one side."""
    quarter = max(1, len(sample) // 4)
    counts = [sample[side::4].count(0) / quarter for side in range(4)]
    order = "utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"
    fits = (
        min(counts[1:]) > 0.9 and counts[0] < 0.1,
        min(counts[:3]) > 0.9 and counts[3] < 0.1,
        min(counts[1], counts[3]) > 0.5 and max(counts[0], counts[2]) < 0.1,
        min(counts[0], counts[2]) > 0.5 and max(counts[1], counts[3]) < 0.1,
    )
    for name, fit in zip(order, fits, strict=True):
        if fit and (text := _strictly(data, name)) is not None and "\0" not in text:
            return Decoded(text, name)
    return None


_EBCDIC = "cp037"
_BLANK_EBCDIC = 0x40
_CAPITALS_EBCDIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".encode(_EBCDIC)


def _is_ebcdic(sample: bytes) -> bool:
    """Whether blanks and capitals stand where large machines put them, and none where others do."""
    blanks = sample.count(_BLANK_EBCDIC)
    if blanks < len(sample) * 0.05 or sample.count(b" ") > blanks * 0.02:
        return False
    capitals = len(sample) - len(sample.translate(None, _CAPITALS_EBCDIC))
    return capitals > len(sample) * 0.3


_STRETCH = re.compile("[\udc80-\udcff]+")


def _with_bad_bytes(data: bytes) -> Decoded | None:
    """UTF-8 with a few bad bytes; None where nothing shows that UTF-8 was meant, or too much is broken."""
    loose = data.decode("utf-8", "surrogateescape")
    bad = _STRETCH.findall(loose)
    good = len(data) - len(loose)  # bytes beyond one a character, so sequences of UTF-8 that are whole
    if len(bad) > _BAD_MOST or good < sum(map(len, bad)):
        return None
    places, pieces, position, shift = [], [], 0, 0
    for found in _STRETCH.finditer(loose):
        stretch = found.group().encode("utf-8", "surrogateescape")
        places.append(f"{found.start() - shift}={stretch.hex()}")
        pieces += [loose[position : found.start()], "\ufffd"]
        position = found.end()
        shift += len(stretch) - 1
    text = "".join([*pieces, loose[position:]])
    return Decoded(text, " ".join(["utf-8", "bad", *places]), sum(map(len, bad)))


def _unless_binary(read: Decoded, sample: bytes) -> Decoded | Unreadable:
    """What was read, unless the bytes are those of a program or a picture rather than of text."""
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > len(sample) * _CONTROLS_MOST:
        return _not_text(sample, sample.count(0))
    return read


def _not_text(sample: bytes, zeros: int) -> Unreadable:
    share = round(100 * zeros / len(sample))
    if share > 90:
        return Unreadable(
            "the file holds zero bytes where text should be",
            "the copy or the disk it came from is damaged: fetch the file again",
        )
    return Unreadable(
        "the file is not text (a program, a picture or data of another kind)",
        "convert it to text or PDF, or leave it out",
    )
