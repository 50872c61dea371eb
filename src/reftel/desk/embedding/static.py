"""One vector for each token, looked up and averaged: a table distilled from MiniLM, made once.

Each token is given to the model alone; what it answers, brought to 256 dimensions, is the token's vector.
Frequent tokens weigh little (smooth inverse frequency, by their rank in the vocabulary). The method is that
of model2vec, whose class looks the vectors up.
"""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reftel.desk.embedding.minilm import Weights, forward, read_weights
from reftel.desk.embedding.model import ModelMissingError, Told
from reftel.desk.embedding.unit import unit

__all__ = ["Static", "distil", "from_folder", "static_model"]

Matrix = NDArray[np.float32]

NAME: Final = "static-minilm-1"
_DIMENSIONS = 256
_SMOOTH = 1e-3  #: of the frequency; smaller makes frequent tokens weigh less
_BATCH = 256
_LONGEST = 4_000  #: characters of a passage that are looked at
_UNUSED = "[unused"


class Static:
    """A table of vectors with its tokenizer."""

    def __init__(self, name: str, folder: Path) -> None:
        try:
            from model2vec import StaticModel  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise ModelMissingError("the package model2vec") from error
        self.name = name
        self._model = StaticModel.from_pretrained(str(folder))
        self.dimensions = int(self._model.dim)

    def embed(self, texts: Sequence[str]) -> Matrix:
        """Vectors of length one, in the order of the texts; a text without a known word is all zeros."""
        rows = self._model.encode(
            [text[:_LONGEST] for text in texts], show_progress_bar=False, use_multiprocessing=False
        )
        found: Matrix = np.asarray(rows, dtype=np.float32).reshape(len(texts), self.dimensions)
        return unit(found)


def static_model(cache: Path, told: Told | None = None) -> Static:
    """The default: made of MiniLM's weights the first time (a minute or two), then read from `cache`."""
    folder = cache / NAME
    if not (folder / "model.safetensors").is_file():
        distil(folder, told)
    return Static(NAME, folder)


def from_folder(folder: Path) -> Static:
    """A model that model2vec can read."""
    return Static(folder.name, folder)


def distil(folder: Path, told: Told | None = None) -> None:
    """Make the table and put it into this folder, whole or not at all."""
    from safetensors.numpy import save_file  # noqa: PLC0415 - an extra

    weights, words = read_weights()
    table = _table(weights, told or (lambda _done, _all: None))
    making = folder.with_name(f"{folder.name}.{os.getpid()}.part")
    making.mkdir(parents=True, exist_ok=True)
    save_file({"embeddings": table}, making / "model.safetensors")
    tokenizer = json.loads(words)
    tokenizer["truncation"] = tokenizer["padding"] = None
    tokenizer["post_processor"] = None  # no tokens around a text: they would only draw all vectors together
    (making / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")
    (making / "config.json").write_text(
        json.dumps({"model_type": "model2vec", "hidden_dim": table.shape[1], "normalize": True}),
        encoding="utf-8",
    )
    try:
        making.replace(folder)
    except OSError:  # another process was first
        for path in making.iterdir():
            path.unlink()
        making.rmdir()


def _table(weights: Weights, told: Told) -> Matrix:
    """A vector for each token, weighted."""
    size = len(weights["embeddings.word_embeddings.weight"])
    begin, end = 101, 102  # [CLS] and [SEP]
    found = np.zeros((size, 384), dtype=np.float32)
    for first in range(0, size, _BATCH):
        tokens = np.arange(first, min(first + _BATCH, size))
        rows = np.stack([np.full_like(tokens, begin), tokens, np.full_like(tokens, end)], axis=1)
        told(first, size)
        found[tokens] = forward(weights, rows, np.ones(rows.shape, dtype=np.float32))
    centred = found - found.mean(axis=0)
    _, _, axes = np.linalg.svd(centred, full_matrices=False)
    brought: Matrix = centred @ axes[:_DIMENSIONS].T
    ranks = np.arange(1, size + 1)
    frequency = 1 / (ranks * np.log(size))
    weighted: Matrix = (brought * (_SMOOTH / (_SMOOTH + frequency))[:, None]).astype(np.float32)
    return weighted
