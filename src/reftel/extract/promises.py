"""Commitments to future action: who is bound, to what, and by when.

What commits is found in `commitments.py`. The day is counted from the meeting's day where one is given, else
from the telegram's.
"""

import datetime as dt

from reftel.extract.agents import OWN
from reftel.extract.commitments import Draft, drafts_of
from reftel.extract.days import Due, due_in
from reftel.extract.evidence import evidence, opening
from reftel.extract.findings import Promise
from reftel.extract.frames import REPORTS
from reftel.extract.reading import Reading
from reftel.extract.restated import once

__all__ = ["promises_in"]


def promises_in(reading: Reading, base: dt.date | None) -> list[Promise]:
    """Every promise, in order; `base` is the day of the meeting that the telegram reports, if it has one."""
    found: list[Promise] = []
    drafts = drafts_of(reading)
    sent = reading.context.day
    for row, draft in enumerate(drafts):
        stop = draft.stop
        if row + 1 < len(drafts) and drafts[row + 1].sentence is draft.sentence:
            stop = max(draft.verb + 2, min(stop, drafts[row + 1].first))
        stop = min(stop, len(draft.sentence.words))
        alone = row == 0 or drafts[row - 1].sentence is not draft.sentence
        shows = evidence(
            draft.sentence, opening(draft.sentence, draft.first) if alone else draft.first, stop, draft.verb
        )
        due = _due(draft, stop, base, sent)
        found.append(
            Promise(
                quote=shows.quote,
                span=shows.span,
                paragraph=shows.paragraph,
                mark=shows.mark,
                rule=draft.rule,
                confidence=draft.confidence,
                by=(reading.own or draft.by) if (draft.by or "").upper() in OWN else draft.by,
                what=_what(draft, stop),
                due_text=None if due is None else due.text,
                due_date=None if due is None or due.day is None else due.day.isoformat(),
            )
        )
    return once(found, _may_be_one)


def _may_be_one(one: Promise, other: Promise) -> bool:
    """Whether two promises bind one party, as far as is known, by one day."""
    same = one.by is None or other.by is None or one.by.split()[-1].upper() == other.by.split()[-1].upper()
    return same and (one.due_date is None or other.due_date is None or one.due_date == other.due_date)


def _due(draft: Draft, stop: int, base: dt.date | None, sent: dt.date | None) -> Due | None:
    """By when: said behind the verb, else before it in the same clause, else at the head of the sentence."""
    found: Due | None = None
    for first, end in _where_due(draft, stop):
        words = draft.sentence.text(first, end)
        due = due_in(words.upper(), base, sent)
        if due is not None and due.day is not None and _past(due.day, base, sent):
            continue  # talks which were put off in July
        if due is not None and (found is None or (found.day is None and due.day is not None)):
            found = Due(words[due.start : due.end], due.start, due.end, due.day)
        if found is not None and found.day is not None:
            return found
    return found


def _past(day: dt.date, base: dt.date | None, sent: dt.date | None) -> bool:
    """Whether a day lies before the meeting and the telegram, so that nothing can be due on it."""
    known = [one for one in (base, sent) if one is not None]
    return bool(known) and day < min(known)


def _where_due(draft: Draft, stop: int) -> list[tuple[int, int]]:
    sentence = draft.sentence
    places = [(draft.verb, stop)]
    if draft.first < draft.verb:
        places.append((draft.first, draft.verb))
    start = opening(sentence, draft.first)
    if start < draft.first and not REPORTS & set(sentence.words[start : draft.first]):
        places.append((start, draft.first))
    return places


def _what(draft: Draft, stop: int) -> str | None:
    row = draft.verb
    if draft.rule.startswith(
        ("promise-verb", "promise-ready", "promise-no", "promise-offer", "promise-agreement")
    ):
        row += 1
        while row < stop and draft.sentence.words[row] in {"TO", "THAT", "OF"}:
            row += 1
    return draft.sentence.text(row, stop) if row < stop else None
