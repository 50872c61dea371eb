"""What is cited and not held, with all that is known of it; shares by month; letters that ask for it."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from reftel.archive.archive import Archive
from reftel.archive.known import in_pieces
from reftel.archive.links import series_of
from reftel.archive.missing import CitingPlace, MissingKey, citing_places, missing_keys, neighbours
from reftel.archive.series import numbers_around
from reftel.archive.telegrams import StoredCopy, copies_of
from reftel.desk.naming import number_of
from reftel.desk.reader import Reader
from reftel.links.missing import Fate, Holder, MonthShare, fates, holder_of, look_first, monthly_share
from reftel.links.naming import key_in_words
from reftel.links.request import Law, Requester, Wanted, letter
from reftel.links.resolve import Neighbour, impossible
from reftel.telegram.mrn import resolve_post

__all__ = ["Gap", "gaps", "letters", "share"]

_CITING = 12
_READ = 5  #: places of each whose texts are looked at
_TOGETHER = 50
_TITLE = re.compile(r"\s{0,3}\(?\s?[\"“]([^\"”]{3,90})[\"”]")
_BEHIND = 110
_SAID = re.compile(r"[DZ]:[^:]+:(\d{4}-\d{2}-\d{2})")  #: keys that are a sender and a day, or a minute


@dataclass(frozen=True, slots=True)
class Gap:
    """A telegram that others cite: between which days it was sent, what it was about, what it may be."""

    mrn: str | None
    name: str
    post: str | None
    year: int | None
    serial: int | None
    cited_by: int
    citing: list[str]
    earliest: str | None
    latest: str | None
    subject: str | None
    tags: list[str]
    likely: list[Fate]
    look: list[str] = field(default_factory=list)
    holder: Holder = "archives"
    key: str = ""


def gaps(
    archive: Archive,
    reader: Reader,  # noqa: ARG001 - policy `open`
    *,
    post: str | None = None,
    year: int | None = None,
    names: Sequence[str] = (),
    limit: int | None = 50,
) -> Iterator[Gap]:
    """What is missing, the most cited first; of a post or a year, or these numbers only."""
    keys = [number_of(name) or name for name in names]
    with archive.reading() as connection:
        keys = _keys_of(connection, keys)
        for page in in_pieces(missing_keys(connection, _canonical(post), year, keys, limit), _TOGETHER):
            yield from _gaps(archive, connection, page)


def _keys_of(connection: Connection, names: Sequence[str]) -> list[str]:
    """Names as keys; a message without a number goes by sender and day, in the words it is listed with."""
    worded = {" ".join(name.upper().split()) for name in names if " OF " in name.upper()}
    if not worded:
        return list(names)
    listed = missing_keys(connection, None, None, (), None)
    return [
        *names,
        *(one.key for one in listed if ":" in one.key and key_in_words(one.key).upper() in worded),
    ]


def _canonical(post: str | None) -> str | None:
    if post is None:
        return None
    match = resolve_post(post)
    return match.post.canonical if match else "".join(post.split()).upper()


def _gaps(archive: Archive, connection: Connection, page: Sequence[MissingKey]) -> Iterator[Gap]:
    places = citing_places(connection, [missing.key for missing in page], _CITING)
    wanted = {place.telegram for several in places.values() for place in several[:_READ]}
    stored = {
        copy.number: copy for copy in copies_of(connection, archive.unpacker(connection), sorted(wanted))
    }
    for missing in page:
        yield _gap(connection, missing, places.get(missing.key, []), stored)


def _gap(
    connection: Connection,
    missing: MissingKey,
    places: Sequence[CitingPlace],
    stored: dict[int, StoredCopy],
) -> Gap:
    words = " ".join(_around(stored, place) for place in places)
    tags = _tags(stored, places)
    earliest, latest, why = _dates(connection, missing)
    is_number = ":" not in missing.key
    return Gap(
        missing.key if is_number else None,
        key_in_words(missing.key),
        missing.post,
        missing.year,
        missing.serial,
        missing.cited_by,
        list(dict.fromkeys(place.address for place in places)),
        earliest,
        latest,
        next((title for place in places if (title := _title(stored, place))), None),
        tags,
        fates(missing.post, missing.year, words, tags, why),
        look_first(missing.post, missing.year),
        holder_of(missing.post, missing.year),
        missing.key,
    )


def _around(stored: dict[int, StoredCopy], place: CitingPlace) -> str:
    copy = stored.get(place.copy)
    if copy is None or place.start is None or place.stop is None:
        return ""
    return copy.text[place.start : place.stop + 30].split("\n")[0]


def _title(stored: dict[int, StoredCopy], place: CitingPlace) -> str | None:
    """The title in quotation marks behind a citation."""
    copy = stored.get(place.copy)
    if copy is None or place.stop is None:
        return None
    found = _TITLE.match(copy.text[place.stop : place.stop + _BEHIND])
    return " ".join(found[1].split()) if found else None


def _tags(stored: dict[int, StoredCopy], places: Sequence[CitingPlace]) -> list[str]:
    """TAGS of those who cite it, the most frequent first."""
    counted: dict[str, int] = {}
    for number in dict.fromkeys(place.copy for place in places):
        for tag in stored[number].record.tags if number in stored else ():
            counted[tag] = counted.get(tag, 0) + 1
    return sorted(counted, key=lambda tag: (-counted[tag], tag))[:8]


def _dates(connection: Connection, missing: MissingKey) -> tuple[str | None, str | None, str | None]:
    """Between which days it was sent, and why its number cannot be, where it cannot."""
    cited = missing.first_cited
    if said := _SAID.match(missing.key):
        return said[1], said[1], None
    if missing.post is None or missing.year is None or missing.serial is None or ":" in missing.key:
        return None, cited, None
    why = None
    if cited is not None and missing.year > int(cited[:4]):
        why = f"the telegram that cites it is of {cited[:4]}"
    elif cited is not None:
        around = numbers_around(connection, missing.post, missing.year, dt.date.fromisoformat(cited))
        why = impossible(missing.serial, cited, [Neighbour(*one) for one in around])
    if why is not None:
        return None, cited, why
    below, above = neighbours(connection, missing.post, missing.year, missing.serial)
    latest = min((day for day in (above[1] if above else None, cited) if day is not None), default=None)
    earliest = below[1] if below else f"{missing.year}-01-01"
    if latest is not None and earliest > latest:
        earliest = min(f"{missing.year}-01-01", latest)
    return earliest, latest, None


def share(archive: Archive, reader: Reader, post: str, year: int) -> list[MonthShare]:  # noqa: ARG001
    """How much of a post's series of a year is held, month by month."""
    with archive.reading() as connection:
        return monthly_share(series_of(connection, _canonical(post) or post, year))


def letters(wanted: Sequence[Gap], law: Law, who: Requester, today: dt.date) -> list[list[str]]:
    """One letter for each holder, as paragraphs; of agencies one for each agency."""
    by_holder: dict[tuple[Holder, str], list[Gap]] = {}
    for gap in wanted:
        agency = (gap.post or "") if gap.holder == "agency" else ""
        by_holder.setdefault((gap.holder, agency), []).append(gap)
    return [
        letter(holder, law, [_wanted(gap) for gap in several], who, today)
        for (holder, _), several in sorted(by_holder.items())
    ]


def _wanted(gap: Gap) -> Wanted:
    sender = gap.post or "an unknown sender"
    match = resolve_post(gap.post) if gap.post else None
    if match is not None:
        sender = match.post.plad
    return Wanted(gap.mrn or gap.name, sender, gap.earliest, gap.latest, gap.subject, gap.citing)
