"""How long the pages of the reading room take: every page but results and telegrams, over real HTTP."""

import statistics
import subprocess
import time
from pathlib import Path

from measuring import _REFTEL, Row, _free_port, _get, _wait_for

from reftel.desk.desk import open_desk

__all__ = ["rooms"]

_TIMES = 25
_FIXED = (
    "/", "/list", "/overview", "/map", "/marks", "/collections", "/status", "/gaps", "/suspense?every=1",
    "/suspense?view=board", "/suspense/suggested", "/findings", "/people", "/dossiers", "/resolve", "/help",
)  # fmt: skip


def rooms(archive: Path) -> list[Row]:
    """Half and 95 of 100 times of each page; the first time, which may count, stands beside it."""
    with open_desk(archive) as desk:
        address = desk.search("", limit=1).hits[0].address
        word = next(word for word in desk.frequent_words(200)[50:] if word.isalpha())
    below = [f"/t/{address}{part}" for part in ("/text", "/thread", "/cite", "/card", "/proof?quote=the")]
    searched = [f"/search/facet?q={word}&name=signer", f"/suggest?q={word[:4]}", f"/next?q={word}"]
    port = _free_port()
    command = [*_REFTEL, "--archive", str(archive), "serve", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        return [_row(port, path) for path in [*_FIXED, *below, *searched]]
    finally:
        server.terminate()
        server.wait()


def _row(port: int, path: str) -> Row:
    first = _timed(port, path)
    times = sorted(_timed(port, path) for _ in range(_TIMES))
    half, most = statistics.median(times), times[int(len(times) * 0.95)]
    name = path.replace(path.split("/")[2], "…") if path.startswith("/t/") else path
    return Row(f"`{name}`: half, 95 of 100, first, ms", f"{half:.0f}, {most:.0f}, {first:.0f}", "100")


def _timed(port: int, path: str) -> float:
    begun = time.perf_counter()
    status = _get(port, path)
    if status not in (200, 303):
        raise SystemExit(f"{path} was answered with {status}")
    return (time.perf_counter() - begun) * 1000
