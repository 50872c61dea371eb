"""What people put behind a telegram they cite: years, days, NOTAL, paragraphs, titles, AND PREVIOUS.

behind = {year | day | note | remark}
year   = "(" yy ")" | "-" yy | "/" yy | blank yy | "'" yy | "," yyyy
day    = ["OF" | "DATED" | ","] date | "(" date ")" | ["DTG"] group
note   = "(" words ")" | NOTAL | PARA n | SECTION n [OF m] | TOSEC n | ET AL | AND PREVIOUS
"""

from dataclasses import dataclass

from reftel.telegram.references.citing import Citing
from reftel.telegram.references.dates import Day, date_at, group_at, year_of
from reftel.telegram.references.numbers import Serial, plausible_year, serial_at
from reftel.telegram.references.targets import target_at
from reftel.telegram.references.tokens import FIGURES, WORD, Token

__all__ = ["Notes", "range_behind", "read_notes", "year_behind"]

_CAPTIONS = frozenset(
    {"EXDIS", "NODIS", "LIMDIS", "STADIS", "NOFORN", "PASEP", "SIPDIS", "SENSITIVE", "EFTO", "DTG"}
)
_PARAGRAPH = frozenset({"PARA", "PARAS", "PARAGRAPH", "PARAGRAPHS", "PAR"})
_SECTIONS = frozenset({"SECTION", "SECTIONS", "SEC", "SECT"})
_SERIES = frozenset({"TOSEC", "TOPAR"})
_EARLIER = frozenset({"PREVIOUS", "PREV", "EARLIER", "PRIOR", "PRECEDING", "PREVIOUSES"})
_DAY_WORDS = frozenset({"OF", "DATED", "DTD", "DTG", "ON", "DATE"})
_OLDEST = 10  #: a two-figure year further back than this is a serial of a list
_LONGEST_RANGE = 60


@dataclass(slots=True)
class Notes:
    """What stands behind a number; `stop` is the token behind it, `named` the last token that names it."""

    stop: int
    named: int
    year: int | None = None
    day: Day | None = None
    notal: bool = False
    previous: bool = False
    paragraph: int | None = None


def _recent(year: int, citing: Citing) -> bool:
    return citing.year is None or citing.year - _OLDEST <= year <= citing.year


def year_behind(tokens: list[Token], at: int, serial: Serial, citing: Citing) -> tuple[int, int] | None:
    """A year right behind a serial, and the index behind it."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.text in "([":
        place = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].text in "'’")
        year = year_of(tokens, place)
        closed = place + 1 < len(tokens) and tokens[place + 1].text in ")]"
        return (year, place + 2) if year is not None and closed else None
    if token.text in "'’":
        year = year_of(tokens, at + 1)
        return (year, at + 2) if year is not None else None
    if token.text in "-/–" and not token.gap and at + 1 < len(tokens) and not tokens[at + 1].gap:
        return _signed_year(tokens, at, serial, citing)
    if token.text == ",":
        year = plausible_year(tokens, at + 1, citing.year)
        if year is None or target_at(tokens, at + 1, citing, known=True) is not None:
            return None
        return year, at + 2
    if token.kind == FIGURES and not token.line:
        year = year_of(tokens, at)
        if year is None or not _recent(year, citing) or target_at(tokens, at, citing) is not None:
            return None
        return (year, at + 1) if at + 1 >= len(tokens) or tokens[at + 1].text not in ").:/" else None
    return None


def _signed_year(tokens: list[Token], at: int, serial: Serial, citing: Citing) -> tuple[int, int] | None:
    """`512-06`, `00512/06`; with a slash the two figures could be a second serial."""
    year = year_of(tokens, at + 1)
    if year is None or (citing.year is not None and year > citing.year):
        return None
    if len(tokens[at + 1].text) == 4 and range_behind(tokens, at, serial) is not None:
        return None
    if (target := target_at(tokens, at + 1, citing, known=True)) is not None and target.year is not None:
        return None  # 06 STATE 45678/06 SUVA 398
    behind = at + 2
    if behind < len(tokens) and tokens[behind].text in "/-" and not tokens[behind].gap:
        return None
    if tokens[at].text == "/":
        figures = tokens[at + 1].text
        padded = serial.figures.startswith("0") or figures.startswith("0")
        if not _recent(year, citing) or not (padded or int(figures[-2:]) < serial.value):
            return None
    elif not _recent(year, citing) and range_behind(tokens, at, serial) is not None:
        return None
    return year, behind


def range_behind(tokens: list[Token], at: int, serial: Serial) -> tuple[int, int] | None:
    """The last serial of a range that begins with this one, and the index behind it."""
    if at + 1 >= len(tokens):
        return None
    word = tokens[at].text
    spelled = word in ("THROUGH", "THRU", "TO", "THRO", "TILL", "UNTIL")
    if not spelled and word not in ("-", "–", "—"):
        return None
    last = serial_at(tokens, at + 1)
    if last is None or (
        last.stop < len(tokens) and tokens[last.stop].kind == WORD and not spelled and _named(tokens, last)
    ):
        return None
    value = last.value
    if len(last.figures) < len(serial.figures.lstrip("0")):
        # 45678-80: only the figures that change are written
        value = int(str(serial.value)[: -len(last.figures)] + last.figures)
    elif not spelled and len(last.figures) < 3:
        return None
    return (value, last.stop) if serial.value < value <= serial.value + _LONGEST_RANGE else None


def _named(tokens: list[Token], last: Serial) -> bool:
    """Whether the figures are the year of the next telegram: `SUVA 12 - 06 LIMA 44`."""
    return len(last.figures) in (2, 4) and tokens[last.stop].gap and not tokens[last.stop].line


def _day_behind(tokens: list[Token], at: int, closed: dict[int, int]) -> tuple[Day, int] | None:
    """A day behind a number, in brackets, behind a comma or OF; and the index behind it."""
    if at >= len(tokens):
        return None
    place = at
    if tokens[place].text in "([":
        shut = closed.get(place)
        inner = place + 1
        while shut is not None and inner < shut and tokens[inner].text in _DAY_WORDS:
            inner += 1
        day = group_at(tokens, inner) or date_at(tokens, inner) if shut is not None else None
        return (day, shut + 1) if day is not None and shut is not None and day.stop <= shut else None
    if tokens[place].text == ",":
        place += 1
    said = place < len(tokens) and tokens[place].text in _DAY_WORDS
    while place < len(tokens) and tokens[place].text in _DAY_WORDS:
        place += 1
    if place >= len(tokens):
        return None
    day = group_at(tokens, place) or date_at(tokens, place)
    if day is None and said:
        year = year_of(tokens, place, long=True)
        day = Day(year, 0, None, place + 1) if year is not None else None
    return (day, day.stop) if day is not None else None


def _numbered(tokens: list[Token], at: int) -> tuple[int | None, int]:
    """`PARA 4`, `PARAS 4 AND 5`: the first number, and the index behind the last."""
    place = at + 1
    if place < len(tokens) and tokens[place].text in ".#":
        place += 1
    if place >= len(tokens) or tokens[place].kind != FIGURES or len(tokens[place].text) > 3:
        return None, at + 1
    first = int(tokens[place].text)
    place += 1
    while place + 1 < len(tokens) and tokens[place].text in (",", "AND", "&", "-", "THROUGH", "TO", "OF"):
        follows = tokens[place + 1]
        if follows.kind != FIGURES or len(follows.text) > 2 or tokens[place].line:
            break
        place += 2
    return first, place


def _bracket(tokens: list[Token], start: int, stop: int, notes: Notes) -> None:
    """Reads the words of a bracket: `(NOTAL)`, `(EXDIS NOTAL)`, `(PARA 4)`; titles say nothing."""
    for at in range(start, stop):
        word = tokens[at].text
        if word == "NOTAL":
            notes.notal = True
        elif word in _PARAGRAPH and notes.paragraph is None:
            notes.paragraph = _numbered(tokens, at)[0]
        elif word in _EARLIER and at > start and tokens[at - 1].text in ("AND", "&"):
            notes.previous = True


def read_notes(
    tokens: list[Token],
    at: int,
    serial: Serial,
    citing: Citing,
    closed: dict[int, int],
    *,
    alias: bool = False,
) -> Notes:
    """Reads everything of the grammar above that stands behind a serial.

    With `alias`, a TOSEC number is a second name of the same telegram, as behind numbers of Washington.
    """
    notes = Notes(at, at)
    size = len(tokens)
    if (written := year_behind(tokens, at, serial, citing)) is not None:
        notes.year, notes.stop = written
        notes.named = notes.stop
    while notes.stop < size:
        place = notes.stop
        token = tokens[place]
        # a comma or AND belongs to what follows it, as long as that is a note
        lead = place + (token.text in (",", "AND", "&", "-"))
        lead += lead > place and lead < size and tokens[lead].text in ("AND", "&")
        word = tokens[lead].text if lead < size else ""
        if notes.day is None and (found := _day_behind(tokens, place, closed)) is not None:
            notes.day, notes.stop = found
            notes.named = notes.stop
        elif lead >= size:
            break
        elif word in ("(", "[", "{") and lead == place and lead in closed:
            if not _is_note(tokens, lead, closed[lead]):
                break
            _bracket(tokens, lead + 1, closed[lead], notes)
            notes.stop = closed[lead] + 1
        elif word in '"“' and lead in closed:
            notes.stop = closed[lead] + 1
        elif word == "NOTAL" or word in _CAPTIONS:
            notes.notal = notes.notal or word == "NOTAL"
            notes.stop = lead + 1
        elif word in _PARAGRAPH:
            number, notes.stop = _numbered(tokens, lead)
            notes.paragraph = notes.paragraph if notes.paragraph is not None else number
        elif word in _SECTIONS:
            notes.stop = _numbered(tokens, lead)[1]
        elif alias and word in _SERIES and lead + 1 < size and tokens[lead + 1].kind == FIGURES:
            notes.stop = notes.named = lead + 2
        elif word in _EARLIER or (word == "ALL" and lead + 1 < size and tokens[lead + 1].text in _EARLIER):
            notes.previous = True
            notes.stop = lead + 1 + (word == "ALL")
        elif word == "ET" and lead + 1 < size and tokens[lead + 1].text in ("AL", "SEQ"):
            notes.previous = True
            notes.stop = lead + 2
        else:
            break
    return notes


def _is_note(tokens: list[Token], start: int, shut: int) -> bool:
    """Whether a bracket is a note and no label: more than one letter or figure stands in it."""
    inner = tokens[start + 1 : shut]
    return not (len(inner) <= 2 and len(inner[0].text) == 1 if inner else False)
