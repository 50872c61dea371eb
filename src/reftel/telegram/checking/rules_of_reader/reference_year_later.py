"""A reference of a later year than the telegram.

Why it matters: the year is mistyped, and the link leads to another telegram or to none.
Wrong: `REF: 09 SUVA 12`
Right: `REF: 06 SUVA 12`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("reference-year-later", "warning", "references", __doc__)
