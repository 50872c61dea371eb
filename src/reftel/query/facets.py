"""Values by which telegrams are counted, and the part of a query that asks for one of them.

A count is only worth its place when the query it offers finds just as many, so each facet says with which
field and sign its values are asked for; values of names are whole ones (`signed="J DOE"`, not `signed:doe`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from reftel.gazetteer.posts import fold_name
from reftel.query.fields import WHOLE
from reftel.query.forms import level_mark, squeeze, whole_fact
from reftel.query.words import words_of
from reftel.telegram.mrn import resolve_post
from reftel.telegram.record import Record

__all__ = [
    "FACETS",
    "Facet",
    "FacetName",
    "Facets",
    "address_value",
    "facets_of",
    "merge_facets",
    "whole_facts",
]

FacetName: TypeAlias = Literal[
    "post",
    "tag",
    "year",
    "month",
    "day",
    "country",
    "concept",
    "level",
    "caption",
    "sender",
    "addressee",
    "signer",
]
Facets: TypeAlias = dict[FacetName, list[str]]
"""For each facet but those of time the values of one telegram."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet: what it is called, and the field that asks for its values."""

    name: FacetName
    title: str
    field: str

    @property
    def of_time(self) -> bool:
        """Whether its values are stretches of time."""
        return self.field == "date"

    @property
    def is_whole(self) -> bool:
        """Whether its values are asked for whole."""
        return self.field in WHOLE


FACETS = {
    facet.name: facet
    for facet in (
        Facet("post", "Post", "post"),
        Facet("tag", "Tag", "tags"),
        Facet("year", "Year", "date"),
        Facet("month", "Month", "date"),
        Facet("day", "Day", "date"),
        Facet("country", "Country of the post", "country"),
        Facet("concept", "Concept", "concept"),
        Facet("level", "Classification", "class"),
        Facet("caption", "Caption", "caption"),
        Facet("sender", "Sender", "from"),
        Facet("addressee", "Addressee", "to"),
        Facet("signer", "Signer", "signed"),
    )
}


@lru_cache(maxsize=5_000)
def _plain(text: str) -> str:
    return " ".join(words_of(text)).upper()


@lru_cache(maxsize=5_000)
def address_value(plad: str) -> str:
    """The post an address means, else its words."""
    match = resolve_post(plad, near=False)
    return match.post.canonical if match else _plain(plad)


def _each(values: Iterable[str]) -> list[str]:
    return [value for value in dict.fromkeys(values) if value]


def facets_of(record: Record) -> Facets:
    """The values of one telegram."""
    origin = record.originator
    post = origin.canonical_post or fold_name(origin.post or "")
    level = level_mark(record)
    found: Facets = {
        "post": [post] if post else [],
        "tag": _each(map(_tag, record.tags)),
        "country": [origin.country.upper()] if origin.country else [],
        "concept": _each(map(_plain, record.concepts)),
        "level": [level] if level else [],
        "caption": _each(squeeze(caption).upper() for caption in record.captions),
        "sender": _each([post or address_value(origin.plad or "")]),
        "addressee": _each(address_value(addressee.plad) for addressee in record.action),
        "signer": _each([_plain(record.signature)] if record.signature else []),
    }
    return {name: values for name, values in found.items() if values}


@lru_cache(maxsize=5_000)
def _tag(code: str) -> str:
    return squeeze(code).upper()


def merge_facets(copies: Iterable[Facets]) -> Facets:
    """The values of a telegram that has several copies."""
    merged: Facets = {}
    for copy in copies:
        for name, values in copy.items():
            merged[name] = list(dict.fromkeys([*merged.get(name, ()), *values]))
    return merged


def whole_facts(facets: Facets) -> list[str]:
    """Facts for the values that are asked for whole."""
    return [
        _whole(FACETS[name].field, value)
        for name, values in facets.items()
        for value in values
        if FACETS[name].is_whole
    ]


@lru_cache(maxsize=20_000)
def _whole(field: str, value: str) -> str:
    return whole_fact(field, value)
