"""Which columns of tables hold what, as it is typed: `body=text,date=created`."""

import click

__all__ = ["read_mapping"]


def read_mapping(ctx: click.Context, typed: str | None) -> dict[str, str] | None:
    """Names and columns."""
    if typed is None:
        return None
    pairs = [pair.partition("=") for pair in typed.split(",")]
    if not all(name.strip() and equals and column.strip() for name, equals, column in pairs):
        raise click.UsageError(
            "--map takes NAME=COLUMN, several joined by commas: body=text,date=created.", ctx
        )
    return {name.strip(): column.strip() for name, _, column in pairs}
