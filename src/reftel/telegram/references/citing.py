"""What must be known of the telegram that cites: its post, year, day, serial and addressees."""

import datetime as dt
from dataclasses import dataclass

__all__ = ["Citing"]


@dataclass(frozen=True, slots=True)
class Citing:
    """The telegram whose references are read; what is not known is None.

    `action_posts` are canonical posts of the action addressees: `YOUR 221` means the only one of them.
    """

    post: str | None = None
    year: int | None = None
    date: dt.date | None = None
    serial: int | None = None
    action_posts: tuple[str, ...] = ()
