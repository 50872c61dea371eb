"""`reftel search`: telegrams by words and header fields, with how the query was understood."""

import re

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, desk_of
from reftel.desk.answers import Count, Hit, Results, Snippet
from reftel.desk.desk import Desk

__all__ = ["search"]

_UNSEEN = {
    "without_text": "held without text",
    "garbled": "garbled in parts",
    "withheld_in_part": "withheld in part",
    "pending": "not in the index yet (`reftel add` or `reftel rebuild` brings them in)",
}
_MOST_COUNTS = 8
_MOST_TRIED = 6


class _QueryCommand(click.Command):
    """Takes -wheat as a word to leave out, though it holds the h of -h; -h for help stands alone."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, with -h told apart first."""
        if args == ["-h"]:
            args = ["--help"]
        return super().parse_args(ctx, args)


@click.command(
    cls=_QueryCommand,
    epilog="Example: reftel search 'from:lisbon date:1974-03..1974-06 \"price of tin\" tags:ETRD'",
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@click.argument("query", nargs=-1)
@click.option("--limit", type=click.IntRange(0, 1000), default=20, metavar="N", help="So many hits [20].")
@click.option("--offset", type=click.IntRange(min=0), default=0, metavar="N", help="Leave out the first N.")
@click.option(
    "--order",
    type=click.Choice(["relevance", "date", "newest"]),
    default="relevance",
    help="Best first, or by date.",
)
@click.option("--json", "as_json", is_flag=True, help="The answer, then each hit, one JSON object a line.")
@click.pass_context
def search(
    ctx: click.Context, *, query: tuple[str, ...], limit: int, offset: int, order: str, as_json: bool
) -> int:
    """Find telegrams by words and header fields.

    All words are required; "a phrase" in quotes, -word to leave out, OR, brackets, metal*, word~ for other
    spellings, tin NEAR/5 price. Fields: from: to: info: tags: class: date: mrn: subject: ref: signed: and
    more, see docs/how-to/search.md. Any text is a query; the answer says how it was read.
    """
    with desk_of(ctx) as desk:
        results = desk.search(_typed(query), limit=limit, offset=offset, order=order)  # type: ignore[arg-type]
        if as_json:
            _json(results)
        else:
            _print(results)
            if not results.total:
                _next_steps(desk, results)
    return CLEAN


def _typed(words: tuple[str, ...]) -> str:
    """The query as it was typed: the shell has taken the quotes off a phrase among several words."""
    if len(words) == 1:
        return words[0]
    return " ".join(f'"{word}"' if re.fullmatch(r"[\w'-]+(?:\s+[\w'-]+)+", word) else word for word in words)


def _json(results: Results) -> None:
    output.json_line(
        {
            "query": results.query,
            "read_as": results.read_as,
            "total": results.total,
            "unseen": results.unseen,
            "order": results.order,
            "offset": results.offset,
            "parts": results.parts,
            "facets": results.facets,
            "notes": results.notes,
            "open": results.open,
            "offers": results.offers,
        }
    )
    for hit in results.hits:
        output.json_line(hit)


def _print(results: Results) -> None:
    total = f"{results.total:,} telegram{'' if results.total == 1 else 's'}"
    output.print_line(f"{output.styled(total, 'bold')} {results.read_as.removeprefix('telegrams ')}")
    for note in results.notes:
        output.print_line(output.styled(f"Note: {note}", "yellow"))
    if results.open:
        output.print_line(f"This is the name of one telegram: reftel show {results.open}")
    for place, hit in enumerate(results.hits, results.offset + 1):
        output.print_line()
        _hit(place, hit)
    if results.total:
        output.print_line()
        for name, words in (("post", "By post"), ("year", "By year"), ("tag", "By tag")):
            _counts(words, results.facets.get(name, []), explain=name == "tag")
    unseen = [f"{count:,} {_UNSEEN.get(name, name)}" for name, count in results.unseen.items() if count]
    if unseen:
        output.print_line(output.styled(f"Not seen by this search: {'; '.join(unseen)}.", "dim"))
    shown = results.offset + len(results.hits)
    if results.hits and shown < results.total:
        output.say(f"{shown:,} of {results.total:,} shown; `--offset {shown}` goes on.")


def _hit(place: int, hit: Hit) -> None:
    name = output.styled(hit.address, "bold")
    head = "  ".join(part for part in (hit.date, hit.post, hit.classification) if part)
    output.print_line(f"{place:>3}. {name}  {head}")
    output.print_line(f"     {hit.subject or '(no subject)'}")
    for snippet in hit.snippets:
        number = f"¶{snippet.paragraph} " if snippet.paragraph is not None else ""
        output.print_line(f"     {output.styled(number, 'dim')}{_marked(snippet)}")
    if hit.why:
        output.print_line(output.styled(f"     {' · '.join(hit.why)}", "dim"))


def _marked(snippet: Snippet) -> str:
    """The snippet with the words found set off: in bold, or between stars where there is no colour."""
    pieces: list[str] = []
    last = 0
    for start, end in snippet.marks:
        word = snippet.text[start:end]
        shown = output.styled(word, "bold", "cyan")
        pieces += [snippet.text[last:start], shown if shown != word else f"*{word}*"]
        last = end
    return "".join([*pieces, snippet.text[last:]])


def _counts(title: str, counts: list[Count], *, explain: bool) -> None:
    if not counts:
        return
    most = len(counts) if title == "By year" and len(counts) <= 2 * _MOST_COUNTS else _MOST_COUNTS
    shown = [
        f"{count.value} {count.label} {count.count:,}"
        if explain and count.label != count.value
        else f"{count.label} {count.count:,}"
        for count in counts[:most]
    ]
    more = f" · and {len(counts) - most} more" if len(counts) > most else ""
    output.print_line(f"{title}: {' · '.join(shown)}{more}")


def _next_steps(desk: Desk, results: Results) -> None:
    """What was searched, and what would have been found with one part less."""
    held = desk.search("", limit=0).total
    if not held and any(results.unseen.values()):
        return  # what could not be seen has been said
    if not held:
        output.print_line(f"{desk.folder} holds no telegrams yet. `reftel add PATH` takes them in.")
        return
    output.print_line(f"Searched {held:,} telegrams. All parts of a query are required.")
    for offer in results.offers:
        output.print_line(f"  {offer.words}: {offer.total:,}   reftel search '{offer.query}'")
    if len(results.parts) > 1:
        for part in results.parts[:_MOST_TRIED]:
            total = desk.search(part.without, limit=0).total
            if total:
                output.print_line(f"  not asking “{part.words}”: {total:,}   reftel search '{part.without}'")
    output.print_line(
        "Try fewer words, another spelling (`word~`), the head of a word (`metal*`), or `reftel list`."
    )
