"""What the index of words is given for one telegram, made ready where there is time for it.

`prepare` is pure and runs in the processes that read telegrams; what it gives is JSON without its first
brace, so that the one writer has only to put the telegram's number in front and hand it on.
"""

import re
from collections.abc import Sequence
from typing import TypeAlias

import msgspec

from reftel.gazetteer.posts import fold_name
from reftel.query.searchable import Searchable, merged, searchable
from reftel.query.words import stem
from reftel.telegram.record import Record
from reftel.telegram.text import Span

__all__ = ["TOKENS", "Prepared", "prepare", "prepare_copies", "with_key"]

TOKENS = 1
"""Version of all that is decided here and in `query`: an index of another version is made again."""

Prepared: TypeAlias = str
"""A document for the index, without the telegram's number."""

_MRN = re.compile(r"\d\d([A-Z0-9]*?)(\d{1,9})")
_POST_LETTERS = 4
_SERIAL_BITS = 20
_DAY_SHIFT = 5 * _POST_LETTERS + _SERIAL_BITS  # the ordinal of a day takes twenty bits more: all fit in 63
_UNDATED = (1 << 20) - 1  #: a day after all days: telegrams without a date come last, both ways
_encode = msgspec.json.Encoder().encode


def _place_in_day(mrn: str | None) -> int:
    """Order of telegrams within a day: post by its first letters, then serial."""
    found = _MRN.fullmatch(mrn or "")
    if found is None:
        return 0
    place = 0
    for letter in found[1][:_POST_LETTERS].ljust(_POST_LETTERS):
        place = place << 5 | (ord(letter) & 31)
    return place << _SERIAL_BITS | min(int(found[2]), (1 << _SERIAL_BITS) - 1)


def prepare(record: Record, text: str = "", unread: Sequence[Span] = ()) -> Prepared:
    """The document of a telegram that has one copy."""
    return _document(searchable(record, text, unread), record)


def prepare_copies(copies: Sequence[tuple[Record, str]]) -> Prepared:
    """The document of a telegram that has several copies, the fullest first."""
    return _document(merged([searchable(record, text) for record, text in copies]), copies[0][0])


def _document(telegram: Searchable, record: Record) -> Prepared:
    besides = [word for words in telegram.besides for word in words]
    runs = [run for run in (*telegram.runs, besides) if run]
    subject = [run for run in (telegram.subject, telegram.besides[0]) if run]
    place = _place_in_day(record.mrn)
    document: dict[str, object] = {
        "words": [" ".join(run) for run in runs],
        "stems": " ".join([stem(word) for run in runs for word in run if word.isalpha()]),
        "subject": [" ".join(run) for run in subject],
        "subject_stems": " ".join([stem(word) for run in subject for word in run if word.isalpha()]),
        "facts": " ".join(telegram.facts),
        "tag": record.tags,
    }
    post = record.originator.canonical_post or fold_name(record.originator.post or "")
    if post:
        document["post"] = post
    if telegram.day is not None:
        day = telegram.day.toordinal()
        document |= {"day": day, "year": telegram.day.year}
        document["oldest"] = document["newest"] = min(day, _UNDATED - 1) << _DAY_SHIFT | place
    else:
        document |= {"oldest": _UNDATED << _DAY_SHIFT | place, "newest": place}
    return _encode(document)[1:].decode()


def with_key(key: int, prepared: Prepared) -> str:
    """The document as the index takes it."""
    return f'{{"key":{key},{prepared}'
