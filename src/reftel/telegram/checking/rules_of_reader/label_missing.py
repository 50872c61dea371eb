"""A list of TAGS without the word TAGS.

Why it matters: the line was recognised by its codes; machines that look for the label miss it.
In: 1975
Wrong:
    (no tags)
    E.O. 11652: GDS
    EFIS, PFOR, FJ
Right: `TAGS: EFIS, PFOR, FJ`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("label-missing", "warning", "reading", __doc__)
