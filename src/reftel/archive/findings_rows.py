"""What lists and filters look for in a finding, as columns of one row."""

from collections.abc import Iterator
from dataclasses import dataclass

from reftel.extract.context import Context
from reftel.extract.findings import Finding, Findings, Name

__all__ = ["NamedRow", "columns_of", "fold", "key_of", "named_in"]

_BY = ("by",)
_ABOUT = ("to", "about", "subject", "what", "who_role", "place")
_DUE = ("due_date", "event_date", "date")
_LONGEST = 120


def fold(written: str) -> str:
    """Words as they are compared: without case, with single blanks, and not without end."""
    return " ".join(written.casefold().split())[:_LONGEST]


def columns_of(item: Finding, context: Context) -> dict[str, object]:
    """The columns that tell what a finding says; `what` is looked for in figures only."""
    return {
        "start": item.span[0],
        "stop": item.span[1],
        "mark": item.mark,
        "day": None if context.day is None else context.day.isoformat(),
        "country": context.host,
        "due": _first(item, _DUE),
        "by": _folded(item, _BY),
        "about": _folded(item, _ABOUT),
        "confidence": item.confidence,
    }


def _first(item: Finding, names: tuple[str, ...]) -> str | None:
    for name in names:
        value = getattr(item, name, None)
        if isinstance(value, str) and value:
            return value
    return None


def _folded(item: Finding, names: tuple[str, ...]) -> str | None:
    found = _first(item, names)
    return None if found is None else fold(found) or None


def key_of(name: Name) -> str | None:
    """By which a name is gathered across telegrams; None for a mention that gives no name."""
    return fold(name.name) if name.name else None


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A person, organisation or place in one copy: how often it is named, and in which role.

    The role of a private person in a legal case is how he or she stands in it.
    """

    kind: str
    key: str
    name: str
    mentions: int
    private: bool
    role: str | None


def named_in(found: Findings) -> list[NamedRow]:
    """Who and what is named, once each, whatever each mention is written like."""
    gathered: dict[tuple[str, str], list[Name]] = {}
    for mentions in _entities(found):
        fullest = max(mentions, key=lambda each: len(each.name or ""))
        if fullest.name:
            gathered.setdefault((fullest.kind, fold(fullest.name)), []).extend(mentions)
    return [_row(kind, key, mentions) for (kind, key), mentions in gathered.items()]


def _row(kind: str, key: str, mentions: list[Name]) -> NamedRow:
    standing = next((each.standing for each in mentions if each.standing), None)
    role = next((each.role for each in mentions if each.role), None)
    name = next(each.name for each in mentions if each.name and fold(each.name) == key)
    return NamedRow(kind, key, name, len(mentions), standing is not None, standing or role)


def _entities(found: Findings) -> Iterator[list[Name]]:
    """The mentions of each entity; a mention that is tied to none stands alone."""
    tied: dict[tuple[str, int], list[Name]] = {}
    for each in found.names:
        if each.entity is None:
            yield [each]
        else:
            tied.setdefault((each.kind, each.entity), []).append(each)
    yield from tied.values()
