"""REFTEL and SEPTEL in running text, with the labels behind them.

    reftel = ["the"] word [labels]
    word   = REFTEL | REFTELS | REF | REFS | RETEL | REFERENCE TELEGRAM | REFERENCED CABLE ...
    labels = label {("," | AND | "/" | "&" | "-") label}      label = letter | figure, in brackets or bare

`REFTEL A COPY OF WHICH` holds the article: a bare A is a label only where the references have labels.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from reftel.telegram.mentions.known import Known

__all__ = ["Named", "named_by_word"]

# Bounded everywhere: white space of at most a line end with its indent.
_WORD = re.compile(
    r"(?P<ref>REF-?TELS?|REFTL|RETELS?|REFS?|REF(?:ERENCED?)?\s{1,6}(?:TELEGRAMS?|TELS?|CABLES?|MESSAGES?|MSGS?)"
    r"|(?P<noun>REFERENCES?))\b"
    r"|(?P<sep>SEP[ -]?(?:TELS?|CABLES?|MSGS?)|SEPARATE\s{1,6}(?:TELEGRAMS?|CABLES?|MESSAGES?))\b"
)
_THE = re.compile(r"THE\s{1,6}$")
_LABEL = re.compile(
    r"\.?\s{0,24}(?:[(\[]\s?(?P<closed>[A-Z]|\d)\s?[)\]]|(?P<bare>[A-Z]|\d(?!\d|[.,]\d))(?![A-Z0-9'’]))"
)
_JOINT = re.compile(r"\s{0,6}(?:,\s{0,6}(?:AND\s)?|AND\s|&|/|-|\+|OR\s|THROUGH\s|THRU\s)")
_OPENS = re.compile(r"\s{0,6}(?:[:(]|$)")
_AFTER_LABEL = re.compile(r"\s{0,6}(?:[.,;:)/&]|AND\b|PARA|IN\b|OF\b|IS\b|WAS\b|TO\b|$)")


class Named(NamedTuple):
    """A telegram named by a word: offsets in the string, its kind, its label."""

    start: int
    end: int
    kind: Literal["reftel", "septel"]
    label: str | None
    plural: bool = False


def _is_label(upper: str, written: str, found: re.Match[str], known: Known) -> bool:
    """Whether what stands behind the word is a label and no article, pronoun or quantity."""
    if found["closed"]:
        return True
    label = found["bare"]
    if label in known.labels:
        # in mixed case a small `a` is the article, unless something ends behind it
        return written.isupper() or label != "A" or _AFTER_LABEL.match(upper, found.end()) is not None
    if label in "AI" or label.isdecimal():
        return not label.isdecimal() and label == "A" and _AFTER_LABEL.match(upper, found.end()) is not None
    return written.isupper()


def _range(first: str, last: str) -> list[str]:
    """Labels between the ends of `A THROUGH D`, ends left out."""
    if len(first) != 1 or len(last) != 1 or not 0 < ord(last) - ord(first) < 26:
        return []
    return [chr(code) for code in range(ord(first) + 1, ord(last))]


def _labels(text: str, upper: str, at: int, known: Known) -> Iterator[tuple[int, int, str]]:
    """The labels from this place on, each with its offsets."""
    last: str | None = None
    place = at
    while True:
        joint = _JOINT.match(upper, place) if last is not None else None
        if last is not None and joint is None:
            return
        begin = joint.end() if joint else place
        found = _LABEL.match(upper, begin)
        if found is None:
            return
        label = found["closed"] or found["bare"]
        which = "closed" if found["closed"] else "bare"
        written = text[found.start(which) : found.end(which)]
        if not _is_label(upper, written, found, known):
            return
        if joint is not None and last is not None and joint.group().strip() in ("-", "THROUGH", "THRU"):
            for between in _range(last, label):
                yield joint.start(), joint.end(), between
        yield found.start(), found.end(), label
        last, place = label, found.end()


def _words(upper: str) -> Iterator[re.Match[str]]:
    """Every word of the grammar; plain searches for first letters are far faster than a pattern."""
    for needle in ("REF", "RETEL", "SEP"):
        at = upper.find(needle)
        while at >= 0:
            if (at == 0 or not upper[at - 1].isalnum()) and (word := _WORD.match(upper, at)):
                yield word
            at = upper.find(needle, at + 3)


def named_by_word(text: str, upper: str, known: Known) -> Iterator[Named]:
    """Every REFTEL and SEPTEL of a string, in no order; `upper` is the same string in upper case."""
    for word in _words(upper):
        if word["sep"]:
            yield Named(word.start(), word.end(), "septel", None)
            continue
        labels = list(_labels(text, upper, word.end(), known))
        if not labels:
            yield from _unlabelled(upper, word)
            continue
        for index, (start, end, label) in enumerate(labels):
            begin = word.start() if index == 0 else start
            while text[begin].isspace():
                begin += 1
            yield Named(begin, end, "reftel", label)


def _unlabelled(upper: str, word: re.Match[str]) -> Iterator[Named]:
    """The word alone; REFERENCE alone is an ordinary noun, and `REF:` opens a line of its own."""
    if word["noun"]:
        return
    ref = word["ref"]
    if (
        ref in ("REF", "REFS")
        and _OPENS.match(upper, word.end())
        and upper[word.end() : word.end() + 1] == ":"
    ):
        return
    start = word.start()
    article = _THE.search(upper, max(0, start - 9), start)
    if article is not None and (article.start() == 0 or not upper[article.start() - 1].isalnum()):
        start = article.start()
    yield Named(start, word.end(), "reftel", None, ref.endswith("S"))
