"""A linter for telegrams: rules with a name, a page and an era."""

from reftel.telegram.checking.run import Checked, check, checked

__all__ = ["Checked", "check", "checked"]
