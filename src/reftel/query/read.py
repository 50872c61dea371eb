"""Reads what a person typed into a query; every text is one.

    query   = every
    every   = either { either }                     all are required
    either  = both { "OR" both }                    `tin OR copper price` asks for price in any case
    both    = near { "AND" near }
    near    = one { "NEAR/" n one }
    one     = { "NOT" | "-" } ( "(" every ")" | field value | phrase | word )
    value   = "(" every ")" | phrase | run         the field then holds for every word in the brackets
    word    = run                                   `tin`, `metal*`, `wom?n`, `tin~` (other spellings)

What stands where the grammar has no place for it (a bracket without its partner, OR at an end, a field that
there is not) is searched as words or left out, and a note says so. Depth and number of parts are bounded,
so that no text is slow.
"""

import re
from collections.abc import Callable
from itertools import pairwise

from reftel.query.days import read_days
from reftel.query.fields import PARTS, Field, find_field, find_part
from reftel.query.forms import is_country, is_level, is_number, level_of, posts_named, squeeze, wild_pattern
from reftel.query.scan import LONGEST_QUERY, Token, scan
from reftel.query.tree import (
    All,
    Days,
    Either,
    Has,
    Level,
    Near,
    Node,
    Not,
    Paragraph,
    Phrase,
    Query,
    Sign,
    TextLeaf,
    Value,
    Where,
    Wild,
    Word,
)
from reftel.query.wildcards import literal_head
from reftel.query.words import words_of

__all__ = ["read"]

DEEPEST = 24
MOST_LEAVES = 200
LONGEST_PHRASE = 50  #: words
_VALUE_WORDS = 5  #: how many bare words may make one value, as in `from:la paz`
_LONGEST_PATTERN = 60
_SHORTEST_TWICE_WRONG = 5
_LONGEST_VALUE = 200
_LONGEST_NAME = 60
_SIGNS: dict[str, Sign] = {"<": "<", "<=": "<=", ">": ">", ">=": ">="}

_FUZZY = re.compile(r"(.+)~([12]?)")
_TRIM = re.compile(r"^[^\w*]+|[^\w*~]+$")
_FIELD_LIKE = re.compile(r"([A-Za-z]{2,16})[:<>=]")
_MRN = re.compile(r"\d{2}(?:\d{2})?[A-Z]{3,40}\d{1,7}", re.IGNORECASE)
_FILM = re.compile(r"[A-Z]\d{6}-\d{4}", re.IGNORECASE)
_OTHER_NAMES = re.compile(
    r"x[0-9a-f]{12}|[0-9A-Z]{3,29}\d~\d{1,3}|VZCZC[A-Z]{2,5}\d{3,4}|frus[\w-]{6,20}/d\d{1,4}", re.IGNORECASE
)


class _Reader:
    """A reader over the tokens of one query."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.leaves = 0
        self.notes: list[str] = []

    def note(self, text: str) -> None:
        if text not in self.notes and len(self.notes) < 8:
            self.notes.append(text)

    def kind(self) -> str | None:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else None

    def take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def everything(self) -> Node | None:
        """The whole query; brackets closed without having been opened are passed over."""
        parts: list[Node] = []
        while self.at < len(self.tokens):
            part = self.every(None, 0)
            if part is not None:
                parts.append(part)
            if self.kind() == "close":
                self.take()
                self.note("A closing bracket without an opening one was left out.")
        return _all(parts)

    def every(self, field: Field | None, depth: int) -> Node | None:
        parts: list[Node] = []
        while self.kind() not in {None, "close"}:
            part = self.either(field, depth)
            if part is not None:
                parts.append(part)
        return _all(parts)

    def either(self, field: Field | None, depth: int) -> Node | None:
        parts = [self.both(field, depth)]
        while self.kind() == "or":
            self.take()
            following = self.both(field, depth)
            if following is None or parts[-1] is None:
                self.note("OR has nothing on one side and was left out.")
            parts.append(following)
        return _either([part for part in parts if part is not None])

    def both(self, field: Field | None, depth: int) -> Node | None:
        parts: list[Node] = []
        while True:
            part = self.near(field, depth) if self.kind() not in {None, "close", "or", "and"} else None
            if part is not None:
                parts.append(part)
            if self.kind() != "and":
                return _all(parts)
            self.take()

    def near(self, field: Field | None, depth: int) -> Node | None:
        left = self.one(field, depth)
        found: list[Node] = []
        while self.kind() == "near":
            number = self.take().number
            right = (
                self.one(field, depth) if self.kind() not in {None, "close", "or", "and", "near"} else None
            )
            if (
                isinstance(left, (Word, Wild, Phrase))
                and isinstance(right, (Word, Wild, Phrase))
                and left.where == right.where
                and _has_head(left)
                and _has_head(right)
            ):
                found.append(Near(_plain(left), _plain(right), number))
            else:
                self.note(
                    "NEAR stands between words or phrases, which may not begin with a gap; both are required."
                )
                found.extend(node for node in (left, right) if node is not None)
            left = right
        return _all(found) if found else left

    def one(self, field: Field | None, depth: int) -> Node | None:
        negated = False
        while self.kind() == "not":
            negated = not negated
            self.take()
        if self.kind() in {None, "close", "or", "and"}:
            if negated:
                self.note("NOT has nothing after it and was left out.")
            return None
        token = self.take()
        if token.kind == "near":
            self.note("NEAR has nothing before it and was left out.")
            return None
        found = self.atom(token, field, depth)
        if found is None or not negated:
            return found
        return _not(found)

    def atom(self, token: Token, field: Field | None, depth: int) -> Node | None:
        if token.kind == "open":
            return self.group(field, depth)
        if token.kind == "field":
            return self.field(token, depth)
        if field is not None and field.kind != "words":
            return self.value(field, token.text)
        return self.words(field, token)

    def group(self, field: Field | None, depth: int) -> Node | None:
        if depth >= DEEPEST:
            self.note(f"Brackets deeper than {DEEPEST} were left out.")
            return None
        found = self.every(field, depth + 1)
        if self.kind() == "close":
            self.take()
        else:
            self.note("A bracket that was not closed was taken to reach to the end.")
        return found

    def field(self, token: Token, depth: int) -> Node | None:
        field = find_field(token.text)
        assert field is not None  # the scanner knows the same names
        negated = self.kind() == "not"
        if negated:
            self.take()
        if self.kind() not in {"open", "phrase", "run"}:
            self.note(f"`{token.text}:` has no value; it was searched as a word.")
            return self.words(None, Token("run", token.text))
        following = self.take()
        if following.kind == "open":
            found = self.group(field, depth)
        elif field.kind == "words":
            found = self.words(field, following)
        else:
            text = following.text if following.kind == "phrase" else self.longest(field, following.text)
            found = self.value(field, text, "" if token.sign == ":" else token.sign)
        if field.name == "para" and found is not None and not isinstance(found, Paragraph):
            found = Paragraph(found)
        return _not(found) if negated and found is not None else found

    def longest(self, field: Field, first: str) -> str:
        """The value of a field, and the words after it that belong to it: `from:rio de janeiro tin`."""
        known = _MANY_WORDS.get(field.name) or _MANY_WORDS.get(field.kind)
        if known is None:
            return first
        words = [first]
        for token in self.tokens[self.at : self.at + _VALUE_WORDS - 1]:
            if token.kind != "run":
                break
            words.append(token.text)
        for size in range(len(words), 1, -1):
            joined = " ".join(words[:size])
            if known(joined):
                self.at += size - 1
                return joined
        return first

    def counted(self) -> bool:
        """Whether one more leaf is allowed."""
        self.leaves += 1
        if self.leaves > MOST_LEAVES:
            self.note(f"Only the first {MOST_LEAVES} words and values are searched.")
        return self.leaves <= MOST_LEAVES

    def words(self, field: Field | None, token: Token) -> Node | None:
        """A word or a phrase over text."""
        if not self.counted():
            return None
        where: Where = "subject" if field is not None and field.name == "subject" else "text"
        exact = field is not None and field.name == "exact"
        if token.kind != "phrase":
            return self.word(token.text, where, exact=exact)
        words = words_of(token.text)
        if not words:
            self.note("A pair of quotes with no word in it was left out.")
            return None
        if len(words) > LONGEST_PHRASE:
            self.note(f"Only the first {LONGEST_PHRASE} words of a phrase are searched.")
            return Phrase(" ".join(words[:LONGEST_PHRASE]), where, exact)
        if token.number and len(words) > 1:
            pairs = pairwise(words)
            return _all([Near(Word(left, where), Word(right, where), token.number) for left, right in pairs])
        return Phrase(token.text, where, exact)

    def word(self, text: str, where: Where, *, exact: bool) -> Node | None:
        trimmed = _TRIM.sub("", text.replace("~", " ", text.count("~") - 1) if text.count("~") > 1 else text)
        fuzzy = _FUZZY.fullmatch(trimmed)
        if fuzzy and fuzzy[1].isalpha():
            slips = int(fuzzy[2] or 1)
            if slips > 1 and len(fuzzy[1]) < _SHORTEST_TWICE_WRONG:
                self.note(f"Two letters off, `{fuzzy[1]}` could be anything; one was allowed.")
                slips = 1
            return Word(_safe(fuzzy[1]), where, exact=False, slips=slips)
        trimmed = _TRIM.sub("", trimmed.replace("~", " ")).strip()
        if "*" in trimmed or "?" in trimmed:
            pattern = wild_pattern(trimmed)
            if not any(map(str.isalnum, pattern)):
                self.note("`*` alone stands for any word and was left out.")
                return None
            if "*" in pattern or "?" in pattern:
                return Wild(pattern[:_LONGEST_PATTERN], where)
        if not words_of(trimmed):
            if any(not character.isspace() for character in text):
                self.note(f"`{text[:20]}` holds no word and was left out.")
            return None
        tokens = scan(trimmed)
        if len(tokens) == 1 and tokens[0] == Token("run", trimmed) and ":" not in trimmed:
            return Word(trimmed, where, exact)
        if name := _FIELD_LIKE.match(trimmed):
            self.note(f"There is no field `{name[1]}`; its words were searched.")
        found = [Word(word, where, exact) for word in words_of(trimmed)[:LONGEST_PHRASE]]
        return _all(list(found))

    def value(self, field: Field, text: str, sign: str = "") -> Node | None:
        """A value of a header field; what it cannot be is searched as words."""
        if not self.counted():
            return None
        text = " ".join(text.split())
        found = self.understood(field, text, sign)
        if found is not None or not words_of(text):
            return found
        return self.words(None, Token("phrase", text))

    def understood(self, field: Field, text: str, sign: str) -> Node | None:
        shown = f"`{field.name}:{text[:30]}`"
        whole = sign == "=" and field.has_wholes and "*" not in text and "?" not in text
        if field.kind == "days":
            stretch = read_days(sign.replace("=", "", sign == "=") + text)
            if stretch is None:
                self.note(f"{shown} is no day, month, year or range of them; it was searched as words.")
            return Days(*stretch) if stretch else None
        if field.kind == "part":
            part = find_part(text)
            if part is None:
                self.note(f"{shown} is not known ({', '.join(PARTS)} are); it was searched as words.")
                return None
            return Not(Has(part)) if field.name == "missing" else Has(part)
        if field.kind == "level":
            mark = level_of(text)
            if mark is None:
                self.note(f"{shown} is no classification; it was searched as words.")
                return None
            if field.name == "level" or sign not in {"", "="}:
                return Level(_SIGNS.get(sign, "="), mark)
            return Value(field.name, mark, whole)
        if not squeeze(text).strip("*?"):
            self.note(f"{shown} holds no value and was left out.")
            return None
        if field.kind == "post" and "*" not in text and "?" not in text:
            named = posts_named(text)
            if len(named) == 1:
                return Value(field.name, named[0].canonical, whole)
        return Value(field.name, text[:_LONGEST_VALUE], whole)


def _all(parts: "list[Node]") -> Node | None:
    flat: dict[Node, None] = {}
    for part in parts:
        flat.update(dict.fromkeys(part.parts if isinstance(part, All) else (part,)))
    found = tuple(flat)
    return All(found) if len(found) > 1 else (found[0] if found else None)


def _either(parts: "list[Node]") -> Node | None:
    flat: dict[Node, None] = {}
    for part in parts:
        flat.update(dict.fromkeys(part.parts if isinstance(part, Either) else (part,)))
    found = tuple(flat)
    return Either(found) if len(found) > 1 else (found[0] if found else None)


def _not(node: Node) -> Node:
    return node.of if isinstance(node, Not) else Not(node)


def _has_head(leaf: TextLeaf) -> bool:
    """Whether it is known how a word begins: else all words of an archive would have to be tried."""
    return not isinstance(leaf, Wild) or bool(literal_head(leaf.pattern))


def _plain(leaf: TextLeaf) -> TextLeaf:
    return Word(leaf.text, leaf.where) if isinstance(leaf, Word) else leaf


def _safe(word: str) -> str:
    """A word that would read as an operator, in small letters."""
    return word.lower() if word in {"AND", "OR", "NOT"} else word


def _is_post(text: str) -> bool:
    return bool(posts_named(text))


_MANY_WORDS: dict[str, Callable[[str], bool]] = {
    "post": _is_post,
    "number": is_number,
    "days": lambda text: read_days(text) is not None,
    "level": is_level,
    "country": is_country,
}


def _name(text: str) -> str | None:
    """The whole query as the name of a telegram, where it reads as one."""
    name = " ".join(text.split())
    if not 4 <= len(name) <= _LONGEST_NAME:
        return None
    if _MRN.fullmatch(name) or _FILM.fullmatch(name) or _OTHER_NAMES.fullmatch(name):
        return name
    if any(sign in name for sign in ':"()*?<>='):
        return None
    return name if is_number(name) else None


def read(text: str) -> Query:
    """Reads a query; never raises, and says in notes what it took otherwise than written."""
    reader = _Reader(scan(text))
    tree = reader.everything()
    if len(text) > LONGEST_QUERY:
        reader.note(f"Only the first {LONGEST_QUERY:,} characters were read.")
    if tree is None and text.strip() and not reader.notes:
        reader.note("Nothing in this query can be searched.")
    return Query(text, tree, tuple(reader.notes), _name(text[: _LONGEST_NAME + 1]))
