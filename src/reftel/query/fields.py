"""The fields a query can name: how they are typed, how they are said, and what a value of them may be."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = ["FIELDS", "PARTS", "WHOLE", "Field", "Kind", "find_field"]

Kind: TypeAlias = Literal[
    "post",  # the name of a post, or words of an address
    "name",  # words in a row
    "code",  # letters and figures, signs left out
    "office",  # a symbol such as EAP/MLS, or the head of one
    "number",  # any name of a telegram
    "days",
    "level",
    "words",  # text
    "part",
]


@dataclass(frozen=True, slots=True)
class Field:
    """One field; `words` say it of a telegram, with `{}` for the value."""

    name: str
    kind: Kind
    words: str
    aliases: tuple[str, ...] = ()

    @property
    def has_wholes(self) -> bool:
        """Whether `=` asks for the whole value, where `:` asks for words of it."""
        return self.name in WHOLE


FIELDS = {
    field.name: field
    for field in (
        Field("from", "post", "from {}", ("sender", "origin", "fm")),
        Field("to", "post", "sent to {}", ("action", "addressee")),
        Field("info", "post", "copied to {}", ("cc",)),
        Field("post", "post", "by the post {}"),
        Field("country", "name", "from posts in {}"),
        Field("tags", "code", "tagged {}", ("tag",)),
        Field("concept", "name", "with the concept {}", ("concepts",)),
        Field("class", "level", "classified {}", ("classification", "classified")),
        Field("level", "level", "level {}"),
        Field("caption", "code", "captioned {}", ("captions",)),
        Field("precedence", "code", "with precedence {}"),
        Field("ref", "number", "citing {} in its references", ("refs", "reference", "references")),
        Field("cites", "number", "citing {}"),
        Field("citedby", "number", "cited by {}"),
        Field("mrn", "number", "with the number {}", ("number", "nr")),
        Field("date", "days", "{}", ("day", "dated", "year")),
        Field("subject", "words", "subject with {}", ("title", "subj")),
        Field("text", "words", "with {}", ("body", "words")),
        Field("exact", "words", "exactly {}"),
        Field("para", "words", "with {} in one paragraph", ("paragraph",)),
        Field("signed", "name", "signed {}", ("signature", "signer")),
        Field("office", "office", "for the office {}", ("offices",)),
        Field("drafter", "name", "drafted by {}", ("drafted", "author")),
        Field("film", "code", "with film number {}"),
        Field("form", "code", "in form {}"),
        Field("released", "name", "released {}", ("release",)),
        Field("has", "part", "with {}"),
        Field("missing", "part", "without {}", ("lacks",)),
    )
}

WHOLE = frozenset({"class", "concept", "country", "from", "info", "post", "signed", "to"})
"""Fields whose whole values are looked up, too: `=` leaves out other names, and longer ones."""

_BY_NAME = {name: field for field in FIELDS.values() for name in (field.name, *field.aliases)}

PARTS = {
    "text": "a text",
    "summary": "a summary",
    "comment": "a comment",
    "action": "an action request",
    "subject": "a subject",
    "tags": "TAGS",
    "references": "references",
    "mentions": "mentions of telegrams",
    "date": "a date",
    "number": "a number",
    "signature": "a signature",
    "captions": "captions",
    "classification": "a classification",
    "concepts": "concepts",
    "withheld": "something withheld",
    "garble": "garbled stretches",
    "release": "a release",
    "corrections": "a correction",
    "sections": "only some of its sections",
    "figures": "figures (sums, shares or quantities)",
}
"""What `has:` and `missing:` may ask for."""

_PART_ALIASES = {
    "refs": "references", "ref": "references", "tag": "tags", "caption": "captions", "mrn": "number",
    "garbled": "garble", "garbles": "garble", "sign": "signature", "signed": "signature", "body": "text",
    "action_request": "action", "class": "classification", "concept": "concepts", "mention": "mentions",
    "correction": "corrections", "corrected": "corrections", "section": "sections", "redactions": "withheld",
    "figure": "figures", "numbers": "figures", "table": "figures",
}  # fmt: skip


def find_field(name: str) -> Field | None:
    """The field a person named, by any of its names."""
    return _BY_NAME.get(name.lower())


def find_part(name: str) -> str | None:
    """The part a person named after `has:` or `missing:`."""
    folded = name.strip().lower().replace("-", "_")
    return folded if folded in PARTS else _PART_ALIASES.get(folded)
