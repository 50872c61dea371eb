"""Mail: one message as a file, or a mailbox of many; the body of each is a document, so is each attachment.

    mailbox = { "From " sender date LF message }

A mailbox is read message by message. `>From ` at the beginning of a line gets its sign taken off, as the
writers of mailboxes put it there. What the fields of a message say is kept in the attributes.
"""

import email
import email.policy
import hashlib
import io
import re
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart

from reftel.sources.bounds import SourceError, TooLargeError
from reftel.sources.decode import Decoded, decode
from reftel.sources.html import page_text
from reftel.sources.received import Outcome, Received
from reftel.sources.stream import Receive, Stream

__all__ = ["read_mail", "read_mailbox"]

EXTRACTOR = "mail 2"
_LINE = 1 << 20
_AS_IT_IS = email.policy.default.clone(refold_source="none")

_KEPT = ("From", "To", "Cc", "Date", "Subject", "Message-ID")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_FAULTS = (ValueError, LookupError, TypeError, AttributeError, RecursionError, IndexError)


def read_mail(stream: Stream, receive: Receive) -> Iterator[Outcome]:
    """The body and the attachments of one message."""
    data = stream.whole()
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        parts = list(_parts(message, open_all=stream.depth >= stream.bounds.depth))
        fields = {name: " ".join(str(message[name]).split()) for name in _KEPT if message[name] is not None}
    except _FAULTS:  # the library raises on some damaged fields
        yield stream.refused("the message is damaged", "save it as plain text, and add that")
        return
    body = _body(parts)
    if body.strip():
        written = body.encode("utf-8", "replace")
        yield Received(
            written.decode(),
            stream.source,
            hashlib.sha256(data).hexdigest(),
            len(data),
            "utf-8",
            EXTRACTOR,
            "message/rfc822",
            stream.member,
            attributes=fields,
        )
    attachments = [(name, content) for kind, name, content in parts if kind == "attachment"]
    if not body.strip() and not attachments:
        yield stream.refused("the message has no text", "nothing to do, unless it should hold something")
    for number, (name, content) in enumerate(attachments, 1):
        inner = stream.inside(name or f"attachment {number}", io.BytesIO(content), len(content))
        try:
            yield from receive(inner)
        except SourceError as error:
            yield inner.refused_for(error)


def _parts(message: EmailMessage, *, open_all: bool) -> Iterator[tuple[str, str | None, bytes]]:
    """What a message is made of: `plain` and `html` of its body, and what is attached.

    A message inside it is attached, too, unless all are to be opened.
    """
    waiting: list[MIMEPart] = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_type() == "message/rfc822" and not open_all and part.is_multipart():
            for inner in part.iter_parts():
                yield "attachment", part.get_filename(), inner.as_bytes(policy=_AS_IT_IS)
        elif part.is_multipart():
            waiting.extend(reversed(list(part.iter_parts())))
        else:
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                attached = part.get_content_disposition() == "attachment" or part.get_filename() is not None
                kind = {"text/plain": "plain", "text/html": "html"}.get(part.get_content_type(), "attachment")
                yield ("attachment" if attached else kind), part.get_filename(), content


def _body(parts: list[tuple[str, str | None, bytes]]) -> str:
    """The plain texts of a message, else its pages."""
    for kind in ("plain", "html"):
        read = [decode(content) for found, _, content in parts if found == kind]
        texts = [item for item in read if isinstance(item, Decoded)]
        if texts:
            return "\n".join(item.text if kind == "plain" else page_text(item) for item in texts)
    return ""


def read_mailbox(stream: Stream, receive: Receive) -> Iterator[Outcome]:
    """Every message of a mailbox."""
    for number, message in enumerate(_messages(stream), 1):
        place = f"message {number}"
        if message is None:
            most = stream.bounds.document
            yield stream.label(place).refused_for(TooLargeError(None, most))
            continue
        inner = stream.inside(place, io.BytesIO(_QUOTED.sub(rb"\1", message)), len(message))
        yield from read_mail(inner, receive)


def _messages(stream: Stream) -> Iterator[bytes | None]:
    """The messages as bytes; None for one that is larger than a document may be."""
    held: list[bytes] = []
    size, most = 0, stream.bounds.document
    begun = blank = False
    lines, whole = stream.buffered(), True
    while line := lines.readline(_LINE):  # a file without line ends comes in pieces
        if whole and line.startswith(b"From ") and (blank or not begun):
            if begun:
                yield b"".join(held[:-1]) if size <= most else None  # the blank line belongs to the mailbox
            held, size, begun = [], 0, True
        else:
            size += len(line)
            if size <= most:
                held.append(line)
        blank = whole and not line.strip()
        whole = line.endswith(b"\n")
    if begun:
        yield b"".join(held) if size <= most else None
