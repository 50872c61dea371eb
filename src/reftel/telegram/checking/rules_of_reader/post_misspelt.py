"""The name of a post with a slip of the key, in a reference.

Why it matters: the reference was read as the one nearest post; if that is not the one meant, the link
leads astray.
Wrong: `REF: WELINGTON 221`
Right: `REF: WELLINGTON 221`
"""

from reftel.telegram.checking.rule import Rule

__all__ = ["RULE"]


RULE = Rule("post-misspelt", "warning", "reading", __doc__)
