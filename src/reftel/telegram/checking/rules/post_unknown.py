"""A mission that no table of posts holds.

Why it matters: relays deliver by these names, and a name they do not know is not delivered to.
Wrong: `FM AMEMBASSY ATLANTIS`
Right: `FM AMEMBASSY SUVA`
"""

from collections.abc import Iterator

from reftel.telegram.checking.addresses import addresses, is_mission
from reftel.telegram.checking.rule import Finding, Rule
from reftel.telegram.model import Telegram
from reftel.telegram.mrn import resolve_post

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Only names behind AMEMBASSY and the like are missions; agencies are written in any way."""
    for plad, span in addresses(telegram):
        if is_mission(plad) and resolve_post(plad) is None:
            yield Finding(span, f"no table holds `{plad}`", "check the spelling of the post")


RULE = Rule("post-unknown", "warning", "addressing", __doc__, check)
