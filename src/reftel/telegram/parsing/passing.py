"""Passing and attention lines: for whom, within or behind the addressees, a telegram is meant.

    line    = [ recipient SP ] verb [ ":" ] SP targets
    verb    = "FOR" | "ALSO FOR" | [ "PLEASE" ] "PASS" [ "TO" ] | "ATTN" | "FROM"
    targets = target { ( "," | ";" | "AND" ) target } ;  target = office [ "(" name ")" ] | name

`offices` are symbols such as `EAP/MLS` and agencies; anything else among the targets is kept as a name.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from reftel.telegram.mrn import resolve_post
from reftel.telegram.record import Passing

__all__ = ["begins_passing", "read_passing"]

_VERB = (
    r"(?P<verb>(?:(?:PLEASE|PLS|ALSO)[ ])?(?:RE)?PASS(?:[ ](?:ALSO|TO))?|ALSO[ ]FOR|FOR|ATTN|ATTENTION|FROM)"
    r"(?:[ ]?[:-][ ]*|[ ]+)(?P<targets>\S[\s\S]*)"
)
_BARE: Final = re.compile(_VERB, re.IGNORECASE)
_LINE: Final = re.compile(r"(?P<who>[A-Z][A-Z0-9 ./&'()-]{0,38}?)[ :,-]+" + _VERB, re.IGNORECASE)
_DEPARTMENT: Final = frozenset(
    {
        "DEPT", "DEPARTMENT", "STATE", "SECSTATE", "USDOC", "TREASURY", "TREAS", "WHITE HOUSE", "DEA HQS",
        "DOD", "SECDEF", "USTR", "USDA", "COMMERCE", "LABOR", "JUSTICE", "INTERIOR", "ENERGY", "DOE",
        "DEA", "USCINCSO", "USCINCPAC", "USCINCEUR", "CIA", "NSC", "AID", "USAID", "USIA", "ICA", "USICA",
        "JCS", "DIA", "FBI", "FAA", "EXIM", "OPIC", "CDC", "EPA", "NASA", "USUN", "USNATO", "USEU",
        "USMISSION", "POSTS", "ALL POSTS", "ADDRESSEES", "EMBASSY", "CONSULATE", "CINCPAC", "CINCSO",
        "AMEMBASSY", "AMCONSUL", "AMCONGEN", "WASHINGTON",
    }
)  # fmt: skip
_OFFICE: Final = re.compile(r"[A-Z][A-Z0-9&-]{0,9}(?:/[A-Z0-9&-]{1,10})*|\d{4}/[A-Z0-9/&-]+")
_AGENCY_WORDS: Final = frozenset(
    {
        "TREASURY", "COMMERCE", "AGRICULTURE", "INTERIOR", "JUSTICE", "ENERGY", "AMBASSADOR", "CHARGE",
        "SECRETARY", "POLAD", "CUSTOMS", "CONGRESS", "WHITE HOUSE", "EXIMBANK", "DEFENSE", "POLCOUNS",
        "ECONCOUNS", "ADDRESSEES",
    }
)  # fmt: skip
_SPLIT: Final = re.compile(
    r"[ ]*(?:,|;|\.(?=[ ])|[ ]AND[ ]|&(?=[ ])|[ ]FOR[ ]|[ ]FROM[ ])[ ]*(?:AND[ ]+)?", re.IGNORECASE
)
_NAMED: Final = re.compile(r"[ ]*[(\[]([^)\]]{1,60})[)\]]?")
_NAMES: Final = re.compile(r"[ ]*[,;][ ]*(?:AND[ ]+)?|[ ]+(?:AND|&)[ ]+", re.IGNORECASE)
_ONLY: Final = re.compile(r"[ ]+(?:EYES[ ]+)?ONLY\.?$")


@lru_cache(maxsize=2048)
def _is_recipient(words: str) -> bool:
    """Whether words in front of the verb name someone who receives telegrams."""
    if words in _DEPARTMENT:
        return True
    first = words.split(" ", 1)[0]
    if first in _DEPARTMENT and len(words) <= 24:
        return True
    return resolve_post(words, near=False) is not None


def begins_passing(words: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether a line is a passing or attention line by its first words; a sentence that holds FOR is not.

    `known` are posts of the telegram's own addressees, which no table may have.
    """
    head = words[:120]
    found = _BARE.match(head)
    if found is not None:
        if found["verb"].upper() == "FROM":
            return len(words) <= 48 and words == words.upper()
        return words == words.upper() or words[found.end("verb")] == ":" or "/" in found["targets"][:24]
    found = _LINE.match(head)
    if found is None or found["verb"].upper() == "FROM":
        return False
    who = found["who"].strip(" :,-").upper()
    return who in known or _is_recipient(who)


def _pieces(targets: str) -> Iterator[str]:
    """The targets one by one; a list of names in brackets belongs to the office before it."""
    begin, closed = 0, 0
    for cut in _SPLIT.finditer(targets):
        opened = targets.find("(", max(begin, closed), cut.start())
        if opened >= 0:
            closed = targets.find(")", opened) + 1
            if closed > cut.start():
                continue
        if cut.start() < closed:
            continue
        yield targets[begin : cut.start()]
        begin = cut.end()
    yield targets[begin:]


def _spread(targets: str, offices: list[str], names: list[str]) -> None:
    """Sort targets into offices and names."""
    for piece in _pieces(targets):
        target = _ONLY.sub("", piece.strip(" .:"))
        named = _NAMED.search(target)
        if named is not None:
            names += [name for part in _NAMES.split(named[1]) if (name := part.strip())]
            target = (target[: named.start()] + target[named.end() :]).strip(" -:")
        if not target:
            continue
        head, mark, tail = target.partition(":")
        if mark and _OFFICE.fullmatch(head.strip()):
            offices.append(head.strip())
            names.extend(filter(None, [tail.strip()]))
            continue
        upper = target.upper()
        symbol = _OFFICE.match(upper)
        if upper in _AGENCY_WORDS or (
            symbol is not None and symbol.end() == len(upper) and ("/" in upper or len(upper) <= 6)
        ):
            offices.append(target)
        elif symbol is not None and "/" in symbol[0] and upper[symbol.end() : symbol.end() + 1] in (" ", "-"):
            offices.append(target[: symbol.end()])
            names.extend(filter(None, [target[symbol.end() :].strip(" -,")]))
        elif symbol is not None and upper.split(" ", 1)[0] in _DEPARTMENT:
            offices.append(target)
        else:
            names.append(target)


_SENDER: Final = re.compile(r"[ ]FROM[ ]+(?=[A-Z])", re.IGNORECASE)


def read_passing(words: str) -> list[Passing]:
    """One passing line, its continuations joined by blanks; `FOR x FROM y` gives two items."""
    found = _BARE.match(words[:2000]) or _LINE.match(words[:2000])
    if found is None:
        return []
    groups = found.groupdict()
    who = " ".join((groups.get("who") or "").strip(" :,-").split()).upper() or None
    verb = " ".join(found["verb"].upper().split())
    if "PASS" in verb:
        verb = "ALSO PASS" if "ALSO" in verb else "PASS"
    elif verb == "ATTENTION":
        verb = "ATTN"
    targets = " ".join(found["targets"].split())
    sender = _SENDER.search(targets) if verb == "FOR" else None
    items = [_item(who, verb, targets[: sender.start()] if sender else targets)]
    if sender is not None:
        items.append(_item(None, "FROM", targets[sender.end() :]))
    return items


def _item(who: str | None, verb: str, targets: str) -> Passing:
    offices: list[str] = []
    names: list[str] = []
    _spread(targets, offices, names)
    return Passing(who, verb, offices, names)
