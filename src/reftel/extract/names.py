"""`find_names`: persons, organisations and places in the passages of a telegram, tied together.

Each passage is read for what is known and what is introduced by a cue; then the telegram as a whole decides
about bare words: a surname introduced once is a person wherever it stands, and a word that no table knows is
judged by all its places together. Nested names are kept: `FRG` inside `FRG AMB HALDEN`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reftel.extract.again import bare_roles, leads_back, spot_of_holder
from reftel.extract.bare import Judged, judge, places_of_judged
from reftel.extract.context import Context
from reftel.extract.entities import number_entities
from reftel.extract.findings import Name
from reftel.extract.geography import find_geography
from reftel.extract.governments import drop_inner, find_governments
from reftel.extract.holders import OfficeHolders
from reftel.extract.lexicon import SPEECH, STOP
from reftel.extract.organisations import find_bodies, find_missions
from reftel.extract.passages import Passage
from reftel.extract.people import find_people
from reftel.extract.places import find_known
from reftel.extract.short_forms import find_long_names, find_short_forms, short_forms_of
from reftel.extract.spots import Spot
from reftel.extract.standing import standings
from reftel.extract.words import Words, read_words, titled
from reftel.gazetteer.posts import Post, find_post

__all__ = ["find_names", "spots_of"]


_OWN_MISSIONS: Final = frozenset(["EMBASSY", "CONSULATE", "MISSION"])


@dataclass(frozen=True, slots=True)
class Read:
    """One passage: its words, what was found, and what each word is part of.

    0 is nothing, 1 a place, 2 a body, 3 a people.
    """

    words: Words
    spots: list[Spot]
    taken: list[int]


def _read(text: str, host: str | None) -> Read:
    """A passage with its places and bodies."""
    words = read_words(text)
    taken = [0] * len(words.upper)
    spots = list(find_known(words, host))
    for spot in spots:
        if spot.rule != "body-without-name":
            _take(taken, spot)
    missions = list(find_missions(words, spots))
    begun = {mission.first for mission in missions}
    spots = [spot for spot in spots if spot.first not in begun] + missions
    governments = list(find_governments(words, spots, host))
    spots = drop_inner(spots, governments) + governments
    wider = list(find_geography(words, taken, spots))
    spots = drop_inner(spots, wider)
    for found in (find_long_names(words), wider, find_bodies(words, taken)):
        fresh = list(found)
        for spot in fresh:
            if spot.rule != "body-without-name":
                _take(taken, spot)
        spots += fresh
    return Read(words, _longest_bodies(spots), taken)


def _with_people(read: Read, short_forms: Mapping[str, str]) -> Read:
    """A passage with the short forms the telegram explains, and then with its persons."""
    short = list(find_short_forms(read.words, read.taken, short_forms))
    for spot in short:
        _take(read.taken, spot)
    return Read(read.words, [*read.spots, *short, *find_people(read.words, read.taken)], read.taken)


def _take(taken: list[int], spot: Spot) -> None:
    """1 for places, 3 for peoples, 2 for bodies; places inside a body stay places."""
    value = 2 if spot.kind == "organisation" else 3 if spot.rule == "people" else 1
    for at in range(spot.first, spot.last + 1):
        if not taken[at]:
            taken[at] = value


def _longest_bodies(spots: list[Spot]) -> list[Spot]:
    """Of two bodies that begin or end at one word the longer."""
    bodies = sorted((s for s in spots if s.kind == "organisation"), key=lambda s: (s.first, -s.last))
    kept: list[Spot] = []
    for spot in bodies:
        if kept and spot.rule == "body-without-name" and spot.last <= kept[-1].last:
            continue
        if (
            kept
            and kept[-1].first <= spot.first
            and spot.last <= kept[-1].last
            and (kept[-1].last == spot.last or kept[-1].first == spot.first)
        ):
            continue
        kept.append(spot)
    return [s for s in spots if s.kind != "organisation"] + kept


def spots_of(texts: Sequence[str], host: str | None, signer: str | None) -> list[Read]:
    """What is named in each text, after the texts were judged together."""
    bodies = [_read(text, host) for text in texts]
    short_forms = {short: name for read in bodies for short, name in short_forms_of(read.words, read.spots)}
    reads = [_with_people(read, short_forms) for read in bodies]
    judged: Judged = judge([(read.words, read.spots, read.taken) for read in reads], signer)
    found = []
    for read in reads:
        more = places_of_judged(read.words, read.spots, read.taken, judged)
        spots = [_with_article(read.words, spot) for spot in (*read.spots, *more)]
        found.append(Read(read.words, sorted(spots, key=lambda spot: (spot.first, -spot.last)), read.taken))
    return found


def _with_article(words: Words, spot: Spot) -> Spot:
    """A place or body with the THE before it, as people quote it: `THE UN`."""
    if spot.kind == "person" or not spot.first or words.upper[spot.first - 1] != "THE":
        return spot
    if spot.rule == "people" and not words.upper[spot.last].endswith("S"):
        after = words.flags[spot.last + 1] if spot.last + 1 < len(words.flags) else STOP
        if not after & (STOP | SPEECH) and words.upper[spot.last + 1][0].isalpha():
            return spot  # an adjective: `the Peruvian police`
    return replace(spot, first=spot.first - 1)


def find_names(
    passages: Sequence[Passage], context: Context, holders: OfficeHolders | None = None
) -> list[Name]:
    """The names in the passages of one telegram, in the order of the text; never raises.

    Where `holders` knows who held an office that stands alone, that person is a name too. Places where a
    person is meant again by a title or a pronoun are kept in `also` of the mention they lead back to.
    """
    reads = spots_of([passage.text for passage in passages], context.host, context.signer)
    again = leads_back(
        [(read.words, read.spots) for read in reads], number_entities([r.spots for r in reads])
    )
    if holders and context.day is not None:
        reads = [
            _with_holders(read, {meant.first for meant in row}, context, holders)
            for read, row in zip(reads, again, strict=True)
        ]
    numbers = number_entities([read.spots for read in reads])
    private = standings([(read.words, read.spots) for read in reads], numbers, context.signer)
    mission = find_post(context.post) if context.post else None
    by_spot: dict[tuple[int, int, int], Name] = {}
    names = []
    for place, (passage, read) in enumerate(zip(passages, reads, strict=True)):
        for found, entity in zip(read.spots, numbers[place], strict=True):
            spot = _own_mission(found, mission)
            name = _name(passage, read.words, spot, entity, private.get(entity))
            names.append(name)
            by_spot[place, spot.first, spot.last] = name
    for place, row in enumerate(again):
        for meant in row:
            origin = meant.origin
            name = by_spot[meant.passage, origin.first, origin.last]
            words, passage = reads[place].words, passages[place]
            start, end = words.starts[meant.first], words.ends[meant.last]
            name.also.append(passage.quote(start, end))
            name.also_spans.append(passage.span(start, end))
    return names


def _own_mission(spot: Spot, post: Post | None) -> Spot:
    """`EMBASSY` without a name is the sender's own: `Embassy La Paz`."""
    if (
        spot.rule != "body-without-name"
        or spot.key not in _OWN_MISSIONS
        or post is None
        or post.country is None
    ):
        return spot
    if post.canonical == "STATE":
        return spot
    return replace(spot, name=f"{spot.key.capitalize()} {titled(post.spaced, town=True)}", country="US")


def _with_holders(read: Read, known: set[int], context: Context, holders: OfficeHolders) -> Read:
    """A passage with the persons that offices alone mean, but for those who were named."""
    more = []
    for role in bare_roles(read.words, read.spots):
        if role.first not in known and context.day is not None:
            spot = spot_of_holder(role, holders, context.post, context.host, context.day)
            if spot is not None:
                more.append(spot)
    spots = sorted([*read.spots, *more], key=lambda spot: (spot.first, -spot.last))
    return Read(read.words, spots, read.taken)


def _name(passage: Passage, words: Words, spot: Spot, entity: int, standing: str | None) -> Name:
    first, last = passage.unbroken(words.starts[spot.first], words.ends[spot.last], words.starts[spot.last])
    start, end = passage.span(first, last)
    quote = passage.quote(first, last)
    return Name(
        quote=quote,
        span=(start, end),
        paragraph=passage.number,
        mark=passage.mark,
        rule=spot.rule,
        confidence=spot.confidence,
        kind=spot.kind,
        start=start,
        end=end,
        text=quote,
        name=spot.name,
        role=spot.role,
        entity=entity,
        country=spot.country,
        standing=standing,
    )
