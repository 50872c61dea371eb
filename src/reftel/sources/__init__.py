"""Readers of files: from bytes to the raw text of telegrams.

`receive(path)` is the way in; `decode.encode` gives the bytes of a text back.
"""

from reftel.sources.decode import encode
from reftel.sources.folder import walk
from reftel.sources.open import read_bytes, receive, receive_file
from reftel.sources.received import Outcome, Received, Refused

__all__ = ["Outcome", "Received", "Refused", "encode", "read_bytes", "receive", "receive_file", "walk"]
