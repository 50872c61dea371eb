"""Telegrams named in the body of a telegram."""

from reftel.telegram.mentions.find import find_mentions

__all__ = ["find_mentions"]
