"""What is taken for a word beside the word itself: meanings of TAGS, acronyms, names, spellings, days.

What a person typed is never replaced: others are put beside it, are said in the answer, and rank below it.
Words after `exact:`, words with gaps or slips, those beside NEAR, under NOT and in `para:` are left alone.
Only what some telegram of the reader's view holds is taken, which `Held` tells.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

from reftel.gazetteer import tags, terms
from reftel.gazetteer.variants import groups
from reftel.query.bare_days import bare_days, is_year
from reftel.query.forms import forms, is_number, wanted
from reftel.query.respelling import name_spellings, two_englishes
from reftel.query.tree import All, Also, Days, Either, Node, Other, Phrase, Value, Word
from reftel.query.words import stem, words_of

__all__ = ["Expansion", "Held", "exactly", "expand"]

Held: TypeAlias = Callable[[str, str], bool]
"""Whether any telegram has this term in this field of the index: `words`, `stems`, `facts`; or a `day`
between two, both as ordinals with a hyphen."""

_Row: TypeAlias = tuple[str, ...]
_LONGEST = 6  #: words that may have one meaning
_MOST_OTHERS = 10
_SHORTEST_CODE = 3
_POST_FIELDS = frozenset({"from", "to", "info", "post"})
_PLAIN = re.compile(r"[A-Za-z][A-Za-z '/-]*")
_HEADER_WORDS = frozenset(
    ["AMCON", "AMCONGEN", "AMCONSUL", "AMEMB", "AMEMBASSY", "AMLEGATION", "EMBASSY", "INFO", "REF",
     "SECSTATE", "SUBJ", "SUBJECT", "TAGS", "USINT", "USLO", "USMISSION"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expansion:
    """One word or row of words that was typed, and what else is taken for it."""

    typed: str
    leaves: tuple[Word | Phrase | Value, ...]
    others: tuple[Other, ...]


def expand(tree: Node | None, held: Held) -> tuple[Node | None, list[Expansion]]:
    """The tree with others beside what was typed, and what was put beside what."""
    found: list[Expansion] = []
    return (None if tree is None else _node(tree, held, found)), found


def exactly(tree: Node | None, expansions: Sequence[Expansion]) -> Node | None:
    """The tree as typed, with these expansions switched off."""
    leaves = {leaf for expansion in expansions for leaf in expansion.leaves}
    return None if tree is None else _exact(tree, leaves)


def _exact(node: Node, leaves: set[Word | Phrase | Value]) -> Node:
    if isinstance(node, All | Either):
        return type(node)(tuple(_exact(part, leaves) for part in node.parts))
    if node not in leaves:
        return node
    if isinstance(node, Value):
        return replace(node, whole=True)
    return replace(node, exact=True) if isinstance(node, Word | Phrase) else node


def _node(node: Node, held: Held, found: list[Expansion]) -> Node:
    match node:
        case All(parts):
            return All(tuple(_parts(parts, held, found)))
        case Either(parts):
            return Either(tuple(_node(part, held, found) for part in parts))
        case Word() | Phrase() | Value():
            return _beside(node, (node,), held, found)
        case _:
            return node


def _parts(parts: Sequence[Node], held: Held, found: list[Expansion]) -> Iterator[Node]:
    """Parts that are all required; rows of plain words may mean something together."""
    at = 0
    while at < len(parts):
        size = _row_size(parts, at)
        for stop in range(at + size, at + 1, -1):
            row = tuple(part for part in parts[at:stop] if isinstance(part, Word))
            widened = _beside(All(row), row, held, found)
            if isinstance(widened, Also):
                yield widened
                at = stop
                break
        else:
            yield _node(parts[at], held, found)
            at += 1


def _row_size(parts: Sequence[Node], at: int) -> int:
    """How many plain words of the text stand here in a row."""
    size = 0
    for part in parts[at : at + _LONGEST]:
        if not isinstance(part, Word) or part.where != "text" or part.exact or part.slips:
            break
        size += 1
    return size


def _beside(
    node: Node, leaves: tuple[Word | Phrase | Value, ...], held: Held, found: list[Expansion]
) -> Node:
    """The node with others beside it, where there are any that are held."""
    first = leaves[0]
    if isinstance(first, Value):
        others = list(_of_value(first))
    elif first.exact or (isinstance(first, Word) and first.slips):
        return node
    else:
        typed = " ".join(leaf.text for leaf in leaves if not isinstance(leaf, Value))
        others = list(_of_words(typed, tuple(words_of(typed)), single=isinstance(node, Word)))
        if first.where == "subject":
            others = [
                Other(replace(other.node, where="subject"), other.kind)
                for other in others
                if isinstance(other.node, Word | Phrase)
            ]
    own = _stems(node)
    kept = [
        other for other in dict.fromkeys(others) if other.node != node and _is_held(other.node, held, own)
    ][:_MOST_OTHERS]
    if not kept:
        return node
    text = " ".join(leaf.value if isinstance(leaf, Value) else leaf.text for leaf in leaves)
    found.append(Expansion(text, leaves, tuple(kept)))
    return Also(node, tuple(kept))


def _stems(node: Node) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(node.text)) if isinstance(node, Word) else frozenset()


def _is_held(node: Node, held: Held, own: frozenset[str]) -> bool:
    match node:
        case Word(text, _, exact):
            rows = forms(text)
            if len(rows) != 1 or len(rows[0]) != 1:
                return any(all(held("words", word) for word in row) for row in rows)
            word = rows[0][0]
            if not exact and word.isalpha():
                return stem(word) not in own and held("stems", stem(word))
            return held("words", word)
        case Phrase(text):
            return all(held("words", word) for word in words_of(text))
        case Value(field, value, whole):
            return any(held("facts", fact) for fact in wanted(field, value, whole=whole))
        case Days(first, last) if first and last:
            return held("day", f"{first.toordinal()}-{last.toordinal()}")
        case _:
            return False


def _of_value(value: Value) -> Iterator[Other]:
    """The same post under the names of other years, the same country."""
    if value.whole or value.field not in _POST_FIELDS | {"country"}:
        return
    kinds = {"country"} if value.field == "country" else {"city"}
    row = tuple(words_of(_spaced(value.value)))
    for kind, name in _names().get(row, ()):
        if kind in kinds:
            plain = name.replace(" ", "").upper() if value.field in _POST_FIELDS else name.upper()
            yield Other(Value(value.field, plain), "place")


def _spaced(value: str) -> str:
    from reftel.gazetteer.posts import posts  # noqa: PLC0415

    post = posts().get(value)
    return post.spaced if post else value


def _of_words(typed: str, row: _Row, *, single: bool) -> Iterator[Other]:
    """What may stand for a word, or for words in a row."""
    for kind, name in _names().get(row, ()):
        yield Other(_plain(name), "name" if kind == "name" else "place")
    if (days := bare_days(typed)) is not None:
        yield Other(days, "day")
    if len(row) > 1 and row[-1].isdecimal() and not is_year(row[-1]) and is_number(typed):
        yield Other(Value("mrn", typed), "number")
        yield Other(Value("cites", typed), "number")
    for code in _meanings().get(row, ()) if len(row) > 1 else ():
        yield Other(Value("tags", code), "tag")
    for acronym in _reversed_acronyms().get(row, ()):
        yield Other(Word(acronym, exact=True), "acronym")
    if not single or len(row) != 1:
        return
    if " " in (spaced := _spaced(row[0].upper())):
        yield Other(Phrase(spaced.lower()), "place")
    for word in two_englishes(row[0]):
        yield Other(Word(word), "spelling")
    for word in name_spellings(row[0]):
        yield Other(Word(word), "name")
    key = typed.upper()
    expansion = _acronyms().get(key)
    is_meant = typed == key or (len(key) >= _SHORTEST_CODE and key not in terms.words_too())
    if expansion and is_meant:
        yield Other(_plain(expansion), "acronym")
    if typed == key and len(key) > _SHORTEST_CODE:
        for tag in tags.meanings(key):
            if tag.kind in {"subject", "program"} and _PLAIN.fullmatch(tag.meaning) and " " in tag.meaning:
                yield Other(_plain(tag.meaning), "meaning")


def _plain(name: str) -> Node:
    """A name as it is looked for: one word in any ending, several as a phrase."""
    return Word(name) if len(words_of(name)) == 1 else Phrase(name)


@cache
def _names() -> dict[_Row, list[tuple[str, str]]]:
    """For each name the others of its group, with the kind of the group."""
    table: dict[_Row, list[tuple[str, str]]] = {}
    for group in groups():
        rows = {name: tuple(words_of(name)) for name in group.names}
        for row in set(rows.values()):
            others = [(group.kind, name) for name, other in rows.items() if other != row]
            table.setdefault(row, []).extend(others)
    return table


@cache
def _meanings() -> dict[_Row, list[str]]:
    """Codes of subjects and programs by their meaning of several words."""
    table: dict[_Row, list[str]] = {}
    for code, known in tags.codes().items():
        for tag in known:
            row = tuple(words_of(tag.meaning))
            if tag.kind in {"subject", "program"} and len(row) > 1 and code not in table.get(row, ()):
                table.setdefault(row, []).append(code)
    return table


@cache
def _acronyms() -> dict[str, str]:
    return {key: words for key, words in terms.acronyms().items() if _PLAIN.fullmatch(words)}


@cache
def _reversed_acronyms() -> dict[_Row, list[str]]:
    table: dict[_Row, list[str]] = {}
    for key, expansion in _acronyms().items():
        if len(key) >= _SHORTEST_CODE and key not in _HEADER_WORDS and key not in terms.words_too():
            table.setdefault(tuple(words_of(expansion)), []).append(key)
    return table
