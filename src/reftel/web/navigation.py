"""The way around the reading room: which pages there are, in the groups and order that every page shows.

A page is listed once its desk can do what it needs, so a smaller desk shows fewer of them.
"""

from dataclasses import dataclass

__all__ = ["PLACES", "Place", "places"]


@dataclass(frozen=True, slots=True)
class Place:
    """One page: its address, its name, what one does there, and what of the desk it needs."""

    href: str
    name: str
    about: str
    group: str
    needs: str = ""
    first: bool = False

    def is_here(self, path: str) -> bool:
        """Whether an address is of this page or below it."""
        return path == self.href or path.startswith((f"{self.href}/", f"{self.href}?"))


PLACES = (
    Place("/list", "Browse", "All telegrams by date", "Read", first=True),
    Place("/overview", "Overview", "What is held, by year and post, and what is not", "Read", "above", True),
    Place("/map", "Map", "Posts, and the traffic between them", "Read", "above"),
    Place("/marks", "Reading list", "Starred, claimed, read and set aside", "Read", "marks"),
    Place("/cited", "Most cited", "The telegrams that most others cite", "Read", "most_cited"),
    Place("/saved", "Saved searches", "With what is new since; many at once", "Keep", "searches"),
    Place("/collections", "Collections", "Sets of telegrams and passages", "Keep", "collections", True),
    Place("/resolve", "Resolve", "Which telegrams a text names", "Keep", "resolve_text"),
    Place("/gaps", "Missing", "What is cited and not held, and requests", "Keep", "gaps"),
    Place("/suspense", "Suspense", "Asks and promises that are open", "Follow", "suspense", True),
    Place("/findings", "Findings", "What texts say, to confirm or reject", "Follow", "findings"),
    Place("/dossiers", "Dossiers", "A country, person or case over time", "Follow", "dossiers"),
    Place("/people", "People", "Who is named, where and when", "Follow", "people"),
    Place("/status", "Files", "Take telegrams in; the account of every file", "Archive"),
    Place("/help", "Help", "How to search, marks and keys", "Archive"),
)


def places(desk: object) -> list[Place]:
    """The pages a desk can fill."""
    return [one for one in PLACES if not one.needs or hasattr(type(desk), one.needs)]
