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
from email.message import EmailMessage

from reftel.sources.bounds import SourceError, TooLargeError
from reftel.sources.decode import Decoded, decode
from reftel.sources.html import page_text
from reftel.sources.received import Outcome, Received
from reftel.sources.stream import Receive, Stream

__all__ = ["read_mail", "read_mailbox"]

EXTRACTOR = "mail 1"

_KEPT = ("From", "To", "Cc", "Date", "Subject", "Message-ID")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_FAULTS = (ValueError, LookupError, TypeError, AttributeError, RecursionError, IndexError)


def read_mail(stream: Stream, receive: Receive) -> Iterator[Outcome]:
    """The body and the attachments of one message."""
    data = stream.whole()
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        parts = list(_parts(message))
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


def _parts(message: EmailMessage) -> Iterator[tuple[str, str | None, bytes]]:
    """What a message is made of: `plain` and `html` of its body, and what is attached."""
    for part in message.walk():
        if part.is_multipart():
            continue
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes):
            continue
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
    for line in stream.buffered():
        if line.startswith(b"From ") and (blank or not begun):
            if begun:
                yield b"".join(held[:-1]) if size <= most else None  # the blank line belongs to the mailbox
            held, size, begun = [], 0, True
        else:
            size += len(line)
            if size <= most:
                held.append(line)
        blank = not line.strip()
    if begun:
        yield b"".join(held) if size <= most else None
