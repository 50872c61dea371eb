"""Cuts a typed query into tokens; every text can be cut, and nothing of it is lost but blanks.

    token   = "(" | ")" | phrase | field | "NOT" | "-" | "AND" | "OR" | "NEAR/" n | run
    phrase  = '"' any text '"' [ "~" n ]            the closing quote may be missing
    field   = letters (":" | "=" | "<" | "<=" | ">" | ">=")       a known name; other names are plain words
    run     = anything up to a blank, a bracket or a quote

Quotes of all languages are quotes; control characters are blanks, and marks of direction are dropped.
"""

import re
from typing import Literal, NamedTuple, TypeAlias
from unicodedata import category

from reftel.query.fields import find_field

__all__ = ["LONGEST_QUERY", "Token", "scan"]

LONGEST_QUERY = 20_000

TokenKind: TypeAlias = Literal["open", "close", "phrase", "field", "not", "and", "or", "near", "run"]


class Token(NamedTuple):
    """One token; `sign` is a field's comparison, `number` the distance of NEAR/n or `"..."~n`."""

    kind: TokenKind
    text: str
    sign: str = ""
    number: int = 0


_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″〝〞＂", '"') | {"：": ":", "（": "(", "）": ")", "＊": "*"})
_BLANK = re.compile(r"\s+")
_RUN = re.compile(r'[^\s()"]+')
_FIELD = re.compile(r"([A-Za-z_]{2,16})(:[<>]=?|:=|:|<=|>=|<|>|=)")
_SIGNS = re.compile(r"[-!]+|\++")
_NEAR = re.compile(r"NEAR/(\d{1,4})")
_SLACK = re.compile(r"~(\d{1,4})")
_OPERATORS: dict[str, TokenKind] = {"AND": "and", "OR": "or", "NOT": "not"}
LONGEST_DISTANCE = 100


def _clean(text: str) -> str:
    """Quotes made plain, characters that do not show made blanks or nothing."""
    text = text.translate(_QUOTES)
    if text.isprintable():
        return text
    kept: list[str] = []
    for character in text:
        kind = category(character)
        if kind == "Cf":
            continue
        kept.append(" " if kind in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"} else character)
    return "".join(kept)


def _distance(written: str) -> int:
    return max(1, min(int(written), LONGEST_DISTANCE))


def scan(text: str) -> list[Token]:
    """The tokens of a query, in order; only its first 20,000 characters."""
    text = _clean(text[:LONGEST_QUERY])
    tokens: list[Token] = []
    at, size = 0, len(text)
    while at < size:
        sign = text[at]
        if blank := _BLANK.match(text, at):
            at = blank.end()
        elif sign == "(":
            tokens.append(Token("open", "("))
            at += 1
        elif sign == ")":
            tokens.append(Token("close", ")"))
            at += 1
        elif sign == '"':
            stop = text.find('"', at + 1)
            tokens.append(Token("phrase", " ".join(text[at + 1 : stop if stop >= 0 else size].split())))
            at = stop + 1 if stop >= 0 else size
            if slack := _SLACK.match(text, at):
                tokens[-1] = tokens[-1]._replace(number=_distance(slack[1]))
                at = slack.end()
        else:
            at = _scan_run(text, at, tokens)
    return tokens


def _scan_run(text: str, at: int, tokens: list[Token]) -> int:
    """One run: a sign of negation, a field, an operator or a plain run; gives where to go on."""
    if (signs := _SIGNS.match(text, at)) and text[signs.end() : signs.end() + 1].strip(") "):
        if signs[0][0] != "+" and (not tokens or tokens[-1].kind != "not"):
            tokens.append(Token("not", signs[0][0]))
        return signs.end()
    if (field := _FIELD.match(text, at)) and (known := find_field(field[1])):
        comparison = field[2].lstrip(":")
        if comparison in {"", "="} or known.kind in {"days", "level"}:
            tokens.append(Token("field", field[1], comparison or ":"))
            return field.end()
    run = _RUN.match(text, at)
    assert run is not None  # the caller has seen a character that starts one
    written = run[0]
    if written in _OPERATORS:
        tokens.append(Token(_OPERATORS[written], written))
    elif near := _NEAR.fullmatch(written):
        tokens.append(Token("near", written, number=_distance(near[1])))
    else:
        tokens.append(Token("run", written))
    return run.end()
