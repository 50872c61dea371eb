"""Texts and records, packed small: zstd with dictionaries, and records with their own text as one.

Nearly every word of a record stands in the text it was read from, so the text serves as its dictionary: a
record with all its paragraphs costs a quarter of what it would alone, and is given back exactly as it was
read. Dictionaries are kept in the archive under a number, and a copy names the one it was packed with: a
later version may bring another, and old copies stay as they are.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files as package_files

import zstandard

from reftel.archive.records import decode_record, encode_record
from reftel.telegram.record import Record

__all__ = ["Dictionary", "Packer", "Unpacker", "shipped_dictionary"]

_LEVEL = 3
_ESCAPES = ((b"\\", b"\\\\"), (b'"', b'\\"'), (b"\n", b"\\n"), (b"\r", b"\\r"), (b"\t", b"\\t"))


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What one generation of copies is packed with.

    `bodies` is a trained dictionary, empty for none; `records` is put before a text to pack its record.
    """

    bodies: bytes
    records: bytes

    def trained(self) -> zstandard.ZstdCompressionDict | None:
        """The dictionary for texts."""
        return zstandard.ZstdCompressionDict(self.bodies) if self.bodies else None

    def beside(self, text: bytes) -> zstandard.ZstdCompressionDict:
        """The dictionary for the record of this text; nearer things are cheaper to name, so it comes last.

        The text stands there with the escapes of JSON, as its lines do in the record.
        """
        escaped = text
        for plain, escape in _ESCAPES:
            escaped = escaped.replace(plain, escape)
        return zstandard.ZstdCompressionDict(self.records + escaped, dict_type=zstandard.DICT_TYPE_RAWCONTENT)


@cache
def shipped_dictionary() -> Dictionary:
    """The one of this version, made from the project's own sample by `script/dictionaries.py`."""
    folder = package_files("reftel.archive").joinpath("dictionaries")
    return Dictionary(
        folder.joinpath("bodies.zdict").read_bytes(), folder.joinpath("records.json").read_bytes()
    )


class Packer:
    """Packs texts and records with one dictionary."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._bodies = zstandard.ZstdCompressor(level=_LEVEL, dict_data=dictionary.trained())

    def body(self, text: bytes) -> bytes:
        """The text, packed."""
        return self._bodies.compress(text)

    def record(self, record: Record, text: bytes) -> bytes:
        """The record, packed beside its text."""
        packer = zstandard.ZstdCompressor(
            level=_LEVEL, dict_data=self._dictionary.beside(text), write_dict_id=False
        )
        return packer.compress(encode_record(record))


class Unpacker:
    """Gives texts and records back; knows every dictionary the archive ever used, by number."""

    def __init__(self, dictionaries: Mapping[int, Dictionary]) -> None:
        self._dictionaries = dictionaries
        self._bodies = {
            number: zstandard.ZstdDecompressor(dict_data=dictionary.trained())
            for number, dictionary in dictionaries.items()
        }

    def knows(self, number: int) -> bool:
        """Whether what was packed with this dictionary can be given back."""
        return number in self._dictionaries

    def body(self, packed: bytes, number: int) -> bytes:
        """The text in UTF-8."""
        return self._bodies[number].decompress(packed)

    def fault(self, body: bytes, record: bytes, number: int, sha256: bytes) -> str | None:
        """What is wrong with a stored copy, None where its text and record are what was stored."""
        if not self.knows(number):
            return f"dictionary {number} is not there"
        try:
            text = self.body(body, number)
            if hashlib.sha256(text).digest() != sha256:
                return "its text has another checksum"
            self.record(record, text, number)
        except (zstandard.ZstdError, ValueError) as error:
            return f"it cannot be unpacked ({error})"
        return None

    def record_json(self, packed: bytes, text: bytes, number: int) -> bytes:
        """The record as JSON, exactly as it was packed."""
        prefix = self._dictionaries[number].beside(text)
        return zstandard.ZstdDecompressor(dict_data=prefix).decompress(packed)

    def record(self, packed: bytes, text: bytes, number: int) -> Record:
        """The record as values."""
        return decode_record(self.record_json(packed, text, number))
