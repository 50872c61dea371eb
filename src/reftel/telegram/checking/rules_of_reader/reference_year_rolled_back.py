"""A reference without a year that was read as one of the year before.

Why it matters: in January numbers begin again; a number too high for the young year is an old one, but
that is a guess.
Wrong:
    R 050930Z JAN 07
    REF: STATE 199001
Right:
    R 050930Z JAN 07
    REF: 06 STATE 199001
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("reference-year-rolled-back", "info", "references", __doc__)
