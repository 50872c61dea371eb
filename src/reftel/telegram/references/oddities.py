"""What can be odd about a reference, in words: the rule's name, what is wrong, what to do."""

from dataclasses import dataclass

from reftel.telegram.diagnostic import Severity
from reftel.telegram.references.citing import Citing
from reftel.telegram.references.years import above_own

__all__ = [
    "Oddity",
    "empty_label",
    "figures_of_year",
    "letter_for_figure",
    "missing_label",
    "missing_post",
    "misspelt_post",
    "of_year",
    "only_a_year",
    "repeated_label",
    "septel",
    "unknown_post",
    "unread",
]


@dataclass(frozen=True, slots=True)
class Oddity:
    """A rule's name, a message, what to do, and how grave it is."""

    rule: str
    message: str
    help: str
    severity: Severity = "warning"


def empty_label(label: str) -> Oddity:
    """`A) B) SUVA 398`."""
    message = f"nothing stands behind the label {label}"
    return Oddity("reference-label-empty", message, "drop the label, or name what it cites")


def repeated_label(label: str) -> Oddity:
    """`(B) SUVA 401; (B) SUVA 405`."""
    return Oddity("reference-label-repeated", f"the label {label} stands twice", "label each reference once")


def missing_label(label: str) -> Oddity:
    """`STATE 45678 (B) SUVA 398`."""
    return Oddity("reference-label-missing", f"the label {label} is missing", f"write `{label}.` in front")


def septel() -> Oddity:
    """`REF: SEPTEL`."""
    return Oddity("reference-septel", "a separate telegram is announced, none is cited", "give its number")


def only_a_year(figures: str) -> Oddity:
    """`Reference: 75`."""
    return Oddity("reference-year-only", f"`{figures}` is only a year", "name post and number")


def unread(written: str) -> Oddity:
    """`REF: SUVA`."""
    message = f"`{written}` names no telegram by number"
    return Oddity("reference-unread", message, "name post and number, or say what it is")


def misspelt_post(written: str, post: str | None) -> Oddity:
    """`WELINGTON 221`."""
    return Oddity("post-misspelt", f"`{written}` was read as {post}", "spell the post as the table has it")


def unknown_post(written: str) -> Oddity:
    """`USIA 23904`."""
    message = f"no table holds a sender `{written}`"
    return Oddity("reference-post-unknown", message, "check the sender; it is kept as written", "info")


def missing_post(post: str) -> Oddity:
    """`REF: 307`."""
    message = f"a number without a post was read as one of {post}"
    return Oddity("reference-post-missing", message, "write the post before the number", "info")


def letter_for_figure() -> Oddity:
    """`SUVA O512`."""
    return Oddity("letter-for-figure", "a letter stands for a figure in a number", "write the figure")


def figures_of_year(year: int) -> Oddity:
    """`094 SUVA 841`."""
    message = f"the year was read as {year}: it has neither two nor four figures"
    return Oddity("reference-year-figures", message, "write two figures")


def of_year(
    post: str | None, serial: int, year: int, citing: Citing, *, assumed: bool, written: str
) -> list[Oddity]:
    """What is odd about the year that a serial was given: later, rolled back, ahead of the own serial."""
    if citing.year is None:
        return []
    if year > citing.year:
        message = f"`{written}` is of {year}, later than this telegram of {citing.year}"
        return [Oddity("reference-year-later", message, "check the year; it is kept as written")]
    if assumed and year < citing.year:
        message = f"`{written}` was read as one of {year}: the number is too high for {citing.year} so far"
        return [Oddity("reference-year-rolled-back", message, f"write `{year % 100:02}` in front", "info")]
    if assumed and above_own(citing, post, serial):
        message = f"`{written}` has a higher number than this telegram, {citing.serial}"
        return [
            Oddity("reference-serial-ahead", message, "check post and number, or write the year in front")
        ]
    return []
