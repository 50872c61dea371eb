"""Numbers of airgrams: `A-25`, `A 25` glued or with a hyphen, `CA-1234` for circulars; no telegrams."""

from reftel.telegram.references.tokens import FIGURES, Token

__all__ = ["airgram_at"]

_SERIES = frozenset({"A", "CA"})


def airgram_at(tokens: list[Token], at: int) -> int | None:
    """The index behind an airgram's number at this place, or None."""
    if at >= len(tokens) or tokens[at].text not in _SERIES:
        return None
    place = at + 1
    if place < len(tokens) and tokens[place].text in ("-", "–") and not tokens[place].gap:
        place += 1
    if place >= len(tokens) or tokens[place].kind != FIGURES or tokens[place].gap:
        return None
    return place + 1
