"""One addressee and what stands around its name: routing, precedence, continuity number, exemptions.

    addressee = [ routing "/" ] plad [ SP precedence ] [ SP continuity number ] | exemption
    exemption = ( "XMT" | "EXCEPT" | "MINUS" ) plad { ( "," | NL ) plad }

One addressee a line; a line that holds only a precedence or a number belongs to the one above, and so does
the rest of a name that was wrapped.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from reftel.telegram.mrn import resolve_post
from reftel.telegram.parsing.dates import nearest_precedence
from reftel.telegram.parsing.draft import Draft
from reftel.telegram.record import Addressee

__all__ = ["ROUTING", "Lists", "looks_like_plad", "post_of_plad"]

ROUTING: Final = re.compile(
    r"(?P<routing>R[A-Z]{3,7}|[A-Z0-9]{4,8}(?=/(?:AMEMB|AMCON|SECSTATE|USMISS)))[ ]?/[ ]?(?=[A-Z])",
    re.IGNORECASE,
)
_EXEMPT: Final = re.compile(r"(?:XMT|EXCEPT|MINUS|LESS)\b[ /,:]*", re.IGNORECASE)
_INNER_EXEMPT: Final = re.compile(r"[ ,(]+(?:XMT|EXCEPT|MINUS)\b[ /,:]+", re.IGNORECASE)
_PRECEDENCES: Final = ("FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE", "NIACT")
_PRECEDENCE: Final = re.compile(
    r"[ ,]*(?P<words>(?:NIACT[ ]+)?(?:FLASH|IMMEDIATE|PRIORITY|ROUTINE|IMMED|PRIO)(?:[ ]+NIACT)?|NIACT)"
    r"[ .,]*$",
    re.IGNORECASE,
)
# a number may be glued to a precedence, which ends in Y, E or H
_NUMBER: Final = re.compile(r"(?:[ ]+|^|(?<=[A-Z]{4}[YEH]))(?P<mcn>[0-9]{1,5})[ .]*$", re.IGNORECASE)
# three or four characters, figures but for one: `757F`
_DAMAGED_NUMBER: Final = re.compile(
    r"[ ](?P<mcn>[0-9]{2,3}[A-Z]|[A-Z][0-9]{3}|[0-9][A-Z][0-9]{2}|[0-9]{2}[A-Z][0-9])$"
)
_LAST_WORD: Final = re.compile(r"[ ](?P<word>[A-Z]{6,10}|NI[A-Z]{2,4}|[A-Z]{1,3}ACT)[ ]*$")
_PLAD_START: Final = re.compile(
    r"(?:AM[ ]?EMB|AMCON|AMM?EM|EMBASSY|AMLEG|US[ ]?M?ISS|USLO|USINT|USDEL|USOFF|USUN|USEU|USNATO|SECSTATE"
    r"|SECDEF|REO|AIT|IRAN[ ]RPO|DEPT|CDR|CIN|US[A-Z]{3,}|DIA|CIA|NSC|WHITE[ ]HOUSE|JCS|JOINT|HQ|ALL[ ]|ALDAC"
    r"|DEA|FAA|COMM?[A-Z]{2,}|"
    r"RUEH|RUCN|[A-Z][A-Z /-]*(?:COLLECTIVE|WASHDC|WASHINGTON[ ]DC|POSTS)\b)",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(
    r",[ ]*(?=(?:AMEMBASSY|AMCONSUL|AMCONGEN|USMISSION|SECSTATE|R[UH][A-Z]{3,6}/)\b)", re.IGNORECASE
)
# addressees run together: the next one's first word stands behind a letter or figure
_GLUED: Final = re.compile(
    r"(?<=[A-Z0-9])(?:(?=AMEMBASSY[ ]|AMCONSUL[ ]|AMCONGEN[ ])|(?<=[0-9])(?=R[UH][A-Z]{3,6}/))", re.IGNORECASE
)
_PREFIX: Final = re.compile(
    r"(?:AM[ ]?EMBASSY|AMEMBASSEY|AMM?EM[A-Z]{0,3}[ ]?A?SSY|AMEMB|EMBASSY|AM[ ]?CONSUL(?:ATE)?|AM[ ]?CONGEN"
    r"|CONSULATE|CONGEN|US[ ]?MISSION|USLO|"
    r"USINT|US[ ]?OFFICE|AMLEGATION|REO)[ ]+",
    re.IGNORECASE,
)
_ENDS_NUMBER: Final = frozenset("0123456789. ")
_LONGEST: Final = 200


@dataclass(slots=True)
class _Entry:
    """One addressee while its lines are read."""

    plad: str
    start: int
    end: int
    routing: str | None = None
    precedence: str | None = None
    mcn: str | None = None
    excluded: list[str] = field(default_factory=list)


@lru_cache(maxsize=4096)
def post_of_plad(plad: str) -> str:
    """The post as written in a PLAD: `AMEMBASSY PHNOM PENH` gives `PHNOM PENH`, Washington gives `STATE`."""
    words = " ".join(plad.upper().split())
    if words.startswith("SECSTATE"):
        return "STATE"
    found = _PREFIX.match(words)
    if found is not None and len(words) > found.end():
        return words[found.end() :]
    return words


@lru_cache(maxsize=4096)
def looks_like_plad(words: str) -> bool:
    """Whether words are an addressee by their look alone."""
    return (
        bool(_PLAD_START.match(words) or ROUTING.match(words)) or resolve_post(words, near=False) is not None
    )


def _precedence(words: str) -> tuple[str | None, str, bool]:
    """The precedence at the end of an addressee, what stands before it, and whether it is misspelt."""
    found = _PRECEDENCE.search(words[-40:])
    if found is not None:
        at = len(words) - min(len(words), 40) + found.start()
        written = found["words"].upper()
        name = (
            "NIACT IMMEDIATE"
            if "NIACT" in written
            else "IMMEDIATE"
            if written == "IMMED"
            else "PRIORITY"
            if written == "PRIO"
            else written
        )
        return name, words[:at].rstrip(" ,"), False
    last = _LAST_WORD.search(words[-16:])
    if last is not None and (name_near := nearest_precedence(last["word"].upper(), _PRECEDENCES)) is not None:
        return (
            name_near,
            words[: len(words) - (len(last[0].rstrip()) + len(last[0]) - len(last[0].rstrip()))].rstrip(),
            True,
        )
    return None, words, False


class Lists:
    """The action and info lists as they grow."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.entries: dict[str, list[_Entry]] = {"TO": [], "INFO": []}
        self.key: str | None = None
        self.exempt = False
        self.with_routing = False

    @property
    def last(self) -> _Entry | None:
        """The addressee above."""
        return self.entries[self.key][-1] if self.key and self.entries[self.key] else None

    def read(self, words: str, start: int) -> None:
        """One line of a list, keyword taken off."""
        if "," not in words and _GLUED.search(words, 4) is None:
            self._one(words, start)
            return
        at = 0
        exempts = _EXEMPT.match(words) or _INNER_EXEMPT.search(words[:_LONGEST])
        cuts = [found.start() for found in _GLUED.finditer(words, 4, _LONGEST)]
        if not exempts:
            cuts += [found.start() for found in _BETWEEN.finditer(words[:_LONGEST])]
        for cut in [*sorted(cuts), len(words)]:
            piece = words[at:cut].strip(" ,")
            if piece:
                self._one(piece, start + words.index(piece, at))
            at = cut

    def _one(self, words: str, start: int) -> None:
        assert self.key is not None
        end = start + len(words)
        body = words.lstrip(":.-, ")
        routing = ROUTING.match(body) if "/" in body else None
        last = self.last
        exempt = _EXEMPT.match(body)
        if last is not None and exempt is not None:
            self.exempt = True
            last.excluded.extend(
                filter(None, (name.strip() for name in re.split(r"[,;]", body[exempt.end() :])))
            )
            last.end = end
            return
        if routing is None and self.exempt and last is not None:
            last.excluded.extend(filter(None, (name.strip() for name in re.split(r"[,;]", body))))
            last.end = end
            return
        self.exempt = False
        entry = _Entry("", start, end)
        if routing is not None:
            entry.routing = routing["routing"].upper()
            self.with_routing = True
            body = body[routing.end() :]
        number = _NUMBER.search(body[-12:]) if body[-1:] in _ENDS_NUMBER else None
        if number is not None:
            entry.mcn = number["mcn"]
            body = body[: len(body) - (min(len(body), 12) - number.start())].rstrip()
        elif (damaged := _DAMAGED_NUMBER.search(body[-12:])) is not None:
            entry.mcn = damaged["mcn"]
            body = body[: len(body) - (min(len(body), 12) - damaged.start())].rstrip()
            self.draft.note(
                "continuity-number-damaged", f"{entry.mcn} is no continuity number",
                (end - len(entry.mcn), end), severity="info",
            )  # fmt: skip
        entry.precedence, body, misspelt = _precedence(" " + body)
        if misspelt:
            self.draft.note(
                "precedence-misspelt", f"no such precedence; read as {entry.precedence}", (start, end),
                remedy=f"write {entry.precedence}",
            )  # fmt: skip
        inner = _INNER_EXEMPT.search(body) if len(body) > 24 else None
        if inner is not None and inner.start() > 2:
            entry.excluded.extend(
                filter(None, (name.strip(" )") for name in re.split(r"[,;]", body[inner.end() :])))
            )
            body = body[: inner.start()]
        plad = " ".join(body.split())
        if not plad or (routing is None and self._continues(plad)):
            if last is None:
                return
            if plad:
                last.plad = f"{last.plad} {plad}"
            last.precedence = entry.precedence or last.precedence
            last.mcn = entry.mcn or last.mcn
            last.end = end
            return
        entry.plad = plad
        self.entries[self.key].append(entry)

    def _continues(self, plad: str) -> bool:
        """Whether words without routing are the rest of the name above."""
        last = self.last
        if last is None or not self.with_routing or last.routing is None or last.precedence or last.mcn:
            return False
        return not looks_like_plad(plad)

    def finish(self) -> None:
        """Hand the lists over; the first section's stand, the later ones repeat them with other numbers."""
        for key, name, held in (("TO", "action", self.draft.action), ("INFO", "info", self.draft.info)):
            if held:
                continue
            for entry in self.entries[key]:
                held.append(Addressee(entry.plad, entry.routing, entry.precedence, entry.mcn, entry.excluded))
                self.draft.point_each(name, entry.start, entry.end)
