"""The sender in a citation: a post by any spelling, or a word that stands for one (`EMBTEL`, `YOUR`).

    sender = [lead] name | relative
    name   = word {("-" | "'" | "." | "/" | blank) word}        at most six words, read as the longest post
    lead   = CABLE, UNCLAS, MY, SEE ... | AMEMBASSY and the like

What such a word stands for depends on who cites: EMBTEL is the own post in a telegram of a post, and the
post addressed in one from Washington.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from reftel.gazetteer.posts import fold_name
from reftel.telegram.mrn import HEADQUARTERS, How, resolve_post
from reftel.telegram.post_names import is_known
from reftel.telegram.references.airgrams import airgram_at
from reftel.telegram.references.citing import Citing
from reftel.telegram.references.dates import month_of
from reftel.telegram.references.kinds import kind_at
from reftel.telegram.references.labels import begins_label
from reftel.telegram.references.tokens import FIGURES, SIGN, WORD, Token

__all__ = ["FILLERS", "LEADS", "RELATIVE_WORDS", "Sender", "relative", "sender_at"]

Relation: TypeAlias = Literal["own", "headquarters", "yours", "circular"]

_RELATIVE: dict[str, Relation] = {
    **dict.fromkeys(
        (
            "EMBTEL", "EMBTELS", "CONGENTEL", "CONGENTELS", "CONTEL", "CONTELS", "CONSULTEL", "AMCONTEL",
            "OURTEL", "OURTELS", "MYTEL", "MYTELS", "MISSIONTEL", "MISTEL", "MISSTEL", "LEGTEL", "USLOTEL",
            "EMBOFFTEL", "POSTTEL", "EMBTELEGRAM", "EMBCABLE",
        ),
        "own",
    ),
    **dict.fromkeys(
        ("DEPTEL", "DEPTELS", "DEPTTEL", "DEPTTELS", "DEPARTTEL", "STATETEL", "DEPCIRTEL", "DEPCIRTELS"),
        "headquarters",
    ),
    **dict.fromkeys(
        ("URTEL", "URTELS", "YOURTEL", "YOURTELS", "YRTEL", "YRTELS", "YOURCABLE", "URCABLE"), "yours"
    ),
    **dict.fromkeys(("CIRTEL", "CIRTELS", "CIRCTEL"), "circular"),
}  # fmt: skip
# These stand for a sender only with a number right behind: `OUR 123`, `EMBASSY'S 456`, `YOUR TELEGRAM 7`.
_RELATIVE_BEFORE_NUMBER: dict[str, Relation] = {
    **dict.fromkeys(
        ("OUR", "MY", "OURS", "EMBASSY", "EMBASSYS", "EMB", "MISSION", "CONGEN", "CONSULATE", "POST"), "own"
    ),
    **dict.fromkeys(("YOUR", "UR", "YR", "YOURS"), "yours"),
}
RELATIVE_WORDS = frozenset(_RELATIVE) | frozenset(_RELATIVE_BEFORE_NUMBER)
"""Words that stand for a sender."""

LEADS = frozenset(
    {
        "CABLE", "CABLES", "TELEGRAM", "TELEGRAMS", "TEL", "TELS", "MESSAGE", "MSG", "SEE", "ALSO",
        "ESPECIALLY", "ESP", "MY", "OUR", "YOUR", "UR", "BOTH", "UNCLAS", "UNCLASS", "UNCLASSIFIED",
        "CONFIDENTIAL", "SECRET", "LOU", "SBU", "RE", "FROM", "PER", "IN", "AND", "BY", "OF", "AS", "CF",
        "I", "E", "EG", "IE", "VIDE", "THIS", "POST",
    }
)  # fmt: skip
FILLERS = frozenset(
    {
        "TEL", "TELS", "CABLE", "CABLES", "TELEGRAM", "TELEGRAMS", "MESSAGE", "MESSAGES", "MSG", "MSGS",
        "NO", "NOS", "NR", "NBR", "NUMBER", "NUMBERS", "SERIAL", "REFTEL", "CITE", "S",
    }
)  # fmt: skip
_STOPS = frozenset(
    {
        "AND", "OR", "TO", "OF", "DATED", "DTD", "ON", "REGARDING", "CONCERNING", "SUBJECT", "SUBJ", "FOR",
        "WHICH", "NOTAL", "PARA", "PARAS", "PARAGRAPH", "PREVIOUS", "SEPTEL", "SEPTELS", "ET", "DTG",
        "WITH", "THROUGH", "THRU", "SECTION", "REF", "REFS", "BETWEEN", "PERCENT", "PCT", "MILLION",
        "BILLION",
    }
)  # fmt: skip
_AS_FIGURES = {"O", "I", "L", "OO", "OI", "IO"}
_MOST_WORDS = 6


class Sender(NamedTuple):
    """Who sent the telegram cited, and the index of the token behind the name.

    `post` is canonical; None for a relative word that leads nowhere (`YOUR` with two addressees). `how` is
    None for a name no table holds, kept as written. `start` is the first token that belongs to the name.
    """

    post: str | None
    how: How | None
    distance: int
    written: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """One word of a name: its letters, and where it ends."""

    text: str
    index: int
    stop: int


def relative(relation: Relation, citing: Citing) -> str | None:
    """The post that a relative word means in this telegram."""
    if relation == "headquarters":
        return HEADQUARTERS
    if relation == "circular":
        return None
    if relation == "own" and citing.post != HEADQUARTERS:
        return citing.post
    # YOUR, and EMBTEL said by Washington: the one post addressed
    return citing.action_posts[0] if len(set(citing.action_posts)) == 1 else None


def _glued_figures(tokens: list[Token], at: int) -> str | None:
    """Figures that are part of a name: `0` of `0SLO`, `0` inside `COTON0U`; no year and no serial."""
    token = tokens[at]
    if token.kind != FIGURES or len(token.text) > 1 or at + 1 >= len(tokens):
        return None
    follows = tokens[at + 1]
    if follows.kind == WORD and not follows.gap and follows.text not in _AS_FIGURES:
        return token.text
    return None


def _pieces(tokens: list[Token], at: int) -> list[_Piece]:
    """The words of a name from this place, up to the figures of a serial or a word that ends names."""
    found: list[_Piece] = []
    size = len(tokens)
    first = at
    while at < size and len(found) < _MOST_WORDS:
        token = tokens[at]
        text = ""
        if token.kind == FIGURES and (figure := _glued_figures(tokens, at)) is not None:
            if found and not token.gap and token.start != tokens[first].start:
                break
            text, at = figure + tokens[at + 1].text, at + 2
            begin = at - 2
        elif token.kind == WORD:
            if found and (
                (
                    (token.text in _STOPS or token.text in FILLERS or kind_at(tokens, at))
                    and not _inside_a_name(tokens, at)
                )
                or airgram_at(tokens, at) is not None
                or begins_label(tokens, at)
                or (token.text in _AS_FIGURES and _figures_follow(tokens, at))
            ):
                break
            text, begin, at = token.text, at, at + 1
        else:
            break
        while at < size and not tokens[at].gap:
            inner = tokens[at]
            if inner.kind == FIGURES and (figure := _glued_figures(tokens, at)) is not None:
                text, at = text + figure + tokens[at + 1].text, at + 2
            elif (
                inner.text in "'’`"
                and at + 1 < size
                and tokens[at + 1].kind == WORD
                and not tokens[at + 1].gap
            ):
                text, at = text + tokens[at + 1].text, at + 2
            else:
                break
        found.append(_Piece(text, begin, at))
        # hyphens, points and slashes inside a name: PORT-AU-PRINCE, ST. PETERSBURG, OSAKA/KOBE
        while (
            at + 1 < size
            and tokens[at].kind == SIGN
            and tokens[at].text in "-./"
            and tokens[at + 1].kind == WORD
        ):
            # a point and a blank stand inside a name behind an abbreviation only: ST. PETERSBURG
            abbreviated = tokens[at].text == "." and len(text) <= 2
            if tokens[at].gap or (tokens[at + 1].gap and not abbreviated):
                break
            at += 1
    return found


def _inside_a_name(tokens: list[Token], at: int) -> bool:
    """Whether an idle word is part of a post's name here: TEL AVIV, PORT OF SPAIN, SALT TALKS."""
    word = tokens[at].text
    before = tokens[at - 1].text if at and tokens[at - 1].kind == WORD else ""
    behind = tokens[at + 1].text if at + 1 < len(tokens) and tokens[at + 1].kind == WORD else ""
    names = {before + word, word + behind, before + word + behind} - {word}
    return any(is_known(name) for name in names)


def _figures_follow(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].kind == FIGURES and not tokens[at + 1].gap


@lru_cache(maxsize=4096)
def _resolve(name: str, near: bool) -> tuple[str, How, int] | None:
    match = resolve_post(name, near=near)
    if match is None and name.endswith("S") and len(name) > 4:
        match = resolve_post(name[:-1], near=False)  # LONDON'S 1234
    return None if match is None else (match.post.canonical, match.how, match.distance)


def _hides_another(word: str) -> bool:
    """Whether a word before a post's name makes it another sender: USDAO SUVA, USEC BRUSSELS."""
    return word.startswith(("US", "UN", "CINC", "FAA", "DEA", "AID"))


def sender_at(tokens: list[Token], at: int, citing: Citing, *, near: bool = True) -> Sender | None:
    """The sender whose name begins at this place, or None; reads a bounded number of words."""
    while (
        at < len(tokens)
        and tokens[at].kind == WORD
        and tokens[at].text in LEADS
        and not _inside_a_name(tokens, at)
    ):
        relation = _RELATIVE_BEFORE_NUMBER.get(tokens[at].text)
        if relation is not None and (stop := _number_behind(tokens, at + 1)):
            return Sender(relative(relation, citing), "exact", 0, tokens[at].text, at, stop)
        at += 1
    if at >= len(tokens):
        return None
    word = tokens[at].text
    if word in _RELATIVE:
        return Sender(relative(_RELATIVE[word], citing), "exact", 0, word, at, at + 1)
    if word in _RELATIVE_BEFORE_NUMBER and (stop := _number_behind(tokens, at + 1)):
        return Sender(relative(_RELATIVE_BEFORE_NUMBER[word], citing), "exact", 0, word, at, stop)
    if kind_at(tokens, at) is not None or word in _STOPS or begins_label(tokens, at):
        return None
    pieces = _pieces(tokens, at)
    if not pieces or month_of(pieces[0].text) is not None:
        return None
    return _longest(pieces, near=near)


def _number_behind(tokens: list[Token], at: int) -> int:
    """The index of the number behind a possessive word, fillers passed over; 0 where there is none."""
    if at + 1 < len(tokens) and tokens[at].text in "'’" and tokens[at + 1].text == "S":
        at += 2
    while at < len(tokens) and tokens[at].text in FILLERS:
        at += 1
    if at < len(tokens) and tokens[at].text in "#.:":
        at += 1
    return at if at < len(tokens) and tokens[at].kind == FIGURES else 0


def _sender(pieces: list[_Piece], found: tuple[str, How, int]) -> Sender:
    return Sender(*found, " ".join(piece.text for piece in pieces), pieces[0].index, pieces[-1].stop)


def _longest(pieces: list[_Piece], *, near: bool) -> Sender | None:
    """The post that the words name: all of them, then nearly, then the last ones behind idle words."""
    whole = "".join(piece.text for piece in pieces)
    if found := _resolve(whole, near=False):
        return _sender(pieces, found)
    if near and (found := _resolve(whole, near=True)):
        return _sender(pieces, found)
    if not _hides_another(pieces[0].text):
        for first in range(1, len(pieces)):
            if _hides_another(pieces[first].text):
                break
            name = "".join(piece.text for piece in pieces[first:])
            if found := _resolve(name, near=False):
                return _sender(pieces[first:], found)
    if not near or len(pieces) > 3 or len(whole) < 3:
        return None
    return Sender(
        fold_name(whole), None, 0, " ".join(p.text for p in pieces), pieces[0].index, pieces[-1].stop
    )
