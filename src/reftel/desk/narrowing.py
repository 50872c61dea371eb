"""Counts as choices: each value with its meaning, and the query that chooses it or lets go of it."""

import datetime as dt
import re
from collections.abc import Sequence

from reftel.desk.answers import Count
from reftel.gazetteer import posts, tags, terms
from reftel.query import print_tree
from reftel.query.days import MONTHS, print_days
from reftel.query.facets import FACETS, FacetName
from reftel.query.saying import LEVEL_WORDS
from reftel.query.selecting import Chosen, chosen, days_of
from reftel.query.tree import Node

__all__ = ["label_of", "narrowing"]

MOST_COUNTS = 60
_OPERATORS = frozenset({"AND", "NOT", "OR"})
_MODEL = "QZXQZX"
_MODEL_YEAR = "1931"


def narrowing(
    tree: Node | None, name: FacetName, values: Sequence[tuple[str, int]], most: int = MOST_COUNTS
) -> list[Count]:
    """The values of one facet with their counts, those that are chosen among them in any case."""
    choice = chosen(tree, name)
    counts = list(values) if choice.facet.of_time else list(values[:most])
    shown = {value for value, _ in counts}
    if choice.members:
        counts += [(value, count) for value, count in values[len(counts) :] if choice.holds(value)]
    lacking = [value for value in _asked(choice) if value not in shown]
    counts += [(value, 0) for value in lacking if value not in {each for each, _ in counts}]
    printed = _Printer(choice)
    return [
        Count(value, label_of(name, value), count, printed.query(value), choice.holds(value))
        for value, count in counts
    ]


class _Printer:
    """Prints the query with one value more or less; hundreds of them in the time of a few.

    A query is printed with care, read again to be sure that it says the same. All those that only add a value
    to the same query differ in that value alone, so one is printed and the value put in.
    """

    def __init__(self, choice: Chosen) -> None:
        self._choice = choice
        self._before: tuple[str, str] | None = None
        facet = choice.facet
        if facet.name != "level" and not (facet.of_time and choice.members):
            sign = "=" if facet.is_whole else ":"
            text = print_tree(choice.toggled(_MODEL_YEAR if facet.of_time else _MODEL))
            model = re.compile(rf'{facet.field}{sign}("?){_MODEL_YEAR if facet.of_time else _MODEL}("?)')
            if len(found := list(model.finditer(text))) == 1:
                start = f"{text[: found[0].start()]}{facet.field}{sign}"
                self._before = start, text[found[0].end() :]

    def query(self, value: str) -> str:
        """The query with this value chosen, or let go of."""
        if self._before is None or self._choice.holds(value):
            return print_tree(self._choice.toggled(value))
        start, rest = self._before
        if self._choice.facet.of_time:
            return f"{start}{print_days(*days_of(value))}{rest}"
        plain = value.isascii() and value.isalnum() and value not in _OPERATORS
        quoted = value if plain else f'"{value}"'
        return f"{start}{quoted}{rest}"


def _asked(choice: Chosen) -> list[str]:
    """Values that are chosen by name: they are shown though no telegram has them, to be let go of."""
    return [] if choice.facet.of_time else choice.named()


def label_of(name: FacetName, value: str) -> str:
    """A value in words."""
    if name == "tag":
        known = tags.meaning(value, None)
        return known.meaning if known and known.meaning else value
    if name == "country":
        return _countries().get(value, value)
    if name == "level":
        return next((words for mark, words in LEVEL_WORDS.items() if mark == value), value)
    if name == "caption":
        caption = terms.captions().get(value)
        return caption.name if caption and caption.name[:1].isalpha() else value
    if name == "month":
        return f"{MONTHS[int(value[4:]) - 1].capitalize()} {value[:4]}"
    if name in {"post", "sender", "addressee"}:
        post = posts.posts().get(value)
        return post.spaced.title() if post else value.title()
    if name in {"concept", "signer"}:
        return value.capitalize() if name == "concept" else value.title()
    return value


def _countries() -> dict[str, str]:
    names: dict[str, str] = {}
    for post in posts.posts().values():
        if post.country and (post.plad.startswith("AMEMBASSY") or post.canonical == "STATE"):
            names[post.country] = post.country_name  # other entries may name an agency instead
        elif post.country:
            names.setdefault(post.country, post.country_name)
    return names


def day_label(day: dt.date) -> str:
    """A day as it stands on an axis."""
    return f"{day.day} {MONTHS[day.month - 1][:3].capitalize()} {day.year}"


def facet_of(name: str) -> FacetName | None:
    """The facet of this name."""
    return next((facet.name for facet in FACETS.values() if facet.name == name), None)
