"""Labels of head lines: `E.O. 12958:`, `TAGS:`, `SUBJECT:`, `REF:`, and what became of them on the way.

A label is told by its letters and the mark behind it; one slip is forgiven where a mark follows (`USBJ:`),
none where it does not. Labels that stand in the middle of a line, because lines were run together, are found
by `cut_label`.
"""

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from reftel.telegram.nearness import distance

__all__ = ["Label", "LabelKind", "cut_label", "damaged_order", "read_label"]

LabelKind: TypeAlias = Literal["executive-order", "tags", "subject", "references", "classified-by"]


class Label(NamedTuple):
    """A label at the start of a line: what it labels, where its value begins, whether it is misspelt."""

    kind: LabelKind
    end: int
    misspelt: bool = False


_ORDER: Final = re.compile(
    r"(?:E[ .,]{0,2}[O0M][ .,M0O]{0,3}|[.,]?O\.[ ]?|EXECUTIVE ORDER[ ]?)(?::[ ]?)?"
    r"(?=[ ]{0,3}(?:\d{4,5}\b|\d{5}:|X?GDS|N/?A\b|ADS\b|R?DECL|$))",
    re.IGNORECASE,
)
_TAGS: Final = re.compile(r"TAGS(?:[ ]?[:;,./-]+|[ ]+(?=\(?[A-Z0-9])|$)[ ]*(?:TAGS[:;][ ]*)?", re.IGNORECASE)
_SUBJECT: Final = re.compile(
    r"(?:SUBJ(?:ECT|T)?|S[ ]U[ ]B[ ]J[ ]?(?:E[ ]?C[ ]?T)?)(?:[ ]?[:;=]+|[.,8-](?![A-Z0-9])|[ ]+|$)"
    r"[ ]*[:]?[ ]*",
    re.IGNORECASE,
)
_REFERENCES: Final = re.compile(
    r"(?:REF(?:\(S\)|S|TELS?|ERENCES?(?:[ ](?:TELEGRAMS?|CABLES?))?)?|RETELS?|REFTEL\(S\))"
    r"(?:[ ]?[:;=]+|[.,-](?=[ ]|$)"
    r"|[ ]+(?=\(?[A-H][ ).:]|['’(]?\d{2,4}\)?[ ]+[A-Z]|[A-Z][A-Z ]{2,20}[ ]\d{2,7}\b)|$)",
    re.IGNORECASE,
)
_CLASSIFIED: Final = re.compile(r"(?:DECLASSIFIED|CLASSIFIED|CLASSIFIER)\b[ ]?(?:BY\b|:)", re.IGNORECASE)
_WORD: Final = re.compile(r"([A-Z0-9]{2,10})[ ]?([:;])", re.IGNORECASE)
_KNOWN: Final[tuple[tuple[str, LabelKind], ...]] = (
    ("TAGS", "tags"),
    ("TAG", "tags"),
    ("SUBJECT", "subject"),
    ("SUBJ", "subject"),
    ("SUB", "subject"),
    ("REFERENCE", "references"),
    ("REFTEL", "references"),
    ("REFS", "references"),
    ("REF", "references"),
)
_OTHER_WORDS: Final = frozenset(
    {"TASS", "SUM", "SUNJ", "FROM", "POST", "TITLE", "TO", "REP", "RED", "REL", "RES", "REV", "REG", "RET",
     "DEF", "PREF"}
)  # fmt: skip


_ORDERS: Final = ("11652", "12065", "12356", "12958", "13526")
# an order's number among damaged letters, with what stands on an E.O. line behind it
_DAMAGED_ORDER: Final = re.compile(
    r"[A-Z0-9][A-Z0-9.,:; ]{0,8}?(?P<number>[0-9][0-9A-Z]{3,6}|[A-Z][0-9]{4})[A-Z:;.,]?[ :;.,]{0,4}"
    r"(?=\(?(?:N[/:]?A\b|X?GDS|DECL|ADS|RDS))",
    re.IGNORECASE,
)
# a damaged REF with a telegram or a label behind it
_DAMAGED_REFERENCES: Final = re.compile(
    r"(?P<letters>[A-Z0-9]{2,5})(?:[ ]?[:;.,][ ]?|[ ]+)"
    r"(?=\(?A[).:][ ]?[A-Z0-9]|(?:\d{2}[ ])?[A-Z][A-Z ]{2,20}[ ]\d{2,7}\b)",
    re.IGNORECASE,
)


_GLUED_LABELS: Final = ("A", "B", "S")


@lru_cache(maxsize=512)
def _near_order(number: str) -> str | None:
    """The order whose number figures are but for one slip."""
    near = [order for order in _ORDERS if distance(number, order, 1) <= 1]
    return near[0] if len(near) == 1 else None


def damaged_order(line: str) -> str | None:
    """The order that a line with a damaged E.O. label names."""
    found = _DAMAGED_ORDER.match(line[:64])
    return _near_order(found["number"].upper()) if found else None


@lru_cache(maxsize=512)
def _like_reference(letters: str) -> bool:
    """Whether letters are REF or REFS but for one slip."""
    return letters in ("EF", "RE", "RF") or any(distance(letters, word, 1) == 1 for word in ("REF", "REFS"))


@lru_cache(maxsize=1024)
def _misspelt(word: str) -> LabelKind | None:
    """The label a misspelt word before a colon was meant to be."""
    exact = dict(_KNOWN).get(word)
    if exact is not None:
        return exact
    if word == "TABS":
        return "tags"
    if word in _OTHER_WORDS:
        return None
    kinds = {
        kind
        for known, kind in _KNOWN
        if len(known) >= 4 and distance(word, known) <= (2 if len(known) > 6 else 1)
    } | {kind for known, kind in _KNOWN if word == known[1:] and len(word) > 2}
    if not kinds and 3 <= len(word) <= 4 and distance(word, "REF", 1) == 1:
        kinds = {"references"}
    if word in ("TAS", "TGS", "SUJ"):
        kinds = {"tags"} if word[0] == "T" else {"subject"}
    return next(iter(kinds)) if len(kinds) == 1 else None


def read_label(line: str) -> Label | None:
    """The label a line begins with; `line` has no blanks in front."""
    first = line[0]
    head = line[:64]
    if first in "Ee.,Oo" and (found := _ORDER.match(head)):
        return Label("executive-order", found.end())
    if first in "Tt" and (found := _TAGS.match(head)):
        return Label("tags", found.end())
    if first in "Ss" and (found := _SUBJECT.match(head)):
        return Label("subject", found.end())
    if first in "Rr" and (found := _REFERENCES.match(head)):
        return Label("references", found.end())
    if first in "CcDd" and (found := _CLASSIFIED.match(head)):
        return Label("classified-by", found.end())
    return _damaged_label(head) or _slipped_label(head)


def _damaged_label(head: str) -> Label | None:
    """A label told by what stands behind it; most lines are ruled out by a look at their letters."""
    if "N/" in head or "GDS" in head or "DECL" in head or "NA" in head or "DS" in head:
        found = _DAMAGED_ORDER.match(head)
        if found is not None and _near_order(found["number"].upper()):
            return Label("executive-order", found.end(), misspelt=True)
    first = head[:5].upper()
    if "EF" in first or "RE" in first or (first[:1] == "R" and "F" in first):
        found = _DAMAGED_REFERENCES.match(head)
        if found is not None and _like_reference(letters := found["letters"].upper()):
            whole = (
                letters[:3] == "REF" and letters[3:] in _GLUED_LABELS
            )  # REFA: a label is glued to the word
            return Label("references", found.end(), misspelt=not whole)
    return None


def _slipped_label(head: str) -> Label | None:
    """A label with a slip in it, told by the colon behind it."""
    if (found := _WORD.match(head)) and (kind := _misspelt(found[1].upper())):
        return Label(kind, found.end(), misspelt=found[1].upper() not in ("TAG", "SUB"))
    return None


_SHORTEST: Final = 16  #: two labels and a value between them
_CUTS: Final[dict[str, re.Pattern[str]]] = {
    "executive-order": re.compile(
        r"[ ,.;]*\b(?:(?=TAGS?\b[ :;]|TAGS:)|(?=SUBJ(?:ECT)?\b[ :;]))", re.IGNORECASE
    ),
    "tags": re.compile(r"[ ]*(?=(?<![A-Z])SUBJ(?:ECT)?(?:[:;]|[ ]))|[ ]*(?=SUBJ(?:ECT)?:)", re.IGNORECASE),
    "subject": re.compile(r"[ ]*(?=(?:REFS?|REFTELS?|REFERENCES?)[ ]?:[ ]?(?![ ]*$))"),
}


def cut_label(kind: LabelKind, value: str, start: int = 0) -> int | None:
    """Where the next label begins in a value whose lines were run together; None where none does."""
    if kind in ("references", "classified-by") or len(value) < _SHORTEST:
        return None
    found = _CUTS[kind].search(value[:400], start)
    return None if found is None or found.end() >= len(value) else found.end()
