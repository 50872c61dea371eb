"""A query in words, so that its reader sees how it was understood.

`from:lapaz date:1974-03..1974-06 tin price tags:PINT` is said as: telegrams from La Paz, March to June
1974, with the words tin and price, tag PINT (Internal political affairs).
"""

from dataclasses import dataclass

from reftel.gazetteer import posts, tags
from reftel.query.days import days_in_words
from reftel.query.fields import FIELDS, PARTS
from reftel.query.forms import posts_named
from reftel.query.printing import print_tree
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
    Sign,
    TextLeaf,
    Value,
    Wild,
    Word,
)
from reftel.telegram.post_names import HEADQUARTERS
from reftel.telegram.record import Mark

__all__ = ["LEVEL_WORDS", "Part", "in_words", "parts_of", "said_of", "said_parts"]

LEVEL_WORDS: dict[Mark, str] = {
    "U": "Unclassified",
    "SBU": "Sensitive but Unclassified",
    "LOU": "Limited Official Use",
    "R": "Restricted",
    "C": "Confidential",
    "S": "Secret",
    "TS": "Top Secret",
}
_MOST_NAMED = 4
_MOST_PARTS = 30  #: to print one query for each of hundreds of parts would take seconds
_ISO = 2  #: letters of a country's code
_SIGN_WORDS: dict[Sign, str] = {
    "=": "{}",
    "<": "below {}",
    "<=": "up to {}",
    ">": "above {}",
    ">=": "{} and above",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a query: in words, and the query without it."""

    words: str
    without: str


def _leaf(leaf: TextLeaf) -> str:
    match leaf:
        case Phrase(text, _, exact):
            return f"{'exactly ' * exact}the phrase “{text}”"
        case Wild(pattern):
            return f"words like {pattern}"
        case Word(text, _, exact, slips):
            if slips:
                return f"{text} or words up to {slips} letter{'s' * (slips > 1)} different"
            return f"exactly the word {text}" if exact else f"the word {text}"


def _bare(leaf: TextLeaf) -> str:
    return f"“{leaf.text}”" if isinstance(leaf, Phrase) else _text(leaf)


def _text(leaf: TextLeaf) -> str:
    return leaf.pattern if isinstance(leaf, Wild) else leaf.text


def _post(value: str) -> str:
    """A post as people call it; of a city or country with several, which they are."""
    post = posts.posts().get(value)
    if post is not None:
        if post.canonical == HEADQUARTERS:
            return "Washington"
        return post.city if posts.fold_name(post.city) == post.canonical else post.spaced.title()
    named = [each.spaced.title() for each in posts_named(value)]
    if len(named) < 2:
        return value.title() if value.islower() or value.isupper() else value
    more = f" and {len(named) - _MOST_NAMED} more posts" if len(named) > _MOST_NAMED else ""
    return f"{value.title()} ({', '.join(named[:_MOST_NAMED])}{more})"


def _value(field: str, value: str, *, whole: bool = False) -> str:
    said = f"“{value.lower()}”" if whole and FIELDS[field].kind == "name" else value
    if FIELDS[field].kind == "post":
        said = _post(value)
    elif field == "tags":
        meaning = tags.meaning(value.upper(), None)
        said = f"{value.upper()} ({meaning.meaning})" if meaning else value
    elif field == "class":
        said = next((words for mark, words in LEVEL_WORDS.items() if mark == value), value)
    elif field == "country":
        said = value.upper() if len(value) == _ISO else value.title()
    elif field in {"caption", "film", "mrn", "ref", "cites", "citedby", "office"}:
        said = value.upper()
    return FIELDS[field].words.format(said)


def said_of(node: Node) -> str:
    """Something that is taken for a word, as it is named beside it."""
    match node:
        case Word() | Wild() | Phrase():
            return _bare(node)
        case Value("mrn", value):
            return f"the telegram {value.upper()}"
        case Value("cites", value):
            return f"telegrams that cite {value.upper()}"
        case Value("tags", value):
            return _value("tags", value).removeprefix("tagged ")
        case Value(field, value) if FIELDS[field].kind == "post":
            return _post(value)
        case Value(_, value):
            return value.title()
        case Days(first, last):
            return f"telegrams of {days_in_words(first, last)}"
        case _:
            return _clause(node)


def _list(items: list[str], word: str) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {word} {items[-1]}"


def _clause(node: Node) -> str:
    """One node as a clause that follows `telegrams`."""
    match node:
        case Word() | Wild() | Phrase():
            return f"with {_leaf(node)}{' in the subject' if node.where == 'subject' else ''}"
        case Near(left, right, distance):
            inside = " in the subject" if left.where == "subject" else ""
            return f"with {_bare(left)} within {distance} words of {_bare(right)}{inside}"
        case Value(field, value, whole):
            return _value(field, value, whole=whole)
        case Level(sign, mark):
            return f"classified {_SIGN_WORDS[sign].format(LEVEL_WORDS[mark])}"
        case Days(first, last):
            return days_in_words(first, last)
        case Has(what):
            return f"with {PARTS[what]}"
        case Not(Has(what)):
            return f"without {PARTS[what]}"
        case Not(of):
            said = _clause(of)
            return f"without{said[4:]}" if said.startswith("with ") else f"not {said}"
        case Also(of, others):
            return f"{_clause(of)} or {_list([said_of(other.node) for other in others], 'or')}"
        case Paragraph(of):
            return f"in one paragraph {_clause(of)}"
        case Either(parts):
            plain = [part for part in parts if isinstance(part, Word) and not part.slips and not part.exact]
            if len(plain) == len(parts) and len({part.where for part in plain}) == 1:
                inside = " in the subject" if plain[0].where == "subject" else ""
                return f"with the word {_list([part.text for part in plain], 'or')}{inside}"
            if head := _shared_head(parts):
                return f"{head}{_list([_clause(part).removeprefix(head) for part in parts], 'or')}"
            return _list(
                [f"({_clause(part)})" if isinstance(part, All) else _clause(part) for part in parts], "or"
            )
        case All(parts):
            return _list(_clauses(parts), "and")


def _shared_head(parts: tuple[Node, ...]) -> str:
    """The words before the value, where all ask for values of one field: `tagged A or B`."""
    fields = {part.field if isinstance(part, Value) else "" for part in parts}
    name = fields.pop() if len(fields) == 1 else ""
    head, _, tail = FIELDS[name].words.partition("{}") if name else ("", "", "")
    return "" if tail else head


def _clauses(parts: tuple[Node, ...]) -> list[str]:
    """Clauses of what is all required; plain words are said together."""
    words = [
        part
        for part in parts
        if isinstance(part, Word) and part.where == "text" and not part.slips and not part.exact
    ]
    said: list[str] = []
    for part in parts:
        if len(words) > 1 and part in words:
            if part is words[0]:
                said.append(f"with the words {_list([word.text for word in words], 'and')}")
        else:
            said.append(_clause(part))
    return said


def in_words(query: Query) -> str:
    """The query as it was understood."""
    tree = query.tree
    if tree is None:
        return "all telegrams"
    parts = tree.parts if isinstance(tree, All) else (tree,)
    of = "of " if isinstance(parts[0], Days) and parts[0].first and parts[0].last else ""
    return f"telegrams {of}{', '.join(_clauses(parts))}"


def parts_of(query: Query) -> list[Part]:
    """Each part that is required, and the query without it; of very many the last ones are one part."""
    tree = query.tree
    if tree is None:
        return []
    if not isinstance(tree, All):
        return [Part(_clause(tree), "")]
    parts = tree.parts
    single = parts if len(parts) <= _MOST_PARTS else parts[: _MOST_PARTS - 1]
    said = [
        Part(_clause(part), print_tree(_every(parts[:place] + parts[place + 1 :])))
        for place, part in enumerate(single)
    ]
    if len(single) < len(parts):
        said.append(Part(f"and {len(parts) - len(single)} more", print_tree(_every(single))))
    return said


def said_parts(tree: Node | None) -> list[str]:
    """Each part that is required, in words."""
    parts = tree.parts if isinstance(tree, All) else () if tree is None else (tree,)
    return [_clause(part) for part in parts]


def _every(parts: tuple[Node, ...]) -> Node:
    return All(parts) if len(parts) > 1 else parts[0]
