"""Days, instants and addressees said in words a reader of today understands.

Nothing is guessed: what cannot be read is given back as written.
"""

import datetime as dt
import re

from reftel.desk.offices import agency
from reftel.gazetteer import posts

__all__ = [
    "arrival_in_words",
    "day_in_words",
    "instant_in_words",
    "list_in_words",
    "month_in_words",
    "place_in_sentence",
    "place_in_words",
    "plain_day",
    "short_day",
    "stretch_in_words",
    "title_case",
]

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_MISSIONS = {
    "AMEMBASSY": "Embassy",
    "AMEMB": "Embassy",
    "EMBASSY": "Embassy",
    "AMCONSUL": "Consulate",
    "AMCONGEN": "Consulate General",
    "CONSULATE": "Consulate",
    "AMLEGATION": "Legation",
    "USMISSION": "US Mission",
    "USDEL": "US Delegation",
    "USINT": "US Interests Section",
    "USLO": "US Liaison Office",
    "USOFFICE": "US Office",
    "REO": "Regional Embassy Office",
    "AIT": "American Institute in Taiwan,",
}
_ARRIVAL = re.compile(r"(\d\d)([01]\d|2[0-3])([0-5]\d)Z")
_CAPITAL_SEATS = re.compile(r"\s+(?:WASHINGTON(?:\s+DC)?|WASHDC)\b.*$")


def day_in_words(day: str | None) -> str | None:
    """`2006-09-06` as `Wednesday, 6 September 2006`; what is no date comes back as it is."""
    parsed = _date(day)
    if parsed is None:
        return day
    return f"{_DAYS[parsed.weekday()]}, {parsed.day} {_MONTHS[parsed.month - 1]} {parsed.year}"


def plain_day(day: str | None) -> str | None:
    """`2006-09-06` as `6 September 2006`."""
    parsed = _date(day)
    return day if parsed is None else f"{parsed.day} {_MONTHS[parsed.month - 1]} {parsed.year}"


def stretch_in_words(days: int) -> str:
    """A number of days as people say it: `9 days`, `7 weeks`, `14 months`, `52 years`."""
    for most, length, word in (
        (21, 1, "day"),
        (91, 7, "week"),
        (730, 30.44, "month"),
        (None, 365.25, "year"),
    ):
        if most is None or days < most:
            number = int(days / length)
            return f"{number:,} {word}{'' if number == 1 else 's'}"
    return f"{days:,} days"


def short_day(day: str | None) -> str | None:
    """`2006-09-06` as `6 Sep 2006`."""
    parsed = _date(day)
    return day if parsed is None else f"{parsed.day} {_MONTHS[parsed.month - 1][:3]} {parsed.year}"


def month_in_words(month: str | None) -> str | None:
    """`2006-09` as `September 2006`; what is no month comes back as it is."""
    parsed = _date(f"{month}-01") if month else None
    return month if parsed is None else f"{_MONTHS[parsed.month - 1]} {parsed.year}"


def instant_in_words(instant: str | None) -> str | None:
    """`2006-09-06T11:19:00Z` as `Wednesday, 6 September 2006, 11:19 UTC`."""
    if instant is None or _date(instant[:10]) is None:
        return instant
    return f"{day_in_words(instant[:10])}, {instant[11:16]} UTC"


def arrival_in_words(written: str, sent: str | None) -> str | None:
    """`091722Z`, for a telegram of 2006-09-08, as `Saturday, 9 September 2006, 17:22 UTC`.

    A time of arrival has no month: it is that of the day of sending, or the next where the day is smaller.
    """
    found, day = _ARRIVAL.fullmatch(written.strip()), _date(sent)
    if found is None or day is None:
        return None
    month = day.year * 12 + day.month - 1 + (int(found[1]) < day.day)
    arrived = day_in_words(f"{month // 12:04}-{month % 12 + 1:02}-{found[1]}")
    return f"{arrived}, {found[2]}:{found[3]} UTC" if arrived and "," in arrived else None


def _date(day: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(day) if day else None
    except ValueError:
        return None


def title_case(words: str) -> str:
    """`RIO DE JANEIRO` as `Rio de Janeiro`: names of places the tables do not know."""
    small = {"de", "do", "da", "del", "au", "of", "the", "and", "la", "el"}
    cased = [word.capitalize() for word in words.split()]
    return " ".join(word.lower() if at and word.lower() in small else word for at, word in enumerate(cased))


def list_in_words(items: list[str]) -> str:
    """`a, b and c`."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def place_in_words(plad: str) -> str:
    """`AMEMBASSY PHNOM PENH` as `Embassy Phnom Penh, Cambodia`; an agency by its name; else title case."""
    written = " ".join(plad.upper().split())
    known = agency(_CAPITAL_SEATS.sub("", written)) or agency(written)
    if known:
        return known
    prefix, _, place = written.partition(" ")
    mission = _MISSIONS.get(prefix)
    post = posts.find_post(place if mission and place else written)
    if post is not None:
        if post.canonical == "STATE":
            return "Department of State"
        name = f"{mission or _kind_of(post)} {post.city}".strip()
        return f"{name}, {post.country_name}" if post.country_name else name
    if mission:
        return f"{mission} {title_case(place)}".strip()
    return title_case(written) if written.endswith(("COLLECTIVE", "POSTS")) else plad


def place_in_sentence(plad: str) -> str:
    """`AMEMBASSY PHNOM PENH` as `the Embassy in Phnom Penh, Cambodia`."""
    words = place_in_words(plad)
    for mission in sorted(_MISSIONS.values(), key=len, reverse=True):
        if words.startswith(f"{mission} "):
            place, _, country = words[len(mission) + 1 :].partition(", ")
            country = (
                f" ({country})" if mission == "US Mission" and country else f", {country}" * bool(country)
            )
            return f"the {mission} in {place}{country}"
    return words if words == plad or words.isupper() else f"the {words}"


def _kind_of(post: posts.Post) -> str:
    return _MISSIONS.get(post.plad.partition(" ")[0], "")
