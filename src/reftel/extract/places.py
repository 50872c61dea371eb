"""Known places and bodies in the words of a passage.

Peoples and adjectives count (`ITALIAN`, `THE SOVIETS`), since telegrams say `BONN`, `FRG` and `GERMANS` for
one thing. `US` is a country in telegrams in capitals unless a verb before it asks for a person.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from reftel.extract.known import Phrase, country_name, phrases
from reftel.extract.lexicon import PLAIN, STOP, TITLE, WORD, listed
from reftel.extract.slips import near_country
from reftel.extract.spots import Spot
from reftel.extract.words import Words

__all__ = ["IN_PLACE", "find_known", "is_unknown"]

IN_PLACE: Final = listed("before-place")
_SHORT: Final = frozenset(
    [
        "CUBA",
        "IRAN",
        "IRAQ",
        "PERU",
        "LAOS",
        "OMAN",
        "CHAD",
        "MALI",
        "TOGO",
        "FIJI",
        "SIAM",
        "EIRE",
        "GAZA",
        "SINO",
    ]
)
_DEPARTMENT: Final = ("DEPARTMENT OF STATE", "Department of State", None, "US")
_TO_US: Final = listed("before-us")


def is_unknown(words: Words, index: int) -> bool:
    """Whether a word stands in no table of words, and could be a name of anything."""
    word = words.upper[index]
    return (
        not words.flags[index] & (WORD | STOP | TITLE)
        and len(word) > 2
        and word[0].isalpha()
        and not words.is_low(index)
    )


def _match(words: Words, index: int, candidates: Sequence[Phrase]) -> Phrase | None:
    upper = words.upper
    for phrase in candidates:
        size = len(phrase.words)
        if size == 1 or tuple(upper[index : index + size]) == phrase.words:
            return phrase
    return None


def _is_meant(words: Words, index: int, phrase: Phrase) -> bool:
    """Whether these words are that name here."""
    upper = words.upper
    before = upper[index - 1] if index else ""
    after_at = index + len(phrase.words)
    after = upper[after_at] if after_at < len(upper) else ""
    word = upper[index]
    if words.mixed:
        text = words.text[words.starts[index] : words.ends[index]]
        if text[0].islower():
            return False
        if (
            len(phrase.words) == 1
            and len(word) < 5
            and not text.isupper()
            and phrase.kind not in {"town", "people"}
            and word not in _SHORT
        ):
            return False
    if phrase.kind == "direction":
        return word == "WESTERN" or (
            before == "THE" and after not in {"OF", "COAST", "BANK"} and not words.joined(after_at)
        )
    if word == "US" and len(phrase.words) == 1:
        after_flags = words.flags[after_at] if after_at < len(upper) else STOP
        if after == "THAT" or (before.endswith("ED") and (not after or after in ".;,")):
            return False
        asked = before in {"WITH", "TO", "FOR", "FROM", "BY", "OF", "ON"} and (
            not after or after in ".;," or (after_flags & STOP and after not in {"AND", "OR", "VICE"})
        )
        return not (before in _TO_US or asked)
    if phrase.kind == "government" and words.flags[index] & PLAIN:
        return False
    if phrase.doubtful and phrase.is_place:
        return before in IN_PLACE or (after == "," and before in {"OF", "IN"})
    return not phrase.doubtful


def find_known(words: Words, host: str | None) -> Iterator[Spot]:
    """Places and bodies of the tables, the longest phrase at each place; `host` decides what is ambiguous."""
    table = phrases()
    index = 0
    size = len(words.upper)
    while index < size:
        candidates = table.get(words.upper[index])
        phrase = None if candidates is None else _match(words, index, candidates)
        if phrase is None or not _is_meant(words, index, phrase):
            if words.upper[index] == "STATE" and _is_numbered(words, index):
                yield Spot(index, index, "organisation", "known-body", 0.7, *_DEPARTMENT)
            elif candidates is None and not words.flags[index] and 5 < len(words.upper[index]) < 25:
                slip = _slip(words, index, host)
                if slip is not None:
                    yield slip
            index += 1
            continue
        last = index + len(phrase.words) - 1
        yield _spot(index, last, phrase, host)
        index = last + 1


def _is_numbered(words: Words, index: int) -> bool:
    """Whether the number of a telegram follows: `STATE 123456` is of the Department."""
    number = words.upper[index + 1] if index + 1 < len(words.upper) else ""
    return (
        number.isdigit() and 3 <= len(number) <= 6 and not (len(number) == 4 and number[:2] in {"19", "20"})
    )


def _slip(words: Words, index: int, host: str | None) -> Spot | None:
    """A country or people whose name was mistyped, unless a title says that it is somebody's name."""
    before = index - 2 if index > 1 and words.upper[index - 1] == "." else index - 1
    if words.is_low(index) or (before >= 0 and words.flags[before] & TITLE):
        return None
    phrase = near_country(words.upper[index])
    if phrase is None:
        return None
    return replace(_spot(index, index, phrase, host), rule="misspelt-place", confidence=0.6)


def _spot(first: int, last: int, phrase: Phrase, host: str | None) -> Spot:
    country = host if host in phrase.countries else phrase.countries[0] if phrase.countries else None
    if not phrase.is_place:
        surely = 0.7 if phrase.kind in {"body", "state"} else 0.9
        rule = "body-without-name" if phrase.kind in {"body", "state"} else "known-body"
        return Spot(
            first, last, "organisation", rule, surely, phrase.name.upper(), phrase.name, None, country
        )
    name = phrase.name
    rule = "known-place"
    surely = 0.9
    if phrase.kind == "government":
        several = len(phrase.countries) > 1
        rule = "government-shorthand"
        surely = 0.9 if not several else 0.85 if country == host else 0.4
        name = (country_name(country) if country and several else None) or phrase.name
        if several and country != host:
            country = None
    elif phrase.kind == "people":
        rule = "people"
    elif phrase.kind in {"direction", "group"}:
        surely = 0.6
    key = (
        f"country {country}"
        if phrase.kind in {"country", "people", "government"} and country
        else name.upper()
    )
    return Spot(first, last, "place", rule, surely, key, name, None, country)
