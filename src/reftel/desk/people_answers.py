"""What the desk answers about who is named across telegrams: plain values for every front."""

from dataclasses import dataclass, field

from reftel.desk.answers import Listed
from reftel.telegram.record import Mark
from reftel.telegram.text import Span

__all__ = ["PersonLine", "PersonMention", "PersonView", "Proposal", "SaidOfNames"]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One line of a list of names: `key` opens it; `names` are all that people said are one.

    `kind` is `person`, `organisation` or `place`. A private person in a legal case has role and initials for
    a name, and `private` says so.
    """

    key: str
    name: str
    kind: str
    telegrams: int
    mentions: int
    names: list[str] = field(default_factory=list)
    private: bool = False


@dataclass(frozen=True, slots=True)
class PersonMention:
    """Where somebody is named: the telegram, in which role, and the sentence."""

    telegram: Listed
    name: str
    role: str | None
    mentions: int
    sentence: str
    span: Span | None
    paragraph: int | None
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class SaidOfNames:
    """What somebody said of two names: that they are one, or are not."""

    number: int
    one: str
    other: str
    verdict: str
    author: str
    at: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two names that may be one person's: why, and how sure that is; somebody has to say so."""

    one: PersonLine
    other: PersonLine
    why: str
    likeness: float


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person, organisation or place: its names, offices, where it is named, and what may belong to it."""

    line: PersonLine
    offices: list[tuple[str, int]]
    first: str | None
    last: str | None
    mentions: list[PersonMention]
    total: int
    said: list[SaidOfNames]
    proposals: list[Proposal]
