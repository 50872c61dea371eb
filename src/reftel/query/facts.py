"""Header fields of a telegram as facts `field=value`, the form in which fields are searched.

Names of people, concepts and addresses give every stretch of up to five words, so that `signed:"de la
Cruz"` and `signed:cruz` are both one look-up.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from reftel.gazetteer.posts import Post, fold_name, posts
from reftel.query.facets import address_value, facets_of, whole_facts
from reftel.query.folding import fold
from reftel.query.forms import level_mark, level_of, squeeze, whole_fact
from reftel.query.words import words_of
from reftel.telegram.mrn import resolve_post
from reftel.telegram.record import Drafter, Record

__all__ = ["facts_of"]

_WORDS_IN_A_ROW = 5
# One class of characters first and cases folded only behind it: most of a text is passed over at once.
_FIGURE = re.compile(
    r"""
    [$0-9] (?:
      (?<=\$) \s? \d                                          # a sum
    | (?<=\d) (?i:
        \s{0,3} (?: % | PER \s{1,2} CENT | PERCENT | PCT )    # a share
      | \s{1,3} (?: THOUSAND | MILLION | BILLION | TRILLION | TONS | TONNES | METRIC | BARRELS | KILOS
                  | KILOGRAMS | POUNDS | HECTARES | ACRES | DOLLARS | MW | MEGAWATTS | BALES | BUSHELS )\b
    ))
    """,
    re.VERBOSE,
)
_FEWEST_FIGURES = 2


def _rows(words: list[str], between: str = "_") -> list[str]:
    """Every stretch of up to five words, joined."""
    size = len(words)
    return [
        between.join(words[start:stop])
        for start in range(size)
        for stop in range(start + 1, min(start + _WORDS_IN_A_ROW, size) + 1)
    ]


@lru_cache(maxsize=5_000)
def _name(field: str, text: str) -> tuple[str, ...]:
    return tuple(f"{field}={row}" for row in _rows(words_of(text)))


@lru_cache(maxsize=5_000)
def _tag_name(text: str) -> tuple[str, ...]:
    """Names among TAGS are looked up like codes, without the signs between their words."""
    return tuple(f"tags={row}" for row in _rows(words_of(text), ""))


@lru_cache(maxsize=5_000)
def _address(field: str, plad: str) -> tuple[str, ...]:
    """Words of an address, and the post it means."""
    match = resolve_post(plad, near=False)
    post = (f"{field}={match.post.canonical.lower()}",) if match else ()
    return (*post, *_name(field, plad))


@lru_cache(maxsize=5_000)
def _office(symbol: str) -> tuple[str, ...]:
    """`EAP/MLS` is an office of EAP."""
    parts = "".join(fold(symbol).split()).split("/")
    return tuple(f"office={'/'.join(parts[:stop])}" for stop in range(1, len(parts) + 1) if parts[0])


def _country(code: str, canonical: str | None) -> list[str]:
    known: Post | None = posts().get(canonical) if canonical else None
    if known is None:
        return [f"country={code.lower()}"]
    name = known.country_name
    return [f"country={code.lower()}", whole_fact("country", name), *_name("country", name)]


def _people(people: Iterable[Drafter], field: str) -> list[str]:
    found: list[str] = []
    for person in people:
        if person.name:
            found.extend(_name(field, person.name))
        if person.office:
            found.extend(_office(person.office))
    return found


def _parties(record: Record) -> list[str]:
    origin = record.originator
    found: list[str] = []
    for written in (origin.plad, origin.post, origin.routing):
        if written:
            found.extend(_address("from", written))
    if origin.canonical_post:
        found.extend((f"from={origin.canonical_post.lower()}", f"post={origin.canonical_post.lower()}"))
    elif origin.post:
        folded = fold_name(origin.post).lower()
        found.extend((f"from={folded}", f"post={folded}"))
        found.extend(_name("post", origin.post))
    if origin.country:
        found.extend(_country(origin.country, origin.canonical_post))
    for field, addressees in (("to", record.action), ("info", record.info)):
        for addressee in addressees:
            found.extend(_address(field, addressee.plad))
            if field == "info":
                found.append(whole_fact("info", address_value(addressee.plad)))
            if addressee.routing:
                found.append(f"{field}={addressee.routing.lower()}")
    return found


def _offices(record: Record) -> list[str]:
    found: list[str] = []
    for line in record.passing:
        for office in line.offices:
            found.extend(_office(office))
    if record.distribution:
        for table in (record.distribution.action, record.distribution.origin, record.distribution.info):
            for office in table:
                found.extend(_office(office))
    return found


def _numbers(record: Record) -> list[str]:
    own = (record.mrn, record.document_number, record.transmission_id)
    found = [f"mrn={squeeze(number)}" for number in own if number]
    for identifier in record.identifiers:
        if identifier.kind == "film":
            found.append(f"film={squeeze(identifier.value)}")
        else:
            found.append(f"mrn={squeeze(identifier.value)}")
    if record.mrn:
        found.append(f"mrn={squeeze(record.mrn[2:])}")
    named = [reference.mrn for reference in record.references]
    for field, numbers in (("ref", named), ("cites", [*named, *(each.mrn for each in record.mentions)])):
        for number in numbers:
            if number:
                found.extend((f"{field}={squeeze(number)}", f"{field}={squeeze(number[2:])}"))
    found.extend(f"ref={squeeze(reference.written)}" for reference in record.references if reference.written)
    return found


def _has_figures(text: str) -> bool:
    """Whether a paragraph gives sums, shares or quantities: one alone may be said in passing."""
    return sum(1 for _ in islice(_FIGURE.finditer(text), _FEWEST_FIGURES)) == _FEWEST_FIGURES


def _parts(record: Record) -> list[str]:
    """What the telegram has, for `has:` and `missing:`."""
    kinds = {stretch.kind for stretch in record.withheld}
    roles = {paragraph.role for paragraph in record.paragraphs}
    there = {
        "text": bool(record.paragraphs),
        "summary": bool(record.summary) or "summary" in roles,
        "comment": bool(record.comment) or "comment" in roles,
        "action": "action_request" in roles,
        "subject": bool(record.subject),
        "tags": bool(record.tags),
        "references": bool(record.references),
        "mentions": bool(record.mentions),
        "date": bool(record.date),
        "number": bool(record.mrn),
        "signature": bool(record.signature),
        "captions": bool(record.captions),
        "classification": bool(record.classification),
        "concepts": bool(record.concepts),
        "withheld": "withheld" in kinds,
        "garble": "garble" in kinds,
        "release": bool(record.release and record.release.status),
        "corrections": bool(record.corrected),
        "sections": bool(record.section),
        "figures": any(_has_figures(paragraph.text) for paragraph in record.paragraphs),
    }
    return [f"has={name}" for name, present in there.items() if present]


def _marks(record: Record) -> list[str]:
    mark = level_mark(record)
    found = [f"level={mark.lower()}"] if mark else []
    if record.classification:
        own = level_of(record.classification)
        found.append(f"class={(own or squeeze(record.classification)).lower()}")
    if mark == "SBU":
        found.append("class=sbu")
    found.extend(f"caption={squeeze(caption)}" for caption in record.captions)
    urgency = (record.precedence, record.precedence_info)
    found.extend(f"precedence={squeeze(precedence)}" for precedence in urgency if precedence)
    return found


def _release(record: Record) -> list[str]:
    release = record.release
    if release is None:
        return []
    found: list[str] = []
    for text in (release.status, release.authority, release.case, release.document, release.date):
        if text:
            found.extend(_name("released", text))
    if release.date:
        found.append(f"released={release.date[:4]}")
    return found


def facts_of(record: Record) -> frozenset[str]:
    """Every fact that the fields of a query can ask for."""
    found = ["is=telegram", f"form={record.form}"]
    found.extend(_parties(record))
    found.extend(_offices(record))
    found.extend(_numbers(record))
    found.extend(_marks(record))
    found.extend(_release(record))
    found.extend(_parts(record))
    found.extend(f"tags={squeeze(tag)}" for tag in record.tags)
    for name in record.tag_names:
        found.extend(_tag_name(name))
    for concept in record.concepts:
        found.extend(_name("concept", concept))
    if record.signature:
        found.extend(_name("signed", record.signature))
    found.extend(_people(record.drafted_by, "drafter"))
    found.extend(whole_facts(facets_of(record)))
    return frozenset(found)
