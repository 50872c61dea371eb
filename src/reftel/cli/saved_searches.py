"""Saved searches and files of queries on the command line: tables of counts, and what is new."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from reftel.cli import output
from reftel.cli.fitting import print_fitted
from reftel.desk.batching import Asked, counts_csv, read_batch
from reftel.desk.desk import Desk
from reftel.desk.saving import Ran
from reftel.errors import ReftelError

__all__ = ["ask_file", "forget", "list_saved", "run_saved", "save"]

_LONGEST_LINE = 40
_LISTED = 20
_NOTES = 10


class NotWrittenError(ReftelError):
    """A table cannot be written where it should be."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} cannot be written: {reason}.")


def list_saved(desk: Desk, *, as_json: bool) -> None:
    """All saved searches, with how many telegrams are new; asking does not count as looking."""
    saved = desk.searches.saved
    every = saved.all()
    rows = [("search", "queries", "new", "telegrams", "asked last")]
    for one in every:
        ran = saved.run(one.name, keep=False)
        if as_json:
            output.json_line({"name": one.name, "kind": one.kind, "queries": one.queries, "ran": one.ran,
                              "new": ran.new, "totals": [line.total for line in ran.lines]})  # fmt: skip
            continue
        query = one.queries[0] if one.kind == "query" else f"{len(one.queries):,} lines"
        total = sum(line.total for line in ran.lines)
        rows.append((one.name, _short(query), f"{ran.new:,}", f"{total:,}", one.ran or "never"))
    if as_json:
        return
    if not every:
        output.print_line("No search is saved yet. `reftel search QUERY --save NAME` saves one.")
        return
    output.columns(rows)
    output.say("`reftel search --saved NAME` shows what is new, and counts from there the next time.")


def save(desk: Desk, name: str, queries: Sequence[str], *, batch: bool) -> Ran:
    """Keep a query, or the lines of a file, under a name."""
    ran = desk.searches.saved.save(name, queries, "batch" if batch else "query")
    output.say(f"Saved as {ran.name}; `reftel search --saved '{ran.name}'` says what is new.")
    return ran


def run_saved(desk: Desk, name: str, *, as_json: bool, counts: Path | None, hits: Path | None) -> None:
    """What is new since the last time."""
    ran = desk.searches.saved.run(name)
    _write(desk, ran.lines, counts, hits)
    if as_json:
        for line in ran.lines:
            output.json_line(_plain(line))
        return
    since = f"since {ran.before}" if ran.before else "asked for the first time"
    output.print_line(f"{ran.name}: {ran.new:,} new {since}")
    if ran.kind == "batch":
        _table(ran.lines)
    for line in ran.lines:
        if line.since is None or not line.since.listed:
            continue
        output.print_line()
        output.print_line(output.styled(f"{line.written}: {line.since.new:,} new", "bold"))
        for one in line.since.listed[:_LISTED]:
            said = f"{one.address}  {one.date or ''}  {one.subject or '(no subject)'}"
            print_fitted(said, indent="    ", first="  ")


def forget(desk: Desk, name: str) -> None:
    """Keep a search no longer."""
    desk.searches.saved.forget(name)
    output.say(f"{name} is no longer saved.")


def ask_file(
    desk: Desk, path: Path, *, name: str | None, as_json: bool, counts: Path | None, hits: Path | None
) -> None:
    """Every line of a file asked, as a table."""
    written = read_batch(path)
    lines = save(desk, name, written, batch=True).lines if name else desk.searches.batch(written)
    _write(desk, lines, counts, hits)
    if as_json:
        for line in lines:
            output.json_line(_plain(line))
    else:
        _table(lines)


def _write(desk: Desk, lines: Sequence[Asked], counts: Path | None, hits: Path | None) -> None:
    if counts is not None:
        _to_file(counts, counts_csv(lines))
    if hits is not None:
        _to_file(hits, desk.searches.hits_csv(lines))


def _to_file(path: Path, lines: Iterable[str]) -> None:
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(f"{line}\r\n" for line in lines)
    except OSError as error:
        raise NotWrittenError(path, error.strerror or str(error)) from error
    output.say(f"Written: {path}")


def _plain(line: Asked) -> dict[str, object]:
    return {
        "line": line.written,
        "query": line.query,
        "read_as": line.read_as,
        "total": line.total,
        "first": line.first,
        "last": line.last,
        "since": line.since,
        "notes": list(line.notes),
    }


def _table(lines: Sequence[Asked]) -> None:
    compared = any(line.since for line in lines)
    rows = [("line", "telegrams", "first", "last", *(("new", "lost") if compared else ()))]
    for line in lines:
        row = (_short(line.written), f"{line.total:,}", line.first or "", line.last or "")
        since = (f"{line.since.new:,}", f"{line.since.lost:,}") if line.since else ("", "")
        rows.append((*row, *since) if compared else row)
    output.columns(rows)
    nothing = sum(1 for line in lines if not line.total)
    output.print_line(f"{len(lines):,} lines, {nothing:,} of them found nothing.")
    said = [(line, note) for line in lines for note in line.notes]
    for line, note in said[:_NOTES]:
        print_fitted(f"{_short(line.written)}: {note}", indent="  ", first="", style="yellow")
    if len(said) > _NOTES:
        output.print_line(f"And {len(said) - _NOTES:,} more notes, see --json.")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_LINE else f"{text[: _LONGEST_LINE - 1]}…"
