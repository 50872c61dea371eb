"""A level with a slip of the key in the class line.

Why it matters: the level decides who may read the telegram; it was read as the nearest one.
Wrong: `UNCLSA SUVA 000412`
Right: `UNCLAS SUVA 000412`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("classification-misspelt", "warning", "reading", __doc__)
