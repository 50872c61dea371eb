"""`reftel collect`: named, ordered sets of telegrams and paragraphs, and the documents they become."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, FOUND, desk_of

if TYPE_CHECKING:
    from reftel.desk.collecting import Added, Collection, CollectionsDesk

__all__ = ["collect"]

_TO = click.Path(path_type=Path, dir_okay=False)


@click.command(
    epilog="Example: reftel collect 'Chapter 3' 06LISBON12 '06LISBON15#p3' --search 'tags:PHUM arrest'"
)
@click.argument("name", required=False)
@click.argument("telegrams", nargs=-1)
@click.option("--about", help="What it is about.")
@click.option("--search", "query", help="Add all that a query finds, a thousand at most.")
@click.option("--thread", "exchange", metavar="MRN", help="Add the exchange a telegram belongs to.")
@click.option(
    "--from", "pasted", type=click.File(encoding="utf-8", errors="replace"),
    help="Add what a text names: numbers, one a line, or citations anywhere; `-` reads what is piped in.",
)  # fmt: skip
@click.option("--note", help="What to say to each telegram that is added, or to the item of --place.")
@click.option("--place", type=click.IntRange(1), help="The item that --move, --out or --note is about.")
@click.option("--move", "to", type=click.IntRange(1), help="Move the item of --place to this place.")
@click.option("--out", is_flag=True, help="Take the item of --place out.")
@click.option("--undo", is_flag=True, help="Take back the last change.")
@click.option("--rename", metavar="NAME", help="Give it another name.")
@click.option("--remove", is_flag=True, help="Put the collection away; --back takes it back by its number.")
@click.option("--back", is_flag=True, help="Take back a collection that was put away.")
@click.option("--docx", type=_TO, help="Write it as a document for Word, each source cited.")
@click.option("--md", type=_TO, help="Write it as Markdown with the citations as notes.")
@click.option("--ris", type=_TO, help="Write its sources for a manager of references.")
@click.option("--csv", type=_TO, help="Write it as a table.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def collect(
    ctx: click.Context,
    name: str | None,
    telegrams: tuple[str, ...],
    *,
    about: str | None,
    query: str | None,
    exchange: str | None,
    pasted: TextIO | None,
    note: str | None,
    place: int | None,
    to: int | None,
    out: bool,
    undo: bool,
    rename: str | None,
    remove: bool,
    back: bool,
    docx: Path | None,
    md: Path | None,
    ris: Path | None,
    csv: Path | None,
    as_json: bool,
) -> int:
    """Keep telegrams and paragraphs in named, ordered collections.

    Without a NAME all collections are listed. The first telegram added to a new NAME makes it; `#p3` behind
    a telegram takes its paragraph 3. Ends with status 1 where something named is not held.
    """
    with desk_of(ctx) as desk:
        kept = desk.collections
        if name is None:
            return _list_all(kept, as_json=as_json)
        if place is None and (to is not None or out):
            raise click.UsageError("--move and --out need --place.", ctx)
        fills = bool(telegrams or query is not None or exchange or pasted is not None)
        if (fills or about is not None) and not _exists(kept, name):
            kept.make(name, about or "")
        elif about is not None or rename:
            held = kept.get(name)
            name = rename or name
            kept.describe(str(held.number), name, held.about if about is None else about)
        if remove or back:
            kept.remove(name, back=back)
            output.say("Taken back." if back else "Put away.")
            return CLEAN
        if undo:
            words = kept.undo(name)
            output.say(f"Undone: {words}." if words else "There is nothing to undo.")
        if place is not None:
            if to is not None:
                kept.move(name, place, to)
            elif out:
                kept.take_out(name, place)
            elif note is not None:
                kept.note(name, place, note)
        missed = False
        for added in _fill(kept, name, telegrams, note or "", query=query, exchange=exchange, pasted=pasted):
            missed |= _say(added)
        written = {"docx": docx, "md": md, "ris": ris, "csv": csv}
        for form, path in written.items():
            if path is not None:
                path.write_bytes(kept.written_as(name, form))
                output.say(f"Wrote {path}.")
        if not any(written.values()):
            _show(kept.get(name), as_json=as_json)
    return FOUND if missed else CLEAN


def _exists(kept: "CollectionsDesk", name: str) -> bool:
    from reftel.desk.collecting import NoCollectionError  # noqa: PLC0415 - with the archive, not before

    try:
        kept.get(name)
    except NoCollectionError:
        return False
    return True


def _fill(
    kept: "CollectionsDesk",
    name: str,
    telegrams: tuple[str, ...],
    note: str,
    *,
    query: str | None,
    exchange: str | None,
    pasted: TextIO | None,
) -> Iterator["Added"]:
    if telegrams:
        yield kept.add(name, telegrams, note)
    if query is not None:
        yield kept.add_search(name, query)
    if exchange:
        yield kept.add_thread(name, exchange)
    if pasted is not None:
        yield kept.add_pasted(name, pasted.read())


def _say(added: "Added") -> bool:
    """Say what became of what was to be added; whether something is missing."""
    before = f", {added.there_before} were there before" if added.there_before else ""
    output.say(f"Added {added.added}{before}.")
    for one in added.unknown:
        output.say(f"Not held: {one}")
    for one in added.several:
        output.say(f"More than one goes by {one}: name it with ~1, ~2.")
    return bool(added.unknown or added.several)


def _list_all(kept: "CollectionsDesk", *, as_json: bool) -> int:
    found = kept.all()
    for one in found:
        if as_json:
            output.json_line(one)
        else:
            output.print_line(f"{one.number:>4}  {one.items:>5} items  {one.changed[:10]}  {one.name}")
    if not found and not as_json:
        output.say("There is no collection yet. Example: reftel collect 'Chapter 3' 06LISBON12")
    return CLEAN


def _show(collection: "Collection", *, as_json: bool) -> None:
    if as_json:
        for item in collection.items:
            output.json_line({"collection": collection.name, **asdict(item)})
        return
    output.print_line(f"{output.styled(collection.name, 'bold')}, {len(collection.items)} items")
    if collection.about:
        output.print_line(f"  {collection.about}")
    for item in collection.items:
        paragraph = f" #p{item.paragraph}" if item.paragraph is not None else ""
        subject = (item.subject or "") if item.held else "(no longer in the archive)"
        output.print_line(f"{item.place:>4}  {item.address + paragraph:24}  {item.date or '':10}  {subject}")
        if item.note:
            output.print_line(f"      {item.note}")
