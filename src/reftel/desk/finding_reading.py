"""Opening the findings of a telegram: its shown copies with what was found and decided, as views.

What the pass has not come to yet is found for the answer and not kept, so that a telegram always says what it
says now.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from reftel.archive.archive import Archive
from reftel.archive.findings_decisions import decided_by_telegram
from reftel.archive.findings_items import built, suggestions_in
from reftel.archive.findings_settled import Decided, SearchedText, Settled, Suggestion, settle
from reftel.archive.findings_writing import shown_copies, stored_suggestions
from reftel.archive.schema_findings import found
from reftel.archive.telegrams import Row, StoredCopy, copies_of, places_of
from reftel.desk.finding_pass import find_in
from reftel.desk.finding_sentence import sentence_around
from reftel.desk.finding_shield import private_in, shielded
from reftel.desk.finding_version import finder_version, holders_for
from reftel.desk.finding_views import FindingsShown, FindingView, named_ones, shown_elsewhere, view_of
from reftel.desk.reader import Reader
from reftel.desk.reading import listed, the_one
from reftel.desk.reading import view_of as telegram_view
from reftel.extract.holders import OfficeHolders
from reftel.extract.risk import Private

__all__ = ["OpenedCopy", "opened_copies", "shown_findings", "shown_numbers", "views_of"]


@dataclass(frozen=True, slots=True)
class OpenedCopy:
    """One copy with its findings settled; `live` ones were made for this answer."""

    copy: StoredCopy
    shown: bool
    live: bool
    fault: str | None
    settled: list[tuple[str, Settled]]
    adrift: list[tuple[Decided, str]]


def opened_copies(archive: Archive, connection: Connection, telegram: int) -> list[OpenedCopy]:
    """All copies of a telegram with their findings, the fullest first."""
    stored = list(copies_of(connection, archive.unpacker(connection), [telegram]))
    decided = decided_by_telegram(connection, [telegram]).get(telegram, [])
    shown = shown_copies(connection, stored)
    return [_opened(archive, connection, copy, decided, shown=copy.number in shown) for copy in stored]


def shown_numbers(archive: Archive, names: Sequence[str]) -> list[int]:
    """The copies by which the telegrams of these names are shown."""
    rows = [the_one(archive, name) for name in names]
    with archive.reading() as connection:
        unpacker = archive.unpacker(connection)
        return sorted(
            number
            for row in rows
            for number in shown_copies(connection, list(copies_of(connection, unpacker, [row.number])))
        )


def _opened(
    archive: Archive, connection: Connection, copy: StoredCopy, decided: Sequence[Decided], *, shown: bool
) -> OpenedCopy:
    finder = finder_version(archive)
    query = select(found.c.finder, found.c.fault).where(found.c.copy == copy.number, found.c.source == "")
    row = connection.execute(query).first()
    is_stored = row is not None and row.finder == finder
    suggestions = stored_suggestions(connection, copy)
    fault = row.fault if row is not None and is_stored else None
    if not is_stored:
        live, fault = _live(copy, holders_for(archive, finder))
        suggestions = [*live, *(each for each in suggestions if each.source)]
    settled, adrift = settle(SearchedText(copy.text, copy.sha256), suggestions, decided)
    return OpenedCopy(copy, shown, not is_stored, fault, named_ones(copy.number, settled), adrift)


def _live(copy: StoredCopy, holders: OfficeHolders | None) -> tuple[list[Suggestion], str | None]:
    try:
        return suggestions_in(find_in(copy, holders), ""), None
    except Exception as error:  # noqa: BLE001 - as in the pass: what people decided is shown all the same
        return [], f"{type(error).__name__}: {error}"


def shown_findings(
    archive: Archive,
    connection: Connection,
    reader: Reader,
    row: Row,
    *,
    rejected: bool = False,
    names: bool = False,
) -> FindingsShown:
    """What a telegram says, from the copies it is shown by."""
    opened = opened_copies(archive, connection, row.number)
    shown = [each for each in opened if each.shown]
    views = [
        view
        for view in views_of(archive, connection, reader, row, opened, names=names)
        if rejected or view.state != "rejected"
    ]
    counts: dict[str, int] = {}
    for view in views:
        counts[view.kind] = counts.get(view.kind, 0) + 1
    return FindingsShown(
        telegram=listed(row),
        findings=views,
        waiting=any(each.live for each in shown),
        fault=next((each.fault for each in shown if each.fault), None),
        source=shown[0].copy.record.source,
        counts=counts,
        starts={each.copy.sha256.hex(): _start(connection, each.copy.number) for each in shown},
    )


def _start(connection: Connection, copy: int) -> int:
    stood = places_of(connection, copy)
    return stood[0].start if stood else 0


def views_of(
    archive: Archive,
    connection: Connection,
    reader: Reader,
    row: Row,
    opened: Sequence[OpenedCopy],
    *,
    names: bool = False,
) -> Iterator[FindingView]:
    """The findings of the shown copies, then decisions whose words none of them has.

    Private persons in legal cases have their names only where the reader asks for `names`.
    """
    shown = [each for each in opened if each.shown]
    first = shown[0].copy
    page = SearchedText(first.text, first.sha256)
    if len(shown) > 1:
        joined = telegram_view(archive, connection, reader, row).copy
        page = SearchedText(joined.text, bytes.fromhex(joined.sha256))
    telegram = listed(row)
    lost: dict[int, tuple[Decided, str]] = {}
    private: list[Private] = []
    for place, each in enumerate(shown):
        copy = each.copy
        private += [] if names else private_in(copy, each.settled)
        asks = {
            settled.position: name
            for name, settled in each.settled
            if settled.kind == "ask" and not settled.source
        }
        for name, settled in each.settled:
            quote = settled.decided.quote if settled.decided else _quote(settled)
            sentence = sentence_around(copy.text, copy.record.paragraphs, settled.span, quote)
            view = view_of(name, settled, copy, shown=page, telegram=telegram, sentence=sentence)
            yield shielded(_tied(view, asks), private)
        here = {decided.subject: (decided, why) for decided, why in each.adrift}
        lost = here if place == 0 else {number: lost[number] for number in lost.keys() & here.keys()}
    for decided, why in lost.values():
        values = decided.values if decided.values is not None else decided.suggested or {}
        item = built(
            decided.kind, values, decided.span, decided.quote, where=(None, None), rule=decided.author
        )
        yield shielded(shown_elsewhere(decided, why, item, telegram, first.number), private)


def _quote(settled: Settled) -> str:
    assert settled.suggestion is not None
    return settled.suggestion.item.quote


def _tied(view: FindingView, asks: dict[int, str]) -> FindingView:
    """A response names the ask it answers."""
    to_ask = getattr(view.item, "to_ask", None)
    if not isinstance(to_ask, int) or to_ask not in asks:
        return view
    return replace(view, answers=asks[to_ask])
