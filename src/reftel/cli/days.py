"""Dates as they are typed: a year, a month or a day in ISO form, checked before anything is opened."""

import datetime as dt
import re

import click

__all__ = ["DAY"]

_ISO = re.compile(r"([12][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)


class _Day(click.ParamType[str]):
    """A year, month or day that exists; anything else is wrong use, not an empty answer."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        written = _ISO.fullmatch(value)
        if written is not None:
            year, month, day = (int(part or 1) for part in written.groups())
            try:
                dt.date(year, month, day)
            except ValueError:
                written = None
        if written is None:
            self.fail(f"{value!r} is no year, month or day: 1974, 1974-03 or 1974-03-09.", param, ctx)
        return value


DAY = _Day()
"""For options that take a date."""
