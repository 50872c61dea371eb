"""A routing indicator in front of a mission it does not belong to.

Why it matters: the relay delivers to the indicator, people believe the name.
Wrong: `INFO RUEHNY/AMEMBASSY WELLINGTON 0078`
Right: `INFO RUEHWL/AMEMBASSY WELLINGTON 0078`
"""

from collections.abc import Iterator

from reftel.gazetteer.posts import by_routing
from reftel.telegram.checking.addresses import is_mission
from reftel.telegram.checking.places import spans_of
from reftel.telegram.checking.rule import RELAYED, Finding, Rule
from reftel.telegram.model import Telegram
from reftel.telegram.mrn import resolve_post

__all__ = ["RULE"]


def check(telegram: Telegram) -> Iterator[Finding]:
    """Only an indicator that the table gives to another city is wrong: offices share and vary them."""
    record = telegram.values
    for key, held in (("action", record.action), ("info", record.info)):
        for each, span in zip(held, spans_of(telegram, key), strict=False):
            if each.routing is None or not is_mission(each.plad):
                continue
            named, routed = resolve_post(each.plad, near=False), by_routing(each.routing)
            if named is not None and routed is not None and named.post.city != routed.city:
                message = f"{each.routing} belongs to {routed.spaced}"
                right = named.post.routing
                yield Finding(span, message, f"write `{right}/{each.plad}`" if right else None)


RULE = Rule("routing-of-other-post", "error", "addressing", __doc__, check, forms=RELAYED)
