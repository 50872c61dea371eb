"""`reftel serve`: the archive in a web browser, on this machine alone unless told otherwise."""

import errno
import ipaddress
import socket
import webbrowser
from typing import TYPE_CHECKING

import click

from reftel.cli import output
from reftel.cli.archives import CLEAN, desk_of
from reftel.errors import ReftelError

if TYPE_CHECKING:
    from reftel.desk.desk import Desk

__all__ = ["serve_command", "serve_desk"]

DEFAULT_PORT = 8765
_BACKLOG = 128


class AddressTakenError(ReftelError):
    """Another program listens there."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"Port {port} of {host} is in use, perhaps by another `reftel serve`. "
            f"Try `reftel serve --port {port + 1 if port < 65535 else 0}`, or `--port 0` for any free one."
        )


class AddressRefusedError(ReftelError):
    """The machine does not let this address be listened at."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(
            f"Cannot listen at {host} port {port}: {reason}. "
            f"Try `reftel serve` without `--host`, and a port above 1023."
        )


@click.command("serve", epilog="Example: reftel serve --open")
@click.option("--host", default="127.0.0.1", metavar="HOST", show_default=True, help="Address to listen at.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=DEFAULT_PORT,
    metavar="N",
    show_default=True,
    help="Port; 0 takes any that is free.",
)
@click.option("--name", "names", multiple=True, metavar="NAME", help="A further host name it answers to.")
@click.option("--open", "open_browser", is_flag=True, help="Open it in the browser.")
@click.pass_context
def serve_command(
    ctx: click.Context, host: str, port: int, names: tuple[str, ...], *, open_browser: bool
) -> int:
    """Open the archive in a web browser.

    Only this machine can reach it unless --host names another address. Ctrl-C ends it.
    """
    with desk_of(ctx) as desk:
        serve_desk(desk, host, port, names, open_browser=open_browser)
    return CLEAN


def serve_desk(
    desk: "Desk", host: str, port: int, names: tuple[str, ...] = (), *, open_browser: bool = False
) -> None:
    """Serve until interrupted; says the address once pages can be asked for."""
    import uvicorn  # noqa: PLC0415 - `reftel --help` needs none of it

    from reftel.web.app import create_app  # noqa: PLC0415 - the same
    from reftel.web.guarding import LOOPBACK  # noqa: PLC0415 - the same

    listening = _listen(host, port)
    address = _address(host, listening.getsockname()[1])
    local = _is_loopback(host)
    app = create_app(desk, names=LOOPBACK | {host.lower()} | set(names), any_address=not local)

    class Announcing(uvicorn.Server):
        """Says where it is once it answers."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                _announce(address, local=local)
                if open_browser and not webbrowser.open(address):
                    output.say("No browser could be opened; open the address yourself.")

    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=3
    )
    try:
        Announcing(config).run(sockets=[listening])
    except KeyboardInterrupt:  # uvicorn has shut down in order, and hands the signal on
        output.say("\nClosed.")
    finally:
        listening.close()


def _announce(address: str, *, local: bool) -> None:
    output.print_line(f"Reftel is open at {address}")
    output.flush()
    if not local:
        output.say("Everyone who can reach this machine over the network can read this archive.")
    output.say("Ctrl-C closes it.")


def _listen(host: str, port: int) -> socket.socket:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, place = found[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(place)
        listening.listen(_BACKLOG)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise AddressTakenError(host, port) from error
        raise AddressRefusedError(host, port, error.strerror or str(error)) from error
    return listening


def _is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _address(host: str, port: int) -> str:
    """What to type into a browser; the address of all interfaces is no place to go to."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not listened at
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"
