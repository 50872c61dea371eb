"""An ask as drafted from one sentence, before its words are cut and its quote is taken."""

from dataclasses import dataclass

from reftel.extract.findings import Polarity
from reftel.extract.sentences import Sentence

__all__ = ["Draft"]


@dataclass(frozen=True, slots=True)
class Draft:
    """An ask before it is one: where it stands, and what is known of it; `verb` is the word it hangs on."""

    sentence: Sentence
    first: int
    stop: int
    verb: int
    by: str | None
    to: str | None
    polarity: Polarity
    rule: str
    confidence: float
