"""Which post a written name means: all spellings of the table, cut names, archive codes, and near misses.

`RIO`, `USUN` and `SECSTATE` are short forms; page lines cut names after six or ten characters, and the cut
name gets copied into references (`PORT A 76`); archive codes are the first six characters without blanks.
A name that no table holds is matched to the nearest one only where exactly one post is nearest, and the
caller is told how far away it was, so that a diagnostic can say so.
"""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from reftel.gazetteer.posts import Post, by_code, find_post, fold_name, names, posts
from reftel.telegram.nearness import Nearness

__all__ = ["HEADQUARTERS", "SERIES", "How", "PostMatch", "is_known", "resolve_post"]

How: TypeAlias = Literal["exact", "variant", "code", "truncated", "near"]

HEADQUARTERS = "STATE"
"""The canonical post of Washington."""

SERIES = frozenset({"SECTO", "TOSEC", "PARTO", "TOPAR", "USDELSECRETARY"})
"""Names of series that travelling parties number their telegrams in; no posts."""

_LONGEST = 48
_PREFIXES = (
    "AMEMBASSY",
    "AMEMBASSEY",
    "AMEMASSY",
    "AMBASSY",
    "AMEMB",
    "EMBASSY",
    "AMCONSUL",
    "AMCONGEN",
    "AMCONSULATE",
    "CONSULATE",
    "CONGEN",
    "AMLEGATION",
    "USMISSION",
    "USMISS",
    "USLO",
    "USINT",
    "USOFFICE",
    "USDEL",
    "REO",
)
_WASHINGTON = frozenset(
    {"DEPTOFSTATE", "DEPARTMENTOFSTATE", "STATEDEPARTMENT", "STATEDEPT", "DEPTSTATE", "SECRETARYOFSTATE"}
)
_SUFFIXES = ("WASHINGTONDC", "WASHDC", "WASHINGTON", "CITY")
# Senders that are no posts of the table; close to names of posts by letters alone.
_AGENCIES = frozenset(
    {
        "ACDA", "AID", "ARMY", "CAA", "CIA", "CINCEUR", "CINCLANT", "CINCPAC", "CINCSO", "CINCUSAFE", "CJCS",
        "COMMERCE", "DAO", "DEA", "DIA", "DOD", "DOE", "DOJ", "DOT", "EXIM", "EXIMBANK", "FAA", "FAO", "FBI",
        "FBIS", "FRB", "GAO", "GSA", "HEW", "ICA", "INS", "INTERPOL", "IRS", "JCS", "LABOR", "NASA", "NAVY",
        "NOAA", "NRC", "NSA", "NSC", "NSF", "OMB", "OPIC", "OSC", "OSD", "SECARMY", "SECNAV", "STR", "TREAS",
        "TREASURY", "USAF", "USAFSO", "USAID", "USAREUR", "USCG", "USCINCEUR", "USCINCPAC", "USCINCSO",
        "USDAO", "USIA", "USICA", "USIS", "USMC", "USMILGP", "USN", "USNA", "USTR", "XIMBANK",
    }
)  # fmt: skip
_DIGITS_AS_LETTERS = str.maketrans("01538", "OISEB")


@dataclass(frozen=True, slots=True)
class PostMatch:
    """A post, and by which way its written name led there; `distance` counts slips."""

    post: Post
    how: How
    distance: int = 0


@cache
def _plads() -> dict[str, Post]:
    table: dict[str, Post] = {}
    for post in posts().values():
        if post.plad:
            table.setdefault(fold_name(post.plad), post)
    return table


@cache
def _cut() -> dict[str, Post | None]:
    """Names cut after six and ten characters, blanks counted; None where two posts share one."""
    table: dict[str, Post | None] = {}
    for post in posts().values():
        for width in (10, 6):
            if len(post.spaced) > width:
                short = fold_name(post.spaced[:width])
                table[short] = post if table.get(short, post) is post else None
    return table


@cache
def _sorted_names() -> list[str]:
    return sorted(posts())


@cache
def _nearness() -> Nearness:
    return Nearness(name for name in names() if len(name) > 3)


def is_known(written: str) -> bool:
    """Whether this spelling stands in the table, as a name, a short form or a known misspelling."""
    return fold_name(written) in names()


def _exact(name: str) -> PostMatch | None:
    if (post := find_post(name)) is not None:
        return PostMatch(post, "exact" if name in {post.canonical, fold_name(post.spaced)} else "variant")
    if (post := _plads().get(name)) is not None:
        return PostMatch(post, "exact")
    return PostMatch(posts()[HEADQUARTERS], "variant") if name in _WASHINGTON else None


def _undecorated(name: str) -> str:
    """The name without AMEMBASSY, WASHDC and the like; unchanged where nothing would be left."""
    for prefix in _PREFIXES:
        if name.startswith(prefix) and len(name) > len(prefix) + 2:
            name = name[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and len(name) > len(suffix) + 2:
            return name[: -len(suffix)]
    return name


def _truncated(name: str) -> PostMatch | None:
    """A name cut short by a page line, or anywhere after its sixth letter."""
    post = _cut().get(name)
    if post is None and len(name) >= 6:
        table = _sorted_names()
        at = bisect_left(table, name)
        found = [full for full in table[at : at + 2] if full.startswith(name)]
        post = posts()[found[0]] if len(found) == 1 else None
    return None if post is None else PostMatch(post, "truncated")


def _single(found: list[tuple[Post, int]]) -> PostMatch | None:
    meant = {post.canonical: (post, away) for post, away in found}
    if len(meant) != 1:
        return None
    post, away = next(iter(meant.values()))
    return PostMatch(post, "near", away)


def _near(name: str) -> PostMatch | None:
    """The one nearest post: one slip from five letters, two from eight; a lost first letter from four.

    Two slips are forgiven towards a full name only: short forms and misspellings of the table are
    themselves a slip away from what was meant.
    """
    size = len(name)
    if size >= 4:
        headless = [
            (post, 1) for known, post in names().items() if known[1:] == name and known == post.canonical
        ]
        if match := _single(headless):
            return match
    if size < 5 or name in _AGENCIES:
        return None
    found = [(names()[word], word, away) for word, away in _nearness().near(name, 2 if size >= 8 else 1)]
    return _single([(post, away) for post, word, away in found if away == 1 or word == post.canonical])


@lru_cache(maxsize=8192)
def _resolve(name: str, near: bool) -> PostMatch | None:
    if match := _exact(name):
        return match
    bare = _undecorated(name)
    if bare != name and (match := _exact(bare)):
        return match
    letters = bare.translate(_DIGITS_AS_LETTERS)
    if letters != bare and (match := _exact(letters)):
        # `0SLO`: a figure where a letter was meant is one slip, told like any other
        return PostMatch(match.post, "near", sum(a != b for a, b in zip(bare, letters, strict=True)))
    if name in _AGENCIES:
        return None
    if (post := by_code(bare)) is not None:
        return PostMatch(post, "code")
    if match := _truncated(bare):
        return match
    return _near(letters) if near else None


def resolve_post(written: str, *, near: bool = True) -> PostMatch | None:
    """The post a written name means, or None; with `near`, the one nearest post within two slips as well.

    `PHNOM PENH`, `AMEMBASSY PHNOM PENH`, `SECSTATE WASHDC`, `RIO`, `PORT A`, `NEWDE`, `0SLO`, `WELLINTGON`.
    """
    if not written or len(written) > _LONGEST:
        return None
    return _resolve(fold_name(written), near)
