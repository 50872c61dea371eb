"""Who may talk to the server, and what a browser may do with its pages.

A page of another site can make a browser send requests to the loopback address under a name of its own
(DNS rebinding). Such a request carries that name in its Host header, so names are checked. The content
security policy allows what this server itself serves, and nothing written into a page.
"""

import ipaddress
from collections.abc import Iterable
from typing import cast

from litestar import Litestar
from litestar.enums import ScopeType
from litestar.types import (
    HTTPScope,
    LifeSpanReceive,
    LifeSpanScope,
    LifeSpanSend,
    Message,
    Receive,
    Scope,
    Send,
)

__all__ = ["LOOPBACK", "GuardedApp", "guard_headers", "host_allowed"]

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names the server answers to unless told otherwise."""

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    b"content-security-policy": _POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), microphone=(), geolocation=()",
}
_HARMLESS = frozenset({"GET", "HEAD", "OPTIONS"})
_REFUSAL = (
    b"This server does not answer to the name in the request.\n"
    b"Open it under the address that `reftel serve` printed, or name this host with --name.\n"
)


def host_allowed(header: str, names: Iterable[str], *, any_address: bool = False) -> bool:
    """Whether a Host header names this server; `any_address` accepts every numeric address.

    A numeric address cannot be rebound, since no name is looked up for it.
    """
    host = header.strip().lower()
    if host.startswith("["):
        name, _, port = host[1:].partition("]")
        port = port.removeprefix(":")
    else:
        name, _, port = host.partition(":")
    if port and not port.isdecimal():
        return False
    name = name.rstrip(".")
    if name in names:
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return any_address or address.is_loopback


async def guard_headers(message: Message, _scope: Scope) -> None:
    """Put the policy on every answer, errors included."""
    if message["type"] != "http.response.start":
        return
    headers = list(message.get("headers", ()))
    held = {name.lower() for name, _ in headers}
    headers.extend(pair for pair in _HEADERS.items() if pair[0] not in held)
    message["headers"] = headers


class GuardedApp(Litestar):
    """The application behind its door: requests under foreign names never reach a page."""

    __slots__ = ("any_address", "names")

    names: frozenset[str]
    any_address: bool

    async def __call__(
        self,
        scope: Scope | LifeSpanScope,
        receive: Receive | LifeSpanReceive,
        send: Send | LifeSpanSend,
    ) -> None:
        """Answer, or refuse a request that was meant for another host."""
        if scope["type"] == ScopeType.HTTP and not self._welcome(cast("HTTPScope", scope)):
            await _refuse(cast("Send", send))
            return
        await super().__call__(scope, receive, send)

    def _welcome(self, scope: HTTPScope) -> bool:
        hosts = [value for name, value in scope["headers"] if name.lower() == b"host"]
        if len(hosts) != 1:
            return False
        if scope["method"] not in _HARMLESS and _from_elsewhere(scope, hosts[0], self.names - LOOPBACK):
            return False
        return host_allowed(hosts[0].decode("latin-1"), self.names, any_address=self.any_address)


def _from_elsewhere(scope: HTTPScope, host: bytes, names: frozenset[str]) -> bool:
    """Whether a form of another site sent this; browsers say so themselves.

    Where a page came over plain HTTP from another machine they say only its origin. A server in front
    of this one may rewrite the host, so that an origin under a name given to this server is its own too.
    """
    sites = {value for name, value in scope["headers"] if name.lower() == b"sec-fetch-site"}
    if sites - {b"same-origin", b"none"}:
        return True
    for name, origin in scope["headers"]:
        if name.lower() == b"origin":
            site = origin.partition(b"://")[2].lower()
            named = site.decode("latin-1").rpartition(":")[0] or site.decode("latin-1")
            if site != host.strip().lower() and named not in names:
                return True
    return False


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *_HEADERS.items()]
    await send({"type": "http.response.start", "status": 421, "headers": headers})
    await send({"type": "http.response.body", "body": _REFUSAL, "more_body": False})
