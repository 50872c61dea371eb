"""A precedence with a slip of the key behind an addressee.

Why it matters: relays do not know the word and send the telegram at the lowest speed.
Wrong: `TO RUEHC/SECSTATE WASHDC PIORITY 0123`
Right: `TO RUEHC/SECSTATE WASHDC PRIORITY 0123`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("precedence-misspelt", "warning", "reading", __doc__)
