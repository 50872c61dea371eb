"""A query back as text that reads to the same tree, as short as it can be written."""

import re

from reftel.query.days import print_days
from reftel.query.read import read
from reftel.query.tree import (
    All,
    Also,
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
    TextLeaf,
    Value,
    Wild,
    Word,
    as_typed,
)

__all__ = ["print_query", "print_tree"]

_BARE = re.compile(r'[^\s()"<>=:!-][^\s()":]*')


def _text(leaf: TextLeaf) -> str:
    match leaf:
        case Phrase(text):
            return f'"{text}"'
        case Wild(pattern):
            return pattern
        case Word(text, _, _, slips):
            return f"{text}~{slips}" if slips else text


def _leaf(leaf: TextLeaf) -> str:
    if leaf.where == "subject":
        return f"subject:{_text(leaf)}"
    return f"exact:{_text(leaf)}" if isinstance(leaf, Word | Phrase) and leaf.exact else _text(leaf)


def _quoted(value: str, *, always: bool) -> str:
    return f'"{value}"' if always or not _BARE.fullmatch(value) else value


def _inner(node: Node, *, quote: bool) -> str:
    printed = _node(node, quote=quote)
    return f"({printed})" if isinstance(node, (All, Either)) else printed


def _near(near: Near) -> str:
    prefix = "subject:" if near.left.where == "subject" else ""
    return f"{prefix}{_text(near.left)} NEAR/{near.distance} {prefix}{_text(near.right)}"


def _node(node: Node, *, quote: bool) -> str:
    match node:
        case All(parts):
            # a chain of NEAR would bind a word beside it, so each stands in brackets
            return " ".join(
                f"({_near(part)})" if isinstance(part, Near) else _inner(part, quote=quote) for part in parts
            )
        case Either(parts):
            return " OR ".join(_inner(part, quote=quote) for part in parts)
        case Also(of):  # not reached: the tree is printed as typed
            return _node(of, quote=quote)
        case Not(Has(what)):
            return f"missing:{what}"
        case Not(Near() as of):
            return f"-({_near(of)})"
        case Not(of):
            return f"-{_inner(of, quote=quote)}"
        case Paragraph(of):
            return f"para:({_node(of, quote=quote)})"
        case Near():
            return _near(node)
        case Value(field, value, whole):
            return f"{field}{'=' if whole else ':'}{_quoted(value, always=quote)}"
        case Level(sign, mark):
            return f"level{sign}{mark}"
        case Days(first, last):
            return f"date:{_quoted(print_days(first, last), always=quote)}"
        case Has(what):
            return f"has:{what}"
        case Word() | Wild() | Phrase():
            return _leaf(node)


def print_tree(tree: Node | None) -> str:
    """A tree as text, without what was put beside words; `read` of it gives the tree back."""
    if tree is None:
        return ""
    tree = as_typed(tree)
    short = _node(tree, quote=False)
    # a bare value takes words after it that belong to it (`from:rio de janeiro`): then quotes keep them apart
    return short if read(short).tree == tree else _node(tree, quote=True)


def print_query(query: Query) -> str:
    """A query as text, what was left out of it gone."""
    return print_tree(query.tree)
