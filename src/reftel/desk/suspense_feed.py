"""What is due, as an Atom feed that a reader program follows; made with lxml.

An item's time is the day somebody should look, so that the feed is the same however often it is fetched.
"""

import re

from lxml import etree

from reftel.archive.archive import Archive
from reftel.archive.suspense import list_entries
from reftel.suspense.due import Wanted, days_late, standing_on
from reftel.suspense.entry import Entry
from reftel.suspense.private import shielded

__all__ = ["feed"]

_ATOM = "http://www.w3.org/2005/Atom"
_MOST = 200
_ILLEGAL = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed(archive: Archive, on: str, address: str, wanted: Wanted) -> bytes:
    """Everything that fits and wants looking at on a day; `address` is where the book can be read."""
    with archive.reading() as connection:
        found = list_entries(connection, wanted, on=on, due_by=on, limit=_MOST)
    base = address.rstrip("/")
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    _add(root, "id", base)
    _add(root, "title", "Suspense book: due and overdue")
    _add(root, "updated", f"{on}T00:00:00Z")
    _add(_add(root, "author", None), "name", "Reftel")
    _add(root, "link", None, href=base)
    for entry in found:
        _item(root, shielded(entry), on, base)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _item(root: "etree._Element", entry: Entry, on: str, base: str) -> None:
    item = _add(root, "entry", None)
    _add(item, "id", f"{base}/{entry.id}")
    late = days_late(entry, on) or 0
    stands = standing_on(entry, on)
    when = {"overdue": f"{late} days overdue", "due": "due", "review": "look again"}.get(stands, stands)
    _add(item, "title", f"{when}: {entry.by or 'somebody'}: {entry.what}")
    _add(item, "updated", f"{entry.watch or on}T00:00:00Z")
    _add(item, "link", None, href=f"{base}/{entry.id}")
    for topic in entry.topics:
        _add(item, "category", None, term=topic)
    _add(item, "summary", f"“{entry.quote}” ({entry.source.place}, {entry.said})")


def _add(parent: "etree._Element", name: str, text: str | None, **attributes: str) -> "etree._Element":
    made = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    if text is not None:
        made.text = _ILLEGAL.sub(" ", text)
    for key, value in attributes.items():
        made.set(key, _ILLEGAL.sub(" ", value))
    return made
