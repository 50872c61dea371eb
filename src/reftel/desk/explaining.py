"""What one code means: precedence, caption, TAGS, post, office, order, exemption, routing, mark.

Each function takes a code as the telegram writes it and gives an `Explained`, or None where the tables
are silent: a wrong explanation is worse than none.
"""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reftel.desk.offices import office as office_name
from reftel.desk.wording import place_in_words
from reftel.gazetteer import posts, tags, terms

__all__ = [
    "CodeKind",
    "Explained",
    "caption",
    "classification",
    "exemption",
    "mark",
    "office",
    "order",
    "precedence",
    "reason",
    "routing",
    "station",
    "tag",
]

CodeKind: TypeAlias = Literal[
    "precedence",
    "classification",
    "caption",
    "tag",
    "post",
    "office",
    "order",
    "exemption",
    "routing",
    "mark",
    "acronym",
]


@dataclass(frozen=True, slots=True)
class Explained:
    """A code as written, what it means in a few words, and a sentence more where there is one."""

    code: str
    meaning: str
    kind: CodeKind
    note: str = ""


_LEVELS = {
    "UNCLASSIFIED": "Not classified: no harm was expected if it became known",
    "LIMITED OFFICIAL USE": "Not classified, but for official use only; the marking ended in 1995",
    "RESTRICTED": "The lowest level of foreign governments, and of the United States until 1953",
    "CONFIDENTIAL": "Disclosure was expected to damage national security",
    "SECRET": "Disclosure was expected to damage national security seriously",
    "TOP SECRET": "Disclosure was expected to damage national security gravely",
}
_MARKS = {
    "U": "Unclassified",
    "SBU": "Sensitive but unclassified",
    "LOU": "Limited official use",
    "R": "Restricted",
    "C": "Confidential",
    "S": "Secret",
    "TS": "Top secret",
}
_MARK_LEVELS = {
    "U": "UNCLASSIFIED",
    "LOU": "LIMITED OFFICIAL USE",
    "R": "RESTRICTED",
    "C": "CONFIDENTIAL",
    "S": "SECRET",
    "TS": "TOP SECRET",
}
_ORDERS = {
    "11652": "in force June 1972 to November 1978",
    "12065": "in force December 1978 to July 1982",
    "12356": "in force August 1982 to October 1995",
    "12958": "in force October 1995 to June 2010, amended in 2003",
    "13292": "amendment of 12958, March 2003",
    "13526": "in force since June 2010",
}
_EXEMPTIONS = {
    "GDS": "General declassification schedule: level by level, open after six to ten years",
    "XGDS": "Exempt from the general declassification schedule",
    "XGDS1": "Exempt from the schedule: information a foreign government gave in confidence",
    "XGDS2": "Exempt from the schedule: protected by statute, cryptography, or intelligence sources",
    "XGDS3": "Exempt from the schedule: a system, plan, installation, project or specific foreign matter",
    "XGDS4": "Exempt from the schedule: disclosure would put a person in immediate jeopardy",
    "ADS": "Advanced declassification schedule: open earlier, on a day or event that is named",
    "RDS": "To be reviewed for declassification after a longer term",
    "RDS1": "To be reviewed later: information of or about a foreign government",
    "OADR": "No date: the originating agency has to determine it",
    "X1": "Exempt from the ten-year term: intelligence sources or methods, cryptology",
    "X2": "Exempt from the ten-year term: weapons of mass destruction",
    "X3": "Exempt from the ten-year term: technology within a weapon system",
    "X4": "Exempt from the ten-year term: military or emergency plans",
    "X5": "Exempt from the ten-year term: foreign government information",
    "X6": "Exempt from the ten-year term: relations with a foreign government, or a confidential source",
    "X7": "Exempt from the ten-year term: protection of the President and other officials",
    "X8": "Exempt from the ten-year term: a statute, treaty or international agreement",
    "B1": "Withheld under the Freedom of Information Act: still classified",
    "B2": "Withheld under the Freedom of Information Act: internal rules of an agency",
    "B3": "Withheld under the Freedom of Information Act: another statute forbids release",
    "B4": "Withheld under the Freedom of Information Act: trade secrets, commercial confidence",
    "B5": "Withheld under the Freedom of Information Act: deliberation within the government",
    "B6": "Withheld under the Freedom of Information Act: personal privacy",
    "B7": "Withheld under the Freedom of Information Act: law enforcement",
}
_REASONS = {
    "A": "military plans, weapons or operations",
    "B": "foreign government information",
    "C": "intelligence activities, sources or methods, or cryptology",
    "D": "foreign relations or activities, confidential sources included",
    "E": "scientific, technological or economic matters of national security",
    "F": "programs for safeguarding nuclear materials or facilities",
    "G": "vulnerabilities of systems, installations or infrastructures",
    "H": "weapons of mass destruction",
}
_REASON = re.compile(r"(1\.[45])\s*\.?\s*\(?([A-Ha-h])\)?$")
_NETWORKS = {
    "RUEHC": "Department of State, Washington",
    "RUEHWEB": "Web copy of the State network",
    "RUEAIIA": "Central Intelligence Agency",
    "RUEKJCS": "Secretary of Defense and Joint Staff",
    "RHEHNSC": "National Security Council",
    "RHEHAAA": "White House",
    "RUEATRS": "Department of the Treasury",
    "RUCPDOC": "Department of Commerce",
    "RUEHRC": "Department of Agriculture",
    "RHEBAAA": "Department of Energy",
    "RUCNFB": "Federal Bureau of Investigation",
    "RUEKDIA": "Defense Intelligence Agency",
}


def precedence(word: str) -> Explained | None:
    """How urgent a telegram is, with the speed asked for."""
    known = terms.precedences().get(word.upper())
    if known is None:
        return None
    return Explained(word, known.speed or known.purpose, "precedence", known.purpose if known.speed else "")


def classification(level: str) -> Explained | None:
    """A level of the whole telegram."""
    meaning = _LEVELS.get(level.upper())
    return Explained(level, meaning, "classification") if meaning else None


def mark(code: str, written: str | None = None) -> Explained | None:
    """A portion mark; one that was not printed says that it comes from the telegram's own level."""
    meaning = _MARKS.get(code)
    if meaning is None:
        return None
    if "NF" in (written or "").upper() or "NOFORN" in (written or "").upper():
        meaning += ", not for foreign nationals"
    note = _LEVELS.get(_MARK_LEVELS.get(code, ""), "")
    if written is None:
        note = "The paragraph has no mark of its own; this is the mark of the telegram"
    return Explained(written or code, meaning, "mark", note)


def caption(words: str) -> Explained | None:
    """A handling, distribution, control or channel caption."""
    known = terms.captions().get(words.upper())
    if known is None or known.name == "(unknown)":
        return None
    note = known.meaning if known.meaning.casefold() != known.name.casefold() else ""
    return Explained(words, known.name, "caption", "" if note.startswith(("Archive", "-")) else note)


def tag(code: str, year: int | None) -> Explained | None:
    """A TAGS code in the year of its telegram, since codes were given new meanings."""
    known = tags.meaning(code, year)
    if known is None:
        return None
    kind = {"country": "country", "region": "region", "organization": "organization"}.get(
        known.kind, "subject"
    )
    return Explained(code, known.meaning, "tag", f"{kind.capitalize()} tag, {known.era}")


def station(plad: str) -> Explained | None:
    """An addressee or originator: what its abbreviated address stands for."""
    words = place_in_words(plad)
    return None if words.casefold() == plad.casefold() else Explained(plad, words, "post")


def office(symbol: str) -> Explained | None:
    """An office symbol, bureau first."""
    meaning = office_name(symbol)
    return Explained(symbol, meaning, "office") if meaning else None


def order(number: str) -> Explained | None:
    """An executive order on classification."""
    force = _ORDERS.get(number)
    note = force[0].upper() + force[1:] if force else ""
    return (
        Explained(f"E.O. {number}", "Executive order on classified information", "order", note)
        if force
        else None
    )


def exemption(code: str) -> Explained | None:
    """A schedule or an exemption: `GDS`, `XGDS-2`, `X1`, `B6`; a reason letter too."""
    folded = re.sub(r"[^A-Z0-9]", "", code.upper())
    found = _EXEMPTIONS.get(folded) or _EXEMPTIONS.get(folded[:2] if folded[:1] == "B" else "")
    return Explained(code, found, "exemption") if found else reason(code)


def reason(code: str) -> Explained | None:
    """A reason for classifying, `1.4(b)` or `1.5 (D)`."""
    found = _REASON.search(code)
    if found is None:
        return None
    meaning = _REASONS[found[2].upper()]
    return Explained(code, meaning[0].upper() + meaning[1:], "exemption", f"Reason {found[1]} of the order")


def routing(indicator: str) -> Explained | None:
    """A routing indicator of the relay network, such as `RUEHPF`."""
    code = indicator.upper()
    if code in _NETWORKS:
        return Explained(indicator, _NETWORKS[code], "routing", "Routing indicator")
    post = posts.by_routing(code)
    if post is None:
        return None
    return Explained(indicator, place_in_words(post.plad), "routing", "Routing indicator")
