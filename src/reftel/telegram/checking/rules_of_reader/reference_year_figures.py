"""A year in front of a reference that has neither two nor four figures.

Why it matters: `094` was read as 1994; it may have been meant for 2004.
Wrong: `REF: 094 SUVA 841`
Right: `REF: 94 SUVA 841`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("reference-year-figures", "warning", "references", __doc__)
