"""How a private person stands in a legal case: accused, prisoner, victim, witness, asylum seeker.

Evidence stands close to the name: a noun before it (`PRISONER DORAN`, `ARREST OF DORAN`), a passive
behind it (`DORAN WAS SENTENCED`), an active before it (`POLICE DETAINED DORAN`), `THE DORAN CASE`. One
mention decides for the person in the whole telegram. Who is named by an office or a high rank, or signs,
is not private; who is named by nothing is taken for private, since a name shown wrongly cannot be taken
back.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from reftel.extract.lexicon import COMMON_SURNAME, KNOWN, OFFICE, PLAIN, RANK, RARER, flags, listed
from reftel.extract.spots import Spot
from reftel.extract.words import Words

__all__ = ["standings"]

_NAMES: Final = {
    "risk-accused": "accused",
    "risk-prisoner": "prisoner",
    "risk-victim": "victim",
    "risk-witness": "witness",
    "risk-asylum": "asylum seeker",
}
_STANDINGS: Final = {word: name for kind, name in _NAMES.items() for word in listed(kind)}
_NOUNS: Final = listed("risk-noun")
_PRIVATE: Final = listed("private-role")
_BEING: Final = frozenset(["WAS", "WERE", "BEEN", "IS", "ARE", "BEING", "BE", "STILL", "REMAINS", "NOT"])
_OF: Final = frozenset(["OF", "AGAINST", "FOR", "BY", "TO"])
_LOCKED: Final = frozenset(["CUSTODY", "PRISON", "JAIL", "GAOL", "DETENTION"])
_ENDS: Final = frozenset([".", ";", ":"])
_REACH: Final = 7


def standings(
    passages: Sequence[tuple[Words, Sequence[Spot]]], numbers: Sequence[Sequence[int]], signer: str | None
) -> dict[int, str]:
    """The standing of each entity that is a private person in a case."""
    officials: set[int] = set()
    found: dict[int, str] = {}
    whole = {
        entity
        for (_, spots), row in zip(passages, numbers, strict=True)
        for spot, entity in zip(spots, row, strict=True)
        if spot.kind == "person" and spot.name is not None and " " in spot.name
    }
    for (words, spots), row in zip(passages, numbers, strict=True):
        for spot, entity in zip(spots, row, strict=True):
            if spot.kind != "person":
                continue
            if _is_official(spot, signer, alone=entity not in whole):
                officials.add(entity)
            elif entity not in found:
                standing = _standing(words, spot)
                if standing is not None:
                    found[entity] = standing
    private = {entity: standing for entity, standing in found.items() if entity not in officials}
    surnames = {
        spot.key: private[entity]
        for (_, spots), row in zip(passages, numbers, strict=True)
        for spot, entity in zip(spots, row, strict=True)
        if entity in private
    }
    for (_, spots), row in zip(passages, numbers, strict=True):
        for spot, entity in zip(spots, row, strict=True):
            # a bare surname that two persons have, one of them private
            if entity in officials or spot.kind != "person" or " " in (spot.name or " "):
                continue
            if spot.key in surnames:
                private.setdefault(entity, surnames[spot.key])
    return private


def _is_official(spot: Spot, signer: str | None, *, alone: bool) -> bool:
    """Whether a mention names an office, or somebody who is publicly known by surname alone.

    A surname is nobody's alone where the telegram gives a whole name with it, or where many have it.
    """
    if signer is not None and spot.key == signer.split()[-1].upper():
        return True
    known = flags()
    if spot.role is None:
        kinds = known.get(spot.key, 0)
        return bool(kinds & KNOWN) and alone and not kinds & (RARER | PLAIN | COMMON_SURNAME)
    titles = [
        word for word in spot.role.upper().replace(".", " ").replace("-", " ").split() if word not in _PRIVATE
    ]
    return any(known.get(word, 0) & (OFFICE | RANK) for word in titles)


def _standing(words: Words, spot: Spot) -> str | None:
    """What stands close to one mention."""
    for at in _before(words, spot.first):
        word = words.upper[at]
        standing = _STANDINGS.get(word)
        if standing is None:
            continue
        near = spot.first - at
        if word in _NOUNS:
            if any(words.upper[here] in _OF for here in range(at + 1, spot.first)) and near < 6:
                return standing
        elif near < 5:
            return standing
    if spot.role is not None:
        for word in spot.role.upper().split():
            if word in _STANDINGS:
                return _STANDINGS[word]
    return _behind(words, spot.last)


def _before(words: Words, first: int) -> Iterator[int]:
    """Words before a mention in its clause, the nearest first."""
    for at in range(first - 1, max(-1, first - _REACH), -1):
        if words.upper[at] in _ENDS and len(words.upper[at - 1]) > 3:
            return
        yield at


def _behind(words: Words, last: int) -> str | None:
    upper, size = words.upper, len(words.upper)
    after = upper[last + 1] if last + 1 < size else ""
    if words.possessive[last] or after == "CASE":
        if after == "CASE":
            return "accused"
        return _STANDINGS.get(after) if after in _NOUNS else None
    if after in _BEING or after == "IN":
        at = last + 2 if after in _BEING else last + 1
        if upper[at : at + 1] == ["IN"] and upper[at + 1 : at + 2] and upper[at + 1] in _LOCKED:
            return "prisoner"
    passive = False
    for at in range(last + 1, min(size, last + 1 + 9)):
        word = upper[at]
        if word in _ENDS and len(upper[at - 1]) > 3:
            return None
        if word in _BEING:
            passive = True
        standing = _STANDINGS.get(word)
        if (
            standing is not None
            and word not in _NOUNS
            and (passive or at <= last + 3 or word in {"TESTIFIED", "DISAPPEARED"})
        ):
            return standing
    return None
