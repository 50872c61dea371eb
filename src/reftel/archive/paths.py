r"""Paths as text that a database and JSON can hold, and back to what the system knows them by.

On some systems a name is bytes and need not be UTF-8; Python shows such bytes as lone surrogates, which no
encoder takes. They are written as `\udc80` and the like, and read back from that.
"""

import os
import re
from pathlib import Path

__all__ = ["on_disk", "written"]

_LONE = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile(r"\\u(d[89a-f][0-9a-f]{2})")


def written(path: Path | str) -> str:
    """An absolute path as text; links are kept as they are."""
    return _LONE.sub(lambda found: f"\\u{ord(found[0]):04x}", os.path.abspath(path))  # noqa: PTH100 - `..` too


def on_disk(text: str) -> Path:
    """The path that was written so."""
    return Path(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text))
