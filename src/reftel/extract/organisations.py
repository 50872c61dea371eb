"""Bodies in the words of a passage: ministries, parties, companies, missions, by their head words.

A head (`MINISTRY`, `BANK`, `CORP`) takes what stands before it (`ITALIAN`, `NATIONAL`, an unknown word) and,
for some, what follows OF. A bare head is a body where telegrams mean one by it:
`EMBASSY` is the sender's own.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from reftel.extract.lexicon import (
    HEAD,
    HEAD_OF,
    NAMES,
    PLAIN,
    PORTFOLIO,
    SPEECH,
    STOP,
    TITLE,
    WORD,
    listed,
)
from reftel.extract.places import is_unknown
from reftel.extract.spots import Spot
from reftel.extract.words import Words, titled

__all__ = ["find_bodies", "find_missions"]

_MODIFIERS: Final = listed("body-modifier")
# Heads that are too common by themselves: what stands before or behind must be a name.
_COMMON: Final = listed("body-common")
_ALONE: Final = listed("body-alone")
_NO_MODIFIERS: Final = listed("no-modifier")
_OF_ITS_OWN: Final = listed("body-of-its-own")
_OWN: Final = frozenset(["EMBASSY", "MISSION", "CONSULATE", "DELEGATION"])
# Heads that as often describe what follows them.
_ADJECTIVES: Final = frozenset(["MILITARY", "POLICE", "NAVY", "ARMY"])
_MEMBERS: Final = frozenset(["OF", "FOR", "ON"])
_BEFORE_ALONE: Final = frozenset(["THE", "THIS", "THAT", "OUR"])


def _is_modifier(words: Words, index: int, taken: Sequence[int]) -> bool:
    """Whether a word before a head belongs to its name."""
    if words.is_low(index):
        return False
    if taken[index]:
        return True
    word = words.upper[index]
    if word in _MODIFIERS:
        return True
    flags = words.flags[index]
    if flags & (STOP | TITLE) or not word[0].isalpha():
        return False
    if flags & (PORTFOLIO | HEAD | HEAD_OF) and not words.possessive[index]:
        return True
    if words.mixed and words.text[words.starts[index]].isupper():
        return True
    return not flags & WORD and len(word) > 1


def _is_proper(words: Words, index: int, taken: Sequence[int]) -> bool:
    """Whether a modifier makes a common head a name."""
    return (
        bool(taken[index])
        or words.upper[index] in _MODIFIERS
        or is_unknown(words, index)
        or bool(words.flags[index] & NAMES and not words.flags[index] & PLAIN)
    )


def _left(words: Words, head: int, taken: Sequence[int]) -> int:
    """Where the words before a head that belong to it begin."""
    first = head
    while first and head - first < 7:
        before = first - 1
        word = words.upper[before]
        if _is_modifier(words, before, taken):
            first = before
        elif (
            word in {"-", "/", "&"}
            and before
            and _is_modifier(words, before - 1, taken)
            and words.joined(before)
        ) or (
            word == "AND"
            and before
            and first < head
            and words.flags[before - 1] & PORTFOLIO
            and not words.is_low(before - 1)
            and not taken[before - 1]
        ):
            first = before - 1
        else:
            break
    return first


def _to_article(words: Words, first: int, taken: Sequence[int]) -> int:
    """Ordinary words that stand between THE and a head belong to it: `THE POLICY REVIEW COMMITTEE`."""
    at = first
    while at and first - at < 3:
        flags = words.flags[at - 1]
        word = words.upper[at - 1]
        if word in {"THE", "THIS"}:
            return at
        if flags & (STOP | SPEECH | TITLE) or not flags & WORD or word in _NO_MODIFIERS or taken[at - 1]:
            return first
        if words.possessive[at - 1] or word.endswith("LY"):
            return first
        at -= 1
    return first


def _right(words: Words, head: int, taken: Sequence[int]) -> int:
    """Where the words behind OF that belong to a head end; the head itself where none do."""
    upper = words.upper
    size = len(upper)
    at = head + 1
    if not words.flags[head] & HEAD_OF or at + 1 >= size or upper[at] not in _MEMBERS:
        return head
    at += 1
    if upper[at] == "THE":
        at += 1
    last = head
    stop = min(size, head + 10)
    while at < stop:
        word = upper[at]
        flags = words.flags[at]
        if words.is_low(at) and word not in {"AND", "OF"}:
            break
        if (
            (
                taken[at]
                or flags & (PORTFOLIO | HEAD_OF)
                or word in _MODIFIERS
                or (is_unknown(words, at) and last == head)
            )
            or word
            in {
                "MINISTERS",
                "DEPUTIES",
                "COMMONS",
                "LORDS",
                "REPRESENTATIVES",
                "EXPERTS",
                "STATE",
                "DIRECTORS",
                "SCIENCES",
            }
            or (
                words.mixed and words.text[words.starts[at]].isupper() and word.isalpha() and not flags & STOP
            )
        ) or (
            upper[head + 1] != "OF" and flags & WORD and not flags & (STOP | SPEECH | TITLE) and at - head < 6
        ):
            last = at
        elif word not in {"AND", "OF", "THE", "&", "-"} or last == head:
            break
        if words.possessive[at]:
            break
        at += 1
    return last


def find_bodies(words: Words, taken: Sequence[int]) -> Iterator[Spot]:
    """Bodies named by a head word."""
    done = -1
    for index, flags in enumerate(words.flags):
        if not flags & (HEAD | HEAD_OF) or index <= done or taken[index] or words.is_low(index):
            continue
        # `SECURITY COUNCIL COMMITTEE`: the last head counts
        if (
            index + 1 < len(words.flags)
            and words.flags[index + 1] & (HEAD | HEAD_OF)
            and not taken[index + 1]
        ):
            continue
        spot = _body(words, index, taken)
        if spot is not None:
            done = spot.last
            yield spot


def _body(words: Words, head: int, taken: Sequence[int]) -> Spot | None:
    first = _left(words, head, taken)
    if words.upper[head] not in _COMMON and not words.mixed:
        first = _to_article(words, first, taken)
    last = _right(words, head, taken)
    word = words.upper[head]
    if word == "DEL" and not (head and taken[head - 1]):
        return None
    named = any(_is_proper(words, at, taken) for at in range(first, head)) or last > head
    if word in _COMMON:
        named = (
            any(taken[at] or is_unknown(words, at) for at in range(first, head))
            or (
                last > head
                and any(taken[at] or words.flags[at] & PORTFOLIO for at in range(head + 1, last + 1))
            )
            or head - first > 1
        )
    if word in _OF_ITS_OWN and named:
        named = (
            any(is_unknown(words, at) and not taken[at] for at in range(first, head))
            and word != "ADMINISTRATION"
        )
        named = named or last > head or head - first > 2
    if named:
        surely = 0.8 if word not in _COMMON else 0.65
        return _organisation(words, first, last, "body-word", surely)
    before = words.upper[head - 1] if head else ""
    if word in _ADJECTIVES and _goes_on(words, head):
        return None
    if word in _OWN or (word in _ALONE and (before in _BEFORE_ALONE or _stands_for_itself(words, head))):
        return _organisation(words, head, head, "body-without-name", 0.5)
    return None


def _goes_on(words: Words, head: int) -> bool:
    """Whether a noun follows that the head only describes: `THE MILITARY SITUATION`, `ANTI-MILITARY`."""
    if head + 1 >= len(words.upper) or (head and words.upper[head - 1] == "-"):
        return bool(head and words.upper[head - 1] == "-")
    after, flags = words.upper[head + 1], words.flags[head + 1]
    return bool(flags & WORD) and not flags & (STOP | SPEECH) and not after.endswith("ED")


def _stands_for_itself(words: Words, head: int) -> bool:
    """Whether a bare head without an article acts: `COUNCIL AGREED`, `BY COMMITTEE`."""
    after = words.flags[head + 1] if head + 1 < len(words.flags) else 0
    before = words.upper[head - 1] if head else ""
    return bool(after & SPEECH) or words.possessive[head] or before in {"BY", "WITH", "TO", "FROM", "THAT"}


def _organisation(words: Words, first: int, last: int, rule: str, surely: float) -> Spot:
    while first < last and (words.upper[first] in {"NEW", "FIRST"} or not words.upper[first][0].isalnum()):
        first += 1
    name = " ".join(words.text[words.starts[first] : words.ends[last]].split())
    return Spot(
        first, last, "organisation", rule, surely, name.upper(), name if words.mixed else titled(name)
    )


def _has_offices(words: Words, spot: Spot, places: Mapping[int, Spot]) -> bool:
    """Whether a body in short form is followed by the town of one of its offices: `UNHCR GENEVA`."""
    place = places.get(spot.last + 1)
    if place is None or spot.first != spot.last or spot.rule != "known-body" or words.possessive[spot.last]:
        return False
    after = words.upper[place.last + 1] if place.last + 1 < len(words.upper) else ""
    return (
        len(words.upper[spot.first]) > 3 and not after[:1].isdigit() and not place.key.startswith("country")
    )


def find_missions(words: Words, spots: Sequence[Spot]) -> Iterator[Spot]:
    """Missions with the place they sit in: `AMEMBASSY LIMA`; and those that are spoken to: `FOR LIMA:`."""
    places = {spot.first: spot for spot in spots if spot.kind == "place" and spot.rule == "known-place"}
    for spot in places.values():
        if _is_spoken_to(words, spot):
            name = f"Embassy {spot.name}"
            yield Spot(spot.first, spot.last, "organisation", "mission", 0.6, name.upper(), name)
    for spot in spots:
        if spot.kind == "organisation" and (
            words.upper[spot.last] in _MISSIONS or _has_offices(words, spot, places)
        ):
            near = spot.last + 1
            if near + 1 < len(words.upper) and words.upper[near] in {"IN", "AT"}:
                near += 1
            place = places.get(near)
            if place is not None:
                name = words.text[words.starts[spot.first] : words.ends[place.last]]
                yield Spot(spot.first, place.last, "organisation", "mission", 0.9, name.upper(), titled(name))


def _is_spoken_to(words: Words, place: Spot) -> bool:
    """Whether a town at the head of a sentence means the mission there: `FOR LIMA: PLEASE PASS`."""
    at, after = place.first - 1, place.last + 1
    return (
        at >= 0
        and words.upper[at] == "FOR"
        and after < len(words.upper)
        and words.upper[after] == ":"
        and (at == 0 or words.upper[at - 1] in {".", ";", "-"})
        and not place.key.startswith("country")
    )


_MISSIONS: Final = listed("mission")
