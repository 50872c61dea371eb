"""TAGS written without anything between them.

Why it matters: they were taken apart by the table; another division may have been meant.
Wrong: `TAGS: EAGRETRD, FJ`
Right: `TAGS: EAGR, ETRD, FJ`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("tags-run-together", "warning", "reading", __doc__)
