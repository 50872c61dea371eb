"""`reftel cite`: a telegram for notes, for bibliographies, and for programs that keep references."""

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, desk_of

__all__ = ["cite"]

_STYLES = ("archives", "chicago", "bibtex", "ris", "csl-json")


@click.command(epilog="Example: reftel cite 06CASTREL281 --paragraph 3 --style chicago")
@click.argument("names", nargs=-1, required=True)
@click.option(
    "--style",
    metavar="STYLE",
    help="One form only: archives, chicago, bibtex, ris, csl-json, or a style of CSL (apa, mla, a file).",
)
@click.option("--paragraph", type=click.IntRange(min=1), help="A paragraph of the telegram.")
@click.option("--json", "as_json", is_flag=True, help="All forms, one JSON object a line.")
@click.pass_context
def cite(
    ctx: click.Context, names: tuple[str, ...], *, style: str | None, paragraph: int | None, as_json: bool
) -> int:
    """Cite telegrams: in the National Archives' own form, in Chicago's, as BibTeX, RIS or CSL-JSON.

    NAMES are any names of telegrams. Styles other than those need the extra `citations`.
    """
    other = None if style in {None, *_STYLES} else style
    with desk_of(ctx) as desk:
        found = [desk.cite(name, paragraph, other) for name in names]
    if as_json:
        for one in found:
            output.json_line(one)
        return CLEAN
    if style == "csl-json":
        output.json_line([one.csl for one in found])
        return CLEAN
    for one in found:
        if one.styled is not None:
            output.print_line(f"Note:          {one.styled.note}")
            if one.styled.entry:
                output.print_line(f"Bibliography:  {one.styled.entry}")
        elif style == "bibtex":
            output.print_line(one.bibtex)
        elif style == "ris":
            output.print_bytes(one.ris.encode())
        else:
            if style != "chicago":
                output.print_line(f"First note:    {one.archives}")
                output.print_line(f"Later notes:   {one.archives_later}")
            if style != "archives":
                output.print_line(f"Chicago note:  {one.note}")
                output.print_line(f"Bibliography:  {one.bibliography}")
    return CLEAN
