"""`check`: everything there is to say against a telegram, in the order of its text.

The reader's own findings come along with those of the rules. A rule is asked only about telegrams of the
forms and days it speaks of, and only where there is a text to judge.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from reftel.telegram.checking.eras import day_of
from reftel.telegram.checking.places import is_whole
from reftel.telegram.checking.rule import Edit, Rule
from reftel.telegram.checking.table import RULES
from reftel.telegram.diagnostic import Diagnostic
from reftel.telegram.model import Telegram
from reftel.telegram.text import Places

__all__ = ["Checked", "check", "checked"]


@dataclass(frozen=True, slots=True)
class Checked:
    """A diagnostic with the edits that would mend it; most have none."""

    diagnostic: Diagnostic
    edits: tuple[Edit, ...] = ()


def _found(telegram: Telegram, rules: Collection[Rule]) -> Iterator[Checked]:
    form, day, places = telegram.values.form, day_of(telegram), Places(telegram.text)
    for rule in rules:
        if not rule.holds(form, day):
            continue
        for finding in rule.check(telegram):
            line, column = places.of(finding.span[0]) if finding.span else (None, None)
            yield Checked(
                Diagnostic(
                    rule.name, rule.severity, finding.message, finding.help, finding.span, line, column
                ),
                finding.edits,
            )


def checked(telegram: Telegram, rules: Collection[Rule] = RULES) -> list[Checked]:
    """What the reader and these rules say, with the edits that mend it, in the order of the text."""
    names = {rule.name for rule in RULES} - {rule.name for rule in rules}
    found = [Checked(told) for told in telegram.values.diagnostics if told.rule not in names]
    if is_whole(telegram):
        found += _found(telegram, rules)
    found.sort(key=lambda one: (one.diagnostic.span or (0, 0), one.diagnostic.rule))
    return found


def check(telegram: Telegram, rules: Collection[Rule] = RULES) -> list[Diagnostic]:
    """What the reader and these rules say against a telegram, in the order of its text."""
    return [one.diagnostic for one in checked(telegram, rules)]
