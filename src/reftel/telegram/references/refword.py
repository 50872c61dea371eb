"""The word that opens a REF block, its spellings, and what it gets run together with."""

from reftel.telegram.references.citing import Citing
from reftel.telegram.references.targets import target_at
from reftel.telegram.references.tokens import FIGURES, SIGN, WORD, Token

__all__ = ["behind_ref_word", "block_start"]

_WORDS = frozenset(
    {
        "REF", "REFS", "REFERENCE", "REFERENCES", "REFTEL", "REFTELS", "RETEL", "RETELS", "REFT", "RREF",
        "REFERNCE", "REFERENC", "REFERECE", "REFERANCE", "REFTL",
    }
)  # fmt: skip
_LATE = 12  #: a block may begin with a few words of an attention line


def block_start(tokens: list[Token]) -> int:
    """Where the block begins: at its word, where that stands behind a few words of the first line."""
    for at, token in enumerate(tokens[:_LATE]):
        if token.kind == FIGURES or token.line:
            return 0
        if token.text in _WORDS:
            return at
    return 0


def behind_ref_word(tokens: list[Token], at: int, citing: Citing) -> int:
    """The index behind a REF word and its sign at this place; `at` itself where there is none.

    The word may come again before each label: `REFTEL A: ...; REFTEL B: ...`.
    """
    token, size = tokens[at], len(tokens)
    if token.kind != WORD or not token.text.startswith("R"):
        return at
    if token.text not in _WORDS:
        if at == 0 or token.line:
            _split_glued(tokens, at, citing)
        return at
    at += 1
    if at + 2 < size and tokens[at].text == "(" and tokens[at + 1].text == "S" and not tokens[at].gap:
        at += 3
    while at < size and tokens[at].kind == SIGN and tokens[at].text in ":.;-,":
        at += 1
    return at


def _split_glued(tokens: list[Token], at: int, citing: Citing) -> None:
    """Takes the word off `REFSTATE 123` and `REFA: SUVA 12`; what is left stays in its place."""
    token = tokens[at]
    rest = token.text.removeprefix("REF")
    if rest and rest != token.text:
        tokens[at] = token._replace(text=rest, start=token.end - len(rest))
        if len(rest) > 1 and target_at(tokens, at, citing, known=True) is None:
            tokens[at] = token
