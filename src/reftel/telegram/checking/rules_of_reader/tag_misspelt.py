"""A TAG with a slip of the key.

Why it matters: it was read as the nearest code.
Wrong: `TAGS: EAGR, PRELL, FJ`
Right: `TAGS: EAGR, PREL, FJ`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("tag-misspelt", "warning", "reading", __doc__)
