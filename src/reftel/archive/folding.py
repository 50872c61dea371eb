"""Names as they are looked up, whatever signs and blanks stand in them."""

__all__ = ["fold_key"]


def fold_key(name: str) -> str:
    """A name as it is looked up: letters and digits, upper case."""
    return "".join(character for character in name if character.isalnum()).upper()
