"""One finding as it holds: what was suggested, what was decided, or the one with the values of the other."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from functools import cache
from typing import TypeAlias, cast

import msgspec

from reftel.archive.findings_settled import Settled, Suggestion
from reftel.extract.findings import (
    KINDS,
    Ask,
    Assessment,
    Case,
    Figure,
    Finding,
    Findings,
    Meeting,
    Name,
    Promise,
    Rating,
    Response,
)
from reftel.telegram.record import Mark, Paragraph
from reftel.telegram.text import Span

__all__ = [
    "CLASSES",
    "NotAValueError",
    "as_mapping",
    "built",
    "held",
    "paragraph_at",
    "suggestions_in",
    "value_names",
]

CLASSES: Mapping[str, type[Finding]] = {
    "name": Name,
    "meeting": Meeting,
    "ask": Ask,
    "response": Response,
    "promise": Promise,
    "case": Case,
    "figure": Figure,
    "rating": Rating,
    "assessment": Assessment,
}
"""What one finding of each kind is made of, in the order of the contract."""

_SHARED = frozenset(each.name for each in fields(Finding))
_PLACES = frozenset({"start", "end", "text"})  # of a name: they follow from span and quote
Values: TypeAlias = Mapping[str, object]


class NotAValueError(ValueError):
    """A value that a finding of this kind cannot have; the message says which and why."""


@cache
def value_names(kind: str) -> tuple[str, ...]:
    """What a finding of this kind says beside its quote: the keys that can be corrected."""
    return tuple(
        each.name for each in fields(CLASSES[kind]) if each.name not in _SHARED and each.name not in _PLACES
    )


def as_mapping(item: Finding) -> dict[str, object]:
    """The finding as it is written to JSON."""
    return cast("dict[str, object]", msgspec.to_builtins(item))


def suggestions_in(found: Findings, source: str) -> list[Suggestion]:
    """Every finding with its kind and its place in its list."""
    return [
        Suggestion(kind, source, position, item)
        for kind, plural in zip(CLASSES, KINDS, strict=True)
        for position, item in enumerate(cast("Sequence[Finding]", getattr(found, plural)))
    ]


def built(
    kind: str, values: Values, span: Span, quote: str, *, where: tuple[int | None, Mark | None], rule: str
) -> Finding:
    """A finding made of these values, standing at this span; raises NotAValueError for what cannot be."""
    own = {name: value for name, value in values.items() if name in value_names(kind)}
    if kind == "name":
        own |= {"start": span[0], "end": span[1], "text": quote}
    confidence = values.get("confidence")
    shared = {
        "quote": quote,
        "span": span,
        "paragraph": where[0],
        "mark": where[1],
        "rule": rule,
        "confidence": confidence if isinstance(confidence, int | float) else 1.0,
    }
    try:
        return msgspec.convert({**own, **shared}, CLASSES[kind], strict=False)
    except msgspec.ValidationError as error:
        raise NotAValueError(str(error)) from error


def held(settled: Settled, paragraphs: Sequence[Paragraph]) -> Finding:
    """What holds of a finding: what a person saw and confirmed stays, whatever is suggested now."""
    suggestion, decided = settled.suggestion, settled.decided
    if decided is None:
        assert suggestion is not None
        return suggestion.item
    values = decided.values if decided.values is not None else decided.suggested
    if values is None or (decided.state == "rejected" and suggestion is not None):
        assert suggestion is not None
        return suggestion.item
    where = paragraph_at(paragraphs, settled.span)
    rule = values.get("rule")
    item = built(
        decided.kind, values, settled.span, decided.quote, where=where, rule=str(rule or decided.author)
    )
    if suggestion is not None:
        return replace(item, also=suggestion.item.also, also_spans=suggestion.item.also_spans)
    return item


def paragraph_at(paragraphs: Sequence[Paragraph], span: Span) -> tuple[int | None, Mark | None]:
    """Number and mark of the paragraph in which a span begins."""
    for each in paragraphs:
        if each.span[0] <= span[0] < each.span[1]:
            return each.number, each.mark
    return None, None
