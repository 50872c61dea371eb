"""Which column of a table means what, by the headings people give them."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from reftel.suspense.entry import Kind

__all__ = ["COLUMNS", "columns_of", "kind_of_heading", "known_headings"]

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "key": ("key", "reference", "tracker id"),
    "id": ("id", "no", "number", "nr"),
    "kind": ("kind", "type", "ask or promise"),
    "by": (
        "by", "who", "from", "promiser", "asker", "party", "government", "promised by", "asked by", "actor",
        "responsible", "responsible party", "institution", "speaker", "made by",
    ),
    "to": ("to", "whom", "addressee", "promised to", "asked of"),
    "what": (
        "what", "text", "commitment", "pledge", "promise", "undertaking", "ask", "request", "demand",
        "recommendation", "matter", "description",
    ),
    "said": (
        "said", "date", "day", "date said", "made on", "when", "said on", "date of statement",
        "statement date", "date made", "date of commitment", "date of promise", "promised on", "asked on",
        "announced", "date announced",
    ),
    "due_text": ("due_text", "by when", "deadline in words"),
    "due_date": (
        "due_date", "due", "deadline", "by date", "target date", "due by", "agreed date", "date due",
    ),
    "country": ("country", "country code", "iso2"),
    "topics": ("topics", "topic", "tags", "theme", "subject", "area", "sector"),
    "telegram": ("telegram", "mrn", "address", "cable"),
    "paragraph": ("paragraph", "para"),
    "quote": ("quote", "sentence", "words", "citation", "exact words", "quotation"),
    "document": ("document", "file", "url", "link", "source", "source link", "source url"),
    "checksum": ("checksum", "sha256"),
    "page": ("page", "p"),
    "language": ("language", "lang"),
    "status": ("status", "state", "outcome"),
    "completion": ("completion", "progress", "points"),
    "answer": ("answer", "response"),
    "changed": (
        "changed", "as of", "status date", "date of status", "date of change", "last updated", "updated",
    ),
    "evidence_telegram": ("evidence_telegram",),
    "evidence_paragraph": ("evidence_paragraph",),
    "evidence_quote": ("evidence_quote", "evidence", "proof quote", "evidence words"),
    "evidence_document": (
        "evidence_document", "evidence link", "evidence url", "proof", "proof link", "proof url",
    ),
    "evidence_checksum": ("evidence_checksum",),
    "evidence_page": ("evidence_page", "proof page"),
    "evidence_language": ("evidence_language",),
    "evidence_date": ("evidence_date", "proof date"),
    "author": ("author", "entered by"),
    "note": ("note", "notes", "remark", "remarks", "comment", "comments"),
}  # fmt: skip
"""The columns of a table of entries, each with the headings by which it is known."""

_KINDS: Final[dict[str, Kind]] = {
    "commitment": "promise",
    "pledge": "promise",
    "promise": "promise",
    "undertaking": "promise",
    "ask": "ask",
    "request": "ask",
    "demand": "ask",
    "recommendation": "ask",
}


def columns_of(headings: Sequence[str], told: Mapping[str, str]) -> tuple[dict[str, int], list[str]]:
    """For each column of ours the place of theirs, and the headings that mean nothing here.

    `told` is what a person said: their heading to our column. A heading counts once, the first of its kind.
    """
    by_heading = known_headings(told)
    places: dict[str, int] = {}
    unknown: list[str] = []
    # what a person said goes first, then headings that are the very names of columns, then those like them
    said, own = set(map(_fold, told)), set(map(_fold, COLUMNS))
    ordered = sorted(
        enumerate(headings), key=lambda one: (_fold(one[1]) not in said, _fold(one[1]) not in own, one[0])
    )
    for place, heading in ordered:
        ours = by_heading.get(_fold(heading))
        if ours is None or ours in places:
            if heading.strip():
                unknown.append(heading)
        else:
            places[ours] = place
    return places, unknown


def known_headings(told: Mapping[str, str]) -> dict[str, str]:
    """Every heading that is understood, folded, with our column."""
    known = {_fold(heading): ours for ours, several in COLUMNS.items() for heading in several}
    return known | {_fold(theirs): ours for theirs, ours in told.items()}


def kind_of_heading(heading: str) -> Kind | None:
    """Whether what stands under a heading is promised or asked, where the heading says so."""
    return _KINDS.get(_fold(heading))


def _fold(heading: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", heading.lower()).split())
