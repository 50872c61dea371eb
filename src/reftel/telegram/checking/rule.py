"""What a rule is: a name, its manual page, when it holds, and a function that finds what breaks it.

A rule is named by what is wrong, and the name is its identity. It speaks of telegrams of certain forms and
days only: nobody in 1974 broke a rule of 2006. Rules without a function are those whose findings the reader
itself makes; they have a manual page all the same.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from reftel.telegram.diagnostic import Severity
from reftel.telegram.model import Telegram
from reftel.telegram.text import Span

__all__ = ["CABLES", "RELAYED", "Edit", "Finding", "Group", "Rule"]

Group: TypeAlias = Literal[
    "form",
    "addressing",
    "precedence",
    "marking",
    "captions",
    "TAGS",
    "subject",
    "references",
    "body",
    "reading",
]

CABLES = frozenset({"state1973", "state1985", "state2000", "smart"})
"""Forms of telegrams as they were sent; printed editions and plain texts have lost what rules ask for."""

RELAYED = frozenset({"state2000"})
"""Forms that can have the lines of the relay."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of the text that mends a finding: what stands at `span` becomes `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that breaks a rule; `edits` mend it, and are there only where no choice is left."""

    span: Span | None
    message: str
    help: str | None = None
    edits: tuple[Edit, ...] = ()


def _nothing(telegram: Telegram) -> Iterable[Finding]:
    """The function of a rule that the reader applies."""
    del telegram
    return ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; `manual` is the docstring of its file, `since` and `until` are days of the telegram."""

    name: str
    severity: Severity
    group: Group
    manual: str
    check: Callable[[Telegram], Iterable[Finding]] = _nothing
    forms: frozenset[str] = CABLES
    since: dt.date | None = None
    until: dt.date | None = None
    fixes: bool = field(default=False)

    @property
    def is_of_reader(self) -> bool:
        """Whether the reader, not this rule, finds what breaks it."""
        return self.check is _nothing

    def holds(self, form: str, day: dt.date | None) -> bool:
        """Whether the rule speaks of telegrams of this form and day."""
        if form not in self.forms:
            return False
        if day is None:
            return self.since is None and self.until is None
        return (self.since is None or day >= self.since) and (self.until is None or day < self.until)
