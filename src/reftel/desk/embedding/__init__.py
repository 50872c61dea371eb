"""Words to vectors: models that run on this machine, or at an address the reader gives.

The extra `semantic` brings the libraries; nothing here is loaded before meaning is asked for.
"""

from reftel.desk.embedding.model import Embedder, ModelMissingError, choose

__all__ = ["Embedder", "ModelMissingError", "choose"]
