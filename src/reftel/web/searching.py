"""The address of a page of results: it holds the whole state, so that links and the back button work."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from reftel.desk.answers import Results
from reftel.web.door import Order

__all__ = ["PAGE", "Asked", "asked"]

PAGE = 20
"""Hits on a page."""

_ORDERS: dict[str, Order] = {"relevance": "relevance", "date": "date", "newest": "newest"}
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as its address says it; `page` counts from 1."""

    query: str = ""
    order: Order = "relevance"
    page: int = 1
    cut: bool = False
    compact: bool = False

    @property
    def offset(self) -> int:
        """Hits before this page."""
        return (self.page - 1) * PAGE

    def address(self) -> str:
        """The address of this page of results, as short as it can be."""
        return _address("/search", [("q", self.query), *self._rest()])

    def with_query(self, query: str) -> str:
        """The same search with another query, from its first page."""
        return replace(self, query=query, page=1).address()

    def with_order(self, order: Order) -> str:
        """The same query in another order."""
        return replace(self, order=order, page=1).address()

    def with_page(self, page: int) -> str:
        """Another page of the same search."""
        return replace(self, page=page).address()

    def with_lines(self, *, compact: bool) -> str:
        """The same page as lines, or with the words found."""
        return replace(self, compact=compact).address()

    def hit(self, address: str, at: int) -> str:
        """A telegram opened from this search; `at` counts its hits from 1."""
        order = [("order", self.order)] if self.order != "relevance" else []
        return _address(f"/t/{address}", [("q", self.query), *order, ("at", str(at))])

    def pages(self, results: Results) -> int:
        """How many pages the results fill."""
        return max(1, -(-results.total // PAGE))

    def _rest(self) -> list[tuple[str, str]]:
        order: list[tuple[str, str]] = [("order", self.order)] if self.order != "relevance" else []
        if self.page > 1:
            order.append(("page", str(self.page)))
        if self.compact:
            order.append(("view", "lines"))
        return order


def asked(query: str | None, order: str | None, page: str | None, view: str | None = None) -> Asked:
    """The search that an address asks for; what makes no sense in it is left out."""
    words = (query or "").replace("\0", " ").strip()
    number = int(page) if page and page.isdecimal() and len(page) < 7 else 1
    return Asked(
        words[:_LONGEST],
        _ORDERS.get(order or "", "relevance"),
        max(1, number),
        len(words) > _LONGEST,
        view == "lines",
    )


def _address(path: str, pairs: list[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(pairs)}" if pairs else path
