"""What to try when a search finds nothing: another spelling, the field that was meant, any of the words."""

import re
from collections.abc import Mapping

from reftel.archive.search import find
from reftel.archive.words import Words
from reftel.query import print_tree
from reftel.query.days import read_days
from reftel.query.forms import forms, is_level, level_of
from reftel.query.small_words import SMALL_WORDS
from reftel.query.tree import All, Either, Node, Query, Word, leaves

__all__ = ["hints"]

_DAY = re.compile(r"\d{4}-\d{1,2}(?:-\d{1,2})?|\d{4}")
_FEWEST_FOR_ANY = 3
_MOST_LOOKED_AT = 8


def hints(words: Words, query: Query) -> list[str]:
    """Sentences for the person who asked; each names a query that can be typed."""
    plain = [leaf for leaf in leaves(query.tree) if isinstance(leaf, Word)][:_MOST_LOOKED_AT]
    meant = {word: sentence for word in plain if (sentence := _meant_otherwise(word))}
    said = [*meant.values(), *_respelt(words, query.tree, [word for word in plain if word not in meant])]
    required = [part for part in _parts(query.tree) if isinstance(part, Word)]
    telling = [word for word in required if word.text.lower() not in SMALL_WORDS and word not in meant]
    if len(telling) >= _FEWEST_FOR_ANY:
        kept = tuple(part for part in _parts(query.tree) if part not in required)
        one_of = Either(tuple(telling))
        said += _found(words, "any of the words", All((*kept, one_of)) if kept else one_of)
    return said


def _meant_otherwise(word: Word) -> str | None:
    """What a word is that stands in headers, not in texts."""
    if is_level(word.text) and len(word.text) > 2:
        return f"{word.text} is a classification; class:{level_of(word.text)} asks for it."
    if _DAY.fullmatch(word.text) and read_days(word.text):
        return f"{word.text} was searched as a word; date:{word.text} asks for telegrams of that time."
    return None


def _respelt(words: Words, tree: Node | None, plain: list[Word]) -> list[str]:
    """The query with words that no telegram has put as they may have been meant."""
    instead: dict[Word, Word] = {}
    for word in plain:
        rows = forms(word.text)
        if not word.slips and len(rows) == 1 and len(rows[0]) == 1 and rows[0][0].isalpha():
            similar = words.similar(rows[0][0])
            if similar:
                instead[word] = Word(similar[0][0], word.where, word.exact)
    if not instead:
        return []
    lacking = ", ".join(word.text for word in instead)
    return _found(words, f"other spellings (no telegram has {lacking})", _with(tree, instead))


def _found(words: Words, what: str, tree: Node | None) -> list[str]:
    total = find(words, tree, limit=0, facets=()).total
    has = "1 telegram has" if total == 1 else f"{total:,} telegrams have"
    return [f"{has} {what}: {print_tree(tree)}"] if total else []


def _parts(tree: Node | None) -> tuple[Node, ...]:
    return tree.parts if isinstance(tree, All) else () if tree is None else (tree,)


def _with(tree: Node | None, instead: Mapping[Word, Word]) -> Node | None:
    """The tree with some words in place of others."""
    match tree:
        case All(parts):
            return All(tuple(part for each in parts if (part := _with(each, instead)) is not None))
        case Either(parts):
            return Either(tuple(part for each in parts if (part := _with(each, instead)) is not None))
        case Word():
            return instead.get(tree, tree)
        case _:
            return tree
