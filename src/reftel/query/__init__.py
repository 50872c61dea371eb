"""The search language as values: read, print, say in words, match one record."""

from reftel.query.match import answers, matches
from reftel.query.printing import print_query, print_tree
from reftel.query.read import read
from reftel.query.saying import in_words, parts_of
from reftel.query.searchable import Searchable, merged, searchable
from reftel.query.tree import Query

__all__ = [
    "Query",
    "Searchable",
    "answers",
    "in_words",
    "matches",
    "merged",
    "parts_of",
    "print_query",
    "print_tree",
    "read",
    "searchable",
]
