"""What to try when a search finds nothing: another spelling, the field that was meant, any of the words."""

import re
from collections.abc import Mapping

from reftel.archive.search import find
from reftel.archive.words import Words
from reftel.desk.answers import Offer
from reftel.query import print_tree
from reftel.query.days import read_days
from reftel.query.forms import forms, is_level, level_of
from reftel.query.small_words import SMALL_WORDS
from reftel.query.tree import All, Days, Either, Node, Query, Value, Word, leaves

__all__ = ["offers"]

_DAY = re.compile(r"\d{4}-\d{1,2}(?:-\d{1,2})?|\d{4}")
_FEWEST_FOR_ANY = 3
_MOST_LOOKED_AT = 8


def offers(words: Words, query: Query) -> list[Offer]:
    """Queries that find something, for one that found nothing."""
    plain = [leaf for leaf in leaves(query.tree) if isinstance(leaf, Word)][:_MOST_LOOKED_AT]
    fields = {word: field for word in plain if (field := _field_meant(word)) is not None}
    respelt = {word: other for word in plain if word not in fields and (other := _respelt(words, word))}
    found: list[Offer] = []
    if fields:
        named = ", ".join(word.text for word in fields)
        found += _offer(words, f"{named} taken as a field", _replaced(query.tree, fields | respelt))
    if respelt:
        lacking = ", ".join(word.text for word in respelt)
        found += _offer(words, f"No telegram has {lacking}; other spellings", _replaced(query.tree, respelt))
    required = [part for part in _parts(query.tree) if isinstance(part, Word)]
    telling = [word for word in required if word.text.lower() not in SMALL_WORDS and word not in fields]
    if telling and len(telling) < len([word for word in required if word not in fields]):
        small = {word for word in required if word.text.lower() in SMALL_WORDS}
        rest = tuple(part for part in _parts(query.tree) if part not in small)
        found += _offer(words, "Without the small words", All(rest) if len(rest) > 1 else rest[0])
    if len(telling) >= _FEWEST_FOR_ANY:
        kept = tuple(part for part in _parts(query.tree) if part not in required)
        one_of = Either(tuple(telling))
        found += _offer(words, "Any of the words", All((*kept, one_of)) if kept else one_of)
    return found


def _field_meant(word: Word) -> Node | None:
    """The field a word belongs to that stands in headers, not in texts."""
    mark = level_of(word.text) if is_level(word.text) and len(word.text) > 2 else None
    if mark is not None:
        return Value("class", mark)
    days = read_days(word.text) if _DAY.fullmatch(word.text) else None
    return Days(*days) if days else None


def _respelt(words: Words, word: Word) -> Word | None:
    """The word that was likely meant, where no telegram has this one."""
    rows = forms(word.text)
    if word.slips or len(rows) != 1 or len(rows[0]) != 1 or not rows[0][0].isalpha():
        return None
    similar = words.similar(rows[0][0], 1)
    return Word(similar[0][0], word.where, word.exact) if similar else None


def _offer(words: Words, why: str, tree: Node | None) -> list[Offer]:
    total = find(words, tree, limit=0, facets=(), expanded=True).total
    return [Offer(why, print_tree(tree), total)] if total else []


def _parts(tree: Node | None) -> tuple[Node, ...]:
    return tree.parts if isinstance(tree, All) else () if tree is None else (tree,)


def _replaced(tree: Node | None, instead: Mapping[Word, Node]) -> Node | None:
    """The tree with some words replaced."""
    match tree:
        case All(parts):
            return All(tuple(part for each in parts if (part := _replaced(each, instead)) is not None))
        case Either(parts):
            return Either(tuple(part for each in parts if (part := _replaced(each, instead)) is not None))
        case Word():
            return instead.get(tree, tree)
        case _:
            return tree
