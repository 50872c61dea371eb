"""`reftel.check` is the linter for programs."""

import reftel
from reftel.telegram.checking.examples import telegram_with


def test_check_is_handed_on_by_the_package() -> None:
    found = reftel.check(reftel.parse(telegram_with("2007", "TAGS: FJ")))
    assert [(told.rule, told.line) for told in found] == [("subject-tag-missing", 16)]
