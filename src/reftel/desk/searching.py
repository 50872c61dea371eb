"""A search as one reader sees it: how it was understood, what was found and why, what could not be seen."""

import os
import re
from collections.abc import Sequence

from sqlalchemy import Connection

from reftel.archive.archive import Archive
from reftel.archive.citedness import times_cited
from reftel.archive.hits import Shown, count_after, load_hits
from reftel.archive.search import AT_ONCE, Found, Order
from reftel.archive.snippets import Finder, Mark, Window, cut_window, windows
from reftel.archive.weighing import Scored, weighed
from reftel.archive.words import WordsUnusableError
from reftel.desk.answers import Hit, ReadPart, Results, Snippet
from reftel.desk.asking import ask
from reftel.desk.covering import not_held
from reftel.desk.naming import find_named
from reftel.desk.narrowing import narrowing
from reftel.desk.reader import Reader
from reftel.desk.reasons import Reasons
from reftel.desk.search_answers import Expanded
from reftel.desk.suggesting import offers
from reftel.desk.unheld import values_unheld
from reftel.query import Query, in_words, parts_of, print_tree, read
from reftel.query.expansion import exactly
from reftel.query.facets import FacetName
from reftel.query.saying import said_of
from reftel.telegram.mrn import parse_mrn
from reftel.telegram.text import Span

__all__ = ["search"]

MOST_HITS = 1_000
_MOST_SNIPPETS = 2
_ENOUGH = 6  #: paragraphs with words of the query, of which the best are shown
_OPENING = 240  #: characters shown of a telegram where no word was asked for
_YEARS = range(1940, 2031)
_LONGEST_NAME = 60


def search(
    archive: Archive,
    reader: Reader,  # noqa: ARG001 - under policy `open` every reader has the one view
    text: str,
    *,
    limit: int = 20,
    offset: int = 0,
    order: Order = "relevance",
    facets: Sequence[FacetName] = AT_ONCE,
    expanded: bool = True,
    citations: bool | None = None,
) -> Results:
    """Search for what a person typed; never fails for what is in it.

    `citations` says whether it weighs that others cite a telegram; REFTEL_CITATIONS=off is for always.
    """
    query = read(text)
    limit, offset = max(0, min(limit, MOST_HITS)), max(0, offset)
    with archive.reading() as connection:
        times: dict[int, int] = {}

        def weigh(hits: Sequence[Scored]) -> list[Scored]:
            times.update(times_cited(connection, [number for number, _ in hits]))
            return weighed(hits, times)

        if citations is None:
            citations = os.environ.get("REFTEL_CITATIONS", "on").lower() != "off"
        try:
            found = ask(
                archive,
                connection,
                query.tree,
                limit=limit,
                offset=offset,
                order=order,
                facets=facets,
                expanded=expanded,
                weigh=weigh if citations else None,
            )
        except WordsUnusableError as error:  # nothing was taken in yet, or the index has to be made again
            found = Found(0, [], {name: [] for name in facets}, {}, 0, [str(error)])
        opened, notes = _named(connection, query)
        unpacker = archive.unpacker(connection)
        shown = load_hits(connection, unpacker, [number for number, _ in found.hits])
        pending = count_after(connection, found.held)
        lacking = not_held(archive, connection, query.tree)
    finder = Finder(found.tree)
    reasons = Reasons(found.tree, finder)
    return Results(
        query=text,
        read_as=in_words(query),
        parts=[ReadPart(part.words, part.without) for part in parts_of(query)],
        total=found.total,
        unseen=found.unseen
        | {name: count for name, count in (("pending", pending), ("not_held", lacking)) if count},
        hits=[
            _hit(shown[number], score, finder, reasons, times.get(number, 0))
            for number, score in found.hits
            if number in shown
        ],
        facets={name: narrowing(query.tree, name, values) for name, values in found.facets.items()},
        order=order,
        offset=offset,
        limit=limit,
        notes=[
            *query.notes,
            *(found.notes if found.held or pending else ()),
            *(() if found.total else values_unheld(archive.words, query.tree)),
            *notes,
        ],
        open=opened,
        expansions=[
            Expanded(
                each.typed,
                [said_of(other.node) for other in each.others],
                list(dict.fromkeys(other.kind for other in each.others)),
                print_tree(exactly(query.tree, [each])),
            )
            for each in found.expansions
        ],
        unexpanded=print_tree(exactly(query.tree, found.expansions)) if found.expansions else None,
        offers=[] if found.total or opened or not found.held else offers(archive.words, query),
    )


def _named(connection: Connection, query: Query) -> tuple[str | None, list[str]]:
    """The telegram whose name the query is, or why none is opened."""
    name = query.name or " ".join(query.text.split())
    if query.name is None and not (len(name) <= _LONGEST_NAME and parse_mrn(name)):
        return None, []  # a post that no table has may be held all the same: `DROVNIK 512`
    rows = find_named(connection, name)
    if not rows:
        return None, [f"No telegram by the name {name} is held; its words were searched."] * bool(query.name)
    if len(rows) > 1:
        some = ", ".join(row.address for row in rows[:6])
        return None, [f"{len(rows)} telegrams go by the name {name}: {some}."]
    last = re.search(r"\d+$", name)
    if last and int(last[0]) in _YEARS and not name[0].isdecimal():
        # `rome 1974` may well mean telegrams of that year
        return None, [f"{name} is also the name of one telegram: {rows[0].address}."]
    return rows[0].address, []


def _hit(shown: Shown, score: float | None, finder: Finder, reasons: Reasons, cited: int) -> Hit:
    row = shown.row
    subject_marks = finder.find(shown.subject or "") if finder else []
    snippets, seen, whole = _snippets(shown, finder) if finder else (_opening(shown), [], True)
    return Hit(
        mrn=row.mrn,
        address=row.address,
        date=row.date,
        post=row.post,
        subject=row.subject,
        classification=row.classification,
        score=score,
        why=[
            *reasons.of(
                (shown.subject or "", subject_marks), seen, shown.tags, row.mrn, row.date, whole=whole
            ),
            *([f"cited by {cited:,}"] if cited else []),
        ],
        snippets=snippets,
        subject_marks=_merged(subject_marks) if row.subject == shown.subject else [],
    )


def _merged(marks: Sequence[Mark]) -> list[Span]:
    """Marks as stretches that do not overlap."""
    spans: list[Span] = []
    for mark in sorted(marks):
        if spans and mark.start < spans[-1][1]:
            spans[-1] = spans[-1][0], max(spans[-1][1], mark.end)
        else:
            spans.append((mark.start, mark.end))
    return spans


def _opening(shown: Shown) -> list[Snippet]:
    """The first words of the text, where a query asks for none."""
    for paragraph in shown.paragraphs[:3]:
        if words := " ".join(paragraph.text[: 2 * _OPENING].split()):
            cut = words if len(words) <= _OPENING else words[:_OPENING].rsplit(" ", 1)[0] + " …"
            return [Snippet(cut, [], paragraph.number)]
    return []


def _snippets(shown: Shown, finder: Finder) -> tuple[list[Snippet], list[tuple[str, Mark]], bool]:
    """The stretches that answer most of the query, the words found, and whether all of it was looked at."""
    found: list[tuple[Window, int, list[Mark]]] = []
    seen: list[tuple[str, Mark]] = []
    leaves: set[int] = set()
    looked, whole = 0, True
    for place, paragraph in enumerate(shown.paragraphs):
        marks = finder.find(paragraph.text)
        if not marks:
            continue
        seen.extend((paragraph.text[mark.start : mark.end], mark) for mark in marks)
        found.extend((window, place, marks) for window in windows(paragraph.text, marks, _MOST_SNIPPETS))
        leaves.update(mark.leaf for mark in marks)
        looked += 1
        if looked >= _ENOUGH or (len(leaves) >= finder.telling and len(found) >= _MOST_SNIPPETS):
            whole = False
            break
    best = sorted(found, key=lambda one: (one[0][:2], one[1], one[0].begin))[:_MOST_SNIPPETS]
    chosen: list[Snippet] = []
    for window, place, marks in sorted(best, key=lambda one: (one[1], one[0].begin)):
        paragraph = shown.paragraphs[place]
        stretch = cut_window(paragraph.text, window, marks)
        chosen.append(Snippet(stretch.text, stretch.marks, paragraph.number))
    return chosen or _opening(shown), seen, whole
