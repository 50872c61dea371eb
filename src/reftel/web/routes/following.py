"""Following what was said: findings, to go through and decide on."""

from litestar import Response, get, post
from litestar.datastructures import State
from litestar.response import Redirect

from reftel.web import finding
from reftel.web.door import desk_of
from reftel.web.rendering import Browser
from reftel.web.routes.marking import Form

__all__ = ["HANDLERS"]


@get("/findings", include_in_schema=False, sync_to_thread=False)
def findings(request: Browser, state: State) -> Response[bytes]:
    """Suggestions that wait for a decision."""
    return finding.findings_page(request, desk_of(state))


@post("/findings", include_in_schema=False, sync_to_thread=True)
def decide(request: Browser, state: State, data: Form) -> Redirect | Response[None]:
    """Decide on one."""
    return finding.decide_finding(request, desk_of(state), data)


HANDLERS = [findings, decide]
