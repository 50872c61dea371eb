"""What a desk answers around a search: counts over time, suggestions, what could not be seen."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = ["Bar", "Coverage", "Expanded", "Suggested", "TimeUnit", "Timeline"]

TimeUnit: TypeAlias = Literal["year", "month", "day"]


@dataclass(frozen=True, slots=True)
class Bar:
    """Telegrams of one stretch of time: `first` and `last` are ISO days, `query` narrows to it."""

    value: str
    label: str
    first: str
    last: str
    count: int
    query: str
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """Telegrams over time, with a bar for stretches that have none, too.

    Counted without what the query asks of the day, so that the choice is seen among the rest. `base` is the
    query without it, to which ` date:1974-03..1974-06` can be put for any stretch; `undated` have no day.
    """

    unit: TimeUnit
    bars: list[Bar]
    base: str
    undated: int = 0


@dataclass(frozen=True, slots=True)
class Expanded:
    """What was taken for something typed: other names and spellings, in words, and the query without them.

    `kinds` are of `tag`, `meaning`, `acronym`, `place`, `name`, `spelling`.
    """

    typed: str
    others: list[str]
    kinds: list[str]
    without: str


@dataclass(frozen=True, slots=True)
class Suggested:
    """What the last word typed may become; `query` is the whole box with it, `count` how many have it."""

    kind: Literal["field", "post", "tag", "country", "telegram", "word"]
    text: str
    label: str
    query: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a search could not see, each with the query that shows it where there is one.

    Counts are of telegrams that answer the rest of the query; `not_held` of those cited and not held of the
    posts and years asked for; `not_shown` is None where this reader may not know.
    """

    without_text: int = 0
    garbled: int = 0
    withheld_in_part: int = 0
    without_date: int = 0
    without_tags: int = 0
    pending: int = 0
    not_held: int = 0
    not_shown: int | None = None
