"""Plain text: one file, decoded whole, whatever it holds; `reftel.split` finds the telegrams in it."""

import hashlib

from reftel.sources.decode import Unreadable, decode
from reftel.sources.received import Outcome, Received, Refused
from reftel.telegram.diagnostic import Diagnostic

__all__ = ["EXTRACTOR", "read_plain"]

EXTRACTOR = "text 1"
MEDIA = "text/plain"
_FETCH = "nothing to do, unless it should hold something: fetch it again"


def read_plain(data: bytes, source: str, member: str | None = None) -> Outcome:
    """The text of these bytes, or why they are none."""
    checksum = hashlib.sha256(data).hexdigest()
    read = decode(data)
    if isinstance(read, Unreadable):
        return Refused(source, read.reason, read.help, member, "refused", checksum, len(data))
    if not read.text.strip():
        return Refused(
            source, "the file holds nothing but blanks", _FETCH, member, "refused", checksum, len(data)
        )
    found: tuple[Diagnostic, ...] = ()
    if read.bad:
        message = f"{read.bad} byte{'' if read.bad == 1 else 's'} of this file are not UTF-8; shown as \ufffd"
        help_ = "nothing is lost: the bytes are kept; look for a better copy of the file"
        found = (Diagnostic("broken-utf-8", "warning", message, help_),)
    return Received(
        read.text, source, checksum, len(data), read.encoding, EXTRACTOR, MEDIA, member, diagnostics=found
    )
