"""Numbers that measure something: money, amounts, shares, counts, with unit, period and comparison.

Dates, times, durations, paragraphs, numbers of telegrams and laws are no figures. A comparison without any
number (`LITTLE ... COMPARED WITH LAST YEAR`) is one too: its value is null.
"""

import re
from collections.abc import Iterator
from typing import Final

from reftel.extract.evidence import evidence
from reftel.extract.findings import Figure
from reftel.extract.reading import Reading
from reftel.extract.sentences import Sentence
from reftel.extract.vocabulary import listed

__all__ = ["figures_in"]

_SCALES: Final = {
    "HUNDRED": 1e2,
    "THOUSAND": 1e3,
    "MILLION": 1e6,
    "MILLIONS": 1e6,
    "BILLION": 1e9,
    "BN": 1e9,
    "MN": 1e6,
}
_WORDS: Final = {
    "TWO": 2,
    "THREE": 3,
    "FOUR": 4,
    "FIVE": 5,
    "SIX": 6,
    "SEVEN": 7,
    "EIGHT": 8,
    "NINE": 9,
    "TEN": 10,
    "ELEVEN": 11,
    "TWELVE": 12,
    "FIFTEEN": 15,
    "TWENTY": 20,
    "THIRTY": 30,
    "FORTY": 40,
    "FIFTY": 50,
    "SIXTY": 60,
    "HUNDRED": 100,
    "SEVENTY": 70,
    "EIGHTY": 80,
    "NINETY": 90,
    "DOZEN": 12,
    "ONE": 1,
}
_MONEY: Final = {
    **dict.fromkeys(("$", "US$", "DOLLAR", "DOLLARS", "DOLS", "DLRS", "USD"), "USD"),
    **dict.fromkeys(("SDR", "SDRS"), "SDR"),
    "PESOS": "pesos",
    "POUNDS": "pounds",
    "FRANCS": "francs",
    "MARKS": "marks",
    "RUBLES": "rubles",
    "YEN": "yen",
    "EUROS": "EUR",
    "EUR": "EUR",
    "RIEL": "riel",
    "RUPEES": "rupees",
    "LIRE": "lire",
    "CENTS": "cents",
}
_UNITS: Final = {
    **dict.fromkeys(("PERCENT", "PCT", "%"), "percent"),
    **dict.fromkeys(("BARRELS", "BBLS"), "barrels"),
    **dict.fromkeys(("MT", "M.T.", "TONS", "TONNES", "TON"), "tons"),
    **dict.fromkeys(("KILOS", "KILO", "KG", "KGS", "KILOGRAMS"), "kilos"),
    "LITERS": "liters", "GALLONS": "gallons", "ACRES": "acres", "HECTARES": "hectares", "MILES": "miles",
    "TCF": "thousand cubic feet", "MW": "megawatts", "MEGAWATTS": "megawatts",
    "KILOMETERS": "kilometers", "KM": "kilometers",
    "POINTS": "points", "FEET": "feet", "BUSHELS": "bushels",
}  # fmt: skip
_TIMES: Final = listed(
    "DAY DAYS WEEK WEEKS MONTH MONTHS YEAR YEARS HOUR HOURS HRS MINUTES A.M. P.M. AM PM O'CLOCK DECADES "
    "DECADE"
)
_NOT_AFTER: Final = listed(
    "PARA PARAS PARAGRAPH PARAGRAPHS ARTICLE ARTICLES DECREE LAW NO NOS NUMBER SECTION RESOLUTION PL "
    "CHAPTER TITLE ROOM FLIGHT STATE REF REFTEL REFTELS TELEX TELEPHONE PHONE DECEMBER NOVEMBER OCTOBER "
    "SEPTEMBER AUGUST JULY JUNE MAY APRIL MARCH FEBRUARY JANUARY DEC NOV OCT SEPT SEP AUG JUL JUN APR MAR "
    "FEB JAN PART TIER ACT FY CY PAGE ANNEX PHASE BOX"
)
_COUNTED: Final = listed(
    "PERSONS PEOPLE MEN WOMEN CHILDREN VICTIMS SOLDIERS TROOPS STUDENTS REFUGEES PRISONERS DETAINEES "
    "OFFICERS POLICEMEN CASES ARRESTS CONVICTIONS PROSECUTIONS INVESTIGATIONS AIRCRAFT PLANES SHIPS "
    "VESSELS TANKS VEHICLES COUNTRIES COMPANIES MEMBERS DELEGATES SEATS VOTES FAMILIES WORKERS MINERS "
    "DEATHS CASUALTIES VISAS SHARES UNITS CENTERS PARTICIPANTS TRAINEES SCHOLARSHIPS GRANTS CITIZENS "
    "CANDIDATES NATIONALS AMCITS SCHOOLS PROJECTS LOANS CHICKENS"
)
_NUMBER: Final = re.compile(r"\$?\d{1,3}(?:,\d{3})+(?:\.\d+)?$|\$?\d*(?:[.,]\d+)?$")
_YEAR: Final = re.compile(r"1[89]\d\d$|20\d\d$")
_COMPARED: Final = listed("COMPARED AGAINST VERSUS VS")


def _number(word: str) -> float | None:
    """A number as written; a comma before one or two last figures is a decimal one."""
    plain = word.lstrip("$")
    if not plain or not _NUMBER.match(word) or not any(char.isdigit() for char in plain):
        return None
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        return float(plain.replace(",", ""))
    return float(plain.replace(",", "."))


def _spelt(word: str) -> float | None:
    value = _WORDS.get(word)
    return None if value is None else float(value)


def _scaled(words: tuple[str, ...], row: int) -> tuple[float, int]:
    """The scale word behind a number, and where the words go on."""
    scale = _SCALES.get(words[row]) if row < len(words) else None
    return (1.0, row) if scale is None else (scale, row + 1)


def _read(sentence: Sentence, row: int) -> tuple[Figure | None, int]:
    """The figure that begins at a word, and the word behind it."""
    words = sentence.words
    word = words[row]
    first = row
    money = None
    value = _number(word)
    if word.startswith("$"):
        money = "USD"
        if word == "$" and row + 1 < len(words):
            value, row = _number(words[row + 1]), row + 1
    elif value is None:
        value = _spelt(word)
    if value is None:
        return None, first + 1
    spelt = not any(char.isdigit() for char in words[row])
    back = first - 1
    while back >= 0 and words[back] in {"$", "US", "U.S.", "US$", "SDR", "DOLS"} and first - back <= 2:
        money = _MONEY.get(words[back], money or ("USD" if words[back] == "$" else None))
        first, back = back, back - 1
    scale, after = _scaled(words, row + 1)
    high: float | None = None
    if after + 1 < len(words) and words[after] in {"TO", "-", "OR", ","} and not spelt:
        high, after, scale = _range(words, after, scale)
    before = words[first - 1] if first else ""
    unit, after = _unit(words, after, money)
    if _excluded(words, row, before, unit, value, spelt=spelt, scaled=scale > 1):
        return None, row + 1
    low, top = value * scale, None if high is None else high * scale
    start, stop = _stretch(sentence, first, after)
    shows = evidence(sentence, start, stop, row)
    return (
        Figure(
            quote=shows.quote,
            span=shows.span,
            paragraph=shows.paragraph,
            mark=shows.mark,
            rule="figure-money" if unit in _MONEY.values() else "figure",
            confidence=0.8 if unit else 0.55,
            what=_what(sentence, start, first, after, stop),
            value=_plain(low) if top is None else (_plain(low), _plain(top)),
            unit=unit,
            period=_period(sentence, first, stop),
            compared_with=_compared(sentence, after),
        ),
        after,
    )


def _plain(value: float) -> float:
    return round(value, 6)


def _range(words: tuple[str, ...], after: int, scale: float) -> tuple[float | None, int, float]:
    """The upper end of 10 TO 12 THOUSAND, of 100, 130 OR 150."""
    row, high = after, None
    while row + 1 < len(words) and words[row] in {"TO", "-", "OR", ","}:
        value = _number(words[row + 1])
        if value is None or (
            words[row] == "," and (row + 2 >= len(words) or words[row + 2] not in {"OR", ",", "TO"})
        ):
            break
        high, row = value, row + 2
    if high is None:
        return None, after, scale
    more, row = _scaled(words, row)
    return high, row, max(scale, more)


def _unit(words: tuple[str, ...], after: int, money: str | None) -> tuple[str | None, int]:
    """The unit behind a number, with PER DAY."""
    if money is not None:
        if after < len(words) and words[after] in _MONEY:
            after += 1
        return money, after
    if after >= len(words):
        return None, after
    word = words[after]
    if word in {"METRIC", "SHORT", "LONG"} and after + 1 < len(words):
        return f"{word.lower()} {words[after + 1].lower()}", after + 2
    if word in {"THOUSAND", "CUBIC"}:
        return "cubic feet", after + 2
    unit = _MONEY.get(word) or _UNITS.get(word) or (word.lower() if word in _COUNTED else None)
    if unit is None:
        return None, after
    after += 1
    if (
        after + 1 < len(words)
        and words[after] == "PER"
        and words[after + 1] in {"DAY", "YEAR", "MONTH", "TON", "BARREL"}
    ):
        return f"{unit} per {words[after + 1].lower()}", after + 2
    return unit, after


_MOVED: Final = listed("ROSE FELL INCREASED DECREASED DROPPED DECLINED GREW CLIMBED RISEN FALLEN")


def _excluded(
    words: tuple[str, ...],
    row: int,
    before: str,
    unit: str | None,
    value: float,
    *,
    spelt: bool,
    scaled: bool,
) -> bool:
    """Whether a number is a date, a time, a name of something, or too small to matter."""
    nxt = words[row + 1] if row + 1 < len(words) else ""
    if unit is not None or scaled:
        return unit is None and spelt and value < 10 and not scaled
    if before in _NOT_AFTER or nxt in _TIMES or _YEAR.match(words[row]) or ":" in words[row]:
        return True
    if before in {"FROM", "TO"} and _MOVED & set(words) and not spelt:
        return False
    if nxt in {"-", ")", ".", ";", "/", "", "COUNTS", "ST", "ND", "RD", "TH"} or before in {
        "(",
        "-",
        "/",
        "#",
    }:
        return True
    if spelt or value < 10:
        return True
    if not nxt[:1].isalpha() or nxt in {
        "AND",
        "OR",
        "TO",
        "IN",
        "OF",
        "ON",
        "AT",
        "FOR",
        "BY",
        "THE",
        "WITH",
        "AS",
    }:
        return True
    return nxt in _NOT_AFTER


def _stretch(sentence: Sentence, first: int, after: int) -> tuple[int, int]:
    """The words around a figure that say what it measures: back to a stop, on to the noun."""
    words = sentence.words
    start = first
    while (
        start > 0
        and first - start < 8
        and words[start - 1] not in {",", ";", "(", ")", ":", ".", "AND", "THAT"}
    ):
        start -= 1
        if words[start] in {"FROM", "COMPARED"}:
            break
    stop = after
    while (
        stop < len(words)
        and stop - after < 6
        and words[stop] not in {",", ";", ")", ".", "(", "AND", "COMPARED", "FROM", "TO"}
    ):
        stop += 1
    return start, max(stop, after)


def _what(sentence: Sentence, start: int, first: int, after: int, stop: int) -> str | None:
    """What is measured: the words before the number, else those behind it."""
    small = {
        "OF",
        "TO",
        "IS",
        "ARE",
        "WAS",
        "WERE",
        "ABOUT",
        "THE",
        "A",
        "AN",
        "FROM",
        "AT",
        "ONLY",
        "BY",
        "FOR",
        "PLUS",
    }
    words = sentence.words
    end = first
    while end > start and words[end - 1] in small:
        end -= 1
    while start < end and words[start] in small:
        start += 1
    if end > start:
        return sentence.text(start, end)
    while after < stop and words[after] in small:
        after += 1
    return sentence.text(after, stop) if after < stop else None


_PERIOD: Final = re.compile(
    r"\b(?:(?:IN|DURING|FOR|OF|SINCE)\s(?:THE\s)?(?:(?:FIRST|LAST|PAST|SAME|NEXT)\s(?:[A-Z]+\s){0,2}(?:MONTHS|QUARTERS?"
    r"|YEARS?|PERIOD|WEEKS|DAYS)(?:\sOF\s(?:19|20)\d\d)?|(?:19|20)\d\d)|(?:LAST|THIS|PREVIOUS)\sYEAR"
    r"|(?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\s?-\s?[A-Z]{3,9}"
    r"(?:\s(?:19|20)\d\d)?)"
)


def _period(sentence: Sentence, first: int, stop: int) -> str | None:
    """The span of time nearest to the figure: behind it first."""
    text = sentence.text(0, len(sentence.words))
    base = sentence.starts[0]
    place = sentence.starts[first] - base
    found = list(_PERIOD.finditer(text.upper()))
    if not found:
        return None
    del stop
    best = min(
        found, key=lambda one: abs(one.start() - place) if one.start() > place else 40 + place - one.start()
    )
    return text[best.start() : best.end()]


def _compared(sentence: Sentence, after: int) -> str | None:
    words = sentence.words
    for row in range(after, min(len(words), after + 16)):
        if words[row] in _COMPARED and row + 2 < len(words) and words[row + 1] in {"TO", "WITH"}:
            stop = next(
                (place for place in range(row + 2, len(words)) if words[place] in {".", ";", ",", ")"}),
                len(words),
            )
            return sentence.text(row + 2, stop) if stop > row + 2 else None
    return None


def _bare(sentence: Sentence) -> Iterator[Figure]:
    """LITTLE PROGRESS WHEN COMPARED WITH THE PREVIOUS YEAR: a comparison of amounts without a number."""
    words = sentence.words
    for row, word in enumerate(words):
        if word != "COMPARED" or row + 2 >= len(words) or words[row + 1] not in {"TO", "WITH"}:
            continue
        if not {"YEAR", "PERIOD", "MONTH", "QUARTER", "STATISTICS", "FIGURES"} & set(
            words[row + 2 : row + 12]
        ):
            continue
        stop = next(
            (place for place in range(row + 2, len(words)) if words[place] in {".", ";", ")"}), len(words)
        )
        start = next((place + 1 for place in range(row, -1, -1) if words[place] in {";", "(", "HOWEVER"}), 0)
        while start < row and words[start] == ",":
            start += 1
        shows = evidence(sentence, start, stop, row)
        yield Figure(
            quote=shows.quote,
            span=shows.span,
            paragraph=shows.paragraph,
            mark=shows.mark,
            rule="figure-comparison",
            confidence=0.5,
            what=sentence.text(start, row),
            period=_period(sentence, 0, 0),
            compared_with=sentence.text(row + 2, stop),
        )


def figures_in(reading: Reading) -> list[Figure]:
    """Every figure of a telegram, in order."""
    found: list[Figure] = []
    for read in reading.sentences:
        sentence = read.sentence
        row, here = 0, len(found)
        while row < len(sentence.words):
            figure, row = _read(sentence, row)
            if figure is not None:
                found.append(figure)
        if len(found) == here:
            found.extend(_bare(sentence))
    return found
