"""JSON lines: one object a line, its keys mapped like the columns of a table.

A value that is a list of texts (paragraphs) is joined by blank lines; other lists and objects are left to
the attributes, as JSON. A file that is one single object, or one list of objects, is read whole.
"""

from collections.abc import Iterator, Mapping

import msgspec

from reftel.sources.columns import guess
from reftel.sources.received import Outcome
from reftel.sources.rows import read_row
from reftel.sources.stream import Stream
from reftel.sources.tables import LINE_MOST, lines_of_stream

__all__ = ["read_json_lines"]

_Value = str | int | float | bool | None | list[object] | dict[str, object]
_DECODER = msgspec.json.Decoder(dict[str, _Value])
_WHICH = "say which key does: --map body=KEY"
_NAMED = 20
_LIST = msgspec.json.Decoder(list[dict[str, _Value]])


def read_json_lines(stream: Stream, mapping: Mapping[str, str] | None = None) -> Iterator[Outcome]:
    """Each object as a document."""
    first, line_end, _ = stream.head.partition(b"\n")
    found = _first(first)
    if line_end and found is None:
        yield from _single(stream, mapping)
        return
    if found is not None and (why := _textless(found, mapping, stream.head)):
        yield stream.refused(why, f"{_WHICH}, where KEY is one of: {', '.join(list(found)[:_NAMED])}")
        return
    for number, line in enumerate(lines_of_stream(stream), 1):
        if len(line) > LINE_MOST:
            why = f"the line has more than {LINE_MOST:,} characters"
            yield stream.label(f"line {number}").refused(why, "split it into smaller ones, and add those")
        elif line.strip():
            yield _document(stream, f"line {number}", _first(line.encode("utf-8", "replace")), mapping)


def _textless(found: Mapping[str, _Value], mapping: Mapping[str, str] | None, head: bytes) -> str:
    """Why no object of a file can hold a text, as far as its beginning shows; empty where one can."""
    if mapping is None:
        return "" if guess(list(found)) else "no key of its objects is known to hold a text"
    key = mapping["body"]
    seen = key in found or msgspec.json.encode(key) in head
    return "" if seen else f"its objects have no key {key!r}"


def _single(stream: Stream, mapping: Mapping[str, str] | None) -> Iterator[Outcome]:
    """A file whose first line is no object: one object over many lines, a list of them, or broken."""
    data = stream.whole()
    if (found := _first(data)) is not None:
        yield _document(stream, "object", found, mapping)
        return
    try:
        items = _LIST.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        yield stream.refused(f"it begins like JSON and is broken ({error})", "mend it, and add it again")
        return
    for number, item in enumerate(items, 1):
        yield _document(stream, f"item {number}", item, mapping)


def _first(line: bytes) -> dict[str, _Value] | None:
    try:
        return _DECODER.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None


def _document(
    stream: Stream, place: str, found: dict[str, _Value] | None, mapping: Mapping[str, str] | None
) -> Outcome:
    label = stream.label(place)
    if found is None:
        return label.refused("it is no JSON object", "mend the line, and add the file again")
    chosen = mapping or guess(list(found))
    if chosen is None or chosen["body"] not in found:
        return label.refused("the key that holds the text is missing", _WHICH)
    row = {key: _words(value) for key, value in found.items()}
    return read_row(stream, place, row, chosen, kind="json")


def _words(value: _Value) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n\n".join(str(item) for item in value)
    return msgspec.json.encode(value).decode()
