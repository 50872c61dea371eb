"""A model at an address that speaks as OpenAI's interface does: POST /embeddings with a list of texts.

Only used when the reader gives the address; the passages go there and nowhere else. The name of the model
stands behind `#`: `http://localhost:8080/v1#nomic-embed`.
"""

import json
import os
import urllib.error
import urllib.request
from collections.abc import Sequence
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from reftel.desk.embedding.unit import unit
from reftel.errors import ReftelError

__all__ = ["Remote", "RemoteError"]

_KEY: Final = "REFTEL_EMBEDDING_KEY"
_BATCH = 64
_SECONDS = 120


class RemoteError(ReftelError):
    """The address did not answer as it should."""


class _Row(msgspec.Struct):
    index: int
    embedding: list[float]


class _Answer(msgspec.Struct):
    data: list[_Row]


class Remote:
    """The model behind an address."""

    def __init__(self, address: str) -> None:
        base, _, model = address.partition("#")
        self._address = f"{base.rstrip('/')}/embeddings"
        self._model = model
        self.name = f"{model or 'model'} at {base}"
        self.dimensions = self.embed(["telegram"]).shape[1]

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of length one, in the order of the texts."""
        rows = [
            row for first in range(0, len(texts), _BATCH) for row in self._ask(texts[first : first + _BATCH])
        ]
        return unit(np.array(rows, dtype=np.float32))

    def _ask(self, texts: Sequence[str]) -> list[list[float]]:
        headers = {"Content-Type": "application/json"}
        if key := os.environ.get(_KEY):
            headers["Authorization"] = f"Bearer {key}"
        body = json.dumps({"model": self._model, "input": list(texts)}).encode()
        request = urllib.request.Request(self._address, body, headers)  # noqa: S310 - http only, see `choose`
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 - the same
                found = msgspec.json.decode(answer.read(), type=_Answer)
        except (OSError, urllib.error.URLError, msgspec.MsgspecError) as error:
            raise RemoteError(f"{self._address} did not answer with vectors: {error}") from error
        if len(found.data) != len(texts):
            raise RemoteError(f"{self._address} gave {len(found.data)} vectors for {len(texts)} texts.")
        return [row.embedding for row in sorted(found.data, key=lambda row: row.index)]
