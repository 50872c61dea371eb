"""What the index of words is given for one telegram, made ready where there is time for it.

`prepare` is pure and runs in the processes that read telegrams; what it gives is JSON without its first
brace, so that the one writer has only to put the telegram's number in front and hand it on.
"""

import datetime as dt
import re
from collections.abc import Sequence
from typing import TypeAlias

import msgspec

from reftel.archive.pairs import pairs_in
from reftel.query.facets import Facets, facets_of, merge_facets
from reftel.query.facts import facts_of
from reftel.query.searchable import day_of, merged, searchable, stretches
from reftel.query.words import join_words, stem
from reftel.telegram.record import Record
from reftel.telegram.text import Span

__all__ = ["TOKENS", "Prepared", "prepare", "prepare_copies", "with_key"]

TOKENS = 5
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
    joined = [join_words(stretch) for stretch in stretches(record, text, unread)]
    return _document(record.mrn, joined, " ".join(facts_of(record)), day_of(record), facets_of(record))


def prepare_copies(copies: Sequence[tuple[Record, str]]) -> Prepared:
    """The document of a telegram that has several copies, the fullest first."""
    telegram = merged([searchable(record, text) for record, text in copies])
    joined = [
        (
            " ".join(words),
            " ".join(besides),
            " ".join([stem(word) for word in (*words, *besides) if word.isalpha()]),
        )
        for words, besides in zip(telegram.runs, telegram.besides, strict=True)
    ]
    facets = merge_facets([facets_of(record) for record, _ in copies])
    return _document(copies[0][0].mrn, joined, " ".join(telegram.facts), telegram.day, facets)


def _document(
    mrn: str | None,
    joined: Sequence[tuple[str, str, str]],
    facts: str,
    day: dt.date | None,
    facets: Facets,
) -> Prepared:
    """The fields of the index; the first of the texts is the subject, words besides come last."""
    texts = [words for words, _, _ in joined if words]
    besides = " ".join([words for _, words, _ in joined if words])
    place = _place_in_day(mrn)
    document: dict[str, object] = {
        "words": [*texts, besides] if besides else texts,
        "stems": " ".join([stems for _, _, stems in joined]),
        "subject": [words for words in joined[0][:2] if words],
        "subject_stems": joined[0][2],
        "pairs": pairs_in([*texts, besides]),
        "facts": facts,
    }
    document.update(facets.items())
    if day is not None:
        number = day.toordinal()
        document |= {"day": number, "year": day.year, "month": day.year * 100 + day.month}
        document["oldest"] = document["newest"] = min(number, _UNDATED - 1) << _DAY_SHIFT | place
    else:
        document |= {"oldest": _UNDATED << _DAY_SHIFT | place, "newest": place}
    return _encode(document)[1:].decode()


def with_key(key: int, prepared: Prepared) -> str:
    """The document as the index takes it."""
    return f'{{"key":{key},{prepared}'
