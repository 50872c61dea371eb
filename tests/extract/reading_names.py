"""Reads the names of a sentence or a telegram, for tests."""

import datetime as dt

from reftel.extract.context import Context
from reftel.extract.findings import Name
from reftel.extract.holders import OfficeHolders
from reftel.extract.names import find_names
from reftel.extract.passages import passages_of
from reftel.telegram import parse

DAY = dt.date(1975, 3, 12)


def found(
    text: str,
    *,
    host: str | None = None,
    post: str | None = None,
    signer: str | None = None,
    holders: OfficeHolders | None = None,
) -> list[Name]:
    """The names of a text read as paragraphs."""
    context = Context(post=post, country=host, host=host, signer=signer, day=DAY)
    return find_names(passages_of(parse(text)), context, holders)


def named(text: str, kind: str) -> list[str]:
    """The names of one kind as written."""
    return [each.text for each in found(text) if each.kind == kind]
