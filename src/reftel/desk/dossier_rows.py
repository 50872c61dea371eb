"""Rows of the time axis: from findings, from the book, from telegrams and from tables of facts.

A finding that somebody put into the book stands there as its entry, once. Private persons in legal cases
appear by role; one function decides that for every row.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from reftel.archive.dossier import Placed
from reftel.archive.facts import FactRow, HolderRow
from reftel.archive.telegrams import Row
from reftel.desk.dossier_answers import DossierRow
from reftel.desk.finding_words import in_one_line
from reftel.extract.findings import Figure
from reftel.links.quoting import sentence_at
from reftel.suspense.entry import SPOKEN, Entry, rests_in
from reftel.suspense.grid import Cell, measure_of, rows_in, table_spans

__all__ = ["cells_of", "entry_rows", "fact_rows", "finding_rows", "holder_rows", "telegram_rows"]

_KINDS = {"rating": "rated"}
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")


def finding_rows(
    placed: Iterable[Placed], entries: Sequence[Entry], shield: Callable[[Placed, str], str]
) -> Iterator[DossierRow]:
    """A row for each finding that is not in the book; `shield` gives persons at risk by role."""
    seen: dict[str, int] = {}
    keys = {entry.key for entry in entries}
    by_copy: dict[str, list[Entry]] = {}
    for entry in entries:
        by_copy.setdefault(entry.source.copy or "", []).append(entry)
    tables: dict[str, list[tuple[int, int]]] = {}
    for one in placed:
        ordinal = seen[one.name] = seen.get(one.name, -1) + 1
        if one.kind == "figure":
            if one.sha256 not in tables:
                tables[one.sha256] = table_spans(one.text)
            spans = tables[one.sha256]
            if any(start < one.item.span[1] and one.item.span[0] < end for start, end in spans):
                continue  # the grid has the whole table
        if f"found:{one.sha256[:24]}:{one.kind}:{one.item.span[0]}" in keys:
            continue
        if rests_in(by_copy.get(one.sha256, ()), one.kind, one.item.span):
            continue
        yield DossierRow(
            day=one.day,
            kind=_KINDS.get(one.kind, one.kind),
            words=shield(one, in_one_line(one.item)),
            quote=shield(one, sentence_at(one.text, one.item.span)),
            address=one.address,
            mrn=one.mrn,
            paragraph=one.item.paragraph,
            subject=shield(one, one.subject or "") or None,
            state=one.state,
            finding=one.name + (chr(ord("a") + min(ordinal, 25)) if ordinal else ""),
        )


def entry_rows(entries: Iterable[Entry]) -> Iterator[DossierRow]:
    """A row for what was asked or promised, and one for each paper on what came of it."""
    for entry in entries:
        parties = " to ".join(part for part in (entry.by, entry.to) if part) or "no party named"
        due = f", due {entry.due_date}" if entry.due_date else ""
        yield DossierRow(
            day=entry.said,
            kind=entry.kind,
            words=f"{parties}: {entry.what} ({SPOKEN[entry.status]}{due})",
            quote=entry.source.quote,
            address=entry.source.address,
            mrn=entry.source.mrn,
            paragraph=entry.source.paragraph,
            document=entry.source.document,
            state="book",
            entry=entry.id,
            topics=list(entry.topics),
        )
        for place, one in enumerate(entry.evidence, 1):
            last = place == len(entry.evidence)
            came = SPOKEN[entry.status] if last else "evidence"
            yield DossierRow(
                day=one.date or entry.closed or entry.changed,
                kind="outcome",
                words=f"{came}: {entry.by or 'somebody'}: {entry.what}",
                quote=one.quote,
                address=one.address,
                mrn=one.mrn,
                paragraph=one.paragraph,
                document=one.document,
                state="book",
                entry=entry.id,
                topics=list(entry.topics),
            )


def telegram_rows(rows: Iterable[Row], shield: Callable[[str], str]) -> Iterator[DossierRow]:
    """A row for each telegram, its subject as the words."""
    for row in rows:
        subject = shield(row.subject or "")
        yield DossierRow(
            day=row.date,
            kind="telegram",
            words=subject or "(no subject)",
            quote=subject,
            address=row.address,
            mrn=row.mrn,
            subject=subject,
            state="held",
        )


def fact_rows(rows: Iterable[FactRow]) -> Iterator[DossierRow]:
    """A row for each value of an outside series that is no rating."""
    for row in rows:
        unit = f" {row.unit}" if row.unit else ""
        until = f" to {row.stop}" if row.stop else ""
        yield DossierRow(
            day=row.start,
            kind="fact",
            words=f"{row.series}: {row.value}{unit}" + (f" ({row.start}{until})" if until else ""),
            quote="",
            state="fact",
            source=f"{row.source}, line {row.line}",
        )


def holder_rows(rows: Iterable[HolderRow]) -> Iterator[DossierRow]:
    """A row for each beginning in an office."""
    for row in rows:
        nominee = " (nominee)" if row.status not in ("served", "") else ""
        until = f" to {row.ended}" if row.ended else ""
        yield DossierRow(
            day=row.started,
            kind="office",
            words=f"{row.name}, {row.office}, {row.place}{nominee}: {row.started or '?'}{until}",
            quote="",
            state="fact",
            source=f"{row.source}, line {row.line}",
        )


def cells_of(placed: Sequence[Placed], texts: Iterable[tuple[str, str, str | None]]) -> Iterator[Cell]:
    """Cells of the grid: from tables in texts first, then from figures said in sentences.

    Of a figure in a sentence the year is that of its period, where it names exactly one; what has none is
    left to the time axis.
    """
    tabled: set[str] = set()
    for address, text, _ in texts:
        for label, year, value, line in rows_in(text):
            what = measure_of(label)
            if what is not None:
                tabled.add(address)
                yield Cell(what, year, value, line, address)
    for one in placed:
        figure = one.item
        if not isinstance(figure, Figure) or one.address in tabled or not isinstance(figure.value, float):
            continue
        measure = measure_of(f"{figure.what or ''} {figure.unit or ''}")
        said_of = _year(figure.period)
        if measure is not None and said_of is not None:
            quote = sentence_at(one.text, figure.span)
            yield Cell(measure, said_of, f"{figure.value:g}", quote, one.address, figure.paragraph)


def _year(period: str | None) -> int | None:
    years = set(_YEARS.findall(period or ""))
    return int(years.pop()) if len(years) == 1 else None
