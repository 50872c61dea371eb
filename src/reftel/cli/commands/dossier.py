"""`reftel dossier`: a country, a person, a body, a case or a topic on one time axis."""

from pathlib import Path

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, FOUND, desk_of
from reftel.cli.page_output import page_options, write_page
from reftel.cli.suspense_options import A_DAY, on_day, printed, today
from reftel.desk.dossier_answers import DossierKind

__all__ = ["dossier"]


@click.command(epilog="Example: reftel dossier Cambodia --since 2005-04-01 --markdown cambodia.md")
@click.argument("name")
@click.option(
    "--kind",
    type=click.Choice(["country", "person", "organisation", "case", "topic"]),
    help="What the name stands for, where it could be several.",
)
@click.option("--since", type=A_DAY, metavar="DAY", help="Only from this day on.")
@click.option("--until", type=A_DAY, metavar="DAY", help="Only up to this day.")
@on_day
@click.option(
    "--limit",
    type=click.IntRange(1, 500),
    default=60,
    show_default=True,
    metavar="N",
    help="Telegrams, and findings of each kind, on the axis.",
)
@click.option("--names", is_flag=True, help="Private persons in cases by name, not by role.")
@page_options
@printed
@click.pass_context
def dossier(
    ctx: click.Context,
    name: str,
    *,
    kind: DossierKind | None,
    since: str | None,
    until: str | None,
    on: str | None,
    limit: int,
    names: bool,
    markdown: Path | None,
    docx: Path | None,
    as_json: bool,
) -> int:
    """Show a country, a person or office, a body, a legal case or a topic over time.

    NAME is a country (name, code, a post in it), a telegram (the case it belongs to), a code of TAGS, a
    person or body that telegrams name, or words. Telegrams, meetings, asks and promises, ratings, figures
    and office holders stand on one axis, each with its sentence; what was only found says so.
    """
    with desk_of(ctx) as desk:
        made = desk.dossiers.open(
            name, on or today(), kind=kind, since=since, until=until, limit=limit, names=names
        )
    if as_json:
        output.json_line(made)
        return CLEAN
    if not made.rows:
        output.say(f"Nothing is held about {name!r}. `reftel search` looks for the words in other ways.")
        return FOUND
    from reftel.desk.dossier_page import dossier_page  # noqa: PLC0415 - help needs none of it

    write_page(dossier_page(made), markdown, docx)
    return CLEAN
