"""Bodies written by hand, and read without the rest of a telegram."""

from collections.abc import Callable

import pytest

from reftel.telegram.body import Body, read_body
from reftel.telegram.parsing.lines import sort_lines
from reftel.telegram.record import Mark


@pytest.fixture(scope="session")
def body() -> Callable[..., Body]:
    def read(text: str, level: Mark | None = "U") -> Body:
        return read_body(text, sort_lines(text), level)

    return read
