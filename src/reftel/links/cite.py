"""A telegram in notes and bibliographies: the Archives' own form first, then Chicago's.

The Archives ask for all levels in the first note, from the item to the building, and let later notes be
short. Templates of our own write both: what a style sheet would add is the order of six parts, and the form
of the Archives is in none of them.
"""

import datetime as dt
from dataclasses import dataclass

__all__ = ["Cited", "archives_first", "archives_later", "chicago_entry", "chicago_note"]

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
    title = f" “{cited.subject},”" if cited.subject else ""
    item = f"Telegram {cited.number} from {cited.place}{to},{title} {cited.day}{cited.at}"
    levels = [cited.document, f"film {cited.film}" if cited.film else None, cited.printed, *cited.collection]
    return _ended("; ".join([item, *(level for level in levels if level)]))


def archives_later(cited: Cited) -> str:
    """Every later note."""
    parts = [f"Telegram {cited.number} from {cited.place}", cited.day, cited.document, cited.short_collection]
    return _ended(", ".join(part for part in parts if part) + cited.at)


def chicago_note(cited: Cited) -> str:
    """A note in the manner of the Chicago Manual of Style."""
    to = f" to {cited.recipient}" if cited.recipient else ""
    title = f", “{cited.subject},”" if cited.subject else ","
    words = f"{cited.author}{to}{title} telegram {cited.number}, {cited.day}{cited.at}"
    return _ended(", ".join([words, *_whereabouts(cited)]))


def chicago_entry(cited: Cited) -> str:
    """An entry of a bibliography."""
    title = f" “{cited.subject}.”" if cited.subject else ""
    to = f" to {cited.recipient}" if cited.recipient else ""
    where = ", ".join(_whereabouts(cited))
    return f"{cited.author}.{title} Telegram {cited.number}{to}, {cited.day}." + (
        f" {where}." if where else ""
    )


def _ended(words: str) -> str:
    """With the point at its end, once."""
    return words if words.endswith(".") else words + "."


def _whereabouts(cited: Cited) -> list[str]:
    parts = [cited.printed, cited.document, f"film {cited.film}" if cited.film else None, *cited.collection]
    return [*(part for part in parts if part), *([cited.url] if cited.url else [])]
