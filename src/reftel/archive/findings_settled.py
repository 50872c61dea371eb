"""Suggestions and decisions of one telegram brought together: what stands where, and what nobody suggests.

A decision names a text, a span and its words. In that text it stands at its span; in another copy of the
telegram where its words stand exactly once; elsewhere nowhere, and that is said. Where it stands, it takes
the place of the suggestion of its kind that shares at least half of the words with it: a finder that has
learned to cut its quotes differently changes nothing about what people decided.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from reftel.extract.findings import Finding
from reftel.telegram.text import Span

__all__ = ["Decided", "FindingState", "Placed", "SearchedText", "Settled", "Suggestion", "place", "settle"]

FindingState: TypeAlias = Literal["suggested", "confirmed", "corrected", "rejected", "added"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One finding as some finder made it; `source` is empty for the rules, else the name of a model."""

    kind: str
    source: str
    position: int
    item: Finding


@dataclass(frozen=True, slots=True)
class Decided:
    """What holds of one finding after all that people said of it; `subject` numbers the first decision."""

    subject: int
    number: int
    kind: str
    source: str
    state: FindingState
    sha256: bytes
    span: Span
    quote: str
    at: str
    author: str
    reason: str | None
    suggested: Mapping[str, object] | None
    values: Mapping[str, object] | None


@dataclass(frozen=True, slots=True)
class Settled:
    """A finding in a copy: a suggestion, a decision, or both; `span` is where it stands in this copy."""

    kind: str
    source: str
    position: int
    span: Span
    suggestion: Suggestion | None
    decided: Decided | None

    @property
    def state(self) -> FindingState:
        """Whether somebody decided, and how."""
        return "suggested" if self.decided is None else self.decided.state


class SearchedText:
    """A text in which words are looked for, wherever its lines end and its words are broken."""

    def __init__(self, text: str, sha256: bytes) -> None:
        self.text = text
        self.sha256 = sha256
        self._placed: dict[str, Span | str] = {}

    @cached_property
    def _squeezed(self) -> tuple[str, list[int]]:
        """The text without blanks and hyphens, and where each character of that stands."""
        at = [place for place, each in enumerate(self.text) if not _is_loose(each)]
        return "".join([self.text[place] for place in at]), at

    def at(self, span: Span) -> str:
        """The words at this span, white space folded."""
        return " ".join(self.text[span[0] : span[1]].split())

    def once(self, quote: str) -> Span | str:
        """Where these words stand, if exactly once; else why there is no such place."""
        if quote not in self._placed:
            self._placed[quote] = self._search(quote)
        return self._placed[quote]

    def _search(self, quote: str) -> Span | str:
        words = "".join([each for each in quote if not _is_loose(each)])
        squeezed, at = self._squeezed
        places: list[Span] = []
        first = squeezed.find(words) if words else -1
        while first >= 0 and len(places) < 2:
            span = at[first], at[first + len(words) - 1] + 1
            if not self._cuts_a_word(span):
                places.append(span)
            first = squeezed.find(words, first + 1)
        if not places:
            return "its words do not stand in this copy"
        return places[0] if len(places) == 1 else "its words stand more than once in this copy"

    def _cuts_a_word(self, span: Span) -> bool:
        before, after = self.text[max(0, span[0] - 1) : span[0]], self.text[span[1] : span[1] + 1]
        return (before.isalnum() and self.text[span[0]].isalnum()) or (
            after.isalnum() and self.text[span[1] - 1].isalnum()
        )


def _is_loose(character: str) -> bool:
    return character in "-¶" or character.isspace()


Placed: TypeAlias = Span | str
"""Where a decision stands in a copy, or why it stands nowhere in it."""


def place(decided: Decided, copy: SearchedText) -> Placed:
    """Where the words that were decided on stand in this copy."""
    if decided.sha256 == copy.sha256:
        if copy.at(decided.span) == decided.quote:
            return decided.span
        return "its words are not what was decided on"
    return copy.once(decided.quote)


def settle(
    copy: SearchedText, suggestions: Sequence[Suggestion], decisions: Iterable[Decided]
) -> tuple[list[Settled], list[tuple[Decided, str]]]:
    """All findings of a copy, in the order of its text, and the decisions that have no place in it."""
    placed: list[tuple[Decided, Span]] = []
    adrift: list[tuple[Decided, str]] = []
    for decided in decisions:
        where = place(decided, copy)
        if isinstance(where, str):
            adrift.append((decided, where))
        else:
            placed.append((decided, where))
    taken = _matched(suggestions, placed)
    settled = [
        Settled(each.kind, each.source, each.position, each.item.span, each, None)
        for each in suggestions
        if id(each) not in taken.values()
    ]
    by_identity = {id(each): each for each in suggestions}
    for decided, span in placed:
        each = by_identity.get(taken.get(decided.subject, 0))
        if each is not None:
            settled.append(Settled(each.kind, each.source, each.position, span, each, decided))
        else:
            settled.append(Settled(decided.kind, decided.source, -decided.subject, span, None, decided))
    settled.sort(key=lambda each: (each.span, each.kind, each.source, each.position))
    return settled, adrift


def _matched(suggestions: Sequence[Suggestion], placed: Sequence[tuple[Decided, Span]]) -> dict[int, int]:
    """For each decision the suggestion it is about, the surest first; no suggestion serves two."""
    by_kind: dict[str, list[Suggestion]] = {}
    kinds = {decided.kind for decided, _ in placed}
    for suggestion in suggestions:
        if suggestion.kind in kinds:
            by_kind.setdefault(suggestion.kind, []).append(suggestion)
    pairs = []
    for decided, span in placed:
        for each in by_kind.get(decided.kind, ()):
            likeness = _likeness(decided, span, each)
            if likeness is not None:
                pairs.append((likeness, decided.subject, each.source, each.position, id(each)))
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, subject, _source, _position, identity in sorted(pairs):
        if subject not in taken and identity not in used:
            taken[subject] = identity
            used.add(identity)
    return taken


def _likeness(decided: Decided, span: Span, each: Suggestion) -> tuple[bool, bool, bool, float] | None:
    """How surely a suggestion is the one that was decided on, less being surer; None where it is not."""
    start, end = each.item.span
    shared = min(end, span[1]) - max(start, span[0])
    shorter = min(end - start, span[1] - span[0])
    if shared <= 0 or 2 * shared < shorter:
        return None
    other_words = decided.suggested is None or decided.suggested.get("what") != getattr(
        each.item, "what", None
    )
    return (start, end) != span, decided.source != each.source, other_words, -shared / max(shorter, 1)
