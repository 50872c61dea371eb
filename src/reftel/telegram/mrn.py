"""Message reference numbers: `06PHNOMPENH1234`, the other ways of writing them, and their repair.

A number is a two-digit year, a post and a serial that starts at 1 every January. Catalogues and
archives write it padded, with four-digit years or six-letter codes, and let words of the class line slip
in (`EFTO`, `SECTION 03 OF 03`). A number of a series that travels with the Secretary is an alias of the
telegram it stands behind, not a second telegram.
"""

import re
from dataclasses import dataclass

from reftel.gazetteer.posts import fold_name
from reftel.telegram.post_names import HEADQUARTERS, SERIES, How, PostMatch, resolve_post

__all__ = [
    "HEADQUARTERS",
    "SERIES",
    "How",
    "MrnParts",
    "PostMatch",
    "canonical_mrn",
    "canonical_post",
    "document_number",
    "full_year",
    "parse_mrn",
    "resolve_post",
]

_PIVOT = 66  #: the oldest texts of the archives are of 1966
_LONGEST = 96
_SHAPE = re.compile(r"(?P<year>\d*)(?P<post>\D[^\d]*(?:0[^\d]+)?)(?P<serial>\d{1,9})(?P<rest>.*)", re.DOTALL)
_SECTION = re.compile(r"SEC[A-Z]{0,6}\d{1,2}O?F?\d{1,2}(?=[A-Z])")
_BARE_SECTION = re.compile(r"^(\d{2})(\d{2}OF\d{2})(?=[A-Z])")
_SERIES_ALIAS = re.compile(r"(TOSEC|TOPAR)(\d{1,7})$")
_LATER_NUMBER = re.compile(r"^(?:SUSPECTED)?(?:DUPLICATE|COPY)(?:OF)?(\d{1,7})$")
_YEAR_LETTERS = str.maketrans("OI", "01")
_MARKING_WORDS = (
    "UNCLASSIFIED", "UNCLASS", "UNCLAS", "CONFIDENTIAL", "LIMITEDOFFICIALUSE", "SECRET", "SENSITIVE",
    "NOFORN", "EFTO", "SIPDIS", "EXDIS", "NODIS", "LIMDIS", "STADIS", "SBU",
)  # fmt: skip
_SHORTEST_REST = 4  #: `SIFIED` is the rest of a marking word; shorter rests could be the head of a name


@dataclass(frozen=True, slots=True)
class MrnParts:
    """A number taken apart: `post` canonical (as written and folded where no table has it).

    `aliases` are further numbers of the same telegram; `repaired` says that something was dropped or
    mended on the way, `how` by which way the post was found (None where it is unknown).
    """

    year: int | None
    post: str
    serial: int
    aliases: tuple[str, ...] = ()
    repaired: bool = False
    how: How | None = None


def full_year(written: str) -> int:
    """The year of two, three or four figures: `06` 2006, `73` 1973, `094` 1994."""
    if len(written) == 4:
        return int(written)
    year = int(written[-2:])
    return 1900 + year if year >= _PIVOT else 2000 + year


def canonical_post(written: str) -> str:
    """The canonical name of a post; a name no table holds is kept as written, folded."""
    match = resolve_post(written)
    return match.post.canonical if match else fold_name(written)


def canonical_mrn(year: int, post: str, serial: int) -> str:
    """`06PHNOMPENH1234`: two-digit year, canonical post, serial without leading zeros."""
    return f"{year % 100:02}{post}{serial}"


def document_number(year: int, post_code: str, serial: int) -> str:
    """`1975SUVA00412`: the archive's own number; serials of Washington have six figures, of posts five."""
    return f"{year:04}{post_code}{serial:0{6 if post_code == HEADQUARTERS else 5}}"


def _without_markings(post: str) -> str:
    """The name behind words of the class line, or behind what is left of one (`SIFIEDABUJA`)."""
    for word in _MARKING_WORDS:
        at = post.find(word)
        if at >= 0 and len(post) > len(word) + 1:
            return post[:at] + post[at + len(word) :]
    for word in _MARKING_WORDS:
        for start in range(1, len(word) - _SHORTEST_REST + 1):
            if post.startswith(word[start:]) and resolve_post(post[len(word) - start :], near=False):
                return post[len(word) - start :]
    return post


def _year(figures: str) -> tuple[int | None, bool]:
    """Year from the figures in front of the post, and whether they had to be mended."""
    if len(figures) in (2, 4):
        doubled = len(figures) == 4 and figures[:2] == figures[2:] and figures[:2] not in ("19", "20")
        return full_year(figures[:2] if doubled else figures), doubled
    if len(figures) == 3:
        return full_year(figures), True
    return None, bool(figures)


def _split(folded: str) -> tuple[str, str, str, str] | None:
    """Year, post, serial and what follows, of a number without blanks."""
    found = _SHAPE.fullmatch(folded)
    if found is None:
        return None
    year, post, serial, rest = found["year"], found["post"], found["serial"], found["rest"]
    if len(year) in (3, 5) and year.endswith("0"):
        # `080SLO12`: the last figure is the first letter of the post
        match = resolve_post("0" + post, near=False)
        if match is not None:
            return year[:-1], match.post.canonical, serial, rest
    return year, post, serial, rest


def parse_mrn(written: str) -> MrnParts | None:
    """Takes a number apart, however it is written; None where it is no number of a telegram.

    `06PHNOMPENH1234`, `06 PHNOM PENH 1234`, `1974LISBON00179`, `SUVA 0412`, with words of the class line
    or of the relay in it: `09EFTOLONDON2468`, `06SECTION03OF03MINSK1128`, `90STATE255577TOSEC140323`.
    """
    if not written or len(written) > _LONGEST:
        return None
    start = fold_name(written)
    folded = _SECTION.sub("", start)
    folded = _BARE_SECTION.sub(r"\1", folded)
    aliases: list[str] = []
    if (series := _SERIES_ALIAS.search(folded)) and series.start() > 2:
        folded = folded[: series.start()]
        aliases.append(series[0])
    if folded[:2] in ("O0", "O1", "O2", "O3", "O4", "O5", "O6", "O7", "O8", "O9"):
        folded = folded[:2].translate(_YEAR_LETTERS) + folded[2:]
    taken = _split(folded)
    if taken is None:
        return None
    figures, post, serial, rest = taken
    year, mended = _year(figures)
    if post in _MARKING_WORDS:
        return None
    match = resolve_post(post, near=False)
    if match is None:
        cleaned = _without_markings(post)
        match = resolve_post(cleaned)
        post = cleaned
    name = match.post.canonical if match else post
    number = int(serial[-7:])
    if rest:
        later = _LATER_NUMBER.match(rest)
        if later is None:
            return None
        if year is not None:
            aliases.append(canonical_mrn(year, name, number))
        number = int(later[1])
    if not number or not name.isalnum():
        return None
    mended = mended or folded != start or (match is not None and match.how == "near") or post != taken[1]
    return MrnParts(year, name, number, tuple(aliases), mended or bool(rest), match.how if match else None)
