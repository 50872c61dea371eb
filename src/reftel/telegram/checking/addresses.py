"""Addresses of a telegram with their places: the sender first, then action and info."""

from reftel.telegram.checking.places import span_of, spans_of
from reftel.telegram.model import Telegram
from reftel.telegram.text import Span

__all__ = ["addresses", "is_mission", "is_of_state"]

_MISSIONS = (
    "AMEMBASSY", "AMCONSUL", "AMCONGEN", "AMLEGATION", "USMISSION", "USLO", "USINT", "USOFFICE", "USDEL",
    "REO ", "AIT ", "IRAN RPO",
)  # fmt: skip
_OF_STATE = (*_MISSIONS, "SECSTATE", "USUN", "USNATO", "USEU", "UNVIE", "USOSCE", "AMEMB", "EMBASSY")


def addresses(telegram: Telegram) -> list[tuple[str, Span | None]]:
    """Each address as written, with its place."""
    record = telegram.values
    found: list[tuple[str, Span | None]] = []
    if record.originator.plad is not None:
        found.append((record.originator.plad, span_of(telegram, "originator")))
    for key, held in (("action", record.action), ("info", record.info)):
        spans = spans_of(telegram, key)
        found += [(each.plad, spans[at] if at < len(spans) else None) for at, each in enumerate(held)]
    return found


def is_mission(plad: str) -> bool:
    """Whether an address names an embassy, a consulate or another mission by its kind."""
    return plad.upper().startswith(_MISSIONS[:9])


def is_of_state(plad: str) -> bool:
    """Whether an address is the Department or one of its posts, collectives counted in."""
    name = plad.upper()
    return name.startswith(_OF_STATE) or "COLLECTIVE" in name or "POSTS" in name
