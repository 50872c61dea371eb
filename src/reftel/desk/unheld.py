"""Values that a query asks for and no telegram has: a post misspelt, a tag nobody used, a name not signed."""

from collections.abc import Sequence

from reftel.archive.words import Words, WordsUnusableError
from reftel.query import Query, in_words
from reftel.query.fields import FIELDS
from reftel.query.forms import forms, posts_named, squeeze, wanted
from reftel.query.match import distance
from reftel.query.tree import Node, Value, Word, leaves
from reftel.query.words import stem
from reftel.telegram.mrn import resolve_post

__all__ = ["posts_near", "values_unheld"]

_MOST = 3
_MOST_WORDS = 6
_MOST_COMPARED = 2_000
_SHORTEST, _LONG = 4, 8  #: letters of a name that can be misspelt; of one with room for two slips


def values_unheld(words: Words, tree: Node | None) -> list[str]:
    """Notes for values and words that no telegram has, beside which something else is asked for."""
    lacking = [
        f"There are no {in_words(Query('', value))} here." for value in _unheld(words, tree) if value != tree
    ]
    absent = [word.text for word in _absent(words, tree) if word != tree]
    return [*lacking, *([f"No telegram here has {', '.join(absent)}."] if absent else [])]


def _absent(words: Words, tree: Node | None) -> Sequence[Word]:
    """Words that no telegram has, in any ending."""
    asked = [leaf for leaf in leaves(tree) if isinstance(leaf, Word) and not leaf.slips]
    try:
        searcher = words.searcher() if asked else None
    except WordsUnusableError:
        return ()
    if searcher is None:
        return ()
    found: list[Word] = []
    for word in dict.fromkeys(asked):
        rows = forms(word.text)
        ending = (
            stem(rows[0][0])
            if rows and len(rows[0]) == 1 and rows[0][0].isalpha() and not word.exact
            else None
        )
        held = any(all(searcher.doc_freq("words", each) for each in row) for row in rows)
        if not held and not (ending and searcher.doc_freq("stems", ending)):
            found.append(word)
            if len(found) == _MOST_WORDS:
                break
    return found


def posts_near(words: Words, tree: Node | None) -> dict[Value, Value]:
    """For names of posts that nothing is known by: the post that was likely meant."""
    found: dict[Value, Value] = {}
    for value in _unheld(words, tree):
        if FIELDS[value.field].kind == "post" and not posts_named(value.value):
            match = resolve_post(value.value)
            name = _held_post(words, value.value) or (match.post.canonical if match else None)
            if name is not None:
                found[value] = Value(value.field, name)
    return found


def _unheld(words: Words, tree: Node | None) -> Sequence[Value]:
    values = [leaf for leaf in leaves(tree) if isinstance(leaf, Value) and _is_plain(leaf)]
    if not values:
        return ()
    try:
        searcher = words.searcher()
    except WordsUnusableError:
        return ()
    return [
        value
        for value in dict.fromkeys(values)
        if not any(searcher.doc_freq("facts", fact) for fact in _facts(value))
    ][:_MOST]


def _facts(value: Value) -> list[str]:
    return wanted(value.field, value.value, whole=value.whole)


def _held_post(words: Words, written: str) -> str | None:
    """The post spelt most like this one among those of which telegrams are held."""
    name = squeeze(written)
    slips = 1 if len(name) < _LONG else 2
    held = words.beginning("facts", f"post={name[:1]}", _MOST_COMPARED) if len(name) >= _SHORTEST else []
    near = [
        (apart, -count, post)
        for fact, count in held
        if (apart := distance(name, post := fact.partition("=")[2], slips)) <= slips
    ]
    return min(near)[2].upper() if near else None


def _is_plain(value: Value) -> bool:
    """Whether a value is looked up as it stands: without gaps, and not by who cites it."""
    return value.field != "citedby" and "*" not in value.value and "?" not in value.value
