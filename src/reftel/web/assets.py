"""Styles, scripts and typefaces, read once and served from memory under an address that names their content.

Only what was read at the start can be asked for, so no address can lead to another file.
"""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

__all__ = ["Asset", "address", "assets"]

_TYPES = {
    "css": "text/css",
    "js": "text/javascript",
    "woff2": "font/woff2",
    "svg": "image/svg+xml",
    "txt": "text/plain",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as the browser gets it."""

    content: bytes
    media: str
    digest: str


@cache
def assets() -> dict[str, Asset]:
    """All assets by name; the style sheets and the scripts each become one file."""
    root = files("reftel.web").joinpath("static")
    table = {one.name: _asset(one.name, one.read_bytes()) for one in _within(root, "fonts")}
    table["icon.svg"] = _asset("icon.svg", root.joinpath("icon.svg").read_bytes())
    table["reftel.js"] = _asset("reftel.js", _joined(root, "js"))
    style = _joined(root, "css")
    for name, one in table.items():  # faces are asked for by content too, so that they can be kept for good
        style = style.replace(f"url({name})".encode(), f"url({name}?v={one.digest})".encode())
    table["reftel.css"] = _asset("reftel.css", style)
    return table


def address(name: str) -> str:
    """The address of an asset, with its digest, so that browsers may keep it for good."""
    return f"/static/{name}?v={assets()[name].digest}"


def _within(root: Traversable, folder: str) -> list[Traversable]:
    return sorted(root.joinpath(folder).iterdir(), key=lambda one: one.name)


def _joined(root: Traversable, folder: str) -> bytes:
    return b"\n".join(one.read_bytes() for one in _within(root, folder))


def _asset(name: str, content: bytes) -> Asset:
    media = _TYPES.get(name.rpartition(".")[2], "application/octet-stream")
    return Asset(content, media, hashlib.sha256(content).hexdigest()[:12])
