"""Who takes part in a talk: a phrase read as name and role, and the side it is on.

Offices of the post and of the Department are ours, those of the host country (or of nobody said) the
host's, those that are called after another country or an international body third.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from reftel.extract.agents import OFFICES, OWN, PRONOUNS
from reftel.extract.findings import Participant, Side
from reftel.extract.lexicon import PLAIN, STOP, flags
from reftel.extract.reading import Reading
from reftel.extract.sentences import Sentence
from reftel.extract.vocabulary import listed
from reftel.gazetteer.posts import posts

__all__ = ["OURS", "Party", "parties_of", "party"]

OURS: Final = listed(
    "EMBASSY EMBOFF EMBOFFS POLOFF POLOFFS ECONOFF ECONOFFS CONOFF CONOFFS CHARGE DCM ADCM A/DCM "
    "AMBASSADOR AMB MISSION CONSULATE CONGEN USAID MILGP DATT DEPARTMENT DEPT DEPTOFF DEPTOFFS "
    "CONGRESSMAN SENATOR CODEL LEGATT POLCOUNS ECONCOUNS ECON POL/ECON LES EMBASSY'S I ME US WE SECSTATE "
    "SECRETARY USG UNDER-SECRETARY CG PAO USUN USDEL MISOFF LABATT AGATT POLCOUNSELOR"
)
_TITLES: Final = listed(
    "MR MRS MS DR SIR GEN GENERAL COL COLONEL LT LIEUTENANT CAPT CAPTAIN MAJ MAJOR ADMIRAL ADM HE AMB "
    "AMBASSADOR ATTY"
)
_NOT_NAMES: Final = listed(
    "THE A AN OF FOR AND ON IN TO ACTING NEW FORMER DEPUTY VICE ASSISTANT HIS HER OUR DE LA THAT THIS ALL "
    "SENIOR RESIDENT CHIEF HEAD STAFF PERMANENT SPECIAL POLITICAL ECONOMIC LEGAL FOREIGN INTERIOR JUSTICE "
    "DEFENSE FINANCE LABOR INDUSTRY COMMERCE AGRICULTURE MINING ENERGY PLANNING NATIONAL INTERNATIONAL "
    "AFFAIRS RELATIONS SECURITY TRADE HEALTH EDUCATION MIN SUB UNDER PRIME FIRST SECOND THIRD "
    "SECRETARY-GENERAL DIRECTOR-GENERAL SUB-SECRETARY ORGANIZATIONS ORGANIZATION INTEGRATION PUBLIC WORKS "
    "TRANSPORT COMMUNICATIONS INFORMATION CULTURE DEPARTMENT'S REGIONAL BUREAU SECTION DESK WITH AT BY "
    "FROM RECENTLY ALSO HOUSE CENTRAL GENERAL'S APPROPRIATE LEVEL SEVERAL OTHER VARIOUS SOME ONE TWO "
    "SEPARATE MINISTRIES NOTETAKER STAFFMEMBER INDIAN ARMED POSITION ISSUE EARLY LATE YOUNG LOCAL SOURCE "
    "SOURCES"
)
_SURNAMES: Final = listed("YOUNG CHIEF FOREIGN LABOR HOUSE DE LA EARLY JUSTICE WORKS A AN HE HIS OF")
_BODIES: Final = listed("IMF IBRD UN UNDP NATO OAS EC EEC EU WORLD FUND UNESCO UNHCR ICRC OECD IJM")
_LOWER_ROLES: Final = listed("ASSISTANT HEAD CHIEF POLOFF NOTETAKER STAFFMEMBER INTERPRETER AIDE ADVISOR")
_LEADING: Final = listed("THE A AN HIS OUR ALSO ACCOMPANIED BY SAME WITH")
_TRAILING: Final = listed("TODAY YESTERDAY AGREED SAID THAT ARE IS")
_BUREAU: Final = re.compile(
    r"(?:ARA|EUR|EA|EAP|NEA|AF|IO|EB|PM|OES|INR|SCA|CA|CU|DRL|INL|WHA|SA|[SDPTMLH])/[A-Z/]+$"
)
_PARTIES_SPLIT: Final = frozenset({"AND", ","})
_SOURCES: Final = frozenset({"SOURCE", "SOURCES"})
_INDEFINITE: Final = listed("A AN SOME SEVERAL MANY SOURCES SOURCE OTHER OTHERS VARIOUS")
_WORD: Final = re.compile(r"[^\W\d_][\w'-]*$")


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody at a talk; `key` tells whether two phrases mean the same one."""

    name: str | None
    role: str | None
    side: Side | None

    @property
    def key(self) -> str | None:
        """What is compared: the last word of the name, else the role."""
        if self.name:
            return self.name.split()[-1].upper()
        return self.role.upper() if self.role else None

    @property
    def definite(self) -> bool:
        """Whether it is a named person or one office, and no unnamed source."""
        return bool(self.name or self.role)

    def participant(self) -> Participant:
        """The value of the contract."""
        return Participant(self.name, self.role, self.side)


@cache
def _nations() -> dict[str, str]:
    """Words that tell a country: its name and the usual ending of its people, by word."""
    found: dict[str, str] = {"SOVIET": "RU", "RUSSIAN": "RU", "BRITISH": "GB", "FRENCH": "FR", "GERMAN": "DE"}
    found |= {
        "CHINESE": "CN",
        "JAPANESE": "JP",
        "DUTCH": "NL",
        "SPANISH": "ES",
        "GREEK": "GR",
        "TURKISH": "TR",
    }
    for post in posts().values():
        name = post.country_name.upper()
        if post.country is None or " " in name or not name.isalpha():
            continue
        found.setdefault(name, post.country)
        stem = name.removesuffix("A")
        for ending in ("AN", "IAN", "N", "ESE", "I"):
            found.setdefault(stem + ending, post.country)
    return found


_LONG_NO: Final = frozenset({"US", "DEPARTMENT", "DEPT", "EMBASSY", "MISSION", "CONSULATE", "AMBASSADOR"})


def _side(words: tuple[str, ...], reading: Reading | None) -> Side:
    host = reading.context.host if reading is not None else None
    nations = _nations()
    for word in words:
        country = nations.get(word.removesuffix("'S"))
        if country is not None:
            if country == "US":
                return "us"
            return "host" if host in {country, None} else "third"
    if any(word in {"US", "U.S.", "AMERICAN", "AMCIT"} for word in words):
        return "us"
    if _BODIES & set(words):
        return "third"
    if any(_BUREAU.match(word) for word in words):
        return "us"
    ours = {"SECRETARY", "UNDER-SECRETARY"}
    head = set(words)
    if "SECRETARY" in head and set(words) <= {
        "SECRETARY",
        "UNDER",
        "ASSISTANT",
        "DEPUTY",
        "OF",
        "STATE",
        "THE",
        "ACTING",
    }:
        return "us"
    if words and (words[0] in OURS - ours or head & (OURS - ours - _LONG_NO)) and "FOREIGN" not in head:
        return "us"
    return "host"


def party(sentence: Sentence, first: int, stop: int, reading: Reading | None) -> Party | None:
    """One phrase as a participant: words that are no office and no small word are the name."""
    while first < stop and sentence.words[first] in _LEADING:
        first += 1
    while stop - first > 2 and sentence.words[stop - 1] in _TRAILING:
        stop -= 1
    by = next((row for row in range(first + 1, stop) if sentence.words[row] == "BY"), stop)
    stop = by if by > first + 1 or sentence.words[first] in OFFICES else stop
    words = sentence.words[first:stop]
    if not words or (words[0] in PRONOUNS - OWN):
        return None
    if words[0] in OWN:
        context = None if reading is None else reading.context
        if words[0] in {"I", "ME", "MY"}:
            signer = context.signer.title() if context is not None and context.signer else None
            return Party(signer, "Ambassador" if signer is None else None, "us")
        return Party(None, None if reading is None else reading.own, "us")
    known = None if reading is None else _known_person(reading, sentence, first, stop)
    names = [row for row in range(first, stop) if _is_name(sentence, row)]
    if (
        not sentence.upper
        and sentence.written(first)[0].islower()
        and _plain(words[0]) in OFFICES | _LOWER_ROLES
    ):
        names = []  # head of the CNP's Anti-TIP Department
    run = _last_run(names) if known is None else known[1]
    office = any(_plain(word) in OFFICES or _plain(word) in OURS for word in words)
    title = any(word in _TITLES for word in words)
    if not (
        office
        or title
        or known is not None
        or (run and not sentence.upper and all(sentence.written(row)[0].isupper() for row in run))
    ):
        return None
    name = " ".join(sentence.written(row) for row in run) if run else None
    if name and sentence.upper:
        name = name.title()
    if known is not None:
        name = known[0]
    role = " ".join(
        sentence.written(row)
        for row in range(first, stop)
        if row not in run and _role_word(sentence.words[row])
    ).strip(" ,.")
    side = _side(words, reading)
    return Party(name or None, role or None, side)


def _known_person(
    reading: Reading, sentence: Sentence, first: int, stop: int
) -> tuple[str, list[int]] | None:
    """The last person named in a phrase, by the finder of names: the name and the words that hold it."""
    span = sentence.passage.span(sentence.starts[first], sentence.ends[stop - 1])
    here = [name for name in reading.persons.within(span) if name.end <= span[1]]
    if not here or here[-1].name is None:
        return None
    parts = set(here[-1].name.upper().split())
    if parts & (OURS | _NOT_NAMES - _SURNAMES):
        return None  # Pol/Econ LES is nobody's name
    rows = [row for row in range(first, stop) if sentence.words[row].removesuffix("'S") in parts]
    return (reading.persons.full(here[-1]) or here[-1].name, rows) if rows else None


def _plain(word: str) -> str:
    return word.removesuffix("'S").removesuffix("'")


def _role_word(word: str) -> bool:
    return word[0].isalpha()


def _is_name(sentence: Sentence, row: int) -> bool:
    word = sentence.words[row]
    if not _WORD.match(word) or len(word) < 2:
        return False
    plain = _plain(word)
    if plain in OFFICES or plain in OURS or plain in _NOT_NAMES or plain in _TITLES or plain in _BODIES:
        return False
    if sentence.upper and flags().get(plain, 0) & (PLAIN | STOP) and plain not in sentence.known:
        return False
    if plain in _nations() or (plain.startswith("GO") and len(plain) == 3):
        return False
    if not sentence.upper and not sentence.written(row)[0].isupper():
        return False
    return not word.endswith("'S")


def _last_run(rows: list[int]) -> list[int]:
    """The last rows that stand together: a name follows its titles."""
    run: list[int] = []
    for row in rows:
        run = [*run, row] if run and row == run[-1] + 1 else [row]
    return run[-4:]


def parties_of(sentence: Sentence, first: int, stop: int, reading: Reading) -> list[Party]:
    """Everybody named in a phrase: cut at AND and at commas, appositions joined to the name before them."""
    found: list[Party] = []
    start = first
    for row in range(first, stop + 1):
        if row < stop and sentence.words[row] not in _PARTIES_SPLIT:
            continue
        if row == start:
            start = row + 1
            continue
        one = party(sentence, start, row, reading)
        unnamed = one is None or one.name is None
        if (unnamed and sentence.words[start] in _INDEFINITE) or _SOURCES & set(sentence.words[start:row]):
            one = None
        joined = start > first and sentence.words[start - 1] in {",", "AND"}
        joined = joined and "ACCOMPANIED" not in sentence.words[first:row]
        if one is not None and found and joined and _completes(found[-1], one):
            last = found[-1]
            role = f"{last.role} and {one.role}" if last.role and one.role else last.role or one.role
            found[-1] = Party(last.name or one.name, role, last.side)
        elif one is not None:
            found.append(one)
        start = row + 1
    return found


def _completes(before: Party, one: Party) -> bool:
    """Whether the second is the first once more: a name behind a role, a role behind a name."""
    if before.side != one.side or (before.name and one.name):
        return False
    return before.side != "us" or bool(before.name) != bool(one.name)
