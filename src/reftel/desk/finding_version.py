"""What copies have to be looked through by, so that nothing waits: the finders, and tables they lean on."""

from reftel.archive.archive import Archive
from reftel.extract.version import FINDER

__all__ = ["finder_version"]


def finder_version(archive: Archive) -> str:  # noqa: ARG001 - tables a reader has loaded are part of it
    """The version that is noted beside what was found."""
    return FINDER
