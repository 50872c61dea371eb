"""Rows brought to length one, so that their products are cosines."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["unit"]


def unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """The same rows with length one; rows of zeros stay."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    result: NDArray[np.float32] = (rows / np.maximum(lengths, 1e-9)).astype(np.float32)
    return result
