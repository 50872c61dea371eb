"""What a reader of numbers must know of the telegram that cites: its post, year, day, serial and addressees."""

from dataclasses import dataclass
from datetime import date

__all__ = ["Citing"]


@dataclass(frozen=True, slots=True)
class Citing:
    """The telegram whose references are read; what is not known is None.

    `action_posts` are canonical posts of the action addressees: `YOUR 221` means the only one of them.
    """

    post: str | None = None
    year: int | None = None
    date: date | None = None
    serial: int | None = None
    action_posts: tuple[str, ...] = ()
