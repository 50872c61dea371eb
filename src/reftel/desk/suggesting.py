"""What to try when a search finds nothing: another spelling, the field that was meant, any of the words."""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from reftel.archive.search import find
from reftel.archive.words import Words
from reftel.desk.answers import Offer
from reftel.desk.unheld import posts_near
from reftel.query import print_tree
from reftel.query.days import read_days
from reftel.query.forms import forms, is_level, level_of, posts_named, squeeze
from reftel.query.small_words import SMALL_WORDS
from reftel.query.tree import All, Days, Either, Node, Query, Value, Word, leaves

__all__ = ["offers"]

_DAY = re.compile(r"\d{4}-\d{1,2}(?:-\d{1,2})?|\d{4}")
_FEWEST_FOR_ANY = 3
_MOST_LOOKED_AT = 8
_MOST_POST_WORDS = 4
_SECONDS = 0.5  #: for each offer
_THE_THING_ITSELF = frozenset(
    [
        "cable",
        "cables",
        "document",
        "documents",
        "find",
        "message",
        "messages",
        "show",
        "telegram",
        "telegrams",
    ]
)


def offers(words: Words, query: Query) -> list[Offer]:
    """Queries that find something, for one that found nothing."""
    plain = [leaf for leaf in leaves(query.tree) if isinstance(leaf, Word)][:_MOST_LOOKED_AT]
    fields = {word: field for word in plain if (field := _field_meant(word)) is not None}
    respelt = {word: other for word in plain if word not in fields and (other := _respelt(words, word))}
    found: list[Offer] = []
    if near := posts_near(words, query.tree):
        meant = ", ".join(value.value for value in near.values())
        found += _offer(words, f"{meant} for a post that is not known", _replaced(query.tree, near))
    if fields:
        named = ", ".join(word.text for word in fields)
        found += _offer(words, f"{named} taken as a field", _replaced(query.tree, fields | respelt))
    if respelt:
        lacking = ", ".join(word.text for word in respelt)
        found += _offer(words, f"No telegram has {lacking}; other spellings", _replaced(query.tree, respelt))
    parts, posts = _posts_meant(words, _parts(query.tree))
    asked = [part for part in parts if not _is_idle(part)]
    if asked and len(asked) < len(_parts(query.tree)):
        told = " and what names a field taken as one" if posts or fields else ""
        put = [_put(fields, part) for part in asked]
        found += _offer(words, f"Without the small words{told}", _all(put))
    telling = [part for part in asked if isinstance(part, Word) and part not in fields]
    if len(telling) >= _FEWEST_FOR_ANY:
        kept = [_put(fields, part) for part in asked if part not in telling]
        either = tuple(dict.fromkeys(respelt.get(word, word) for word in telling))
        found += _offer(words, "Any of the words", _all([*kept, Either(either)]))
    return list({offer.query: offer for offer in reversed(found)}.values())[::-1]


def _is_idle(part: Node) -> bool:
    """Whether a part is a word that says nothing of what is looked for, as questions have them."""
    return isinstance(part, Word) and part.text.lower() in SMALL_WORDS | _THE_THING_ITSELF


def _put(instead: Mapping[Word, Node], part: Node) -> Node:
    return instead.get(part, part) if isinstance(part, Word) else part


def _posts_meant(words: Words, parts: Sequence[Node]) -> tuple[list[Node], bool]:
    """The parts with `from La Paz` read as a field, and whether there was such a thing."""
    found: list[Node] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        size = 0
        if isinstance(part, Word) and part.text.lower() == "from":
            row = list(
                takewhile(lambda each: isinstance(each, Word), parts[at + 1 : at + 1 + _MOST_POST_WORDS])
            )
            names = [each.text for each in row if isinstance(each, Word)]
            for size in range(len(names), 0, -1):
                if value := _post(words, " ".join(names[:size])):
                    found.append(Value("from", value))
                    break
            else:
                size = 0
        if not size:
            found.append(part)
        at += size + 1
    return found, len(found) < len(parts)


def _post(words: Words, name: str) -> str | None:
    """The post of this name, known or held, as a value of a field."""
    named = posts_named(name)
    if named:
        return named[0].canonical if len(named) == 1 else name
    joined = squeeze(name)
    return joined.upper() if words.searcher().doc_freq("facts", f"from={joined}") else None


def _all(parts: Sequence[Node]) -> Node | None:
    return All(tuple(parts)) if len(parts) > 1 else parts[0] if parts else None


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
    total = find(words, tree, limit=0, facets=(), expanded=True, budget=_SECONDS).total
    return [Offer(why, print_tree(tree), total)] if total else []


def _parts(tree: Node | None) -> tuple[Node, ...]:
    return tree.parts if isinstance(tree, All) else () if tree is None else (tree,)


def _replaced(tree: Node | None, instead: Mapping[Word, Node] | Mapping[Value, Value]) -> Node | None:
    """The tree with some words or values replaced."""
    match tree:
        case All(parts):
            return All(tuple(part for each in parts if (part := _replaced(each, instead)) is not None))
        case Either(parts):
            return Either(tuple(part for each in parts if (part := _replaced(each, instead)) is not None))
        case Word() | Value():
            return next((other for leaf, other in instead.items() if leaf == tree), tree)
        case _:
            return tree
