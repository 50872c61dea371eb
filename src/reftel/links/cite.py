"""A telegram in notes and bibliographies: the Archives' own form first, then Chicago's.

The Archives ask for all levels in the first note, from the item to the building, and let later notes be
short; no style sheet knows that form. Chicago's is written here, too, word for word as its CSL style sets it,
for installations without the library that reads style sheets; a test holds the two together.
"""

import datetime as dt
import re
from dataclasses import dataclass

__all__ = [
    "Cited",
    "american",
    "archives_first",
    "archives_later",
    "chicago_entry",
    "chicago_note",
    "location",
    "whereabouts",
]

_AFTER_END = re.compile(r"(?<=[.?!])”\.")  # of a title that ends in a point, one is enough
_BEHIND = re.compile(r"(?<![?!])”([.,])")

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation is made of; `collection` goes from the series to the building, the nearest first."""

    key: str
    number: str
    author: str
    place: str
    recipient: str | None
    subject: str | None
    date: str | None
    document: str | None = None
    film: str | None = None
    collection: tuple[str, ...] = ()
    short_collection: str = ""
    url: str | None = None
    paragraph: int | None = None
    printed: str | None = None
    printed_number: str | None = None

    @property
    def day(self) -> str:
        """The day in words: `September 6, 2006`."""
        if self.date is None:
            return "n.d."
        when = dt.date.fromisoformat(self.date)
        return f"{_MONTHS[when.month - 1]} {when.day}, {when.year}"

    @property
    def at(self) -> str:
        """The place in the text, where one is cited."""
        return "" if self.paragraph is None else f", para. {self.paragraph}"


def archives_first(cited: Cited) -> str:
    """The first note, as the National Archives ask for it: every level named."""
    to = f" to {cited.recipient}" if cited.recipient else ""
    title = f", “{cited.subject}”" if cited.subject else ""
    item = f"Telegram {cited.number} from {cited.place}{to}{title}, {cited.day}{cited.at}"
    volume = f"{cited.printed}, doc. {cited.printed_number}" if cited.printed else None
    film = f"film {cited.film}" if cited.film else None
    online = f"available online at {cited.url}" if cited.url else None
    levels = [cited.document, film, volume, *cited.collection, online]
    return american(_ended("; ".join([item, *(level for level in levels if level)])))


def archives_later(cited: Cited) -> str:
    """Every later note."""
    parts = [f"Telegram {cited.number} from {cited.place}", cited.day, cited.document, cited.short_collection]
    return _ended(", ".join(part for part in parts if part) + cited.at)


def chicago_note(cited: Cited) -> str:
    """A note in the manner of the Chicago Manual of Style, as its CSL style sets it."""
    to = f"to {cited.recipient}" if cited.recipient else ""
    parts = [cited.author, _titled(cited), to, _numbered(cited, "no."), cited.day + cited.at]
    return american(_ended(", ".join(part for part in [*parts, *whereabouts(cited)] if part)))


def chicago_entry(cited: Cited) -> str:
    """An entry of a bibliography in the same manner."""
    to = f"To {cited.recipient}" if cited.recipient else ""
    parts = [cited.author, _titled(cited), to, _numbered(cited, "No."), cited.day]
    where = [
        part[:1].upper() + part[1:] if not part.startswith("http") else part for part in whereabouts(cited)
    ]
    return american(_ended(". ".join(_open(part) for part in [*parts, *where] if part)))


def _titled(cited: Cited) -> str:
    return f"“{cited.subject}”" if cited.subject else ""


def _numbered(cited: Cited, label: str) -> str:
    """With a label where the number is one; a reference number is its own label."""
    return f"Telegram {label} {cited.number}" if cited.number.isdecimal() else f"Telegram {cited.number}"


def _open(words: str) -> str:
    """Without the point at its end: the next part brings one."""
    return words.removesuffix(".")


def american(words: str) -> str:
    """With points and commas inside quotation marks, as Americans print them."""
    return _BEHIND.sub(r"\1”", _AFTER_END.sub("”", words))


def _ended(words: str) -> str:
    """With the point at its end, once."""
    return words if words.endswith(".") else words + "."


def whereabouts(cited: Cited) -> list[str]:
    """Where it lies, the nearest first: its place in a collection or volume, the house, the address."""
    house = [cited.collection[-1]] if cited.collection else []
    if cited.printed:
        house = [cited.printed]
    place = location(cited)
    return [part for part in (place, *house, cited.url) if part]


def location(cited: Cited) -> str:
    """Its place within the house or the volume."""
    parts = [
        f"doc. {cited.printed_number}" if cited.printed_number else None,
        cited.document,
        f"film {cited.film}" if cited.film else None,
        *cited.collection[:-1],
    ]
    return ", ".join(part for part in parts if part)
