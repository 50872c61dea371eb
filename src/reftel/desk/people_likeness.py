"""Which names may be one person's: a surname beside a full name, initials beside names, near spellings."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from reftel.archive.findings_people import Identity, KeyRow
from reftel.desk.people_answers import PersonLine, Proposal
from reftel.telegram.nearness import distance

__all__ = ["propose"]

_MOST = 40  # names in one group that are compared with each other
_WORD = re.compile(r"[^\W\d_]+")


def propose(rows: Sequence[KeyRow], said: Mapping[tuple[str, str], Identity]) -> list[Proposal]:
    """Pairs of these names that may be one, the likeliest first; pairs that somebody spoke about are out."""
    words = {row.key: _WORD.findall(row.key) for row in rows}
    by_key = {row.key: row for row in rows if words[row.key]}
    full: dict[str, int] = defaultdict(int)
    for key in by_key:
        if len(words[key]) > 1:
            full[words[key][-1]] += 1
    found: dict[tuple[str, str], Proposal] = {}
    for one, other in _pairs(by_key, words):
        pair = min(one, other), max(one, other)
        if pair in found or pair in said:
            continue
        judged = _judge(words[one], words[other], full)
        if judged is not None:
            first, second = by_key[pair[0]], by_key[pair[1]]
            found[pair] = Proposal(_plain(first), _plain(second), *judged)
    weight = {key: row.telegrams for key, row in by_key.items()}
    return sorted(
        found.values(),
        key=lambda each: (-each.likeness, -weight[each.one.key] - weight[each.other.key], each.one.key),
    )


def _pairs(by_key: Mapping[str, KeyRow], words: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Names that share a family name or its beginning, the first word, or all words in another order."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in by_key:
        own = words[key]
        groups["last", own[-1]].append(key)
        groups["begins", " ".join([*own[:-1], own[-1][:4]])].append(key)
        if len(own) > 1:
            groups["first", own[0]].append(key)
            groups["all", " ".join(sorted(own))].append(key)
            for word in own[:-1]:  # the family name may stand first, or before the mother's
                if len(word) > 1 and word != own[-1]:
                    groups["last", word].append(key)
    for group in groups.values():
        yield from combinations(group[:_MOST], 2)


def _judge(one: list[str], other: list[str], full: Mapping[str, int]) -> tuple[str, float] | None:
    """Why two names may be one, and how likely that is; None where they are not."""
    if one == other:
        return "the same words", 0.95
    if sorted(one) == sorted(other):
        return "the same words in another order", 0.8
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        if short[0] not in long or len(long) == 1:
            near = (
                len(long) == 1
                and min(len(short[0]), len(long[0])) >= 6
                and distance(short[0], long[0], 1) == 1
            )
            return ("one letter apart", 0.5) if near else None
        if short[0] == long[0] and len(long) == 2:
            return "a first name, or a family name that stands first", 0.35
        only = full.get(short[0], 0) <= 1
        return "a surname alone beside a full name", 0.6 if only else 0.4
    if one[-1] == other[-1] and _fit(one[:-1], other[:-1]):
        return "the same surname, and first names that fit", 0.75
    last = min(len(one[-1]), len(other[-1]))
    if one[:-1] == other[:-1] and last >= 5 and distance(one[-1], other[-1], 1) == 1:
        return "the same first names, and surnames one letter apart", 0.7
    return None


def _fit(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether first names agree as far as both are given: an initial stands for any name it begins."""
    return all(a == b or (1 in {len(a), len(b)} and a[0] == b[0]) for a, b in zip(one, other, strict=False))


def _plain(row: KeyRow) -> PersonLine:
    return PersonLine(row.key, row.name, row.kind, row.telegrams, row.mentions, [row.name], row.private)
