"""Pairs of very common words, kept as words of their own, so that phrases of them are fast.

`of the` stands in nearly every telegram: to find it by places, the engine would have to go through the places
of both words in all of them. A pair is looked up like a word.
"""

from collections.abc import Iterable

__all__ = ["pairs_in", "pairs_of"]

_COMMON = frozenset(
    [
        "a", "about", "after", "all", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can",
        "could", "for", "from", "had", "has", "have", "he", "her", "him", "his", "if", "in", "into", "is",
        "it", "its", "may", "more", "no", "not", "of", "on", "one", "or", "other", "our", "over", "she",
        "should", "so", "some", "such", "than", "that", "the", "their", "them", "there", "these", "they",
        "this", "those", "to", "under", "up", "us", "was", "we", "were", "what", "when", "which", "while",
        "who", "will", "with", "would", "you", "government", "said", "embassy", "department", "secretary",
        "state", "states", "united", "amembassy", "secstate", "washdc", "eo", "end", "summary", "comment",
        "subject", "tags", "ref", "foreign", "minister", "ministry", "president", "official", "officials",
        "meeting",
    ]
)  # fmt: skip


def pairs_of(row: Iterable[str]) -> list[str]:
    """The pairs of common words in a row of words."""
    found: list[str] = []
    left, common = "", _COMMON
    for word in row:  # most words are not common: one look at each
        if word in common:
            if left:
                found.append(f"{left}_{word}")
            left = word
        else:
            left = ""
    return found


def pairs_in(texts: Iterable[str]) -> str:
    """The pairs in some rows of words, once each."""
    return " ".join({pair for text in texts for pair in pairs_of(text.split(" "))})
