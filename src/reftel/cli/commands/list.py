"""`reftel list`: the telegrams held, by date."""

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, desk_of
from reftel.cli.days import DAY

__all__ = ["list_command"]


@click.command("list", epilog="Example: reftel list --since 1974-03 --limit 20")
@click.option("--since", type=DAY, metavar="DATE", help="Not before this year, month or day (ISO).")
@click.option("--until", type=DAY, metavar="DATE", help="Not after this year, month or day (ISO).")
@click.option("--post", metavar="NAME", help="Only telegrams of this post.")
@click.option("--newest", is_flag=True, help="Newest first.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
@click.option("--offset", type=click.IntRange(min=0), default=0, metavar="N", help="Leave out the first N.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def list_command(
    ctx: click.Context,
    *,
    since: str | None,
    until: str | None,
    post: str | None,
    newest: bool,
    limit: int | None,
    offset: int,
    as_json: bool,
) -> int:
    """List the telegrams held, by date; those without a date come last."""
    from reftel.desk.reading import Wanted  # noqa: PLC0415 - help needs none of it

    wanted = Wanted(since, until, post, newest, limit, offset)
    count = 0
    with desk_of(ctx) as desk:
        for count, row in enumerate(desk.list(wanted), 1):  # noqa: B007 - counted for the empty answer
            if as_json:
                output.json_line(row)
            else:
                copies = f" ({row.copies} copies)" if row.copies > 1 else ""
                name = output.styled(row.address.ljust(20), "bold")
                output.print_line(
                    f"{row.date or '          '}  {name}  {row.subject or '(no subject)'}{copies}"
                )
        if not count and not as_json:
            output.say(f"No telegram in {desk.folder} fits. `reftel add PATH` takes telegrams in.")
    return CLEAN
