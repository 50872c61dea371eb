"""The label of a head line with a slip of the key.

Why it matters: the line was read as the one it is nearest to.
Wrong: `SUJBECT: FIJI: COCONUT OIL EXPORT PERMITS`
Right: `SUBJECT: FIJI: COCONUT OIL EXPORT PERMITS`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("label-misspelt", "info", "reading", __doc__)
