"""`reftel gaps`: what is cited and not held, a post's missing share by month, and letters that ask for it."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, FOUND, desk_of
from reftel.desk.gaps import Gap

if TYPE_CHECKING:
    from reftel.links.request import Category, Law

__all__ = ["gaps"]


@click.command(
    epilog="Example: reftel gaps --post STATE --request foia --name 'A. Reader' --docx letter.docx"
)
@click.argument("names", nargs=-1)
@click.option("--post", help="Only telegrams of this post.")
@click.option("--year", type=click.IntRange(1900, 2100), help="Only telegrams of this year.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="How many at most.")
@click.option(
    "--share", is_flag=True, help="A post's missing serials by month, as shares; needs --post and --year."
)
@click.option(
    "--csv", "table", type=click.Path(path_type=Path, dir_okay=False), help="Write all of it as CSV."
)
@click.option("--request", "law", type=click.Choice(["foia", "mdr"]), help="Write a letter under one law.")
@click.option("--name", "who", default="[Your name]", help="Who asks, for the letter.")
@click.option("--contact", default="[Your address and mail]", help="Address and mail, for the letter.")
@click.option(
    "--category",
    type=click.Choice(["commercial", "educational", "media", "other"]),
    default="other",
    show_default=True,
    help="Fee category, for a request under the Freedom of Information Act.",
)
@click.option("--waiver/--no-waiver", default=True, show_default=True, help="Ask that fees be waived.")
@click.option(
    "--docx", type=click.Path(path_type=Path, dir_okay=False), help="Write the letter as a document."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_context
def gaps(
    ctx: click.Context,
    names: tuple[str, ...],
    *,
    post: str | None,
    year: int | None,
    limit: int,
    share: bool,
    table: Path | None,
    law: "Law | None",
    who: str,
    contact: str,
    category: "Category",
    waiver: bool,
    docx: Path | None,
    as_json: bool,
) -> int:
    """List the telegrams that others cite and this archive does not hold, the most cited first.

    NAMES are numbers to look at; without any, all are listed. A record is asked for under the Freedom of
    Information Act or for mandatory declassification review, never both. Ends with status 1 where nothing
    is missing that was asked for.
    """
    with desk_of(ctx) as desk:
        if share:
            if post is None or year is None:
                raise click.UsageError("--share needs --post and --year.", ctx)
            for month in desk.share(post, year):
                if as_json:
                    output.json_line({"month": month.month, "held": month.held, "missing": month.missing})
                else:
                    output.print_line(
                        f"{month.month}  {month.first:>7}-{month.last:<7}  {month.held:>6,} held  "
                        f"{month.missing:4.0%} missing"
                    )
            return CLEAN
        chosen = desk.gaps(post=post, year=year, names=names, limit=None if table or names else limit)
        if table is not None:
            return _table(table, list(chosen))
        if law is not None:
            from reftel.desk.gaps import letters  # noqa: PLC0415 - only for a letter
            from reftel.links.request import Requester  # noqa: PLC0415

            asks = Requester(who, contact, category, waiver)
            wanted = list(chosen) if names else _as_written(list(chosen))
            return _letters(letters(wanted, law, asks, dt.datetime.now(dt.UTC).date()), docx)
        count = 0
        for count, gap in enumerate(chosen, 1):  # noqa: B007 - counted
            if as_json:
                output.json_line(gap)
            else:
                _print(gap)
    if not count:
        output.say("Nothing cited by that name is missing." if names else "Nothing that is cited is missing.")
    return CLEAN if count or not names else FOUND


def _as_written(found: Sequence[Gap]) -> list[Gap]:
    """Those whose numbers can be right; nobody should be asked for a slip of the pen."""
    kept = [gap for gap in found if not any(fate.kind == "misread" for fate in gap.likely)]
    if len(kept) < len(found):
        left = len(found) - len(kept)
        output.say(f"{left} numbers that look misread are left out; name them to ask for them.")
    return kept


def _print(gap: Gap) -> None:
    sent = f"{gap.earliest or '?'} to {gap.latest or '?'}"
    times = f"cited by {gap.cited_by}"
    output.print_line(f"{output.styled((gap.mrn or gap.name).ljust(20), 'bold')}  {times:12}  {sent}")
    if gap.subject:
        output.print_line(f"    subject as cited: {gap.subject}")
    output.print_line(
        f"    cited in {', '.join(gap.citing[:5])}" + ("  TAGS " + " ".join(gap.tags) if gap.tags else "")
    )
    first = gap.likely[0] if gap.likely else None
    if first is not None:
        output.print_line(f"    perhaps {first.kind.replace('_', ' ')}: {first.why}")
    output.print_line(f"    look first in {gap.look[0]}")


def _table(path: Path, found: Sequence[Gap]) -> int:
    from reftel.desk.gap_table import gap_lines  # noqa: PLC0415 - only for a table

    path.write_text("".join(gap_lines(found)), encoding="utf-8")
    output.say(f"Wrote {len(found):,} missing telegrams to {path}.")
    return CLEAN


def _letters(written: Sequence[Sequence[str]], docx: Path | None) -> int:
    if not written:
        output.say("Nothing is missing that could be asked for.")
        return FOUND
    if docx is not None:
        from reftel.desk.documents import write_letters  # noqa: PLC0415 - an extra

        write_letters(docx, written)
        output.say(f"Wrote {len(written)} letter{'s' if len(written) != 1 else ''} to {docx}.")
        return CLEAN
    for place, paragraphs in enumerate(written):
        if place:
            output.print_line("\f")
        output.print_line("\n\n".join(paragraphs))
    return CLEAN
