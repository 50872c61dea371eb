"""The two ends of a telegram: who wrote, to whom, on which day, and whether something is asked for.

A thread is read from these: who answered whom, and what was left without an answer. Whether a telegram asks
is told by the role its paragraphs have and by the set phrases of such requests; a hint, no finding.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from reftel.links.printed import Printed
from reftel.telegram.mrn import canonical_post, resolve_post
from reftel.telegram.record import Record

__all__ = ["Ends", "post_of", "read_ends", "receivers_of"]

_WE = (
    r"(?:EMBASSY|EMB|POSTS?|DEPARTMENT|DEPT|MISSION|CONSULATE|WE|USG|ADDRESSEES|I)\s"
    r"(?:WOULD\s|THEREFORE\s|ACCORDINGLY\s)?"
)
_ASKING = {  # a rare word, and what has to stand around it
    "REQUEST": re.compile(
        rf"\bACTION\sREQUEST(?:ED)?\b|\b{_WE}REQUESTS?\b|\b(?:POSTS?|ADDRESSEES|EMBASSY)\s(?:IS|ARE)\sREQUESTED\b"
        r"|\bREQUESTS?\s(?:DEPARTMENT|DEPT|EMBASSY|POSTS?|ADVICE|INSTRUCTIONS|GUIDANCE|AUTHORI[SZ]|THAT|YOU|ADDRESSEES"
        r"|INFORMATION)"
    ),
    "PLEASE": re.compile(
        r"\bPLEASE\s(?:ADVISE|INFORM|REPORT|CONFIRM|SEND|PROVIDE|REPLY|COMMENT|REPEAT|CLARIFY|CABLE|FORWARD)"
    ),
    "ADVISE": re.compile(
        r"\b(?:PLS|KINDLY)\sADVISE|\bADVISE\s(?:ASAP|SOONEST|BY|DEPARTMENT|DEPT|EMBASSY|URGENTLY|WHETHER)"
    ),
    "APPRECIATE": re.compile(rf"\b{_WE}(?:WOULD\s)?APPRECIATES?\s"),
}
_AROUND = 40
_KIND = re.compile(r"^(?:AMEMBASSY|AMEMB|AMCONSUL|AMCONGEN|AMCONSULATE|CONSULATE|USMISSION|USINT|USLO)\s+")


@dataclass(frozen=True, slots=True)
class Ends:
    """Who wrote to whom, when, whether something is asked for, and the words of a correction."""

    sender: str | None
    receivers: tuple[str, ...]
    day: str | None
    asks: bool
    corrected: str | None


@lru_cache(maxsize=4096)
def post_of(plad: str) -> str:
    """The canonical post of an addressee; the same few stand in most telegrams of an archive."""
    match = resolve_post(plad)
    return match.post.canonical if match else canonical_post(_KIND.sub("", plad))


def receivers_of(record: Record) -> list[str]:
    """The canonical posts of the action addressees, once each."""
    return list(dict.fromkeys(post_of(addressee.plad) for addressee in record.action))


def read_ends(record: Record, printed: Printed | None, day: str | None) -> Ends:
    """The ends as the telegram has them; a printed one has them in its heading."""
    if printed is not None:
        return Ends(printed.sender[0], printed.addressee, day, _does_ask(record), record.corrected)
    written = record.originator.post or record.originator.plad
    sender = record.originator.canonical_post or (post_of(written) if written else None)
    return Ends(sender, tuple(receivers_of(record)), day, _does_ask(record), record.corrected)


def _does_ask(record: Record) -> bool:
    """Whether the writer asks the addressee for something, by set phrases of such requests."""
    return any(
        paragraph.role == "action_request"
        or "ACTION REQUEST" in (paragraph.heading or "").upper()
        or _has_asking(paragraph.text.upper())
        for paragraph in record.paragraphs
        if paragraph.role != "text"
    )


def _has_asking(upper: str) -> bool:
    for word, phrase in _ASKING.items():
        at = upper.find(word)
        while at >= 0:
            if phrase.search(" ".join(upper[max(0, at - _AROUND) : at + _AROUND].split())):
                return True
            at = upper.find(word, at + len(word))
    return False
