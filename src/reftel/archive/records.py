"""Records to JSON and back to values.

msgspec decodes every field of a record but one: a value of `spans` is a pair or a list of pairs, and a union
of two kinds of lists is more than its decoder takes. So the JSON is decoded to a twin of `Record` that has
plain lists there, and the pairs are made afterwards.
"""

from collections.abc import Callable
from dataclasses import field, fields, make_dataclass
from typing import get_type_hints

import msgspec

from reftel.telegram.record import Record
from reftel.telegram.text import Span

__all__ = ["decode_record", "encode_record"]

_Loose = dict[str, list[int | list[int]]]
_HINTS = {**get_type_hints(Record), "spans": _Loose}
_NAMES = tuple(each.name for each in fields(Record) if each.name != "spans")
_Twin = make_dataclass(
    "_Twin",
    [
        (each.name, _HINTS[each.name], field(default=each.default, default_factory=each.default_factory))
        for each in fields(Record)
    ],
    kw_only=True,
    slots=True,
)
_decode: Callable[[bytes], object] = msgspec.json.Decoder(_Twin).decode

encode_record = msgspec.json.Encoder().encode
"""A record as JSON in UTF-8, its keys in the order of the contract."""


def decode_record(written: bytes) -> Record:
    """The record that this JSON was made from, equal in every value."""
    twin = _decode(written)
    spans: _Loose = getattr(twin, "spans")  # noqa: B009 - mypy knows no field of a class made at run time
    values = {name: getattr(twin, name) for name in _NAMES}
    return Record(**values, spans={name: _spans(value) for name, value in spans.items()})


def _spans(value: list[int | list[int]]) -> Span | list[Span]:
    """A pair of numbers is a span; anything else is a list of such pairs, an empty one too."""
    if len(value) == 2 and isinstance(value[0], int) and isinstance(value[1], int):
        return value[0], value[1]
    return [(pair[0], pair[1]) for pair in value if isinstance(pair, list)]
