"""What a telegram says about itself that its sentences lean on: whose it is, from when, and to whom.

Days are counted from `day`; "I" and "the Ambassador" are the post's; "the Government" is that of `host`.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from reftel.telegram.mrn import resolve_post
from reftel.telegram.record import Record

__all__ = ["Context", "context_of"]

_NOWHERE: Final = frozenset({"US", None})


@dataclass(frozen=True, slots=True)
class Context:
    """Post (canonical) and country it sits in, host country dealt with, signer, day; None where unknown."""

    post: str | None = None
    country: str | None = None
    host: str | None = None
    signer: str | None = None
    day: dt.date | None = None


def context_of(record: Record) -> Context:
    """The context of a telegram, from its header and signature."""
    origin = record.originator
    return Context(
        post=origin.canonical_post,
        country=origin.country,
        host=_host(record),
        signer=record.signature,
        day=_day(record),
    )


def _day(record: Record) -> dt.date | None:
    if record.date is None:
        return None
    try:
        return dt.date.fromisoformat(record.date)
    except ValueError:
        return None


def _host(record: Record) -> str | None:
    """The country the post sits in; for a telegram from Washington that of its first addressee abroad."""
    origin = record.originator
    if origin.country not in _NOWHERE:
        return origin.country
    if origin.country is None:
        return None
    for addressee in record.action:
        found = resolve_post(addressee.plad, near=False)
        if found is not None and found.post.country not in _NOWHERE:
            return found.post.country
    return None
