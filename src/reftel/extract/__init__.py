"""What a telegram says: names, meetings, asks, answers, promises, events, with the words for each."""

from reftel.extract.find import find
from reftel.extract.findings import Findings

__all__ = ["Findings", "find"]
