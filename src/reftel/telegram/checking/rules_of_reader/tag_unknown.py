"""A TAG that is in no table.

Why it matters: it is kept; if it is a slip of the key, a search by the right code does not find the
telegram.
Wrong: `TAGS: EAGR, PZZZ, FJ`
Right: `TAGS: EAGR, PREL, FJ`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("tag-unknown", "info", "reading", __doc__)
