"""What a person says of a finding: right, right with other values, wrong, or one that nobody found.

Nothing is overwritten: each decision is a row of its own that names the text, the place and the words, and
undoing one is a further row. The rows that lists are made from follow in the same transaction.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from sqlalchemy import Connection, select

from reftel.archive.archive import Archive
from reftel.archive.findings_decisions import Decision, Verdict, append, chain_of, standing
from reftel.archive.findings_items import (
    CLASSES,
    NotAValueError,
    as_mapping,
    built,
    held,
    paragraph_at,
    value_names,
)
from reftel.archive.findings_settled import SearchedText, Settled
from reftel.archive.findings_writing import settle_telegrams
from reftel.archive.schema import copies
from reftel.archive.telegrams import Row, StoredCopy, find_address, rows_by_number
from reftel.desk.finding_reading import OpenedCopy, opened_copies, views_of
from reftel.desk.finding_views import FindingView, read_name
from reftel.desk.reader import Reader
from reftel.desk.reading import the_one
from reftel.errors import ReftelError
from reftel.extract.findings import Finding
from reftel.telegram.record import Mark
from reftel.telegram.text import Span

__all__ = ["FindingError", "Said", "Wish", "add_by_hand", "decide", "undo"]

Wish: TypeAlias = Literal["confirm", "correct", "reject"]
Where: TypeAlias = tuple[int | None, Mark | None]
_DAYS = frozenset({"due_date", "event_date", "date"})
_VERDICTS: Mapping[Wish, Verdict] = {"confirm": "confirmed", "correct": "corrected", "reject": "rejected"}


class FindingError(ReftelError):
    """A decision that cannot be made as asked; the message tells the next step."""


@dataclass(frozen=True, slots=True)
class Said:
    """A decision that was made: its number, and the finding as it stands now; None where none is left."""

    number: int
    finding: FindingView | None


@dataclass(frozen=True, slots=True)
class _Target:
    row: Row
    copy: StoredCopy
    settled: Settled


def decide(
    archive: Archive,
    reader: Reader,
    name: str,
    wish: Wish,
    *,
    values: Mapping[str, object] | None = None,
    reason: str | None = None,
) -> Said:
    """Confirm, correct or reject the finding of this name."""
    with archive.database.writing() as connection:
        target = _target(archive, connection, name)
        item = held(target.settled, target.copy.record.paragraphs)
        before = target.settled.decided
        kind = target.settled.kind
        decided = None
        if wish == "correct":
            if not values:
                raise FindingError(
                    f"Say what is right, as KEY=VALUE; keys are {', '.join(value_names(kind))}."
                )
            decided = _corrected(kind, as_mapping(item), values)
            _made(kind, decided, (target.settled.span, ""), (None, None), reader)
        suggestion = target.settled.suggestion
        decision = Decision(
            verdict=_VERDICTS[wish],
            kind=kind,
            source=target.settled.source,
            address=target.row.address,
            sha256=target.copy.sha256 if before is None else before.sha256,
            span=target.settled.span if before is None else before.span,
            quote=item.quote if before is None else before.quote,
            author=reader.name,
            at=_now(),
            reason=reason,
            suggested=as_mapping(item if suggestion is None else suggestion.item),
            decided=decided if wish == "correct" or before is None else before.values,
            subject=0 if before is None else before.subject,
        )
        made = append(connection, decision)
        settle_telegrams(connection, archive.unpacker(connection), [target.row.number])
        view = _after(archive, connection, reader, target.row, made)
    _note(archive, reader, made)
    return Said(made.number, view)


def _corrected(kind: str, before: Mapping[str, object], values: Mapping[str, object]) -> dict[str, object]:
    known = value_names(kind)
    unknown = [name for name in values if name not in known]
    if unknown:
        article = "An" if kind[0] in "aeiou" else "A"
        raise FindingError(f"{article} {kind} has no {unknown[0]!r}; its keys are {', '.join(known)}.")
    return {**before, **values}


def _made(
    kind: str, values: Mapping[str, object], anchor: tuple[Span, str], where: Where, reader: Reader
) -> Finding:
    """The finding with these values; refused where it cannot have them."""
    for name in _DAYS & values.keys():
        written = values[name]
        try:
            if written is not None:
                dt.date.fromisoformat(str(written))
        except ValueError as error:
            raise FindingError(
                f"{name} is no day: {written!r}. Write it as 2006-10-05, or leave it empty."
            ) from error
    try:
        return built(kind, values, *anchor, where=where, rule=reader.name)
    except NotAValueError as error:
        raise FindingError(f"That cannot be: {error}.") from error


def add_by_hand(
    archive: Archive,
    reader: Reader,
    telegram: str,
    *,
    kind: str,
    quote: str | Span,
    values: Mapping[str, object],
    reason: str | None = None,
) -> Said:
    """Add what nobody found; `quote` is words that stand once in the text that is shown, or their span."""
    if kind not in CLASSES:
        raise FindingError(f"There are no findings of kind {kind!r}; kinds are {', '.join(CLASSES)}.")
    row = the_one(archive, telegram)
    with archive.database.writing() as connection:
        opened = opened_copies(archive, connection, row.number)
        copy, span = _placed(opened, quote)
        words = SearchedText(copy.text, copy.sha256).at(span)
        whole = _corrected(kind, {}, values)
        where = paragraph_at(copy.record.paragraphs, span)
        item = _made(kind, whole, (span, words), where, reader)
        decision = Decision(
            verdict="added",
            kind=kind,
            source="hand",
            address=row.address,
            sha256=copy.sha256,
            span=span,
            quote=words,
            author=reader.name,
            at=_now(),
            reason=reason,
            decided=as_mapping(item),
        )
        made = append(connection, decision)
        settle_telegrams(connection, archive.unpacker(connection), [row.number])
        view = _after(archive, connection, reader, row, made)
    _note(archive, reader, made)
    return Said(made.number, view)


def _placed(opened: list[OpenedCopy], quote: str | Span) -> tuple[StoredCopy, Span]:
    why = "its words are empty"
    for each in (each for each in opened if each.shown):
        text = SearchedText(each.copy.text, each.copy.sha256)
        if isinstance(quote, tuple):
            start, stop = quote
            if not 0 <= start < stop <= len(each.copy.text) or not text.at(quote):
                raise FindingError(f"The text has no words from {start} to {stop}.")
            return each.copy, quote
        where = text.once(quote)
        if not isinstance(where, str):
            return each.copy, where
        why = where
    raise FindingError(f"It cannot be placed: {why}. Quote exactly, and more of it where it stands twice.")


def undo(archive: Archive, reader: Reader, name: str, reason: str | None = None) -> Said:
    """Take back the last decision about the finding of this name, or the decision of this number."""
    with archive.database.writing() as connection:
        subject, row = _chain(archive, connection, name)
        chain = chain_of(connection, subject)
        last = standing(chain)
        if last is None:
            raise FindingError(f"Nothing is decided about {name} that could be undone.")
        first = chain[0]
        decision = Decision(
            verdict="undone",
            kind=first.kind,
            source=first.source,
            address=first.address,
            sha256=first.sha256,
            span=first.span,
            quote=first.quote,
            author=reader.name,
            at=_now(),
            reason=reason,
            undoes=last.number,
            subject=subject,
        )
        made = append(connection, decision)
        view = None
        if row is not None:
            settle_telegrams(connection, archive.unpacker(connection), [row.number])
            view = _after(archive, connection, reader, row, made)
    _note(archive, reader, made)
    return Said(made.number, view)


def _target(archive: Archive, connection: Connection, name: str) -> _Target:
    """The finding of this name as it stands now; one whose words are lost keeps its place in its own text."""
    wanted = read_name(name)
    if wanted is None:
        raise FindingError(f"{name!r} names no finding. `reftel findings MRN` shows their names.")
    if wanted.subject is not None:
        _, row = _chain(archive, connection, name)
        number = None if row is None else row.number
    else:
        number = connection.scalar(select(copies.c.telegram).where(copies.c.number == wanted.copy))
    if number is None:
        raise FindingError(f"The text of {name} is not held any more.")
    row = rows_by_number(connection, [number])[number]
    opened = opened_copies(archive, connection, number)
    for each in sorted(opened, key=lambda copy: not copy.shown):
        for other, settled in each.settled:
            subject = None if settled.decided is None else settled.decided.subject
            if other == name.strip().lower() or (subject is not None and subject == wanted.subject):
                return _Target(row, each.copy, settled)
    for decided, _ in opened[0].adrift:
        if decided.subject == wanted.subject:
            lost = Settled(decided.kind, decided.source, -decided.subject, decided.span, None, decided)
            return _Target(row, opened[0].copy, lost)
    raise FindingError(
        f"There is no finding {name} in {row.address}. `reftel findings {row.address}` lists all."
    )


def _chain(archive: Archive, connection: Connection, name: str) -> tuple[int, Row | None]:
    """The subject of a finding's decisions, and the telegram it belongs to now."""
    wanted = read_name(name)
    if wanted is not None and wanted.subject is not None:
        chain = chain_of(connection, wanted.subject)
        if not chain:
            raise FindingError(f"Nobody decided {name}. `reftel findings MRN` shows what was decided.")
        having = select(copies.c.telegram).where(copies.c.sha256 == chain[0].sha256)
        number = connection.scalar(having)
        if number is not None:
            return wanted.subject, rows_by_number(connection, [number])[number]
        return wanted.subject, next(iter(find_address(connection, chain[0].address)), None)
    target = _target(archive, connection, name)
    if target.settled.decided is None:
        raise FindingError(f"Nothing is decided about {name} that could be undone.")
    return target.settled.decided.subject, target.row


def _after(
    archive: Archive, connection: Connection, reader: Reader, row: Row, made: Decision
) -> FindingView | None:
    """The finding as it stands after a decision, wherever it stands now."""
    opened = opened_copies(archive, connection, row.number)
    near: FindingView | None = None
    for view in views_of(archive, connection, reader, row, opened):
        if view.subject == made.subject:
            return view
        if view.kind == made.kind and (view.sha256, view.place) == (made.sha256.hex(), made.span):
            near = near or view
    return near


def _note(archive: Archive, reader: Reader, made: Decision) -> None:
    detail = {"decision": made.number, "kind": made.kind, "quote": made.quote[:200], "reason": made.reason}
    archive.journal.note(reader.name, f"finding {made.verdict}", made.address, detail)


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
