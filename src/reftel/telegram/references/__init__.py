"""Things cited in the REF lines of a telegram, read into one item each."""

from reftel.telegram.references.citing import Citing
from reftel.telegram.references.read import ReferencesRead, read_references

__all__ = ["Citing", "ReferencesRead", "read_references"]
