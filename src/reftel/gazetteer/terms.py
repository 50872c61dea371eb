"""Captions, precedences, acronyms and export attributes, with their meaning in words."""

from dataclasses import dataclass
from functools import cache

from reftel.gazetteer.table import rows

__all__ = ["Caption", "Precedence", "acronyms", "attribute_keys", "captions", "precedences", "words_too"]


@dataclass(frozen=True, slots=True)
class Caption:
    """A handling, distribution, control or channel caption."""

    caption: str
    kind: str
    name: str
    meaning: str
    effect: str
    placement: str
    era: str


@dataclass(frozen=True, slots=True)
class Precedence:
    """How urgent a telegram is; rank 1 is the most urgent in use."""

    word: str
    prosign: str | None
    digraph: str | None
    rank: int | None
    speed: str
    purpose: str


@cache
def captions() -> dict[str, Caption]:
    """All captions by their upper-case words."""
    return {
        row["caption"].upper(): Caption(
            row["caption"].upper(),
            row["kind"],
            row["full_name"],
            row["meaning"],
            row["dissemination_effect"],
            row["placement"],
            row["era"],
        )
        for row in rows("captions")
    }


@cache
def precedences() -> dict[str, Precedence]:
    """All precedences by their words."""
    return {
        row["word"]: Precedence(
            row["word"],
            row["prosign"] or None,
            row["digraph_line2"] or None,
            int(row["rank_high_to_low"]) if row["rank_high_to_low"] else None,
            row["speed"],
            row["who_and_when"],
        )
        for row in rows("precedences")
    }


@cache
def acronyms() -> dict[str, str]:
    """Acronyms and telegram shorthand with their expansion."""
    return {row["acronym"].upper(): row["expansion"] for row in rows("acronyms")}


def words_too() -> frozenset[str]:
    """Acronyms that are English words as well: in running text they are rarely acronyms."""
    return _WORDS_TOO


_WORDS_TOO = frozenset(
    [
        "AID", "AMB", "BIO", "CAN", "CG", "CHARGE", "CM", "COM", "CONS", "COP", "COS", "CT", "CU", "DAS",
        "DEL", "DV", "EFM", "EXEC", "GA", "GOT", "HOG", "HOM", "HQ", "HR", "INFO", "INS", "IO", "IV", "LES",
        "MG", "MIN", "MOD", "NAM", "NAS", "PARA", "PARAS", "PAS", "PM", "PO", "POL", "QUOTE", "RE", "REF",
        "REPEAT", "SA", "SAG", "SC", "SMART", "SME", "SOFA", "SUBJ", "TAGS", "TIP", "UNQUOTE", "VIZ", "VP",
    ]
)  # fmt: skip


@cache
def attribute_keys() -> tuple[str, ...]:
    """Keys of the National Archives' attribute block, the longest first, as they are matched."""
    return tuple(sorted((row["key"] for row in rows("attributes")), key=len, reverse=True))
