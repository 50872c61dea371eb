"""The attributes of an archive export say something else than the text.

Why it matters: the text was read; one of the two may belong to another telegram.
Wrong: `{no example}`
Right: `{no example}`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("attribute-differs", "info", "reading", __doc__)
