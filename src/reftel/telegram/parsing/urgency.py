"""How urgent a telegram is, for those who act and for those who are informed.

Prosigns of the date-time group hold for all addressees of their list; a word behind an addressee replaces
them for that one. What counts for a list is the most urgent of its addressees.
"""

from typing import Final

from reftel.telegram.parsing.dates import PROSIGNS
from reftel.telegram.parsing.draft import Draft
from reftel.telegram.record import Addressee

__all__ = ["precedence_of"]

_ORDER: Final = ("FLASH", "NIACT IMMEDIATE", "IMMEDIATE", "PRIORITY", "ROUTINE")


def _highest(words: list[str]) -> str | None:
    known = [word for word in words if word in _ORDER]
    return min(known, key=_ORDER.index) if known else None


def precedence_of(draft: Draft) -> tuple[str | None, str | None]:
    """Effective precedence for action, and for info where it differs."""
    signs = [PROSIGNS[sign] for sign in draft.group.prosigns if sign in PROSIGNS] if draft.group else []
    first = signs[0] if signs else None
    second = signs[1] if len(signs) > 1 else first
    action = _effective(draft.action, first)
    info = _effective(draft.info, second) if draft.info else (second if len(signs) > 1 else None)
    return action, info if info != action else None


def _effective(addressees: list[Addressee], sign: str | None) -> str | None:
    said = [each.precedence for each in addressees if each.precedence is not None]
    if sign is not None and len(said) < len(addressees):
        said.append(sign)
    return _highest(said) or sign
