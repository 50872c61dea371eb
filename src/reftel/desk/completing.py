"""What the word that is being typed may become: fields, posts, TAGS by code or meaning, numbers, words.

Everything comes from the index of the reader's view, so nothing is suggested that would not be found.
"""

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from reftel.archive.words import Words
from reftel.desk.narrowing import label_of
from reftel.desk.search_answers import Suggested
from reftel.gazetteer import posts
from reftel.query.facets import FACETS, FacetName
from reftel.query.fields import FIELDS, PARTS, find_field
from reftel.query.folding import fold
from reftel.query.forms import squeeze
from reftel.query.words import words_of

__all__ = ["suggestions"]

_LAST = re.compile(r'(?:(?P<field>[A-Za-z]{2,16})(?P<sign>[:=]))?(?P<word>"[^"]*|[^\s()"]*)$')
_NUMBER = re.compile(r"\d{2}(?:\d{2})?[a-z]{3,}\d*")
_FACET_OF_FIELD: dict[str, FacetName] = {
    "from": "sender", "to": "addressee", "info": "addressee", "post": "post", "tags": "tag",
    "country": "country", "concept": "concept", "caption": "caption", "signed": "signer", "class": "level",
    "level": "level",
}  # fmt: skip
_Kind: TypeAlias = Literal["field", "post", "tag", "country", "telegram", "word"]
_Given: TypeAlias = tuple[_Kind, str, str, int]
_OF_POSTS = frozenset({"post", "sender", "addressee"})
_EVERY = 3_000
_SHORTEST = 2
_LONGEST = 200
_FEW = 3


def suggestions(words: Words, typed: str, most: int) -> list[Suggested]:
    """What the end of a text in the search box may become, best first."""
    found = _LAST.search(typed[-_LONGEST:])
    assert found is not None  # every part of the pattern may be empty
    head = typed[: len(typed) - len(found[0])]
    word = found["word"].lstrip('"')
    field = find_field(found["field"]) if found["field"] else None
    if found["field"] and field is None:
        return []
    if field is not None:
        name = _FACET_OF_FIELD.get(field.name)
        if name is not None:
            given = _values(words, name, word, field.name)
        elif field.kind == "part":
            given = _parts(field.name, word)
        else:
            return []
    elif len(squeeze(word)) < _SHORTEST:
        return []
    else:
        given = _anything(words, word)
    taken: dict[str, Suggested] = {}
    for kind, text, label, count in given:
        taken.setdefault(text, Suggested(kind, text, label, f"{head}{text} ", count))
        if len(taken) >= most:
            break
    return list(taken.values())


def _anything(words: Words, word: str) -> Iterator[_Given]:
    folded = fold(word)
    if _NUMBER.fullmatch(folded):
        for fact, count in words.beginning("facts", f"mrn={folded}", 2 * _FEW):
            yield "telegram", fact.removeprefix("mrn=").upper(), "a telegram", count
    yield from _some(_values(words, "post", word, "from"), _FEW)
    yield from _some(_values(words, "tag", word, "tags"), _FEW)
    for field in FIELDS.values():
        if field.name.startswith(folded):
            yield "field", f"{field.name}:", field.words.format("…"), 0
    if folded.isalpha() and len(folded) > _SHORTEST:
        for term, count in words.beginning("words", folded, _FEW):
            yield "word", term, "", count


def _some(given: Iterator[_Given], most: int) -> Iterator[_Given]:
    for place, one in enumerate(given):
        if place == most:
            return
        yield one


def _parts(field: str, word: str) -> Iterator[_Given]:
    for name, said in PARTS.items():
        if name.startswith(fold(word)):
            yield "field", f"{field}:{name}", said, 0


def _values(words: Words, name: FacetName, word: str, field: str) -> Iterator[_Given]:
    """Values of a facet that begin so or have a word in their label that does, the most frequent first."""
    kind: _Kind = "field"
    if name in _OF_POSTS:
        kind = "post"
    elif name == "tag":
        kind = "tag"
    elif name == "country":
        kind = "country"
    sought = [fold(each) for each in words_of(word)]
    squeezed = squeeze(word)
    beginning: list[_Given] = []
    meaning: list[_Given] = []
    for value, count in words.beginning(name, "", _EVERY):
        label = label_of(name, value)
        sign = "=" if FACETS[name].is_whole and kind != "post" and field != "level" else ":"
        quoted = value if value.isalnum() else f'"{value}"'
        text = f"{field}{sign}{quoted}"
        if squeeze(value).startswith(squeezed):
            beginning.append((kind, text, label, count))
        elif sought and _in_order(sought, [*words_of(label), *_other_names(name, value)]):
            meaning.append((kind, text, label, count))
    yield from beginning
    yield from meaning


def _other_names(name: FacetName, value: str) -> list[str]:
    """The city and country of a post: `bolivia` suggests La Paz."""
    post = posts.posts().get(value) if name in _OF_POSTS else None
    return words_of(f"{post.city} {post.country_name}") if post else []


def _in_order(sought: list[str], label: list[str]) -> bool:
    """Whether every word sought begins a word of the label."""
    return all(any(word.startswith(each) for word in label) for each in sought)
