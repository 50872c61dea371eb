"""Where a name was found: a stretch of words in one passage, what it names, by which rule, how surely."""

from dataclasses import dataclass

from reftel.extract.findings import NameKind

__all__ = ["Spot"]


@dataclass(frozen=True, slots=True)
class Spot:
    """Words `first` to `last` of a passage; both stand inside.

    `name` is the normal form as far as the words tell it, `role` the title or office before or behind a
    person, `key` what mentions of one entity share: a surname, an acronym, a country.
    """

    first: int
    last: int
    kind: NameKind
    rule: str
    confidence: float
    key: str
    name: str | None = None
    role: str | None = None
    country: str | None = None
