"""Why a telegram was found: which words stand where, for which words others were taken, which fields hold."""

import re
from collections.abc import Sequence

from reftel.archive.snippets import Finder, Mark
from reftel.query.forms import number_facts, squeeze
from reftel.query.saying import said_of, said_parts
from reftel.query.small_words import SMALL_WORDS
from reftel.query.tree import (
    All,
    Also,
    Days,
    Either,
    Has,
    Level,
    Node,
    Not,
    Phrase,
    TextLeaf,
    Value,
    Wild,
    Word,
    leaves,
    taken_for,
)

__all__ = ["Reasons"]

_MOST_SAID = 6
_MOST_FIELDS = 8
_KIND_WORDS = {
    "tag": "its TAGS",
    "meaning": "what the TAGS mean",
    "acronym": "short or long",
    "place": "another name of it",
    "name": "other spelling",
    "spelling": "other spelling",
    "number": "the telegram of that name",
    "day": "a day",
}


class Reasons:
    """Says for each hit of one query why it was found."""

    def __init__(self, tree: Node | None, finder: Finder) -> None:
        self._finder = finder
        self._fields = _field_reasons(tree)
        self._tags = {
            node.value.upper(): (of, kind)
            for node, (of, kind) in taken_for(tree).items()
            if isinstance(node, Value) and node.field == "tags"
        }
        self._taken = taken_for(tree)
        self._names = {
            node.value: of
            for node, (of, kind) in self._taken.items()
            if isinstance(node, Value) and kind == "number"
        }
        self._days = {
            node: of for node, (of, kind) in self._taken.items() if isinstance(node, Days) and kind == "day"
        }
        self._widened = {leaf for of, _ in self._taken.values() for leaf in leaves(of)}

    def of(
        self,
        subject: tuple[str, Sequence[Mark]],
        text: Sequence[tuple[str, Mark]],
        tags: Sequence[str],
        mrn: str | None = None,
        date: str | None = None,
        *,
        whole: bool,
    ) -> list[str]:
        """Reasons of one telegram: words in subject and text, its tags; `whole`: all of it was looked at."""
        found: list[str] = []
        words, marks = subject
        in_subject = [(words[mark.start : mark.end], mark) for mark in marks]
        if in_subject:
            found.append(f"subject: {self._said(in_subject)}")
        every = self._finder.leaves
        in_text = [(written, mark) for written, mark in text if every[mark.leaf].where == "text"]
        if in_text:
            found.append(f"text: {self._said(in_text)}")
        answered = {leaf for _, mark in (*in_subject, *in_text) for leaf in self._answered(every[mark.leaf])}
        for tag in tags:
            taken = self._tags.get(tag.upper())
            if taken is not None and not answered.issuperset(leaves(taken[0])):
                found.append(f"TAGS: {tag.upper()} (for {_typed(taken[0])})")
                answered.update(leaves(taken[0]))
        for name, of in self._names.items():
            if not answered.issuperset(leaves(of)):
                is_own = mrn is not None and number_facts("mrn", name)[0] == f"mrn={squeeze(mrn[2:])}"
                found.append(f"it is {name.upper()}" if is_own else f"cites {name.upper()}")
                answered.update(leaves(of))
        for days, of in self._days.items():
            if date is not None and _covers(days, date) and not answered.issuperset(leaves(of)):
                found.append(f"date: {date} (for {_typed(of)})")
                answered.update(leaves(of))
        header = [
            f"{_typed(leaf)} or another name of it" if leaf in self._widened else _typed(leaf)
            for leaf in every
            if leaf in self._finder.required and leaf not in answered and not _is_small(leaf)
        ]
        if header and whole:
            found.append(f"header: {', '.join(header[:_MOST_SAID])}")
        return [*found, *self._fields]

    def _answered(self, leaf: TextLeaf) -> list[Node]:
        """The leaf, and those it was taken for."""
        taken = self._taken.get(leaf)
        return [leaf, *leaves(taken[0])] if taken else [leaf]

    def _said(self, found: Sequence[tuple[str, Mark]]) -> str:
        """Words as written, once each; another ending, spelling or name says for which word it stands."""
        said: dict[str, None] = {}
        for written, mark in found:
            leaf = self._finder.leaves[mark.leaf]
            taken = self._taken.get(leaf)
            word = re.sub(r"-\s+", "", written) if isinstance(leaf, Word) else written
            word = " ".join(word.split()).lower()
            typed = _typed(leaf).lower()
            if taken is not None:
                said[f"{word} (for {_typed(taken[0])}: {_KIND_WORDS[taken[1]]})"] = None
            elif isinstance(leaf, Phrase):
                said[f"“{typed}”"] = None
            else:
                said[word if word == typed else f"{word} (for {typed})"] = None
            if len(said) == _MOST_SAID:
                break
        return ", ".join(said)


def _covers(days: Days, date: str) -> bool:
    return (days.first is None or days.first.isoformat() <= date) and (
        days.last is None or date <= days.last.isoformat()
    )


def _is_small(leaf: TextLeaf) -> bool:
    return _typed(leaf).lower() in SMALL_WORDS


def _typed(node: Node) -> str:
    match node:
        case Wild(pattern):
            return pattern
        case Word(text) | Phrase(text):
            return text
        case All(parts):
            return " ".join(map(_typed, parts))
        case _:
            return said_of(node)


def _field_reasons(tree: Node | None) -> list[str]:
    """The fields that every hit answers, in words."""
    parts = tree.parts if isinstance(tree, All) else () if tree is None else (tree,)
    kept = tuple(part for part in parts if not _asks_text(part))
    said = said_parts(All(kept))
    more = [f"and {len(said) - _MOST_FIELDS} more"] if len(said) > _MOST_FIELDS else []
    return [*said[:_MOST_FIELDS], *more]


def _asks_text(node: Node) -> bool:
    match node:
        case All(parts) | Either(parts):
            return any(_asks_text(part) for part in parts)
        case Not(of) | Also(of):
            return _asks_text(of)
        case Value() | Level() | Days() | Has():
            return False
        case _:
            return True
