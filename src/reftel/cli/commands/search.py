"""`reftel search`: telegrams by words and header fields, with how the query was understood."""

import re
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

import click

from reftel.cli.archives import CLEAN, desk_of
from reftel.cli.search_report import print_next_steps, print_results, results_as_json
from reftel.desk.desk import Desk

__all__ = ["search"]


class _QueryCommand(click.Command):
    """Takes -wheat as a word to leave out, though it holds the h of -h; -h for help stands alone."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, with -h told apart first."""
        if args == ["-h"]:
            args = ["--help"]
        self._refuse_misspelt(ctx, args)
        return super().parse_args(ctx, args)

    def _refuse_misspelt(self, ctx: click.Context, args: list[str]) -> None:
        """An option that there is not must not become a word to search for."""
        known = [name for option in self.get_params(ctx) for name in (*option.opts, *option.secondary_opts)]
        for argument in args:
            if argument == "--":
                return
            name = argument.partition("=")[0]
            if re.fullmatch(r"--[a-zA-Z][\w-]*", name) and name not in known:
                near = get_close_matches(name, [each for each in known if each.startswith("--")])
                raise click.NoSuchOption(name, possibilities=near, ctx=ctx)


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
@click.option(
    "--citations/--no-citations",
    default=None,
    help="Whether it weighs a little that others cite a telegram [on; env REFTEL_CITATIONS=off].",
)
@click.option(
    "--by",
    "how",
    type=click.Choice(["words", "meaning", "hybrid"]),
    default="words",
    help="What is compared [words]; `reftel rebuild vectors` readies the others.",
)
@click.option("--like", metavar="NAME", help="Telegrams near in meaning to this one, in place of a query.")
@click.option("--exact", is_flag=True, help="As typed only: no other names, spellings or meanings.")
@click.option("--save", metavar="NAME", help="Keep this search, or this file of queries, under a name.")
@click.option(
    "--saved",
    metavar="NAME",
    is_flag=False,
    flag_value="",
    help="Ask a saved search again and say what is new; without a name list them all.",
)
@click.option("--forget", metavar="NAME", help="Keep a search no longer.")
@click.option(
    "--batch",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Ask each line of a file of names, terms or numbers; a table of counts.",
)
@click.option(
    "--csv", "counts", type=click.Path(path_type=Path), metavar="FILE", help="Write the table as CSV."
)
@click.option(
    "--hits-csv",
    "hits",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write a row for each telegram that each line found.",
)
@click.option("--json", "as_json", is_flag=True, help="The answer, then each hit, one JSON object a line.")
@click.pass_context
def search(
    ctx: click.Context,
    *,
    query: tuple[str, ...],
    limit: int,
    offset: int,
    order: str,
    citations: bool | None,
    how: str,
    like: str | None,
    exact: bool,
    save: str | None,
    saved: str | None,
    forget: str | None,
    batch: Path | None,
    counts: Path | None,
    hits: Path | None,
    as_json: bool,
) -> int:
    """Find telegrams by words and header fields.

    All words are required; "a phrase" in quotes, -word to leave out, OR, brackets, metal*, word~ for other
    spellings, tin NEAR/5 price. Fields: from: to: info: tags: class: date: mrn: subject: ref: signed: and
    more, see docs/how-to/search.md. Any text is a query; the answer says how it was read.
    """
    with desk_of(ctx) as desk:
        if batch is not None or saved is not None or forget is not None:
            tables = _Tables(counts, hits, as_json)
            _kept(desk, save=save, saved=saved, forget=forget, batch=batch, tables=tables)
            return CLEAN
        if like is not None:
            results = desk.meanings.like(like, limit=limit)
        elif how != "words":
            results = desk.meanings.search(_typed(query), how, limit=limit, offset=offset)  # type: ignore[arg-type]
        else:
            results = desk.search(
                _typed(query),
                limit=limit,
                offset=offset,
                order=order,  # type: ignore[arg-type]
                citations=citations,
                expanded=not exact,
            )
        if as_json:
            results_as_json(results)
        else:
            print_results(results)
            if not results.total:
                print_next_steps(desk, results)
        if save is not None:
            from reftel.cli.saved_searches import save as keep  # noqa: PLC0415 - most searches are not kept

            typed = _typed(query)
            if exact:  # the query itself has to say so, since nothing else is kept
                typed = desk.search(typed, limit=0).unexpanded or typed
            keep(desk, save, [typed], batch=False)
    return CLEAN


class _Tables(NamedTuple):
    """Where tables are written, and whether they are printed as JSON."""

    counts: Path | None
    hits: Path | None
    as_json: bool


def _kept(
    desk: Desk,
    *,
    save: str | None,
    saved: str | None,
    forget: str | None,
    batch: Path | None,
    tables: _Tables,
) -> None:
    """Saved searches and files of queries."""
    from reftel.cli import saved_searches as kept  # noqa: PLC0415 - most searches need none of it

    counts, hits, as_json = tables
    if forget is not None:
        kept.forget(desk, forget)
    elif batch is not None:
        kept.ask_file(desk, batch, name=save, as_json=as_json, counts=counts, hits=hits)
    elif saved:
        kept.run_saved(desk, saved, as_json=as_json, counts=counts, hits=hits)
    else:
        kept.list_saved(desk, as_json=as_json)


def _typed(words: tuple[str, ...]) -> str:
    """The query as it was typed: the shell has taken the quotes off a phrase among several words."""
    if len(words) == 1:
        return words[0]
    return " ".join(f'"{word}"' if re.fullmatch(r"[\w'-]+(?:\s+[\w'-]+)+", word) else word for word in words)
