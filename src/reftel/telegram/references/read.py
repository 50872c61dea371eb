"""Reads a whole REF block into the things it cites.

    block = {REF word} {[label] (telegrams | thing) {remark} separator}

A label holds for everything up to the next one. A list shares the sender and the written year of its
first number; a label begins afresh. What is no telegram is told by a word of its own (`kinds.py`), or
stays `other` where it is all that a label has.
"""

from dataclasses import dataclass, field

from reftel.telegram.diagnostic import Diagnostic
from reftel.telegram.flow import Flow
from reftel.telegram.record import Reference
from reftel.telegram.references.citing import Citing
from reftel.telegram.references.reader import BlockReader

__all__ = ["ReferencesRead", "read_references"]


@dataclass(frozen=True, slots=True)
class ReferencesRead:
    """One item for each thing cited, in order, and what was odd about the writing."""

    references: list[Reference] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_references(flow: Flow, citing: Citing) -> ReferencesRead:
    """Reads the REF block in `flow`, its label included."""
    reader = BlockReader(flow, citing)
    reader.read()
    return ReferencesRead(reader.references(), reader.diagnostics)
