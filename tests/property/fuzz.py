"""Guided fuzzing of the reader: `python tests/property/fuzz.py SEEDS -max_total_time=120`."""

import sys

import atheris

with atheris.instrument_imports(include=["reftel"]):
    import reftel
    import reftel.telegram.checking
    import reftel.telegram.parsing.read
    import reftel.telegram.parsing.split


def once(data: bytes) -> None:
    """One text: read, given back, cut and judged."""
    text = data.decode("utf-8", "replace")
    telegram = reftel.parse(text)
    if reftel.exact(telegram) != text:
        raise AssertionError("the text did not come back")
    telegram.record()
    at = 0
    for start, stop in reftel.split(text):
        if start != at:
            raise AssertionError("stretches leave a gap")
        at = stop
    reftel.check(telegram)


if __name__ == "__main__":
    atheris.Setup(sys.argv, once)
    atheris.Fuzz()
