"""What single words are: ordinary words, given names, surnames, titles, heads of bodies; flags by word.

Telegrams in capitals hide which words are names. That a word is in no dictionary is then the best sign of a
name, and that a surname is also an ordinary word (`RUSH`, `YOUNG`) the best reason to ask for more.
"""

import csv
import io
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

__all__ = [
    "BEFORE",
    "COMMON_GIVEN",
    "COMMON_SURNAME",
    "COURTESY",
    "GIVEN",
    "HEAD",
    "HEAD_OF",
    "KNOWN",
    "NAMES",
    "OFFICE",
    "PARTICLE",
    "PERSONAL",
    "PLAIN",
    "PORTFOLIO",
    "RANK",
    "RARER",
    "SPEECH",
    "STOP",
    "SURNAME",
    "TITLE",
    "WORD",
    "flags",
    "is_misspelling",
    "listed",
    "table",
]

PLAIN: Final = 1  #: an ordinary word of the language
RARER: Final = 2  #: a word of a large dictionary
GIVEN: Final = 4
SURNAME: Final = 8
KNOWN: Final = 16  #: the surname of a head of state or government, or of a minister
COURTESY: Final = 32  #: MR, SHEIKH, KING
RANK: Final = 64  #: GEN, ADMIRAL
OFFICE: Final = 128  #: FONMIN, CHARGE, SPOKESMAN
BEFORE: Final = 256  #: stands before an office: DEPUTY, ACTING, POLITICAL
PORTFOLIO: Final = 512  #: what ministries and ministers are of: FOREIGN AFFAIRS
HEAD_OF: Final = 1024  #: a body that takes OF: MINISTRY, BANK
HEAD: Final = 2048  #: another body: EMBASSY, CORP
SPEECH: Final = 4096  #: what persons do: SAID, TOLD
PARTICLE: Final = 8192  #: inside names: VAN, AL, DE
STOP: Final = 16384  #: never part of a name
COMMON_GIVEN: Final = 32768  #: a given name that is common enough to be one beside any word
COMMON_SURNAME: Final = 65536  #: a surname of so many that alone it tells nobody apart

WORD: Final = PLAIN | RARER
NAMES: Final = GIVEN | SURNAME | KNOWN
TITLE: Final = COURTESY | RANK | OFFICE
PERSONAL: Final = NAMES | PARTICLE

_LETTERS: Final = {
    "p": PLAIN,
    "w": RARER,
    "g": GIVEN,
    "f": COMMON_GIVEN,
    "s": SURNAME,
    "c": COMMON_SURNAME,
    "k": KNOWN,
}
_GROUPS: Final = {
    "courtesy": COURTESY,
    "rank": RANK,
    "office": OFFICE,
    "before": BEFORE,
    "portfolio": PORTFOLIO,
    "of": HEAD_OF,
    "plain": HEAD,
    "speech": SPEECH,
    "particle": PARTICLE,
    "stop": STOP,
    "given": GIVEN,
    "surname": SURNAME,
}


def table(name: str) -> Iterator[dict[str, str]]:
    """The rows of `tables/<name>.csv`."""
    text = files("reftel.extract").joinpath("tables", f"{name}.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(io.StringIO(text, newline="")):
        yield {key: (value or "").strip() for key, value in row.items()}


@cache
def listed(kind: str) -> frozenset[str]:
    """The words of one kind in `tables/words.csv`."""
    return frozenset(word for row in table("words") if row["kind"] == kind for word in row["words"].split())


@cache
def flags() -> dict[str, int]:
    """The flags of every word known, in capital letters."""
    found: dict[str, int] = {}
    lines = files("reftel.extract").joinpath("tables", "lexicon.txt").read_text(encoding="utf-8").splitlines()
    for letters, words in zip(lines[::2], lines[1::2], strict=True):
        value = sum(_LETTERS[letter] for letter in letters[2:])
        found.update(dict.fromkeys(words.split(" "), value))
    for ministry in listed("portfolio"):
        for short in ("MIN", "DEPMIN", "VICEMIN"):
            found.setdefault(f"{short}{ministry}", OFFICE)  # MINMINES, DEPMININTERIOR
    for kind, value in _GROUPS.items():
        for word in listed(kind):
            found[word] = found.get(word, 0) | value
    return found


_PREFIXES: Final = (
    *("COUNTER", "INTER", "OVER", "UNDER", "MULTI", "ANTI", "NON"),
    *("PRE", "SUB", "SUPER", "TRANS", "ULTRA", "MIS"),
)
_ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@lru_cache(maxsize=8192)
def is_misspelling(word: str) -> bool:
    """Whether an unknown word is an ordinary one with a slip of the key, a prefix, or an ending."""
    if not 6 <= len(word) <= 24:
        return False
    known = flags()
    get = known.get
    if word.endswith("LY") and get(word[:-2], 0) & WORD:
        return True
    if any(word.startswith(prefix) and get(word[len(prefix) :], 0) & PLAIN for prefix in _PREFIXES):
        return True
    size = len(word)
    lacking, changed = _one_letter_off()
    if word in lacking:
        return True
    for place in range(size):
        left, rest = word[:place], word[place + 1 :]
        if get(left + rest, 0) & PLAIN or (left and f"{left}?{rest}" in changed):
            return True
        if rest and get(left + rest[0] + word[place] + rest[1:], 0) & PLAIN:
            return True
    return False


@cache
def _one_letter_off() -> tuple[frozenset[str], frozenset[str]]:
    """The ordinary words with a letter left out, and with one that may be any (not the first)."""
    words = [word for word, value in flags().items() if value & PLAIN]
    letters = frozenset(_ALPHABET)
    places = [(word, place) for word in words for place in range(len(word)) if word[place] in letters]
    lacking = frozenset(word[:place] + word[place + 1 :] for word, place in places)
    changed = frozenset(f"{word[:place]}?{word[place + 1 :]}" for word, place in places if place)
    return lacking, changed
