"""Words with gaps, matched in time linear in the word: `*` for any run of letters, `?` for one."""

import re
from functools import lru_cache

__all__ = ["engine_regex", "literal_head", "wild_regex"]


def literal_head(pattern: str) -> str:
    """What stands before the first gap: only words that begin so need a look."""
    found = re.search(r"[*?]", pattern)
    return pattern[: found.start()] if found else pattern


def engine_regex(pattern: str) -> str:
    """The pattern in the notation of the index.

    Where it begins with a gap and holds no figures, the gap stands for letters only: numbers are most of the
    different words of an archive, and nobody looks for `*ment` among them.
    """
    first = "" if not _begins_with_letters(pattern) else "[^0-9]*" if pattern[0] == "*" else "[^0-9]"
    rest = pattern[1:] if first else pattern
    return first + "".join(".*" if sign == "*" else "." if sign == "?" else re.escape(sign) for sign in rest)


def _begins_with_letters(pattern: str) -> bool:
    return pattern[:1] in {"*", "?"} and not any(map(str.isdigit, pattern))


@lru_cache(maxsize=256)
def wild_regex(pattern: str) -> re.Pattern[str]:
    """The pattern for `fullmatch`.

    Each stretch between stars is taken where it first occurs, and never given back (atomic groups): the
    leftmost place is always as good as any other, so nothing needs to be tried twice.
    """
    head = "(?![0-9])" if pattern[:1] == "?" and _begins_with_letters(pattern) else ""
    gap = "[^0-9]" if pattern[:1] == "*" and _begins_with_letters(pattern) else "."
    stretches = [
        "".join("." if sign == "?" else re.escape(sign) for sign in part) for part in pattern.split("*")
    ]
    if len(stretches) == 1:
        return re.compile(head + stretches[0])
    gaps = [gap, *["."] * (len(stretches) - 2)]
    middle = "".join(f"(?>{each}*?{part})" for each, part in zip(gaps, stretches[1:-1], strict=False))
    return re.compile(f"{head}{stretches[0]}{middle}{gaps[-1]}*{stretches[-1]}")
