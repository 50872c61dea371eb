"""Findings as they are stored: JSON packed with the text they were found in, whose words they repeat."""

import msgspec
import zstandard

from reftel.extract.findings import KINDS, Finding, Findings

__all__ = ["SINGULAR", "items_of", "pack", "unpack"]

_LEVEL = 3
_decode = msgspec.json.Decoder(Findings).decode
_encode = msgspec.json.Encoder().encode

SINGULAR = dict(
    zip(
        KINDS,
        ("name", "meeting", "ask", "response", "promise", "case", "figure", "rating", "assessment"),
        strict=True,
    )
)
"""What one of each list is called; rows and decisions use this word."""


def _beside(text: bytes) -> zstandard.ZstdCompressionDict:
    return zstandard.ZstdCompressionDict(text, dict_type=zstandard.DICT_TYPE_RAWCONTENT)


def pack(found: Findings, text: bytes) -> bytes:
    """The findings, packed beside the text in UTF-8 they were found in."""
    packer = zstandard.ZstdCompressor(level=_LEVEL, dict_data=_beside(text), write_dict_id=False)
    return packer.compress(_encode(found))


def unpack(packed: bytes, text: bytes) -> Findings:
    """The findings that were packed beside this text."""
    return _decode(zstandard.ZstdDecompressor(dict_data=_beside(text)).decompress(packed))


def items_of(found: Findings, kind: str) -> list[Finding]:
    """The findings of one kind, called in the singular."""
    for plural, singular in SINGULAR.items():
        if singular == kind:
            return list(getattr(found, plural))
    return []
