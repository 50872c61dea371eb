"""Words of the book as they are compared: days checked, names and topics folded."""

import datetime as dt
import re
import unicodedata

__all__ = ["fold", "folded_list", "is_day", "topics_of"]

_DAY = re.compile(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}", re.ASCII)


def is_day(written: str) -> bool:
    """Whether this is a day of the calendar in ISO form."""
    if _DAY.fullmatch(written) is None:
        return False
    try:
        dt.date.fromisoformat(written)
    except ValueError:
        return False
    return True


def fold(written: str) -> str:
    """Words as they are looked up: no accents, upper case, letters and digits with single blanks."""
    plain = unicodedata.normalize("NFKD", written)
    kept = "".join(one if one.isalnum() else " " for one in plain if not unicodedata.combining(one))
    return " ".join(kept.upper().split())


def folded_list(words: list[str]) -> str:
    """Several words in one column, each with a bar on both sides."""
    folded = [one for one in (fold(word) for word in words) if one]
    return f"|{'|'.join(folded)}|" if folded else ""


def topics_of(written: str) -> list[str]:
    """Topics as they are typed, with commas or semicolons between; TAGS also with blanks."""
    parts = [part.strip() for part in re.split(r"[,;|]", written) if part.strip()]
    if len(parts) == 1 and re.fullmatch(r"[A-Z]{2,5}(?: [A-Z]{2,5})+", parts[0]):
        parts = parts[0].split()
    return list(dict.fromkeys(parts))
