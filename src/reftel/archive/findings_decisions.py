"""What people said of findings: rows that are added, and what holds after all of them.

Decisions about one finding form a chain that begins with its first one, the subject. Undoing is a further
row, which takes the last one that still holds back; a chain of which nothing is left decides nothing.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from sqlalchemy import Connection, Row, insert, select

from reftel.archive.findings_settled import Decided
from reftel.archive.known import in_pieces
from reftel.archive.schema import copies, forwards, telegrams
from reftel.archive.schema_findings import decisions
from reftel.telegram.text import Span

__all__ = [
    "Decision",
    "Verdict",
    "any_decision",
    "append",
    "chain_of",
    "decided_by_telegram",
    "recent",
    "standing",
]

Verdict: TypeAlias = Literal["confirmed", "corrected", "rejected", "added", "undone"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One row, as it was or will be written; `number` and `subject` are 0 until then."""

    verdict: Verdict
    kind: str
    source: str
    address: str
    sha256: bytes
    span: Span
    quote: str
    author: str
    at: str
    reason: str | None = None
    suggested: Mapping[str, object] | None = None
    decided: Mapping[str, object] | None = None
    undoes: int | None = None
    subject: int = 0
    number: int = 0


def append(connection: Connection, decision: Decision) -> Decision:
    """Write a decision; one without a subject begins a chain of its own."""
    number = (
        connection.scalar(select(decisions.c.number).order_by(decisions.c.number.desc()).limit(1)) or 0
    ) + 1
    subject = decision.subject or number
    row = {
        "number": number,
        "at": decision.at,
        "author": decision.author,
        "reason": decision.reason,
        "verdict": decision.verdict,
        "subject": subject,
        "undoes": decision.undoes,
        "kind": decision.kind,
        "source": decision.source,
        "address": decision.address,
        "sha256": decision.sha256,
        "start": decision.span[0],
        "stop": decision.span[1],
        "quote": decision.quote,
        "suggested": _json(decision.suggested),
        "decided": _json(decision.decided),
    }
    connection.execute(insert(decisions).values(row))
    return replace(decision, number=number, subject=subject)


def any_decision(connection: Connection) -> bool:
    """Whether anybody ever decided anything."""
    return connection.scalar(select(decisions.c.number).limit(1)) is not None


def chain_of(connection: Connection, subject: int) -> list[Decision]:
    """All that was said of one finding, in order; nothing where there is no such subject."""
    query = select(decisions).where(decisions.c.subject == subject).order_by(decisions.c.number)
    return [_read(row) for row in connection.execute(query)]


def recent(connection: Connection, limit: int, offset: int = 0) -> list[Decision]:
    """The last decisions, the newest first."""
    query = select(decisions).order_by(decisions.c.number.desc()).limit(limit).offset(offset)
    return [_read(row) for row in connection.execute(query)]


def standing(chain: Sequence[Decision]) -> Decided | None:
    """What holds after a chain of decisions; None where all of it was undone."""
    left: list[Decision] = []
    for each in chain:
        if each.verdict == "undone":
            left = [other for other in left if other.number != each.undoes]
        else:
            left.append(each)
    if not left:
        return None
    last = left[-1]
    assert last.verdict != "undone"
    return Decided(
        subject=last.subject,
        number=last.number,
        kind=last.kind,
        source=last.source,
        state=last.verdict,
        sha256=last.sha256,
        span=last.span,
        quote=last.quote,
        at=last.at,
        author=last.author,
        reason=last.reason,
        suggested=next((each.suggested for each in chain if each.suggested is not None), None),
        values=last.decided,
    )


def decided_by_telegram(connection: Connection, numbers: Iterable[int]) -> dict[int, list[Decided]]:
    """What holds for each of these telegrams.

    A decision belongs to the telegram that has its text; where its text is no longer held, to the one that
    has its address.
    """
    found: dict[int, list[Decided]] = {}
    for piece in in_pieces(numbers):
        chains: dict[tuple[int, int], list[Decision]] = defaultdict(list)
        for telegram, row in _rows(connection, piece):
            chains[telegram, row.subject].append(row)
        for (telegram, _), chain in chains.items():
            holds = standing(sorted(chain, key=lambda each: each.number))
            if holds is not None:
                found.setdefault(telegram, []).append(holds)
    return found


def _rows(connection: Connection, numbers: Sequence[int]) -> Iterable[tuple[int, Decision]]:
    by_text = select(copies.c.telegram, decisions).join(decisions, decisions.c.sha256 == copies.c.sha256)
    for row in connection.execute(by_text.where(copies.c.telegram.in_(numbers))):
        yield row.telegram, _read(row)
    moved = select(forwards.c.telegram, forwards.c.address).where(forwards.c.telegram.in_(numbers))
    present = select(telegrams.c.number.label("telegram"), telegrams.c.address)
    called = present.where(telegrams.c.number.in_(numbers)).union(moved).subquery()
    text_is_held = select(copies.c.number).where(copies.c.sha256 == decisions.c.sha256).exists()
    by_name = select(called.c.telegram, decisions).join(decisions, decisions.c.address == called.c.address)
    for row in connection.execute(by_name.where(~text_is_held)):
        yield row.telegram, _read(row)


def _read(row: Row[Any]) -> Decision:
    return Decision(
        verdict=row.verdict,
        kind=row.kind,
        source=row.source,
        address=row.address,
        sha256=row.sha256,
        span=(row.start, row.stop),
        quote=row.quote,
        author=row.author,
        at=row.at,
        reason=row.reason,
        suggested=None if row.suggested is None else json.loads(row.suggested),
        decided=None if row.decided is None else json.loads(row.decided),
        undoes=row.undoes,
        subject=row.subject,
        number=row.number,
    )


def _json(values: Mapping[str, object] | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False, separators=(",", ":"))
