"""The archive from above: volume by year and post, bursts and silences, levels, and traffic between posts."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from threading import Lock

from reftel.archive.archive import Archive
from reftel.archive.counters import last_change
from reftel.archive.volumes import months_of_posts, traffic_of_years
from reftel.desk.reader import Reader
from reftel.gazetteer.posts import posts
from reftel.gazetteer.world import Place, post_places

__all__ = ["Burst", "Overview", "OverviewDesk", "PostOnMap", "PostVolume", "Silence", "Traffic", "Way"]

_SILENT_MONTHS = 3
_USUAL = 4  # telegrams a month, below which silence says nothing
_TIMES = 3  # a burst has so many times what is usual
_FEW = 12
_KEPT = 4


@dataclass(frozen=True, slots=True)
class PostVolume:
    """How many telegrams of a post are held, by year."""

    post: str
    name: str
    total: int
    years: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Burst:
    """A month in which a post wrote far more than it usually did."""

    post: str
    name: str
    month: str
    count: int
    usual: float


@dataclass(frozen=True, slots=True)
class Silence:
    """Months, both included, from which nothing of a post is held, between months from which much is."""

    post: str
    name: str
    first: str
    last: str
    months: int
    usual: float


@dataclass(frozen=True, slots=True)
class Overview:
    """What is held; `years` are in order without gaps, `levels` by count."""

    total: int
    undated: int
    years: Mapping[str, int]
    levels: Sequence[tuple[str, int]]
    levels_by_year: Mapping[str, Mapping[str, int]]
    posts: Sequence[PostVolume]
    bursts: Sequence[Burst]
    silences: Sequence[Silence]


@dataclass(frozen=True, slots=True)
class PostOnMap:
    """A post with what it sent and what was sent to it; without a place it stands in the list only."""

    post: str
    name: str
    country: str | None
    place: Place | None
    sent: int
    received: int


@dataclass(frozen=True, slots=True)
class Way:
    """How many telegrams went from one post to another."""

    sender: str
    receiver: str
    count: int


@dataclass(frozen=True, slots=True)
class Traffic:
    """Posts and the ways between them in a period; `years` are those there is anything of."""

    years: Sequence[str]
    posts: Sequence[PostOnMap]
    ways: Sequence[Way]


class _Kept:
    """What was counted for one state of an archive; counting takes a while with many telegrams."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, int, str], object] = {}
        self._lock = Lock()

    def get(self, key: tuple[str, int, str]) -> object | None:
        with self._lock:
            return self._held.get(key)

    def keep(self, key: tuple[str, int, str], value: object) -> None:
        with self._lock:
            for old in [one for one in self._held if one[0] == key[0] and one[1] != key[1]]:
                del self._held[old]
            while len(self._held) >= _KEPT * 2:
                del self._held[next(iter(self._held))]
            self._held[key] = value


_KNOWN = _Kept()


class OverviewDesk:
    """The archive from above, as one reader may see it."""

    def __init__(self, archive: Archive, reader: Reader) -> None:
        self._archive = archive
        self._reader = reader

    def overview(self) -> Overview:
        """What is held, by post, time and level."""
        with self._archive.reading() as connection:
            key = str(self._archive.layout.folder), last_change(connection), "overview"
            known = _KNOWN.get(key)
            if isinstance(known, Overview):
                return known
            counted = _overview(months_of_posts(connection))
        _KNOWN.keep(key, counted)
        return counted

    def traffic(self, since: str = "", until: str = "") -> Traffic:
        """Posts and the telegrams between them from one year to another, both included."""
        with self._archive.reading() as connection:
            key = str(self._archive.layout.folder), last_change(connection), "traffic"
            known = _KNOWN.get(key)
            rows = known if isinstance(known, tuple) else tuple(traffic_of_years(connection))
        _KNOWN.keep(key, rows)
        return _traffic(rows, since, until or "9999")


def _name(post: str) -> str:
    known = posts().get(post)
    if known is None:
        return post
    if post == "STATE":
        return "Department of State"
    return known.city if known.city and known.country and known.country != "US" else known.plad.title()


def _overview(rows: Sequence[tuple[str | None, str | None, str | None, int]]) -> Overview:
    years: Counter[str] = Counter()
    levels: Counter[str] = Counter()
    by_year: dict[str, Counter[str]] = defaultdict(Counter)
    months: dict[str, Counter[str]] = defaultdict(Counter)
    undated = 0
    for post, month, level, count in rows:
        level_words = level or "not marked"
        levels[level_words] += count
        if month is None:
            undated += count
        else:
            years[month[:4]] += count
            by_year[month[:4]][level_words] += count
        if post:
            months[post][month or ""] += count
    ordered = sorted(months, key=lambda post: (-months[post].total(), post))
    volumes = [_volume(post, months[post]) for post in ordered]
    bursts = [burst for post in ordered for burst in _bursts(post, months[post])]
    silences = [silence for post in ordered for silence in _silences(post, months[post])]
    return Overview(
        levels.total(),
        undated,
        _filled(years),
        levels.most_common(),
        by_year,
        volumes,
        sorted(bursts, key=lambda one: (-one.count / one.usual, one.post))[:_FEW],
        sorted(silences, key=lambda one: (-one.months * one.usual, one.post))[:_FEW],
    )


def _filled(years: Mapping[str, int]) -> dict[str, int]:
    """The years without gaps, where they lie within a lifetime of each other."""
    numbers = [int(year) for year in years if year.isdecimal()]
    if not numbers or max(numbers) - min(numbers) > 150:
        return dict(sorted(years.items()))
    return {str(year): years.get(str(year), 0) for year in range(min(numbers), max(numbers) + 1)}


def _volume(post: str, months: Mapping[str, int]) -> PostVolume:
    years: Counter[str] = Counter()
    for month, count in months.items():
        if month:
            years[month[:4]] += count
    return PostVolume(post, _name(post), sum(months.values()), years)


def _usual(months: Mapping[str, int]) -> float:
    counts = [count for month, count in months.items() if month]
    return float(median(counts)) if len(counts) >= 6 else 0.0


def _bursts(post: str, months: Mapping[str, int]) -> list[Burst]:
    usual = _usual(months)
    if usual < _USUAL:
        return []
    return [
        Burst(post, _name(post), month, count, usual)
        for month, count in months.items()
        if month and count > _TIMES * usual
    ]


def _silences(post: str, months: Mapping[str, int]) -> list[Silence]:
    usual = _usual(months)
    if usual < _USUAL:
        return []
    places = sorted(int(month[:4]) * 12 + int(month[5:7]) - 1 for month in months if len(month) == 7)
    return [
        Silence(post, _name(post), _month(before + 1), _month(after - 1), after - before - 1, usual)
        for before, after in pairwise(places)
        if after - before > _SILENT_MONTHS
    ]


def _month(place: int) -> str:
    return f"{place // 12:04}-{place % 12 + 1:02}"


def _traffic(rows: Sequence[tuple[str, str, str | None, int]], since: str, until: str) -> Traffic:
    sent: Counter[str] = Counter()
    received: Counter[str] = Counter()
    ways: Counter[tuple[str, str]] = Counter()
    years = sorted({year for _, _, year, _ in rows if year})
    for sender, receivers, year, count in rows:
        if not since <= (year or since) <= until:
            continue
        sent[sender] += count
        for receiver in receivers.split():
            received[receiver] += count
            ways[sender, receiver] += count
    places = post_places()
    known = posts()
    found = [
        PostOnMap(
            post,
            _name(post),
            known[post].country_name if post in known else None,
            places.get(post),
            sent[post],
            received[post],
        )
        for post in sorted(sent.keys() | received.keys(), key=lambda one: (-sent[one] - received[one], one))
    ]
    return Traffic(
        years, found, [Way(sender, receiver, count) for (sender, receiver), count in ways.most_common()]
    )
