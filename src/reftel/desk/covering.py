"""Telegrams a search cannot find since they are not held: of the posts and years it asks for, and cited."""

import datetime as dt

from sqlalchemy import Connection

from reftel.archive.archive import Archive
from reftel.archive.coverage import count_missing
from reftel.query.forms import posts_in, posts_named
from reftel.query.tree import All, Days, Either, Node, Value

__all__ = ["not_held"]

_POST_FIELDS = frozenset({"from", "post"})


def not_held(archive: Archive, connection: Connection, tree: Node | None) -> int:
    """Telegrams that others cite, of the posts and years a query asks for; 0 where it asks for neither."""
    parts = tree.parts if isinstance(tree, All) else () if tree is None else (tree,)
    posts: set[str] = set()
    years: tuple[int, int] | None = None
    for part in parts:
        members = part.parts if isinstance(part, Either) else (part,)
        named = [_posts(member) for member in members]
        if all(named):
            posts.update(post for each in named for post in each)
        days = [member for member in members if isinstance(member, Days)]
        if len(days) == len(members):
            years = (
                min((day.first or dt.date.min).year for day in days),
                max((day.last or dt.date.max).year for day in days),
            )
    if not posts and years is None:
        return 0
    return count_missing(connection, archive.words.missing, posts, years)


def _posts(node: Node) -> list[str]:
    """Posts whose telegrams a part asks for."""
    if not isinstance(node, Value):
        return []
    if node.field in _POST_FIELDS:
        return [post.canonical for post in posts_named(node.value)] or [node.value.upper()]
    if node.field == "country":
        return posts_in(node.value)
    return []
