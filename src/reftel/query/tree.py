"""The values a query is read into; printing, saying in words, matching and compiling all start from these.

Leaves ask one thing of a telegram, branches join them. A leaf over text says where it looks: in all of it
or in the subject. Values keep what was written; how it is compared is decided where it is compared, by
`forms` and `wanted`, so that the index and the plain scan cannot differ.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reftel.telegram.record import Mark

__all__ = [
    "All",
    "Also",
    "Days",
    "Either",
    "Has",
    "Level",
    "Near",
    "Node",
    "Not",
    "Other",
    "OtherKind",
    "Paragraph",
    "Phrase",
    "Query",
    "Sign",
    "TextLeaf",
    "Value",
    "Where",
    "Wild",
    "Word",
    "as_typed",
    "leaves",
    "taken_for",
]

Where: TypeAlias = Literal["text", "subject"]
OtherKind: TypeAlias = Literal["tag", "meaning", "acronym", "place", "name", "spelling", "number", "day"]
Sign: TypeAlias = Literal["=", "<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True)
class Word:
    """One word; its other endings count too unless `exact`, other spellings up to `slips` letters away."""

    text: str
    where: Where = "text"
    exact: bool = False
    slips: int = 0


@dataclass(frozen=True, slots=True)
class Wild:
    """A word with gaps: `*` for any run of letters, `?` for one."""

    pattern: str
    where: Where = "text"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one after the other, as they are; `exact` keeps other names of them out, too."""

    text: str
    where: Where = "text"
    exact: bool = False


TextLeaf: TypeAlias = Word | Wild | Phrase


@dataclass(frozen=True, slots=True)
class Near:
    """Two words at most `distance` words apart, in either order; of a phrase one of its ends counts."""

    left: TextLeaf
    right: TextLeaf
    distance: int


@dataclass(frozen=True, slots=True)
class Value:
    """A header field that holds a value: `from`, `tags`, `caption`, ...; `*` and `?` leave gaps.

    `whole` asks for this value and no longer one: `concept="HUMAN RIGHTS"`.
    """

    field: str
    value: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """Classification at, below or above a mark: `U`, `SBU`, `LOU`, `R`, `C`, `S`, `TS`."""

    sign: Sign
    mark: Mark


@dataclass(frozen=True, slots=True)
class Days:
    """The day of the telegram lies between two days, both included; None leaves that side open."""

    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Has:
    """The telegram has a part: a summary, references, something withheld."""

    what: str


@dataclass(frozen=True, slots=True)
class Other:
    """Something that is taken for what was typed, and why."""

    node: "Node"
    kind: OtherKind


@dataclass(frozen=True, slots=True)
class Also:
    """What was typed, and others beside it; `read` never gives one, expansion does."""

    of: "Node"
    others: tuple[Other, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """All of it within one paragraph."""

    of: "Node"


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be there."""

    of: "Node"


@dataclass(frozen=True, slots=True)
class All:
    """Every part is required."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Either:
    """One part is enough."""

    parts: "tuple[Node, ...]"


Node: TypeAlias = (
    Word | Wild | Phrase | Near | Value | Level | Days | Has | Paragraph | Not | All | Either | Also
)


@dataclass(frozen=True, slots=True)
class Query:
    """What a person typed, as understood: `tree` is None where nothing narrows, which means all telegrams.

    `notes` say what was left out or taken otherwise than written; `name` is set where the whole query reads
    as the name of one telegram.
    """

    text: str
    tree: Node | None
    notes: tuple[str, ...] = ()
    name: str | None = None


def leaves(node: Node | None, *, required: bool = False) -> list[Node]:
    """The leaves that ask for something to be there, in order; what stands under NOT is left out.

    With `required`, only those that every answer must have: nothing that stands beside an OR.
    """
    match node:
        case None | Not():
            return []
        case Either() if required:
            return []
        case All(parts) | Either(parts):
            return [leaf for part in parts for leaf in leaves(part, required=required)]
        case Also(of, others):
            beside = [] if required else [leaf for other in others for leaf in leaves(other.node)]
            return [*leaves(of, required=required), *beside]
        case Paragraph(of):
            return leaves(of, required=required)
        case _:
            return [node]


def as_typed(node: Node) -> Node:
    """The node without what was put beside it."""
    match node:
        case Also(of):
            return of
        case All(parts):
            flat: list[Node] = []
            for part in map(as_typed, parts):
                flat.extend(part.parts if isinstance(part, All) else (part,))
            return All(tuple(flat))
        case Either(parts):
            return Either(tuple(map(as_typed, parts)))
        case _:
            return node


def taken_for(node: Node | None) -> "dict[Node, tuple[Node, OtherKind]]":
    """For each leaf that was put beside something: what was typed, and why it is taken for it."""
    match node:
        case Also(of, others):
            return {leaf: (of, other.kind) for other in others for leaf in leaves(other.node)}
        case All(parts) | Either(parts):
            return {leaf: said for part in parts for leaf, said in taken_for(part).items()}
        case _:
            return {}
