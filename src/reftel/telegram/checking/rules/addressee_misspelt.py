"""The name of a mission with a slip of the key.

Why it matters: people read past it, relays do not.
Wrong: `INFO RUEHWL/AMEMBASSY WELLINTGON 0078`
Right: `INFO RUEHWL/AMEMBASSY WELLINGTON 0078`
"""

from collections.abc import Iterator

from reftel.telegram.checking.addresses import addresses, is_mission
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram
from reftel.telegram.mrn import resolve_post

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Names that only nearness leads to a post."""
    for plad, span in addresses(telegram):
        match = resolve_post(plad) if is_mission(plad) else None
        if match is not None and match.how == "near":
            yield Finding(span, f"`{plad}` was read as {match.post.spaced}", f"write `{match.post.plad}`")


RULE = Rule("addressee-misspelt", "warning", "addressing", __doc__, check)
