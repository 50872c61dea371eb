"""Reads a whole REF block into the things it cites."""

from dataclasses import dataclass, field

from reftel.telegram.diagnostic import Diagnostic
from reftel.telegram.flow import Flow
from reftel.telegram.record import Reference
from reftel.telegram.references.citing import Citing

__all__ = ["ReferencesRead", "read_references"]


@dataclass(frozen=True, slots=True)
class ReferencesRead:
    """One item for each thing cited, in order, and what was odd about the writing."""

    references: list[Reference] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_references(flow: Flow, citing: Citing) -> ReferencesRead:
    """Reads the REF block in `flow`, its label included."""
    del flow, citing
    return ReferencesRead()
