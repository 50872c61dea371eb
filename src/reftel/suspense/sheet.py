"""Pages made from the book: what to raise at the next meeting, and what came of a period.

Nothing stands on them without the sentence it rests on and the place of that sentence.
"""

from collections.abc import Iterable, Sequence

from reftel.suspense.due import days_late, in_order, standing_on
from reftel.suspense.entry import COMPLETION, SPOKEN, Entry
from reftel.suspense.page import Block
from reftel.suspense.parties import is_ours, theirs_to_do
from reftel.suspense.report import Line, Report

__all__ = ["entry_blocks", "meeting_sheet", "report_page"]


def meeting_sheet(whom: str, entries: Sequence[Entry], on: str) -> list[Block]:
    """All that is open with somebody on a day: what they promised, what they were asked, what we owe them."""
    held = in_order([entry for entry in entries if standing_on(entry, on) != "closed"])
    page = [
        Block("title", f"Next meeting: {whom}"),
        Block("line", f"Open on {on}: {len(held)} {'matter' if len(held) == 1 else 'matters'}."),
    ]
    groups = (
        ("They promised", [one for one in held if one.kind == "promise" and theirs_to_do(one)]),
        ("They were asked", [one for one in held if one.kind == "ask" and theirs_to_do(one)]),
        ("We promised", [one for one in held if one.kind == "promise" and is_ours(one.by)]),
        ("We were asked", [one for one in held if one.kind == "ask" and not theirs_to_do(one)]),
    )
    for title, some in groups:
        if some:
            page.append(Block("heading", title))
            for entry in some:
                page += entry_blocks(entry, on)
    return page


def entry_blocks(entry: Entry, on: str) -> Iterable[Block]:
    """An entry on a page: who, what, by when, how it stands; its words; the words of what came of it."""
    parties = " to ".join(part for part in (entry.by, entry.to) if part) or "no party named"
    yield Block("item", f"{parties}: {entry.what} ({_when(entry, on)}; no. {entry.id})")
    yield Block("quote", entry.quote, _place(entry.source.place, entry.said))
    for one in entry.evidence:
        yield Block("quote", one.quote, _place(one.place, one.date))


def _place(place: str, day: str | None) -> str:
    return f"{place}, {day}" if day else place


def _when(entry: Entry, on: str) -> str:
    stands = standing_on(entry, on)
    words = [SPOKEN[entry.status] + (f" ({entry.answer})" if entry.answer else "")]
    if entry.completion and entry.status != "kept":
        words.append(COMPLETION[entry.completion])
    late = days_late(entry, on)
    if entry.due_date is not None:
        words.append(f"due {entry.due_date}")
        if stands == "overdue" and late is not None:
            words.append(f"{late} {'day' if late == 1 else 'days'} overdue")
    elif entry.due_text:
        words.append(f"“{entry.due_text}”")
    if entry.review_date is not None and stands != "closed":
        words.append(f"look again {entry.review_date}")
    return ", ".join(words)


def report_page(made: Report) -> list[Block]:
    """A report as a page: the sums, then every matter with its words."""
    period = f"{made.since or 'the beginning'} to {made.until or made.on}"
    page = [
        Block("title", f"Asked and promised: {made.about}"),
        Block("line", f"{period}, as it stood on {made.on}."),
        Block("table", rows=_table(made)),
    ]
    if made.ours_open:
        page.append(Block("line", f"Still to be done by our own side: {made.ours_open}."))
    for title, kind in (("Promised", "promise"), ("Asked", "ask")):
        some = [entry for entry in made.entries if entry.kind == kind]
        if some:
            page.append(Block("heading", title))
            for entry in sorted(some, key=lambda one: (one.said, one.id)):
                page += entry_blocks(entry, made.on)
    return page


def _table(made: Report) -> list[list[str]]:
    head = ["year", "asked", "agreed", "refused", "put off", "done"]
    head += ["promised", "kept", "in part", "broken", "overtaken", "open", "late", "median days"]
    rows = [_cells(line, str(line.year)) for line in made.years]
    return [head, *rows, _cells(made.total, "all")]


def _cells(line: Line, name: str) -> list[str]:
    counts = (line.asked, line.agreed, line.refused, line.put_off, line.asked_done)
    outcomes = (line.promised, line.kept, line.partly_kept, line.broken, line.overtaken, line.open, line.late)
    days = "" if line.days is None else f"{line.days:g}"
    return [name, *map(str, counts), *map(str, outcomes), days]
