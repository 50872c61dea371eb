"""The only place that prints: results go to standard output, talk to standard error.

Colour is used only on a terminal and never against `NO_COLOR`. A closed pipe (`reftel list | head`) ends
the command quietly; a full disk behind standard output ends it with one line. What a file name or a text
holds cannot steer a terminal: characters of control are shown by their number there.
"""

import errno
import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import NoReturn, TextIO

__all__ = [
    "close_pipe",
    "columns",
    "fail",
    "flush",
    "hold_streams",
    "is_terminal",
    "json_line",
    "print_bytes",
    "print_line",
    "say",
    "say_from_signal",
    "stderr",
    "styled",
]

_STEERING = re.compile(r"\x1b(?!\[[0-9;]*m)|[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f]")
"""Control characters but line end and tab, and every escape that is not one of our own styles."""

_STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}


def print_line(text: str = "") -> None:
    """One line of a result."""
    _write(sys.stdout, text + "\n")


def print_bytes(data: bytes) -> None:
    """Bytes as they are, with nothing added: the exact text of a copy."""
    flush()
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        _cannot_write(error)


def json_line(value: object) -> None:
    """One result as one line of JSON; dataclasses are written as objects."""
    import msgspec  # noqa: PLC0415 - `reftel --help` needs none of it

    _write(sys.stdout, msgspec.json.encode(value).decode() + "\n")


def say(text: str) -> None:
    """Talk: what is going on, what to do next; never part of a result."""
    flush()
    _write(sys.stderr, text + "\n")


def say_from_signal(text: str) -> None:
    """The same from the handler of a signal, which may have come in the middle of a write to any stream.

    Streams refuse to be entered twice, so this goes past them.
    """
    with suppress(OSError, ValueError):  # nobody hears it, then
        os.write(sys.stderr.fileno(), f"{text}\n".encode())


def fail(text: str) -> None:
    """Why a command could not do its work."""
    say(f"{styled('reftel:', 'bold', 'red', to=sys.stderr)} {text}")


def is_terminal(stream: TextIO | None = None) -> bool:
    """Whether a person watches this stream (standard error by default)."""
    stream = stream or sys.stderr
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def styled(text: str, *styles: str, to: TextIO | None = None) -> str:
    """The text in these styles, where standard output (or `to`) takes colour."""
    stream = to or sys.stdout
    if not text or os.environ.get("NO_COLOR") or not is_terminal(stream):
        return text
    codes = ";".join(_STYLES[style] for style in styles)
    return f"\x1b[{codes}m{text}\x1b[0m"


def columns(rows: Iterable[tuple[str, ...]], gap: int = 2) -> None:
    """A small table, every column as wide as its widest value; for few rows, since all are held."""
    table = list(rows)
    if not table:
        return
    widths = [max(len(row[place]) for row in table) for place in range(len(table[0]))]
    for row in table:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        print_line((" " * gap).join(cells).rstrip())


def flush() -> None:
    """Bring results out before anything is said about them."""
    try:
        sys.stdout.flush()
    except OSError as error:
        _cannot_write(error)


def stderr() -> TextIO:
    """The stream for talk, for those who style what they say."""
    return sys.stderr


def hold_streams() -> None:
    """Where a stream was closed before we began (`reftel list >&-`), write to nowhere in its place.

    Else the next file that is opened, the archive maybe, would have the number of that stream.
    """
    nowhere = os.open(os.devnull, os.O_RDWR)
    while nowhere <= 2:
        nowhere = os.open(os.devnull, os.O_RDWR)
    os.close(nowhere)
    sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - open to the end
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def close_pipe() -> None:
    """After a reader has gone: no second complaint when Python closes the stream at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write(stream: TextIO, text: str) -> None:
    if _STEERING.search(text) and is_terminal(stream):
        text = _STEERING.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
    try:
        stream.write(text)
    except UnicodeEncodeError:  # a terminal of another encoding shows what it can
        encoding = stream.encoding or "ascii"
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
    except OSError as error:
        if stream is sys.stdout:
            _cannot_write(error)
        # talk that nobody hears does not stop the work, nor may it fail again when Python ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _cannot_write(error: OSError) -> NoReturn:
    """End the command: quietly where the reader of a pipe has gone, else with what is wrong."""
    close_pipe()
    if error.errno == errno.EPIPE:
        raise SystemExit(0) from error
    fail(f"The results cannot be written: {error.strerror}.")
    raise SystemExit(1) from error
