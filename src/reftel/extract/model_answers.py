"""What is asked of a language model about one telegram, and what of its answer can be believed.

A finding of a model counts where its quote is exactly the text it names: at the span it gives, or, without
one, where it stands exactly once. Everything else is dropped and counted. Nothing here talks to anybody.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Final, TypeAlias, cast, get_type_hints

import msgspec

from reftel.extract.findings import (
    Ask,
    Assessment,
    Case,
    Figure,
    Finding,
    Findings,
    Meeting,
    Participant,
    Promise,
    Rating,
    Response,
)
from reftel.telegram.record import Paragraph, Record
from reftel.telegram.text import Span

__all__ = ["ModelAnswer", "questions", "read_answer"]

Json: TypeAlias = "Mapping[str, object]"

_CLASSES: Final[Mapping[str, type[Finding]]] = {
    "meetings": Meeting,
    "asks": Ask,
    "responses": Response,
    "promises": Promise,
    "cases": Case,
    "figures": Figure,
    "ratings": Rating,
    "assessments": Assessment,
}
_SHARED: Final = frozenset(each.name for each in fields(Finding))
_FENCE: Final = re.compile(r"\A\s*```[a-z]*\s*|\s*```\s*\Z")
_DAYS: Final = frozenset({"date", "due_date", "event_date"})
_DAY: Final = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_LONGEST: Final = 2_000  # characters of a quote
_MOST: Final = 500  # findings of one kind that are looked at

_TASK: Final = (
    "You read one diplomatic telegram and report what it says, as one JSON object and nothing else. Its keys "
    "are lists: meetings, asks, responses, promises, cases, figures, ratings, assessments; leave out what is "
    'not there. Every item has "quote": words copied from the text, character for character, as few as carry '
    "the fact and never from two paragraphs. Dates are ISO days, counted from the telegram's own day; what "
    "is not said is null. Do not name private persons in values: say their role. Keys of the items:\n"
)
_SURE: Final = 0.5


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """What was believed, how many findings were dropped, and why the whole answer was where it was."""

    findings: Findings
    dropped: int
    fault: str | None = None


def questions(record: Record) -> list[dict[str, str]]:
    """The messages to send about a telegram, in the form most servers of language models take."""
    keys = []
    for kind, values in _CLASSES.items():
        names = [each.name for each in fields(values) if each.name not in _SHARED]
        hints = get_type_hints(values)
        keys.append(f"{kind}: " + ", ".join(f"{name} ({_said(hints[name])})" for name in names))
    header = "\n".join(
        f"{label}: {value}"
        for label, value in (
            ("Day", record.date),
            ("From", record.originator.plad or record.originator.post),
            ("Subject", record.subject),
            ("Signed", record.signature),
        )
        if value
    )
    paragraphs = "\n\n".join(_paragraph(each) for each in record.paragraphs)
    return [
        {"role": "system", "content": _TASK + "\n".join(keys)},
        {"role": "user", "content": f"{header}\n\n{paragraphs}"},
    ]


def _said(hint: object) -> str:
    """A type in words a model takes: `str | None`, or the words that are allowed."""
    if hint == list[Participant]:
        return "list of {name, role, side: 'us', 'host' or 'third'}"
    return str(hint).replace("typing.", "").replace("<class 'str'>", "str")


def _paragraph(paragraph: Paragraph) -> str:
    number = "" if paragraph.number is None else f"{paragraph.number}. "
    return number + " ".join(paragraph.text.split())


def read_answer(answer: str, text: str, record: Record, model: str) -> ModelAnswer:
    """The findings in an answer that rest on the text as it stands."""
    empty = Findings(source=record.source, mrn=record.mrn)
    try:
        told = json.loads(_FENCE.sub("", answer))
    except (ValueError, RecursionError):
        return ModelAnswer(empty, 0, "the answer is no JSON")
    if not isinstance(told, dict):
        return ModelAnswer(empty, 0, "the answer is no JSON object")
    dropped = 0
    lists: dict[str, list[Finding]] = {}
    for kind, values in _CLASSES.items():
        items = told.get(kind)
        if not isinstance(items, list):
            dropped += items is not None
            continue
        dropped += max(0, len(items) - _MOST)
        for item in items[:_MOST]:
            made = _made(item, values, text, record, model)
            if made is None:
                dropped += 1
            else:
                lists.setdefault(kind, []).append(made)
    for kind, found in lists.items():
        getattr(empty, kind).extend(found)
    return ModelAnswer(_tied(empty, whole=len(_listed(told, "asks")) == len(empty.asks)), dropped)


def _listed(told: Json, kind: str) -> Sequence[object]:
    items = told.get(kind)
    return cast("Sequence[object]", items) if isinstance(items, list) else ()


def _tied(found: Findings, *, whole: bool) -> Findings:
    """Answers keep the ask they name only where every ask was believed: else the numbers mean others."""
    for place, response in enumerate(found.responses):
        to_ask = response.to_ask
        if to_ask is not None and not (whole and 0 <= to_ask < len(found.asks)):
            found.responses[place] = replace(response, to_ask=None)
    return found


def _made(item: object, values: type[Finding], text: str, record: Record, model: str) -> Finding | None:
    if not isinstance(item, dict):
        return None
    quote = item.get("quote")
    if not isinstance(quote, str) or not quote.strip() or len(quote) > _LONGEST:
        return None
    quote = " ".join(quote.split())
    span = _place(quote, item.get("span"), text, record)
    if span is None:
        return None
    where = next((each for each in record.paragraphs if each.span[0] <= span[0] < each.span[1]), None)
    own = {
        each.name: item[each.name]
        for each in fields(values)
        if each.name not in _SHARED
        and item.get(each.name) is not None
        and _is_day(each.name, item[each.name])
    }
    shared = {
        "quote": quote,
        "span": span,
        "paragraph": None if where is None else where.number,
        "mark": None if where is None else where.mark,
        "rule": model,
        "confidence": _SURE,
    }
    try:
        return msgspec.convert({**own, **shared}, values)
    except msgspec.ValidationError:
        return None


def _is_day(name: str, value: object) -> bool:
    """Whether what should be a day is one; every other value is left to its type."""
    return name not in _DAYS or (isinstance(value, str) and bool(_DAY.fullmatch(value)))


def _place(quote: str, given: object, text: str, record: Record) -> Span | None:
    """Where exactly these words stand: at the span that was given, or at the only place that has them."""
    if given is not None:
        if not isinstance(given, list) or len(given) != 2:
            return None
        start, stop = given
        if not (isinstance(start, int) and isinstance(stop, int) and 0 <= start < stop <= len(text)):
            return None
        return (start, stop) if " ".join(text[start:stop].split()) == quote else None
    pattern = re.compile(r"\s+".join(re.escape(word) for word in quote.split()))
    places: list[Span] = []
    for paragraph in record.paragraphs:
        places += [found.span() for found in pattern.finditer(text, *paragraph.span)]
    return places[0] if len(places) == 1 else None
