"""Verbs in all their forms, and the classes of verbs that the finders ask about.

A class is a list of base forms; `forms(...)` gives every form with the base and the kind of the form, so that
REQUESTED, REQUESTS and REQUESTING are one verb. Only verbs that need it are listed as irregular.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from reftel.extract.vocabulary import listed

__all__ = ["AUXILIARIES", "BE", "FINITE", "MODALS", "Form", "Inflected", "forms", "inflect"]

Form: TypeAlias = Literal["base", "s", "past", "participle", "ing"]

MODALS: Final = listed("WILL WOULD SHALL SHOULD CAN COULD MAY MIGHT MUST 'LL CANNOT")
BE: Final = listed("BE BEEN BEING IS ARE WAS WERE AM")
AUXILIARIES: Final = MODALS | BE | {"HAS", "HAVE", "HAD", "HAVING", "DO", "DOES", "DID"}
FINITE: Final = MODALS | {"IS", "ARE", "WAS", "WERE", "AM", "HAS", "HAVE", "HAD", "DO", "DOES", "DID"}

# base: past, participle
_IRREGULAR: Final[Mapping[str, tuple[str, str]]] = {
    "BEGIN": ("BEGAN", "BEGUN"),
    "BEAR": ("BORE", "BORNE"),
    "BRING": ("BROUGHT", "BROUGHT"),
    "CHOOSE": ("CHOSE", "CHOSEN"),
    "COME": ("CAME", "COME"),
    "FEEL": ("FELT", "FELT"),
    "FIND": ("FOUND", "FOUND"),
    "FORBID": ("FORBADE", "FORBIDDEN"),
    "GIVE": ("GAVE", "GIVEN"),
    "GO": ("WENT", "GONE"),
    "HOLD": ("HELD", "HELD"),
    "FORESEE": ("FORESAW", "FORESEEN"),
    "HEAR": ("HEARD", "HEARD"),
    "KEEP": ("KEPT", "KEPT"),
    "KNOW": ("KNEW", "KNOWN"),
    "READ": ("READ", "READ"),
    "UNDERSTAND": ("UNDERSTOOD", "UNDERSTOOD"),
    "LEAVE": ("LEFT", "LEFT"),
    "LET": ("LET", "LET"),
    "MAKE": ("MADE", "MADE"),
    "MEET": ("MET", "MET"),
    "PLEAD": ("PLEADED", "PLEADED"),
    "PUT": ("PUT", "PUT"),
    "SAY": ("SAID", "SAID"),
    "SEE": ("SAW", "SEEN"),
    "SEEK": ("SOUGHT", "SOUGHT"),
    "SEND": ("SENT", "SENT"),
    "SPEAK": ("SPOKE", "SPOKEN"),
    "SWEAR": ("SWORE", "SWORN"),
    "TAKE": ("TOOK", "TAKEN"),
    "TELL": ("TOLD", "TOLD"),
    "THINK": ("THOUGHT", "THOUGHT"),
    "UNDERTAKE": ("UNDERTOOK", "UNDERTAKEN"),
    "WITHHOLD": ("WITHHELD", "WITHHELD"),
    "WRITE": ("WROTE", "WRITTEN"),
}
_VOWELS: Final = frozenset("AEIOU")
_DOUBLED: Final = listed("EXPEL SUBMIT TRANSMIT REFER BEG COMMIT DEFER ADMIT PERMIT PLAN CONFER DEMUR CONCUR")


@dataclass(frozen=True, slots=True)
class Inflected:
    """A form of a verb: its base, and which of the forms it can be."""

    base: str
    kinds: frozenset[Form]


def inflect(base: str) -> dict[Form, str]:
    """The forms of a verb given in capitals; of `CALL ON` only the first word changes."""
    word, _, rest = base.partition(" ")
    tail = f" {rest}" if rest else ""
    stem = word + word[-1] if word in _DOUBLED else word
    if word.endswith("E"):
        regular, ing = word + "D", (word[:-2] + "YING" if word.endswith("IE") else word[:-1] + "ING")
    elif word.endswith("Y") and word[-2] not in _VOWELS:
        regular, ing = word[:-1] + "IED", word + "ING"
    else:
        regular, ing = stem + "ED", stem + "ING"
    if word in {"PUT", "LET", "BEGIN", "FORBID"}:
        ing = word + word[-1] + "ING"
    past, participle = _IRREGULAR.get(word, (regular, regular))
    if word.endswith("Y") and word[-2] not in _VOWELS:
        third = word[:-1] + "IES"
    elif word.endswith(("S", "SH", "CH", "X", "Z", "GO")):
        third = word + "ES"
    else:
        third = word + "S"
    return {
        "base": word + tail,
        "s": third + tail,
        "past": past + tail,
        "participle": participle + tail,
        "ing": ing + tail,
    }


def forms(bases: Iterable[str]) -> dict[str, Inflected]:
    """Every form of some verbs, by the form."""
    found: dict[str, Inflected] = {}
    for base in bases:
        for kind, word in inflect(base).items():
            known = found.get(word)
            kinds: frozenset[Form] = frozenset({kind})
            found[word] = Inflected(base, kinds | known.kinds if known and known.base == base else kinds)
    return found
