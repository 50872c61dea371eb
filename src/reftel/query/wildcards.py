"""Words with gaps, matched in time linear in the word: `*` for any run of letters, `?` for one."""

import re
from functools import lru_cache

__all__ = ["literal_head", "wild_regex"]


def literal_head(pattern: str) -> str:
    """What stands before the first gap: only words that begin so need a look."""
    found = re.search(r"[*?]", pattern)
    return pattern[: found.start()] if found else pattern


@lru_cache(maxsize=256)
def wild_regex(pattern: str) -> re.Pattern[str]:
    """The pattern for `fullmatch`.

    Each stretch between stars is taken where it first occurs, and never given back (atomic groups): the
    leftmost place is always as good as any other, so nothing needs to be tried twice.
    """
    stretches = [
        "".join("." if sign == "?" else re.escape(sign) for sign in part) for part in pattern.split("*")
    ]
    if len(stretches) == 1:
        return re.compile(stretches[0])
    middle = "".join(f"(?>.*?{stretch})" for stretch in stretches[1:-1] if stretch)
    return re.compile(f"{stretches[0]}{middle}.*{stretches[-1]}")
