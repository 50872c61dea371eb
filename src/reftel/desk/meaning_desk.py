# ruff: noqa: PLC0415 - the extra is loaded when meaning is asked for
"""Searching by meaning, as one reader does it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from reftel.archive.archive import Archive
from reftel.desk.meaning import Embedded, Standing, embed_all, standing_of
from reftel.desk.reader import Reader

if TYPE_CHECKING:
    from reftel.desk.answers import Results
    from reftel.desk.nearness import How

__all__ = ["MeaningDesk"]


class MeaningDesk:
    """Meaning beside words: passages as vectors, searched alone or together with the words."""

    def __init__(self, archive: Archive, reader: Reader) -> None:
        self._archive = archive
        self._reader = reader

    def standing(self) -> Standing:
        """The model, the passages held, the telegrams that wait."""
        return standing_of(self._archive)

    def embed(
        self,
        told: Callable[[str, int, int], None],
        *,
        model: str = "",
        workers: int = 0,
        anew: bool = False,
    ) -> Embedded:
        """Embed what is not embedded yet; `model` as in `reftel.desk.embedding.model`."""
        with self._archive.locked("embedding passages") as hold:
            return embed_all(self._archive, hold, model, workers, told, anew=anew)

    def search(self, query: str, how: "How" = "hybrid", *, limit: int = 20, offset: int = 0) -> "Results":
        """Telegrams that answer by words, by meaning, or by both."""
        from reftel.desk.nearness import search_by

        return search_by(self._archive, self._reader, query, how, limit=limit, offset=offset)

    def like(self, name: str, *, limit: int = 20) -> "Results":
        """Telegrams near in meaning to this one; `name` as `Desk.open` takes it."""
        from reftel.desk.nearness import alike
        from reftel.desk.reading import the_one

        return alike(self._archive, self._reader, the_one(self._archive, name).number, limit=limit)
