"""Readers of files: from bytes to the raw text of telegrams.

`receive(path)` is the way in; `decode.encode` gives the bytes of a text back. Names are handed on when they
are first used: giving bytes back needs no reader of PDF.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reftel.sources.decode import encode
    from reftel.sources.folder import walk
    from reftel.sources.open import read_bytes, receive, receive_file
    from reftel.sources.received import Outcome, Received, Refused

__all__ = ["Outcome", "Received", "Refused", "encode", "read_bytes", "receive", "receive_file", "walk"]

_HOMES = {
    "Outcome": "reftel.sources.received",
    "Received": "reftel.sources.received",
    "Refused": "reftel.sources.received",
    "encode": "reftel.sources.decode",
    "read_bytes": "reftel.sources.open",
    "receive": "reftel.sources.open",
    "receive_file": "reftel.sources.open",
    "walk": "reftel.sources.folder",
}


def __getattr__(name: str) -> object:
    """Hand on a name from the module it lives in."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(home), name)
    globals()[name] = found
    return found
