"""Years and serials of a citation, in all the places people put them.

telegram = [year] sender [sign] serial | serial sender | serial
year     = 2 or 4 figures, `'06`, `(06)`, `06-`, `O6`; three by mistake (`094`), one when glued (`3SUVA874`)
sign     = "#" | ":" | "," | "-" | "." | NO. | CABLE | "(C)"
serial   = 1 to 7 figures, the letters O, I and l read as figures
"""

from typing import NamedTuple

from reftel.telegram.mrn import full_year
from reftel.telegram.references.dates import date_at, group_at, is_month, year_of
from reftel.telegram.references.labels import begins_label
from reftel.telegram.references.senders import FILLERS
from reftel.telegram.references.tokens import FIGURES, WORD, Token

__all__ = [
    "Serial",
    "WrittenYear",
    "plausible_year",
    "serial_at",
    "serial_behind",
    "year_before",
    "year_between",
]

_LETTERS = {"O": "0", "I": "1", "L": "1", "OO": "00"}
_INNER_LETTERS = {"S": "5", "B": "8", "Z": "2"}
_MARKS = frozenset({"U", "C", "S", "LOU", "SBU", "FOUO", "NF"})
_UNITS = frozenset(
    {
        "Z", "ST", "ND", "RD", "TH", "AM", "PM", "PERCENT", "PCT", "MILLION", "BILLION", "DOLLARS", "DOLS",
        "KM", "KILOS", "TONS", "METRIC", "YEARS", "MONTHS", "DAYS", "WEEKS", "HOURS", "FAM", "FAH", "CFR",
        "USC",
    }
)  # fmt: skip


class WrittenYear(NamedTuple):
    """A year as written before or behind a number; `odd` says that its figures are not two or four."""

    year: int
    stop: int
    odd: bool = False


class Serial(NamedTuple):
    """A serial, the token behind it, its figures, and whether letters stood for figures."""

    value: int
    stop: int
    figures: str
    mended: bool


def _one_figure_year(figure: str, year: int | None) -> int:
    """The latest year up to the citing one that ends in this figure."""
    latest = year if year is not None else 2009
    return latest - (latest - int(figure)) % 10


def year_before(tokens: list[Token], at: int, citing_year: int | None) -> WrittenYear | None:
    """The year in front of a sender: the token behind it must begin a word."""
    size = len(tokens)
    place, closing = at, ""
    if place < size and tokens[place].text in "'’`":
        place += 1
    elif place < size and tokens[place].text in "([":
        place, closing = place + 1, ")]"
        if place < size and tokens[place].text in "'’`":
            place += 1
    if place >= size:
        return None
    token = tokens[place]
    figures, after = token.text, place + 1
    if token.text in ("CY", "FY") and _figures_glued(tokens, after):
        place, figures, after = after, tokens[after].text, after + 1
    elif token.kind == WORD:
        # O6: the letter stands for the figure, and exactly one figure follows it
        if (
            token.text not in ("O", "OO")
            or after >= size
            or tokens[after].gap
            or tokens[after].kind != FIGURES
        ):
            return None
        figures, after = _LETTERS[token.text] + tokens[after].text, after + 1
        if len(figures) not in (2, 4):
            return None
    elif token.kind != FIGURES:
        return None
    if closing:
        if after >= size or tokens[after].text not in closing:
            return None
        after += 1
    elif after < size and tokens[after].text in "-/:" and not tokens[after].gap:
        after += 1
    if after >= size or not _begins_name(tokens, after):
        return None
    if len(figures) == 2 or (len(figures) == 4 and figures[:2] in ("19", "20")):
        return WrittenYear(full_year(figures), after)
    if len(figures) == 3 and not closing:
        return WrittenYear(full_year(figures), after, odd=True)
    if len(figures) == 1 and not tokens[after].gap and after == place + 1:
        return WrittenYear(_one_figure_year(figures, citing_year), after, odd=True)
    return None


def _figures_glued(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind == FIGURES and not tokens[at].gap


def year_between(tokens: list[Token], at: int, citing_year: int | None) -> WrittenYear | None:
    """The year between a sender and its serial: `SUVA 06 512`, `SUVA '06-512`, `SUVA (06) 512`."""
    size, place, closing = len(tokens), at, False
    if place < size and tokens[place].text in "-/":
        place += 1
    if place < size and tokens[place].text in "(['’":
        closing = tokens[place].text in "(["
        place += 1
    year = year_of(tokens, place)
    if year is None or citing_year is None or not citing_year - 10 <= year <= citing_year:
        return None
    after = place + 1
    if closing:
        if after >= size or tokens[after].text not in ")]":
            return None
        after += 1
    elif after < size and tokens[after].text in "-/" and not tokens[after].gap:
        after += 1
    elif after >= size or not tokens[after].gap or tokens[after].line:
        return None
    if after >= size or tokens[after].kind != FIGURES or len(tokens[after].text) < 3:
        return None
    if len(tokens[place].text) == 4 and abs(int(tokens[after].text) - year) <= 60:
        return None  # SUVA 1998-2003 is a range
    return WrittenYear(year, after)


def _begins_name(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if begins_label(tokens, at):
        return False
    if token.kind == WORD:
        return token.text not in ("AND", "OR", "PARA", "NOTAL") and not is_month(tokens, at)
    # 08 0SLO 12: a figure that is part of the name
    return (
        token.kind == FIGURES
        and len(token.text) == 1
        and at + 1 < len(tokens)
        and tokens[at + 1].kind == WORD
        and not tokens[at + 1].gap
    )


def serial_at(tokens: list[Token], at: int) -> Serial | None:
    """The serial at this place; dates, date-time groups and figures with a unit are none."""
    figures, stop, mended = "", at, False
    size = len(tokens)
    while stop < size and (stop == at or not tokens[stop].gap):
        token = tokens[stop]
        if token.kind == FIGURES:
            figures += token.text
        elif token.kind == WORD and (read := _letter_as_figure(tokens, stop, figures)):
            figures += read
            mended = True
        else:
            break
        stop += 1
    if not figures or len(figures) > 7:
        return None
    if stop < size:
        follows = tokens[stop]
        if follows.kind == WORD and (follows.text in _UNITS or (not follows.gap and len(follows.text) > 1)):
            return None
        if follows.text == "%":
            return None
    value = int(figures)
    if value == 0 or group_at(tokens, at) is not None:
        return None
    if (day := date_at(tokens, at)) is not None and not mended and day.stop > stop:
        slashed = stop < size and tokens[stop].text in "/-."
        if not slashed or len(figures) <= 2:
            return None
    return Serial(value, stop, figures, mended)


def _letter_as_figure(tokens: list[Token], at: int, before: str) -> str:
    """The figure a letter stands for inside a number, or behind three of its figures; else nothing."""
    text = tokens[at].text
    inside = at + 1 < len(tokens) and tokens[at + 1].kind == FIGURES and not tokens[at + 1].gap
    if inside:
        return _LETTERS.get(text, "") or (_INNER_LETTERS.get(text, "") if before else "")
    last = at + 1 >= len(tokens) or tokens[at + 1].gap or tokens[at + 1].text in ",;."
    return _LETTERS.get(text, "") if last and len(before) >= 3 else ""


def serial_behind(tokens: list[Token], at: int, *, thousands: bool = False) -> Serial | None:
    """The serial behind a sender's name, past the signs and words that people put between.

    With `thousands`, `123,456` is one number: Washington's serials have six figures, those of posts rarely.
    """
    size = len(tokens)
    for _ in range(5):
        if at >= size:
            return None
        text = tokens[at].text
        if text in FILLERS or (len(text) == 1 and text in "#:,-.;–—'’\"/"):
            at += 1
        elif text in "([" and at + 2 < size and tokens[at + 1].text in _MARKS and tokens[at + 2].text in ")]":
            at += 3
        else:
            break
    serial = serial_at(tokens, at) if at < size else None
    if serial is None or not thousands or len(serial.figures) > 3 or serial.stop + 1 >= size:
        return serial
    comma, further = tokens[serial.stop], tokens[serial.stop + 1]
    if comma.text != "," or comma.gap or further.gap or len(further.text) != 3 or further.kind != FIGURES:
        return serial
    figures = serial.figures + further.text
    return Serial(int(figures), serial.stop + 2, figures, mended=serial.mended)


def plausible_year(tokens: list[Token], at: int, citing_year: int | None) -> int | None:
    """The year of four figures at this place, where it is the citing year or one of the three before."""
    year = year_of(tokens, at, long=True)
    if year is None or citing_year is None or not citing_year - 3 <= year <= citing_year:
        return None
    return year
