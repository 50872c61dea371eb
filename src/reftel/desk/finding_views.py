"""Findings as a front shows them: what is suggested and what was decided, always with the words for it.

A finding is named by copy, kind and place (`12-ask-345`, a second one at the same place `12-ask-345b`); one
that nobody suggests any more, or that was added by hand, by its first decision (`d7`). Copies are never
changed and their numbers never given twice, so a name that was written down keeps its meaning.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reftel.archive.findings_items import CLASSES, held, value_names
from reftel.archive.findings_settled import Decided, FindingState, SearchedText, Settled
from reftel.archive.telegrams import StoredCopy
from reftel.desk.answers import Listed
from reftel.desk.finding_words import Value, in_one_line, values_in_words
from reftel.extract.findings import Finding
from reftel.telegram.record import Mark
from reftel.telegram.text import Span

__all__ = [
    "DecisionView",
    "FindingName",
    "FindingView",
    "FindingsShown",
    "named_ones",
    "read_name",
    "shown_elsewhere",
    "view_of",
]

_NAME = re.compile(r"(\d{1,12})-([a-z]+)-(\d{1,12})([b-z]?)")
_SUBJECT = re.compile(r"d(\d{1,12})")


class FindingName(NamedTuple):
    """What the name of a finding says: a decision, or copy, kind, place and which of several there."""

    subject: int | None
    copy: int = 0
    kind: str = ""
    start: int = 0
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class DecisionView:
    """Who decided, when and why; `number` names the decision."""

    number: int
    author: str
    at: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding as its reader may see it.

    `state` tells suggested from decided. `span` stands in the text that is shown, None where the words are
    not there: `adrift` then says why; `place` is the span in copy `sha256`. `item` has the values as typed,
    `words` says them in one line, `values` one by one. `source` is `rules`, `hand`, or the name of a model;
    `was` says what is suggested where something else was decided, `answers` names the ask that a response
    answers, `subject` the first decision about it, `key` is how the archive keeps it.
    Where it is `shielded`, private persons stand by role and initials in all words, those of the quote too.
    """

    id: str
    kind: str
    state: FindingState
    words: str
    values: list[Value]
    quote: str
    sentence: str
    span: Span | None
    also: list[Span]
    paragraph: int | None
    mark: Mark | None
    source: str
    rule: str
    confidence: float
    sha256: str
    place: Span
    item: Finding
    telegram: Listed
    decided: DecisionView | None = None
    was: str | None = None
    adrift: str | None = None
    answers: str | None = None
    subject: int | None = None
    key: tuple[int, str, str, int] = (0, "", "", 0)
    shielded: bool = False


@dataclass(frozen=True, slots=True)
class FindingsShown:
    """All findings of one telegram, in the order of its text; rejected ones only where asked for.

    `waiting` says that the pass has not come to it and its findings were made for this answer; `fault` why
    a copy could not be looked through. `starts` tells for each text shown where it begins in its file.
    """

    telegram: Listed
    findings: list[FindingView]
    waiting: bool
    fault: str | None = None
    source: str | None = None
    counts: dict[str, int] = field(default_factory=dict)
    starts: dict[str, int] = field(default_factory=dict)


def read_name(written: str) -> FindingName | None:
    """The parts of a finding's name; None for what is no such name."""
    lower = written.strip().lower()
    if found := _SUBJECT.fullmatch(lower):
        return FindingName(int(found[1]))
    found = _NAME.fullmatch(lower)
    if found is None or found[2] not in CLASSES:
        return None
    ordinal = ord(found[4]) - ord("a") if found[4] else 0
    return FindingName(None, int(found[1]), found[2], int(found[3]), ordinal)


def named_ones(copy: int, settled: Sequence[Settled]) -> list[tuple[str, Settled]]:
    """All findings of a copy with their names."""
    seen: dict[tuple[str, int], int] = {}
    named: list[tuple[str, Settled]] = []
    for each in settled:
        if each.suggestion is None:
            assert each.decided is not None
            named.append((f"d{each.decided.subject}", each))
            continue
        place = each.kind, each.suggestion.item.span[0]
        ordinal = seen[place] = seen.get(place, -1) + 1
        letter = chr(ord("a") + min(ordinal, 25)) if ordinal else ""
        named.append((f"{copy}-{each.kind}-{place[1]}{letter}", each))
    return named


def view_of(
    name: str, settled: Settled, copy: StoredCopy, *, shown: SearchedText, telegram: Listed, sentence: str
) -> FindingView:
    """One finding of a copy; `shown` is the text on the page, which may be that of several copies joined."""
    item = held(settled, copy.record.paragraphs)
    same_text = shown.sha256 == copy.sha256
    where = item.span if same_text else shown.once(item.quote)
    also: Sequence[Span] = (
        item.also_spans
        if same_text
        else [place for quote in item.also if not isinstance(place := shown.once(quote), str)]
    )
    return FindingView(
        id=name,
        kind=settled.kind,
        state=settled.state,
        words=in_one_line(item),
        values=values_in_words(item, value_names(settled.kind)),
        quote=item.quote,
        sentence=sentence,
        span=None if isinstance(where, str) else where,
        also=list(also),
        paragraph=item.paragraph,
        mark=item.mark,
        source=settled.source or "rules",
        rule=item.rule,
        confidence=item.confidence,
        sha256=copy.sha256.hex(),
        place=item.span,
        item=item,
        telegram=telegram,
        decided=_decision(settled.decided),
        was=_was(settled, item),
        adrift=where if isinstance(where, str) else None,
        subject=None if settled.decided is None else settled.decided.subject,
        key=(copy.number, settled.kind, settled.source, settled.position),
    )


def shown_elsewhere(decided: Decided, why: str, item: Finding, telegram: Listed, copy: int) -> FindingView:
    """A decision whose words the shown text does not have."""
    return FindingView(
        id=f"d{decided.subject}",
        kind=decided.kind,
        state=decided.state,
        words=in_one_line(item),
        values=values_in_words(item, value_names(decided.kind)),
        quote=decided.quote,
        sentence=decided.quote,
        span=None,
        also=[],
        paragraph=item.paragraph,
        mark=item.mark,
        source=decided.source or "rules",
        rule=item.rule,
        confidence=item.confidence,
        sha256=decided.sha256.hex(),
        place=decided.span,
        item=item,
        telegram=telegram,
        decided=_decision(decided),
        adrift=why,
        subject=decided.subject,
        key=(copy, decided.kind, decided.source, -decided.subject),
    )


def _decision(decided: Decided | None) -> DecisionView | None:
    if decided is None:
        return None
    return DecisionView(decided.number, decided.author, decided.at, decided.reason)


def _was(settled: Settled, item: Finding) -> str | None:
    """What is suggested here, where something else holds."""
    if settled.decided is None or settled.state not in {"confirmed", "corrected"}:
        return None
    if settled.suggestion is None:
        return None
    words = in_one_line(settled.suggestion.item)
    return None if words == in_one_line(item) else words
