"""Putting what was found in copies into the archive, and settling it with what people decided.

What was looked through while its copy went or was read anew is dropped: that copy still waits. A telegram
with one copy and no decision is the common case, and its rows are written as they come; every other one is
settled as a whole, from what is stored of all its copies.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from reftel.archive.findings_decisions import any_decision, decided_by_telegram
from reftel.archive.findings_items import held, suggestions_in
from reftel.archive.findings_packing import unpack
from reftel.archive.findings_rows import NamedRow, columns_of
from reftel.archive.findings_settled import Decided, SearchedText, Settled, Suggestion, settle
from reftel.archive.inserting import insert_rows
from reftel.archive.known import in_pieces
from reftel.archive.packing import Unpacker
from reftel.archive.schema import copies, names, telegrams
from reftel.archive.schema_findings import findings, found, name_keys, named, unsettled
from reftel.archive.sections import KIND
from reftel.archive.telegrams import StoredCopy, copies_of
from reftel.extract.context import context_of

__all__ = [
    "Looked",
    "forget",
    "note_fault",
    "set_aside",
    "settle_telegrams",
    "settle_waiting",
    "shown_copies",
    "stored_suggestions",
    "write_found",
]

_PAGE = 200


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking through one copy; `reader` read the record that was used, None where none was."""

    copy: int
    reader: str | None
    finder: str
    fault: str | None
    packed: bytes | None
    rows: tuple[Mapping[str, object], ...]
    names: tuple[NamedRow, ...]


def write_found(connection: Connection, unpacker: Unpacker, page: Sequence[Looked], source: str = "") -> int:
    """Write what was found by the rules, or by the model of this name; how many copies it was kept for."""
    by_copy = {each.copy: each for each in page}
    kept: list[tuple[Looked, int]] = []
    alone: set[int] = set()
    shown: set[int] = set()
    for piece in in_pieces(by_copy):
        columns = copies.c.number, copies.c.telegram, copies.c.reader, telegrams.c.copies, telegrams.c.fullest
        query = select(*columns)
        query = query.join(telegrams, telegrams.c.number == copies.c.telegram)
        for row in connection.execute(query.where(copies.c.number.in_(piece))):
            each = by_copy[row.number]
            if each.reader is None or each.reader == row.reader:
                kept.append((each, row.telegram))
                if row.fullest == each.copy:
                    shown.add(each.copy)
                if row.copies == 1:
                    alone.add(row.telegram)
    forget(connection, [each.copy for each, _ in kept], source)
    touched = {telegram for _, telegram in kept}
    decided = decided_by_telegram(connection, touched) if any_decision(connection) else {}
    simple = alone - decided.keys()
    rows = [
        {"copy": each.copy, "source": source, "telegram": telegram, "shown": 1, "state": "suggested"}
        | {"subject": None, **row}
        for each, telegram in kept
        if telegram in simple
        for row in each.rows
    ]
    held_now = [
        {
            "copy": each.copy,
            "source": source,
            "finder": each.finder,
            "fault": each.fault,
            "packed": each.packed,
        }
        for each, _ in kept
    ]
    if held_now:
        insert_rows(connection, found, held_now)
    if rows:
        insert_rows(connection, findings, rows)
    if not source:
        _write_names(connection, [(each.copy, each.names) for each, _ in kept], shown)
    settle_telegrams(connection, unpacker, touched - simple, decided)
    return len(kept)


def forget(connection: Connection, numbers: Iterable[int], source: str) -> None:
    """Take out what this finder found in these copies."""
    for piece in in_pieces(numbers):
        for table in (findings, found):
            of_finder = table.c.copy.in_(piece), table.c.source == source
            connection.execute(delete(table).where(*of_finder))
        if not source:
            connection.execute(delete(named).where(named.c.copy.in_(piece)))


def _write_names(
    connection: Connection, named_there: Sequence[tuple[int, Sequence[NamedRow]]], shown_by: set[int]
) -> None:
    """Note who is named where; a name that was never seen gets a number."""
    shown: dict[tuple[str, str], str] = {}
    for _, rows in named_there:
        for row in rows:
            shown.setdefault((row.kind, row.key), row.name)
    if not shown:
        return
    numbers: dict[tuple[str, str], int] = {}
    for piece in in_pieces(dict.fromkeys(key for _, key in shown)):
        for known in connection.execute(select(name_keys).where(name_keys.c.key.in_(piece))):
            numbers[known.kind, known.key] = known.number
            better = shown.get((known.kind, known.key), known.name)
            if known.name.isupper() and not better.isupper():  # as a text in small letters writes it
                connection.execute(
                    update(name_keys).where(name_keys.c.number == known.number).values(name=better)
                )
    last = connection.scalar(select(name_keys.c.number).order_by(name_keys.c.number.desc()).limit(1)) or 0
    fresh = [each for each in shown if each not in numbers]
    numbers.update({each: last + place for place, each in enumerate(fresh, 1)})
    if fresh:
        values = [
            {"number": numbers[each], "kind": each[0], "key": each[1], "name": shown[each]} for each in fresh
        ]
        insert_rows(connection, name_keys, values)
    insert_rows(
        connection,
        named,
        [
            {
                "name": numbers[row.kind, row.key],
                "copy": copy,
                "mentions": row.mentions,
                "private": int(row.private),
                "role": row.role,
                "shown": int(copy in shown_by),
            }
            for copy, rows in named_there
            for row in rows
        ],
    )


def settle_waiting(connection: Connection, unpacker: Unpacker, limit: int = _PAGE) -> int:
    """Settle some of the telegrams whose copies came, went or moved; how many they were."""
    waiting = list(connection.scalars(select(unsettled.c.telegram).limit(limit)))
    settle_telegrams(connection, unpacker, waiting)
    for piece in in_pieces(waiting):
        connection.execute(delete(unsettled).where(unsettled.c.telegram.in_(piece)))
    return len(waiting)


def set_aside(connection: Connection, fault: str) -> int:
    """The telegram that waits first cannot be settled: its copies are at fault, and it waits no more."""
    telegram = connection.scalar(select(unsettled.c.telegram).limit(1))
    if telegram is None:
        return 0
    mine = select(copies.c.number).where(copies.c.telegram == telegram)
    connection.execute(update(found).where(found.c.copy.in_(mine), found.c.source == "").values(fault=fault))
    connection.execute(delete(unsettled).where(unsettled.c.telegram == telegram))
    return 1


def note_fault(connection: Connection, looked: Looked) -> None:
    """Keep of a copy that it could not be looked through, and nothing else; what people decided stays."""
    forget(connection, [looked.copy], "")
    values = {"copy": looked.copy, "source": "", "finder": looked.finder, "fault": looked.fault}
    connection.execute(insert(found).values(values))


def settle_telegrams(
    connection: Connection,
    unpacker: Unpacker,
    numbers: Iterable[int],
    decided: Mapping[int, Sequence[Decided]] | None = None,
) -> None:
    """Make the rows of these telegrams anew, from what was found in their copies and what was decided."""
    waiting = sorted(numbers)
    if not waiting:
        return
    if decided is None:
        decided = decided_by_telegram(connection, waiting)
    by_telegram: dict[int, list[StoredCopy]] = defaultdict(list)
    for copy in copies_of(connection, unpacker, waiting):
        by_telegram[copy.telegram].append(copy)
    rows: list[dict[str, object]] = []
    for telegram, held_copies in by_telegram.items():
        connection.execute(delete(findings).where(findings.c.telegram == telegram))
        for piece in in_pieces([copy.number for copy in held_copies]):
            connection.execute(delete(findings).where(findings.c.copy.in_(piece)))
        shown = shown_copies(connection, held_copies)
        for copy in held_copies:
            is_shown = int(copy.number in shown)
            connection.execute(update(named).where(named.c.copy == copy.number).values(shown=is_shown))
        rows += _rows_of(telegram, held_copies, decided.get(telegram, ()), shown, connection)
    if rows:
        connection.execute(insert(findings), rows)


def _rows_of(
    telegram: int,
    stored: Sequence[StoredCopy],
    decided: Sequence[Decided],
    shown: set[int],
    connection: Connection,
) -> Iterator[dict[str, object]]:
    loose = {each.subject: each for each in decided}
    for copy in stored:
        suggestions = stored_suggestions(connection, copy)
        settled, adrift = settle(SearchedText(copy.text, copy.sha256), suggestions, decided)
        if copy.number in shown:
            lost = {each.subject for each, _ in adrift}
            loose = {subject: each for subject, each in loose.items() if subject in lost}
        for each in settled:
            if each.kind != "name" or each.decided is not None:
                yield _row(telegram, copy, each, shown=copy.number in shown)
    first = next(copy for copy in stored if copy.number in shown)
    for lost_one in loose.values():
        if lost_one.state != "rejected":
            position = -lost_one.subject
            nowhere = Settled(lost_one.kind, lost_one.source, position, (0, 0), None, lost_one)
            yield _row(telegram, first, nowhere, shown=True)


def _row(telegram: int, copy: StoredCopy, settled: Settled, *, shown: bool) -> dict[str, object]:
    item = held(settled, copy.record.paragraphs)
    decided = settled.decided
    return {
        "copy": copy.number,
        "source": settled.source,
        "position": settled.position,
        "kind": settled.kind,
        "telegram": telegram,
        "shown": int(shown),
        "state": settled.state,
        "subject": None if decided is None else decided.subject,
        **columns_of(item, context_of(copy.record)),
    }


def stored_suggestions(connection: Connection, copy: StoredCopy) -> list[Suggestion]:
    """What every finder found in this copy, the rules first."""
    query = select(found.c.source, found.c.packed).where(found.c.copy == copy.number)
    text = copy.text.encode()
    return [
        each
        for row in connection.execute(query.where(found.c.packed.is_not(None)).order_by(found.c.source))
        for each in suggestions_in(unpack(row.packed, text), row.source)
    ]


def shown_copies(connection: Connection, stored: Sequence[StoredCopy]) -> set[int]:
    """Which copies of a telegram its findings are shown from, of copies with the fullest first.

    The first one that is whole; where sections came apart, one copy for each section that is held.
    """
    numbers = [copy.number for copy in stored]
    apart = set(
        connection.scalars(select(names.c.copy).where(names.c.copy.in_(numbers)).where(names.c.kind == KIND))
    )
    whole = next((copy.number for copy in stored if copy.number not in apart), None)
    if whole is not None:
        return {whole}
    chosen: dict[int, int] = {}
    for copy in stored:
        section = copy.record.section
        for number in copy.record.sections_held or ([] if section is None else [section.number]):
            chosen.setdefault(number, copy.number)
    return set(chosen.values()) or {numbers[0]}
