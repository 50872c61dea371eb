"""What a place in a citation may be called elsewhere: a city for its country, a country for its embassy."""

import re
from functools import cache, lru_cache

from reftel.gazetteer.posts import Post, find_post, fold_name, posts

__all__ = ["embassies_in", "post_of_place"]

_BRACKETS = re.compile(r"\s*\(([^)]*)\)")
_OLD_NAMES = {  # countries by the names printed editions have, and the post that was the embassy there
    "SOVIETUNION": "MOSCOW",
    "UNIONOFSOVIETSOCIALISTREPUBLICS": "MOSCOW",
    "VIETNAM": "SAIGON",
    "REPUBLICOFVIETNAM": "SAIGON",
    "UNITEDARABREPUBLIC": "CAIRO",
    "FEDERALREPUBLICOFGERMANY": "BONN",
    "GREATBRITAIN": "LONDON",
    "REPUBLICOFCHINA": "TAIPEI",
    "REPUBLICOFTHECONGO": "KINSHASA",
    "CONGO": "KINSHASA",
    "KHMERREPUBLIC": "PHNOMPENH",
    "CEYLON": "COLOMBO",
    "BURMA": "RANGOON",
    "TANGANYIKA": "DARESSALAAM",
    "UPPERVOLTA": "OUAGADOUGOU",
    "DAHOMEY": "COTONOU",
}


def _countries(post: Post) -> list[str]:
    """The names of a post's country, those in brackets too."""
    whole = post.country_name
    inside = _BRACKETS.findall(whole)
    return [fold_name(name) for name in (_BRACKETS.sub("", whole), *inside) if name]


@cache
def _embassies() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for post in posts().values():
        if post.plad.startswith("AMEMBASSY"):
            for name in _countries(post):
                found.setdefault(name, {})[post.canonical] = None
    for name, canonical in _OLD_NAMES.items():
        if canonical in posts():
            found.setdefault(name, {})[canonical] = None
    return {name: tuple(several) for name, several in found.items()}


def embassies_in(country: str) -> tuple[str, ...]:
    """The posts that are or were the embassy in a country of this name; nothing for other words."""
    name = fold_name(country)
    return _embassies().get(name) or _embassies().get(name.removeprefix("THE"), ())


@lru_cache(maxsize=4096)
def post_of_place(words: str) -> str:
    """One name for a city and for the country it stands for in a printed edition; else the words, folded.

    `Moscow` and `the Soviet Union` name one embassy, and telegrams are cited by either.
    """
    name = "".join(letter for letter in words if letter.isalnum()).upper()
    name = name.removeprefix("THE") if words.startswith("the ") else name
    if name in _OLD_NAMES:
        return _OLD_NAMES[name]
    post = find_post(name)
    if post is not None:
        return post.canonical
    there = _embassies().get(name, ())
    return there[0] if len(there) == 1 else name
