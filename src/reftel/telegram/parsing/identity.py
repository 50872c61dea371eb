"""Which telegram this is: post, serial, day, level; from the text first, then from catalogue and attributes.

A canonical number needs a year, and a date-time group may lack it: then the day the export or the catalogue
gives decides, and the year next to it in which the group falls.
"""

import datetime as dt
from typing import Final, Literal, TypeAlias

from reftel.gazetteer.posts import Post, by_code, fold_name
from reftel.telegram.marks import level_of
from reftel.telegram.mrn import HEADQUARTERS, canonical_mrn, parse_mrn, resolve_post
from reftel.telegram.parsing.addressees import post_of_plad
from reftel.telegram.parsing.attributes import meant
from reftel.telegram.parsing.class_line import levels_of, read_level
from reftel.telegram.parsing.dates import DateTimeGroup, read_date
from reftel.telegram.parsing.draft import Draft
from reftel.telegram.record import Mark, Originator

__all__ = ["Identity", "identify", "mark_of", "originator_of"]

DateSource: TypeAlias = Literal["dtg", "dateline", "catalogue", "draft", "sent"]
_DAYS: Final[tuple[tuple[str, DateSource], ...]] = (("Draft Date", "draft"), ("Sent Date", "sent"))


class Identity:
    """Post, year, serial and day of the telegram being read."""

    __slots__ = ("date", "date_source", "instant", "mrn", "post", "post_written", "serial", "year")

    def __init__(self) -> None:
        self.post: Post | None = None
        self.post_written: str | None = None
        self.year: int | None = None
        self.serial: int | None = None
        self.instant: dt.datetime | None = None
        self.date: dt.date | None = None
        self.date_source: DateSource | None = None
        self.mrn: str | None = None

    @property
    def canonical(self) -> str | None:
        """The canonical post, or the name as written where no table has it."""
        if self.post is not None:
            return self.post.canonical
        return fold_name(self.post_written) if self.post_written else None


def identify(draft: Draft) -> Identity:
    """Which telegram this is, from the text first, then from catalogue and attributes."""
    found = Identity()
    _date(draft, found)
    _number(draft, found)
    return found


def _date(draft: Draft, found: Identity) -> None:
    group = draft.group
    if group is not None and group.instant is not None:
        found.instant, found.date_source = group.instant, "dtg"
        found.date, found.year = group.instant.date(), group.instant.year
        return
    for key, source in _DAYS:
        written = meant(draft.attributes.get(key))
        day = read_date(written) if written else None
        if day is not None:
            found.date, found.date_source = day, source
    if draft.catalogue_date is not None:
        found.date_source = "dateline" if draft.datelined else "catalogue"
        found.date = draft.catalogue_date
    group = draft.group
    if group is not None:
        found.instant = group.instant
        if found.instant is None and group.year is None and found.date is None:
            year = _year_by_order(draft, group.damaged_year)
            found.instant = group.at(year) if year else None
        if found.instant is None and group.year is None and found.date is not None:
            found.instant = _nearest(group, found.date)
        if found.instant is not None:
            found.date, found.date_source = found.instant.date(), "dtg"
        elif (day := _day_of(draft, group)) is not None:
            found.date, found.date_source = day, "dtg"
    if found.date is None and (day := _day_of_station(draft)) is not None:
        found.date, found.date_source = day, "dtg"
    found.year = found.date.year if found.date else (group.year if group else None)


def _day_of(draft: Draft, group: DateTimeGroup) -> dt.date | None:
    """The day of a group whose time is damaged: its own figures, else the day it was received."""
    if group.year is None or group.hour >= 0:
        return None
    received = int(draft.received[:2]) if draft.received and draft.received[:2].isdecimal() else 0
    day = (
        group.day if group.day and (not received or abs(received - group.day) <= 1) else received or group.day
    )
    try:
        return dt.date(group.year, group.month, day)
    except ValueError:
        return None


_IN_FORCE: Final = {
    "11652": range(1972, 1980), "12065": range(1978, 1983), "12356": range(1982, 1996),
    "12958": range(1995, 2011), "13526": range(2009, 2031),
}  # fmt: skip


def _year_by_order(draft: Draft, damaged: str) -> int | None:
    """The only year under the telegram's executive order that damaged figures can have been."""
    order = next((each for each in draft.fields if each.kind == "executive-order"), None)
    if order is None or not damaged:
        return None
    line = draft.text[order.pieces[0][0] : order.pieces[0][1]]
    years = next((years for number, years in _IN_FORCE.items() if number in line), range(0))
    shapes = (
        {damaged[:place] + damaged[place + 1 :] for place in range(len(damaged))}
        if len(damaged) == 3
        else set()
    )
    found = [year for year in years if _could_be(damaged, f"{year % 100:02}") or f"{year % 100:02}" in shapes]
    return found[0] if len(found) == 1 else None


def _could_be(damaged: str, year: str) -> bool:
    """Whether two figures became this by one that was struck over, lost or added."""
    if len(damaged) == 3:
        return any(damaged[:place] + damaged[place + 1 :] == year for place in range(3))
    if len(damaged) == 2:
        return any(letter.isdecimal() for letter in damaged) and all(
            letter == figure or not letter.isdecimal() for letter, figure in zip(damaged, year, strict=True)
        )
    return len(damaged) == 1 and damaged in year


def _day_of_station(draft: Draft) -> dt.date | None:
    """The day of the DE line, which counts days of the year, where the group above FM is damaged."""
    number = parse_mrn(draft.catalogue_number) if draft.catalogue_number else None
    year = draft.group.year if draft.group and draft.group.year else number.year if number else None
    days = draft.station.day_of_year if draft.station else None
    if year is None or not days or days > 366:
        return None
    return dt.date(year, 1, 1) + dt.timedelta(days=days - 1)


def _nearest(group: DateTimeGroup, day: dt.date) -> dt.datetime | None:
    """The instant of a group without a year that lies nearest to a day known from elsewhere."""
    noon = dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.UTC)
    instants = [group.at(year) for year in (day.year, day.year - 1, day.year + 1)]
    return min(filter(None, instants), key=lambda instant: abs(instant - noon), default=None)


def _number(draft: Draft, found: Identity) -> None:
    line = draft.class_line
    sender = post_of_plad(draft.plad) if draft.plad else None
    names = [line.post if line else None, sender, draft.page_post]
    found.serial = _serial(draft)
    if line is not None and line.serial is None and draft.page_serial is None:
        names = [sender, line.post, draft.page_post]
    for name in filter(None, names):
        match = resolve_post(name)
        if match is not None:
            found.post = match.post
            break
    found.post_written = _named_most(names, draft)
    if found.post is not None and found.serial is not None and found.year is not None:
        found.mrn = canonical_mrn(found.year, found.post.canonical, found.serial)
        return
    if (
        found.serial is None
        and line is not None
        and draft.station is not None
        and found.canonical != HEADQUARTERS
    ):
        found.serial = (
            draft.station.number
        )  # the class line's is damaged, the DE line has its last four figures
    names = [draft.smart_number, draft.catalogue_number, meant(draft.attributes.get("Document Number"))]
    for written in names:
        parts = parse_mrn(written) if written else None
        if parts is None:
            continue
        if found.post is None and found.post_written is None:
            match = resolve_post(parts.post, near=False)
            found.post = match.post if match else by_code(parts.post)
            found.post_written = parts.post
        if found.serial is None:
            found.serial = parts.serial
        if found.year is None:
            found.year = parts.year
    if found.year is not None and found.serial is not None and found.canonical:
        found.mrn = canonical_mrn(found.year, found.canonical, found.serial)


def _named_most(names: list[str | None], draft: Draft) -> str | None:
    """Of names that no table has, the one written most often; the class line's where they are even."""
    said = [fold_name(name) for name in names if name]
    if not said:
        return None
    parts = parse_mrn(draft.catalogue_number) if draft.catalogue_number else None
    if parts is not None:
        said.append(parts.post)
    best = max(said, key=said.count)
    return next(name for name in [*names, best] if name and fold_name(name) == best)


def _serial(draft: Draft) -> int | None:
    """The serial of the class line, unless page lines outweigh it; a difference is told.

    Two page lines that agree are more than one class line, and of two numbers of which one is the other
    with a figure lost, the longer is the whole one.
    """
    line, page = draft.class_line, draft.page_serial
    if line is None or line.serial is None or page is None or page == line.serial or not page:
        return line.serial if line is not None and line.serial is not None else page
    ours, theirs = str(line.serial), str(page)
    lost = len(theirs) == len(ours) + 1 and any(
        theirs[:place] + theirs[place + 1 :] == ours for place in range(len(theirs))
    )
    serial = page if draft.page_lines > 1 or lost else line.serial
    draft.note(
        "number-differs",
        f"the class line has {line.serial}, the page lines have {page}; read as {serial}",
        draft.place("mrn"),
        remedy="compare another copy",
    )
    return serial


def mark_of(draft: Draft) -> tuple[str | None, bool, Mark | None]:
    """Classification, sensitivity, and the mark they make together."""
    level = draft.class_line.level if draft.class_line else None
    if level is None and draft.banner is not None:
        level = levels_of(draft.banner.split("//")[0].removesuffix(" NOFORN"))
        if draft.banner in ("SBU", "SENSITIVE BUT UNCLASSIFIED"):
            level = "UNCLASSIFIED"
    catalogue = draft.catalogue_level
    if level is None and catalogue is not None:
        read = read_level(catalogue)
        level = read[0] if read else None
    if level is None:
        written = meant(draft.attributes.get("Original Classification"))
        read = read_level(written) if written else None
        if read is not None and written is not None and read[1] == len(written):
            level = read[0]
    sensitive = (
        level == "LIMITED OFFICIAL USE"
        or draft.restricted
        or any(caption in ("SENSITIVE", "SBU", "FOUO") for caption in draft.captions)
        or (draft.class_line is None and catalogue is not None and "OFFICIAL USE ONLY" in catalogue)
    )
    return level, sensitive, level_of(level, sensitive=sensitive)


def originator_of(draft: Draft, found: Identity) -> Originator:
    """Who sent it."""
    plad = draft.plad
    written = post_of_plad(plad) if plad else None
    post = found.post
    if written is not None and (match := resolve_post(written)) is not None:
        post = match.post
    if written is None:
        written = meant(draft.attributes.get("From")) or (found.post_written if found.post else None)
        if written is not None and post is None and (match := resolve_post(written)) is not None:
            post = match.post
    return Originator(
        plad,
        draft.station.routing if draft.station else None,
        written,
        post.canonical if post else None,
        post.country if post else None,
    )
