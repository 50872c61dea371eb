"""What a file holds, told by its first bytes; its name says nothing here.

Order: signatures of bytes first, then kinds of text. A telegram is plain text that may begin with almost
anything, so a kind of text is named only where its form is sure; all else is plain.
"""

import re
from typing import Final

from reftel.sources.columns import looks_like_table
from reftel.sources.decode import Decoded, decode

__all__ = ["detect"]

_SIGNATURES: Final = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"GIF8", "picture"),
    (b"\0\0\0\x0cjP", "picture"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"),
    (b"{\\rtf", "office"),
    (b"7z\xbc\xaf\x27\x1c", "packed"),
    (b"Rar!\x1a\x07", "packed"),
)
_WINDOW = 1024  # readers of PDF look for its signature in the first kilobyte, so writers put things before it

_MAILBOX: Final = re.compile(r"From \S+ [^\n]{0,60}\d{4}\r?\n(?:>?[A-Za-z][A-Za-z0-9-]{0,60}: ?)")
_FIELD: Final = re.compile(r"([A-Za-z][A-Za-z0-9-]{0,60}):(?: |\t|\r?$)")
_MAIL_ONLY: Final = frozenset(
    {"mime-version", "message-id", "received", "return-path", "delivered-to", "x-mailer", "dkim-signature"}
)
_JSON: Final = re.compile(r'(?:\[\s{0,80})?\{\s{0,80}"[^"\n]{1,80}"\s{0,8}:')
_TAG: Final = re.compile(r"<(?:!doctype\s+html|html|head|body|pre)\b", re.IGNORECASE)
_TEI: Final = re.compile(r"<(?:\w{1,20}:)?TEI(?:\.2)?[\s>]|http://www\.tei-c\.org/ns/")


def detect(head: bytes) -> str:
    """The kind: `pdf`, `zip`, `tar`, a compression, `picture`, `office`, `packed`, `tei`, `html`, `mailbox`,
    `mail`, `json`, `table` or `plain`.
    """  # noqa: D205 - one sentence
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if b"%PDF-" in head[:_WINDOW]:
        return "pdf"
    if head[257:262] == b"ustar":
        return "tar"
    read = decode(head)
    return _kind_of_text(read.text) if isinstance(read, Decoded) else "plain"


def _kind_of_text(text: str) -> str:
    start = text.lstrip("\ufeff \t\r\n")[:4096]
    if start.startswith("<"):
        if _TEI.search(start):
            return "tei"
        if _TAG.search(start):
            return "html"
    if _JSON.match(start):
        return "json"
    if start.startswith("From ") and _MAILBOX.match(start):
        return "mailbox"
    if _is_mail(start):
        return "mail"
    return "table" if looks_like_table(text) else "plain"


def _is_mail(start: str) -> bool:
    """Whether fields come first, one of them mail's alone: telegrams have From and To as well."""
    names: set[str] = set()
    for line in start.split("\n")[:40]:
        if not line.strip():
            break
        if line[0] in " \t" and names:
            continue
        field = _FIELD.match(line)
        if field is None:
            return False
        names.add(field[1].lower())
    return bool(names & _MAIL_ONLY)
