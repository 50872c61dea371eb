"""Keys in words, for people: what a telegram without a number of its own is called."""

import re

__all__ = ["key_in_words"]

_PRINTED = re.compile(r"P:(\d{4}):([^:>]+)(?:>([^:]+))?:(.+)")
_DAY = re.compile(r"D:([^:]+):(\S{10})")
_MINUTE = re.compile(r"Z:([^:]+):(\S{10})T(\S{5})")


def key_in_words(key: str) -> str:
    """`P:1961:STATE>NORWAY:388` is `STATE to NORWAY 388 (numbers of 1961-62)`."""
    if found := _PRINTED.fullmatch(key):
        year, sender, to, serial = found.groups()
        towards = f" to {to}" if to else ""
        return f"{sender}{towards} {serial} (numbers of {year}-{(int(year) + 1) % 100:02})"
    if found := _MINUTE.fullmatch(key):
        return f"{found[1]} message of {found[2]}, {found[3]}Z"
    if found := _DAY.fullmatch(key):
        return f"{found[1]} telegram of {found[2]}"
    return key.removeprefix("F:")
