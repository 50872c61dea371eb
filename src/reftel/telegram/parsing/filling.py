"""What the export's attributes fill in where the text says nothing, and where the two disagree.

The archivists keyed attributes for search: they shorten subjects, add TAGS and give the day of drafting. A
disagreement is told as a fact about the copy; the text stays what is read.
"""

import re
from dataclasses import replace
from typing import Final

from reftel.telegram.diagnostic import Diagnostic
from reftel.telegram.flow import Flow
from reftel.telegram.parsing.attributes import meant
from reftel.telegram.parsing.captions import split_captions
from reftel.telegram.parsing.class_line import read_level
from reftel.telegram.parsing.dates import read_date
from reftel.telegram.parsing.draft import Draft
from reftel.telegram.parsing.drafting import read_drafter
from reftel.telegram.parsing.identity import Identity
from reftel.telegram.record import Addressee, ExecutiveOrder, Reference
from reftel.telegram.references import Citing, read_references

__all__ = ["disagreements", "fill_lists", "order_of_attributes", "references_of_attributes"]

_SCHEDULE: Final = re.compile(
    r"(?:(?P<number>\d{5})[ ;]*)?(?P<kind>X?GDS-?\d?|GS|X[1-4]|AS|ADS|RR|OA|N/A)?,?[ ]*"
    r"(?P<day>\d{8}|\d{1,2}/\d{1,2}/\d{2})?(?:[ ](?P<who>.*))?",
    re.IGNORECASE,
)
_SERIAL: Final = re.compile(r"(?<![0-9])\d{1,7}$")
_KINDS: Final = {
    "GS": "GDS",
    "AS": "ADS",
    "X1": "XGDS-1",
    "X2": "XGDS-2",
    "X3": "XGDS-3",
    "X4": "XGDS-4",
    "RR": "RR",
    "OA": "OADR",
}


def fill_lists(draft: Draft) -> None:
    """Addressees, captions and drafters where the text has none."""
    attributes = draft.attributes
    if not draft.action and not draft.info and (to := meant(attributes.get("To"))):
        action, _, info = to.partition(" INFO ")
        draft.action.extend(Addressee(name) for name in _names(action))
        draft.info.extend(Addressee(name) for name in _names(info))
    if draft.class_line is None and (handling := meant(attributes.get("Original Handling Restrictions"))):
        draft.captions.extend(each for each in split_captions(handling) if each not in draft.captions)
    if not draft.drafted_by and (drafter := meant(attributes.get("Drafter"))):
        draft.drafted_by.append(read_drafter(drafter))


def _names(written: str) -> list[str]:
    """Posts of an attribute, set apart by several blanks."""
    return [" ".join(name.split()) for name in written.split("  ") if name.strip()]


def order_of_attributes(draft: Draft) -> ExecutiveOrder | None:
    """The executive order as the export keys it: `GS 19850108 SURNAME`, `X2`, `N/A`."""
    written = draft.attributes.get("Executive Order")
    if not written or written == "n/a":
        return None
    found = _SCHEDULE.match(written)
    if found is None:
        return ExecutiveOrder(None, written)
    kind = (found["kind"] or "").upper()
    day = found["day"]
    until = f"{day[:4]}-{day[4:6]}-{day[6:]}" if day and day.isdecimal() else day
    return ExecutiveOrder(
        found["number"], written, until, [] if kind in ("", "N/A") else [_KINDS.get(kind, kind)]
    )


def references_of_attributes(draft: Draft, citing: Citing) -> list[Reference]:
    """References as the archivists keyed them; they stand nowhere in the text and have no span."""
    written = meant(draft.attributes.get("Reference"))
    if written is None:
        return []
    read = read_references(Flow(written, [(0, len(written))]), citing)
    return [replace(each, span=None) for each in read.references]


def disagreements(draft: Draft, found: Identity, level: str | None, subject: str | None) -> list[Diagnostic]:
    """Where attributes and text say different things."""
    attributes = draft.attributes
    told: list[Diagnostic] = []

    def differ(key: str, read: str, span_key: str) -> None:
        span = draft.spans.get(span_key)
        told.append(
            Diagnostic(
                "attribute-differs", "info",
                f"the attribute `{key}` says {attributes[key]}; the text says {read}",
                "the text was read; compare another copy where it matters",
                span if isinstance(span, tuple) else None,
            )
        )  # fmt: skip

    number = meant(attributes.get("Document Number"))
    serial = _SERIAL.search(number) if number else None
    if (
        serial is not None
        and found.mrn is not None
        and draft.class_line is not None
        and int(serial[0]) != found.serial
    ):
        differ("Document Number", found.mrn, "mrn")
    written = meant(attributes.get("Draft Date")) or meant(attributes.get("Sent Date"))
    day = read_date(written) if written else None
    if day is not None and found.date_source == "dtg" and found.date and abs((found.date - day).days) > 3:
        differ("Draft Date" if "Draft Date" in attributes else "Sent Date", found.date.isoformat(), "dtg")
    said = meant(attributes.get("Original Classification"))
    if said and draft.class_line is not None and level is not None:
        named = read_level(said)
        if named is not None and named[1] == len(said) and named[0] != level:
            differ("Original Classification", level, "classification")
    keyed = meant(attributes.get("Subject"))
    if keyed and subject and keyed != subject and "subject" in draft.spans:
        one, other = _fold(subject), _fold(keyed)
        if not (one.startswith(other) or other.startswith(one)):
            differ("Subject", subject, "subject")
    return told


def _fold(words: str) -> str:
    return "".join(filter(str.isalnum, words.upper()))
