"""A country, a person or office, an organisation, a legal case or a topic over time."""

from reftel.archive.archive import Archive
from reftel.desk.reader import Reader

__all__ = ["DossierDesk"]


class DossierDesk:
    """Dossiers of one archive; reached as `desk.dossiers`."""

    def __init__(self, archive: Archive, reader: Reader) -> None:
        self._archive = archive
        self.reader = reader
