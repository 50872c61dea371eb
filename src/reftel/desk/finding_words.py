"""What a finding says, in words: one line of it, and its values with a name for each."""

from dataclasses import dataclass
from typing import Final

from reftel.extract.findings import (
    Ask,
    Assessment,
    Case,
    Figure,
    Finding,
    Meeting,
    Name,
    Participant,
    Promise,
    Rating,
    Response,
)

__all__ = ["Value", "in_one_line", "values_in_words"]

_ASKED: Final = {"ask": "asks", "recommend": "recommends to", "demand": "demands of", "instruct": "instructs"}
_ANSWERED: Final = {
    "agreed": "agrees",
    "refused": "refuses",
    "deferred": "puts off an answer",
    "noncommittal": "gives no commitment",
}
_PLAIN: Final = frozenset({"i", "we", "they", "you"})
_EVENT: Final = {
    "arrest": "arrest",
    "charge": "charge",
    "trial": "trial",
    "detention": "detention",
    "release": "release",
    "extradition": "extradition",
    "other": "event in a case",
}
_LABELS: Final = {
    "to_ask": "answers ask",
    "what": "what",
    "due_text": "by when, as written",
    "due_date": "due",
    "who_role": "who",
    "event_date": "day",
    "compared_with": "compared with",
    "name": "name",
}


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a finding: its key in the contract, what it is called, and the value as text."""

    key: str
    label: str
    value: str


def _acts(by: str | None, verb: str) -> str:
    """Somebody with a verb in the present: `The consul asks`, `We ask`."""
    first, _, rest = verb.partition(" ")
    if by and by.casefold() in _PLAIN:
        first = first.removesuffix("es") if first.endswith("sses") else first.removesuffix("s")
    return " ".join(filter(None, (by or "Somebody", first, rest)))


def in_one_line(item: Finding) -> str:
    """The finding as a desk officer would say it; what is not known is left out."""
    if isinstance(item, Ask):
        to = f" {item.to}" if item.to else ""
        verb = _ASKED[item.polarity] if item.to else _ASKED[item.polarity].split(" ")[0]
        return f"{_acts(item.by, verb)}{to}: {item.what or item.quote}"
    if isinstance(item, Response):
        return f"{_acts(item.by, _ANSWERED[item.kind])}: {item.quote}"
    if isinstance(item, Promise):
        return f"{_acts(item.by, 'promises')}: {item.what or item.quote}{_due(item)}"
    if isinstance(item, Meeting):
        return _meeting(item)
    if isinstance(item, Case):
        parts = [_EVENT[item.kind].capitalize()]
        parts += [f"of {item.who_role}"] if item.who_role else []
        parts += [f"in {item.place}"] if item.place else []
        parts += [f"on {item.event_date}"] if item.event_date else []
        return " ".join(parts)
    return _stated(item)


def _stated(item: Finding) -> str:
    if isinstance(item, Figure):
        value = " ".join(filter(None, (_number(item.value), item.unit)))
        compared = f"compared with {item.compared_with}" if item.compared_with else None
        rest = ", ".join(filter(None, (value or None, item.period, compared)))
        return f"{item.what or 'Figure'}: {rest}" if rest else item.what or item.quote
    if isinstance(item, Rating):
        before = f", before that {item.previous}" if item.previous else ""
        period = f", {item.period}" if item.period else ""
        return f"{item.subject or 'Somebody'}: {item.value or 'no value'} ({item.scale}){before}{period}"
    if isinstance(item, Assessment):
        about = f" about {item.about}" if item.about else ""
        return f"{item.by or 'The post'} judges, {item.stance}{about}: {item.quote}"
    if isinstance(item, Name):
        role = f", {item.role}" if item.role else ""
        return f"{item.name or item.text} ({item.kind}){role}"
    return item.quote


def _due(item: Promise) -> str:
    if item.due_date and item.due_text:
        return f" ({item.due_text}: {item.due_date})"
    found = item.due_date or item.due_text
    return f" ({found})" if found else ""


def _meeting(item: Meeting) -> str:
    on = f" on {item.date}" if item.date else ""
    at = f" at {item.place}" if item.place else ""
    there = "; ".join(_person(each) for each in item.participants)
    return f"Meeting{on}{at}" + (f": {there}" if there else "")


def _person(each: Participant) -> str:
    return ", ".join(filter(None, (each.name, each.role))) or "somebody"


def _number(value: float | tuple[float, float] | None) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return f"{value[0]:,.10g} to {value[1]:,.10g}"
    return f"{value:,.10g}"


def values_in_words(item: Finding, names: tuple[str, ...]) -> list[Value]:
    """What the finding says, value by value, without those that are not known."""
    found: list[Value] = []
    for name in names:
        value = getattr(item, name)
        if value is None or value == []:
            continue
        if isinstance(item, Figure) and name == "value":
            words = _number(item.value)
        elif isinstance(item, Meeting) and name == "participants":
            words = "; ".join(_person(each) for each in item.participants)
        else:
            words = str(value)
        found.append(Value(name, _LABELS.get(name, name.replace("_", " ")), words))
    return found
