"""A dossier as a page: the ratings first, then the grid, who held office, what is open, and the time axis."""

from collections.abc import Iterator, Sequence

from reftel.archive.dossier import MOST_COUNTED
from reftel.desk.dossier_answers import Dossier, DossierRow, RatingLine
from reftel.suspense.page import Block

__all__ = ["dossier_page"]

_KINDS = {
    "telegram": "telegram",
    "meeting": "meeting",
    "ask": "ask",
    "response": "answer",
    "promise": "promise",
    "outcome": "came of it",
    "case": "case",
    "figure": "figure",
    "rating": "rating",
    "rated": "rating said",
    "office": "office",
    "fact": "fact",
}


def dossier_page(dossier: Dossier) -> list[Block]:
    """The whole dossier; nothing stands on it without its sentence or its table."""
    page = [Block("title", f"{dossier.name}: {dossier.kind}"), Block("line", _head(dossier))]
    page += [Block("line", note) for note in dossier.notes]
    for line in dossier.ratings:
        page += _rating(line)
    page += _grid(dossier)
    if dossier.holders:
        page.append(Block("heading", "Who held office"))
        rows = [["from", "to", "name", "office", "source"]]
        rows += [
            [one.started or "?", one.ended or "", one.name, one.office, f"set {one.set}, line {one.line}"]
            for one in dossier.holders
        ]
        page.append(Block("table", rows=rows))
    page.append(Block("heading", "Over time"))
    for row in dossier.rows:
        page += _row(row)
    return page


def _head(dossier: Dossier) -> str:
    counts = ", ".join(
        f"{count:,}{' or more' if count >= MOST_COUNTED else ''} {kind}{'s' if count != 1 else ''}"
        for kind, count in sorted(dossier.counts.items())
    )
    period = f", {dossier.since or 'the beginning'} to {dossier.until or dossier.on}"
    shown = period if dossier.since or dossier.until else ""
    return f"{dossier.telegrams:,} telegrams{shown}" + (f"; found in them: {counts}." if counts else ".")


def _rating(line: RatingLine) -> Iterator[Block]:
    yield Block("heading", line.title)
    rows = [["year", "rating", "stands from", "judges", "raised", "promised", "results", "source"]]
    for year in line.years:
        rated = year.rated
        others = f" (also said: {', '.join(one.written for one in rated.others)})" if rated.others else ""
        rows.append(
            [
                str(rated.year),
                f"{rated.shown}{others}",
                rated.released if rated.release_known else f"about {rated.released}",
                f"{rated.begins} to {rated.ends}",
                str(len(year.demarches)),
                str(len(year.promises)),
                str(len(year.results)),
                (rated.source or "").rpartition(", ")[2],
            ]
        )
    yield Block("table", rows=rows)
    sources = {(year.rated.source or "").rpartition(", ")[0] for year in line.years} - {""}
    yield Block("line", f"Source: {'; '.join(sorted(sources))}")
    if line.next is not None:
        yield Block("line", f"By the rule of the scale, for {line.next.year}: {line.next.words}.")
    for year in line.years:
        beneath = [*year.demarches, *year.promises, *year.results]
        if beneath:
            yield Block("line", f"{year.rated.year}, {year.rated.shown}: what was judged")
            for row in sorted(beneath, key=lambda one: one.day or ""):
                yield from _row(row)


def _grid(dossier: Dossier) -> Iterator[Block]:
    grid = dossier.grid
    if not grid.rows:
        return
    yield Block("heading", "Figures by year")
    rows = [["", *(str(year) for year in grid.years)]]
    for what, cells in grid.rows.items():
        rows.append([what, *(" / ".join(one.value for one in cells.get(year, [])) for year in grid.years)])
    yield Block("table", rows=rows)
    seen: set[tuple[str, str]] = set()
    for cells in grid.rows.values():
        for several in cells.values():
            for one in several:
                if (one.quote, one.address) not in seen:
                    seen.add((one.quote, one.address))
                    yield Block("quote", one.quote, one.address)


def _row(row: DossierRow) -> Sequence[Block]:
    found = " (found, not confirmed)" if row.state == "suggested" else ""
    words = f"{row.day or 'no day'}  {_KINDS.get(row.kind, row.kind)}: {row.words}{found}"
    if row.kind == "telegram":
        return [Block("item", f"{words} [{row.place}]")]
    if not row.quote:
        return [Block("item", f"{words} [{row.source or row.place}]")]
    return [Block("item", words), Block("quote", row.quote, row.place)]
