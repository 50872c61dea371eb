"""The attribute block that the National Archives' export prints behind a telegram.

    attribute = key ":" [ SP value ] { continuation }

Keys come from the gazetteer, the longest first: values hold colons too, so a line begins an attribute only
with a known key. Release stamps printed into the block are no values. Empty values are left out of nothing:
the record keeps them as written, and `meant` tells which ones say something.
"""

import re
from functools import cache
from typing import Final

from reftel.gazetteer.terms import attribute_keys

__all__ = ["meant", "read_attributes"]

_NOTHING: Final = frozenset({"", "n/a", "N/A", "01 JAN 1960", "01 Jan 1960", "01 jan 1960"})
_STAMP: Final = re.compile(
    r"(?:[A-Z][a-z]+ [A-Z]\. [A-Z][a-z]+\s+)?Declassified/Released\s+US Department of State"
    r"\s+EO Systematic Review"
    r"\s+\d{1,2} [A-Za-z]{3} \d{4}"
)


@cache
def _keys() -> frozenset[str]:
    return frozenset(attribute_keys())


def meant(value: str | None) -> str | None:
    """The value, or None where it is one of the export's ways to say nothing."""
    if value is None:
        return None
    return None if value.strip() in _NOTHING else value.strip()


def read_attributes(block: str) -> dict[str, str]:
    """Every attribute of a block, values as written, their lines joined by one space.

    An apostrophe is printed with a backslash in front; the backslash is the export's and is dropped.
    """
    keys = _keys()
    result: dict[str, str] = {}
    wrapped: dict[str, list[str]] = {}
    key = ""
    for line in block.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        name, colon, value = line.partition(":")
        if colon and (name in keys or (name := name.strip()) in keys):
            key = name
            if len(value) > len(result.get(key, "")):  # the export repeats `Review Markings`
                result[key] = value.strip()
            else:
                result.setdefault(key, "")
        elif key and line and not line.isspace():
            wrapped.setdefault(key, []).append(line.strip())
    for name, lines in wrapped.items():
        result[name] = " ".join([result[name], *lines]).strip()
    for name, value in result.items():
        if "Declassified" in value and "Markings" not in name:
            result[name] = " ".join(_STAMP.sub(" ", value).split())
        if "\\" in value:
            result[name] = result[name].replace("\\'", "'")
    return result
