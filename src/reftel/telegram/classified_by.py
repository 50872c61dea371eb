"""Who classified a telegram and for what reasons: the paragraph in front of paragraph 1, from 1995 on.

    classified-by = "CLASSIFIED BY" [":"] who [","] [ "FOR" ] "REASON" ["S"] [":"] reasons
    who           = title name | name "," title | name
    reasons       = ( "1.4" | "1.5" | "1,4" ) letter { ( "," | "/" | "&" | "AND" | blank ) letter }

Lines made by machine are cut hard at a width, in the middle of words and numbers (`1.` / `4`, `(d` / `)`).
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from reftel.telegram.diagnostic import Diagnostic
from reftel.telegram.executive_order import read_date
from reftel.telegram.flow import Flow
from reftel.telegram.record import ClassifiedBy
from reftel.telegram.text import Span

__all__ = ["ClassifiedByRead", "read_classified_by"]


@dataclass(slots=True)
class ClassifiedByRead:
    """The paragraph as read."""

    classified_by: ClassifiedBy | None = None
    span: Span | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)


_LONGEST: Final = 2000
_WIDTH: Final = 66  # machine lines run to 70 or 72; shorter ones were broken by a person, at a blank
_LABEL: Final = re.compile(
    r"(?:[\s\u00b6]*(?:\d{1,2}\.)?\s*(?:\([A-Z/]{1,8}\))?\s*CLASS?IFIED\s*BY?\s*[:;.,-]?)+\s*", re.IGNORECASE
)
_REASON: Final = re.compile(
    r"[\s,;.(-]{0,8}(?:\bFOR\s+)?(?:\bE\.?O\.?\s*\d{5},?\s*)?(?:\bTHE\s+)?(?:\bFOLLOWING\s+)?"
    r"\bR\s?E\s?A\s?S\s?O\s?N\s?S?\b\s*[:.]?"
    r"|[\s,;.(-]{1,8}(?:\bFOR\s+)?(?:\bE\.?O\.?\s*\d{5},?\s*)?(?:SECTIONS?\s+)?(?=1\s?[.,]\s?[2-6])",
    re.IGNORECASE,
)
_SECTION: Final = re.compile(r"1\s?[.,]\s?(?P<number>[2-6])(?![0-9])")
_LETTER: Final = re.compile(
    r"[\s,/&+.;-]{0,4}(?:(?:AND|OR|PARAS?|SECTIONS?)\s{0,2})?[(\[]?\s?(?P<letter>[A-H])\s?[)\]]?(?![A-Z])",
    re.IGNORECASE,
)
_NEXT_SECTION: Final = re.compile(
    r"[\s,;/&)]{0,4}(?:AND|OR)?\s{0,2}1\s?[.,]\s?(?P<number>[2-6])(?![0-9])", re.IGNORECASE
)
_DECLASSIFY: Final = re.compile(
    r"\bDECL(?:ASS?IFY|ASSIFIED|AS)?(?:\s+ON)?\s*[:.]?\s*(?P<value>[^.;\n]{1,60})", re.IGNORECASE
)
_DATE: Final = re.compile(
    r"\d{1,4}[/-]\d{1,2}[/-]\d{1,4}|\d{1,2} [A-Z]{3,9}\.?,? \d{2,4}|[A-Z]{3,9} \d{1,2}, \d{4}", re.IGNORECASE
)
# fmt: off
_TITLE_WORDS: Final = frozenset({
    "AMBASSADOR", "AMB", "DCM", "A/DCM", "ADCM", "CHARGE", "CHARGÉ", "CDA", "CHIEF", "DEPUTY", "ACTING",
    "CONSUL", "GENERAL", "CG", "PRINCIPAL", "OFFICER", "COUNSELOR", "COUNSELLOR", "COUNSEL", "COUNS",
    "MINISTER", "MINISTER-COUNSELOR", "POLITICAL", "ECONOMIC", "ECON", "POL", "POLCOUNS", "ECONCOUNS",
    "POLOFF", "ECONOFF", "POLCHIEF", "PAO", "RSO", "DATT", "A/S", "PDAS", "DAS", "ASSISTANT", "ASST",
    "UNDER", "UNDERSECRETARY", "SECRETARY", "DIRECTOR", "SPECIAL", "ENVOY", "SECTION", "UNIT", "ADVISER",
    "ADVISOR", "ATTACHE", "HEAD", "LEADER", "TEAM", "COORDINATOR", "REPRESENTATIVE", "PERMANENT",
    "PERMREP", "USUN", "MISSION", "EMBASSY", "CONSULATE", "SENIOR", "OFFICE", "AFFAIRS", "COMMERCIAL",
    "LABOR", "GLOBAL", "ISSUES", "MANAGEMENT", "CONSULAR", "DEFENSE", "LEGAL", "REGIONAL", "AND", "OF",
    "FOR", "THE", "D'AFFAIRES", "D,AFFAIRES", "DAFFAIRES", "D'AFFAIRS", "A.I.", "A.I", "&", "TO",
    "POL/ECON", "ECON/POL", "PRT", "CAO", "INR", "PRESIDENT", "VICE", "COMMANDER", "ADMINISTRATOR",
    "EXECUTIVE", "AID", "USAID", "MR.", "MS.", "MRS.",
})
# fmt: on
_JOINING: Final = frozenset({"AND", "OF", "FOR", "THE", "TO", "&"})
_WORDS_BEFORE: Final = frozenset(
    {"for", "and", "of", "by", "the", "reason", "reasons", "in", "at", "to", "on", "or"}
)


def read_classified_by(flow: Flow) -> ClassifiedByRead:
    """Read a classified-by paragraph with its label; what is not there stays None."""
    read = ClassifiedByRead()
    words = _unwrap(flow.joined[:_LONGEST])
    label = _LABEL.match(words)
    content = words[label.end() :] if label is not None else words
    if label is None and not content.strip():
        return read
    reason = _REASON.search(content)
    who = content[: reason.start()] if reason is not None else content
    reasons = _reasons(content[reason.end() :]) if reason is not None else []
    until = _DECLASSIFY.search(content)
    if until is not None and until.start() < len(who):
        who = who[: until.start()]
    name, title = _who(who)
    read.classified_by = ClassifiedBy(
        name, title, reasons, _until(until["value"]) if until is not None else None
    )
    joined = flow.joined.rstrip()
    read.span = flow.span(len(joined) - len(joined.lstrip()), len(joined))
    if not reasons:
        message = "no reason is given for the classification"
        read.diagnostics.append(
            Diagnostic(
                "classified-by-without-reason",
                "warning",
                message,
                "for example: reasons 1.4 (b) and (d)",
                read.span,
            )
        )
    elif not reasons[0].startswith("1."):
        message = "letters of reasons without the section of the order"
        read.diagnostics.append(
            Diagnostic(
                "reason-without-section",
                "warning",
                message,
                "write 1.4 (b), or 1.5 (b) before 2003",
                read.span,
            )
        )
    return read


def _unwrap(words: str) -> str:
    """Lines joined: with a blank where a person broke them, without one where a machine cut a token."""
    lines = [line.strip() for line in words.replace("\u00b6", "").split("\n")]
    joined = lines[0]
    for last, line in pairwise(lines):
        joined += line if _cut_inside(last, line) else f" {line}"
    return " ".join(joined.split())


def _cut_inside(last: str, line: str) -> bool:
    """Whether the line break stands inside a token."""
    if not last or not line:
        return False
    if line[0] == ")" or last[-1] == "(":
        return True
    if last.endswith("1.") and line[0].isdecimal():
        return True
    if len(last) < _WIDTH:
        return False
    tail, head = last.rsplit(None, 1)[-1], line.split(None, 1)[0]
    if f"{tail}{head}".upper().strip(":.") in {
        "REASON",
        "REASONS",
        "CLASSIFIED",
        "COUNSELOR",
        "AMBASSADOR",
        "CHARGE",
    }:
        return True
    return line[0].islower() and head.strip(",.:;()") not in _WORDS_BEFORE and tail[-1].isalpha()


def _reasons(words: str) -> list[str]:
    """Reasons such as `1.4(b)`; letters alone where no section is named."""
    found: list[str] = []
    number = _SECTION.search(words, 0, 60)
    section = f"1.{number['number']}" if number is not None else ""
    place = number.end() if number is not None else 0
    while True:
        letter = _LETTER.match(words, place)
        following = _NEXT_SECTION.match(words, place) if letter is None else None
        if letter is not None:
            reason = f"{section}({letter['letter'].lower()})" if section else letter["letter"].lower()
            if reason not in found:
                found.append(reason)
            place = letter.end()
        elif following is not None:
            section, place = f"1.{following['number']}", following.end()
        else:
            return found or ([section] if section else [])


def _until(value: str) -> str | None:
    """The day of declassification, ISO; else the words."""
    date = _DATE.search(value)
    read = read_date(date[0]) if date is not None else None
    if read is not None:
        return read.isoformat()
    return " ".join(value.split()).strip(" .,:;") or None


def _who(words: str) -> tuple[str | None, str | None]:
    """Name and title of the classifier; of two, both, parted by a semicolon."""
    folded = " ".join(words.split()).strip(" ,.;:-(")
    if not folded or len(folded) > 300:
        return None, None
    pieces = [piece.strip(" ,") for piece in re.split(r"\s+(?:and|AND|&)\s+", folded)]
    people = [folded]
    if len(pieces) == 2 and all(_titled(piece) and _named(piece) for piece in pieces):
        people = pieces
    read = [_one(person) for person in people]
    name = "; ".join([name for name, _ in read if name])
    title = "; ".join([title for _, title in read if title])
    return name or None, title or None


def _titled(words: str) -> bool:
    return any(_is_title(word) for word in words.split())


def _named(words: str) -> bool:
    return any(not _is_title(word) for word in words.split())


def _is_title(word: str) -> bool:
    bare = word.strip(",.;:()").upper()
    return (
        bare in _TITLE_WORDS
        or word.upper() in _TITLE_WORDS
        or ("/" in bare and bare.isupper() and word.isupper())
    )


def _one(words: str) -> tuple[str | None, str | None]:
    """Name and title of one person, whichever comes first."""
    tokens = words.split()
    if "," in words:
        parts = [part.strip(" .") for part in words.split(",") if part.strip(" .")]
        first_titled = parts and _is_title(parts[0].split()[0])
        if len(parts) > 1 and not first_titled and not _suffix(parts[1]):
            return parts[0], ", ".join(parts[1:])
        if len(parts) > 1 and first_titled and all(_is_title(word) for word in parts[0].split()):
            return parts[-1], ", ".join(parts[:-1])
    place = 0
    while place < len(tokens) and _is_title(tokens[place]):
        place += 1
    if place == len(tokens):
        return None, words
    if place:
        while place and tokens[place - 1].upper() in _JOINING:
            place -= 1
        # ECONOMIC COUNSELOR FOR TRADE JANE ROE cannot be told; the title is what is surely one
        return " ".join(tokens[place:]).strip(" ,"), " ".join(tokens[:place]).strip(" ,") or None
    last = len(tokens)
    while last and _is_title(tokens[last - 1]):
        last -= 1
    if last < len(tokens):
        return " ".join(tokens[:last]).strip(" ,"), " ".join(tokens[last:])
    return words.strip(" ,"), None


def _suffix(part: str) -> bool:
    """Whether what follows a comma belongs to the name: JR., III."""
    return part.upper().rstrip(".") in {"JR", "SR", "II", "III", "IV"}
