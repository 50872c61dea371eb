"""Places on a scale: a country's tier, a list it is on, who gives it, and who wants another.

Scales are rows of a small table: a name, the words that are its values, who gives them. A value that only
names a plan or a paper (`TIER 2 WATCH LIST ACTION PLAN`) is no rating.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reftel.extract.agents import is_agent, shown
from reftel.extract.evidence import evidence
from reftel.extract.findings import Rating
from reftel.extract.reading import Read, Reading

__all__ = ["ratings_in"]


@dataclass(frozen=True, slots=True)
class _Scale:
    name: str
    value: re.Pattern[str]
    by: str


_SCALES: Final = (
    _Scale(
        "Trafficking in Persons report",
        re.compile(r"\bTIER[ -](?P<n>[123]|ONE|TWO|THREE|I{1,3})\b(?: \(?(?P<watch>WATCH ?LIST)\)?)?"),
        "Department of State",
    ),
    _Scale(
        "Special 301",
        re.compile(r"\b(?:SPECIAL 301 )?PRIORITY WATCH ?LIST\b|\bSPECIAL 301 WATCH ?LIST\b"),
        "USTR",
    ),
    _Scale(
        "state sponsors of terrorism",
        re.compile(r"\bSTATE SPONSORS? OF TERRORISM(?: LIST)?\b|\bTERRORISM LIST\b"),
        "Department of State",
    ),
    _Scale("religious freedom", re.compile(r"\bCOUNTRY OF PARTICULAR CONCERN\b"), "Department of State"),
    _Scale(
        "aviation safety", re.compile(r"\bFAA CATEGORY (?:1|2|ONE|TWO)\b"), "Federal Aviation Administration"
    ),
    _Scale(
        "narcotics majors list", re.compile(r"\b(?:MAJORS LIST|DECERTIFIED|DECERTIFICATION)\b"), "President"
    ),
)
_STEP: Final = {"ONE": "1", "TWO": "2", "THREE": "3", "I": "1", "II": "2", "III": "3"}
_NO_RATING: Final = re.compile(r"\s*(?:ACTION|DEMARCHE|PLAN|REQUIREMENT|STATUS REPORT|COUNTRIES|CRITERIA)")
_MOVED: Final = re.compile(
    r"\b(?:UPGRADED|DOWNGRADED|MOVED|RAISED|LOWERED|PLACED|RANKED|RATED|LISTED|DESIGNATED|REMAINS?|REMAINED|DROPPED|FELL"
    r"|ELEVATED|REMOVED|PUT|IS|WAS|BEEN|BE|BECOMES?|REACH|REACHED|ACHIEVE|STAYED?|ADDED|AVOID|ON|TO|AT|FROM|IN)\b"
)
_WANTED: Final = re.compile(
    r"\b(?:WILL NOT REST|WANTS?|HOPES?|HOPED|GOAL|AIMS?|SEEKS?|UNTIL|IN ORDER TO|TO REACH|TO BE|ACHIEVE)\b"
)
_PERIOD: Final = re.compile(r"\b(?P<year>(?:19|20)\d\d)\b|\b(?:THIS|LAST) YEAR'?S?\b")


def _value(found: re.Match[str]) -> str:
    groups = found.groupdict()
    if groups.get("n"):
        step = groups["n"]
        return f"Tier {_STEP.get(step, step)}" + (" Watch List" if groups.get("watch") else "")
    return found.group().title()


def _rated(read: Read, text: str, place: int) -> str | None:
    """Whose place it is: the last subject before the value that can act or is a country."""
    row = text.count(" ", 0, place)
    for clause in reversed(read.clauses):
        if (
            clause.subject is not None
            and clause.subject[0] < row
            and is_agent(read.sentence, *clause.subject)
        ):
            return shown(read.sentence, *clause.subject)
    words = read.sentence.words
    for end in range(row, 0, -1):
        if words[end - 1] in {"IS", "WAS", "REMAINS", "BE"} and end > 1:
            return shown(read.sentence, end - 2, end - 1)
    return read.before


def _near_subject(read: Read, text: str, place: int) -> str | None:
    """A country right before the copula: UNTIL CAMBODIA IS TIER 1."""
    row = text.count(" ", 0, place)
    words = read.sentence.words
    copula = row - 1
    if copula >= 1 and words[copula] in {"IS", "WAS", "BECOMES", "REMAINS", "REACHES"}:
        return shown(read.sentence, copula - 1, copula)
    return None


def ratings_in(reading: Reading) -> list[Rating]:
    """Every rating of a telegram; FROM and TO of one move are one item with its value before."""
    found: list[Rating] = []
    for read in reading.sentences:
        text = " ".join(read.sentence.words)
        if (
            "LIST" not in text
            and "TIER" not in text
            and "CONCERN" not in text
            and "CATEGORY" not in text
            and "TERRORISM" not in text
        ):
            continue
        for scale in _SCALES:
            found.extend(
                _of_scale(
                    read,
                    text,
                    scale,
                    [hit for hit in scale.value.finditer(text) if not _NO_RATING.match(text, hit.end())],
                )
            )
    return found


def _of_scale(read: Read, text: str, scale: _Scale, hits: Sequence[re.Match[str]]) -> list[Rating]:
    sentence = read.sentence
    found = []
    previous: str | None = None
    for hit in hits:
        before = text[max(0, hit.start() - 60) : hit.start()]
        if re.search(r"\bFROM (?:THE |A )?$", before) and hit is not hits[-1]:
            previous = _value(hit)
            continue
        if not _MOVED.search(before):
            continue
        wanted = bool(_WANTED.search(text[: hit.start()]))
        near = _near_subject(read, text, hit.start())
        rated = near or _rated(read, text, hit.start())
        period = next((one.group("year") or one.group() for one in _PERIOD.finditer(text)), None)
        row = text.count(" ", 0, hit.start())
        stop = min(len(sentence.words), text.count(" ", 0, hit.end()) + 8)
        starts = [clause.start for clause in read.clauses if clause.start <= row]
        shows = evidence(sentence, max(starts, default=0), stop, row)
        found.append(
            Rating(
                quote=shows.quote,
                span=shows.span,
                paragraph=shows.paragraph,
                mark=shows.mark,
                rule="rating-wanted" if wanted else "rating",
                confidence=0.6 if wanted else 0.75,
                scale=scale.name,
                subject=rated,
                value=_value(hit),
                previous=previous,
                period=period,
                by=_wanting(read, row) if wanted else scale.by,
            )
        )
        previous = None
    return found


def _wanting(read: Read, row: int) -> str | None:
    """Who wants it: the agent of the clause nearest before the value."""
    for place in range(len(read.clauses) - 1, -1, -1):
        clause = read.clauses[place]
        if clause.verb < row and clause.agent is not None and is_agent(read.sentence, *clause.agent):
            return read.who[place] or shown(read.sentence, *clause.agent)
    return read.before
