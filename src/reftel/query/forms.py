"""What a word or a value that a person typed is compared with.

The same answers serve the plain scan of one record and the index, which is why both find the same. A fact
is a header value written `field=value`; `facts` makes them from records, `wanted` from queries.
"""

import operator
import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TypeAlias

from reftel.gazetteer.posts import Post, fold_name, posts
from reftel.query.fields import FIELDS
from reftel.query.folding import fold
from reftel.query.tree import Sign
from reftel.query.words import read_words, words_of
from reftel.telegram.marks import rank
from reftel.telegram.mrn import HEADQUARTERS, parse_mrn, resolve_post
from reftel.telegram.record import Mark, Record

__all__ = [
    "LEVELS",
    "Form",
    "forms",
    "is_country",
    "is_level",
    "is_number",
    "level_mark",
    "level_of",
    "levels_in",
    "number_facts",
    "posts_in",
    "posts_named",
    "squeeze",
    "wanted",
    "whole_fact",
    "wild_pattern",
]

Form: TypeAlias = tuple[str, ...]
"""Words that stand one after the other."""

LEVELS: tuple[Mark, ...] = ("U", "SBU", "LOU", "R", "C", "S", "TS")
"""Marks from the lowest to the highest."""

_LEVEL_NAMES: dict[str, Mark] = {
    "unclassified": "U", "unclas": "U", "u": "U", "sbu": "SBU", "sensitivebutunclassified": "SBU",
    "sensitive": "SBU", "fouo": "SBU", "limitedofficialuse": "LOU", "lou": "LOU", "limited": "LOU",
    "limoff": "LOU", "restricted": "R", "r": "R", "confidential": "C", "c": "C", "secret": "S", "s": "S",
    "topsecret": "TS", "ts": "TS",
}  # fmt: skip


def squeeze(text: str) -> str:
    """Letters and figures of a text, folded; `*` and `?` stay."""
    folded = fold(text)
    if folded.isascii():
        return _SIGNS.sub("", folded)
    return "".join(character for character in folded if character.isalnum() or character in "*?")


def level_of(name: str) -> Mark | None:
    """The mark that a name of a level stands for: `CONFIDENTIAL`, `conf`, `c`."""
    folded = squeeze(name)
    if folded in _LEVEL_NAMES:
        return _LEVEL_NAMES[folded]
    near = {mark for known, mark in _LEVEL_NAMES.items() if len(folded) > 2 and known.startswith(folded)}
    return near.pop() if len(near) == 1 else None


_SIGNS = re.compile(r"[^a-z0-9*?]+")
_COMPARE: dict[Sign, Callable[[int, int], bool]] = {
    "=": operator.eq, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


def level_mark(record: Record) -> Mark | None:
    """The telegram's level as a mark; UNCLASSIFIED and SENSITIVE is `SBU`."""
    mark = level_of(record.classification) if record.classification else None
    return "SBU" if mark == "U" and record.sensitive else mark


def levels_in(sign: Sign, mark: Mark) -> list[Mark]:
    """The marks a comparison lets pass: `<= SBU` gives `U`, `SBU` and `LOU`, which are one step."""
    return [each for each in LEVELS if _COMPARE[sign](rank(each), rank(mark))]


def forms(text: str) -> tuple[Form, ...]:
    """The ways in which a typed word can stand in a text: each a row of words, any of them will do."""
    parts = parse_mrn(text) if any(map(str.isdigit, text)) and text.isalnum() else None
    if parts is not None and parts.year is not None and parts.how is not None:
        return ((f"{parts.year % 100:02}{parts.post}{parts.serial}".lower(),),)
    words, besides = read_words(text)
    if len(words) < 2:
        return (tuple(words),) if words else ()
    if len(besides) == 1 and ("/" in besides[0] or "&" in besides[0]):
        return ((besides[0],),)  # a symbol is a word as it stands
    return (tuple(words), *((word,) for word in besides if len(besides) == 1))


def wild_pattern(text: str) -> str:
    """A word with gaps as it is compared: folded, runs of stars made one."""
    kept = "".join(character for character in fold(text) if character.isalnum() or character in "*?/&")
    while "**" in kept:
        kept = kept.replace("**", "*")
    return kept


@cache
def _country_names() -> frozenset[str]:
    return frozenset("_".join(words_of(post.country_name)) for post in posts().values())


def posts_in(country: str) -> list[str]:
    """Canonical names of the posts in a country, by its name or code."""
    name = "_".join(words_of(country))
    return [
        post.canonical
        for post in posts().values()
        if name and (name == (post.country or "").lower() or name == "_".join(words_of(post.country_name)))
    ]


def is_country(text: str) -> bool:
    """Whether a text is the name of a country that has a post."""
    return "_".join(words_of(text)) in _country_names()


def is_number(text: str) -> bool:
    """Whether a text is a number of a telegram."""
    parts = parse_mrn(text) if text[-1:].isdecimal() else None
    return parts is not None and parts.how is not None


def is_level(text: str) -> bool:
    """Whether a text is a level spelt out."""
    return squeeze(text) in _LEVEL_NAMES


@cache
def _cities() -> dict[str, list[Post]]:
    table: dict[str, list[Post]] = {}
    for post in posts().values():
        table.setdefault(fold_name(post.city), []).append(post)
    return table


@cache
def _countries() -> dict[str, list[Post]]:
    table: dict[str, list[Post]] = {}
    for post in posts().values():
        if post.country:  # the United Nations and travelling parties are none
            table.setdefault(fold_name(post.country_name), []).append(post)
    return table


@lru_cache(maxsize=1024)
def posts_named(name: str) -> tuple[Post, ...]:
    """Posts that a name means: the one of that name, else all in the city or the country of that name."""
    match = resolve_post(name, near=False)
    if match is not None and match.how != "truncated":
        return (match.post,)
    folded = fold_name(fold(name))
    found = _cities().get(folded) or _countries().get(folded, [])
    department = tuple(post for post in found if post.canonical == HEADQUARTERS)
    return department or tuple(found)  # Washington is the Department, not every agency there


def number_facts(field: str, written: str) -> list[str]:
    """Facts for a number of a telegram, with its year where it has one; else the text squeezed."""
    parts = parse_mrn(written)
    if parts is None or parts.how is None:
        return [f"{field}={squeeze(written)}"]
    year = f"{parts.year % 100:02}" if parts.year is not None else ""
    return [f"{field}={year}{parts.post.lower()}{parts.serial}"]


def whole_fact(field: str, value: str) -> str:
    """The fact for a whole value of a field."""
    return f"{field}=={'_'.join(words_of(value))}"


def wanted(field: str, value: str, *, whole: bool = False) -> list[str]:
    """Facts of which a telegram must have one, for a value typed after a field; with `*` and `?` as typed."""
    if whole:
        return [whole_fact(field, value)]
    kind = FIELDS[field].kind
    if "*" in value or "?" in value:
        joined = wild_pattern(value) if kind == "office" else squeeze(value)
        return [f"{field}={joined}"]
    if kind == "post":
        found = posts_named(value)
        if found:
            return [f"{field}={post.canonical.lower()}" for post in found]
    if kind == "number":
        return number_facts(field, value)
    if kind == "office":
        return [f"{field}={''.join(fold(value).split())}"]
    if kind == "level":
        mark = level_of(value)
        return [f"{field}={mark.lower()}"] if mark else [f"{field}={squeeze(value)}"]
    if kind == "code":
        return [f"{field}={squeeze(value)}"]
    return [f"{field}={'_'.join(words_of(value))}"]
