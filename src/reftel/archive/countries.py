"""Which country is meant: by its code, its name, a post in it, a code of TAGS; also countries no table knows.

A table of countries (`facts add --kind countries`) goes before the tables of this version: invented
countries, those that are gone, and codes that an archive uses in its own way are named there.
"""

from collections import defaultdict
from functools import cache

from sqlalchemy import Connection, select

from reftel.archive.schema_suspense import country_names
from reftel.gazetteer.posts import find_post, posts
from reftel.gazetteer.tags import codes
from reftel.suspense.written import fold
from reftel.telegram.record import Record

__all__ = ["Countries", "CountryNamed"]


class CountryNamed:
    """A country as it was recognised: its code or folded name, how it is shown, its posts and TAGS."""

    __slots__ = ("code", "name", "posts", "tags")

    def __init__(self, code: str, name: str, post_keys: list[str], tags: list[str]) -> None:
        self.code = code
        self.name = name
        self.posts = post_keys
        self.tags = tags


@cache
def _known() -> tuple[dict[str, str], dict[str, str], dict[str, list[str]]]:
    """Codes by folded name, names by code, posts by code; from the table of posts."""
    by_name: dict[str, str] = {}
    names: dict[str, str] = {}
    by_code: dict[str, list[str]] = defaultdict(list)
    for post in posts().values():
        if post.country is None:
            continue
        by_name.setdefault(fold(post.country_name), post.country)
        names.setdefault(post.country, post.country_name)
        by_code[post.country].append(post.canonical)
    return by_name, names, dict(by_code)


@cache
def _tags_of() -> dict[str, list[str]]:
    """TAGS by folded name of the country they mean."""
    found: dict[str, list[str]] = defaultdict(list)
    for code, several in codes().items():
        for tag in several:
            if tag.kind == "country" and code not in found[fold(tag.meaning)]:
                found[fold(tag.meaning)].append(code)
    return dict(found)


class Countries:
    """Names of countries as this archive knows them; read once, for one piece of work."""

    def __init__(self, connection: Connection) -> None:
        self._own: dict[tuple[str, str], str] = {}
        self._written: dict[tuple[str, str], list[str]] = defaultdict(list)
        rows = connection.execute(select(country_names).order_by(country_names.c.set, country_names.c.name))
        for row in rows:
            self._own.setdefault((row.kind, row.name), row.code)
            self._written[row.code, row.kind].append(row.written)

    def is_own(self, code: str) -> bool:
        """Whether a table of the user names this country."""
        return (fold(code), "name") in self._written

    def code_of(self, written: str) -> str:
        """What a country is kept by: its code, else its folded name."""
        folded = fold(written)
        own = self._own.get(("name", folded)) or self._own.get(("code", folded))
        if own is not None:
            return own
        by_name, names, _ = _known()
        return folded if folded in names else by_name.get(folded, folded)

    def named(self, written: str) -> CountryNamed | None:
        """The country of a name, a code or a post; None where nothing is known by it."""
        folded = fold(written)
        code = self.code_of(written)
        _, names, by_code = _known()
        if (code, "name") in self._written:
            posts_of = [fold(one).replace(" ", "") for one in self._written[code, "post"]]
            return CountryNamed(code, self._written[code, "name"][0], posts_of, self._written[code, "tag"])
        if code in names:
            tags = _tags_of().get(fold(names[code]), [])
            return CountryNamed(code, names[code], by_code[code], tags)
        own = self._own.get(("post", folded.replace(" ", "")))
        if own is not None:
            return self.named(self._written[own, "name"][0])
        post = find_post(written)
        if post is not None and post.country is not None:
            return self.named(post.country)
        return None

    def of_tag(self, code: str) -> CountryNamed | None:
        """The country that a code of TAGS stands for."""
        own = self._own.get(("tag", fold(code)))
        if own is not None:
            return self.named(self._written[own, "name"][0])
        name = next((name for name, several in _tags_of().items() if code in several), None)
        return self.named(name) if name is not None else None

    def of_record(self, record: Record, host: str | None) -> str | None:
        """The country a telegram deals with: that of its post, else of the posts it goes to, else by TAGS."""
        if host is not None:
            return host
        if not self._own:
            return None
        origin = record.originator
        for written in (origin.canonical_post, origin.post):
            if written and (code := self._own.get(("post", fold(written).replace(" ", "")))):
                return code
        for tag in record.tags:
            if code := self._own.get(("tag", fold(tag))):
                return code
        return None
